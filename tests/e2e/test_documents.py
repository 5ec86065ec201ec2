"""Documents as other people's programs read them: PDF, HTML, text, data, calendar."""

import html
import json
import os
import re
import subprocess
import sys

import icalendar
import pikepdf
import pytest
import vobject
from conftest import BINARY, ROOT
from reading import parse, parts

SECRETS = ["590417", "82316749021", "823 1674 9021", "Zm9vYmFy", "442901", "7712004", "YmFyQmF6"]


def output(*command) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHON": sys.executable},
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """Everything that the two samples and the invitation render to, both editions."""
    from conftest import copy_of

    base = tmp_path_factory.mktemp("dokumente")
    contract = copy_of(ROOT / "tests" / "contract", base / "vertrag", "minutes.toml")
    network = copy_of(ROOT / "examples" / "netzwerk", base / "netzwerk", "2026-09-03-zusammenfassung.toml")
    out = base / "out"
    for workspace, files in (
        (contract, [contract.file]),
        (
            network,
            sorted(network.folder.glob("2026-*[a-z]-*.toml"))
            + sorted(path for path in network.folder.glob("2026-*.toml") if path.name.count(".") == 1),
        ),
    ):
        for file in files:
            done = workspace.run("render", file, "-o", out)
            assert done.code == 0, done.err
    return out


def documents(out, ending):
    # What lies in the folders beside them is no document of ours, or a part of one.
    found = sorted(out.glob(f"*/*.{ending}"))
    assert found
    return found


def test_both_editions_have_every_format(rendered):
    for edition in ("internal", "public"):
        for ending in ("html", "pdf", "txt", "ics", "json"):
            assert (rendered / edition / f"2026-09-17-zusammenfassung.{ending}").is_file()
    for ending in ("uk.pdf", "ar.pdf", "uk.html", "ar.html"):
        assert (rendered / "public" / f"2026-10-29-einladung.{ending}").is_file()


def test_pdfs_are_sound_tagged_and_named(rendered):
    for path in documents(rendered, "pdf"):
        output("qpdf", "--check", path)
        info = output("pdfinfo", path)
        assert "Tagged:          yes" in info and "Page size:       595.276 x 841.89 pts (A4)" in info
        with pikepdf.open(path) as pdf:
            language = path.suffixes[0].strip(".") if len(path.suffixes) > 1 else "de"
            assert str(pdf.Root.Lang).startswith(language)
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            with pdf.open_metadata() as metadata:
                assert metadata["dc:title"] and metadata["pdfuaid:part"] == "1"
                assert metadata["pdfaid:part"] == "2" and metadata["pdfaid:conformance"] == "A"


def test_pdfs_conform_to_ua1_and_a2a(rendered):
    """The real veraPDF engine; an exit code of 77 (a tool is missing) is a failure too."""
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", *documents(rendered, "pdf"))


def test_what_unit_tests_have_set_conforms():
    """Every script, hostile texts, endless words, texts by chance: `cargo test` leaves them beside the program."""
    pdfs = sorted((BINARY.parent / "conformance").glob("*.pdf"))
    assert len(pdfs) > 80, "run `cargo test` first"
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", *pdfs)


def test_pdfs_say_what_the_minutes_say(rendered):
    text = output("pdftotext", rendered / "internal" / "2026-09-17-zusammenfassung.pdf", "-")
    flat = " ".join(text.replace("\u00a0", " ").replace("\u2011", "-").split())
    for needle in (
        "Zusammenfassung des Netzwerktreffens",
        "17. September 2026",
        "43 Personen aus 24 Organisationen",
        "Samstag, 26. September bis Sonntag, 4. Oktober 2026",
        "590417",
        "Winterkleidung",
        "im Sommer 2027",
    ):
        assert needle in flat, needle


def test_the_public_edition_holds_no_secret(rendered):
    for path in sorted(path for path in (rendered / "public").rglob("*") if path.is_file()):
        text = output("pdftotext", path, "-") if path.suffix == ".pdf" else path.read_text("utf-8")
        flat = "".join(text.split())
        for secret in SECRETS:
            assert "".join(secret.split()) not in flat, (path.name, secret)
        assert "Die halbe Stelle" not in text, path.name
    internal = (rendered / "internal" / "2026-09-17-zusammenfassung.html").read_text("utf-8")
    assert all(secret in internal for secret in ("590417", "442901"))


