"""The year of a network, as `examples/jahr` tells it: six meetings, each from the file for its invitation to the
approval of its summary, then the registers, the figures and the report of the year.

The clock of the program is set for each day. Mails go through a real Postfix and are read over IMAP; the calendar
files in them are applied one after the other, as a calendar program does; the office reads its own mailbox.
"""

import csv
import email.utils
import imaplib
import io
import json
import re
import shutil
import ssl
import tomllib
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from conftest import ROOT, Workspace
from lab import SENDER, check_mailboxes, wait_for
from reading import parse
from terminal import in_terminal
from test_rhythm import Calendar, plain

YEAR = ROOT / "examples" / "jahr"
MEETINGS = sorted(path.name.removesuffix("-einladung.toml") for path in YEAR.glob("*-einladung.toml"))
SERIES = "Netzwerk Vielfalt Beispielfeld"
ADDRESS = re.compile(r"([a-z.]+)@([a-z]+)\.example")


def moved(text: str) -> str:
    """The people of the list live at the domain of the real server."""
    return ADDRESS.sub(lambda found: f"jahr.{found[1]}.{found[2]}@rcpt.example", text)


NELE, EMRE, OKSANA, SAMIR, KIM, GRETA, JONAS = map(
    moved,
    (
        "nele.muster@lotse.example",
        "emre@elternverein.example",
        "oksana@dim.example",
        "samir@kulturkreis.example",
        "kim@jugendring.example",
        "g.probe@wohlfahrt.example",
        "j.beispielmann@fraktion.example",
    ),
)
GUEST = moved("ben@stiftung.example")


class Office:
    """The desk of the officer, who does one thing after the other."""

    def __init__(self, folder, lab):
        self.folder, self.lab, self.day = folder, lab, date(2026, 1, 2)
        self.calendar, self.seen = Calendar(), 0
        folder.mkdir()
        settings = (YEAR / "rundmail.toml").read_text("utf-8").replace("integration@beispielfeld.example", SENDER)
        (folder / "rundmail.toml").write_text(settings + "\n[smtp]\n", "utf-8")
        people = moved((YEAR / "kontakte.csv").read_text("utf-8-sig"))
        (folder / "kontakte.csv").write_bytes(b"\xef\xbb\xbf" + people.encode())
        lab.point(Workspace(folder, "rundmail.toml"), "starttls")
        with (folder / "rundmail.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[imap]\nhost = "localhost"\nport = {lab.base + 2}\nca-file = "{lab.folder}/tls/ca.pem"\n')

    def clock(self) -> dict:
        at = datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)
        secret = {"RUNDMAIL_SMTP_PASSWORD": "geheim", "RUNDMAIL_IMAP_PASSWORD": "geheim"}
        return {"SOURCE_DATE_EPOCH": str(int(at.timestamp())), **secret}

    def run(self, *args, code: int = 0):
        done = Workspace(self.folder, "rundmail.toml").run(*args, **self.clock())
        assert done.code == code, (args, done.code, done.err)
        return done

    def data(self, name: str) -> dict:
        return tomllib.loads((self.folder / name).read_text("utf-8"))

    def write(self, name: str) -> dict:
        """The file as the officer has completed it, over the one that the program began."""
        shutil.copy(YEAR / name, self.folder / name)
        data = self.data(name)
        self.day = data["ausgabedatum"]
        found = json.loads(self.run("pruefen", "--json", name).out)
        assert [one for one in found if one["severity"] in ("error", "warning")] == [], found
        return data

    def send(self, name: str, *options) -> list[str]:
        """Sends and holds the mailboxes against the ledger; the addresses of those who were sent the mail."""
        self.run("senden", name, "--ja", *options)
        workspace = Workspace(self.folder, name)
        check_mailboxes(self.lab, workspace)
        rows = csv.DictReader(io.StringIO(self.run("stand", name, "--csv").out))
        return [row["address"] for row in rows if row["state"] == "sent"]

    def newest(self, address: str, subject: str):
        """The newest mail of somebody whose subject has these words."""
        mails = [parse(content) for content in self.lab.over_imap(address)]
        fitting = [mail for mail in mails if subject in mail["Subject"]]
        assert fitting, [mail["Subject"] for mail in mails]
        return max(fitting, key=lambda mail: mail["Date"].datetime)

    def text(self, address: str, subject: str) -> str:
        return plain(self.newest(address, subject).get_body(("plain",)).get_content())


