"""The office's own mailbox: a real Postfix and Dovecot, what is in it read back by Python's imaplib, and
servers that lie."""

import csv
import email.utils
import imaplib
import io
import json
import os
import re
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import BINARY, Workspace
from lab import SENDER, wait_for
from reading import parse
from terminal import in_terminal

PASSWORD = {"RUNDMAIL_SMTP_PASSWORD": "geheim"}
GONE, FULL = "weg@hard.example", "voll@full.example"
HEAD = "E-Mail;Vorname;Nachname;Gruppe;Aktiv;Zimmer\n"


@dataclass
class Office:
    """An office with a list, a mailing and a mailbox on the lab."""

    place: Workspace
    lab: object
    account: str = SENDER
    people: list = field(default_factory=list)

    def settings(self, imap: str = "", report: str = "", smtp: str = "") -> None:
        base, ca = self.lab.base, f"{self.lab.folder}/tls/ca.pem"
        imap = imap or f'host = "localhost"\nport = {base + 2}\nca-file = "{ca}"\n'
        (self.place.folder / "rundmail.toml").write_text(
            f'[organisation]\nname = "Stadt Beispiel"\nemail = "{SENDER}"\n'
            f'[mail]\nfrom = "Amt für Integration <{SENDER}>"\n'
            f'unsubscribe = "mailto:{SENDER}?subject=Bitte%20streichen"\n'
            f'[contacts]\nfile = "contacts.csv"\n[smtp]\nhost = "localhost"\nport = {base}\n'
            f'security = "starttls"\nuser = "{SENDER}"\nca-file = "{ca}"\n{smtp}'
            + (f"[imap]\n{imap}" if imap != "none" else "")
            + (f'[report]\nto = "{report}"\n' if report else ""),
            "utf-8",
        )

    def mailing(self, name: str, people) -> None:
        self.people = list(people)
        rows = [f"{one};Vera{at};Beispiel{at};netz;ja;Raum {at}0" for at, one in enumerate(self.people)]
        (self.place.folder / "contacts.csv").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
        # Two mailings of one day would be taken for one.
        self.place.file.write_text(
            f'id = "{name}"\ntitle = "Rundbrief {name}"\nkind = "circular"\nlanguage = "de"\n'
            f'issued = 2026-09-{1 + zlib.crc32(name.encode()) % 28:02}\nintro = "Der Sommer ist um."\n',
            "utf-8",
        )

    def send(self, *options, **variables):
        return self.place.run("senden", self.place.file, "--ja", *options, **{**PASSWORD, **variables})

    def bounces(self, *options, **variables):
        return self.place.run("ruecklaeufer", *options, **{**PASSWORD, **variables})

    def states(self) -> dict[str, str]:
        done = self.place.run("stand", self.place.file, "--csv")
        return {row["address"]: row["state"] for row in csv.DictReader(io.StringIO(done.out))}

    @contextmanager
    def imap(self, account: str | None = None):
        context = ssl.create_default_context(cafile=f"{self.lab.folder}/tls/ca.pem")
        with imaplib.IMAP4_SSL("localhost", self.lab.base + 2, ssl_context=context) as imap:
            imap.login(account or self.account, "geheim")
            yield imap

    def mails(self, folder: str = "Gesendet", account: str | None = None) -> list[bytes]:
        with self.imap(account) as imap:
            imap.select(folder, readonly=True)
            numbers = imap.search(None, "ALL")[1][0].split()
            return [imap.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in numbers]

    def about(self, name: str, folder: str = "Gesendet", account: str | None = None):
        """Copies and reports of a mailing."""
        mails = [parse(raw) for raw in self.mails(folder, account)]
        return [mail for mail in mails if mail["Subject"].endswith(f"Rundbrief {name}")]

    def shape(self, folder: str = "INBOX") -> list:
        """Numbers and flags of all mails: what must not change."""
        with self.imap() as imap:
            imap.select(folder, readonly=True)
            uids = imap.uid("SEARCH", None, "ALL")[1][0].decode()
            data = imap.uid("FETCH", "1:*", "(UID FLAGS RFC822.SIZE)")[1] if uids else []
            return [uids, imap.response("UIDVALIDITY")[1], sorted(map(str, data))]

    def arrives(self, sender: str, subject: str, text="", to=SENDER, head="") -> None:
        mail = (
            f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {email.utils.formatdate()}\r\n"
            f"Message-ID: {email.utils.make_msgid()}\r\n{head}\r\n{text}\r\n"
        )
        with self.imap() as imap:
            assert imap.append("INBOX", None, None, mail.encode())[0] == "OK"

    def ledger(self) -> sqlite3.Connection:
        return sqlite3.connect(self.place.folder / ".rundmail" / "ledger.db")