PARTICIPANTS = """
[[participants]]
name = "Xaver Stillschweig"
organisation = "Stadt Musterstadt"
status = "{status}"

[[participants]]
name = "Quirin Offenkundig"
organisation = "Stadt Musterstadt"
public = true
"""


def words_of(path) -> str:
    """All that somebody can read in a document, without its line breaks."""
    text = output("pdftotext", path, "-") if path.suffix == ".pdf" else path.read_text("utf-8")
    if path.suffix == ".ics":
        text = text.replace("\r\n ", "").replace("\n ", "")
    if path.suffix == ".json":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return " ".join(text.split())


UNSET = (
    """
id = "gesetzt"
title = "Rund-Mail des Brücke e.V. um 18.15 Uhr"
kind = "summary"
issued = 2027-02-01
intro = """
    + '''"""
Wir sehen uns am 9.3.2027 um **9.30** Uhr, z.B. im Saal. Geöffnet ist Mo-Fr 14-16 Uhr.

- 7. Mai 2027, 18 Uhr: Frühlingsfest

| Wann | Preis |
|---|---|
| 10.-21. Juni 2027 | 5 Euro |

> Sie sagte: um 18.15 Uhr.

`am 9.3.2027 um 18.15 Uhr` steht in https://a.example/18.15.
"""

[meeting]
date = 2027-01-28

[[dates]]
id = "fest"
title = "Fest von 14-16 Uhr"
date = 2027-05-07
start = 14:00:00
note = "Tel. 01234/567 890, Anmeldung bis 9.3.2027"
'''
)

SET = [
    "09.03.2027",
    "09:30~Uhr",
    "z.~B.",
    "Mo–Fr",
    "14–16~Uhr",
    "7.~Mai 2027",
    "18~Uhr",
    "10.–21.~Juni 2027",
    "5~Euro",
    "um 18.15~Uhr.",
    "am 9.3.2027 um 18.15 Uhr",
    "https://a.example/18.15",
    "01234~567890",
    "e.~V.",
]


def test_german_is_set_as_din_5008_wants_it(contract):
    """In every form that people read, and in none that only machines do."""
    file = contract.folder / "gesetzt.toml"
    file.write_text(UNSET, "utf-8")
    before = file.read_bytes()
    assert contract.run("render", file, "-o", "out").code == 0
    assert contract.run("send", file, "--yes", "--via", "folder", SOURCE_DATE_EPOCH=1801500000).code == 0
    assert file.read_bytes() == before
    out = contract.folder / "out" / "internal"
    page = html.unescape(re.sub(r"<[^>]+>", "", (out / "gesetzt.html").read_text("utf-8")))
    paper = output("pdftotext", "-layout", out / "gesetzt.pdf", "-")
    text = (out / "gesetzt.txt").read_text("utf-8")
    mails = sorted((contract.folder / "outbox" / "gesetzt").glob("*.eml"))
    mail = parse(mails[0].read_bytes())
    letter = parts(mail)
    rich = html.unescape(re.sub(r"<[^>]+>", "", letter.html))
    for form, shown in (("page", page), ("mail", rich)):
        for needle in SET:
            assert needle.replace("~", "\u00a0") in shown, (form, needle)
    # The text form has its lines broken already, and plain blanks for whoever searches it.
    for form, shown in (("PDF", paper), ("text", text), ("mail as text", letter.text)):
        flat = " ".join(shown.replace("\u200b", "").replace("*", "").split())
        for needle in SET:
            assert needle.replace("~", " ") in flat, (form, needle, flat)
    for line in (*text.splitlines(), *letter.text.splitlines()):
        assert not line.startswith(("Uhr", "Euro", "B.", "V.", "Mai", "Juni")), line
    assert "\u00a0" not in text and "\u00a0" not in letter.text
    assert mail["Subject"].isprintable() and "\u00a0" not in mail["Subject"]
    assert "e. V. um 18:15 Uhr" in mail["Subject"]
    with open(out / "gesetzt.ics", encoding="utf-8") as calendar:
        event = icalendar.Calendar.from_ical(calendar.read()).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "Fest von 14–16 Uhr"
    assert "Tel. 01234 567890, Anmeldung bis 09.03.2027" in str(event["DESCRIPTION"])


def test_the_papers_no_break_spaces_are_spaces(contract):
    """A fixed blank is a blank to who copies from the PDF, and no box to who reads it."""
    file = contract.folder / "gesetzt.toml"
    file.write_text(UNSET, "utf-8")
    assert contract.run("render", file, "-o", "out").code == 0
    paper = contract.folder / "out" / "internal" / "gesetzt.pdf"
    words = output("pdftotext", paper, "-")
    assert not set(words) & set("\ufffd\u25a1\u0000")
    assert re.search("09:30[ \u00a0]Uhr", words) and "14–16" in words


