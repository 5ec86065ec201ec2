"""Mails that came back: sent over a real server, reported, noted, warned about."""

import json
import mailbox
import sqlite3
from contextlib import closing

from lab import status
from reading import parse

REPORT = """From: Mail Delivery System <MAILER-DAEMON@mail.musterhausen.example>
To: integration@musterhausen.example
Subject: Undelivered Mail Returned to Sender
Date: Thu, 17 Sep 2026 08:00:00 +0000
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grenze"

--grenze
Content-Type: text/plain; charset=utf-8

This is the mail system.
--grenze
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.musterhausen.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--grenze
Content-Type: text/rfc822-headers

To: {address}
Message-ID: {message_id}

--grenze--
"""


def report(mail, action="failed", address=None):
    message_id = parse(mail.content)["Message-ID"]
    address = address or mail.recipients[0]
    return REPORT.format(address=address, action=action, message_id=message_id)


def test_a_report_is_noted_once_and_warned_about(network, server):
    network.use_server(server.port)
    assert network.run("send", network.file, "--yes").code == 0
    gone, late, forged = server.mails[:3]
    reports = network.folder / "berichte"
    reports.mkdir()
    (reports / "zurueck.eml").write_text(report(gone), "utf-8")
    box = mailbox.mbox(reports / "Eingang")
    box.add(report(late, "delayed").encode())
    box.add(report(forged, address="jemand@anders.example").encode())
    box.add(b"From: a@b.example\nSubject: Hallo\n\nGuten Tag\n")
    box.close()

    done = network.run("ruecklaeufer", reports)
    assert done.code == 0, done.err
    assert "Adresse unbekannt" in done.out and gone.recipients[0] in done.out
    assert "1 neu als zurückgekommen verbucht" in done.err
    assert "1 verzögert, 1 nicht zuzuordnen, 1 andere E-Mail" in done.err

    after = status(network)
    row = after.pop(gone.recipients[0])
    assert (row["state"], row["code"], row["reply"]) == ("bounced", "550", "5.1.1 no such user")
    assert {row["state"] for row in after.values()} == {"sent"}
    assert "    Adresse unbekannt (" in network.run("status", network.file).out

    again = network.run("bounces", reports / "zurueck.eml", "--json")
    assert again.code == 5
    [known] = json.loads(again.out)["bounced"]
    assert (known["new"], known["reason"], known["status"]) == (False, "address unknown", "5.1.1")
    assert status(network)[gone.recipients[0]] == row

    listed = network.run("contacts")
    assert listed.code == 0 and listed.err.count("contacts.bounced") == 1
    assert "kam am" in listed.err
    before = len(server.mails)
    assert "kam die E-Mail zurück" in network.run("send", network.file, "--yes", "--correction").err
    assert len(server.mails) == before, "nothing has changed, so nobody gets it again"


def test_a_huge_mailbox_costs_a_moment_and_hides_nothing(network, server, tmp_path):
    """100 MB as an old mail program keeps them: a giant mail, quoted lines, CRLF, the report at the end."""
    network.use_server(server.port)
    assert network.run("send", network.file, "--yes", "--to", "rat").code == 0
    [gone] = server.mails
    box = tmp_path / "Posteingang"
    small = "From a@b.example Thu Sep 17 08:00:00 2026\nFrom: a@b.example\nSubject: Hallo\n\n>From jemand\n{}\n"
    with box.open("wb") as file:
        file.write(b"From riese@b.example Thu Sep 17 08:00:00 2026\r\nSubject: Riese\r\n\r\n")
        for _ in range(600):
            file.write(b"x" * 76 + b"\r\n" + b"y" * 100_000 + b"\r\n")
        file.write(b"\r\n")
        mail = small.format(("Guten Tag " * 7 + "\n\n>>From ihm\n") * 110).replace("\n", "\r\n").encode() + b"\r\n"
        for _ in range(4_000):
            file.write(mail)
        file.write(b"From MAILER-DAEMON Thu Sep 17 08:00:00 2026\r\n")
        file.write(report(gone).replace("\n", "\r\n").encode())
    assert box.stat().st_size > 95_000_000
    done = network.run("bounces", box)
    assert done.code == 0, done.err
    assert "1 neu als zurückgekommen verbucht" in done.err and "4001 andere E-Mails" in done.err
    assert {row["state"] for row in status(network).values()} == {"bounced"}


WORDS = """From: MAILER-DAEMON@mail.gmx.example
To: integration@musterhausen.example
Subject: Mail delivery failed: returning message to sender
Date: Thu, 17 Sep 2026 08:00:00 +0000

The following address failed:

"{address}":
SMTP error from remote server after RCPT command:
5.2.2 <{address}>... mailbox full

--- The header of the original message is following. ---

Received: from pc.musterhausen.example
To: {address}
Message-ID: {message_id}
"""

COMPLAINT = """From: feedback@anbieter.example
To: integration@musterhausen.example
Subject: Email Feedback Report
Date: Thu, 17 Sep 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Anbieter/1.0
Version: 1
Original-Rcpt-To: redacted@anbieter.example

--b
Content-Type: message/rfc822

To: {address}
Message-ID: {message_id}

Guten Tag
--b--
"""

LEFT = """From: {address}
To: integration@musterhausen.example
Subject: Automatische Antwort: Rund-Mail
In-Reply-To: {message_id}
Content-Type: text/plain; charset=utf-8

Guten Tag! Anna ist nicht mehr bei uns tätig\x1b[31m. Danke.
"""