@pytest.fixture(scope="module")
def office(tmp_path_factory, lab):
    return Office(tmp_path_factory.mktemp("jahr") / "netzwerk", lab)


def test_the_year(office):
    everybody = len((YEAR / "kontakte.csv").read_text("utf-8-sig").splitlines()) - 1
    for number, day in enumerate(MEETINGS):
        before = MEETINGS[number - 1] if number else None
        invited = invites(office, day, before)
        assert (GUEST in invited) == (day == "2026-05-21"), "a guest of one meeting"
        assert (SAMIR in invited) == (day <= "2026-03-19"), "who has unsubscribed gets nothing more"
        assert len(invited) == everybody - (GUEST not in invited) - (SAMIR not in invited)
        reminds(office, day)
        if day == "2026-01-22":
            notes_who_comes(office, day)
        else:
            records_the_approval(office, day, before)
        sums_up(office, day)
        approves(office, day)
        if day == "2026-03-19":
            somebody_leaves(office)
    looks_back(office)


def invites(office, day: str, before: str | None) -> list[str]:
    """The invitation: begun by the program, completed by the officer, sent to all."""
    name = f"{day}-einladung.toml"
    if before:
        office.day += timedelta(days=3)
        office.run("neu", name, "--nach", f"{before}-zusammenfassung.toml", "--art", "einladung")
        begun = office.data(name)
        titles = [item["titel"] for item in begun["tagesordnung"]]
        assert titles[0] == "Begrüßung und Vorstellung" and "Verschiedenes und Termine" in titles, titles
    meeting = office.write(name)["sitzung"]
    invited = office.send(name)
    mail = office.newest(EMRE, "Einladung")
    text = plain(mail.get_body(("plain",)).get_content())
    assert meeting["ort"] in text and "openstreetmap.org" in text
    assert ("treffen.beispielfeld.example" in text) == ("online" in meeting)
    office.calendar.take_mail(mail)
    return invited


def reminds(office, day: str) -> None:
    """Two days before: a short mail to those who were invited; a second call sends nothing."""
    name = f"{day}-einladung.toml"
    office.day = date.fromisoformat(day) - timedelta(days=2)
    office.run("erinnern", name, "--ja")
    wait_for(lambda: office.newest(EMRE, "Erinnerung"), "the reminder")
    office.run("erinnern", name, "--ja", code=5)


def notes_who_comes(office, day: str) -> None:
    """During the meeting: three letters and Enter; the file of the summary has who was there."""
    office.day = date.fromisoformat(day)
    name = f"{day}-zusammenfassung.toml"
    office.run("neu", name, "--nach", f"{day}-einladung.toml", "--art", "zusammenfassung")
    titles = [item["titel"] for item in office.data(name)["tagesordnung"]]
    assert titles == [item["titel"] for item in office.data(f"{day}-einladung.toml")["tagesordnung"]]
    typed = [("> ", "mus\n"), ("Muster", "örn\n"), ("Örnek", ".\n")]
    shown = in_terminal("anwesenheit", name, cwd=office.folder, answers=typed, **office.clock())
    assert shown.code == 0, shown.text
    names = [person["name"] for person in office.data(name)["teilnehmende"]]
    assert "Emre Örnek" in names and any("Nele Muster" in one for one in names), names


def records_the_approval(office, day: str, before: str) -> None:
    """The file that the program begins for the summary has the agenda of the invitation, and says what was approved."""
    office.day = date.fromisoformat(day) + timedelta(days=1)
    name = f"{day}-zusammenfassung.toml"
    office.run("neu", name, "--nach", f"{day}-einladung.toml", "--art", "zusammenfassung")
    items = office.data(name)["tagesordnung"]
    [approval] = [item for item in items if "Genehmigung" in item["titel"]]
    assert "genehmigt worden" in approval["text"] and str(int(before[-2:])) in approval["titel"], approval
    invited = [item["titel"] for item in office.data(f"{day}-einladung.toml")["tagesordnung"]]
    assert [item["titel"] for item in items if item["titel"] in invited] == invited