@pytest.mark.parametrize("status", ["present", "excused", "absent", "guest"])
def test_participants_stay_unnamed(contract, status):
    """In every format of both editions, but for who said that the name may be shown."""
    text = contract.file.read_text("utf-8")
    participants = PARTICIPANTS.format(status=status)
    contract.file.write_text(text.replace("[[agenda]]", participants + "\n[[agenda]]", 1), "utf-8")
    done = contract.run("render", contract.file, "-o", "out")
    assert done.code == 0, done.err
    documents = sorted(path for path in (contract.folder / "out").rglob("*.*") if path.is_file())
    assert len([path for path in documents if path.parent.name in ("internal", "public")]) == 10
    named = []
    for path in documents:
        words = words_of(path)
        assert "Stillschweig" not in words and "Xaver" not in words, path
        if "Quirin Offenkundig" in words:
            named.append(f"{path.parent.name}{path.suffix}")
    assert {"public.html", "public.pdf", "public.txt"} <= set(named), named
    contract.run("send", contract.file, "--yes", "--via", "folder")
    mails = sorted((contract.folder / "outbox").rglob("*.eml"))
    assert mails
    for path in mails:
        mail = parts(parse(path.read_bytes()))
        assert "Stillschweig" not in mail.text + mail.html


def test_text_is_72_columns_wide(rendered):
    for path in documents(rendered, "txt"):
        for line in path.read_text("utf-8").splitlines():
            assert len(line) <= 72 or "://" in line or "@" in line, (path.name, line)
            assert line == line.rstrip()


def test_the_data_is_json(rendered):
    for path in documents(rendered, "json"):
        data = json.loads(path.read_text("utf-8"))
        assert data["title"] and data["sections"]


def test_pages_are_valid_and_accessible(rendered):
    output("node", ROOT / "tests" / "web" / "validate.mjs", *documents(rendered, "html"))


def test_pages_ask_nobody_for_anything(rendered):
    for path in documents(rendered, "html"):
        page = path.read_text("utf-8")
        page = page.replace('<script type="application/ld+json">', "")
        for asking in ("<script", '<link rel="stylesheet"', "@import", 'src="http', "url(http"):
            assert asking not in page, asking


def test_calendars_are_read_by_two_parsers(rendered):
    for path in documents(rendered, "ics"):
        raw = path.read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(map(len, raw.split(b"\r\n"))) <= 75
        vobject.readOne(raw.decode()).validate(raiseException=True)
        calendar = icalendar.Calendar.from_ical(raw)
        assert calendar["METHOD"] == "PUBLISH"
        assert "ATTENDEE" not in raw.decode()
        for event in calendar.walk("VEVENT"):
            assert event["UID"] and event["DTSTAMP"]


def test_calendars_hold_up_against_the_rules(rendered):
    output(sys.executable, ROOT / "tests" / "calendar" / "verify.py", *documents(rendered, "ics"))


def test_the_calendar_has_the_dates_of_the_minutes(rendered):
    raw = (rendered / "internal" / "2026-09-17-zusammenfassung.ics").read_bytes()
    events = {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    evening = events["Infoabend Ankommen"]
    start = evening.decoded("DTSTART")
    assert start.isoformat() == "2026-10-08T16:30:00+02:00"
    assert evening.decoded("DTEND").isoformat() == "2026-10-08T18:00:00+02:00"
    week = events["Woche der Begegnung"]
    assert week.decoded("DTSTART").isoformat() == "2026-09-26"
    assert week.decoded("DTEND").isoformat() == "2026-10-05", "the end of a day range is exclusive"
    assert "Ehrenamtsmesse" not in events, "it has no date"


def test_the_same_input_gives_the_same_bytes(contract):
    for folder in ("a", "b"):
        done = contract.run("render", contract.file, "-o", folder, SOURCE_DATE_EPOCH=1790000000)
        assert done.code == 0, done.err
    files = sorted(path.relative_to(contract.folder / "a") for path in (contract.folder / "a").rglob("*.*"))
    assert len([path for path in files if len(path.parts) == 2]) == 10
    for name in files:
        assert (contract.folder / "a" / name).read_bytes() == (contract.folder / "b" / name).read_bytes()
