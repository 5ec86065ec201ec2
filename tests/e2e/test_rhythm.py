"""From one meeting to the next: invitation, correction, reminder, cancellation, and the file that follows.

The mails go through a real Postfix; the calendar files are applied one after the other, as a calendar program does.
"""

import re
import tomllib
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import icalendar
import pytest
import vobject
from conftest import Workspace
from lab import SENDER
from reading import parse, parts
from terminal import in_terminal

ANNA, BERK, LEFT, GUEST, OTHER, LATE = (f"rhythmus.{number}@rcpt.example" for number in range(1, 7))
LIST = f"""Vorname;Nachname;E-Mail;Angemeldet für;Aktiv
Anna;Kaya;{ANNA};;ja
Berk;Lind;{BERK};;ja
Lea;Geht;{LEFT};;ja
Gerd;Gast;{GUEST};12.11.2026;ja
Otto;Ander;{OTHER};2026-12-10, 2027-01-14;ja
"""
SUMMARY = """
titel = "Zusammenfassung"
art = "zusammenfassung"
ausgabedatum = 2026-09-20
[sitzung]
datum = 2026-09-17
beginn = 17:00:00
ende = 19:00:00
ort = "Rathaus, Ratssaal"
naechstes-treffen = 2026-11-12
[teilnahme]
personen = 12
organisationen = 7
[[tagesordnung]]
titel = "TOP 1 Begrüßung"
text = "Willkommen."
[[tagesordnung]]
titel = "TOP 2 Bericht aus dem Beirat"
staendig = true
text = "Es gab viel."
aufgaben = [ { text = "Raum anfragen", wer = "Kim Probe", faellig = 2026-11-01, seit = 2026-07-02 }, { text = "Flyer", wer = "Lu Muster" } ]
[[tagesordnung]]
titel = "TOP 3 Neues"
text = "Neu."
"""
WAY = """anschrift = "Marktplatz 1, 12345 Musterstadt"
anfahrt = "Straßenbahn 3 bis **Markt**."
barrierefreiheit = "Stufenlos vom Hof."
online = { link = "https://treffen.stadt.example/j/77", kenncode = "geheim-4711" }

[sitzung.anmeldung]
frist = 2026-11-05
"""


def at(day: str, hour: int = 9) -> dict:
    """The clock of the program on this day."""
    moment = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "RUNDMAIL_SMTP_PASSWORD": "geheim"}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))


class Calendar:
    """A calendar program: an entry is replaced by a word on the same UID that is newer (RFC 5546, 2.1.5)."""

    def __init__(self):
        self.entries = {}

    def take(self, data: bytes) -> None:
        read = icalendar.Calendar.from_ical(data)
        assert read["METHOD"] == "PUBLISH"
        assert len(vobject.readOne(data.decode()).vevent_list) == len(read.walk("VEVENT"))
        for event in read.walk("VEVENT"):
            uid, word = str(event["UID"]), (int(event["SEQUENCE"]), event["DTSTAMP"].dt)
            known = self.entries.get(uid)
            if known is None or word >= (int(known["SEQUENCE"]), known["DTSTAMP"].dt):
                self.entries[uid] = event

    def take_mail(self, mail: EmailMessage) -> None:
        files = parts(mail).attachments.items()
        calendars = [part.get_payload(decode=True) for name, part in files if name.endswith(".ics")]
        assert calendars, list(parts(mail).attachments)
        for data in calendars:
            self.take(data)

    def the_meeting(self):
        [event] = [one for one in self.entries.values() if "Runder Tisch" in str(one["SUMMARY"])]
        return event


@pytest.fixture(scope="module")
def office(tmp_path_factory, lab):
    folder = tmp_path_factory.mktemp("rhythmus")
    (folder / "rundmail.toml").write_text(
        f'[organisation]\nname = "Stadt Musterstadt"\ne-mail = "{SENDER}"\n'
        '[vorgaben]\nreihe = "Runder Tisch"\ntagesordnung = ["Begrüßung", "Verschiedenes"]\n'
        f'[versand]\nabmelden = "mailto:{SENDER}"\n[kontakte]\ndatei = "kontakte.csv"\n[smtp]\n',
        "utf-8",
    )
    (folder / "kontakte.csv").write_text(LIST, "utf-8")
    (folder / "2026-09-17.toml").write_text(SUMMARY, "utf-8")
    workspace = Workspace(folder, "2026-11-12-einladung.toml")
    lab.point(workspace, "starttls")
    return workspace


def mails_of(lab, address: str, count: int) -> list[EmailMessage]:
    mails = [parse(content) for content in lab.over_imap(address, count)] if count else []
    return sorted(mails, key=lambda mail: mail["Date"].datetime)


