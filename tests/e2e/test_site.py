"""The site of a folder of meetings, as browsers, feed readers and calendars of other people read it."""

import email
import email.policy
import functools
import html
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import icalendar
import pytest
import vobject
from conftest import ROOT, copy_of, rundmail
from PIL import Image
from test_documents import output

BASE = "https://netzwerk.example/rund-mails/"
EXTRA = {
    "2026-09-03-einladung.toml": """
titel = "Einladung zum Netzwerktreffen"
art = "einladung"
ausgabedatum = 2026-08-20
einleitung = "Wir treffen uns nach den Ferien wieder und sprechen über den Herbst."
[sitzung]
datum = 2026-09-03
beginn = 17:00:00
online = { link = "https://meet.example/j/55512340987", kenncode = "geheim7788" }
[[tagesordnung]]
titel = "Personelles"
sichtbarkeit = "intern"
text = "Die halbe Stelle bleibt bis zum Frühjahr unbesetzt."
""",
    "archiv/Mitteilung März.toml": """
titel = "Neue Öffnungszeiten & mehr"
art = "rundmail"
ausgabedatum = 2025-03-05
einleitung = "Die Beratungsstelle öffnet ab April schon um 9 Uhr. Bitte sagen Sie es weiter."
[[termine]]
kennung = "offener-tag"
titel = "Tag der offenen Tür"
datum = 2025-04-12
status = "abgesagt"
[[termine]]
titel = "Klausur"
datum = 2025-04-13
sichtbarkeit = "intern"
""",
    "archiv/Mitteilung März.uk.toml": """
titel = "Новий час роботи"
art = "rundmail"
einleitung = "З квітня консультація відкривається вже о 9 годині."
[[termine]]
kennung = "offener-tag"
titel = "День відкритих дверей"
datum = 2025-04-12
status = "abgesagt"
[[termine]]
titel = "Klausur"
datum = 2025-04-13
sichtbarkeit = "intern"
""",
    "nur-verteiler.toml": """
titel = "Nur für den Verteiler, Geheimnis 9X7Q"
art = "rundmail"
ausgabedatum = 2026-08-01
webauftritt = false
einleitung = "Diese Rund-Mail ging an den Verteiler und gehört nicht ins Netz."
""",
    "entwurf.toml": """
titel = "Entwurf mit Fehlern und Geheimnis 9X7Q"
art = "rundmail"
einleitung = "[](termin:gibt-es-nicht)"
""",
    "werkzeug.toml": '[werkzeug]\nname = "etwas anderes"\n',
}
# Meetings of the example that only their summaries tell of.
HELD = ("2026-07-09", "2026-09-03")
SECRETS = ("55512340987", "geheim7788", "halbe Stelle", "Klausur", "9X7Q", "meet.example")


class Page(HTMLParser):
    """The links, languages and words of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.links, self.heads, self.words, self.inside = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.inside.append(tag)
        if tag == "a":
            self.links.append(values)
        if tag == "link":
            self.heads.append(values)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not {"style", "script"} & set(self.inside):
            self.words.append(data.strip())


def hrefs(page: Page) -> list:
    return [link["href"] for link in page.links]


def state(folder) -> dict:
    """Path -> (time of the last change, contents)."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def workspace(folder, address=f'\n[webauftritt]\nlink = "{BASE}"\n'):
    network = copy_of(ROOT / "examples" / "netzwerk", folder / "netzwerk", "2026-09-03-zusammenfassung.toml")
    settings = network.folder / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8") + address, "utf-8")
    for name, text in EXTRA.items():
        path = network.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return network


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    network = workspace(tmp_path_factory.mktemp("webauftritt"))
    done = network.run("webauftritt", "--ziel", "netz")
    assert done.code == 0, done.err
    assert "entwurf.toml" in done.err and "werkzeug.toml" not in done.err
    assert "`webauftritt = false`): nur-verteiler.toml" in done.err
    return network


@pytest.fixture(scope="module")
def site(network):
    return network.folder / "netz"


def small(folder, **files):
    """A workspace that is quick to publish."""
    folder.mkdir()
    (folder / "rundmail.toml").write_text('[organisation]\nname = "Amt"\n', "utf-8")
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


CIRCULAR = 'title = "{0}"\nkind = "circular"\nissued = {1}\nintro = "Ein Satz, der von etwas erzählt, das {0} heißt."\n'