@pytest.fixture
def office(desk, lab) -> Office:
    office = Office(desk, lab)
    office.settings()
    return office


def test_after_a_run_the_office_has_a_specimen_and_the_report_once(office):
    office.mailing("akten", [GONE, "user1@rcpt.example", "gibtesnicht@rcpt.example"])
    done = office.send()
    assert done.code == 3, done.err
    assert "liegen im Postfach unter „Gesendet“" in done.err
    specimen, report = sorted(office.about("akten"), key=lambda mail: "Versandbericht" in mail["Subject"])
    assert specimen["Subject"] == "[Muster] Rundbrief akten" and specimen["To"].addresses[0].addr_spec == SENDER
    shown = "".join(part.get_content() for part in specimen.walk() if part.get_content_maintype() == "text")
    assert "Guten Tag Vorname Nachname" in shown and "Der Sommer ist um." in shown
    for at, address in enumerate(office.people):
        for own in (address, f"Vera{at}", f"Beispiel{at}", f"Raum {at}0"):
            assert own not in shown and own not in str(specimen.items())
    text = report.get_body(("plain",)).get_content()
    assert report["Subject"] == "Versandbericht: Rundbrief akten" and report["Auto-Submitted"] == "auto-generated"
    assert "an 2 von 3 Personen gesendet" in text
    missing, reached = text.split("Gesendet an (2):")
    assert "Vera2 Beispiel2 <gibtesnicht@rcpt.example>: abgelehnt; Adresse unbekannt" in missing
    assert "user1@rcpt.example" in reached and "user1@rcpt.example" not in missing
    [table] = list(report.iter_attachments())
    rows = list(csv.DictReader(io.StringIO(table.get_payload(decode=True).decode("utf-8-sig")), delimiter=";"))
    assert sorted(row["E-Mail"] for row in rows) == sorted(office.people)
    with office.imap() as imap:
        imap.select("Gesendet", readonly=True)
        flags = imap.fetch("1:*", "(FLAGS)")[1]
    assert all(b"\\Seen" in line for line in flags)
    # Nothing is new: the same command gives nothing a second time,
    assert office.send().code == 5 and len(office.about("akten")) == 2
    # nor if it was killed behind the last step, before the ledger knew of it.
    with office.ledger() as ledger:
        assert ledger.execute("DELETE FROM filed").rowcount == 2
    assert office.send().code == 5 and len(office.about("akten")) == 2
    # Somebody more gets the mail: one more report, no other specimen.
    office.mailing("akten", [*office.people, "user2@rcpt.example"])
    assert office.send().code in (0, 3)
    reports = [mail for mail in office.about("akten") if "Versandbericht" in mail["Subject"]]
    assert len(reports) == 2 and len(office.about("akten")) == 3


