"""More of everything than an office ever wrote, in every form: nothing fails, nothing is lost."""

import email
import email.policy
import re
import subprocess

import icalendar
import pytest
from conftest import ROOT
from extremes import LANGUAGES, LINK, WORD, workspace

#: Whose mails go before the validators, too: the browser takes its time.
MAILS = ("dreissig", "lang", "leer", "sprache-fa", "vierzig")


@pytest.fixture(scope="module")
def extremes(tmp_path_factory):
    """All forms of all extremes, both editions, and a mail of each."""
    made = workspace(tmp_path_factory.mktemp("extreme") / "werkstatt")
    files = sorted(path.name for path in made.folder.glob("*.toml") if path.name != "rundmail.toml")
    assert len(files) == 6 + len(LANGUAGES)
    for file in files:
        for verb in (("render",), ("send", "--via", "folder", "--yes")):
            done = made.run(verb[0], file, *verb[1:])
            assert done.code == 0, done.err
    return made.folder


def text_of(folder, name):
    return (folder / "out" / "internal" / f"{name}.txt").read_text("utf-8")


def test_nothing_is_lost(extremes):
    assert all(f"Punkt Nummer {n}\n" in text_of(extremes, "zweihundert") for n in range(1, 201))
    assert all(f"Ebene {n}" in text_of(extremes, "ebenen") for n in range(1, 9))
    assert all(f"Merkblatt Nummer {n}" in text_of(extremes, "dreissig") for n in range(1, 31))
    calendar = icalendar.Calendar.from_ical((extremes / "out" / "internal" / "vierzig.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 40
    pdf = extremes / "out" / "public" / "lang.pdf"
    words = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    flat = re.sub(r"[\s\u00ad\u200b-]", "", words)
    assert flat.count(WORD) >= 7 and flat.count(re.sub("-", "", LINK)) >= 2


def test_nothing_leaves_the_sheet(extremes):
    for pdf in sorted((extremes / "out" / "internal").glob("*.pdf")):
        boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode()
        for left, right, word in re.findall(r'xMin="([\d.-]+)" .*?xMax="([\d.]+)".*?>(.*?)</word>', boxes):
            assert float(left) >= 20 and float(right) <= 585.3, (pdf.name, word)


def test_pdfs_conform(extremes):
    pdfs = sorted((extremes / "out").glob("*/*.pdf"))
    done = subprocess.run(["bash", ROOT / "tests/pdf/verapdf.sh", *pdfs], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_pages_and_mails_are_valid_and_accessible(extremes):
    found = sorted((extremes / "out" / "internal").glob("*.html"))
    for path in sorted((extremes / "outbox").rglob("*.eml")):
        if not path.parent.name.startswith(MAILS):
            continue
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        page = path.with_suffix(".mail.html")
        page.write_text(message.get_body(("html",)).get_content(), "utf-8")
        found.append(page)
    assert len(found) == 6 + len(LANGUAGES) + len(MAILS)
    validate = ROOT / "tests" / "web" / "validate.mjs"
    done = subprocess.run(["node", validate, *found], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
