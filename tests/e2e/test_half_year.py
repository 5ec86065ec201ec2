"""The officer's half year with a real mail server: from setting up to the yearly figures, day by day.

The clock of the program is set for each day (`SOURCE_DATE_EPOCH`); the server's runs on. In between a person is
mended, another is gone, a mistake is corrected, a run is killed. After each mailing the mailboxes are held against
the ledger, and at the end what people got against what they were meant to get.
"""

import csv
import io
import os
import re
import signal
import subprocess
from datetime import UTC, datetime

import pytest
from conftest import BINARY, Workspace, rundmail
from lab import SENDER, check_mailboxes, states, status, wait_for
from reading import parse
from terminal import in_terminal

HEAD = "Anrede;Vorname;Nachname;Einrichtung;E-Mail;Gruppen;Sprache;Gültig bis;Rundmail\r\n"
PEOPLE = [f"halbes.jahr{number}@rcpt.example" for number in range(1, 9)]
ANNA, BERK, OLENA, GUEST, LEFT, WRONG, *REST = PEOPLE
SLIP = WRONG.replace("halbes.", "halbes")
GONE = "umgezogen@hard.example"

MEETING = """
[sitzung]
datum  = {date}
beginn = 17:00:00
ende   = 19:00:00
ort    = "Rathaus, Rathausplatz 1"
{more}
"""
ONLINE = '[sitzung.online]\nlink = "https://treffen.musterstadt.example/j/77"\nkenncode = "{code}"\n'


def at(day: str) -> dict:
    """The clock of the program: ten in the morning of this day."""
    moment = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}


class Office:
    """The workspace of the officer, who does one thing after the other."""

    def __init__(self, folder, lab):
        done = rundmail("einrichten", "netzwerk", cwd=folder, **at("2026-01-12"))
        assert done.code == 0, done.err
        self.folder, self.lab = folder / "netzwerk", lab
        for sample in self.folder.glob("20*.toml"):
            sample.unlink()
        self.workspace = Workspace(self.folder, "rundmail.toml")
        settings = self.folder / "rundmail.toml"
        text = settings.read_text("utf-8").replace("integration@musterstadt.example", SENDER)
        settings.write_text(text, "utf-8")
        lab.point(self.workspace, "starttls")
        self.sent = []

    def list(self, rows):
        """The contact list as Excel writes it in Germany."""
        (self.folder / "contacts.csv").write_bytes((HEAD + "\r\n".join(rows) + "\r\n").encode("cp1252"))

    def change(self, before: str, after: str):
        path = self.folder / "contacts.csv"
        text = path.read_bytes().decode("cp1252")
        assert before in text
        path.write_bytes(text.replace(before, after).encode("cp1252"))

    def write(self, name: str, text: str):
        self.workspace = Workspace(self.folder, name)
        self.workspace.file.write_text(text, "utf-8")

    def run(self, *args, day: str):
        return self.workspace.run(*args, **at(day), RUNDMAIL_SMTP_PASSWORD="geheim")

    def check(self, day: str):
        done = self.run("pruefen", self.workspace.file, day=day)
        assert done.code == 0, done.err

    def send(self, *options, day: str, code: int = 0):
        """Sends to everybody, and holds the mailboxes against the ledger."""
        done = self.run("senden", self.workspace.file, "--ja", *options, day=day)
        assert done.code == code, done.err
        check_mailboxes(self.lab, self.workspace)
        return done

    def states(self) -> dict:
        return states(self.workspace)


@pytest.fixture
def office(tmp_path, lab):
    office = Office(tmp_path, lab)
    office.list(
        [
            f"Frau;Anna;Probe;Verein Brücke;{ANNA};Netzwerk;deutsch;;ja",
            f"Herr;Berk;Demir;Türkischer Verein;{BERK};Netzwerk;TUR;unbegrenzt;ja",
            f"Frau;Olena;Muster;Kalyna;{OLENA};Netzwerk;UKR;;ja",
            f"Herr;Gast;Nurkurz;Gemeinde;{GUEST};Netzwerk;;31.01.26;ja",
            f"Frau;Lea;Fort;Caritas;{LEFT};Netzwerk;;;nein",
            f"Herr;Willi;Wirr;Jugendring;{SLIP};Netzwerk;;;ja",
            f"Frau;Uta;Umzug;AWO;{GONE};Netzwerk;;;ja",
            *(f"Frau;Vera{n};Verein;Verein {n};{address};Netzwerk;;;ja" for n, address in enumerate(REST)),
        ]
    )
    return office