def test_killed_at_any_time_the_office_has_one_specimen_and_one_report(office):
    people = [f"user{number}@rcpt.example" for number in range(30, 34)]
    office.mailing("abbruch", people)
    env = {"PATH": os.environ["PATH"], "HOME": str(office.place.folder), "RUNDMAIL_LANG": "de", **PASSWORD}
    command = [BINARY, "senden", str(office.place.file), "--ja"]
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    run = subprocess.Popen(command, cwd=office.place.folder, env=env, **pipes)
    # The first of both is there; whether the second one, and the ledger's word of it, is by chance.
    wait_for(lambda: office.about("abbruch"), "the specimen")
    run.send_signal(signal.SIGKILL)
    run.communicate()
    assert office.send().code in (0, 5)
    assert set(office.states().values()) == {"sent"}
    subjects = sorted(mail["Subject"] for mail in office.about("abbruch"))
    assert subjects == ["Versandbericht: Rundbrief abbruch", "[Muster] Rundbrief abbruch"]


def test_the_report_by_mail_leaves_once(office):
    office.settings(imap="none", report="user90@rcpt.example")
    office.mailing("per-mail", ["user91@rcpt.example"])
    done = office.send()
    assert done.code == 0, done.err
    assert "Für Ihre Akten an user90@rcpt.example gesendet." in done.err
    inbox = lambda: office.about("per-mail", "INBOX", "user90@rcpt.example")  # noqa: E731
    wait_for(lambda: len(inbox()) == 2, "both mails")
    assert office.send().code == 5 and len(inbox()) == 2
    # As if it had been killed while it was sent: it is named and not repeated.
    with office.ledger() as ledger:
        ledger.execute("UPDATE filed SET state = 'begun'")
    done = office.send()
    assert done.code == 5 and done.err.count("ungewiss; noch einmal gesendet wird es nicht") == 2
    assert len(inbox()) == 2


def test_what_came_back_is_read_from_the_mailbox_which_stays_as_it_is(office):
    office.mailing("zurueck", [GONE, FULL, "user3@rcpt.example"])
    assert office.send().code == 0
    with office.ledger() as ledger:
        ids = dict(ledger.execute("SELECT address, message_id FROM delivery"))
    for address in (GONE, FULL):
        wait_for(lambda one=address: office.lab.reports(ids[one], "failed"), f"the report about {address}")
    office.arrives("Otto <otto@fern.example>", "Frage", "Wann ist das Treffen?")
    before = office.shape()
    done = office.bounces()
    assert done.code == 0, done.err
    assert "2 neu als zurückgekommen verbucht" in done.err
    assert f"{GONE}>: Adresse unbekannt" in done.out and f"{FULL}>: Postfach voll" in done.out
    assert office.shape() == before, "nothing is marked, moved or deleted"
    states = office.states()
    assert (states[GONE], states[FULL], states["user3@rcpt.example"]) == ("bounced", "bounced", "sent")
    again = office.bounces("--json")
    assert again.code == 5 and json.loads(again.out)["bounced"] == [], "each mail is read once"
    every = office.bounces("--alle", "--json")
    found = {one["address"] for one in json.loads(every.out)["bounced"]}
    assert found >= {GONE, FULL}
    # Moved only when asked for, and only what is settled.
    with office.imap() as imap:
        imap.create("Erledigt")
    moved = office.bounces("--alle", "--verschieben", "Erledigt")
    assert moved.code == 0, moved.err
    assert re.search(r"\d+ E-Mails wurden im Postfach verschoben", moved.err)
    there = b"".join(office.mails("Erledigt"))
    assert ids[GONE].encode() in there and ids[FULL].encode() in there
    left = b"".join(office.mails("INBOX"))
    assert b"Wann ist das Treffen?" in left and ids[GONE].encode() not in left
    office.mailing("zurueck", office.people)
    missing = office.bounces("--verschieben", "Gibt es nicht")
    assert missing.code == 4 and "keinen Ordner „Gibt es nicht“" in missing.err and "„Erledigt“" in missing.err