def inbox(lab, address: str) -> int:
    return sum(1 for kind in ("new", "cur") for _ in (lab.maildir(address) / kind).glob("*"))


def run(office, day, *args, code=0):
    done = office.run(*args, **at(day))
    assert done.code == code, (args, done.code, done.err)
    return done


def edit(office, old, new):
    text = office.file.read_text("utf-8")
    assert old in text, (old, text)
    office.file.write_text(text.replace(old, new, 1), "utf-8")


def test_one_meeting_from_its_announcement_to_its_cancellation(office, lab):
    program = Calendar()
    run(office, "2026-09-20", "ausgeben", "2026-09-17.toml")
    program.take((office.folder / "out" / "internal" / "2026-09-17.ics").read_bytes())
    announced = program.the_meeting()
    uid = str(announced["UID"])
    assert announced["DTSTART"].dt.isoformat() == "2026-11-12"

    # The file of the invitation, with what stays.
    done = run(office, "2026-10-01", "neu")
    assert "2 offene Aufgaben" in done.err, done.err
    text = office.file.read_text("utf-8")
    data = tomllib.loads(text)
    assert len(text.splitlines()) < 45, text
    titles = [item["titel"] for item in data["tagesordnung"]]
    assert titles == ["Begrüßung", "Bericht aus dem Beirat", "Verschiedenes", "Offene Aufgaben aus dem letzten Treffen"]
    tasks = {task["text"]: str(task["seit"]) for task in data["tagesordnung"][-1]["aufgaben"]}
    assert tasks == {"Raum anfragen": "2026-07-02", "Flyer": "2026-09-17"}
    assert [item["titel"] for item in data["tagesordnung"] if item.get("staendig")] == ["Bericht aus dem Beirat"]
    edit(office, 'ort    = "Rathaus, Ratssaal"\n', 'ort    = "Rathaus, Ratssaal"\n' + WAY)
    run(office, "2026-10-01", "pruefen", office.file)

    # Nobody can be reminded yet.
    assert "noch niemand bekommen" in run(office, "2026-10-01", "erinnern", office.file, "--ja", code=5).err
    run(office, "2026-10-01", "senden", office.file, "--ja")
    [mail] = mails_of(lab, ANNA, 1)
    program.take_mail(mail)
    meeting = program.the_meeting()
    assert str(meeting["UID"]) == uid and meeting["SEQUENCE"] > announced["SEQUENCE"]
    assert meeting["DTSTART"].dt.strftime("%Y-%m-%d %H:%M") == "2026-11-12 17:00"
    assert "geheim-4711" in str(meeting["DESCRIPTION"]) and "Marktplatz 1" in str(meeting["LOCATION"])
    look_at(mail)
    # The guest of this meeting got it, the guest of others did not.
    assert inbox(lab, GUEST) == 1 and inbox(lab, OTHER) == 0
    public = office.folder / "out" / "public"
    run(office, "2026-10-01", "ausgeben", office.file)
    for file in public.glob("2026-11-12-einladung*"):
        if file.is_file() and file.suffix != ".pdf":
            shown = file.read_text("utf-8")
            assert "geheim-4711" not in shown and "j/77" not in shown
            assert file.suffix == ".ics" or "anmeldung" in shown.lower()

    # Another room, then another day: one entry.
    edit(office, "Rathaus, Ratssaal", "Rathaus, Raum 5")
    changed = run(office, "2026-10-05", "erinnern", office.file, "--ja", code=5)
    assert "--berichtigung" in changed.err and inbox(lab, ANNA) == 1
    run(office, "2026-10-05", "senden", office.file, "--ja", "--berichtigung")
    program.take_mail(mails_of(lab, ANNA, 2)[-1])
    moved_room = program.the_meeting()
    assert str(moved_room["UID"]) == uid and moved_room["SEQUENCE"] > meeting["SEQUENCE"]
    assert "Raum 5" in str(moved_room["LOCATION"])
    edit(office, "= 2026-11-12\n", "= 2026-11-19\nverlegt-vom = 2026-11-12\n")
    run(office, "2026-10-06", "senden", office.file, "--ja", "--berichtigung")
    mail = mails_of(lab, ANNA, 3)[-1]
    program.take_mail(mail)
    moved = program.the_meeting()
    assert str(moved["UID"]) == uid and moved["SEQUENCE"] > moved_room["SEQUENCE"]
    assert moved["DTSTART"].dt.strftime("%Y-%m-%d") == "2026-11-19" and str(moved["STATUS"]) == "CONFIRMED"
    assert "(bisher Donnerstag, 12. November 2026)" in plain(parts(mail).text)

    # Somebody leaves, somebody comes.
    people = office.folder / "kontakte.csv"
    changed = LIST.replace(f"{LEFT};;ja", f"{LEFT};;nein") + f"Nele;Neu;{LATE};;ja\n"
    people.write_text(changed, "utf-8")
    rehearsed = run(office, "2026-11-16", "erinnern", office.file, "--probelauf")
    assert "rundmail erinnern" in rehearsed.err and "in 3 Tagen" in rehearsed.err
    assert "Nicht an 1 Person" in rehearsed.err, rehearsed.err
    assert inbox(lab, ANNA) == 3
    asked = in_terminal(
        "erinnern", office.file, cwd=office.folder, answers=[("Jetzt senden?", "j\n")], **at("2026-11-16")
    )
    assert asked.code == 0, asked.text
    mail = mails_of(lab, ANNA, 4)[-1]
    assert mail["Subject"] == "Erinnerung: Runder Tisch: Einladung zum Treffen, 19. November 2026"
    seen = parts(mail)
    assert list(seen.attachments) == ["2026-11-12-einladung-reminder.ics"], "no PDF"
    text = plain(seen.text)
    for said in (
        "wir erinnern Sie an das Treffen am Donnerstag, 19. November",
        "17:00 bis 19:00 Uhr",
        "geheim-4711",
        "Raum 5",
    ):
        assert said in text, text
    assert "Bericht aus dem Beirat" not in text, "no agenda"
    assert "Bitte melden Sie sich" not in text, "it is too late to register"
    program.take_mail(mail)
    assert program.the_meeting()["SEQUENCE"] == moved["SEQUENCE"] and len(program.entries) == 1
    assert [inbox(lab, one) for one in (BERK, GUEST, LEFT, OTHER, LATE)] == [4, 4, 3, 0, 0]
    again = run(office, "2026-11-17", "erinnern", office.file, "--ja", code=5)
    assert "haben die E-Mail schon" in again.err and inbox(lab, ANNA) == 4
    late = run(office, "2026-11-20", "erinnern", office.file, "--ja", code=5)
    assert "vorbei" in late.err

    # It does not take place.
    edit(office, "verlegt-vom", 'status = "abgesagt"\nverlegt-vom')
    refused = run(office, "2026-11-18", "erinnern", office.file, "--ja", code=5)
    assert "abgesagt" in refused.err
    run(office, "2026-11-18", "senden", office.file, "--ja", "--berichtigung")
    mail = mails_of(lab, ANNA, 5)[-1]
    assert mail["Subject"].startswith("Abgesagt: Runder Tisch"), mail["Subject"]
    seen = parts(mail)
    assert seen.text.index("findet nicht statt") < seen.text.index("Geändert hat sich")
    assert "geheim-4711" not in seen.text + seen.html
    program.take_mail(mail)
    gone = program.the_meeting()
    assert str(gone["UID"]) == uid and str(gone["STATUS"]) == "CANCELLED" and gone["SEQUENCE"] > moved["SEQUENCE"]
    assert len(program.entries) == 1, "one entry from the announcement to the end"


