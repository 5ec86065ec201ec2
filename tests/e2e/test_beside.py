"""What lies beside a page, and what both editions say of being internal and of their dates."""

import io
import re
import zipfile
from html.parser import HTMLParser
from urllib.parse import unquote

import icalendar
import pytest
from reading import parse, parts

MINUTES = """
id = "brief"
title = "Zusammenfassung des Netzwerktreffens"
kind = "minutes"
language = "de"
issued = 2026-09-24
series = "Netzwerk"
closing = "Siehe [](attachment:plan)."

[meeting]
date = 2026-09-17
next = 2026-11-12

[[agenda]]
title = "Begrüßung"
[[agenda]]
title = "Personalfragen"
visibility = "internal"
text = "Die halbe Stelle bleibt bis zum Frühjahr unbesetzt."
[[agenda]]
title = "Finanzen"
[[agenda.items]]
title = "Nachtrag"
visibility = "internal"
[[agenda.items]]
title = "Haushalt"

[[dates]]
title = "Offener Abend"
date = 2026-10-08
start = 18:00:00
[[dates]]
title = "Fachtagung"
date = 2026-10-09
start = 10:00:00
end = 16:00:00
status = "cancelled"
[[dates]]
title = "Klausur"
date = 2026-10-10
visibility = "internal"
[[dates]]
title = "Fest"
when = "im Sommer 2027"

[[attachments]]
id = "plan"
title = "Übersichtsplan"
file = "anlagen/Übersicht für alle (Entwurf).PDF"
[[attachments]]
id = "stellen"
title = "Stellenplan"
file = "anlagen/Stellenplan.txt"
visibility = "internal"
[[attachments]]
id = "verweis"
title = "Karte"
file = "anlagen/Übersicht für alle (Entwurf).PDF"
url = "https://karte.example/gross.pdf"
mail = false
"""


class Links(HTMLParser):
    """The relative links of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href") or ""
        if tag == "a" and not re.match(r"[a-z]+:|#", href):
            self.found.append(unquote(href))


@pytest.fixture
def letter(contract):
    contract.minutes = "brief.toml"
    contract.file.write_text(MINUTES, "utf-8")
    files = contract.folder / "anlagen"
    (files / "Übersicht für alle (Entwurf).PDF").write_bytes(b"%PDF-1.7\n%\n")
    (files / "Stellenplan.txt").write_text("Zwei Stellen", "utf-8")
    return contract


def rendered(workspace, *args):
    done = workspace.run("render", workspace.file, *args)
    assert done.code == 0, done.err
    return workspace.folder / "out"


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_public_attachments_lie_beside_the_page(letter):
    out = rendered(letter)
    public = out / "public"
    page = (public / "brief.html").read_text("utf-8")
    links = Links(page).found
    for link in links:
        assert (public / link).is_file(), link
    own = "brief-attachments/uebersicht-fuer-alle-entwurf.pdf"
    assert own in links
    original = letter.folder / "anlagen" / "Übersicht für alle (Entwurf).PDF"
    assert (public / own).read_bytes() == original.read_bytes()
    assert names(public / "brief-attachments") == ["uebersicht-fuer-alle-entwurf.pdf"]
    told = letter.run("render", letter.file).err
    assert "Neben der öffentlichen Seite zum Herunterladen: `uebersicht-fuer-alle-entwurf.pdf`." in told
    assert "zum Herunterladen" not in letter.run("render", letter.file, "--edition", "internal").err
    assert 'href="https://karte.example/gross.pdf"' in page
    assert not any("ttachments" in link for link in Links((out / "internal/brief.html").read_text()).found)


def test_languages_share_what_they_offer(letter):
    translated = letter.file.with_name("brief.uk.toml")
    translated.write_text(MINUTES.replace('language = "de"', 'language = "uk"'), "utf-8")
    done = letter.run("render", letter.file, "--format", "html")
    assert done.code == 0, done.err
    public = letter.folder / "out" / "public"
    assert names(public / "brief-attachments") == ["uebersicht-fuer-alle-entwurf.pdf"]
    assert done.err.count("uebersicht-fuer-alle") == 1 and done.out.count("uebersicht-fuer-alle") == 1
    for page in ("brief.html", "brief.uk.html"):
        assert all((public / link).is_file() for link in Links((public / page).read_text("utf-8")).found)
    assert "2026-10-08-offener-abend.uk.ics" in names(public / "brief-dates")


def test_what_has_become_internal_is_offered_no_more(letter):
    public = rendered(letter) / "public"
    assert names(public / "brief-attachments")
    text = letter.file.read_text("utf-8")
    text = text.replace('(Entwurf).PDF"\n[[att', '(Entwurf).PDF"\nvisibility = "internal"\n[[att', 1)
    letter.file.write_text(text.replace("closing", "# closing"), "utf-8")
    rendered(letter)
    assert names(public / "brief-attachments") == []
    letter.file.write_text(MINUTES.replace("Offener Abend", "Infoabend"), "utf-8")
    rendered(letter, "--format", "html", "--edition", "public")
    assert "2026-10-08-infoabend.ics" in names(public / "brief-dates")
    assert "2026-10-08-offener-abend.ics" not in names(public / "brief-dates")


SECRET = "Die halbe Stelle bleibt bis zum Frühjahr unbesetzt."


def word(text: str) -> bytes:
    """A document of Word, as far as the proof goes, with its text in two runs."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        runs = f"<w:r><w:t>{text[:12]}</w:t></w:r><w:r><w:t>{text[12:]}</w:t></w:r>"
        archive.writestr("word/document.xml", f"<w:document><w:body><w:p>{runs}</w:p></w:body></w:document>")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [SECRET.encode(), SECRET.encode("cp1252"), SECRET.encode("utf-16"), word(SECRET)],
    ids=["utf-8", "windows-1252", "utf-16", "word"],
)
def test_a_text_that_is_offered_tells_nothing_internal(letter, content):
    text = MINUTES.replace(
        'file = "anlagen/Stellenplan.txt"\nvisibility = "internal"', 'file = "anlagen/Stellenplan.txt"'
    )
    letter.file.write_text(text, "utf-8")
    stellen = letter.folder / "anlagen" / "Stellenplan.txt"
    stellen.write_bytes(content)
    done = letter.run("render", letter.file)
    assert done.code == 1 and "public.secret" in done.err and "Stellenplan.txt" in done.err, done.err
    assert "machen Sie die Anlage intern" in done.err
    checked = letter.run("check", letter.file)
    assert checked.code == 1 and "public.secret" in checked.err
    assert not (letter.folder / "out").exists()


