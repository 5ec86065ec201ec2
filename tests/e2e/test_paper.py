"""Paper and telephones: what is long, wide or many stays on its sheet, and nothing stands alone."""

import html
import json
import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import pytest
from conftest import ROOT, copy_of

PAPER = ROOT / "tests" / "paper"
XHTML = "{http://www.w3.org/1999/xhtml}"
FILES = ("grenzen", "listen", "leer", "emoji", "zitate")
LANGUAGES = ("de", "en", "fr", "pl", "ro", "ru", "uk", "tr", "ar", "fa")


@dataclass
class Word:
    """A word on a sheet, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Sheet:
    width: float
    height: float
    words: list

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def sheets(path) -> list[Sheet]:
    """The words of a PDF by their places, as poppler sees them."""
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    # Poppler writes an emoji of the title as no XML has it.
    body = b"<html" + done.stdout.partition(b"<html")[2]
    body = re.sub(rb"<head>.*</head>", b"", body, flags=re.DOTALL).decode("utf-8", "replace")
    tree = ET.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", body))
    found = []
    for page in tree.iter(f"{XHTML}page"):
        words = [
            Word(word.text or "", *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter(f"{XHTML}word")
        ]
        found.append(Sheet(float(page.get("width")), float(page.get("height")), words))
    return found


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """All samples, as page and as PDF."""
    base = tmp_path_factory.mktemp("papier")
    workspace = copy_of(PAPER, base / "buero", "grenzen.toml")
    for name in FILES:
        done = workspace.run("render", f"{name}.toml", "--edition", "internal", "-o", base / "out")
        assert done.code == 0, done.err
    return base / "out" / "internal"


@pytest.fixture(scope="module")
def printed(rendered, tmp_path_factory):
    """What Chromium prints of the pages, and what does not fit at 320 px."""
    folder = tmp_path_factory.mktemp("gedruckt")
    pages = [rendered / f"{name}.html" for name in ("grenzen", "listen", "leer", "emoji", "zitate", "zitate.ar")]
    done = subprocess.run(
        ["node", ROOT / "tests" / "web" / "paper.mjs", folder, *pages], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder, json.loads(done.stdout)


def test_nothing_leaves_the_sheet(rendered, printed):
    """Neither a word of ninety letters, nor a link of 640 characters, nor a table of twelve columns."""
    paths = [*sorted(rendered.glob("*.pdf")), *sorted(printed[0].glob("*.pdf"))]
    assert len(paths) >= 14 + 12
    for path in paths:
        for number, sheet in enumerate(sheets(path), 1):
            for word in sheet.words:
                place = f"{path.name}, sheet {number}: {word}"
                assert word.left >= 20 and word.right <= sheet.width - 20, place
                assert word.top >= 20 and word.bottom <= sheet.height - 20, place


def test_nothing_is_cut(rendered, printed):
    """All letters of what is too long are there, on our paper and on the browser's."""
    text = (PAPER / "grenzen.toml").read_text("utf-8")
    longest = max(re.findall(r"\w+", text), key=len)
    link = max(re.findall(r"https://[^\s>)]+", text), key=len)
    assert len(longest) >= 90 and len(link) == 640
    for path in (rendered / "grenzen.pdf", printed[0] / "grenzen.a4.pdf", printed[0] / "grenzen.letter.pdf"):
        done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
        letters = re.sub(r"[\s\u200b\u00ad\u2010-]", "", done.stdout.decode())
        assert letters.count(longest) >= 3, path.name
        assert link.replace("-", "") in letters, path.name
        assert letters.count("teil068zzz") >= 2 or letters.count("teil068") >= 2, path.name
        for cell in ("Verpflichtungsermächtigung", "Beratungsstelle3", "3010", "Einrichtung20"):
            assert cell in letters, (path.name, cell)


def test_a_telephone_scrolls_no_page(printed):
    """WCAG 1.4.10: at 320 px only frames scroll, and the keyboard reaches them."""
    assert set(printed[1]) == {"grenzen", "listen", "leer", "emoji", "zitate", "zitate.ar"}
    for name, found in printed[1].items():
        assert found == [], name


