-- Those whom a power cut (any boot ID but ?2) left reserved and not settled for good: nobody knows whether they
-- were begun, so an earlier reply says nothing. Where the steps beside the ledger know more, they decide. All
-- others of account ?1 are as the ledger says.
WITH lost AS MATERIALIZED (
    SELECT key, attempts, state, message_id, at, code, reply FROM temp.step WHERE mailing = ?1
    UNION ALL
    SELECT one.key, NULL, 'uncertain', one.value, reservation.at, NULL, ''
    FROM reservation, json_each(mails) AS one
    WHERE reservation.mailing = ?1 AND boot IS NOT ?2
        AND NOT EXISTS (SELECT 1 FROM temp.step WHERE mailing = ?1 AND step.key = one.key)),
known AS (
    SELECT delivery.key, position, address, name,
        coalesce(lost.state, delivery.state) AS state,
        iif(lost.key IS NULL OR lost.attempts IS NULL AND delivery.state = 'sending',
            delivery.at, lost.at) AS at,
        iif(lost.key IS NULL, delivery.code, lost.code) AS code,
        iif(lost.key IS NULL, delivery.reply, lost.reply) AS reply,
        iif(lost.key IS NULL OR lost.attempts IS NULL AND delivery.state = 'sending',
            delivery.message_id, lost.message_id) AS message_id,
        coalesce(lost.attempts, delivery.attempts) AS attempts
    FROM delivery LEFT JOIN lost ON lost.key = delivery.key
        AND (lost.attempts IS NOT NULL OR delivery.state IN ('planned', 'deferred', 'sending'))
    WHERE mailing = ?1)
