"""Text from right to left by what is seen: where the glyphs stand on the line, in every form.

Numbers, Latin names and addresses must be readable in Arabic and Persian as in German, and all forms must tell the
same facts in the same order. What is stored tells nothing of that, so the browser is asked for the place of each
character, and the PDF for that of each glyph.
"""

import email
import email.policy
import json
import re
import subprocess
from dataclasses import dataclass

import icalendar
import pytest
from conftest import ROOT, copy_of
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar
from reading import parse, parts

LANGUAGES = ["de", "ar", "fa"]
RIGHT = ["ar", "fa"]
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"

# What all forms tell, in this order; each stands on one line or is broken at a space.
FACTS = [
    "HausderVereine(Saal2)",
    "Hauptstraße12",
    "FatimaHassan",
    "OleMuster",
    "04321987-654",
    "17:05",
    "Jitsi(Version2)",
    "+49(4321)987-655",
    "„HausderVereine“",
    "14:15–18:45",
    "10:30–12:00",
    "WhatsApp",
    "04321987-661",
    "/netz/2026-09",
    "§5",
    "7,5%",
    "04321987-662",
    "Dr.AylinProbe",
    "BeratungsstelleBrückee.V.",
    "04321987-663",
    "2027-03-31",
    "20€",
    "04321987-664",
    "kurs@lernhaus.example",
    "04321987-665",
    "https://lernhaus.example/kurse/2026/?ort=nord#plan",
    "04321987-666",
    "Hauptstraße14,12345Musterstadt",
    "S-BahnS1",
    "1.500–2.000",
    "300dpi",
    "04321987-667",
    "04321987-668",
    "https://lernhaus.example/abend",
    "https://treffen.example/j/91554320077?pwd=QmVpc3BpZWw",
    "91554320077",
    "aB3$x-9",
    "+4930901820123,,91554320077#",
    "fragen@verein.example",
]
# Only where a document runs from right to left: names in a list, which begins at the right.
LISTED = ["AnnaBerg", "PeterKlein", "KimProbe"]
TABLE = {"Zoom": ["811", "812", "813"], "Jitsi": ["821", "822", "823"], "Webex": ["831", "832", "833"]}
OFFICE = ["+494321555-700", "integration@musterstadt.example", "netzwerk.example.org/", "Rathausplatz1"]


@dataclass
class Seen:
    """The lines of a form, each from left to right: characters with their left and right edges."""

    lines: list
    rtl: bool

    def __post_init__(self):
        # The asterisks of bold words in a text.
        self.lines = [[one for one in line if one[0] != "*"] for line in self.lines]

    def texts(self):
        return ["".join(sign for sign, *_ in line) for line in self.lines]

    def read(self) -> str:
        """All lines in the order in which they are read: those from right to left are turned around."""
        return "\n".join(text[::-1] if self.rtl else text for text in self.texts())

    def place(self, fact: str, start: int = 0) -> int:
        """Where the fact is read, whole or broken over two lines; -1 if it is not readable."""
        read, found = self.read(), []
        for cut in range(len(fact)):
            halves = [fact[: len(fact) - cut], fact[len(fact) - cut :]]
            halves = [re.escape(half[::-1] if self.rtl else half) for half in halves if half]
            # The label of a broken value may stand at the beginning of its next line.
            place = re.compile("\\n[^\\n]{0,30}?".join(halves)).search(read, start)
            found.append(place.start() if place else -1)
        return min((place for place in found if place >= 0), default=-1)

    def columns(self) -> dict:
        """The middle of each column head and of the cells that belong to it."""
        places = {}
        for text, line in zip(self.texts(), self.lines, strict=True):
            for word in [*TABLE, *sum(TABLE.values(), [])]:
                at = text.find(word)
                if at >= 0 and (word.isdigit() or all(head in text for head in TABLE)):
                    places.setdefault(word, (line[at][1] + line[at + len(word) - 1][2]) / 2)
        return places