def test_items_have_one_number_in_both_editions(letter):
    out = rendered(letter)
    internal, public = ((out / edition / "brief.txt").read_text("utf-8") for edition in ("internal", "public"))
    for line in ("1. Begrüßung", "3. Finanzen", "3.2 Haushalt"):
        assert f"\n{line}\n" in internal and f"\n{line}\n" in public
    assert "\n2. Personalfragen (intern)\n" in internal and "\n3.1 Nachtrag (intern)\n" in internal


def test_the_internal_edition_says_that_it_is_and_the_public_one_does_not(letter):
    out = rendered(letter)
    marks = ("Klausur", "intern", "Bitte nicht weitergeben", "Personalfragen", "Stellenplan", "Nachtrag")
    for ending in ("html", "txt", "json", "ics"):
        internal, public = (shown(out / edition / f"brief.{ending}") for edition in ("internal", "public"))
        for mark in marks if ending != "ics" else marks[:1]:
            assert mark in internal, (ending, mark)
            assert mark not in public, (ending, mark)
    assert "Klausur (intern)" in (out / "internal/brief.txt").read_text("utf-8")
    assert "SUMMARY:Klausur (intern)\n" in shown(out / "internal/brief.ics").replace("\r", "")
    # The same in both editions: nothing to keep.
    open_text = re.sub(r"\[\[agenda\]\]\ntitle = \"Personal.*?(?=\[\[agenda\]\])", "", MINUTES, flags=re.S)
    open_text = re.sub(
        r"\[\[[a-z.]+\]\]\n(?:(?!\[\[).)*?visibility = \"internal\"\n(?:(?!\[\[).)*", "", open_text, flags=re.S
    )
    assert "internal" not in open_text
    letter.file.write_text(open_text, "utf-8")
    assert "Bitte nicht weitergeben" not in (rendered(letter) / "internal/brief.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "language, notice, cancelled",
    [
        ("de", "Interne Fassung", "Abgesagt: "),
        ("en", "Internal edition", "Cancelled: "),
        ("tr", "Dahili sürüm", "İptal edildi: "),
        ("uk", "Внутрішня версія", "Скасовано: "),
        ("ru", "Внутренняя версия", "Отменено: "),
        ("ar", "نسخة داخلية", "أُلغي: "),
        ("fa", "نسخهٔ داخلی", "لغو شد: "),
        ("fr", "Édition interne", "Annulé\u00a0: "),
        ("pl", "Wersja wewnętrzna", "Odwołane: "),
        ("ro", "Ediție internă", "Anulat: "),
        ("de-simple", "Nur für Sie", "Fällt aus: "),
    ],
)
def test_every_language_says_it(letter, language, notice, cancelled):
    letter.file.write_text(MINUTES.replace('language = "de"', f'language = "{language}"'), "utf-8")
    out = rendered(letter, "--format", "html,txt,ics")
    assert notice in (out / "internal" / "brief.txt").read_text("utf-8")
    for edition in ("internal", "public"):
        [tagung] = [e for e in events(out / edition / "brief.ics") if "Fachtagung" in e["SUMMARY"]]
        assert tagung["SUMMARY"] == f"{cancelled}Fachtagung" and tagung["STATUS"] == "CANCELLED"