def test_the_office_never_has_a_sheet_of_its_own(printed):
    for path in printed[0].glob("*.pdf"):
        last = sheets(path)[-1]
        above = last.text.split("Landkreis Obermusterhausen-Niederbeispielbach")[0]
        assert len(above.split()) > 3 or len(sheets(path)) == 1, (path.name, last.text[:200])


def test_dark_pages_are_printed_black_on_white(printed):
    picture = printed[0] / "leer.ppm"
    done = subprocess.run(
        ["pdftoppm", "-r", "20", "-singlefile", printed[0] / "listen.a4.pdf", picture.with_suffix("")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pixels = picture.read_bytes()[-3 * 1000 :]
    assert pixels.count(255) > 0.95 * len(pixels), "the foot of the sheet is white"


def test_headings_are_not_hyphenated(rendered):
    words = [
        word.text for sheet in sheets(rendered / "grenzen.pdf") for word in sheet.words if word.bottom - word.top > 15.5
    ]
    titles = " ".join(words)
    assert "Wohnraumversorgungskonzeptfortschreibung" in titles and "Einsamkeitsbekämpfungsstrategien" in titles
    broken = [word for word in words if word.endswith("-")]
    # Only the word that no line holds is parted.
    assert all(part.rstrip("-") in titles for part in broken) and len(broken) <= 3, broken


def test_values_of_dates_stand_on_one_line_down_the_page(rendered):
    for path in (rendered / "listen.pdf",):
        columns = {
            round(word.left)
            for sheet in sheets(path)
            for word in sheet.words
            if word.text in ("Stadtteilzentrum", "anmeldung@musterstadt.example", "Begegnungsstätte")
        }
        assert len(columns) == 1, columns


def test_ranges_carry_weekdays_and_keep_their_years(rendered):
    months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
    lines = [line for sheet in sheets(rendered / "listen.pdf") for line in lines_of(sheet)]
    days = [line for line in lines if re.match(r"(bis )?\d+\. ", line)]
    assert len(days) > 40
    for line in lines:
        first = line.split()[0]
        assert not re.fullmatch(r"20\d\d", first) and first not in months, line
    flat = " ".join(word.text for sheet in sheets(rendered / "listen.pdf") for word in sheet.words)
    assert "Donnerstag" in flat
    text = (rendered / "listen.txt").read_text("utf-8")
    assert "- Donnerstag, 11. Februar bis Dienstag, 23. März 2027" in text
    page = html.unescape((rendered / "listen.html").read_text("utf-8"))
    assert "11.\u00a0Februar bis Dienstag, 23.\u00a0März\u00a02027" in page


def lines_of(sheet: Sheet) -> list[str]:
    """The lines of the left column of a sheet."""
    rows: dict[int, list[Word]] = {}
    for word in sheet.words:
        if word.left < 170:
            rows.setdefault(round(word.bottom / 3), []).append(word)
    return [" ".join(word.text for word in row) for _, row in sorted(rows.items())]


def test_rows_stay_whole_and_headers_come_again(rendered, printed):
    """A row ends on the sheet that it begins on, below the names of its columns."""
    for path in (rendered / "grenzen.pdf", printed[0] / "grenzen.a4.pdf", printed[0] / "grenzen.letter.pdf"):
        found = 0
        for sheet in sheets(path):
            pairs = zip(sheet.words, sheet.words[1:], strict=False)
            begun = sum(one.text == "Einrichtung" and other.text.isdigit() for one, other in pairs)
            assert begun == sum(word.text == "gewünscht" for word in sheet.words), path.name
            assert not begun or "Was sie anbietet" in sheet.text, path.name
            found += begun
        assert found == 20, (path.name, found)


ENDS = {
    "list": lambda n: 'intro = """\n' + "\n".join(f"- Punkt {i}" for i in range(n)) + '\n"""\n',
    "text": lambda n: 'intro = """\n' + "\n\n".join(f"Absatz {i}" for i in range(n)) + '\n"""\n',
    "table": lambda n: (
        'intro = """\n| A | B |\n|---|---|\n' + "\n".join(f"| Reihe {i} | x |" for i in range(n)) + '\n"""\n'
    ),
    "dates": lambda n: "\n".join(
        f'[[dates]]\ntitle = "Termin {i}"\ndate = 2027-03-01\nplace = "Saal"\n' for i in range(n)
    ),
}


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("list", range(38, 47)), ("text", range(24, 34)), ("table", range(30, 38)), ("dates", range(12, 20))],
)
def test_the_colophon_never_stands_alone(tmp_path, kind, counts):
    """However much there is on the first sheet, author and date follow something."""
    workspace = copy_of(PAPER, tmp_path / "buero", "leer.toml")
    for count in counts:
        name = f"{kind}-{count}.toml"
        head = f'id = "{kind}-{count}"\ntitle = "Ende"\nkind = "circular"\nissued = 2027-02-01\nauthor = "Kim Probe"\n'
        (workspace.folder / name).write_text(head + ENDS[kind](count), "utf-8")
        done = workspace.run("render", name, "--format", "pdf", "--edition", "internal", "-o", "out")
        assert done.code == 0, done.err
    numbers = set()
    for count in counts:
        pages = sheets(workspace.folder / "out" / "internal" / f"{kind}-{count}.pdf")
        last = pages[-1]
        above = last.text.split("Verfasst von")[0]
        body = [word for word in last.words if word.top > 55 and word.bottom < last.height - 60]
        first = body[0].text
        assert first != "Verfasst", (kind, count)
        assert "Verfasst von Kim Probe" in last.text and above, (kind, count)
        assert max(word.bottom for word in last.words) < last.height - 20
        numbers.add(len(pages))
    assert numbers == {1, 2}, "the counts reach over the end of a sheet"


