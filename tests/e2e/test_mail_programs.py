"""What mail programs and their filters make of the mails: a spam filter, Gmail, Outlook, a telephone."""

import email
import email.policy
import html
import json
import re
import subprocess

import pytest
from conftest import ROOT, copy_of

WEB = ROOT / "tests" / "web"


def mails(workspace, minutes, *options):
    """The mails of a mailing by address, as bytes."""
    done = workspace.run("send", minutes, "--via", "folder", "--yes", *options)
    assert done.code == 0, done.err
    folder = workspace.folder / "outbox" / minutes.split(".")[0]
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.eml"))}


def part(raw, kind):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    return message.get_body((kind,)).get_content()


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Mails of all samples: (name, bytes)."""
    base = tmp_path_factory.mktemp("programs")
    found = []
    network = copy_of(ROOT / "examples" / "netzwerk", base / "netzwerk", "")
    for minutes in ("2026-09-03-zusammenfassung.toml", "2026-10-29-einladung.toml"):
        seen = {}
        for address, raw in mails(network, minutes).items():
            language = email.message_from_bytes(raw)["Content-Language"]
            seen.setdefault(language, (f"{minutes} {language} {address}", raw))
        found += seen.values()
    for name in ("messy", "bare"):
        workspace = copy_of(WEB / "samples", base / name, "")
        found += [(name, raw) for raw in list(mails(workspace, f"{name}.toml").values())[:1]]
    contract = copy_of(ROOT / "tests" / "contract", base / "contract", "")
    found += [("contract", raw) for raw in list(mails(contract, "minutes.toml").values())[:1]]
    return found


def score(raw):
    """The local score of SpamAssassin, and the rules that say something."""
    done = subprocess.run(["spamassassin", "-L", "-t"], input=raw, capture_output=True, check=True)
    report = done.stdout.decode(errors="replace")
    points = re.search(r"Content analysis details:\s+\((-?[\d.]+) points", report)
    return float(points[1]), report[points.end() :]


def test_no_spam_filter_minds(sent):
    assert {"de", "uk", "ar"} <= {name.split()[1] for name, _ in sent if " " in name}
    for name, raw in sent:
        points, report = score(raw)
        assert points <= 0.5, f"{name}: {report}"


LANGUAGES = ("de", "en", "fr", "pl", "ro", "ru", "uk", "tr", "ar", "fa")


@pytest.fixture(scope="module")
def in_ten_languages(tmp_path_factory):
    """A mail in each language, of an office from which nobody can unsubscribe; then of one with a way to do so."""
    base = tmp_path_factory.mktemp("zehn")
    found = {}
    for way in ("", 'unsubscribe = "mailto:ab@obermusterhausen.example"'):
        workspace = copy_of(ROOT / "tests" / "paper", base / f"buero-{len(found)}", "")
        people = "".join(f"{one}@verein.example;Aylin;Probe;{one}\n" for one in LANGUAGES)
        (workspace.folder / "kontakte.csv").write_text("E-Mail;Vorname;Nachname;Sprache\n" + people, "utf-8")
        settings = workspace.folder / "rundmail.toml"
        mail = f'\n[mail]\nfrom = "Kreis <kreis@obermusterhausen.example>"\n{way}\n[contacts]\nfile = "kontakte.csv"\n'
        settings.write_text(settings.read_text("utf-8") + mail, "utf-8")
        found[way] = {name[:2]: raw for name, raw in mails(workspace, "zitate.toml").items()}
        assert set(found[way]) == set(LANGUAGES)
    return found


def test_no_spam_filter_minds_any_language(in_ten_languages):
    """Cyrillic letters beside Latin ones, marks of direction: with and without a way to unsubscribe."""
    for way, found in in_ten_languages.items():
        for language in LANGUAGES if not way else ("ru", "ar"):
            points, report = score(found[language])
            assert points <= 0.5, f"{language} {way}: {report}"
            assert (b"List-Unsubscribe:" in found[language]) == bool(way)


def test_letters_twice_as_large_lose_nothing(in_ten_languages, tmp_path):
    """WCAG 2.2, 1.4.4: neither with all enlarged, nor with the text alone."""
    found, *_ = in_ten_languages.values()
    pages = []
    for language in ("de", "fr", "ru", "ar"):
        pages.append(tmp_path / f"{language}.html")
        pages[-1].write_text(part(found[language], "html"), "utf-8")
    workspace = copy_of(ROOT / "examples" / "netzwerk", tmp_path / "netzwerk", "")
    for minutes in ("2026-09-03-zusammenfassung.toml", "2026-10-29-einladung.toml"):
        pages.append(tmp_path / f"{minutes}.html")
        pages[-1].write_text(part(next(iter(mails(workspace, minutes).values())), "html"), "utf-8")
    done = subprocess.run(["node", WEB / "zoom.mjs", tmp_path / "bilder", *pages], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {page.stem: [] for page in pages}


def test_french_has_its_space_before_each_colon(in_ten_languages):
    found, *_ = in_ten_languages.values()
    for kind in ("html", "plain"):
        text = words(part(found["fr"], kind)) if kind == "html" else part(found["fr"], kind)
        assert re.search(r"Langues\s: Deutsch", text), text
        assert not re.search(r"[a-zé]: ", text), text


def test_the_filter_would_have_minded():
    """Nothing white on white: the test would see it."""
    hidden = (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: text/html\r\n\r\n<html><body><p style="color:#ffffff">White words here.</p></body></html>'
    )
    assert "LOW_CONTRAST" in score(hidden)[1]


def words(page):
    """What a page says, without its head, tags and comments."""
    body = re.sub(r"(?s)<!--.*?-->|<div[^>]* class=\"preheader\".*?</div>", "", page[page.index("<body") :])
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).strip()


def test_the_greeting_goes_with_the_first_sentence(sent):
    firsts = {
        "de": ("Sehr geehrte Frau Muster", ", schön, dass nach der Sommerpause"),
        "uk": ("Шановна пані", "! Щиро запрошуємо"),
        "ar": ("السيدة", "، ندعوكم"),
    }
    seen = set()
    for name, raw in sent:
        language = email.message_from_bytes(raw)["Content-Language"]
        if not name.startswith("2026") or language in seen:
            continue
        seen.add(language)
        greeting, sentence = firsts[language]
        for said in (words(part(raw, "html")), " ".join(part(raw, "plain").split())):
            before, _, after = said.partition(sentence)
            assert after, f"{name}: {said[:800]}"
            assert greeting in before[-60:], before[-60:]
    assert seen == set(firsts)


def test_a_page_begins_with_a_capital_however_it_is_written(contract):
    text = contract.file.read_text("utf-8")
    assert "Schön, dass so viele" in text
    contract.file.write_text(text.replace("Schön, dass so viele", "schön, dass so viele"), "utf-8")
    assert contract.run("render", contract.minutes, "--format", "html,txt").code == 0
    for path in (contract.folder / "out").rglob("*.*"):
        if path.suffix in (".html", ".txt"):
            assert "Schön, dass so viele" in " ".join(path.read_text("utf-8").split()), path


def test_every_file_is_named_with_its_size_and_leads_nowhere(sent):
    for name, raw in sent:
        if email.message_from_bytes(raw)["Content-Language"] != "de":
            continue
        message = email.message_from_bytes(raw, policy=email.policy.default)
        files = len(list(message.iter_attachments()))
        page, text = part(raw, "html"), part(raw, "plain")
        assert files > 0
        named = re.findall(r"<li[^>]*>((?:(?!</li>).)*liegt der E-Mail bei\)(?:(?!</li>).)*)</li>", page, re.DOTALL)
        assert len(named) == files, name
        assert all(re.search(r"\d\s(kB|Byte|MB)", html.unescape(one)) for one in named), named
        assert " ".join(text.split()).count("liegt der E-Mail bei") == files, name
        assert 'href="#' not in page and 'href="file' not in page


def test_the_layout_is_no_table_to_those_who_listen(sent):
    for name, raw in sent:
        page = part(raw, "html")
        for table in re.findall(r"<table[^>]*>", page):
            assert 'role="presentation"' in table or 'class="data"' in table, f"{name}: {table}"
        # With pictures blocked, the alternative text has a line of its own above the office's name.
        letterhead = page[page.index('class="letterhead"') : page.index("<h1")]
        assert "<td" not in letterhead
        assert "[data-ogsc]" in page and "prefers-color-scheme" in page


@pytest.fixture
def long_mail(network):
    """The network's workspace with a summary of many items, and a table of eight columns at its end."""
    item = (
        '\n[[tagesordnung]]\ntitel = "Thema {}"\ntext = """\n' + "Ein Satz mit vielen Wörtern darin. " * 30 + '\n"""\n'
    )
    columns = ["Veranstaltung", "Ansprechperson", "Anmeldung", "Kosten", "Ort", "Uhrzeit", "Sprache", "Alter"]
    rows = [columns, ["---"] * 8, ["Lesefest", "Ada Probe", "bis Mai", "frei", "Hof", "15 Uhr", "Deutsch", "ab 6"]]
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    small = "| Wer | Was |\n|---|---|\n| Ole | Tische |"
    text = network.file.read_text("utf-8") + "".join(item.format(n) for n in range(90))
    text = text.replace('schluss = """\n', f'schluss = """\n{table}\n\n{small}\n\n', 1)
    assert "Lesefest" in text
    network.file.write_text(text, "utf-8")
    return network


