"""The mails of the preview, byte by byte: names, file names and cells that are hard on a header."""

import csv
import email
import hashlib
import json
import re
import subprocess
from email.header import decode_header, make_header

import pytest
from conftest import ROOT, Workspace
from reading import check_wire, parse, parts

LONG_FILE = "Übersicht – alle Beratungsstellen für Geflüchtete und Zugewanderte im Stadtgebiet 2026 (Entwurf).pdf"

NAMES = [
    ("Dr.", 'Ada "die" Große', "Przykład-Łąkowski"),
    ("", "utf-8 B Qmxh=", "Komma, <x@y.example>"),
    ("", "م" * 100, "الحسن"),
    ("", "😀 👩‍👩‍👧", "Probe"),
    ("", "A" * 120, "B" * 120),
    ("", "J.R.", "R. (Tolkien)"),
    ("", "O'Neil", "von \\ und zu"),
    ("", "{{ 7 * 7 }}", "{% if %}"),
]


# Every mail as a file.
ASKED = [word for number in range(len(NAMES)) for word in ("--for", f"person{number}@probe.example")]


@pytest.fixture
def hard(contract) -> Workspace:
    """The contract's workspace with a long file name and names that are hard on a header."""
    old = contract.folder / "anlagen" / "folien.pdf"
    old.rename(old.with_name(LONG_FILE))
    text = contract.file.read_text("utf-8").replace("anlagen/folien.pdf", f"anlagen/{LONG_FILE}")
    contract.file.write_text(text, "utf-8")
    with (contract.folder / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Anrede", "Titel", "Vorname", "Nachname", "E-Mail"])
        for number, (title, first, last) in enumerate(NAMES):
            rows.writerow(["", title, first, last, f"person{number}@probe.example"])
    return contract


def test_a_name_that_is_an_encoded_word_is_damaged(contract):
    """A mail program would show „Bla“; nobody has typed that name."""
    contacts = contract.folder / "contacts.csv"
    contacts.write_text("Vorname;Nachname;E-Mail\n=?utf-8?B?Qmxh?=;Probe;person1@probe.example\n", "utf-8")
    done = contract.run("preview", contract.file, "--no-open")
    assert done.code == 1 and "contacts.damaged" in done.err, done.err


def previewed(workspace: Workspace) -> list[bytes]:
    done = workspace.run("preview", workspace.file, "--no-open", *ASKED)
    assert done.code == 0, done.err
    index, *files = (workspace.folder / path for path in done.out.splitlines())
    assert index.name == "index.html" and index.exists()
    return [path.read_bytes() for path in files]


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_any_name_is_one_recipient(hard):
    mails = previewed(hard)
    assert len(mails) == len(NAMES)
    for number, (content, name) in enumerate(zip(mails, NAMES, strict=True)):
        check_wire(content)
        mail = parse(content)
        [to] = mail["To"].addresses
        assert to.addr_spec == f"person{number}@probe.example"
        # Python's reader puts a space between the encoded-words of a name (RFC 2047 says: none).
        assert unspaced(to.display_name) == unspaced("".join(name))
        everything = content.decode("ascii")
        others = [f"person{other}@" for other in range(len(NAMES)) if other != number]
        assert not any(other in everything for other in others)
        seen = parts(mail)
        greeting = f"Guten Tag {name[1]} {name[2]},"
        assert greeting in seen.text.splitlines()


def test_the_gallery_shows_the_exact_mails(hard):
    """A browser puts each letter together from what all share and what is its own."""
    templates = hard.folder / "templates"
    templates.mkdir()
    own = (
        '{% extends "builtin/mail.html" %}{% block before %}{% for n in range(contact.last_name | length) %}'
        "<p>{{ contact.first_name }} {{ n }}</p>{% endfor %}{% endblock %}"
    )
    (templates / "mail.html").write_text(own, "utf-8")
    mails = previewed(hard)
    folder = next((hard.folder / ".rundmail" / "preview").iterdir())
    pages = sorted((folder / "mails").iterdir())
    node = subprocess.run(["node", ROOT / "tests" / "web" / "gallery.mjs", *pages], capture_output=True, check=True)
    shown = json.loads(node.stdout)
    assert len(shown) == len(mails) == len(NAMES)
    for page, content in zip(shown, mails, strict=True):
        assert page["faults"] == []
        mail = parse(content)
        seen = parts(mail)
        assert page["header"].replace("\r\n", "\n") == content.split(b"\r\n\r\n")[0].decode().replace("\r\n", "\n")
        assert page["text"].split() == seen.text.split()
        letter = re.sub(r"data:image/[^\"]*", "LOGO", page["html"]).replace('<base target="_blank">', "", 1)
        assert letter.split() == re.sub(r"cid:[^\"]*", "LOGO", seen.html).split()


def test_a_long_umlaut_file_name_arrives_whole(hard):
    content = previewed(hard)[0]
    mail = parse(content)
    file = parts(mail).attachments[LONG_FILE]
    original = (hard.folder / "anlagen" / LONG_FILE).read_bytes()
    assert hashlib.sha256(file.get_content()).digest() == hashlib.sha256(original).digest()
    # The old way has room for one encoded-word: the beginning, and the ending that says what opens it.
    name = file["Content-Type"].params["name"]
    assert name.endswith(".pdf") and LONG_FILE.startswith(name.removesuffix(".pdf")) and len(name) > 30
    raw = email.message_from_bytes(content).walk()
    [short] = [part.get_param("name") for part in raw if part.get_filename() == LONG_FILE]
    assert str(make_header(decode_header(short))) == name
    assert file["Content-Disposition"].params["filename"] == LONG_FILE
    assert file["Content-Transfer-Encoding"] == "base64"
    assert max(map(len, content.split(b"\r\n"))) <= 100


def test_the_same_input_gives_the_same_bytes(hard):
    def at(moment):
        return hard.run("preview", hard.file, "--no-open", *ASKED, SOURCE_DATE_EPOCH=moment).code

    folder = hard.folder / ".rundmail" / "preview"
    assert at(1790000000) == 0
    first = {path.name: path.read_bytes() for path in folder.rglob("*.eml")}
    assert at(1790000000) == 0
    assert first == {path.name: path.read_bytes() for path in folder.rglob("*.eml")}
    assert at(1790000600) == 0
    for path in folder.rglob("*.eml"):
        assert path.read_bytes().split(b"\r\n", 1)[1] == first[path.name].split(b"\r\n", 1)[1]