def test_who_unsubscribes_by_mail_gets_no_further_mailing(office):
    people = [f"user{number}@rcpt.example" for number in range(40, 46)]
    wishes, asks, forged, elsewhere, automatic, stays = people
    office.mailing("davor", people)
    assert office.send().code == 0
    office.arrives(f"Vera <{wishes.upper()}>", "Abmeldung")
    office.arrives(asks, "Bitte streichen")
    office.arrives(forged, "unsubscribe", head="Authentication-Results: mx.example; dmarc=fail (p=none)\r\n")
    office.arrives(elsewhere, "Abmelden", to="verein@fern.example")
    office.arrives(automatic, "Abmeldung", head="Auto-Submitted: auto-replied\r\n")
    office.arrives("fremd@fern.example", "Abmeldung")
    before = office.shape()
    office.mailing("danach", people)
    done = office.send()
    assert done.code == 0, done.err
    assert office.shape() == before
    assert f"Abgemeldet:\n  {wishes}" in done.err and f"\n  {asks}" in done.err
    for address, why in (
        (forged, "nicht echt"),
        (elsewhere, "nicht an Ihre Stelle gerichtet"),
        (automatic, "von einem Programm"),
        ("fremd@fern.example", "nicht in der Kontaktliste"),
    ):
        [line] = [line for line in done.err.splitlines() if address in line and "Abmeldung; " in line]
        assert why in line
    assert "2 abgemeldet" in done.err
    assert set(office.states()) == {forged, elsewhere, automatic, stays}
    # It stays so without the mailbox, and in a list that was written anew; a later consent lifts it.
    office.mailing("spaeter", people)
    assert office.send("--ohne-postfach").code == 0
    assert set(office.states()) == {forged, elsewhere, automatic, stays}
    office.mailing("wieder", people)
    contacts = office.place.folder / "contacts.csv"
    rows = contacts.read_text("utf-8").splitlines()
    rows = [f"{rows[0]};Einwilligung am", *(f"{row};{'01.01.2100' if asks in row else ''}" for row in rows[1:])]
    contacts.write_text("\n".join(rows) + "\n", "utf-8")
    assert office.send("--ohne-postfach").code == 0
    assert set(office.states()) == {asks, forged, elsewhere, automatic, stays}


def test_what_cannot_be_read_is_told_and_asked_about(office):
    office.mailing("gestoert", ["user50@rcpt.example"])
    wrong = {"RUNDMAIL_IMAP_PASSWORD": "falsch-und-geheim"}
    done = office.send(**wrong)
    assert done.code == 4 and "nimmt die Anmeldung" in done.err and "--ohne-postfach" in done.err
    assert "falsch" not in done.err + done.out and not office.states()
    for typed, code in (("n\r", 5), ("j\r", None)):
        answers = [("Trotzdem senden?", typed), ("Jetzt senden?", "n\r")][: 1 if code else 2]
        shown = in_terminal("senden", office.place.file, cwd=office.place.folder, answers=answers, **PASSWORD, **wrong)
        assert shown.code == 5 and not office.states()
    # The mails leave, and what is missing is told and made up for.
    done = office.send("--ohne-postfach", **wrong)
    assert done.code == 4 and "Derselbe Befehl holt es nach" in done.err
    assert office.states() == {"user50@rcpt.example": "sent"} and office.about("gestoert") == []
    office.send()
    assert len(office.about("gestoert")) == 2
    office.settings(
        imap=office.place.folder.joinpath("rundmail.toml").read_text().split("[imap]\n")[1] + 'sent = "Ablage"\n'
    )
    office.mailing("ablage", ["user50@rcpt.example"])
    done = office.send()
    assert done.code == 4 and "keinen Ordner „Ablage“" in done.err and "„Gesendet“" in done.err
    unsafe = f'host = "127.0.0.1"\nport = {office.lab.base + 2}\n'
    office.settings(imap=unsafe)
    done = office.bounces()
    assert done.code == 4 and "Zertifikat" in done.err and "[imap]" in done.err


