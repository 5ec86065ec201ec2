"""`contacts import`: address books of other programs are merged into the office's list, and nothing else of it
changes, byte for byte."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import time

import pytest
import vobject
from conftest import BINARY, ROOT, Workspace
from terminal import in_terminal

EXPORTS = ROOT / "tests" / "fixtures" / "contacts"

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
[versand]
absender = "Netzwerk <netz@musterhausen.example>"
[kontakte]
datei = "kontakte.csv"
"""

LETTER = 'titel = "Rundbrief"\nart = "rundmail"\neinleitung = "Guten Tag."\n'

HEADER = ["Anrede", "Vorname", "Nachname", "Verein", "E-Mail", "Gruppen", "Abgemeldet", "Straße", "PLZ", "Ort", "Notiz"]
ROWS = [
    ["Frau", "Aylin", "Probe", "Brücke; Süd", "aylin.probe@bruecke.example", "Netzwerk", "", "", "", "", 'sagt "ja"'],
    ["", "Jörg", "Weiß", "AWO", "joerg@awo.example", "Rat", "ja", "Weg 1", "01234", "Süd", ""],
    ["", "Bo", "Lind", "", "bo@verein-süd.example", "", "", "", "", "", "zwei\nZeilen"],
    ["", "", "", "", "", "", "", "", "", "", "Summe: 3"],
]