LAST = 'closing = """\nDanke an alle!\n\nMit freundlichen Grüßen\n\nDie Koordinierungsstelle\n"""\n'


@pytest.mark.parametrize(
    ("kind", "counts", "printed"),
    [
        ("list", range(34, 40), range(22, 27)),
        ("text", range(25, 31), range(15, 20)),
        ("table", range(27, 31), range(16, 21)),
    ],
)
def test_the_last_words_never_stand_alone(tmp_path, kind, counts, printed):
    """Closing and colophon take some of the last section along, on our paper and on the browser's."""
    workspace = copy_of(PAPER, tmp_path / "buero", "leer.toml")
    head = 'title = "Ende"\nkind = "circular"\nissued = 2027-02-01\nauthor = "Kim Probe"\n'
    for count in [*counts, *printed]:
        (workspace.folder / f"{kind}-{count}.toml").write_text(head + LAST + ENDS[kind](count), "utf-8")
        form = "pdf" if count in counts else "html"
        done = workspace.run("render", f"{kind}-{count}.toml", "--format", form, "--edition", "internal", "-o", "out")
        assert done.code == 0, done.err
    made = workspace.folder / "out" / "internal"
    script = ROOT / "tests" / "web" / "paper.mjs"
    done = subprocess.run(["node", script, made, *made.glob("*.html")], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    for paths in (sorted(made.glob("*[0-9].pdf")), sorted(made.glob("*.a4.pdf"))):
        numbers = set()
        for path in paths:
            pages = sheets(path)
            numbers.add(len(pages))
            body = [word.text for word in pages[-1].words if 55 < word.top < pages[-1].height - 60]
            assert "Danke" in body, path.name
            assert body[0] != "Danke" and len(pages[0].words) > 30, (path.name, body[:9])
        assert numbers == {1, 2}, (numbers, paths)


def test_the_closing_is_set_off(rendered):
    sheet = next(sheet for sheet in sheets(rendered / "grenzen.pdf") if "Vielen Dank an alle" in sheet.text)
    thanks = next(word for word in sheet.words if word.text == "Vielen")
    above = max(word.bottom for word in sheet.words if word.bottom < thanks.top)
    between = [word for word in sheet.words if word.text in ("Mit", "Vielen")]
    usual = between[1].top - between[0].bottom
    assert thanks.top - above > 2 * usual


def test_quotations_stand_upright(rendered):
    done = subprocess.run(["pdffonts", rendered / "zitate.pdf"], capture_output=True, check=True)
    assert b"Italic" not in done.stdout
    page = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", "-i", rendered / "grenzen.pdf"], capture_output=True, check=True
    )
    line = next(line for line in page.stdout.decode().splitlines() if "steht aufrecht" in line)
    assert "<i>" not in line


