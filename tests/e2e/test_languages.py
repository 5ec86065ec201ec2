"""Editions in several languages: easy German, the line that leads from one to the other, passages in other
languages, an office's own words, and tags that nobody knows. Read by a browser, a PDF library and the validators."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote

import pikepdf
import pytest
from conftest import ROOT, copy_of, rundmail
from reading import parse, parts

WEB = ROOT / "tests" / "web"

MEETING = """[meeting]
date = 2026-11-19
start = 14:00:00
end = 16:30:00
place = "Rathaus, Raum 2.14"
[[agenda]]
title = "Begrüßung"
text = "Willkommen."
[[attachments]]
id = "folien"
title = "Toplantı sunumu"
file = "anlagen/folien.pdf"
sprache = "tr"
"""

GERMAN = (
    """
title = "Einladung zum Netzwerktreffen"
kind = "invitation"
issued = 2026-11-02
intro = '''
Wir sagen [Ласкаво *просимо*]{lang=uk} und [أهلا وسهلا]{sprache=Arabisch}. Ab 9:30 Uhr ist geöffnet.

::: {lang=tr}
Toplantı "herkese" açıktır.

- Çay
- Kahve
:::
'''
"""
    + MEETING
)

EASY = (
    """
title = "Einladung zum Treffen"
kind = "invitation"
issued = 2026-11-02
intro = '''
Wir treffen uns.
Bitte kommen Sie.
Das ist *sehr wichtig*.
Die Bundes·tags·abgeordneten·versammlungs·teilnehmer·liste liegt im Stadtteilzentrum Musterstadt-Nord aus.
Ab 9:30 Uhr ist offen.
'''
"""
    + MEETING
)

OTHERS = {"uk": "Запрошення на зустріч", "ar": "دعوة إلى اللقاء"}

NAMES = {"de": "Deutsch", "ar": "العربية", "de-simple": "Leichte Sprache", "uk": "Українська"}

CONTACTS = """E-Mail;Vorname;Nachname;Sprache
a@muster.example;Anna;Eins;Leichte Sprache
b@muster.example;Bela;Zwei;einfach
c@muster.example;Cem;Drei;Deutsch (leicht)
d@muster.example;Dana;Vier;Ukrainisch
e@muster.example;Emil;Fünf;
"""


def workspace(tmp_path_factory, name):
    at = copy_of(ROOT / "tests" / "contract", tmp_path_factory.mktemp("sprachen") / name, "treff.toml")
    (at.folder / "contacts.csv").write_text(CONTACTS, "utf-8")
    at.file.write_text(GERMAN, "utf-8")
    return at


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    """A meeting in four languages, rendered, with its mails."""
    at = workspace(tmp_path_factory, "vier")
    (at.folder / "treff.leicht.toml").write_text(EASY, "utf-8")
    for language, title in OTHERS.items():
        text = re.sub(r"intro = '''.*?'''", 'intro = "…"', GERMAN, flags=re.S)
        text = text.replace("Einladung zum Netzwerktreffen", title)
        (at.folder / f"treff.{language}.toml").write_text(text, "utf-8")
    done = at.run("render", at.file)
    assert done.code == 0, done.err
    done = at.run("send", at.file, "--via", "folder", "--yes", SOURCE_DATE_EPOCH=1793700000)
    assert done.code == 0, done.err
    return at


def mails(at):
    found = {}
    for path in (at.folder / "outbox").rglob("*.eml"):
        mail = parse(path.read_bytes())
        [to] = mail["To"].addresses
        found[to.addr_spec] = mail
    return found


def test_whoever_asks_for_easy_german_gets_it(letter):
    languages = {address: mail["Content-Language"] for address, mail in mails(letter).items()}
    assert languages == {
        "a@muster.example": "de-simple",
        "b@muster.example": "de-simple",
        "c@muster.example": "de-simple",
        "d@muster.example": "uk",
        "e@muster.example": "de",
    }


def test_without_an_edition_easy_german_is_german(tmp_path_factory):
    at = workspace(tmp_path_factory, "ohne")
    text = GERMAN.replace('title = "Einladung zum Netzwerktreffen"', 'title = "Запрошення"\nlanguage = "uk"')
    at.file.write_text(re.sub(r"intro = '''.*?'''", 'intro = "…"', text, flags=re.S), "utf-8")
    (at.folder / "treff.de.toml").write_text(GERMAN, "utf-8")
    done = at.run("send", at.file, "--via", "folder", "--yes", SOURCE_DATE_EPOCH=1793700000)
    assert done.code == 0, done.err
    assert "Leichte Sprache" in done.err, "it is told who gets another edition"
    found = mails(at)
    assert found["a@muster.example"]["Content-Language"] == "de"
    assert found["e@muster.example"]["Content-Language"] == "uk"


def test_easy_german_has_words_and_lines_of_its_own(letter):
    out = letter.folder / "out" / "public"
    text = (out / "treff.de-simple.txt").read_text("utf-8")
    assert "Tag: Donnerstag, 19. November 2026\nUhrzeit: von 14 Uhr bis 16:30 Uhr\n" in text
    assert "\nWir treffen uns.\nBitte kommen Sie.\nDas ist sehr wichtig.\n" in text
    assert "Ab 9:30 Uhr ist offen." in text, "no zero in front"
    assert "Das wollen wir besprechen\n===" in text
    german = (out / "treff.txt").read_text("utf-8")
    assert "Ab 09:30 Uhr ist geöffnet." in german
    page = (out / "treff.de-simple.html").read_text("utf-8")
    assert '<html lang="de-simple" dir="ltr">' in page
    body = parts(mails(letter)["a@muster.example"])
    assert "Guten Tag Anna Eins," in body.text.splitlines()
    assert 'lang="de-simple"' in body.html
    for claim in ("geprüft", "Prüf", "Siegel", "vereinfacht", "übersetzt"):
        assert not any(claim in form for form in (text, page, body.text, body.html)), claim


def test_the_pdf_of_easy_german_is_large_upright_and_whole(letter):
    path = letter.folder / "out" / "public" / "treff.de-simple.pdf"
    done = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", path], capture_output=True, check=True, timeout=60
    )
    root = ElementTree.fromstring(done.stdout.decode())
    fonts = {font.get("id"): float(font.get("size")) for font in root.iter("fontspec")}
    used = {line.get("font") for line in root.iter("text") if "".join(line.itertext()).strip()}
    # pdftohtml rounds to whole points.
    assert used and min(fonts[font] for font in used) >= 14, {font: fonts[font] for font in used}
    names = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout
    assert "It" not in re.findall(r"\+SourceSans3-(\w+)", names), names
    flat = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    assert "Das ist sehr wichtig." in flat.splitlines(), "a line of its own"
    assert not re.search(r"\w-\n\w", flat.replace("Musterstadt-\nNord", "")), "nothing is hyphenated"
    german = subprocess.run(
        ["pdffonts", letter.folder / "out/public/treff.pdf"], capture_output=True, check=True, text=True
    ).stdout
    assert "SourceSans3-It" in german, "the German edition has its italics"


def test_the_page_leads_to_its_sisters(letter):
    for edition in ("internal", "public"):
        out = letter.folder / "out" / edition
        for language in NAMES:
            page = (out / page_of(language)).read_text("utf-8")
            nav = re.search(r'<nav class="languages" aria-label="[^"]+">(.*?)</nav>', page, re.S)[1]
            links = re.findall(
                r'<a href="([^"]+)" rel="alternate" hreflang="([^"]+)" lang="([^"]+)" dir="(\w+)">([^<]+)</a>', nav
            )
            assert {link[1]: link[4] for link in links} == {t: n for t, n in NAMES.items() if t != language}
            for href, hreflang, lang, direction, _ in links:
                assert href == page_of(hreflang) and lang == hreflang and "/" not in href
                assert direction == ("rtl" if lang == "ar" else "ltr")
                assert (out / href).is_file(), "never a dead link"
            direction = "rtl" if language == "ar" else "ltr"
            here = f'<strong aria-current="page" lang="{language}" dir="{direction}">{NAMES[language]}</strong>'
            assert here in nav
            alternate = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)
            assert sorted(alternate) == sorted((t, page_of(t)) for t in NAMES if t != language)


def page_of(language):
    return "treff.html" if language == "de" else f"treff.{language}.html"


def test_the_mail_asks_for_another_language(letter):
    for address, own in (("a@muster.example", "de-simple"), ("d@muster.example", "uk"), ("e@muster.example", "de")):
        body = parts(mails(letter)[address])
        line = re.search(r'<p class="languages".*?</p>', body.html, re.S)[0]
        links = re.findall(r'href="mailto:([^"?]+)\?subject=([^"]+)"[^>]* hreflang="([^"]+)"', line)
        assert {tag: unquote(subject) for _, subject, tag in links} == {t: n for t, n in NAMES.items() if t != own}
        assert {to for to, _, _ in links} == {"integration@musterstadt.example"}
        assert " · ".join(NAMES.values()) in body.text
        assert "treff.uk.html" not in body.html, "a page that is nowhere"
    german = parts(mails(letter)["e@muster.example"]).text
    assert "Antworten Sie mit dem Namen der Sprache." in " ".join(german.split())


def test_the_mail_leads_to_pages_that_the_settings_know(letter, tmp_path):
    for url, expected in (
        ("https://netz.example/{{ id }}.html", "https://netz.example/treff{}.html"),
        ("https://netz.example/{{ language }}/{{ id }}", "https://netz.example/{}/treff"),
    ):
        at = copy_of(letter.folder, tmp_path / expected.replace("/", ""), "treff.toml")
        settings = at.folder / "rundmail.toml"
        text = settings.read_text("utf-8").replace("[mail]", f'[mail]\nurl = "{url}"')
        settings.write_text(text, "utf-8")
        done = at.run("send", at.file, "--via", "folder", "--yes", SOURCE_DATE_EPOCH=1793700000)
        assert done.code == 0, done.err
        for address, own in (("a@muster.example", "de-simple"), ("e@muster.example", "de")):
            line = re.search(r'<p class="languages".*?</p>', parts(mails(at)[address]).html, re.S)[0]
            tag = (lambda one: one) if "language" in url else (lambda one: "" if one == "de" else f".{one}")
            links = {lang: href for href, lang in re.findall(r'href="([^"]+)"[^>]* hreflang="([^"]+)"', line)}
            assert links == {one: expected.format(tag(one)) for one in NAMES if one != own}
            assert "mailto" not in line


def test_pdf_and_text_name_the_languages(letter):
    out = letter.folder / "out" / "public"
    assert (out / "treff.txt").read_text("utf-8").startswith("Sprachen: " + " · ".join(NAMES.values()) + "\n")
    flat = subprocess.run(["pdftotext", out / "treff.pdf", "-"], capture_output=True, check=True, text=True).stdout
    assert "Sprachen: Deutsch" in flat and "Українська" in flat
    with pikepdf.open(out / "treff.pdf") as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert not any("treff" in link for link in links), "it is passed on by itself"
    alone = letter.folder / "allein.toml"
    alone.write_text(GERMAN, "utf-8")
    done = letter.run("render", alone, "--format", "html,txt")
    assert done.code == 0, done.err
    assert "Sprachen" not in (out / "allein.txt").read_text("utf-8")
    assert 'class="languages"' not in (out / "allein.html").read_text("utf-8")


PASSAGES = {"uk": "ltr", "ar": "rtl", "tr": "ltr"}


def test_passages_have_their_language_in_every_form(letter):
    out = letter.folder / "out" / "public"
    page = (out / "treff.html").read_text("utf-8")
    mail = parts(mails(letter)["e@muster.example"])
    for form in (page, mail.html):
        article = form[form.index("<h1") :]
        assert re.search(r'<span [^>]*lang="uk"[^>]*>Ласкаво <em[^>]*>просимо</em></span>', article)
        assert re.search(r'<span (lang="ar" dir="rtl"|dir="rtl" lang="ar")>(<span dir="rtl">)?\W*أهلا وسهلا', article)
        block = re.search(r'<div (?:lang="tr" dir="ltr"|dir="ltr" lang="tr")>(.*?)</div>', article, re.S)[1]
        assert "Toplantı “herkese” açıktır." in block and "Kahve" in block, "set by the rules of Turkish"
        assert "{lang" not in form and "{sprache" not in form and ":::" not in form
    for text in ((out / "treff.txt").read_text("utf-8"), mail.text):
        assert "ir sagen Ласкаво просимо und" in text and "- Kahve" in text
        assert "lang=" not in text and ":::" not in text
    with pikepdf.open(out / "treff.pdf") as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert set(PASSAGES) <= set(languages_of(pdf)), languages_of(pdf)


def languages_of(pdf):
    """The languages of the structure elements, and of marked content."""
    found = set()
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and "/Lang" in thing:
            found.add(str(thing.Lang))
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/Lang" in operands[1]:
                found.add(str(operands[1].Lang))
    return found


def test_an_attachment_says_its_language(letter):
    page = (letter.folder / "out" / "public" / "treff.html").read_text("utf-8")
    assert re.search(r'<a href="[^"]+folien\.pdf" hreflang="tr" lang="tr" dir="ltr">Toplantı sunumu</a>', page)
    mail = parts(mails(letter)["e@muster.example"]).html
    [title] = re.findall(r"<span ([^>]*)>Toplantı sunumu</span>", mail)
    assert 'lang="tr"' in title and 'dir="ltr"' in title


def test_the_name_of_the_office_is_german_everywhere(letter):
    out = letter.folder / "out" / "public"
    arabic = (out / "treff.ar.html").read_text("utf-8")
    assert '<p class="office" lang="de" dir="ltr">' in arabic
    assert re.search(r'<span lang="de" dir="ltr">(<span dir="ltr">)?Stabsstelle Integration', arabic)
    assert '<p class="office">' in (out / "treff.html").read_text("utf-8")
    ukrainian = parts(mails(letter)["d@muster.example"]).html
    [office] = re.findall(r"<span ([^>]*)><strong[^>]*>Stadt Musterstadt", ukrainian)
    assert 'lang="de"' in office and 'dir="ltr"' in office
    with pikepdf.open(out / "treff.ar.pdf") as pdf:
        assert "de" in languages_of(pdf)


def test_validators_accept_all(letter):
    out = letter.folder / "out"
    pages = [out / "public" / page_of(language) for language in ("de", "ar", "de-simple")]
    for address in ("a@muster.example", "e@muster.example"):
        page = letter.folder / f"{address}.mail.html"
        page.write_text(parts(mails(letter)[address]).html, "utf-8")
        pages.append(page)
    done = subprocess.run(["node", WEB / "validate.mjs", *pages], capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout.decode()
    pdfs = sorted((out / "public").glob("treff*.pdf"))
    assert len(pdfs) == len(NAMES)
    env = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(
        ["bash", ROOT / "tests" / "pdf" / "verapdf.sh", *pdfs], capture_output=True, check=False, env=env, timeout=300
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


WORDS = (ROOT / "templates" / "words.en.toml").read_text("utf-8")


def albanian(tmp_path, words):
    (tmp_path / "templates").mkdir(exist_ok=True)
    (tmp_path / "rundmail.toml").write_text("", "utf-8")
    text = 'title = "T"\nkind = "circular"\nissued = 2026-11-02\nintro = "X."\n'
    (tmp_path / "brief.toml").write_text(text, "utf-8")
    (tmp_path / "brief.sq.toml").write_text(text, "utf-8")
    if words is not None:
        (tmp_path / "templates" / "words.sq.toml").write_text(words, "utf-8")
    return rundmail("render", "brief.toml", "--format", "txt", cwd=tmp_path)


def test_a_further_language_has_all_its_words(tmp_path):
    done = albanian(tmp_path, None)
    assert done.code == 1 and "words.language" in done.err and "`templates/words.sq.toml`" in done.err
    assert not (tmp_path / "out").exists(), "nothing half written"
    missing = re.sub(r"^(deadline|contents) .*\n", "", WORDS, flags=re.M)
    done = albanian(tmp_path, missing)
    assert done.code == 1 and done.err.count("words.missing") == 2
    assert "Im Abschnitt [label] fehlt: `deadline` („Frist“)." in done.err
    assert "Im Abschnitt [text] fehlt: `contents` („Inhalt“)." in done.err
    assert re.search(r"templates/words\.sq\.toml, Zeile \d+", done.err)
    done = albanian(tmp_path, WORDS.replace('"Issued on {date}"', '"Botuar më {date}"'))
    assert done.code == 0, done.err
    assert "Botuar më 2" in (tmp_path / "out" / "public" / "brief.sq.txt").read_text("utf-8")


def test_a_wrong_weekday_is_found_in_easy_german_too(tmp_path):
    text = 'title = "T"\nkind = "circular"\nlanguage = "leicht"\nissued = 2026-11-02\n'
    text += 'intro = """\nWir treffen uns am Freitag, 19. November 2026.\nEs beginnt um 9:30 Uhr.\n"""\n'
    (tmp_path / "brief.toml").write_text(text, "utf-8")
    done = rundmail("check", "brief.toml", cwd=tmp_path)
    assert done.code == 1 and re.findall(r"\[([a-z]+\.[a-z-]+)\]", done.err) == ["text.weekday"], done.err


def test_over_a_built_in_language_a_file_holds_only_what_differs(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "words.de-simple.toml").write_text('[text]\nissued = "Geschrieben am {date}"\n', "utf-8")
    (tmp_path / "brief.toml").write_text(
        'title = "T"\nkind = "circular"\nlanguage = "de-x-leicht"\nissued = 2026-11-02\nauthor = "Kim"\nintro = "X."\n',
        "utf-8",
    )
    done = rundmail("render", "brief.toml", "--format", "txt", cwd=tmp_path)
    assert done.code == 0, done.err
    text = (tmp_path / "out" / "public" / "brief.txt").read_text("utf-8")
    assert "Geschrieben am 2. November 2026" in text and "Diesen Text hat geschrieben: Kim" in text


@pytest.mark.parametrize(
    "file, text, rule, near",
    [
        ("brief.toml", 'language = "de-simpel"\n', "minutes.language", "`de-simple`"),
        ("rundmail.toml", '[defaults]\nlanguage = "ukk"\n', "settings.language", "`uk`"),
        ("brief.toml", 'closing = "[Hallo]{lang=ukk}"\n', "text.language", "`uk`"),
        ("brief.toml", "closing = '''\n::: {lang=de-simpel}\nHallo\n:::\n'''\n", "text.language", "`de-simple`"),
        ("brief.toml", 'closing = "[Hallo] {lang=uk}"\n', "text.language", "[Wörter]{lang=uk}"),
        ("brief.toml", '[[dates]]\ntitle = "[Hallo]{lang=uk}"\ndate = 2026-12-01\n', "text.language", "eckigen"),
    ],
)
def test_a_tag_that_nobody_knows_is_an_error(tmp_path, file, text, rule, near):
    brief = 'title = "T"\nkind = "circular"\nissued = 2026-11-02\nintro = "X."\n'
    (tmp_path / "brief.toml").write_text(brief, "utf-8")
    (tmp_path / "rundmail.toml").write_text("", "utf-8")
    path = tmp_path / file
    path.write_text((brief if file == "brief.toml" else "") + text, "utf-8")
    done = rundmail("check", "brief.toml", cwd=tmp_path)
    assert done.code == 1, done.out + done.err
    [finding] = [one for one in re.split(r"\n(?=Fehler|Warnung|Hinweis)", done.err) if f"[{rule}]" in one]
    assert finding.lstrip().startswith("Fehler") and near in finding, finding