def office(folder, bytes_: bytes) -> Workspace:
    folder.mkdir(exist_ok=True)
    (folder / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (folder / "brief.toml").write_text(LETTER, "utf-8")
    (folder / "kontakte.csv").write_bytes(bytes_)
    return Workspace(folder, "brief.toml")


def written(rows, encoding="utf-8", delimiter=";", newline="\r\n", quoting=csv.QUOTE_MINIMAL) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows([HEADER, *rows])
    return text.getvalue().encode(encoding)


def read(office: Workspace, encoding="utf-8", delimiter=";") -> list[dict]:
    text = (office.folder / "kontakte.csv").read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def by_address(rows) -> dict[str, dict]:
    return {row["E-Mail"]: row for row in rows if row["E-Mail"]}


def report(office: Workspace, *options) -> tuple[int, list[dict]]:
    done = office.run("kontakte", "einlesen", *options, "--json")
    assert done.code in (0, 5), done.err
    return done.code, json.loads(done.out)["files"]


def card(version: str, first: str, last: str, *addresses: str, **more) -> str:
    one = vobject.vCard()
    one.add("n").value = vobject.vcard.Name(family=last, given=first)
    one.add("fn").value = f"{first} {last}"
    for address in addresses:
        one.add("email").value = address
    for key, value in more.items():
        one.add(key).value = value
    return one.serialize().replace("VERSION:3.0", f"VERSION:{version}")


def test_exports_of_all_programs_are_merged_and_a_second_time_nothing_changes(tmp_path):
    before = written(ROWS, "cp1252")
    here = office(tmp_path / "amt", before)
    cards = [
        card("3.0", "Bo", "Lind", "BO@verein-süd.example", org=["Verein Süd"], title="Vorstand mit Ä" + "ö" * 80),
        card("4.0", "Käthe", "Vier", "kaethe@b.example", "kaethe@privat.example", categories=["Rat", "Presse"]),
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=\r\nler;J=C3=BCrgen\r\n"
        "EMAIL;INTERNET:juergen@b.example\r\nEND:VCARD\r\n",
    ]
    (here.folder / "karten.vcf").write_text("".join(cards), "utf-8", newline="")
    (here.folder / "buch.ldif").write_text(
        "version: 1\n\ndn: cn=Eva Ldif,mail=eva@b.example\nobjectclass: person\ngivenName: Eva\nsn: Ldif\n"
        "mail: eva@b.\n example\no:: QsO8cm8=\n\n",
        "utf-8",
    )
    names = ["outlook-de.csv", "outlook-en.csv", "thunderbird-de.csv", "thunderbird-en.csv"]
    names += ["google-new.csv", "google-old.csv"]
    files = [EXPORTS / name for name in names]
    files += [here.folder / "karten.vcf", here.folder / "buch.ldif"]
    files += [ROOT / "tests/cases/list-xlsx/Verteiler.xlsx", ROOT / "tests/cases/list-ods/Mitglieder.ods"]
    shown = here.run("kontakte", "einlesen", *files, "--probelauf")
    assert shown.code in (0, 5) and "Probelauf" in shown.err, shown.err
    assert (here.folder / "kontakte.csv").read_bytes() == before and "Neu:" in shown.out
    _, all_files = report(here, *files)
    reports = dict(zip([*names, "vcf", "ldif", "xlsx", "ods"], all_files, strict=True))
    rows = by_address(read(here, "cp1252"))

    aylin = rows["aylin.probe@bruecke.example"]
    assert (aylin["Anrede"], aylin["Notiz"]) == ("Frau", 'sagt "ja"'), "what the file leaves open stays"
    assert "Kerngruppe" in aylin["Gruppen"] and aylin["Gruppen"].startswith("Netzwerk"), aylin
    changed = {(cell["column"], cell["old"]) for one in reports["outlook-de.csv"]["changed"] for cell in one["cells"]}
    assert ("Gruppen", "Netzwerk") in changed, reports["outlook-de.csv"]
    assert not any("myContacts" in row["Gruppen"] for row in rows.values())

    assert rows["bo@verein-süd.example"]["Verein"] == "Verein Süd", "one mailbox, whatever its spelling"
    assert rows["bo@verein-süd.example"]["Notiz"] == "zwei\nZeilen"
    assert rows["kaethe@b.example"]["Gruppen"] == "Rat, Presse" and "kaethe@privat.example" not in rows
    assert (rows["juergen@b.example"]["Vorname"], rows["juergen@b.example"]["Nachname"]) == ("Jürgen", "Müller")
    assert rows["eva@b.example"]["Verein"] == "Büro"
    new = [who["who"] for one in reports.values() for who in one["new"]]
    assert len(new) == len(set(new)) == len(rows) - 3, "each is added once"
    assert all(one["why"] for each in reports.values() for one in each["refused"])

    after = (here.folder / "kontakte.csv").read_bytes()
    for index in (1, 3):  # Jörg, and the total below
        row = written([ROWS[index]], "cp1252").split(b"\r\n", 1)[1]
        assert row in after, "rows that nobody changed are the same bytes"
    assert after.endswith(written([ROWS[3]], "cp1252").split(b"\r\n", 1)[1]), "new rows stand above the total"
    assert after.startswith(before.split(b"\r\n", 1)[0])
    assert rows["joerg@awo.example"]["Abgemeldet"] == "ja"

    code, again = report(here, *files)
    assert (here.folder / "kontakte.csv").read_bytes() == after, again
    assert code == (5 if any(one["doubtful"] for one in again) else 0)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline", "quoting"),
    [
        ("utf-8", ";", "\n", csv.QUOTE_MINIMAL),
        ("utf-8-sig", ",", "\r\n", csv.QUOTE_ALL),
        ("cp1252", ";", "\r\n", csv.QUOTE_MINIMAL),
        ("utf-16", "\t", "\r\n", csv.QUOTE_NONNUMERIC),
        ("mac-roman", ";", "\r", csv.QUOTE_MINIMAL),
    ],
)
def test_the_list_stays_as_it_is_written(tmp_path, encoding, delimiter, newline, quoting):
    rows = [row for row in ROWS if "\n" not in row[-1]] if newline == "\r" else ROWS
    before = written(rows, encoding, delimiter, newline, quoting)
    here = office(tmp_path / "amt", before)
    (here.folder / "neu.csv").write_text(
        "Vorname,Nachname,E-Mail,Verein,Kategorien\nAylin,Probe,Aylin.Probe@bruecke.example,,Rat\n"
        'Nele,"Neu; ""N""",nele@b.example,Brücke,Netzwerk\n',
        "utf-8",
    )
    done = here.run("kontakte", "einlesen", "neu.csv", "--eintragen", "Ort=Süd", "--ja")
    assert done.code == 0, done.err
    assert ".rundmail/backup/kontakte.csv" in done.err
    assert (here.folder / ".rundmail/backup/kontakte.csv").read_bytes() == before
    after = (here.folder / "kontakte.csv").read_bytes()
    wanted = [list(row) for row in rows]
    wanted[0][5] = "Netzwerk, Rat"
    wanted.insert(-1, ["", "Nele", 'Neu; "N"', "Brücke", "nele@b.example", "Netzwerk", "", "", "", "Süd", ""])
    assert after == written(wanted, encoding, delimiter, newline, quoting)