def test_the_half_year(office):
    everybody = {ANNA, BERK, OLENA, GUEST, *REST}

    # January: the invitation, first to herself, then to all. One address has a slip, one person is gone.
    office.write(
        "2026-01-29-einladung.toml",
        'titel = "Einladung zum Netzwerktreffen"\nart = "einladung"\n'
        "ausgabedatum = 2026-01-13\n"
        + MEETING.format(date="2026-01-29", more=ONLINE.format(code="4711"))
        + '[[tagesordnung]]\ntitel = "Begrüßung"\ntext = "Wir stellen uns vor."\n',
    )
    office.check("2026-01-13")
    test = office.run("senden", office.workspace.file, "--probe", SENDER, "--ja", day="2026-01-13")
    assert test.code == 0, test.err
    assert office.states() == {}, "a test leaves no trace"
    first = office.send(day="2026-01-13", code=3)
    assert SLIP in first.err
    assert office.states() == dict.fromkeys([*everybody, GONE], "sent") | {SLIP: "refused"}
    office.change(SLIP, WRONG)
    office.send(day="2026-01-14")
    shown = office.run("stand", office.workspace.file, day="2026-01-14").out
    assert SLIP not in shown and WRONG not in shown, shown
    everybody |= {WRONG}

    # What came back is noted.
    row = status(office.workspace)[GONE]
    [report] = wait_for(lambda: office.lab.reports(row["message_id"], "failed"), "the report")
    noted = office.run("ruecklaeufer", report, day="2026-01-14")
    assert noted.code == 0 and "Adresse unbekannt" in noted.out, noted.err

    # After the meeting: the summary, with its own figures. Who is gone is asked about; the guest's day is over.
    (office.folder / "anlagen" / "folien.txt").write_text("Folien zum Treffen\n", "utf-8")
    office.write(
        "2026-01-29-zusammenfassung.toml",
        'titel = "Zusammenfassung des Netzwerktreffens"\n'
        'art = "zusammenfassung"\nausgabedatum = 2026-02-02\n'
        + MEETING.format(date="2026-01-29", more="naechstes-treffen = 2026-03-26")
        + "[teilnahme]\npersonen = 41\norganisationen = 23\n"
        '[[tagesordnung]]\ntitel = "Neues Angebot"\ntext = "Vorgestellt am [](date:abend). Die Folien liegen als Anlage bei."\n'
        '[[termine]]\nkennung = "abend"\ntitel = "Infoabend"\ndatum = 2026-02-19\nbeginn = 18:00:00\nort = "Rathaus"\n'
        '[[anlagen]]\nkennung = "folien"\ntitel = "Folien"\ndatei = "anlagen/folien.txt"\n',
    )
    office.check("2026-02-02")
    undecided = office.send(day="2026-02-02", code=5)
    assert "--unbekannte" in undecided.err and office.states() == {}
    everybody -= {GUEST}
    office.send("--unbekannte", "auslassen", day="2026-02-02")
    assert office.states() == dict.fromkeys(everybody, "sent") | {GONE: "planned"}
    office.change(f"Frau;Uta;Umzug;AWO;{GONE};Netzwerk;;;ja\r\n", "")

    # The evening was on another day: nothing goes out by itself, then everybody gets the correction.
    text = office.workspace.file.read_text("utf-8")
    office.workspace.file.write_text(text.replace("2026-02-19", "2026-02-20"), "utf-8")
    assert office.run("senden", office.workspace.file, "--ja", day="2026-02-03").code == 5
    office.send("--berichtigung", day="2026-02-03")
    corrected = [parse(one) for one in office.lab.over_imap(ANNA, 3)][-1]
    assert "20. Februar" in corrected.get_body(("plain",)).get_content()

    # A call in between: the program is killed in the middle, the next run goes on.
    office.write(
        "2026-02-16-aufruf.toml",
        'titel = "Aufruf: Woche der Begegnung"\nart = "rundmail"\n'
        'ausgabedatum = 2026-02-16\n[[mitteilungen]]\ntitel = "Machen Sie mit"\ntyp = "aufruf"\nfrist = 2026-03-02\n'
        'kontakt = "woche@musterstadt.example"\ntext = "Gesucht werden Beiträge."\n',
    )
    office.check("2026-02-16")
    office.lab.point(office.workspace, "starttls", rate_per_minute=6)
    killed_in_the_middle(office, day="2026-02-16")
    assert "planned" in office.states().values()
    office.lab.point(office.workspace, "starttls")
    office.send("--ungewisse", "nochmal", day="2026-02-16")
    assert office.states() == dict.fromkeys(everybody, "sent")

    # Somebody wants no more mails: a click in the list. At the terminal she is asked before the invitation leaves.
    office.change(f"{REST[0]};Netzwerk;;;ja", f"{REST[0]};Netzwerk;;;nein")
    everybody -= {REST[0]}
    office.write(
        "2026-03-26-einladung.toml",
        'titel = "Einladung zum Netzwerktreffen"\nart = "einladung"\n'
        "ausgabedatum = 2026-03-09\n"
        + MEETING.format(date="2026-03-26", more=ONLINE.format(code="8147"))
        + '[[tagesordnung]]\ntitel = "Rückblick"\ntext = "Was war, was kommt."\n',
    )
    (office.folder / "2026-03-26-einladung.uk.toml").write_text(
        'titel = "Запрошення на зустріч мережі"\nart = "einladung"\nausgabedatum = 2026-03-09\n'
        + MEETING.format(date="2026-03-26", more=ONLINE.format(code="8147"))
        + '[[tagesordnung]]\ntitel = "Огляд"\ntext = "Що було і що буде."\n',
        "utf-8",
    )
    office.check("2026-03-09")
    asked = in_terminal(
        "senden",
        office.workspace.file,
        cwd=office.folder,
        answers=[("[j/N]", "j\n")],
        seconds=120,
        RUNDMAIL_SMTP_PASSWORD="geheim",
        **at("2026-03-09"),
    )
    assert asked.code == 0, asked.text
    # The list says UKR, as a spreadsheet does.
    invited = parse(office.lab.over_imap(OLENA, 5)[-1])
    assert "Запрошення" in invited["Subject"] and "Огляд" in invited.get_body(("plain",)).get_content()
    assert office.states() == dict.fromkeys(everybody, "sent")
    check_mailboxes(office.lab, office.workspace)

    # The second summary follows the first: open tasks and dates ahead are carried over by the program.
    new = office.run(
        "neu", "2026-03-26-zusammenfassung.toml", "--nach", "2026-01-29-zusammenfassung.toml", day="2026-03-27"
    )
    assert new.code == 0, new.err
    office.write(
        "2026-03-26-zusammenfassung.toml",
        'titel = "Zusammenfassung des Netzwerktreffens"\n'
        'art = "zusammenfassung"\nausgabedatum = 2026-03-30\n'
        + MEETING.format(date="2026-03-26", more="naechstes-treffen = 2026-05-21")
        + "[teilnahme]\npersonen = 47\norganisationen = 26\n"
        '[[tagesordnung]]\ntitel = "Rückblick"\ntext = "Die Woche war gut besucht."\n',
    )
    office.check("2026-03-30")
    office.send(day="2026-03-30")
    assert office.states() == dict.fromkeys(everybody, "sent")

    looks_back(office, everybody)