class Liar:
    """A server that greets, lets anybody in, and then says what it is told to say."""

    def __init__(self, replies: dict[str, bytes | list[bytes]], capabilities="IMAP4rev1"):
        self.replies, self.capabilities = replies, capabilities
        self.heard: list[str] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection):
        with connection, connection.makefile("rb") as lines:
            try:
                connection.sendall(self.replies.get("greeting", b"* OK ready\r\n"))
                for line in lines:
                    tag, _, command = line.decode(errors="replace").strip().partition(" ")
                    self.heard.append(command)
                    verb = command.upper().removeprefix("UID ").split(" ")[0]
                    reply = self.replies.get(verb)
                    if reply is None and verb == "CAPABILITY":
                        reply = f"* CAPABILITY {self.capabilities}\r\n".encode()
                    if reply == b"":
                        return
                    for _ in range(20_000 if verb in self.replies.get("endless", ()) else 1):
                        connection.sendall(reply or b"")
                    if verb not in self.replies.get("endless", ()):
                        connection.sendall(f"{tag} OK done\r\n".encode())
            except OSError:
                pass


LIST = b'* LIST () "/" INBOX\r\n* LIST () "/" "Sent Items"\r\n* LIST (\\Noselect) "/" Archiv\r\n'
OPENED = b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 4] x\r\n"
MAIL = b"From: Mailer-Daemon <>\r\nSubject: x\r\n\r\nx"


def liar(**replies) -> Liar:
    return Liar({"LIST": LIST, "EXAMINE": OPENED, "SEARCH": b"* SEARCH 1 2 3\r\n"} | replies)