def test_whoever_has_objected_never_gets_a_mail_after_any_import(tmp_path):
    here = office(tmp_path / "amt", written(ROWS))
    assert here.run("kontakte", "abmelden", "BO@xn--verein-sd-x9a.example").code == 0
    assert here.run("kontakte", "vergessen", "aylin.probe@bruecke.example", "--ja").code == 0
    assert "aylin.probe@bruecke.example" not in by_address(read(here))
    spellings = [
        ("Jörg", "Weiß", "AWO", "JOERG@awo.example"),
        ("Joerg", "Weiss", "AWO", "joerg+neu@awo.example"),
        ("Jörg", "Weiß", "", "joerg.weiss@privat.example"),
        ("Weiß", "Jörg", "Ganz anderer Verein", "weiss@anderswo.example"),
        ("Bo", "Lind", "", "bo@verein-su\u0308d.example"),
        ("Wer", "Anders", "", "Bo+x@XN--VEREIN-SD-X9A.example"),
        ("Aylin", "Probe", "", "Aylin.Probe@BRUECKE.example"),
        ("A.", "P.", "", "aylin.probe+news@bruecke.example"),
        ("Nele", "Neu", "", "nele@b.example"),
    ]
    for number, (first, last, organisation, address) in enumerate(spellings):
        names = ["Vorname", "Nachname", "Organisation", "E-Mail", "Newsletter", "Einwilligung am"]
        with (here.folder / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
            cells = [first, last, organisation, address, "ja", "2099-01-01"]
            csv.writer(file, delimiter=";").writerows([names, cells])
    cards = "".join(card("3.0", first, last, address) for first, last, _, address in spellings)
    (here.folder / "alle.vcf").write_text(cards, "utf-8", newline="")
    files = [f"{number}.csv" for number in range(len(spellings))]
    for options in ([*files, "--ja"], ["alle.vcf"]):
        done = here.run("kontakte", "einlesen", *options)
        assert done.code in (0, 5), done.err
        done = here.run("senden", "brief.toml", "--ja", "--weg", "ordner")
        assert done.code == 0, done.err
        mails = {path.name for path in (here.folder / "outbox").rglob("*.eml")}
        assert mails == {"nele@b.example.eml"}, "nobody but the new one"
    # The same if the whole list is replaced by hand: the ledger and the hashes remember.
    (here.folder / "kontakte.csv").write_bytes(written(ROWS[:1] + ROWS[2:]))
    done = here.run("senden", "brief.toml", "--ja", "--weg", "ordner")
    assert done.code in (0, 1, 5) and "auf eigenen Wunsch vergessen" in done.err, done.err
    assert "1 vergessen" in done.err or "vergessen" in done.err
    assert {path.name for path in (here.folder / "outbox").rglob("*.eml")} == {"nele@b.example.eml"}


def test_a_no_in_the_file_is_taken_over_and_a_yes_is_not(tmp_path):
    here = office(tmp_path / "amt", written(ROWS))
    (here.folder / "alt.csv").write_text(
        "E-Mail;Vorname;Nachname;Abgemeldet\naylin.probe@bruecke.example;Aylin;Probe;ja\n"
        "joerg@awo.example;Jörg;Weiß;nein\nneu@b.example;Neu;Nein;ja\n",
        "utf-8",
    )
    code, [report_] = report(here, "alt.csv")
    rows = by_address(read(here))
    assert code == 0 and rows["aylin.probe@bruecke.example"]["Abgemeldet"] == "ja", report_
    assert rows["joerg@awo.example"]["Abgemeldet"] == "ja" and "neu@b.example" not in rows
    assert len(report_["unsubscribed"]) == 1 and len(report_["refused"]) == 2


def test_the_office_is_asked_who_is_who(tmp_path):
    here = office(tmp_path / "amt", written(ROWS))
    (here.folder / "neu.csv").write_text(
        "Vorname,Nachname,Firma,E-Mail\nAylin,Probe,Brücke; Süd,aylin@neu.example\n"
        "Otto,Lind,,bo@verein-süd.example\nBo,Lind,,bo.lind@b.example\n",
        "utf-8",
    )
    before = (here.folder / "kontakte.csv").read_bytes()
    code, [report_] = report(here, "neu.csv")
    assert code == 5 and len(report_["doubtful"]) == 3 and (here.folder / "kontakte.csv").read_bytes() == before
    question = "nichts übernehmen [auslassen]"
    answers = [(question, "ja\n"), (question, "nein\n"), (question, "\n")]
    shown = in_terminal("kontakte", "einlesen", "neu.csv", cwd=here.folder, answers=answers)
    assert shown.code == 5, shown.text
    rows = read(here)
    assert [row["E-Mail"] for row in rows if row["Nachname"] == "Probe"] == ["aylin@neu.example"]
    assert [row["Vorname"] for row in rows if row["E-Mail"] == "bo@verein-süd.example"] == ["Bo", "Otto"]
    assert "bo.lind@b.example" not in by_address(rows)


def test_formulas_stay_data_and_faulty_rows_are_named(tmp_path):
    here = office(tmp_path / "amt", written(ROWS))
    # In cards and LDIF a cell is a text, whatever it begins with.
    cards = [
        card("3.0", '=HYPERLINK("http://x.example";"Klick")', "Böse", "mal@b.example", org=["@SUM(A1)"]),
        card("3.0", "Gut", "Telefon", "+tel@b.example"),
    ]
    (here.folder / "boese.vcf").write_text("".join(cards), "utf-8", newline="")
    (here.folder / "boese.csv").write_text(
        "Vorname;Nachname;E-Mail;Verein\nOhne;Adresse;;X\nKaputt;Adresse;kaputt(at)b.example;X\n"
        "Formel;Fehlt;formel@b.example;=A1&B1\n",
        "utf-8",
    )
    _, reports = report(here, "boese.vcf", "boese.csv")
    raw = (here.folder / "kontakte.csv").read_text("utf-8")
    for cell in next(
        csv.reader([line for line in raw.splitlines() if "mal@b.example" in line] or [""], delimiter=";"), []
    ):
        assert not cell.startswith(("=", "+", "-", "@")), cell
    assert "formel@b.example" not in raw and "+tel@b.example" not in raw
    whys = [one["why"] for one in reports[1]["refused"]]
    assert len(whys) == 3 and [one["line"] for one in reports[1]["refused"]] == [2, 3, 4]
    assert any("keine E-Mail-Adresse" in why for why in whys)


def test_what_a_list_cannot_hold_or_say_is_refused_with_a_reason(tmp_path):
    header = "Vorname;Nachname;E-Mail;Einwilligung am\r\n"
    here = office(tmp_path / "amt", f"{header}Bö;Da;da@b.example;01.02.2024\r\n".encode("cp1252"))
    (here.folder / "neu.csv").write_text(
        "Vorname;Nachname;E-Mail\nОлена;Муст;olena@b.example\nA;Be;ab@b.example\n", "utf-8"
    )
    _, [report_] = report(here, "neu.csv")
    assert [("Einwilligung am" in one["why"]) for one in report_["refused"]] == [True, True]
    done = here.run("kontakte", "einlesen", "neu.csv", "--eintragen", "Einwilligung am=30.11.2026")
    assert "CSV UTF-8" in done.out and "ab@b.example" in (here.folder / "kontakte.csv").read_text("cp1252")
    done = here.run("kontakte", "einlesen", "neu.csv", "--eintragen", "Gruppe=X")
    assert done.code == 2 and "Einwilligung am" in done.err


def test_a_list_that_cannot_be_written_says_what_to_do(tmp_path):
    here = office(tmp_path / "amt", written(ROWS))
    (here.folder / "neu.csv").write_text("Vorname;Nachname;E-Mail\nA;Be;ab@b.example\n", "utf-8")
    before = (here.folder / "kontakte.csv").read_bytes()
    lock = here.folder / ".~lock.kontakte.csv#"
    lock.write_text("x")
    done = here.run("kontakte", "einlesen", "neu.csv")
    assert done.code == 4 and "LibreOffice" in done.err and "Schließen Sie" in done.err
    lock.unlink()
    (here.folder / "kontakte.csv").chmod(0o444)
    done = here.run("kontakte", "einlesen", "neu.csv")
    assert done.code == 4 and "Excel" in done.err
    assert (here.folder / "kontakte.csv").read_bytes() == before
    shutil.copy(ROOT / "tests/cases/list-xlsx/Verteiler.xlsx", here.folder)
    done = here.run("kontakte", "einlesen", "neu.csv", "--kontakte", "Verteiler.xlsx")
    assert done.code == 1 and "CSV UTF-8" in done.err


def test_a_kill_leaves_the_list_as_it_was_or_as_it_will_be(tmp_path):
    rows = [["", f"Vor{n}", f"Nach{n}", "", f"p{n}@b.example", "", "", "", "", "", ""] for n in range(800)]
    before = written(rows)
    here = office(tmp_path / "amt", before)
    with (here.folder / "neu.csv").open("w", encoding="utf-8", newline="") as file:
        new = [[f"Neu{n}", f"Mensch{n}", f"n{n}@b.example"] for n in range(200)]
        csv.writer(file, delimiter=";").writerows([["Vorname", "Nachname", "E-Mail"], *new])
    env = {"PATH": os.environ["PATH"], "HOME": str(here.folder), "RUNDMAIL_LANG": "de"}
    begun = time.monotonic()
    assert here.run("kontakte", "einlesen", "neu.csv").code == 0
    whole = time.monotonic() - begun
    after = (here.folder / "kontakte.csv").read_bytes()
    assert len(after) > len(before)
    for part in (0.3, 0.6, 0.8, 0.9, 0.95, 1.0):
        (here.folder / "kontakte.csv").write_bytes(before)
        run = subprocess.Popen(
            [BINARY, "kontakte", "einlesen", "neu.csv"],
            cwd=here.folder,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * part)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert (here.folder / "kontakte.csv").read_bytes() in (before, after)
    (here.folder / "kontakte.csv").write_bytes(before)
    assert here.run("kontakte", "einlesen", "neu.csv").code == 0
    assert (here.folder / "kontakte.csv").read_bytes() == after