def test_running_heads_are_whole_where_there_is_room(rendered):
    pages = sheets(rendered / "listen.pdf")
    assert len(pages) > 3
    for sheet in pages[1:]:
        head = " ".join(word.text for word in sheet.words if word.top < 60)
        assert head == "Alle Termine und Anlagen des Jahres Netzwerk Integration"
    for sheet in sheets(rendered / "grenzen.pdf")[1:]:
        head = " ".join(word.text for word in sheet.words if word.top < 60)
        assert "Netzwerk für gesellschaftlichen Zusammenhalt im Landkreis" in head and "…" in head


def test_addresses_are_printed_where_they_are_of_use(printed):
    text = " ".join(sheet.text for sheet in sheets(printed[0] / "grenzen.a4.pdf"))
    assert "kurzer Verweis <https://a.example/b>" in text, "hidden behind words"
    assert text.count("https://a.example/b>") == 1, "a link that shows its address says it once"
    assert "eine mit Namen." in text, "nobody types 640 characters"


PROSE = (
    "Die Gleichstellungsbeauftragte berichtete, dass die Arbeitsgemeinschaft im vergangenen Halbjahr sechs Mal getagt "
    "hat; an den Zusammenkünften nahmen Vertreterinnen und Vertreter aller Wohlfahrtsverbände teil. Im Mittelpunkt "
    "standen die Sprachmittlung in Beratungsstellen, die Öffnungszeiten der Begegnungsstätten am Wochenende und die "
    "Frage, wie Ehrenamtliche für ihre Auslagen entschädigt werden können. "
)


def test_lines_are_broken_with_the_whole_paragraph_in_view(tmp_path):
    """The office's own template with first-fit lines: they are more ragged, or more words are parted."""
    workspace = copy_of(PAPER, tmp_path / "buero", "leer.toml")
    paragraphs = "\n\n".join(PROSE[start:] + PROSE * 2 for start in range(0, 120, 4))
    head = 'title = "Satz"\nkind = "circular"\nissued = 2026-02-01\n'
    (workspace.folder / "satz.toml").write_text(f'{head}intro = """\n{paragraphs}\n"""\n', "utf-8")

    def cost(name):
        done = workspace.run("render", "satz.toml", "--format", "pdf", "--edition", "internal", "-o", name)
        assert done.code == 0, done.err
        slack, parted, last = 0.0, 0, None
        for sheet in sheets(workspace.folder / name / "internal" / "satz.pdf"):
            for word in (word for word in sheet.words if 70 < word.top < sheet.height - 60):
                if last is not None and word.left < last.left:
                    slack += 0 if last.text.endswith(".") else (538.6 - last.right) ** 2
                    parted += last.text.endswith(("-", "\u00ad"))
                last = word
        return slack + 40**2 * parted

    ours = cost("gut")
    templates = workspace.folder / "templates"
    assert workspace.run("templates", "write", templates).code == 0
    for other in templates.iterdir():
        if other.name != "minutes.typ" and other.is_file():
            other.unlink()
    template = templates / "minutes.typ"
    text = template.read_text("utf-8")
    assert text.count('linebreaks: "optimized"') == 1
    template.write_text(text.replace('linebreaks: "optimized"', 'linebreaks: "simple"'), "utf-8")
    assert ours < 0.9 * cost("schlicht")


