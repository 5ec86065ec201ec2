"""The ways into the office's mailbox, on a real Dovecot: STARTTLS, tokens, servers without MOVE; the trial of
`check --server`, which changes nothing; and what people write who want to leave."""

import json

import pytest
from lab import SENDER, token
from test_mailbox import PASSWORD, Office


@pytest.fixture
def office(desk, lab) -> Office:
    return Office(desk, lab)


def ways(office):
    base, ca = office.lab.base, f"{office.lab.folder}/tls/ca.pem"
    safe = f'host = "localhost"\nport = {base + 13}\nsecurity = "starttls"\nca-file = "{ca}"\n'
    return {
        "starttls": (safe, "geheim"),
        "token": (safe + 'auth = "xoauth2"\n', token(SENDER)),
        "no-move": (f'host = "127.0.0.2"\nport = {base + 13}\nsecurity = "none"\n', "geheim"),
    }


@pytest.mark.parametrize("way", ["starttls", "token", "no-move"])
def test_each_way_reads_and_moves_what_is_settled(office, way):
    imap, secret = ways(office)[way]
    office.settings(imap=imap)
    own = {"RUNDMAIL_IMAP_PASSWORD": secret}
    office.mailing(f"weg-{way}", ["user90@rcpt.example"])
    assert office.send("--ohne-postfach", **own).code == 0
    assert len(office.about(f"weg-{way}")) == 2
    office.bounces(**own)
    office.arrives("user90@rcpt.example", "Abmeldung")
    office.arrives("user91@rcpt.example", "Frage")
    with office.imap() as imap:
        imap.create("Erledigt")
        imap.select("INBOX", readonly=True)
        *others, settled, stays = imap.uid("SEARCH", None, "ALL")[1][0].split()
    before = {number for number, _ in inbox(office)}
    tried = office.place.run("pruefen", "--server", **{**PASSWORD, **own})
    assert tried.code == 0, tried.err
    assert "INBOX" in tried.err and "Gesendet" in tried.err and "Postfach: " in tried.err
    assert secret not in tried.err + tried.out
    assert {number for number, _ in inbox(office)} == before
    assert not any("Seen" in flags for number, flags in inbox(office) if number in (settled, stays))
    done = office.bounces("--verschieben", "Erledigt", **own)
    assert done.code == 0, done.err
    assert "user90@rcpt.example" in done.err + done.out
    assert {number for number, _ in inbox(office)} == before - {settled}
    assert any(b"user90@rcpt.example" in mail for mail in office.mails("Erledigt"))
    assert secret not in done.err + done.out


def inbox(office):
    """The numbers and flags of the mails in the inbox."""
    with office.imap() as imap:
        imap.select("INBOX", readonly=True)
        data = imap.uid("FETCH", "1:*", "(FLAGS)")[1]
    found = [part.split(b"UID ")[1].rstrip(b")").split(b" ")[0] for part in data if part]
    return [(number, part.decode()) for number, part in zip(found, data, strict=True)]


@pytest.mark.parametrize(
    ("change", "secret", "told"),
    [
        ("", "falsch", "Anmeldung"),
        ('inbox = "Rückläufe"\n', "geheim", "keinen Ordner „Rückläufe“"),
        ('sent = "Ablage"\n', "geheim", "keinen Ordner „Ablage“"),
        ('auth = "xoauth2"\n', token(SENDER, key=b"anderer"), "Anmeldung"),
    ],
)
def test_a_mailbox_that_cannot_be_used_is_told_by_the_trial(office, change, secret, told):
    imap, _ = ways(office)["starttls"]
    office.settings(imap=imap + change)
    done = office.place.run("pruefen", "--server", **PASSWORD, RUNDMAIL_IMAP_PASSWORD=secret)
    assert done.code == 4 and told in done.err, done.err
    assert secret == "geheim" or secret not in done.err + done.out


def test_no_wish_to_leave_is_lost_and_no_forged_one_counts(office):
    """To the address for unsubscribing, with nothing in it; in free words; by others in somebody's name."""
    office.settings()
    toml = office.place.folder / "rundmail.toml"
    desk = "abmelden@musterhausen.example"
    toml.write_text(toml.read_text().replace(f"mailto:{SENDER}?subject=Bitte%20streichen", f"mailto:{desk}"))
    people = [f"user{number}@rcpt.example" for number in range(100, 107)]
    empty, words, free, other_domain, softfail, away, stays = people
    office.mailing("zuvor", people)
    assert office.send("--ohne-postfach").code == 0
    office.bounces()
    office.arrives(empty, "", to=desk, head=f"Return-Path: <{empty}>\r\n")
    office.arrives(words, "Hallo", "Geht das so?", to=desk)
    office.arrives(free, "Bitte", "Bitte nehmen Sie mich aus dem Verteiler.")
    office.arrives("neu@fern.example", "Bitte", "Ich will keine E-Mails mehr. Meine Adresse war user106@rcpt.example.")
    office.arrives(other_domain, "Abmeldung", head="Return-Path: <boese@anderswo.example>\r\n")
    office.arrives(softfail, "Abmeldung", head="Authentication-Results: mx.example; spf=softfail\r\n")
    office.arrives(
        away,
        "Automatische Antwort: Unzustellbar bis Montag",
        "Ich bin im Urlaub. Ihre E-Mail konnte nicht zugestellt werden.",
        head="Auto-Submitted: auto-replied\r\nReturn-Path: <>\r\n",
    )
    done = office.bounces("--json")
    told = json.loads(done.out)
    gone = {one["address"] for one in told["unsubscribed"]}
    assert gone == {empty}, done.out
    notices = {one["from"]: one for one in told["notices"]}
    assert set(notices) == {words, free, "neu@fern.example", other_domain, softfail}, done.out
    assert all(one["kind"] == "unsubscribe" for one in notices.values())
    assert not told["bounced"]
    office.mailing("danach", people)
    assert office.send().code == 0
    assert set(office.states()) == set(people) - {empty}
