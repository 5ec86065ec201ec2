"""What is asked of all files of an office at once, read by other people's parsers."""

import csv
import io
import itertools
import json
import subprocess
import sys
from datetime import date, datetime

import icalendar
import pytest
import vobject
from conftest import ROOT, Workspace

TODAY = int(datetime.fromisoformat("2026-09-25T10:00:00+00:00").timestamp())
ACCESS = ("4711 0815", "geheim77", "meet.example")

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
[vorgaben]
reihe = "Netzwerk Nord"
"""

SUMMARY = """
titel = "Zusammenfassung"
art = "zusammenfassung"
ausgabedatum = 2026-07-10
[sitzung]
datum = 2026-07-09
beginn = 17:00:00
ort = "Gemeindesaal"
naechstes-treffen = 2026-10-29
[[termine]]
kennung = "fest"
titel = "Herbstfest"
datum = 2026-10-10
beginn = 14:00:00
ort = "Stadtpark"
[[termine]]
titel = "Lesung für Kinder"
datum = 2026-10-02
ort = "Bibliothek"
[[termine]]
kennung = "kurs"
titel = "Nähkurs"
datum = 2026-10-05
[[termine]]
kennung = "klausur"
titel = "Klausur des Vorstands"
datum = 2026-11-20
[[termine]]
kennung = "messe"
titel = "Ehrenamtsmesse"
wann = "im Frühjahr 2027"
"""

# Moves the feast, cancels the course, closes what was open, tells the reading without an ID again.
INVITATION = """
titel = "Einladung"
art = "einladung"
ausgabedatum = 2026-09-20
[sitzung]
datum = 2026-10-29
beginn = 17:00:00
ende = 19:00:00
ort = "Haus der Vereine"
online = { link = "https://meet.example/j/47110815", kennung = "4711 0815", kenncode = "geheim77" }
[[tagesordnung]]
titel = "Begrüßung"
[[termine]]
kennung = "fest"
titel = "Herbstfest"
datum = 2026-10-17
beginn = 15:00:00
ort = "Stadtpark"
organisation = "Jugendring"
anmeldung = "fest@jugend.example"
[[termine]]
titel = "Lesung für Kinder"
datum = 2026-10-02
ort = "Bibliothek, Marktstraße 7"
beginn = 16:00:00
[[termine]]
kennung = "kurs"
titel = "Nähkurs"
datum = 2026-10-05
status = "abgesagt"
[[termine]]
kennung = "klausur"
titel = "Klausur des Vorstands"
datum = 2026-11-20
sichtbarkeit = "intern"
"""

UKRAINIAN = INVITATION.replace("Einladung", "Запрошення").replace("Herbstfest", "Осіннє свято")

DRAFT = """
titel = "Rund-Mail"
art = "rundmail"
[[termine]]
titel = "Fachtag =1+1"
datum = 2026-12-01
bis = 2026-12-02
"""


@pytest.fixture
def office(tmp_path) -> Workspace:
    files = {
        "rundmail.toml": SETTINGS,
        "2026/07-zusammenfassung.toml": SUMMARY,
        "2026/10-einladung.toml": INVITATION,
        "2026/10-einladung.uk.toml": UKRAINIAN,
        "entwurf.toml": DRAFT,
        "werkzeug.toml": '[werkzeug]\nname = "etwas anderes"\n',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return Workspace(tmp_path, "entwurf.toml")


def run(office, *args, code=0, **options):
    done = office.run(*args, SOURCE_DATE_EPOCH=TODAY, **options)
    assert done.code == code, done.err
    return done


def events(raw) -> dict:
    """UID -> entry."""
    calendar = icalendar.Calendar.from_ical(raw)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def rows(office, *args) -> list[dict]:
    done = run(office, "termine", *args, "--format", "csv")
    return list(csv.DictReader(io.StringIO(done.out)))


def test_each_date_once_by_its_newest_word(office):
    ahead = [(row["date"], row["start"], row["title"], row["status"]) for row in rows(office)]
    assert ahead == [
        ("2026-10-02", "16:00", "Lesung für Kinder", "planned"),
        ("2026-10-05", "", "Nähkurs", "cancelled"),
        ("2026-10-17", "15:00", "Herbstfest", "planned"),
        ("2026-10-29", "17:00", "Netzwerk Nord", "planned"),
        ("2026-11-20", "", "Klausur des Vorstands", "planned"),
        ("2026-12-01", "", "Fachtag =1+1", "planned"),
        ("", "", "Ehrenamtsmesse", "planned"),
    ]
    every = rows(office, "--alle")
    assert [row["date"] for row in every][:2] == ["2026-07-09", "2026-10-02"] and len(every) == 8
    assert {row["file"] for row in every} == {"2026/07-zusammenfassung.toml", "2026/10-einladung.toml", "entwurf.toml"}
    # Named twice, as a folder, as a pattern and as its translation: each file counts once.
    again = rows(office, ".", "2026", "2026/*.toml", "2026/10-einladung.uk.toml", "rundmail.toml", "--alle")
    assert again == every
    some = rows(office, "--von", "5.10.2026", "--bis", "2026-10-17")
    assert [row["date"] for row in some] == ["2026-10-05", "2026-10-17"]
    assert [row["date"] for row in rows(office, "--von", "2026-12-02")] == ["2026-12-01"], "it is not over yet"
    nothing = run(office, "termine", "--von", "2030-01-01", code=5)
    assert not nothing.out and "kein Termin" in nothing.err
    # In a folder below, the workspace is meant.
    below = rundmail_below(office)
    assert len(json.loads(below.out)["dates"]) == 7


def rundmail_below(office):
    return run(Workspace(office.folder / "2026", ""), "dates", "--json")


def test_text_to_paste_and_a_page(office):
    text = run(office, "termine").out
    assert "Samstag, 17. Oktober 2026, ab 15:00 Uhr\n  Herbstfest\n  Ort: Stadtpark\n" in text
    assert "Nähkurs (abgesagt)" in text and "im Frühjahr 2027\n  Ehrenamtsmesse" in text
    assert "10. Oktober" not in text and text.count("Lesung") == 1 and "Осіннє" not in text
    assert "geheim77" in text and "Klausur des Vorstands (intern)" in text
    assert max(map(len, text.splitlines())) <= 72
    run(office, "termine", "-o", "termine.html")
    page = (office.folder / "termine.html").read_text("utf-8")
    assert page.count("<time ") == 6 and "<h1>Termine</h1>" in page and "Jugendring" in page
    assert (office.folder / "termine.html").stat().st_mode & 0o077 == 0, "it has access data"
    english = run(office, "dates", "--lang", "en").err
    assert "7 dates from 3 files." in english and "`werkzeug.toml` is not a minutes file" in english


def test_the_calendar_to_subscribe_to(office):
    """The UIDs are those of the single files, and later words have the higher SEQUENCE."""
    run(office, "termine", "--alle", "-o", "alle.ics")
    raw = (office.folder / "alle.ics").read_bytes()
    vobject.readOne(raw.decode()).validate(raiseException=True)
    subprocess.run([sys.executable, ROOT / "tests" / "calendar" / "verify.py", office.folder / "alle.ics"], check=True)
    every = events(raw)
    single = {}
    for name in ("07-zusammenfassung", "10-einladung"):
        run(office, "ausgeben", f"2026/{name}.toml", "--format", "ics", "--fassung", "intern")
        single[name] = events((office.folder / "out" / "internal" / f"{name}.ics").read_bytes())
    for uid, event in single["10-einladung"].items():
        assert every[uid].to_ical() == event.to_ical()
    moved = next(uid for uid, event in every.items() if event["SUMMARY"] == "Herbstfest")
    old, new = single["07-zusammenfassung"][moved], every[moved]
    assert old["SEQUENCE"] < new["SEQUENCE"] and new["DTSTART"].dt.date() == date(2026, 10, 17)
    assert [event["STATUS"] for event in every.values() if "Nähkurs" in event["SUMMARY"]] == ["CANCELLED"]
    assert len([event for event in every.values() if "Lesung" in event["SUMMARY"]]) == 1
    # As a program would that has the calendar of July and gets the whole one.
    assert set(single["07-zusammenfassung"]) - set(every) == {
        uid for uid, event in single["07-zusammenfassung"].items() if "Lesung" in event["SUMMARY"]
    }


def test_nothing_internal_is_public(office):
    for name in ("termine.txt", "termine.html", "termine.ics", "termine.csv", "termine.json"):
        done = run(office, "termine", "--alle", "--fassung", "öffentlich", "-o", name)
        text = (office.folder / name).read_bytes().decode()
        for secret in (*ACCESS, "47110815", "Klausur", "Fachtag"):
            assert secret not in text, (name, secret)
        assert "Herbstfest" in text
        assert "ohne Ausgabedatum" in done.err and "entwurf.toml" in done.err
    # Access data that somebody has put into a public record.
    path = office.folder / "2026" / "10-einladung.toml"
    path.write_text(path.read_text("utf-8").replace('"Jugendring"', '"Kenncode geheim77"'), "utf-8")
    refused = run(office, "termine", "--fassung", "öffentlich", "-o", "neu.txt", code=1)
    assert "[public.secret]" in refused.err and not (office.folder / "neu.txt").exists()


def test_the_public_calendar_is_that_of_the_site(office):
    run(office, "webauftritt", ".")
    run(office, "termine", "--alle", "--fassung", "öffentlich", "-o", "alle.ics")
    assert (office.folder / "alle.ics").read_bytes() == (office.folder / "out" / "site" / "calendar.ics").read_bytes()


def test_tables_for_excel_and_programs(office):
    run(office, "termine", "--excel", "-o", "termine.csv")
    raw = (office.folder / "termine.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    feast = next(row for row in table if row["Titel"] == "Herbstfest")
    assert feast["Datum"] == "17.10.2026" and feast["Anmeldung"] == "fest@jugend.example"
    assert [row["Stand"] for row in table].count("abgesagt") == 1
    data = json.loads(run(office, "termine", "--json").out)["dates"]
    [feast] = [one for one in data if one["id"] == "fest"]
    assert (feast["date"], feast["start"], feast["series"]) == ("2026-10-17", "15:00", "Netzwerk Nord")
    assert not any(secret in json.dumps(data) for secret in ACCESS)


def test_faults_and_contradictions_are_told(office):
    path = office.folder / "2026" / "07-zusammenfassung.toml"
    path.write_text(SUMMARY.replace("ausgabedatum = 2026-07-10", "ausgabedatum = 2026-09-20"), "utf-8")
    told = run(office, "termine")
    assert "[date.contradiction]" in told.err and "10. Oktober 2026" in told.err and "17. Oktober 2026" in told.err
    assert "2026/07-zusammenfassung.toml" in told.err and "2026/10-einladung.toml" in told.err
    path.write_text(SUMMARY.replace("2026-10-10", "2026-10-32"), "utf-8")
    broken = run(office, "termine", code=1)
    assert not broken.out and "07-zusammenfassung.toml" in broken.err
    missing = run(office, "termine", "gibt-es-nicht.toml", code=1)
    assert "[file.unreadable]" in missing.err


# ---- open ------------------------------------------------------------------------------------------------------------

MAY = """
titel = "Protokoll"
art = "protokoll"
ausgabedatum = 2026-05-12
[sitzung]
datum = 2026-05-07
naechstes-treffen = 2026-07-09
[[teilnehmende]]
name = "Dr. Ada Probe"
organisation = "Jugendring Nord"
[[tagesordnung]]
titel = "Räume"
text = "Wir brauchen einen Saal."
[[tagesordnung.aufgaben]]
text = "Saal für [](termin:fest) **anfragen**"
wer = "Ada Probe"
faellig = 2026-06-30
[[tagesordnung.aufgaben]]
text = "Plakate kleben"
wer = "Ole Muster"
[[tagesordnung]]
titel = "Haushalt"
sichtbarkeit = "intern"
[[tagesordnung.aufgaben]]
text = "=Angebot einholen"
faellig = 2026-10-20
[[mitteilungen]]
titel = "Bänke gesucht"
organisation = "Sportverein"
typ = "aufruf"
frist = 2026-10-31
kontakt = "bank@sport.example"
[[mitteilungen]]
titel = "Freie Plätze"
typ = "information"
[[termine]]
kennung = "fest"
titel = "Sommerfest"
datum = 2026-12-05
status = "vorläufig"
"""


@pytest.fixture
def carried(tmp_path) -> Workspace:
    """Minutes of May, and the summary of July that `new` has made of them and somebody has filled in."""
    (tmp_path / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "2026-05-07.toml").write_text(MAY, "utf-8")
    office = Workspace(tmp_path, "2026-07-09.toml")
    july = int(datetime.fromisoformat("2026-07-10T10:00:00+00:00").timestamp())
    made = office.run("neu", "2026-07-09.toml", "--nach", "2026-05-07.toml", SOURCE_DATE_EPOCH=july)
    assert made.code == 0, made.err
    text = office.file.read_text("utf-8")
    assert "Saal für [](termin:fest) **anfragen**" in text and "Plakate kleben" in text and "Bänke gesucht" in text
    done = text.replace('"Plakate kleben"', '"Plakate kleben", erledigt = true')
    office.file.write_text(done, "utf-8")
    return office


def open_rows(office, *args) -> list[dict]:
    return list(csv.DictReader(io.StringIO(run(office, "offen", *args, "--csv").out)))


def test_what_was_carried_over_is_open_once(carried):
    told = [(row["kind"], row["text"], row["due"], row["since"], row["meetings"]) for row in open_rows(carried)]
    assert told == [
        ("task", "Saal für Sommerfest anfragen", "2026-06-30", "2026-05-07", "1"),
        ("task", "'=Angebot einholen", "2026-10-20", "2026-05-07", "1"),
        ("call", "Bänke gesucht", "2026-10-31", "2026-05-07", "1"),
        ("date", "Sommerfest", "2026-12-05", "2026-05-12", "0"),
    ]
    hall, offer, bench, feast = open_rows(carried)
    assert (hall["person"], hall["organisation"], hall["overdue_days"]) == ("Ada Probe", "Jugendring Nord", "87")
    assert hall["file"] == "2026-07-09.toml" and hall["about"] == "Räume"
    line = carried.file.read_text("utf-8").splitlines()[int(hall["line"]) - 1]
    assert "anfragen" in line, "the line leads there"
    assert offer["visibility"] == "internal" and bench["contact"] == "bank@sport.example"
    # The day comes, and it is done: by deleting it, as the file advises.
    text = carried.file.read_text("utf-8")
    gone = text.replace('"Saal für [](termin:fest) **anfragen**"', '"Etwas anderes"')
    carried.file.write_text(gone, "utf-8")
    assert [row["text"] for row in open_rows(carried)][0] == "Etwas anderes"
    assert not [row for row in open_rows(carried) if "Saal" in row["text"]]


def test_open_tasks_of_a_person_and_of_an_organisation(carried):
    assert [row["text"] for row in open_rows(carried, "--person", "probe")] == ["Saal für Sommerfest anfragen"]
    assert [row["text"] for row in open_rows(carried, "--organisation", "jugendring")] == [
        "Saal für Sommerfest anfragen"
    ]
    both = open_rows(carried, "--organisation", "Jugendring", "--organisation", "Sportverein")
    assert [row["kind"] for row in both] == ["task", "call"]
    nobody = run(carried, "offen", "--person", "Niemand", code=5)
    assert "--person" in nobody.err and not nobody.out


def test_open_ends_as_text_and_data(carried):
    text = run(carried, "offen").out
    overdue, _, rest = text.partition("Als Nächstes\n============\n")
    assert overdue.startswith("Überfällig\n==========\n\n- Saal für Sommerfest anfragen\n")
    assert "seit 87 Tagen überfällig" in overdue and "seit 7. Mai 2026 (1 Treffen seither)" in overdue
    assert "=Angebot einholen (intern)" in rest and "Aufruf: Bänke gesucht" in rest
    assert "Vorläufiger Termin: Sommerfest" in rest and "Plakate" not in text and "Freie Plätze" not in text
    assert max(map(len, text.splitlines())) <= 72
    by = run(carried, "offen", "--gliederung", "organisation").out
    headings = [line for line, next_line in itertools.pairwise(by.splitlines()) if next_line.startswith("===")]
    assert headings == ["Jugendring Nord", "Sportverein", "Ohne Organisation"]
    english = run(carried, "open", "--lang", "en")
    assert "2 tasks (1 overdue), 1 call, 1 tentative date." in english.err
    data = json.loads(run(carried, "offen", "--json").out)["open"]
    assert [one["kind"] for one in data] == ["task", "task", "call", "date"]
    assert data[0]["overdue_days"] == 87 and data[1]["overdue_days"] is None
    run(carried, "offen", "--excel", "-o", "offen.csv")
    raw = (carried.folder / "offen.csv").read_bytes()
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert raw.startswith(b"\xef\xbb\xbf") and table[0]["Fällig"] == "30.06.2026" and table[2]["Art"] == "Aufruf"
    assert (carried.folder / "offen.csv").stat().st_mode & 0o077 == 0, "it names people"


def test_last_days_in_a_calendar(carried):
    run(carried, "offen", "-o", "fristen.ics")
    raw = (carried.folder / "fristen.ics").read_bytes()
    vobject.readOne(raw.decode()).validate(raiseException=True)
    verify = [sys.executable, ROOT / "tests" / "calendar" / "verify.py", carried.folder / "fristen.ics"]
    subprocess.run(verify, check=True)
    entries = events(raw)
    assert sorted((event["DTSTART"].dt.isoformat(), str(event["SUMMARY"])) for event in entries.values()) == [
        ("2026-06-30", "Fällig: Saal für Sommerfest anfragen"),
        ("2026-10-20", "Fällig: =Angebot einholen (intern)"),
        ("2026-10-31", "Frist: Bänke gesucht"),
        ("2026-12-05", "Sommerfest"),
    ]
    tentative = next(event for event in entries.values() if event["SUMMARY"] == "Sommerfest")
    assert tentative["STATUS"] == "TENTATIVE"
    assert {str(event["TRANSP"]) for event in entries.values()} == {"TRANSPARENT"}
    # A later due day moves the same entry, and is newer.
    text = carried.file.read_text("utf-8")
    carried.file.write_text(text.replace("2026-06-30", "2026-11-02"), "utf-8")
    run(carried, "offen", "-o", "neu.ics")
    moved = events((carried.folder / "neu.ics").read_bytes())
    uid = next(uid for uid, event in entries.items() if "Saal" in event["SUMMARY"])
    assert moved[uid]["DTSTART"].dt == date(2026, 11, 2) and set(moved) == set(entries)
    assert moved[uid]["SEQUENCE"] >= entries[uid]["SEQUENCE"]


def test_nothing_open_and_faults(carried):
    for name in ("2026-05-07.toml", "2026-07-09.toml"):
        (carried.folder / name).unlink()
    (carried.folder / "leer.toml").write_text('titel = "R"\nart = "rundmail"\neinleitung = "Alles gut."\n', "utf-8")
    assert "Nichts ist offen" in run(carried, "offen", code=5).err
    (carried.folder / "kaputt.toml").write_text('titel = "R"\nart = "rundmal"\n', "utf-8")
    assert "kaputt.toml" in run(carried, "offen", code=1).err


# ---- decisions -------------------------------------------------------------------------------------------------------

PROTOCOL = """# Das Protokoll vom September
titel = "Protokoll"
art = "protokoll"
ausgabedatum = 2026-09-08
[sitzung]
datum = 2026-09-03
online = { link = "https://meet.example/j/47110815", kennung = "4711 0815", kenncode = "geheim77" }
[[tagesordnung]]
titel = "Räume"
  [[tagesordnung.beschluesse]]     # einstimmig
  # der Wortlaut ist abgestimmt
  text    = "Der **Saal** wird gemietet: [](termin:fest)."
  stimmen = { ja = 12, nein = 0, enthaltungen = 3 }