MARKS = {
    "de": (
        "Rückblick: „Gemeinsam leben“~– ein Jahr",
        "„Das Wort ‚gemeinsam‘ zählt!“ Wie geht’s~– und wem?",
        "der „Plan“",
    ),
    "en": (
        "Review: “Living together”~– one year",
        "“The word ‘together’ counts!” It’s the members’ room~– is it?",
        "the “plan”",
    ),
    "fr": (
        "Bilan~: «_Vivre ensemble_»~– une année",
        "Elle a dit~: «_Le mot “ensemble” compte_!_» L’accueil d’aujourd’hui~– pour qui_?",
        "le «_plan_»",
    ),
    "pl": ("Przegląd: „Razem”~– jeden rok", "„Słowo «razem» jest ważne!” Tak~– dla kogo?", "ten „plan”"),
    "ro": ("Retrospectivă: „Împreună”~– un an", "„Cuvântul «împreună» contează!” Da~– pentru cine?", "acest „plan”"),
    "ru": ("Обзор: «Вместе»~— один год", "«Слово „вместе“ важно!» Да~— для кого?", "этот «план»"),
    "uk": ("Огляд: «Разом»~— один рік", "«Слово „разом“ важливе!» П’ять імен~— для кого?", "цей «план»"),
    "tr": ("Bakış: “Birlikte”~– bir yıl", "“‘Birlikte’ sözü önemli!” Ankara’da~– kimin için?", "bu “plan”"),
    "ar": ("مراجعة: «معا»~– عام واحد", "«كلمة “معا” مهمة!» نعم~– لمن؟", "هذه «الخطة»"),
    "fa": ("مرور: «با هم»~– یک سال", "«واژه ‹باهم› مهم است!» آری~– برای که؟", "این «برنامه»"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_marks(rendered, language):
    """Quotation marks, also nested and in links, apostrophes and dashes; none in code, no inches."""
    name = "zitate" if language == "de" else f"zitate.{language}"
    spaced = [one.replace("~", "\u00a0").replace("_", "\u202f") for one in MARKS[language]]
    page = (rendered / f"{name}.html").read_text("utf-8")
    # What keeps the order of writing is somebody else's matter.
    bare = lambda text: re.sub("[\u200e\u200f\u2066-\u2069]", "", html.unescape(re.sub(r"<[^>]+>", "", text)))  # noqa: E731
    shown = bare(re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL))
    for needle in spaced:
        assert needle in shown, (needle, shown[:3000])
    data = json.loads((rendered / f"{name}.json").read_text("utf-8"))
    assert bare(data["title"]) == spaced[0]
    text = " ".join(bare((rendered / f"{name}.txt").read_text("utf-8")).split())
    for needle in spaced:
        assert needle.replace("\u00a0", " ").replace("\u202f", " ") in text, needle
    for form in (shown, text):
        assert '24"' in form, "inches"
        assert len(re.findall(r'"\w+"', form)) == 1, "code alone keeps its marks"
    assert re.search(r'<code>"\w+"</code>', html.unescape(page))


def test_french_labels_have_their_space(rendered, tmp_path):
    text = (rendered / "zitate.fr.txt").read_text("utf-8")
    assert "Lieu : Stadtteilzentrum Nord" in text
    calendar = (rendered / "zitate.fr.ics").read_text("utf-8")
    assert "\u00a0" not in calendar and "\u202f" not in calendar
    assert "Lieu: " not in calendar


def test_all_conform(rendered):
    """UA-1 and A-2a hold on every extreme, by the real veraPDF engine."""
    pdfs = sorted(rendered.glob("*.pdf"))
    done = subprocess.run(["bash", ROOT / "tests" / "pdf" / "verapdf.sh", *pdfs], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_pages_are_valid_and_accessible(rendered):
    pages = [rendered / f"{name}.html" for name in ("grenzen", "listen", "zitate.fr")]
    done = subprocess.run(["node", ROOT / "tests" / "web" / "validate.mjs", *pages], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
