"""A newsletter: page with columns, PDF with columns and contents, mail with teasers; pictures sharp in print."""

import io
import json
import re

import pytest
from conftest import ROOT, copy_of
from PIL import Image
from reading import parse, parts
from test_documents import output

WEB = ROOT / "tests" / "web"
MINUTES = "2026-11-20-rundbrief.toml"
TITLES = [
    "Zwölf Sprachen an einem Tisch",
    "Der Begegnungsgarten sucht Gießpatinnen und Gießpaten",
    "Räder, die wieder rollen",
    "Ein Chor für alle, die nicht singen können",
    "Vorlesen in sieben Sprachen",
    "Sprachcafé zieht um",
    "Beratung auch am Samstag",
    "Nähtreff sucht Maschinen",
]
SENTENCE = "Im Herbst saßen die Nachbarinnen und Nachbarn an langen Tischen und erzählten einander vom Ankommen. "
LONG = "Das Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsfest war gut besucht. "
ARABIC = "جلس الجيران إلى موائد طويلة وتحدثوا عن الوصول إلى المدينة الجديدة وعن العمل واللغة. "


def issue(folder, name, count, *, language="de", settings="", pictures=True):
    """An issue with so many contributions of all lengths, in the network's workspace."""
    workspace = copy_of(ROOT / "examples" / "netzwerk", folder / name, f"{name}.toml")
    lines = ['title = "Rundbrief"', 'kind = "newsletter"', "issued = 2026-11-20", f'language = "{language}"']
    for number in range(count):
        long = (3, 28, 9, 2, 40, 14, 5)[number % 7]
        sentence = ARABIC if language == "ar" else SENTENCE
        text = [(LONG if language == "de" and at == 4 else sentence) * 3 for at in range(-(-long // 3))]
        if number % 7 == 1:
            text[2:2] = ["#### Zwischenruf", "- eins\n- " + sentence + "\n- drei", "> " + sentence]
        lines += ["[[contributions]]", f'title = "Beitrag Nummer {number}"', f'organisation = "Verein {number}"']
        lines += ['rubric = "Kurz"'] if number > count // 2 else []
        lines += [f'text = """\n{chr(10).join(part + chr(10) for part in text)}"""', f'contact = "v{number}@v.example"']
        if pictures and number % 7 in (1, 2, 4):
            name = ("garten", "buecher", "raeder")[number % 3]
            lines += [
                f'picture = "beitraege/bilder/{name}.jpg"',
                'alt = "Ein Bild aus dem Verein"',
                'consent = "given"',
            ]
            lines += ['caption = "Bei der Arbeit"', 'credit = "Kim Probe"', 'logo = "beitraege/bilder/logo-rad.svg"']
    workspace.file.write_text("\n".join(lines) + "\n", "utf-8")
    file = workspace.folder / "rundmail.toml"
    file.write_text(file.read_text("utf-8") + f"\n[newsletter]\nlongest = 100000\n{settings}\n", "utf-8")
    return workspace


@pytest.fixture(scope="module")
def issues(tmp_path_factory):
    """The sample, and issues of one, three and twenty-five contributions in each design, and an Arabic one."""
    base = tmp_path_factory.mktemp("rundbrief")
    made = {"beispiel": copy_of(ROOT / "examples" / "netzwerk", base / "beispiel", MINUTES)}
    for name, count, columns, look, language in [
        ("eins", 1, 2, "plain", "de"),
        ("drei", 3, 2, "letter", "de"),
        ("viele", 25, 2, "poster", "de"),
        ("schmal", 5, 3, "plain", "de"),
        ("arabisch", 4, 2, "plain", "ar"),
    ]:
        settings = f'columns = {columns}\n[render]\nlook = "{look}"'
        made[name] = issue(base, name, count, language=language, settings=settings)
    for workspace in made.values():
        done = workspace.run("render", workspace.file, "--format", "html,pdf,txt,json", "--edition", "public")
        assert done.code == 0, done.err
    for name in ("beispiel", "viele"):
        done = made[name].run("send", made[name].file, "--via", "folder", "--yes")
        assert done.code == 0, done.err
        mail = next((made[name].folder / "outbox").rglob("*.eml"))
        made[name].mail = mail.read_bytes()
        made[name].body = mail.with_suffix(".html")
        made[name].body.write_text(parts(parse(made[name].mail)).html, "utf-8")
    return made


def made(workspace, ending):
    return workspace.folder / "out" / "public" / f"{workspace.file.stem}.{ending}"


def test_issues_are_sound_and_accessible(issues):
    """veraPDF; vnu, axe at 320, 640 and 1280 px in light and dark; what mail programs know."""
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", *(made(one, "pdf") for one in issues.values()))
    pages = [made(issues[name], "html") for name in ("beispiel", "viele", "arabisch")]
    output("node", WEB / "validate.mjs", *pages, *(issues[name].body for name in ("beispiel", "viele")))


def boxes(pdf):
    """The words of each page with their places: x, y, right, bottom, text."""
    found = output("pdftotext", "-bbox", pdf, "-")
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [[(*map(float, one[:4]), one[4]) for one in word.findall(page)] for page in found.split("<page ")[1:]]


def test_nothing_lies_upon_another_and_nothing_is_cut(issues):
    for name, workspace in issues.items():
        for number, words in enumerate(boxes(made(workspace, "pdf")), 1):
            for at, (left, top, right, bottom, text) in enumerate(words):
                # The margins of A4: nothing is set in them but head and foot of the page.
                assert left > 55 and right < 540, (name, number, text)
                assert bottom < 842 - 24 * 72 / 25.4 + 8 or top > 775, (name, number, text)
                small = bottom - top < 18
                for other in words[at + 1 :] if small else []:
                    wide = min(right, other[2]) - max(left, other[0])
                    high = min(bottom, other[3]) - max(top, other[1])
                    on = other[3] - other[1] < 18 and wide > 1 and high > 0.5 * (bottom - top)
                    assert not on, (name, number, text, other)


def test_all_of_it_is_there_in_order(issues):
    """Every contribution, its last line included, in page, PDF and text."""
    for name, workspace in issues.items():
        document = json.loads(made(workspace, "json").read_text("utf-8"))
        articles = [one for section in document["sections"] for one in section["blocks"] if one["block"] == "article"]
        assert len(articles) == {"beispiel": 8, "eins": 1, "drei": 3, "viele": 25}.get(name, len(articles))
        told = made(workspace, "txt").read_text("utf-8")
        page = made(workspace, "html").read_text("utf-8")
        paper = output("pdftotext", made(workspace, "pdf"), "-")
        for form in (told, page, paper):
            at = max(0, form.find("</nav>")) if form is page else 0
            for article in articles:
                contact = next(fact for fact in article["facts"] if fact["name"] == "contact")
                last = "".join(
                    part["text"] if isinstance(part["text"], str) else part["text"][0]["text"]
                    for part in contact["value"]
                )
                last = re.split(r"[\s@]", re.sub(r"[\u2066-\u2069]", "", last))[-2 if "@" in last else -1]
                found = re.sub(r"[\u00ad\u200b\u2066-\u2069]|<wbr>|\n(?=\S*@)", "", form[at:]).find(last)
                assert found >= 0, (name, last)


def test_the_columns_end_on_one_line(issues):
    """On the last page of a contribution, no column is much shorter than the others."""
    for name in ("eins", "drei"):
        page = boxes(made(issues[name], "pdf"))[-1]
        body = [one for one in page if 90 < one[1] < 775]
        assert body, name
    # The sample's second page is set in two columns: both are full of words side by side.
    second = boxes(made(issues["beispiel"], "pdf"))[1]
    left = {round(one[0]) for one in second if 90 < one[1] < 775}
    starts = [x for x in left if sum(round(one[0]) == x for one in second) > 8]
    assert len(starts) >= 2 and max(starts) - min(starts) > 220, starts
    ends = [max(one[3] for one in second if one[1] < 775 and abs(one[0] - x) < 2) for x in (min(starts), max(starts))]
    assert abs(ends[0] - ends[1]) < 60, ends


def test_contents_lead_to_their_pages(issues):
    pages = boxes(made(issues["beispiel"], "pdf"))
    first = " ".join(one[4] for one in pages[0])
    assert "In dieser Ausgabe" in first
    for title in TITLES:
        number = int(re.search(r"[^\d]* (\d+)\b", first[first.index(title) + len(title) - 12 :])[1])
        assert title.split()[0] in " ".join(one[4] for one in pages[number - 1]), title
    assert "In dieser Ausgabe" not in " ".join(one[4] for one in boxes(made(issues["eins"], "pdf"))[0])


def test_pictures_have_three_hundred_pixels_an_inch_in_print(issues):
    for name in ("beispiel", "schmal", "viele"):
        listed = output("pdfimages", "-list", made(issues[name], "pdf")).splitlines()[2:]
        assert listed, name
        for line in listed:
            page, _, kind, width, height, *rest = line.split()
            dots = int(rest[7])
            # Where a wide one gives way to the text, it has more.
            assert 290 <= dots <= 650, (name, line)


def test_mails_have_teasers_and_small_pictures(issues):
    mail = parts(parse(issues["beispiel"].mail))
    for title in TITLES:
        assert title in re.sub(r"\s+", " ", mail.html), title
        assert title in re.sub(r"\s+", " ", mail.text), title
    # What the teasers do not say is not in the mail; the short ones are whole, with whom to contact.
    for gone in ("Feierabend", "Saatguttausch", "Gesamtschule", "Fahrkurs"):
        assert gone not in mail.html + mail.text
    assert "Wir holen ab." in mail.html and "naehtreff@nord.example" in mail.html
    assert mail.html.count("Weiter in der beigefügten PDF-Datei") == 5
    assert "In dieser Ausgabe" in mail.html and f"{issues['beispiel'].file.stem}.pdf" in mail.attachments
    pictures = [part for part in mail.images if part.get_content_type() == "image/jpeg"]
    assert len(pictures) == 4
    for part in pictures:
        data = part.get_payload(decode=True)
        assert len(data) < 90_000 and max(Image.open(io.BytesIO(data)).size) == 540
    many = parts(parse(issues["viele"].mail))
    assert len(many.html.encode()) < 102_000


def test_a_public_page_is_where_teasers_lead(issues, tmp_path):
    workspace = copy_of(issues["beispiel"].folder, tmp_path / "netz", MINUTES)
    settings = workspace.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    link = 'link = "https://www.stadt.example/netz/{{ id }}.html"'
    settings.write_text(text.replace("[versand]", f"[versand]\n{link}", 1), "utf-8")
    text = workspace.file.read_text("utf-8").replace(
        'titel        = "Vorlesen', 'sichtbarkeit = "intern"\ntitel = "Vorlesen'
    )
    workspace.file.write_text(text, "utf-8")
    done = workspace.run("send", workspace.file, "--via", "folder", "--yes")
    assert done.code == 0, done.err
    done = workspace.run("render", workspace.file, "--format", "html", "--edition", "public")
    assert done.code == 0, done.err
    page = made(workspace, "html").read_text("utf-8")
    assert "Vorlesen in sieben" not in page
    mail = parts(parse(next((workspace.folder / "outbox").rglob("*.eml")).read_bytes()))
    led = re.findall(r'href="https://www\.stadt\.example/netz/[^"#]*#([^"]+)"[^>]*>Weiterlesen: ', mail.html)
    assert len(led) == 5 and all(f'id="{anchor}"' in page for anchor in led), led
    assert "https://www.stadt.example/netz/2026-11-20-rundbrief.html#zwoelf-sprachen" in mail.text


def test_columns_on_the_screen(issues, tmp_path):
    """Two columns at 1280 px, one on a telephone; the first picture over both."""
    script = tmp_path / "columns.mjs"
    script.write_text(
        f"""
import {{ launch }} from {json.dumps(str(WEB / "browser.mjs"))};
const browser = await launch();
const seen = {{}};
for (const width of [1280, 360]) {{
  const page = await browser.newPage({{ viewport: {{ width, height: 900 }} }});
  await page.goto("file://" + process.argv[2]);
  seen[width] = await page.evaluate(() => [...document.querySelectorAll(".contribution")].map((one) => {{
    const box = one.querySelector(".columns").getBoundingClientRect();
    const lefts = [...one.querySelectorAll(".text > *")].flatMap((p) => [...p.getClientRects()].map((r) => Math.round(r.left)));
    const img = one.querySelector(".head-picture img")?.getBoundingClientRect();
    return {{ wide: box.width, columns: new Set(lefts.map((x) => Math.round(x / 60))).size, image: img?.width ?? 0, natural: one.querySelector(".head-picture img")?.naturalWidth ?? 0 }};
  }}));
}}
console.log(JSON.stringify(seen));
await browser.close();
""",
        "utf-8",
    )
    seen = json.loads(output("node", script, made(issues["beispiel"], "html")))
    wide, narrow = seen["1280"], seen["360"]
    assert wide[0]["image"] > 0.95 * wide[0]["wide"] and wide[0]["natural"] >= 1900
    assert 0.4 < wide[1]["image"] / wide[1]["wide"] < 0.55 and wide[1]["natural"] >= 2 * wide[1]["image"]
    assert wide[1]["columns"] >= 2 and all(one["columns"] == 1 for one in narrow[2:]), seen
    for one in narrow[:4]:
        assert one["image"] > 0.95 * one["wide"]


def test_a_contribution_has_its_own_language(issues, tmp_path):
    workspace = issue(tmp_path, "sprachen", 1)
    text = workspace.file.read_text("utf-8")
    workspace.file.write_text(
        text.replace('organisation = "Verein 0"', 'organisation = "Verein 0"\nlanguage = "ar"', 1), "utf-8"
    )
    done = workspace.run("render", workspace.file, "--format", "html,json,pdf")
    assert done.code == 0, done.err
    page = made(workspace, "html").read_text("utf-8")
    assert re.search(r'<h3 id="beitrag-nummer-0" lang="ar" dir="rtl">', page)
    assert '<p class="from"><span>Verein 0</span></p>' in page
    assert made(workspace, "pdf").stat().st_size > 5_000


def test_an_issue_renders_again(tmp_path):
    """From the data of an issue without pictures the same page and paper are made."""
    workspace = issue(tmp_path, "daten", 5, pictures=False)
    done = workspace.run("render", workspace.file, "--format", "html,pdf,json", "--edition", "public")
    assert done.code == 0, done.err
    before = {ending: made(workspace, ending).read_bytes() for ending in ("html", "pdf")}
    done = workspace.run("render", made(workspace, "json"), "--format", "html,pdf")
    assert done.code == 0, done.err
    assert {ending: made(workspace, ending).read_bytes() for ending in before} == before
