"""The rights of those who are listed: `contacts show`, `unsubscribe` and `forget`, and names of participants whose
time is over."""

import csv
import io
import json
import re
import shutil
import tomllib

import pytest
from conftest import ROOT, Workspace
from terminal import in_terminal

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
[versand]
absender = "Netzwerk <netz@musterhausen.example>"
[kontakte]
datei = "kontakte.csv"
"""

MINUTES = """# Protokoll
titel = "Netzwerktreffen"
art = "zusammenfassung"
reihe = "Netzwerk"
ausgabedatum = 2026-03-05

[sitzung]
datum = 2026-03-03
beginn = 17:00:00
ort = "Rathaus"

[[teilnehmende]] # wer da war
name = "Kim Probe"
organisation = "Brücke"

[[teilnehmende]]
name = "Bo Lind"
organisation = "Brücke"
oeffentlich = true

[[teilnehmende]]
name = "Nele Fort"
status = "entschuldigt"

# Die Punkte
[[tagesordnung]]
titel = "Anfang"
text = "Frau Probe, Kim dankt allen."

[[tagesordnung.aufgaben]]
text = "Plakate holen"
wer = "Kim Probe"
faellig = 2026-04-01
"""

LIST = (
    "Vorname;Nachname;E-Mail;E-Mail 2;Gruppen;Notiz\r\n"
    "Kim;Probe;Kim@b.example;kim.privat@c.example;Rat, Presse;mag Tee\r\n"
    "Bo;Lind;bo@b.example;;Rat;vertritt kim@b.example\r\n"
    "Nele;Fort;nele@b.example;;;\r\n"
)


@pytest.fixture
def office(tmp_path) -> Workspace:
    folder = tmp_path / "amt"
    folder.mkdir()
    (folder / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (folder / "2026-03-03.toml").write_text(MINUTES, "utf-8")
    (folder / "brief.toml").write_text('titel = "Rundbrief"\nart = "rundmail"\neinleitung = "Guten Tag."\n', "utf-8")
    (folder / "kontakte.csv").write_bytes(LIST.encode("cp1252"))
    return Workspace(folder, "brief.toml")


def rows(office: Workspace) -> list[list[str]]:
    text = (office.folder / "kontakte.csv").read_bytes().decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def states(office: Workspace) -> list[tuple[str, str]]:
    done = office.run("status", "brief.toml", "--csv")
    assert done.code == 0, done.err
    return [(row["state"], row["when"]) for row in csv.DictReader(io.StringIO(done.out))]


def traces(office: Workspace, *words: str) -> list[str]:
    """The files that name one of these, in whatever form they are."""
    found = []
    for path in sorted(office.folder.rglob("*")):
        if path.is_file():
            text = path.read_bytes().lower()
            if any(word.lower().encode() in text for word in words):
                found.append(str(path.relative_to(office.folder)))
    return found


def test_everything_that_is_held_is_shown_and_can_be_forgotten(office):
    assert office.run("senden", "brief.toml", "--ja", "--weg", "ordner").code == 0
    assert office.run("vorschau", "brief.toml", "--nicht-oeffnen").code == 0
    (office.folder / "alt.csv").write_text("Mail\nkim@b.example\n", "utf-8")
    done = office.run("kontakte", "zeigen", "KIM@B.example", "--json")
    held = json.loads(done.out)
    assert done.code == 0 and held["complete"] and held["mailed"]
    [row] = held["list"]["rows"]
    assert (
        row["line"] == 2 and row["cells"]["Notiz"] == "mag Tee" and row["cells"]["E-Mail 2"] == "kim.privat@c.example"
    )
    assert [one["line"] for one in held["list"]["mentioned_in"]] == [3]
    [mail] = held["mailings"]
    assert (mail["mailing"], mail["state"], mail["name"]) == ("brief", "sent", "Kim Probe")
    lines = MINUTES.splitlines()
    wanted = {(number + 1, "2026-03-03.toml") for number, line in enumerate(lines) if "Kim" in line}
    assert {(one["line"], one["file"]) for one in held["minutes"]} == wanted and len(wanted) == 3
    assert {one["section"] for one in held["minutes"]} >= {"teilnehmende", "tagesordnung.aufgaben"}
    kinds = {one["file"]: one["kind"] for one in held["files"]}
    assert kinds["outbox/brief/Kim@b.example.eml"] == "mail" and kinds["alt.csv"] == "other"
    assert kinds[".rundmail/preview/brief"] == "preview"
    shown = office.run("kontakte", "zeigen", "kim@b.example").out
    assert "mag Tee" in shown and "2026-03-03.toml:13" in shown and "brief" in shown
    nobody = office.run("kontakte", "zeigen", "niemand@b.example")
    assert nobody.code == 5 and "nichts gespeichert" in nobody.err

    before = states(office)
    assert office.run("kontakte", "vergessen", "kim@b.example").code == 5
    assert office.run("kontakte", "vergessen", "kim@b.example", "--probelauf").code == 0
    assert rows(office)[1][0] == "Kim", "nothing is deleted unasked"
    answers = [("rückgängig", "j\n")]
    done = in_terminal("kontakte", "vergessen", "kim@b.example", cwd=office.folder, answers=answers, width=300)
    assert done.code == 0, done.text
    for place in ("2026-03-03.toml:13", "kontakte.csv:2", "alt.csv"):
        assert place in done.text, done.text
    text = (office.folder / "kontakte.csv").read_bytes().decode("cp1252")
    assert text == LIST.replace("Kim;Probe;Kim@b.example;kim.privat@c.example;Rat, Presse;mag Tee\r\n", "")
    assert traces(office, "kim@b.example", "Kim Probe") == ["2026-03-03.toml", "alt.csv", "kontakte.csv"]
    assert traces(office, "kim.privat") == []

    assert states(office) == before and len(before) == 3, "all are still counted"
    assert office.run("status", "brief.toml").code == 0
    again = office.run("kontakte", "zeigen", "Kim+x@b.example")
    assert "vergessen am" in again.out

    # Brought back by hand, also under the other address: no mail goes there, and it is said.
    (office.folder / "kontakte.csv").write_bytes(LIST.encode("cp1252"))
    shutil.rmtree(office.folder / "outbox")
    moved = office.folder.rename(office.folder.parent / "umgezogen")
    here = Workspace(moved, "brief.toml")
    done = here.run("senden", "brief.toml", "--ja", "--weg", "ordner")
    assert "auf eigenen Wunsch vergessen" in done.err and "contacts.forgotten" in done.err, done.err
    assert not list(here.folder.rglob("*im*.eml"))
    listed = json.loads(here.run("kontakte", "--json").out)
    assert listed["contacts"][0]["reason"] == "forgotten"
    # A later consent is a new beginning.
    text = LIST.replace("Notiz\r\n", "Notiz;Einwilligung am\r\n").replace("mag Tee", "mag Tee;31.12.2099")
    text = text.replace("kim@b.example\r\n", "kim@b.example;01.01.2020\r\n").replace(
        "nele@b.example;;;", "nele@b.example;;;;1.1.2020"
    )
    (here.folder / "kontakte.csv").write_bytes(text.encode("cp1252"))
    assert json.loads(here.run("kontakte", "--json").out)["contacts"][0]["reason"] is None


LISTS = [
    (
        "E-Mail;Name\na@b.example;A\nb@b.example;B\n",
        "E-Mail;Name;Unsubscribed\na@b.example;A;2026-11-30\nb@b.example;B;\n",
    ),
    (
        "E-Mail;Vorname;Abgemeldet\na@b.example;A;\nb@b.example;B;nein\n",
        "E-Mail;Vorname;Abgemeldet\na@b.example;A;ja\nb@b.example;B;nein\n",
    ),
    (
        "E-Mail;Vorname;Abgemeldet am\na@b.example;A;\nb@b.example;B;01.02.2024\n",
        "E-Mail;Vorname;Abgemeldet am\na@b.example;A;30.11.2026\nb@b.example;B;01.02.2024\n",
    ),
    (
        "E-Mail;Vorname;Aktiv\nA@b.example;A;Ja\nb@b.example;B;Ja\n",
        "E-Mail;Vorname;Aktiv\nA@b.example;A;Nein\nb@b.example;B;Ja\n",
    ),
    (
        '"E-Mail","Active"\n"a@b.example","1"\n"b@b.example","0"\n',
        '"E-Mail","Active"\n"a@b.example","0"\n"b@b.example","0"\n',
    ),
    (
        "E-Mail;Vorname;Status\na@b.example;A;aktiv\nb@b.example;B;aktiv\n",
        "E-Mail;Vorname;Status\na@b.example;A;abgemeldet\nb@b.example;B;aktiv\n",
    ),
    ("Liste;;\nE-Mail;Vorname;;\na@b.example;A;;\n\n;Ohne;;\nb@b.example;B;;\nSumme: 2;;;\n", None),
]


@pytest.mark.parametrize(("before", "after"), LISTS)
def test_an_objection_is_written_as_the_list_says_it(tmp_path, before, after):
    here = Workspace(tmp_path, "brief.toml")
    (tmp_path / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "kontakte.csv").write_text(before, "utf-8", newline="")
    clock = {"SOURCE_DATE_EPOCH": 1_796_040_000}  # 2026-11-30
    lang = "de" if "Vorname" in before else "en"
    done = here.run("kontakte", "abmelden", "a+liste@B.example", RUNDMAIL_LANG=lang, **clock)
    assert done.code == 0, done.err
    now = (tmp_path / "kontakte.csv").read_bytes().decode()
    if after:
        assert now.replace("2026-11-30", "DAY").replace("30.11.2026", "DAY") == after.replace(
            "2026-11-30", "DAY"
        ).replace("30.11.2026", "DAY")
    listed = {
        one["address"].lower(): one["reason"] for one in json.loads(here.run("kontakte", "--json").out)["contacts"]
    }
    assert listed["a@b.example"] is not None
    # Once is enough, and the list may be replaced.
    assert here.run("kontakte", "abmelden", "A@b.example").code == 0
    assert (tmp_path / "kontakte.csv").read_bytes().decode() == now
    (tmp_path / "kontakte.csv").write_text("E-Mail;Vorname\na@b.example;A\n", "utf-8")
    assert here.run("kontakte", "abmelden", "a@b.example").code == 0
    (tmp_path / "kontakte.csv").write_text("E-Mail;Vorname\na@b.example;A\n", "utf-8")
    [one] = json.loads(here.run("kontakte", "--json").out)["contacts"]
    assert one["reason"] == "opted-out"


def test_an_objection_holds_for_a_workbook_and_for_nobody_of_the_list(tmp_path):
    here = Workspace(tmp_path, "brief.toml")
    (tmp_path / "rundmail.toml").write_text(SETTINGS.replace("kontakte.csv", "Verteiler.xlsx"), "utf-8")
    shutil.copy(ROOT / "tests/cases/list-xlsx/Verteiler.xlsx", tmp_path)
    whom = next(one for one in json.loads(here.run("kontakte", "--json").out)["contacts"] if one["reason"] is None)
    done = here.run("kontakte", "abmelden", whom["address"])
    assert done.code == 1 and "Versandbuch" in done.err and "CSV UTF-8" in done.err
    listed = json.loads(here.run("kontakte", "--json").out)["contacts"]
    assert next(one for one in listed if one["address"] == whom["address"])["reason"] == "opted-out"
    done = here.run("kontakte", "vergessen", whom["address"], "--ja")
    assert done.code == 0 and f"Verteiler.xlsx:{whom['line']}" in done.err, done.err
    listed = json.loads(here.run("kontakte", "--json").out)["contacts"]
    assert next(one for one in listed if one["address"] == whom["address"])["reason"] == "forgotten"
    done = here.run("kontakte", "abmelden", "keine Adresse")
    assert done.code == 2


def counted(office) -> str:
    """The figures of the meeting, but for how many are still listed by name."""
    return re.sub(r'"listed": \d+', "", office.run("teilnahme", "2026-03-03.toml", "--json").out)


def test_names_whose_time_is_over_are_replaced_by_their_number(office):
    later = MINUTES.replace("2026-03-03", "2099-03-03").replace("2026-03-05", "2099-03-05")
    (office.folder / "spaeter.toml").write_text(later, "utf-8")
    file = office.folder / "2026-03-03.toml"
    done = office.run("teilnahme", ".", "--namen-vergessen", "--probelauf")
    assert done.code == 0 and "2026-03-03.toml:13: 2 Namen, Frist war der 3. Juni 2026" in done.out, done
    assert "spaeter" not in done.out and file.read_text("utf-8") == MINUTES
    assert office.run("teilnahme", ".", "--namen-vergessen").code == 5
    figures = counted(office)
    done = office.run("teilnahme", ".", "--namen-vergessen", "--ja")
    assert done.code == 0, done.err
    text = file.read_text("utf-8")
    data = tomllib.loads(text)
    assert [one["name"] for one in data["teilnehmende"]] == ["Bo Lind"], "a public name stays"
    assert list(next(value for key, value in data.items() if key in ("teilnahme", "attendance")).values()) == [2, 1]
    assert counted(office) == figures
    assert text.startswith("# Protokoll\n") and "# Die Punkte\n" in text
    assert (office.folder / "spaeter.toml").read_text("utf-8") == later
    assert office.run("teilnahme", ".", "--namen-vergessen", "--ja").code == 5