def test_a_mail_that_gmail_would_clip_is_a_warning_and_a_short_one_is_none(long_mail):
    done = long_mail.run("check", long_mail.minutes)
    assert "[mail.clipped]" in done.out + done.err and 'umfang = "kurz"' in done.out + done.err, done.err
    settings = long_mail.folder / "rundmail.toml"
    short = '[versand]\numfang = "kurz"\nlink = "https://netzwerk.example/{{ id }}.html"\n'
    settings.write_text(settings.read_text("utf-8").replace("[versand]\n", short), "utf-8")
    done = long_mail.run("check", long_mail.minutes)
    assert "mail.clipped" not in done.out + done.err, done.err
    raw = next(iter(mails(long_mail, long_mail.minutes).values()))
    page = part(raw, "html")
    assert len(page.encode()) < 102_000
    link = "https://netzwerk.example/2026-09-03-zusammenfassung.html"
    for said in (words(page), " ".join(part(raw, "plain").split())):
        for there in (
            "Sehr geehrte",
            "3. September 2026",
            "Woche der Begegnung",
            "Aufruf",
            "Thema 89",
            "PDF-Datei",
            link,
        ):
            assert there in said, f"{there}: {said[:3000]}"
        assert "Ein Satz mit vielen" not in said and "Kleiderkammer" not in said
        assert "Ansprechperson: Ada Probe" in said
    assert page.count('class="data"') == 1, "the small table is one, the wide one is none"
    message = email.message_from_bytes(raw, policy=email.policy.default)
    (pdf,) = [one for one in message.iter_attachments() if one.get_content_type() == "application/pdf"][:1]
    (long_mail.folder / "ganz.pdf").write_bytes(pdf.get_content())
    whole = subprocess.run(["pdftotext", "ganz.pdf", "-"], cwd=long_mail.folder, capture_output=True, check=True)
    assert whole.stdout.decode().count("Ein Satz mit vielen") > 2000
    (long_mail.folder / "kurz.html").write_text(page, "utf-8")
    done = subprocess.run(
        ["node", WEB / "validate.mjs", "kurz.html"], cwd=long_mail.folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