def shown(path):
    """A file without folds and style sheets."""
    text = path.read_text("utf-8").replace("\r\n ", "")
    return re.sub(r"<style>.*?</style>", "", text, flags=re.S)


def events(path):
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_an_event_without_an_end_has_the_length_of_the_settings(letter):
    [abend] = [e for e in events(rendered(letter) / "public/brief.ics") if e["SUMMARY"] == "Offener Abend"]
    assert (abend["DTEND"].dt - abend["DTSTART"].dt).total_seconds() == 90 * 60
    assert abend["DESCRIPTION"] == "Ein Ende ist nicht angegeben; eingetragen sind 90 Minuten."
    settings = letter.folder / "rundmail.toml"
    text = settings.read_text("utf-8").replace("[defaults]", "[defaults]\nevent-minutes = 120")
    settings.write_text(text, "utf-8")
    [abend] = [e for e in events(rendered(letter) / "public/brief.ics") if e["SUMMARY"] == "Offener Abend"]
    assert (abend["DTEND"].dt - abend["DTSTART"].dt).total_seconds() == 120 * 60
    settings.write_text(text.replace("120", "0"), "utf-8")
    done = letter.run("check", letter.file)
    assert done.code == 1 and "settings.range" in done.err, done.err


def test_each_date_is_a_file_of_its_own(letter):
    out = rendered(letter)
    for edition, more in (("internal", ["2026-10-10-klausur.ics"]), ("public", [])):
        folder = out / edition / "brief-dates"
        wanted = ["2026-10-08-offener-abend.ics", "2026-10-09-fachtagung.ics", *more, "2026-11-12-netzwerk.ics"]
        assert names(folder) == wanted
        whole = {str(e["UID"]): e for e in events(out / edition / "brief.ics")}
        for path in folder.iterdir():
            [event] = events(path)
            assert event.to_ical() == whole.pop(str(event["UID"])).to_ical()
            assert b"X-WR-CALNAME" not in path.read_bytes()
        assert not whole
        links = Links((out / edition / "brief.html").read_text("utf-8")).found
        linked = {link.removeprefix("brief-dates/") for link in links if "brief-dates/" in link}
        # What is cancelled is nothing to put into a calendar.
        assert linked == set(wanted) - {"2026-10-09-fachtagung.ics"}


def mailed(workspace):
    """The calendar files of somebody's mail, by name."""
    done = workspace.run("preview", workspace.file, "--no-open", "--for", "kim@verein.example")
    assert done.code == 0, done.err
    _, path = done.out.splitlines()
    files = parts(parse((workspace.folder / path).read_bytes())).attachments
    return {name: file.get_content() for name, file in files.items() if name.endswith(".ics")}


def test_a_mail_has_few_dates_as_a_file_each_and_many_as_one(letter):
    (letter.folder / "contacts.csv").write_text("E-Mail\nkim@verein.example\n", "utf-8")
    # An attachment of this name is there already.
    taken = letter.folder / "anlagen" / "2026-10-08-Offener-Abend.ics"
    taken.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "utf-8")
    own = f'\n[[attachments]]\nid = "own"\ntitle = "E"\nfile = "anlagen/{taken.name}"\n'
    letter.file.write_text(MINUTES + own, "utf-8")
    many = mailed(letter)
    assert set(many) == {"brief.ics", taken.name}
    assert len(calendar_of(many["brief.ics"])) == 4
    letter.file.write_text(re.sub(r"\[\[dates\]\]\ntitle = \"Klausur\"(.|\n)*?(?=\[\[)", "", MINUTES) + own, "utf-8")
    few = mailed(letter)
    wanted = ["2026-10-08-offener-abend-2.ics", "2026-10-09-fachtagung.ics", "2026-11-12-netzwerk.ics"]
    assert sorted(set(few) - {taken.name}) == wanted
    uids = [str(event["UID"]) for name in wanted for event in calendar_of(few[name])]
    assert len(uids) == 3 and set(uids) < {str(event["UID"]) for event in calendar_of(many["brief.ics"])}


def calendar_of(content):
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
