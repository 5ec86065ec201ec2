"""What was found by offices that the tests had not met: their texts, pictures, committees and letters."""

import json
import re
import subprocess
from html import unescape

import pytest
from conftest import ROOT, Workspace
from imagery import photo
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar
from reading import parse, parts

SETTINGS = """
[organisation]
name = "Kreisstadt Musterwald"
stelle = "Fachdienst 50.3 – Teilhabe"
strasse = "Am Alten Brühl 7 a"
stadt = "04567 Musterwald"
telefon = "03721 88-0"
e-mail = "teilhabe@musterwald.example"

[vorgaben]
reihe = "Runder Tisch"
sprache = "de"

[versand]
absender = "Runder Tisch <teilhabe@musterwald.example>"
abmelden = "mailto:teilhabe@musterwald.example"

[kontakte]
datei = "kontakte.csv"
"""
CONTACTS = """E-Mail;Vorname;Nachname;Straße;PLZ;Ort
rania@verein.example;Rania;Muster;;;
;Otto;Probe;Weg 1;04567;Musterwald
"""
ARABIC = """
titel = "لقاء المائدة المستديرة"
art = "rundmail"
sprache = "ar"
ausgabedatum = 2026-11-20
berichtigung = "تم تصحيح \\"الموعد\\"."
einleitung = "المكتب في شارع Goethestr. 12b مفتوح، والسعر 1.250,– أو 12,- €، و+49 3721 88-154، ثم 3½ غرف في \\"Rathaus\\"."
[[mitteilungen]]
titel = "متطوعون"
typ = "aufruf"
frist = 2026-12-10
kontakt = "Fr. Muster, 03721 5566-0, muster@verein.example"
text = "نبحث عن متطوعين."
"""
EASY = """
titel = "Treffen vom Runden Tisch"
art = "einladung"
sprache = "de-simple"
ausgabedatum = 2026-11-22
einleitung = "Wir treffen uns bald."
[sitzung]
datum = 2026-12-16
beginn = 09:30:00
ort = "Rathaus"
[[tagesordnung]]
titel = "Sprach-Kurse"
text = "Wann ist der Kurs?"
"""


@pytest.fixture
def office(tmp_path) -> Workspace:
    (tmp_path / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "kontakte.csv").write_text(CONTACTS, "utf-8")
    return Workspace(tmp_path, "a.toml")


def lines_seen(path) -> list:
    """The lines of a page as they are drawn, without spaces."""
    command = ["node", ROOT / "tests" / "web" / "order.mjs", "900", path]
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True, timeout=120)
    (lines,) = json.loads(done.stdout).values()
    return ["".join(sign for sign, *_ in line) for line in lines]


def test_numbers_and_addresses_are_read_in_an_arabic_mail(office):
    office.file.write_text(ARABIC, "utf-8")
    done = office.run("senden", "a.toml", "--yes", "--via", "folder")
    assert done.code == 0, done.err
    (path,) = (office.folder / "outbox" / "a").glob("*.eml")
    html = office.folder / "mail.html"
    mail = parts(parse(path.read_bytes()))
    html.write_text(mail.html, "utf-8")
    seen = lines_seen(html)
    for together in [
        "Fr.Muster,037215566-0,muster@verein.example",
        "KreisstadtMusterwald·Fachdienst50.3–Teilhabe·AmAlten",
        "Goethestr.12b",
        "1.250,–",
        "12,-€",
        "+49372188-154",
        "3½",
    ]:
        assert any(together in line for line in seen), (together, seen)
    # The marks of a language are there in a correction, too.
    bare = re.sub("[\u200e\u200f\u2066-\u2069]", "", mail.text)
    assert "«الموعد»" in bare and "«Rathaus»" in bare, bare