def test_words_complaints_and_answers_are_told_apart(network, server):
    network.use_server(server.port)
    assert network.run("send", network.file, "--yes").code == 0
    words, complaint, left = server.mails[:3]
    reports = network.folder / "berichte"
    reports.mkdir()
    for name, form, mail in [("a", WORDS, words), ("b", COMPLAINT, complaint), ("c", LEFT, left)]:
        message_id = parse(mail.content)["Message-ID"]
        text = form.format(address=mail.recipients[0], message_id=message_id)
        (reports / f"{name}.eml").write_text(text, "utf-8")

    seen = json.loads(network.run("bounces", reports, "--json").out)
    assert [one["reason"] for one in seen["bounced"]] == ["mailbox full"]
    assert [one["address"] for one in seen["complained"]] == complaint.recipients
    [notice] = seen["notices"]
    assert (notice["kind"], notice["address"]) == ("left", left.recipients[0])
    assert notice["sentence"] == "Anna ist nicht mehr bei uns tätig[31m."
    after = status(network)
    states = {address: row["state"] for address, row in after.items() if row["state"] != "sent"}
    assert states == {words.recipients[0]: "bounced", complaint.recipients[0]: "complained"}
    shown = network.run("status", network.file).out
    assert "1 beschwert" in shown and "sich beim Anbieter beschwert:" in shown

    again = network.run("ruecklaeufer", reports)
    assert again.code == 0 and "nicht mehr bei uns" in again.out, "an answer stays to be decided"
    assert "1 schon bekannt, 1 Antwort zum Entscheiden" in again.err
    assert status(network) == after

    # Not mailed again unasked, whatever the mailing; a later consent is one.
    before = len(server.mails)
    assert complaint.recipients[0] in network.run("contacts").out
    other = network.folder / "naechste.toml"
    other.write_text(network.file.read_text("utf-8").replace("2026-09-03", "2026-09-04"), "utf-8")
    rehearsed = network.run("send", other, "--dry-run")
    assert "1 beschwert" in rehearsed.err, rehearsed.err
    done = network.run("send", other, "--yes")
    assert done.code == 0 and "1 beschwert" in done.err, done.err
    reached = {address for mail in server.mails[before:] for address in mail.recipients}
    assert reached and complaint.recipients[0] not in reached
    assert words.recipients[0] in reached and left.recipients[0] in reached


def test_who_complained_is_left_out_until_a_later_consent(network, server):
    network.use_server(server.port)
    assert network.run("send", network.file, "--yes").code == 0
    everybody = {address for mail in server.mails for address in mail.recipients}
    mail = server.mails[0]
    [person] = mail.recipients
    text = COMPLAINT.format(address=person, message_id=parse(mail.content)["Message-ID"])
    (network.folder / "beschwerde.eml").write_text(text, "utf-8")
    assert network.run("bounces", "beschwerde.eml").code == 0

    def next_mailing(day):
        other = network.folder / f"naechste-{day}.toml"
        other.write_text(network.file.read_text("utf-8").replace("2026-09-03", f"2026-09-{day:02}"), "utf-8")
        before = len(server.mails)
        done = network.run("send", other, "--yes")
        return done, sorted(address for mail in server.mails[before:] for address in mail.recipients)

    done, reached = next_mailing(4)
    assert done.code == 0 and reached == sorted(everybody - {person})
    assert "1 beschwert" in done.err and f"{len(reached)} " in done.err, done.err

    # What the ledger says of complaints is not to be read: nobody is mailed, and it says so.
    ledger = network.folder / ".rundmail" / "ledger.db"
    with closing(sqlite3.connect(ledger)) as book, book:
        [(at,)] = book.execute("SELECT at FROM delivery WHERE state = 'complained'").fetchall()
        book.execute("UPDATE delivery SET at = 'gestern' WHERE state = 'complained'")
    done, reached = next_mailing(5)
    assert (done.code, reached) == (1, []) and "beschädigt" in done.err, done.err
    assert network.run("preview", network.folder / "naechste-5.toml").code == 1
    shown = network.run("contacts")
    assert shown.code == 0 and "Wer sich beschwert hat" in shown.err, shown.err
    with closing(sqlite3.connect(ledger)) as book, book:
        book.execute("UPDATE delivery SET at = ? WHERE state = 'complained'", ["2026-09-17" + at[10:]])

    # A consent of the day of the complaint (moved to September) is the one that was there before.
    contacts = network.folder / "kontakte.csv"
    head, *rows = contacts.read_text("utf-8-sig").splitlines()
    for day, consent, expected in [(6, "17.09.2026", everybody - {person}), (7, "18.09.2026", everybody)]:
        told = [row.rpartition(";")[0] + f";{consent}" if person in row else row for row in rows]
        contacts.write_text("\n".join([head, *told]) + "\n", "utf-8")
        done, reached = next_mailing(day)
        assert done.code == 0 and reached == sorted(expected), (consent, done.err)
        assert ("beschwert" in done.err) == (person not in expected), done.err


def test_what_outlook_alone_can_read_is_named(network):
    mail = (
        "From: postmaster@verein.example\nSubject: Unzustellbar\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
        'Content-Type: application/ms-tnef; name="winmail.dat"\n\nx\n--b--\n'
    )
    (network.folder / "a.eml").write_text(mail, "utf-8")
    done = network.run("bounces", "a.eml")
    assert "`winmail.dat`" in done.out and "als .msg" in done.out, done.out
    assert "save it as .msg" in network.run("bounces", "a.eml", "--lang", "en").out


def test_what_is_not_there_is_an_error(network):
    done = network.run("bounces", "nirgends")
    assert done.code == 1 and "nirgends" in done.err