def test_the_index_has_the_newest_first_and_what_belongs_together(site):
    words = Page((site / "index.html").read_text("utf-8")).words
    order = [words.index(word) for word in ("2026", "2025")]
    assert order == sorted(order)
    days = [word for word in words if re.search(r"\d{4}$", word) and "," in word]
    assert [day.split(", ")[1].replace("\u00a0", " ") for day in days] == [
        "20. November 2026",
        "29. Oktober 2026",
        "3. September 2026",
        "9. Juli 2026",
        "5. März 2025",
    ]
    september = words[words.index(days[2]) : words.index(days[3])]
    titles = [word for word in september if word.startswith(("Einladung zum", "Zusammenfassung"))]
    assert len(titles) == 2 and titles[0].startswith("Zusammenfassung"), "the newer document first"
    text = " ".join(words)
    assert re.search(r"Als PDF \(\d+\u00a0kB\)", text) and re.search(r"Gut ankommen“ \(PDF, \d+\u00a0kB\)", text)
    assert "Wir treffen uns nach den Ferien wieder und sprechen über den Herbst." in words


def test_each_language_has_its_index_and_leads_to_the_others(site):
    pages = {path.name: Page(path.read_text("utf-8")) for path in site.glob("index*.html")}
    assert sorted(pages) == ["index.ar.html", "index.html", "index.uk.html"]
    for name, page in pages.items():
        others = sorted(set(pages) - {name})
        assert sorted(link["href"] for link in page.links if link["href"] in pages) == others
        assert all(link["hreflang"] == link["lang"] for link in page.links if link["href"] in others)
    arabic = (site / "index.ar.html").read_text("utf-8")
    assert '<p class="office" lang="de" dir="ltr">' in arabic, "the office writes its own name"
    assert '<html lang="ar" dir="rtl">' in arabic
    assert "2026-10-29-einladung.ar.html" in hrefs(pages["index.ar.html"])
    [german] = [one for one in pages["index.ar.html"].links if one["href"] == "2026-09-03-zusammenfassung.html"]
    assert (german["lang"], german["dir"]) == ("de", "ltr")