def test_pictures_that_offices_have(office):
    whole = photo(900, 600)
    svg = '<svg xmlns="http://www.w3.org/2000/svg"{}><rect width="{}" height="{}" fill="teal"/></svg>'
    files = {
        "winzig.svg": svg.format(' viewBox="0 0 0.001 0.0005"', 0.001, 0.0005).encode(),
        "ohne.svg": svg.format("", 90, 60).encode(),
        "ganz.jpg": whole,
        "halb.jpg": whole[: len(whole) // 2],
    }
    for name, content in files.items():
        (office.folder / name).write_bytes(content)
    shown = "\n\n".join(f"![Ein Bild aus dem Rathaus]({name})" for name in files)
    head = 'titel = "T"\nart = "rundmail"\nausgabedatum = 2026-11-20\neinleitung = """\n'
    text = f'{head}{shown}\n\nAlles gut. <!-- Wer fragt Frau Muster? -->\n"""\n'
    office.file.write_text(text, "utf-8")
    found = json.loads(office.run("check", "a.toml", "--json").out)
    told = [(one["rule"], one["severity"], one["line"]) for one in found]
    assert ("picture.format", "error", 11) in told and ("text.leftover", "warning", 13) in told, told
    assert not any(line in (5, 7, 9) and severity == "error" for _, severity, line in told), told

    office.file.write_text(text.replace("\n\n![Ein Bild aus dem Rathaus](halb.jpg)", ""), "utf-8")
    for run in [("render", "a.toml"), ("senden", "a.toml", "--yes", "--via", "folder")]:
        done = office.run(*run)
        assert done.code == 0, done.err
    page = unescape((office.folder / "out" / "public" / "a.html").read_text("utf-8"))
    assert page.count('width="720" height="480"') == 1, "all of the drawing without a size"
    (path,) = (office.folder / "outbox" / "a").glob("*.eml")
    assert [image.get_content_type() for image in parts(parse(path.read_bytes())).images] == [
        "image/png",
        "image/png",
        "image/jpeg",
    ]


def glyphs(path):
    def within(item):
        if isinstance(item, LTChar):
            yield item
        elif hasattr(item, "__iter__"):
            for inner in item:
                yield from within(inner)

    for page in extract_pages(path):
        yield from within(page)


def test_letters_and_lists_in_easy_german_are_large(office):
    office.file.write_text(EASY, "utf-8")
    for verb in ("briefe", "anwesenheitsliste"):
        assert office.run(verb, "a.toml").code == 0
    letter = list(glyphs(office.folder / "out" / "letters" / "a.pdf"))
    # What stands in the window and beside it is above the subject.
    subject = next(one.y1 for one in letter if one.size > 17)
    assert min(one.size for one in letter if one.y1 < subject and one.get_text().strip()) >= 14
    names = "".join(one.get_text() for one in glyphs(office.folder / "out" / "sign-in" / "a.pdf") if one.size >= 15)
    assert "OttoProbe" in re.sub(r"\s", "", names)


def test_addresses_in_dates_have_no_hyphen(office):
    entry = (
        '[[termine]]\ntitel = "Fest"\ndatum = 2026-12-0{}\nbis = 2026-12-1{}\nbeginn = 10:00:00\nort = "Hof"\n'
        'anmeldung = "bis zum 3. Dezember unter 03721 88-154 oder {}anmeldung@treffpunkt.example"\n'
    )
    head = 'titel = "T"\nart = "rundmail"\nausgabedatum = 2026-11-20\n'
    entries = "".join(entry.format(number, number, "x" * number) for number in range(1, 9))
    office.file.write_text(head + entries, "utf-8")
    assert office.run("render", "a.toml").code == 0
    pdf = office.folder / "out" / "public" / "a.pdf"
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    assert "\u00ad" not in told and told.count("anmeldung@") == 8, told
    # The day stands beside its weekday where the month follows with the last one.
    assert re.search(r"^ *Dienstag, 1\. bis", told, re.M), told


def test_two_committees_of_one_day_are_told_apart(office):
    meeting = (
        'titel = "Bericht"\nart = "zusammenfassung"\nausgabedatum = 2026-10-02\n{}[sitzung]\ndatum = 2026-10-01\n'
        "[teilnahme]\npersonen = 4\norganisationen = 2\n"
    )
    (office.folder / "eins.toml").write_text(meeting.format(""), "utf-8")
    (office.folder / "zwei.toml").write_text(meeting.format('reihe = "Beirat für Wohnen"\n'), "utf-8")
    done = office.run("webauftritt", ".")
    assert done.code == 0, done.err
    index = (office.folder / "out" / "site" / "index.html").read_text("utf-8")
    kinds = [re.sub("<[^>]*>", "", kind) for kind in re.findall('<p class="kind">(.*?)</p>', index)]
    assert sorted(kinds) == ["Zusammenfassung", "Zusammenfassung · Beirat für Wohnen"], kinds


def test_a_command_that_is_shown_can_be_copied(office):
    entry = 'title = "T"\nkind = "circular"\nissued = 2026-11-20\n[[dates]]\ntitle = "Fest"\ndate = 2026-12-20\n'
    (office.folder / "drei vier.toml").write_text(entry, "utf-8")
    done = office.run("render", "drei vier.toml", "--format", "txt")
    assert done.code == 0 and '`rundmail pruefen "drei vier.toml"`' in done.err, done.err