def browser(width, files):
    command = ["node", ROOT / "tests" / "web" / "order.mjs", width, *files]
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def glyphs(path):
    """The lines of a PDF from its glyphs."""
    lines = []
    for page in extract_pages(path, laparams=LAParams(all_texts=True)):
        found = []

        def collect(item, found=found):
            if isinstance(item, LTChar):
                found.append(item)
            elif hasattr(item, "__iter__"):
                for inner in item:
                    collect(inner)

        collect(page)
        inked = [one for one in found if one.get_text().strip() and one.get_text() not in MARKS and one.width > 0]
        rows = []
        for one in sorted(inked, key=lambda one: -one.matrix[5]):
            base = one.matrix[5]
            if not rows or abs(rows[-1][0] - base) > 3:
                rows.append((base, []))
            rows[-1][1].append(one)
        for _, row in rows:
            row.sort(key=lambda one: one.x0)
            lines.append([[one.get_text(), one.x0, one.x1] for one in row])
    return lines


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """Each language in each form, as it is seen."""
    network = copy_of(ROOT / "tests" / "fixtures" / "directions", tmp_path_factory.mktemp("r") / "w", "lang.toml")
    done = network.run("render", "lang.toml", "-o", "out")
    assert done.code == 0, done.err
    done = network.run("send", "lang.toml", "--yes", "--via", "folder")
    assert done.code == 0, done.err
    out = network.folder / "out" / "internal"
    mails = {}
    for path in sorted((network.folder / "outbox" / "lang").glob("*.eml")):
        mail = parse(path.read_bytes())
        language = mail["Content-Language"]
        seen = parts(mail)
        (network.folder / f"mail.{language}.html").write_text(seen.html, "utf-8")
        (network.folder / f"mail.{language}.txt").write_text(seen.text, "utf-8")
        mails[language] = mail
    assert set(mails) == set(LANGUAGES)
    files = {}
    for language in LANGUAGES:
        ending = "" if language == "de" else f".{language}"
        files[language] = {
            "page": out / f"lang{ending}.html",
            "mail": network.folder / f"mail.{language}.html",
            "text": out / f"lang{ending}.txt",
            "mail as text": network.folder / f"mail.{language}.txt",
            "PDF": out / f"lang{ending}.pdf",
        }
    wide = browser(1280, [path for all_of in files.values() for form, path in all_of.items() if form != "PDF"])
    narrow = browser(360, [files[language][form] for language in LANGUAGES for form in ("page", "mail")])
    seen = {}
    for language, all_of in files.items():
        rtl = language in RIGHT
        seen[language] = {
            form: Seen(glyphs(path) if form == "PDF" else wide[str(path)], rtl) for form, path in all_of.items()
        }
        for form in ("page", "mail"):
            seen[language][f"{form} on a phone"] = Seen(narrow[str(all_of[form])], rtl)
    return seen, files, mails, out


def test_every_form_tells_the_same_facts_in_the_same_order(forms):
    for language, all_of in forms[0].items():
        for form, seen in all_of.items():
            facts = [fact.replace("(4321)", "4321") for fact in FACTS] if language == "de" else FACTS
            if form.endswith("phone"):
                # A longer one is broken more than once, beside its broken label.
                facts = [fact for fact in facts if len(fact) < 28]
            places = {fact: seen.place(fact) for fact in facts}
            lost = [fact for fact, place in places.items() if place < 0]
            assert not lost, (language, form, lost)
            order = sorted(facts, key=places.get)
            assert order == facts, (language, form, order)
            for fact in OFFICE:
                assert seen.place(fact) >= 0, (language, form, fact)


def test_a_list_of_latin_names_begins_at_the_right(forms):
    for language in RIGHT:
        for form, seen in forms[0][language].items():
            places = [seen.place(name, seen.place("17:05")) for name in LISTED]
            assert -1 not in places and places == sorted(places), (language, form, places)


def test_what_begins_with_a_latin_word_stays_right_to_left(forms):
    """The word stands at the right margin, where the other lines begin."""
    for language in RIGHT:
        for form, seen in forms[0][language].items():
            edge = max(line[-1][2] for line in seen.lines)
            for word in ("Zoom", "„HausderVereine“", "WhatsApp", "Jitsi"):
                begins = [
                    line[-1][2]
                    for line, text in zip(seen.lines, seen.texts(), strict=True)
                    if re.search(re.escape(word) + "[-•.0-9]*$", text)
                ]
                assert begins and max(begins) > edge - 60, (language, form, word)


def test_cells_stand_under_their_headers(forms):
    for language, all_of in forms[0].items():
        for form, seen in all_of.items():
            places = seen.columns()
            for head, cells in TABLE.items():
                for cell in cells:
                    nearest = min(TABLE, key=lambda other, cell=cell: abs(places[other] - places[cell]))
                    assert nearest == head, (language, form, cell, places)
            columns = [places[head] for head in TABLE]
            assert columns == sorted(columns, reverse=language in RIGHT), (language, form)