def test_pages_are_valid_accessible_and_load_nothing(site):
    names = ["index.html", "index.ar.html", "2026-10-29-einladung.uk.html", "2026-09-03-zusammenfassung.html"]
    output("node", ROOT / "tests" / "web" / "validate.mjs", *(site / name for name in names))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_no_link_is_dead_from_a_subfolder_of_a_server(network, site):
    """From `/netz/`, as from a disk, everything is reached from the index, and nothing leads out of the folder."""
    handler = functools.partial(Quiet, directory=str(network.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        start = f"http://127.0.0.1:{server.server_port}/netz/"
        seen, waiting = set(), [start, start + "index.html"]
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            with urllib.request.urlopen(address) as answer:
                kind, body = answer.headers.get_content_type(), answer.read()
            if kind != "text/html":
                continue
            page = Page(body.decode())
            for href in hrefs(page) + [one["href"] for one in page.heads]:
                parts = urlsplit(href)
                if not parts.scheme and parts.path:
                    target = urljoin(address, parts._replace(fragment="").geturl())
                    assert target.startswith(start), href
                    waiting.append(target)
        server.shutdown()
    reached = {unquote(address.removeprefix(start)) for address in seen}
    there = {name for name in state(site) if name != ".rundmail-site"}
    # Messengers follow another link.
    pages = [(site / name).read_text("utf-8") for name in there if name.endswith(".html")]
    reached |= {one for page in pages for one in re.findall(f'"og:image" content="{re.escape(BASE)}([^"]+)"', page)}
    # Nobody enters a date that is cancelled.
    rest = there - reached
    assert len(rest) == 2 and all(name.startswith("mitteilung-maerz-dates/2025-04-12") for name in rest), rest
    assert all(name == name.lower() and re.fullmatch(r"[a-z0-9./-]+", name) for name in there)


def test_pages_know_their_address_and_the_way_back(network, site):
    page = Page((site / "2026-10-29-einladung.uk.html").read_text("utf-8"))
    assert {"rel": "canonical", "href": BASE + "2026-10-29-einladung.uk.html"} in page.heads
    assert "index.uk.html" in hrefs(page) and "2026-10-29-einladung.uk.pdf" in hrefs(page)
    index = Page((site / "index.html").read_text("utf-8"))
    assert {"rel": "canonical", "href": BASE} in index.heads
    circular = Page((site / "mitteilung-maerz.uk.html").read_text("utf-8"))
    assert {"rel": "canonical", "href": BASE + "mitteilung-maerz.uk.html"} in circular.heads
    done = network.run("render", "archiv/Mitteilung März.toml", "--format", "html", "--edition", "public", "-o", "da")
    assert done.code == 0, done.err
    copy = Page((network.folder / "da" / "public" / "Mitteilung-März.uk.html").read_text("utf-8"))
    assert {"rel": "canonical", "href": BASE + "mitteilung-maerz.uk.html"} in copy.heads, (
        "the page to find is that of the site"
    )
    assert "webcal://netzwerk.example/rund-mails/calendar.ics" in hrefs(index)


def test_feed_readers_understand_the_feed(site):
    for name, language, most in (("feed.xml", "de", 6), ("feed.uk.xml", "uk", 2)):
        raw = (site / name).read_bytes()
        feed = feedparser.parse(raw)
        assert not feed.bozo and feed.version == "atom10", feed.get("bozo_exception")
        assert feed.feed.title and feed.feed.author and feed.feed.language == language
        links = {link["rel"]: link["href"] for link in feed.feed.links}
        assert links["self"] == BASE + name and links["alternate"].startswith(BASE)
        ids = [feed.feed.id] + [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids) == most + 1 and all(one.startswith("urn:uuid:") for one in ids)
        for entry in feed.entries:
            assert entry.link.startswith(BASE) and (site / entry.link.removeprefix(BASE)).is_file()
            assert entry.summary and entry.updated_parsed and entry.published_parsed
        days = [entry.published for entry in feed.entries]
        assert days == sorted(days, reverse=True) and feed.feed.updated == max(entry.updated for entry in feed.entries)
        assert feed.feed.updated.startswith("20"), "a day of the documents, not of the clock"
    titles = [entry.title for entry in feedparser.parse((site / "feed.xml").read_bytes()).entries]
    assert "Neue Öffnungszeiten & mehr" in titles


def test_the_calendar_has_every_date_once(site):
    raw = (site / "calendar.ics").read_bytes()
    vobject.readOne(raw.decode()).validate(raiseException=True)
    output(sys.executable, ROOT / "tests" / "calendar" / "verify.py", site / "calendar.ics")
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    ids = [str(event["UID"]) for event in events]
    assert len(ids) == len(set(ids)) > 5
    own = set()
    for path in site.glob("*.ics"):
        if len(path.suffixes) == 1 and path.name != "calendar.ics":
            own |= {str(event["UID"]) for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    held = {str(event["UID"]) for event in events if event["DTSTART"].dt.strftime("%Y-%m-%d") in HELD}
    assert own <= set(ids) <= own | held, "the same identity as in the calendars of the documents"
    [cancelled] = [event for event in events if event["SUMMARY"].endswith("Tag der offenen Tür")]
    assert cancelled["STATUS"] == "CANCELLED"


def test_nothing_secret_and_no_draft_is_anywhere(site):
    assert not [name for name in state(site) if "entwurf" in name or "verteiler" in name]
    for path in (path for path in site.rglob("*") if path.is_file()):
        words = path.read_bytes()
        if path.suffix == ".pdf":
            words += subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
        text = words.decode("utf-8", "replace") + path.name
        assert [secret for secret in SECRETS if secret in text] == [], path.name


def test_a_second_run_touches_nothing(network, site):
    before = state(site)
    done = network.run("site", ".", "-o", "netz", SOURCE_DATE_EPOCH=1_900_000_000)
    assert done.code == 0 and "0 Dateien geschrieben" in done.err and done.out == "", done.err
    assert state(site) == before


def test_what_is_gone_goes_and_what_is_not_ours_stays(tmp_path):
    one, two = CIRCULAR.format("Eins", "2026-01-05"), CIRCULAR.format("Zwei", "2026-02-05")
    folder = small(tmp_path / "a", eins=one, zwei=two)
    assert rundmail("site", cwd=folder).code == 0
    site = folder / "out" / "site"
    (site / "bild.png").write_bytes(b"mine")
    (site / "zwei-attachments").mkdir(exist_ok=True)
    (site / "zwei-attachments" / "notiz.txt").write_text("mine", "utf-8")
    (folder / "zwei.toml").unlink()
    before = state(site)
    done = rundmail("site", cwd=folder)
    assert done.code == 0 and "2 gelöscht" in done.err, done.err
    after = state(site)
    assert {"bild.png", "zwei-attachments/notiz.txt", "eins.html"} <= set(after) and "zwei.html" not in after
    assert after["eins.html"] == before["eins.html"], "untouched"
    assert "zwei" not in (site / "index.html").read_text("utf-8").lower()
    (folder / "eins.toml").unlink()
    done = rundmail("site", cwd=folder)
    assert done.code == 0 and "eins.html" not in state(site), "the last one, too"


def test_an_error_leaves_the_site_as_it_was(tmp_path):
    folder = small(tmp_path / "a", eins=CIRCULAR.format("Eins", "2026-01-05"))
    assert rundmail("site", cwd=folder).code == 0
    site = folder / "out" / "site"
    before = state(site)
    (folder / "eins.toml").write_text(CIRCULAR.format("Anders", "2026-01-05"), "utf-8")
    broken = CIRCULAR.format("Zwei", "2026-02-05") + '[[dates]]\ntitle = "x"\ndate = 2026-02-30\n'
    (folder / "zwei.toml").write_text(broken, "utf-8")
    done = rundmail("site", cwd=folder)
    assert done.code == 1 and "zwei.toml" in done.err and "Es wurde nichts geschrieben" in done.err
    assert state(site) == before
    secret = """title = "Treffen"
kind = "invitation"
issued = 2026-02-01
[meeting]
date = 2026-02-20
online = { id = "823 1674 9021" }
"""
    (folder / "zwei.toml").write_text(secret, "utf-8")
    assert rundmail("site", cwd=folder).code == 0
    (folder / "eins.toml").write_text(CIRCULAR.format("Raum 82316749021", "2026-01-05"), "utf-8")
    before = state(site)
    done = rundmail("site", cwd=folder)
    assert done.code == 1 and "[public.secret]" in done.err, "the code of one meeting in the title of another"
    assert state(site) == before


def test_without_an_address_there_is_no_feed_and_it_says_so(tmp_path):
    folder = small(tmp_path / "a", eins=CIRCULAR.format("Eins", "2026-01-05"))
    done = rundmail("site", cwd=folder, RUNDMAIL_LANG="en")
    assert done.code == 0 and "[site]" in done.err and "no feed" in done.err
    index = Page((folder / "out/site/index.html").read_text("utf-8"))
    assert not index.heads and not list((folder / "out/site").glob("feed*"))
    wrong = folder / "rundmail.toml"
    wrong.write_text(wrong.read_text("utf-8") + '[site]\nurl = "stadt.example"\n', "utf-8")
    done = rundmail("site", cwd=folder)
    assert done.code == 1 and "[settings.site]" in done.err and "rundmail.toml" in done.err


def test_it_keeps_out_of_folders_that_are_not_its_own(tmp_path):
    folder = small(tmp_path / "a", eins=CIRCULAR.format("Eins", "2026-01-05"))
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.html").write_text("mine", "utf-8")
    done = rundmail("site", "-o", "../web", cwd=folder)
    assert done.code == 1 and "index.html" in done.err and len(list((tmp_path / "web").iterdir())) == 1
    done = rundmail("site", "-o", ".", cwd=folder)
    assert done.code == 2 and "Kontaktliste" in done.err
    done = rundmail("site", "gibt-es-nicht", cwd=folder)
    assert done.code == 2 and "gibt-es-nicht" in done.err
    done = rundmail("site", cwd=small(tmp_path / "b", entwurf='title = "A"\nkind = "circular"\n'))
    assert done.code == 5 and "entwurf.toml" in done.err and not (tmp_path / "b" / "out").exists()


def test_names_that_are_taken_or_odd_are_told_apart(tmp_path):
    texts = {
        name: CIRCULAR.format(name, "2026-01-05") for name in ("index", "Übersicht 1", "uebersicht-1", "Запрошення")
    }
    folder = small(tmp_path / "a", **texts)
    assert rundmail("site", cwd=folder).code == 0
    site = folder / "out" / "site"
    pages = {path.name for path in site.glob("*.html")}
    assert len(pages) == 5 and "uebersicht-1.html" in pages
    titles = {Page((site / name).read_text("utf-8")).words.count("index") > 0 for name in pages - {"index.html"}}
    assert titles == {True, False}
    feed = json.dumps(sorted(pages))
    assert re.fullmatch(r"[\x20-\x7e]+", feed)


@pytest.mark.parametrize("look", ["brief", "plakat"])
def test_the_index_looks_like_the_pages(tmp_path, look):
    """Colour and design of the settings; valid and accessible, on a telephone and in the dark."""
    place = workspace(tmp_path)
    settings = place.folder / "rundmail.toml"
    design = f'\n[ausgabe]\ngestaltung = "{look}"\nfarbe = "#7a1f3d"\n'
    settings.write_text(settings.read_text("utf-8") + design, "utf-8")
    done = place.run("webauftritt")
    assert done.code == 0, done.err
    made = place.folder / "out" / "site"
    index = (made / "index.html").read_text("utf-8")
    assert "--accent: #7a1f3d" in index
    name = {"brief": "letter", "plakat": "poster"}[look]
    own = (ROOT / "templates" / f"site-{name}.css").read_text("utf-8").split('";', 1)[1]
    assert all(rule in index for rule in own.splitlines() if rule.endswith("}"))
    pages = [made / "index.html", made / "index.ar.html"]
    done = subprocess.run(["node", ROOT / "tests" / "web" / "validate.mjs", *pages], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_mails_lead_to_the_pages_of_the_site(tmp_path):
    """Without `[versand] link`: each edition where `webauftritt` puts it; a draft leads nowhere."""
    place = workspace(tmp_path)
    minutes = place.folder / "2026-10-29-einladung.toml"
    settings = place.folder / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8").replace("[versand]", '[versand]\numfang = "kurz"', 1), "utf-8")

    def mailed():
        shutil.rmtree(place.folder / "outbox", ignore_errors=True)
        shutil.rmtree(place.folder / ".rundmail", ignore_errors=True)
        done = place.run("send", minutes, "--yes", "--via", "folder")
        assert done.code == 0, done.err
        raw = [path.read_bytes() for path in (place.folder / "outbox" / minutes.stem).glob("*.eml")]
        found = [email.message_from_bytes(one, policy=email.policy.default) for one in raw]
        return {one["Content-Language"]: one.get_body(("html",)).get_content() for one in found}

    assert place.run("webauftritt").code == 0
    for language, mail in mailed().items():
        for other in ("de", "uk", "ar"):
            page = f"{minutes.stem}.html" if other == "de" else f"{minutes.stem}.{other}.html"
            assert (place.folder / "out" / "site" / page).is_file()
            assert f'href="{BASE}{page}"' in mail, (language, page)
    text = minutes.read_text("utf-8")
    minutes.write_text(re.sub(r"(?m)^ausgabedatum.*\n", "", text), "utf-8")
    assert all(BASE not in mail for mail in mailed().values())


def test_a_link_to_a_page_shows_its_picture(tmp_path):
    """`og:image`, by Pillow: the first picture that says something, as a file beside the page, and only on a site."""
    shown = "Ein Satz, der das Fest beschreibt.\\n\\n![Schmuckbild](b.png)\\n\\n![Ein Plakat & mehr](p.png)"
    text = f'title = "Das Fest"\nkind = "circular"\nissued = 2026-05-01\nintro = "{shown}"\n'
    folder = small(tmp_path / "amt", fest=text, ohne=CIRCULAR.format("Ohne", "2026-05-02"))
    for name, colour in (("p", "#14532d"), ("b", "#7a1f3d")):
        Image.new("RGB", (2400, 1200), colour).save(folder / f"{name}.png")
    assert rundmail("site", ".", cwd=folder).code == 0
    made = folder / "out" / "site"
    assert "og:image" not in (made / "fest.html").read_text("utf-8") and not list(made.glob("fest.[jp][pn]g"))
    with (folder / "rundmail.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[site]\nurl = "{BASE}"\n')
    assert rundmail("site", ".", cwd=folder).code == 0
    head = (made / "fest.html").read_text("utf-8").partition("</head>")[0]
    told = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', head))
    file = made / told["og:image"].removeprefix(BASE)
    with Image.open(file) as image:
        assert told["og:image:width"] == str(image.width) and told["og:image:height"] == str(image.height)
        assert told["og:image:type"] == Image.MIME[image.format] and image.width == 1200
        red, green, _ = image.convert("RGB").getpixel((600, 300))
        assert green > red
    assert html.unescape(told["og:image:alt"]) == "Ein Plakat & mehr"
    assert "og:image" not in (made / "ohne.html").read_text("utf-8")
    assert file.name in (made / ".rundmail-site").read_text("utf-8")
    assert rundmail("render", "fest.toml", "--edition", "public", "--format", "html", cwd=folder).code == 0
    assert "og:image" not in (folder / "out" / "public" / "fest.html").read_text("utf-8")
    pages = [made / "fest.html"]
    done = subprocess.run(["node", ROOT / "tests" / "web" / "validate.mjs", *pages], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