def look_at(mail: EmailMessage) -> None:
    """What an invitation says, and the mail by which people register."""
    seen = parts(mail)
    text = plain(seen.text)
    for said in (
        "Marktplatz 1, 12345 Musterstadt",
        "Straßenbahn 3",
        "Barrierefreiheit: Stufenlos vom Hof.",
        "Bitte melden Sie sich bis Donnerstag, 5. November 2026 an: " + SENDER,
        "geheim-4711",
    ):
        assert said in text, (said, text)
    links = re.findall(r'href="([^"]+)"', seen.html)
    links = [link.replace("&amp;", "&") for link in links]
    [map_link] = [link for link in links if "openstreetmap" in link]
    assert parse_qs(urlsplit(map_link).query) == {"query": ["Marktplatz 1, 12345 Musterstadt"]}
    [register] = [link for link in links if link.startswith("mailto:") and "body=" in link]
    address, _, query = register.removeprefix("mailto:").partition("?")
    fields = dict(field.split("=", 1) for field in query.split("&"))
    assert address == SENDER
    assert unquote(fields["subject"]) == "Anmeldung: Runder Tisch, 12. November 2026"
    assert unquote(fields["body"]).startswith("Ich nehme teil.\r\n\r\nName:")
    # A plain link: nothing is loaded from elsewhere.
    assert not re.search(r'(src|background)="https?:', seen.html)