def test_an_arabic_name_keeps_its_place_in_german(forms):
    for form, seen in forms[0]["de"].items():
        read = seen.read().replace("\n", "")
        at = read.find("17:05")
        before = read[read.find("Frau", read.find("987-654")) : at]
        # Some versions of the PDF reader keep the sign that ends a run.
        shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", before)
        assert re.fullmatch(r"Frau[\u0600-\u06ff\ufb50-\ufeff]+,", shown), (form, before)


def test_no_placeholder_is_left(forms):
    for language, all_of in forms[0].items():
        for form, seen in all_of.items():
            assert not any("{" in text or "}" in text for text in seen.texts()), (language, form)


def test_a_document_of_two_pages_has_their_numbers(forms):
    for language in LANGUAGES:
        pages = list(extract_pages(forms[1][language]["PDF"]))
        assert len(pages) >= 2, language


def test_who_copies_gets_what_was_written(forms):
    """Neither targets of links nor data have marks, a page has none at all, and a mail has none in a link."""
    _, files, mails, out = forms
    for language in LANGUAGES:
        page = files[language]["page"].read_text("utf-8")
        assert not set(page) & set(MARKS), language
        mail = files[language]["mail"].read_text("utf-8")
        assert not set(mail) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), language
        for source in (page, mail):
            for address in re.findall(r'href="([^"]*)"', source):
                assert not set(address) & set(MARKS), address
            assert "<code>/netz/2026-09</code>" in re.sub(r' style="[^"]*"', "", source)
            assert "<bdi" not in source
        for inner in re.findall(r'<span dir="ltr">(.*?)</span>', mail):
            assert not set(inner) & set(MARKS), inner
        assert 'href="tel:+494321555700"' in page and 'href="tel:+494321555700"' in mail
        text = files[language]["text"].read_text("utf-8")
        for bare in ("aB3$x-9", "https://treffen.example/j/91554320077?pwd=QmVpc3BpZWw", "fragen@verein.example"):
            assert bare in text.replace("\n", " ").split(), (language, bare)
        data = json.loads((out / f"lang{'' if language == 'de' else '.' + language}.json").read_text("utf-8"))
        assert data["letterhead"]["phone"] == "+49 4321 555-700"
    assert set(mails) == set(LANGUAGES)


def test_the_pdf_is_searched_by_what_was_written(forms):
    for language in LANGUAGES:
        done = subprocess.run(["pdftotext", forms[1][language]["PDF"], "-"], capture_output=True, check=True)
        assert not set(done.stdout.decode()) & set("\u2066\u2067\u2068\u2069"), language
        text = " ".join(done.stdout.decode().translate({ord(mark): None for mark in MARKS}).split())
        for needle in ("04321 987-654", "915 5432 0077", "aB3$x-9", "Fatima Hassan"):
            assert needle in text, (language, needle)


def test_subjects_begin_at_the_right(forms, tmp_path):
    """A list of mails takes the direction of a subject from its first letter."""
    lines = {}
    for language in LANGUAGES:
        raw = forms[2][language].as_bytes()
        subject = str(email.message_from_bytes(raw, policy=email.policy.default)["Subject"])
        assert not set(subject) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        lines[language] = tmp_path / f"{language}.txt"
        lines[language].write_text(subject, "utf-8")
    seen = browser(1280, lines.values())
    for language in RIGHT:
        (line,) = seen[str(lines[language])]
        text = "".join(sign for sign, *_ in line)
        assert "HausderVereine" in text and line[-1][2] > 1200, text


def test_calendars_are_read_from_the_right(forms, tmp_path):
    _, _, _, out = forms
    for language in RIGHT:
        raw = (out / f"lang.{language}.ics").read_bytes()
        events = {str(one["UID"]): one for one in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
        shown = tmp_path / f"{language}.txt"
        texts = [f"{event.get('SUMMARY', '')}\n{event.get('DESCRIPTION', '')}" for event in events.values()]
        shown.write_text("\n".join(texts), "utf-8")
        seen = Seen(browser(1280, [shown])[str(shown)], True)
        for fact in ("04321987-667", "04321987-668", "https://lernhaus.example/abend", "VereinBrückee.V."):
            assert seen.place(fact) >= 0, (language, fact)
        assert any(text.endswith("B1وB2"[::-1]) or text.endswith("B1") for text in seen.texts()), seen.texts()
        for event in events.values():
            assert str(event.get("URL", "")).isascii()