def killed_in_the_middle(office, day: str):
    """Kills the program as soon as somebody has the mail."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(office.folder),
        "RUNDMAIL_LANG": "de",
        "RUNDMAIL_SMTP_PASSWORD": "geheim",
        **at(day),
    }
    process = subprocess.Popen(
        [BINARY, "senden", office.workspace.file, "--ja"],
        cwd=office.folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(lambda: process.poll() is not None or "sent" in office.states().values(), "the first mail")
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)


def looks_back(office, everybody):
    """At the end: what everybody got, the standing, the figures, the public page."""
    # Anna: a test is not hers; two invitations, two summaries, a correction, a call.
    subjects = [parse(one)["Subject"] for one in office.lab.over_imap(ANNA, 6)]
    assert len([one for one in subjects if "Einladung" in one]) == 2, subjects
    assert len([one for one in subjects if "Aufruf" in one]) in (1, 2), "the one in doubt at the kill may come twice"
    assert len([one for one in subjects if "Zusammenfassung" in one]) == 3, subjects
    assert len([parse(one) for one in office.lab.over_imap(GUEST)]) == 1, "the guest was valid until January"
    assert not office.lab.maildir(LEFT).exists(), "nobody writes to those who want none"
    for address in everybody:
        for content in office.lab.over_imap(address):
            mail = parse(content)
            assert mail["To"].addresses[0].addr_spec == address
            others = {one for one in PEOPLE if one != address}
            assert not any(one.encode() in content for one in others), "nobody sees another address"

    overview = office.run("stand", day="2026-06-30")
    assert overview.code == 0 and len(overview.out.splitlines()) == 6, overview.out
    sheet = office.run("stand", "2026-03-26-zusammenfassung.toml", "--excel", day="2026-06-30").out
    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff")), delimiter=";"))
    assert {row["E-Mail"] for row in rows} == everybody and {row["Stand"] for row in rows} == {"gesendet"}
    figures = office.run("teilnahme", ".", "--format", "csv", day="2026-06-30")
    table = list(csv.reader(io.StringIO(figures.out)))
    assert any({"41", "23"} <= set(row) for row in table) and any({"47", "26"} <= set(row) for row in table), table

    done = office.run(
        "ausgeben", "2026-03-26-einladung.toml", "--fassung", "oeffentlich", "-o", "netz", day="2026-06-30"
    )
    assert done.code == 0, done.err
    for path in (office.folder / "netz").rglob("*"):
        if path.is_file():
            assert not re.search(rb"8147|treffen\.musterstadt\.example/j|@rcpt\.example", path.read_bytes()), path