[[tagesordnung]]
titel = "Personal"
sichtbarkeit = "intern"
beschluesse = [{ text = "Die Stelle wird ausgeschrieben." }]
[[termine]]
kennung = "fest"
titel = "Herbstfest"
datum = 2026-10-10
"""
BRIEF = PROTOCOL.replace('"protokoll"', '"zusammenfassung"').replace("Das Protokoll vom", "Kurz vom")
TRANSLATED = PROTOCOL.replace("Der **Saal** wird gemietet", "Зал орендують").replace("Räume", "Зала")
OLD = """title = "Minutes"\r
kind = "minutes"\r
issued = 2026-01-12\r
[meeting]\r
date = 2026-01-08\r
[[agenda]]\r
title = "Money"\r
[[agenda.decisions]]\r
text = "Ten euros are paid."\r
"""


@pytest.fixture
def council(tmp_path) -> Workspace:
    (tmp_path / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "protokoll.toml").write_text(PROTOCOL, "utf-8")
    (tmp_path / "protokoll.uk.toml").write_text(TRANSLATED, "utf-8")
    (tmp_path / "kurz.toml").write_text(BRIEF, "utf-8")
    return Workspace(tmp_path, "protokoll.toml")


def register(office, *args) -> list[dict]:
    return list(csv.DictReader(io.StringIO(run(office, "beschlüsse", *args, "--format", "csv").out)))


def test_numbers_stay_when_older_minutes_are_added(council):
    proposed = [(row["number"], row["proposed"], row["text"], row["yes"]) for row in register(council)]
    assert proposed == [
        ("", "B 2026/1", "Der Saal wird gemietet: Herbstfest.", "12"),
        ("", "B 2026/2", "Die Stelle wird ausgeschrieben.", ""),
    ]
    before = {path.name: path.read_bytes() for path in council.folder.glob("*.toml")}
    assert before == {path.name: path.read_bytes() for path in council.folder.glob("*.toml")}
    told = run(council, "beschluesse", "--nummerieren")
    assert told.err.count("B 2026/1 vergeben") == 3 and "vor dem Versand" in told.err
    for name in ("protokoll.toml", "protokoll.uk.toml", "kurz.toml"):
        text = (council.folder / name).read_bytes().decode()
        assert '  # der Wortlaut ist abgestimmt\n  nummer  = "B 2026/1"\n  text    = ' in text
        assert '[{ nummer = "B 2026/2", text = "Die Stelle' in text
        rest = text.replace('  nummer  = "B 2026/1"\n', "").replace('nummer = "B 2026/2", ', "")
        assert rest.encode() == before[name], "nothing else has changed"
    # Minutes of January are found in a drawer, written on Windows, with a byte order mark.
    old = council.folder / "2026" / "januar.toml"
    old.parent.mkdir()
    old.write_bytes(b"\xef\xbb\xbf" + OLD.encode())
    old.chmod(0o600)
    # Only that file is named; what is taken is known by the whole workspace.
    run(council, "beschluesse", "2026/januar.toml", "--nummerieren")
    wanted = OLD.replace("text = ", 'number = "B 2026/3"\r\ntext = ')
    assert old.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert old.stat().st_mode & 0o077 == 0
    assert [row["number"] for row in register(council)] == ["B 2026/3", "B 2026/1", "B 2026/2"]
    again = run(council, "beschluesse", "--nummerieren")
    assert "Alle Beschlüsse haben eine Nummer" in again.err
    assert "2 Beschlüsse." in run(council, "beschluesse", "protokoll.toml").err


def test_every_document_shows_the_number(council):
    run(council, "beschluesse", "--nummerieren")
    run(council, "ausgeben", "protokoll.toml", "--format", "html,txt")
    assert "Beschluss B 2026/1:" in (council.folder / "out" / "public" / "protokoll.txt").read_text("utf-8")
    assert "Beschluss B 2026/1" in (council.folder / "out" / "internal" / "protokoll.html").read_text("utf-8")
    assert "B 2026/1" in (council.folder / "out" / "public" / "protokoll.uk.txt").read_text("utf-8")
    assert "B 2026/2" not in (council.folder / "out" / "public" / "protokoll.txt").read_text("utf-8")


def test_the_register_in_its_forms(council):
    run(council, "beschluesse", "--nummerieren")
    text = run(council, "beschluesse").out
    assert text.startswith("2026\n====\n\n- B 2026/2, Donnerstag, 3. September 2026 (intern)\n")
    assert "Abstimmung: 12 ja, 0 nein, 3 Enthaltungen" in text and "TOP: Räume, protokoll.toml" in text
    assert max(map(len, text.splitlines())) <= 72
    [hall, post] = json.loads(run(council, "decisions", "--json").out)["decisions"]
    assert hall["votes"] == {"yes": 12, "no": 0, "abstained": 3} and hall["date"] == "2026-09-03"
    assert post["visibility"] == "internal" and post["votes"] is None
    run(council, "beschluesse", "--excel", "-o", "b.csv")
    table = list(
        csv.DictReader(io.StringIO((council.folder / "b.csv").read_bytes().decode("utf-8-sig")), delimiter=";")
    )
    assert table[0]["Nummer"] == "B 2026/1" and table[0]["Enthaltungen"] == "3" and table[1]["Sichtbarkeit"] == "intern"
    for name in ("b.html", "b.txt", "b.json"):
        run(council, "beschluesse", "--fassung", "oeffentlich", "-o", name)
        public = (council.folder / name).read_text("utf-8")
        assert "B 2026/1" in public and "B 2026/2" not in public and "Stelle" not in public
        assert not any(secret in public for secret in ACCESS)
    page = (council.folder / "b.html").read_text("utf-8")
    assert page.index("<h1>Beschlüsse</h1>") < page.index('<h2 id="year-2026">2026</h2>') < page.index("<h3 id=")
    assert "<strong>Saal</strong>" in page and "12 " in page


def test_numbers_in_the_manner_of_the_office(council):
    text = PROTOCOL.replace("  text    =", '  nummer = "BV-26-041"\n  text    =')
    (council.folder / "protokoll.toml").write_text(text, "utf-8")
    assert [row["number"] or row["proposed"] for row in register(council)] == ["BV-26-041", "BV-26-042"]
    (council.folder / "x.toml").write_bytes(OLD.replace("text =", 'number = "BV-26-041"\r\ntext =').encode())
    told = run(council, "beschluesse")
    assert "[agenda.decision-number]" in told.err and "BV-26-041" in told.err
    # A translation that has other decisions is left alone, and said.
    broken = TRANSLATED.replace('beschluesse = [{ text = "Die Stelle wird ausgeschrieben." }]', "")
    (council.folder / "protokoll.uk.toml").write_text(broken, "utf-8")
    told = run(council, "beschluesse", "--nummerieren", code=1)
    assert "protokoll.uk.toml" in told.err and (council.folder / "protokoll.uk.toml").read_text("utf-8") == broken
    none = run(council, "beschluesse", "rundmail.toml", code=5)
    assert not none.out
