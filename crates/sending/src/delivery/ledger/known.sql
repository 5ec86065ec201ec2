-- Everybody's standing: a server loses nothing that it has confirmed.
WITH known AS (
    SELECT key, position, address, name, state, at, code, reply, message_id, attempts
    FROM delivery WHERE mailing = ?1)
