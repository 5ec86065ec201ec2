"""Reads mails and contact lists with Python's own parsers, as an independent second opinion."""

import csv
import email.parser
import email.policy
import io
import re
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path


def parse(content: bytes, headers_only: bool = False) -> EmailMessage:
    """The mail, strictly: a defect anywhere is a failure."""
    parser = email.parser.BytesParser(policy=email.policy.default)
    mail = parser.parsebytes(content, headersonly=headers_only)
    if headers_only:
        return mail
    for part in mail.walk():
        assert not part.defects, (part.get_content_type(), part.defects)
        for name, value in part.items():
            defects = getattr(value, "defects", ())
            if name == "Content-Type":
                # The `name` beside RFC 2231, for old mail programs, holds encoded-words in quotes.
                defects = [one for one in defects if "encoded" not in str(one)]
            assert not defects, (name, value, defects)
    return mail


@dataclass
class Parts:
    """The parts of a mail that people see."""

    text: str
    html: str
    images: list
    attachments: dict


def parts(mail: EmailMessage) -> Parts:
    """Checks the structure of the contract and takes the mail apart."""
    assert mail.get_content_type() == "multipart/mixed"
    body, *attached = mail.iter_parts()
    assert body.get_content_type() == "multipart/alternative"
    text, rich = body.iter_parts()
    assert text.get_content_type() == "text/plain"
    images = []
    if rich.get_content_type() == "multipart/related":
        rich, *images = rich.iter_parts()
    assert rich.get_content_type() == "text/html"
    attachments = {}
    for part in attached:
        assert part.get_content_disposition() == "attachment", part.get_content_type()
        name = part.get_filename()
        assert name and name not in attachments
        attachments[name] = part
    return Parts(text.get_content(), rich.get_content(), images, attachments)


def contacts(path: Path) -> list[dict]:
    """The active rows of a sample list (UTF-8, semicolons)."""
    text = path.read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    return [row for row in rows if row["Aktiv"] == "ja"]


def ascii_address(written: str) -> str:
    """The address as it travels: an umlaut domain as punycode."""
    local, _, domain = written.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def check_wire(content: bytes) -> None:
    """What RFC 5322 and RFC 2047 ask of the bytes."""
    lines = content.replace(b"\r\n", b"\n").split(b"\n")
    assert max(map(len, lines)) <= 998
    header = content.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    assert header.isascii()
    for word in re.findall(rb"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=", header):
        assert len(word) <= 75, word
    names = [line.split(b":")[0].lower() for line in header.split(b"\n") if not line[:1].isspace()]
    assert names.count(b"to") == 1
    assert b"cc" not in names and b"bcc" not in names
    for name in set(names) - {b"received"}:
        assert names.count(name) == 1, name


def greeting_of(text: str) -> str:
    """The greeting in the text of a mail: the first line that stands alone and ends like one."""
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    return next(one.strip() for one in paragraphs if "\n" not in one.strip() and one.strip().endswith((",", "!", "،")))
