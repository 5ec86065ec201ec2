"""Figures over years and the annual report, as other people's programs read them."""

import csv
import io
import json
import re
import subprocess
import zipfile
from datetime import date, datetime
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, Workspace
from python_calamine import CalamineWorkbook

WEB = ROOT / "tests" / "web"
TODAY = int(datetime.fromisoformat("2026-12-10T10:00:00+00:00").timestamp())
SECRETS = ("4711 0815", "geheim77", "meet.example")
PEOPLE = ("Xaver Stillschweig", "Anna Probe")

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
stelle = "Fachstelle Ehrenamt"
[vorgaben]
reihe = "Netzwerk Nord"
[kontakte]
datei = "kontakte.csv"
[versand]
absender = "Stadt Musterhausen <ehrenamt@musterhausen.example>"
[auswertung]
kleinste-zahl = 3
[auswertung.organisationen]
"Jugendring Musterhausen" = ["JRM", "Stadtjugendring"]
"""


def people(*organisations: str) -> str:
    """One person of each; a sign behind the name says who else is from there."""
    rows = []
    for name in organisations:
        who = "Anna Probe" if name.lower().startswith("alte") else f"Person aus {name.split()[0]}"
        rows.append(f'[[teilnehmende]]\nname = "{who}"\norganisation = "{name}"\n')
    return "".join(rows)


def summary(day: str, rest: str, kind: str = "zusammenfassung") -> str:
    return (
        f'titel = "Treffen"\nart = "{kind}"\nausgabedatum = {day}\n[sitzung]\ndatum = {day}\nort = "Saal =1+1"\n{rest}'
    )


DETAILS = """
[[tagesordnung]]
titel = "Fest"
beschluesse = [ { text = "Das Fest findet statt.", nummer = "B 2026/1" } ]
aufgaben = [
    { text = "Halle buchen", wer = "Xaver Stillschweig", faellig = 2027-01-15 },
    { text = "Plakat drucken", erledigt = true },
]
[[tagesordnung]]
titel = "Personal"
sichtbarkeit = "intern"
beschluesse = [ { text = "Die Stelle wird geteilt.", nummer = "B 2026/2" } ]
[[mitteilungen]]
titel = "Helfende gesucht"
typ = "aufruf"
frist = 2026-11-30
[[termine]]
titel = "Herbstfest"
datum = 2026-10-17
[[termine]]
titel = "Klausur"
datum = 2026-11-20
sichtbarkeit = "intern"
online = { link = "https://meet.example/j/47110815", kennung = "4711 0815", kenncode = "geheim77" }
"""

OLD = ("Alte Post", "Bau e. V.", "Chor", "Dorf", "JRM", "Feld", "Garten")
FILES = {
    "rundmail.toml": SETTINGS,
    "kontakte.csv": "E-Mail;Name\nanna@verein.example;Anna Probe\nxaver@verein.example;Xaver Stillschweig\n",
    "2024/1.toml": summary("2024-03-07", people(*OLD)),
    "2024/2.toml": summary("2024-09-05", people(*OLD[:4])),
    "2025/1.toml": summary("2025-03-06", people("ALTE  POST", "Bau", "Chor e.V.", "Dorf", "Stadtjugendring", "Neu")),
    "2025/2.toml": summary("2025-09-04", people("Alte Post", "Bau e.V.", "Chor", "Dorf", "Neu")),
    # One meeting in two files, two languages and a correction; one without figures; one that was only announced.
    "2026/1.toml": summary("2026-03-05", "[teilnahme]\npersonen = 40\norganisationen = 20\n" + DETAILS),
    "2026/1-protokoll.toml": summary(
        "2026-03-05", people("Alte Post", "Bau", "Chor", "Dorf", "Neu", "Feld", "Frisch"), "protokoll"
    ),
    "2026/1.uk.toml": summary("2026-03-05", "[teilnahme]\npersonen = 40\norganisationen = 20\n" + DETAILS),
    "2026/2.toml": summary("2026-06-11", people("Alte Post", "Bau", "Chor", "Dorf")),
    "2026/3.toml": summary("2026-09-10", ""),
    "2026/4.toml": 'titel = "E"\nart = "einladung"\nausgabedatum = 2026-10-01\n[sitzung]\ndatum = 2026-11-12\nort = "Saal"\n',
}


def written(folder: Path, files: dict) -> Workspace:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Workspace(folder, "2026/1.toml")


def run(office, *args, code=0, **options):
    done = office.run(*args, SOURCE_DATE_EPOCH=TODAY, **options)
    assert done.code == code, done.err
    return done


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Workspace:
    return written(tmp_path_factory.mktemp("jahre"), FILES)


def test_figures_for_meetings_years_and_organisations(office):
    done = run(office, "teilnahme", ".", "--json")
    data = json.loads(done.out)
    figures = [(one["date"], one["persons"], one["organisations"]) for one in data["meetings"]]
    assert figures == [
        ("2024-03-07", 7, 7),
        ("2024-09-05", 4, 4),
        ("2025-03-06", 6, 6),
        ("2025-09-04", 5, 5),
        # The minutes count, not the summary, and a warning says so.
        ("2026-03-05", 7, 7),
        ("2026-06-11", 4, 4),
        ("2026-09-10", None, None),
    ]
    assert "[attendance.differs]" in done.err and "[attendance.unknown]" in done.err
    years = {one["year"]: one for one in data["years"]}
    assert [years[2026][key] for key in ("meetings", "without_figures", "persons", "persons_mean")] == [3, 1, 11, 5.5]
    by = years[2025]["organisations_by"]
    # 6 in all: 5 of the year before and 1 new one, 2 of 7 lost. Below 3 nothing is told, nor what gives it away: of 6
    # and 5 at two meetings, 6 different ones would be 1 who came only once.
    assert (by["listed"], by["new"], by["lost"]) == ("hidden", "hidden", "hidden")
    assert by["stayed"] == "hidden", "6 - 5 and 7 - 5 would tell"
    assert by["regular"] == "hidden" and by["occasional"] == "hidden", "5 of 6 came to two"
    assert not any(name in done.out for name in (*PEOPLE, "Alte Post"))


def test_names_only_for_those_who_ask(office):
    data = json.loads(run(office, "teilnahme", ".", "--namen", "--json").out)
    by = {one["year"]: one["organisations_by"] for one in data["years"]}
    assert [by[2025][key] for key in ("new", "returned", "stayed", "lost", "regular")] == [1, 0, 5, 2, 5]
    assert [by[2026][key] for key in ("new", "returned", "stayed", "lost")] == [1, 1, 5, 1]
    names = {one["name"]: one for one in data["organisations"]}
    assert len(names) == 9 and names["Jugendring Musterhausen"]["meetings"] == 2
    assert (names["Feld"]["state"], names["Frisch"]["state"], names["Garten"]["state"]) == ("returned", "new", "away")
    [anna] = [one for one in data["people"] if one["name"] == "Anna Probe"]
    assert (anna["meetings"], anna["state"], anna["regular"]) == (6, "stayed", True)
    run(office, "teilnahme", ".", "--namen", "-o", "namen.csv")
    assert (office.folder / "namen.csv").stat().st_mode & 0o077 == 0, "it names people"
    text = run(office, "teilnahme", ".").out
    assert "nicht genannt" in text and "█" in text and "neu: in keinem früheren Jahr" in text
    assert not any(name in text for name in (*PEOPLE, "Alte Post"))


def test_tables_for_excel_and_programs(office):
    rows = list(csv.DictReader(io.StringIO(run(office, "teilnahme", ".", "--format", "csv").out)))
    assert [row["row"] for row in rows].count("meeting") == 7 and rows[-1]["row"] == "year"
    assert rows[-2]["organisations_new"] == "hidden" and rows[4]["place"] == "Saal =1+1"
    run(office, "teilnahme", ".", "-o", "teilnahme.xlsx")
    path = office.folder / "teilnahme.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Treffen", "Jahre", "Zählweise"]
    meetings, years = book["Treffen"], book["Jahre"]
    assert meetings["A2"].value.date() == date(2024, 3, 7) and meetings["E6"].value == 7
    assert meetings["D2"].value == "Saal =1+1" and meetings["D2"].data_type == "s"
    assert meetings["E8"].value is None, "no figure is not a zero"
    assert len(meetings._charts) == len(years._charts) == 1
    [series, _] = meetings._charts[0].series
    assert series.val.numRef.f == "Treffen!$E$2:$E$8"
    with zipfile.ZipFile(path) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    [alt] = re.findall(r'descr="([^"]+)"', drawing)
    assert "höchstens 7 (7. März 2024)" in alt and "mindestens 4" in alt, alt
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Jahre").to_python()
    assert [row[:3] for row in sheet[1:4]] == [[2024, 2, 11], [2025, 2, 11], [2026, 3, 11]]
    assert "nicht genannt" in sheet[2]


def of_length(years: int, each: int) -> dict:
    files = {"rundmail.toml": SETTINGS}
    for number in range(years * each):
        year, month, day = 2001 + number // each, 1 + number % each * 12 // each, 5 + number % 3
        persons = 1200 if number == 3 else 20 + number * 7 % 31
        text = f"[teilnahme]\npersonen = {persons}\norganisationen = {12 + number % 5}\n"
        files[f"{number}.toml"] = summary(f"{year}-{month:02}-{day:02}", text)
    return files


def test_charts_of_every_length_are_readable(tmp_path):
    charts = []
    for years, each in ((1, 1), (1, 6), (3, 8), (9, 4), (25, 8)):
        workspace = written(tmp_path / f"{years}x{each}", of_length(years, each))
        charts.append(workspace.folder / "diagramm.svg")
        run(workspace, "attendance", ".", "-o", charts[-1], "--lang", "en" if years == 3 else "de")
    done = subprocess.run(["node", WEB / "overlap.mjs", *charts], capture_output=True, check=True)
    seen = json.loads(done.stdout)
    assert len(seen) == 5
    for name, found in seen.items():
        assert found["texts"] > 8 and not found["faults"], (name, found["faults"][:5])


@pytest.fixture(scope="module")
def reports(office):
    """The report in three languages and both editions, and a list and a register beside it."""
    run(office, "senden", "2026/2.toml", "--via", "folder", "--yes")
    german, ukrainian, arabic = (("--dokumentsprache", one) for one in ("Deutsch", "uk", "ar"))
    everything = ("--format", "html,pdf,txt")
    run(office, "jahresbericht", "2026", *german, *arabic, *everything)
    run(office, "jahresbericht", "2026", "--fassung", "oeffentlich", *german, *ukrainian, *everything)
    run(office, "termine", "--alle", "-o", "termine.html")
    run(office, "beschluesse", "-o", "beschluesse.html")
    run(office, "offen", "-o", "offen.html")
    return office.folder


def test_the_report_tells_the_year(office, reports):
    text = (reports / "out" / "internal" / "jahresbericht-2026.txt").read_text("utf-8")
    flat = " ".join(text.split())
    for needle in (
        "Jahresbericht 2026",
        "Das Jahr ist noch nicht zu Ende. Stand: 10. Dezember 2026.",
        "weder Zusammenfassung noch Protokoll: 12. November 2026.",
        "Treffen ohne Zahlen 1 0 +1",
        "Personen je Treffen 5,5 5,5 ±0,0",
        "Saal =1+1",
        "am Anfang 7, am Ende 4",
        "Höchster Wert: 7 (5. März 2026).",
        "B 2026/2, 5. März 2026",
        "Halle buchen (Bis 15. Januar 2027)",
        "Helfende gesucht",
        "Klausur (Freitag, 20. November 2026)",
        "nicht genannt",
        "10. Dezember 2026 2 2 0",
    ):
        assert needle in flat, (needle, flat)
    assert not any(name in flat for name in (*PEOPLE, "Alte Post", *SECRETS))
    assert (reports / "out" / "internal").stat().st_mode & 0o077 == 0
    named = run(office, "jahresbericht", "2026", "--namen", "--format", "txt", "-o", "namen")
    assert "nennt Organisationen und Personen" in named.err
    assert "Anna Probe" in (reports / "namen" / "internal" / "jahresbericht-2026.txt").read_text("utf-8")
    for folder in ("2030", "2023"):
        assert "nichts zu berichten" in run(office, "jahresbericht", folder, code=5).err
    assert run(office, "jahresbericht", "2026", "--namen", "--fassung", "oeffentlich", code=2)
    assert (
        "keine bekannte Sprache" in run(office, "jahresbericht", "2026", "--dokumentsprache", "Klingonisch", code=2).err
    )


def test_nothing_internal_is_in_the_public_report(reports):
    for path in sorted((reports / "out" / "public").iterdir()):
        if path.suffix == ".pdf":
            text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
        else:
            text = path.read_text("utf-8")
        assert "B 2026/1" in text, path.name
        for secret in (*SECRETS, *PEOPLE, "Klausur", "geteilt", "B 2026/2", "Alte Post"):
            assert secret not in text, (path.name, secret)


def test_charts_have_alternative_texts_and_tables(reports):
    page = (reports / "out" / "internal" / "jahresbericht-2026.html").read_text("utf-8")
    alts = [unescape(alt) for alt in re.findall(r'<img[^>]*alt="([^"]*)"', page)]
    assert len(alts) == 2 and "sinkt: am Anfang 7, am Ende 4" in alts[0] and "Tabelle darunter" in alts[1]
    for figure in re.findall(r"<figure>.*?</figure>\s*<(\w+)", page, re.S):
        assert figure == "div", "a chart without its table"
    arabic = (reports / "out" / "internal" / "jahresbericht-2026.ar.html").read_text("utf-8")
    assert 'dir="rtl"' in arabic and "التقرير السنوي" in arabic
    ukrainian = (reports / "out" / "public" / "jahresbericht-2026.uk.html").read_text("utf-8")
    assert "Річний звіт 2026" in ukrainian and "5,5" in ukrainian


def test_reports_and_registers_are_accessible(reports):
    pages = [
        *sorted((reports / "out").rglob("jahresbericht-*.html")),
        reports / "termine.html",
        reports / "beschluesse.html",
        reports / "offen.html",
    ]
    assert len(pages) == 7
    done = subprocess.run(["node", WEB / "validate.mjs", *pages], capture_output=True, check=False)
    assert done.stdout.decode().endswith("7 passed, 0 failed\n"), done.stdout.decode()
    pdfs = sorted((reports / "out").rglob("jahresbericht-*.pdf"))
    assert len(pdfs) == 4
    done = subprocess.run(["bash", ROOT / "tests" / "pdf" / "verapdf.sh", *pdfs], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