INVITATION = """
titel = "Einladung"
art = "einladung"
[sitzung]
datum = 2026-11-12
beginn = 17:00:00
ort = "Rathaus"
anschrift = "Marktplatz 1, 12345 Musterstadt"
[sitzung.anmeldung]
e-mail = "anmeldung@stadt.example"
frist = 2026-11-05
[[tagesordnung]]
titel = "TOP 1 Begrüßung"
[[tagesordnung]]
titel = "TOP 2 Offene Aufgaben aus dem letzten Treffen"
aufgaben = [ { text = "Raum", seit = 2026-07-02 } ]
[[tagesordnung]]
titel = "TOP 3 Haushalt"
vortrag = "Kim Probe"
beschluesse = [ { text = "Der Runde Tisch beantragt 500 Euro." } ]
"""


@pytest.fixture
def desk_of(tmp_path):
    (tmp_path / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt"\ne-mail = "amt@stadt.example"\n[kontakte]\ndatei = "k.csv"\n', "utf-8"
    )
    (tmp_path / "k.csv").write_text("Name;E-Mail\nAnna Kaya;anna@verein.example\n", "utf-8")
    (tmp_path / "2026-11-12-einladung.toml").write_text(INVITATION, "utf-8")
    return Workspace(tmp_path, "2026-11-12-einladung.toml")


def test_an_invitation_becomes_the_summary_and_the_next_invitation(desk_of):
    run(desk_of, "2026-11-13", "neu")
    file = desk_of.folder / "2026-11-12-zusammenfassung.toml"
    text = file.read_text("utf-8")
    data = tomllib.loads(text)
    assert [item["titel"] for item in data["tagesordnung"]] == [
        "TOP 1 Begrüßung",
        "TOP 2 Offene Aufgaben aus dem letzten Treffen",
        "TOP 3 Haushalt",
    ]
    assert str(data["tagesordnung"][1]["aufgaben"][0]["seit"]) == "2026-07-02"
    assert "beschluesse" not in data["tagesordnung"][2], "what was proposed is not decided"
    assert '# text = "Der Runde Tisch beantragt 500 Euro."' in text
    assert "anmeldung" not in data["sitzung"]
    # After it, the next invitation has place and registration of the last one.
    file.write_text(text.replace("\nort ", "\nnaechstes-treffen = 2027-01-14\nort ", 1), "utf-8")
    run(desk_of, "2026-11-20", "neu", "--art", "einladung")
    data = tomllib.loads((desk_of.folder / "2027-01-14-einladung.toml").read_text("utf-8"))
    assert data["sitzung"]["anschrift"] == "Marktplatz 1, 12345 Musterstadt"
    assert data["sitzung"]["anmeldung"] == {"e-mail": "anmeldung@stadt.example", "frist": datetime(2027, 1, 7).date()}
    assert [item["titel"] for item in data["tagesordnung"]][0] == "Begrüßung", "without a number that does not fit"


def test_a_newsletter_needs_no_meeting(desk_of):
    desk_of.file.unlink()
    done = run(desk_of, "2026-11-20", "neu", "--art", "rundbrief")
    file = desk_of.folder / "2026-11-20-rundbrief.toml"
    assert tomllib.loads(file.read_text("utf-8"))["art"] == "rundbrief"
    assert str(file.name) in done.err


def test_what_names_no_meeting_stops_the_sending(desk_of):
    people = desk_of.folder / "k.csv"
    people.write_text("Name;E-Mail;Angemeldet für\nAnna Kaya;anna@verein.example;ja\n", "utf-8")
    done = run(desk_of, "2026-11-01", "senden", desk_of.file, "--ja", code=1)
    assert "nennt kein Treffen" in done.err
    # A guest may name the file; the summary of that meeting is meant as well, a circular is not.
    people.write_text(
        "Name;E-Mail;Angemeldet für\nAnna Kaya;anna@verein.example;2026-11-12-einladung\n"
        "Bo Lind;bo@verein.example;10.12.2026\n",
        "utf-8",
    )
    (desk_of.folder / "2026-11-12-zusammenfassung.toml").write_text(
        INVITATION.replace("einladung", "zusammenfassung", 1), "utf-8"
    )
    (desk_of.folder / "rundmail-1.toml").write_text('titel = "R"\nart = "rundmail"\neinleitung = "Hallo."\n', "utf-8")
    for file, code, names in [
        ("2026-11-12-einladung", 0, ["anna"]),
        ("2026-11-12-zusammenfassung", 0, ["anna"]),
        ("rundmail-1", 5, []),
    ]:
        day = "2026-11-01" if "einladung" in file else "2026-11-13"
        done = run(desk_of, day, "senden", f"{file}.toml", "--ja", code=code)
        folder = desk_of.folder / "outbox" / file
        written = sorted(path.name.split("@")[0] for path in folder.glob("*.eml"))
        assert written == names, (file, done.err)
        assert "für andere Treffen angemeldet" in done.err or code, done.err