def sums_up(office, day: str) -> None:
    """The summary goes out as a draft; each reader sees what is left to do, and nobody else's."""
    name = f"{day}-zusammenfassung.toml"
    data = office.write(name)
    office.send(name)
    tasks = [task for item in data["tagesordnung"] for task in item.get("aufgaben", [])]
    for address, who in ((NELE, "Dr. Nele Muster"), (KIM, "Kim Vorlage"), (JONAS, "Jonas Beispielmann")):
        text = office.text(address, "Zusammenfassung")
        assert "Entwurf" in text and "Einwände" in text
        own = [task["text"] for task in tasks if task["wer"] == who and not task.get("erledigt")]
        opened = re.search(r"Von Ihnen offen(.*?)(?=Begrüßung|$)", text)
        assert (opened is not None) == bool(own), (day, who, text[:600])
        assert all(task in opened[1] for task in own)
    office.calendar.take_mail(office.newest(EMRE, "Zusammenfassung"))


def approves(office, day: str) -> None:
    """Three weeks later nobody has objected."""
    name = f"{day}-zusammenfassung.toml"
    office.day += timedelta(days=1)
    assert "Einwände" in office.run("genehmigen", name, code=5).err
    office.day += timedelta(days=21)
    office.run("genehmigen", name, "--durch", SERIES)
    office.send(name, "--berichtigung")
    mail = office.newest(EMRE, "Genehmigt")
    assert "Entwurf" not in mail["Subject"]


def somebody_leaves(office) -> None:
    """Samir answers that he wants no more mails; the program reads it before the next mailing."""
    mail = (
        f"From: {SAMIR}\r\nTo: {SENDER}\r\nSubject: Abmeldung\r\nDate: {email.utils.formatdate()}\r\n"
        f"Message-ID: {email.utils.make_msgid()}\r\n\r\nBitte keine weiteren E-Mails.\r\n"
    )
    context = ssl.create_default_context(cafile=f"{office.lab.folder}/tls/ca.pem")
    with imaplib.IMAP4_SSL("localhost", office.lab.base + 2, ssl_context=context) as imap:
        imap.login(SENDER, "geheim")
        assert imap.append("INBOX", None, None, mail.encode())[0] == "OK"


def looks_back(office) -> None:
    """At the end of the year: calendar, what is open, decisions, figures, report."""
    office.day = date(2026, 12, 15)
    told = json.loads(office.run("beschluesse", ".", "--format", "json").out)
    assert [one["number"] for one in told["decisions"]] == [f"B 2026/{n}" for n in range(1, 5)], told
    left = office.run("offen", ".").out
    assert "Termin der Woche 2027 vorschlagen" in left and "Programmheft" not in left
    calendar = icalendar.Calendar.from_ical(office.run("termine", "--alle", "--format", "ics").out)
    titles = sorted(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))
    assert titles.count("Woche der Vielfalt") == 1, titles
    assert "Eröffnung der Woche der Vielfalt" in titles and len(titles) == len(set(titles)) + 6, titles
    mailed = office.calendar.entries.values()
    known = {str(event["UID"]) for event in calendar.walk("VEVENT")}
    unknown = [event for event in mailed if str(event["UID"]) not in known]
    held = sorted(str(event["DTSTART"].dt)[:10] for event in mailed if event["SUMMARY"] == SERIES)
    assert held == [*MEETINGS, "2027-01-21"], "one entry for each meeting, also for the one that was moved"
    assert not unknown, [(str(one["SUMMARY"]), one["DTSTART"].dt, one.get("STATUS")) for one in unknown]
    figures = list(csv.reader(io.StringIO(office.run("teilnahme", ".", "--format", "csv").out)))
    for persons in ("31", "38", "42", "27", "45", "40"):
        assert any(persons in row for row in figures), persons
    office.run("jahresbericht", "2026")
    pages = list((office.folder / "out" / "internal").glob("*2026*.html"))
    assert pages and "223" in pages[0].read_text("utf-8"), "all who came, together"
    assert not re.search(r"@rcpt\.example|Nele Muster", pages[0].read_text("utf-8")), "no names unless asked for"