@pytest.mark.parametrize(
    "replies, says",
    [
        ({"greeting": b"220 mail.example ESMTP\r\n"}, "keine Verständigung möglich"),
        ({"greeting": b"* BYE too many\r\n"}, "weist die Verbindung ab"),
        ({"greeting": b"* " + b"x" * 9_000_000}, "mehr, als er gefragt wurde"),
        ({"LIST": b'* LIST () "/" Rest\r\n'}, "keinen Ordner „INBOX“"),
        ({"EXAMINE": b"* 3 EXISTS\r\n"}, "keine festen Nummern"),
        ({"FETCH": b"* 1 FETCH (UID 1 BODY[]<0> {4294967295}\r\n"}, "mehr, als er gefragt wurde"),
        ({"FETCH": b"* 1 FETCH (UID 1 BODY[]<0> {99999999999999}\r\nx\r\n"}, "keine Verständigung möglich"),
        ({"FETCH": b"* 1 FETCH (FLAGS ())\r\n", "endless": ("FETCH",)}, ""),
        ({"FETCH": b""}, "ist abgebrochen"),
        ({"FETCH": b"* BYE gone\r\n"}, "ist abgebrochen: gone"),
        ({"SEARCH": b"* SEARCH 1 2 drei\r\n"}, "keine Verständigung möglich"),
    ],
)
def test_a_server_that_lies_is_left_with_a_clear_word(office, replies, says):
    office.mailing("luege", ["user60@rcpt.example"])
    server = liar(**replies)
    office.settings(imap=f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n')
    done = office.bounces()
    assert done.code in (1, 4), done.err
    assert says in done.err and "panick" not in done.err
    assert "geheim" not in done.err
    server.socket.close()


def test_a_connection_lost_midway_goes_on_where_it_stopped(office):
    office.mailing("mitte", ["user61@rcpt.example"])
    uids = list(range(1, 61))
    server = liar(SEARCH=f"* SEARCH {' '.join(map(str, uids))}\r\n".encode())
    first = b"".join(b"* %d FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n" % (uid, uid, len(MAIL), MAIL) for uid in uids[:50])
    server.replies["FETCH"] = first
    office.settings(imap=f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n')
    kept = server.replies

    class Once(dict):
        """The second portion never comes."""

        asked = 0

        def get(self, key, usual=None):
            if key == "FETCH":
                self.asked += 1
                return first if self.asked == 1 else b""
            return super().get(key, usual)

    server.replies = Once(kept)
    done = office.bounces()
    assert done.code == 4 and "ist abgebrochen" in done.err
    assert done.out.count("INBOX/") == 50, "what was read is told"
    server.replies = kept | {"FETCH": b"", "SEARCH": b"* SEARCH 51 52\r\n"}
    office.bounces()
    assert any(command.upper().startswith("UID SEARCH UID 51:*") for command in server.heard), server.heard
    fetched = [command for command in server.heard if command.upper().startswith("UID FETCH")]
    assert fetched[0].startswith("UID FETCH 1:50 ") and fetched[-1].startswith("UID FETCH 51:52 ")
    assert all("BODY.PEEK[]<0.262144>" in command for command in fetched)
    verbs = {command.upper().removeprefix("UID ").split(" ")[0] for command in server.heard}
    assert verbs <= {"CAPABILITY", "LOGIN", "LIST", "EXAMINE", "SEARCH", "FETCH", "LOGOUT"}
    server.socket.close()


def test_a_server_without_special_folders_has_a_sent_folder_by_its_usual_name(office):
    office.mailing("ueblich", ["user62@rcpt.example"])
    taken: list[bytes] = []
    server = liar(SEARCH=b"* SEARCH\r\n")

    def talk(connection):
        with connection, connection.makefile("rwb", buffering=0) as line:
            line.write(b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n")
            for raw in iter(line.readline, b""):
                tag, _, command = raw.decode().strip().partition(" ")
                verb = command.upper().removeprefix("UID ").split(" ")[0]
                literal = re.search(r"\{(\d+)\}$", command)
                if verb == "AUTHENTICATE":
                    line.write(b"+\r\n")
                    line.readline()
                elif literal and verb == "APPEND":
                    assert '"Sent Items" (\\Seen)' in command
                    line.write(b"+ go on\r\n")
                    left, got = int(literal.group(1)), b""
                    while len(got) < left:
                        got += connection.recv(left - len(got))
                    taken.append(got)
                    line.readline()
                replies = {"CAPABILITY": b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", **server.replies}
                line.write(replies.get(verb, b"") + f"{tag} OK „fertig“\r\n".encode())

    server.talk = talk
    office.settings(imap=f'host = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n')
    done = office.send()
    assert done.code == 0, done.err
    assert "„Sent Items“" in done.err
    assert [parse(mail)["Subject"] for mail in taken] == [
        "[Muster] Rundbrief ueblich",
        "Versandbericht: Rundbrief ueblich",
    ]
    server.socket.close()


def test_without_a_mailbox_nothing_is_read_and_nothing_put_anywhere(office):
    office.settings(imap="none")
    office.mailing("ohne", ["user70@rcpt.example"])
    assert office.send().code == 0 and office.about("ohne") == []
    done = office.bounces()
    assert done.code == 2 and "[imap]" in done.err


def test_the_settings_are_checked(office):
    path = office.place.folder / "rundmail.toml"
    for wrong, says in (
        ('[imap]\nport = 0\nhost = "x.example"\n', "ist kein Port"),
        ("[imap]\n", "`host` fehlt"),
        ('[imap]\nserver = "x.example"\npostein = "A"\n', "`inbox` und `sent`"),
        ('[imap]\nhost = "mail.stadt.example"\nsecurity = "none"\n', "wäre nicht verschlüsselt"),
        ('[bericht]\nan = "niemand"\n', "niemand"),
    ):
        office.settings(imap="none")
        path.write_text(path.read_text("utf-8") + wrong, "utf-8")
        office.mailing("regeln", ["user71@rcpt.example"])
        done = office.place.run("pruefen", office.place.file)
        assert done.code == 1 and says.lower() in done.err.lower(), done.err
    assert Path(BINARY).exists()
