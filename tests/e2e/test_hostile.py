"""Input that means harm, and input that is merely broken."""

import pytest
from reading import check_wire, parse, parts

EVIL = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    '#read("/etc/passwd")',
    "$x$",
    "../../etc",
    "javascript:alert(1)",
    "\u202egnirts",
    "[" * 2000,
    "`" * 50,
    "=cmd|' /C calc'!A0",
    "%0d%0aBcc: x@y.example",
]


def test_texts_stay_texts(network, server):
    network.use_server(server.port)
    for number, evil in enumerate(EVIL):
        quoted = evil.replace("'", "’")
        extra = f"\n[[mitteilungen]]\ntitel = 'Fall {number}'\ntext = '''Vorher {quoted} nachher'''\n"
        network.file.write_text(network.file.read_text("utf-8") + extra, "utf-8")
    done = network.run("send", network.file, "--yes", "--to", "rat")
    assert done.code == 0, done.err
    [caught] = server.mails
    seen = parts(parse(caught.content))
    assert "<script" not in seen.html and "{{ 7*7 }}" in seen.html and "49" not in seen.html.split("Fall 1")[1][:60]
    for number in range(len(EVIL)):
        assert f"Fall {number}" in seen.html


def test_cells_cannot_add_headers(network, server):
    network.use_server(server.port)
    contacts = network.folder / "kontakte.csv"
    head = contacts.read_text("utf-8-sig").splitlines()[0]
    rows = [
        head,
        'Frau;;"Anna\r\nBcc: x@boese.example";Probe;;;anna@a.example;rat;;ja;;;',
        'Frau;;=?utf-8?B?Qmxh?=;"Komma, ""Zitat""";;;b@a.example;rat;;ja;;;',
        'Frau;;Qmxh;"Komma, ""Zitat""";;;c@a.example;rat;;ja;;;',
    ]
    contacts.write_bytes("\r\n".join(rows).encode())
    stopped = network.run("send", network.file, "--yes")
    assert stopped.code == 1 and not server.mails
    done = network.run("send", network.file, "--yes", "--skip-faulty")
    assert done.code == 0 and len(server.mails) == 1, done.err
    for caught in server.mails:
        check_wire(caught.content)
        mail = parse(caught.content)
        assert mail["Bcc"] is None and len(mail["To"].addresses) == 1
        assert "boese" not in caught.content.decode("ascii", "replace").split("\n\n")[0]


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00", b'titel = "\xc3', b"\x00" * 100, b"[" * 10000, b"a=" + b"[" * 10000, b"titel = 2026-02-30"]
)
def test_broken_files_are_findings(network, raw):
    network.file.write_bytes(raw)
    done = network.run("check", network.file)
    assert done.code == 1, done
    assert "panicked" not in done.err and "Fehler" in done.err


def test_paths_stay_inside(network):
    text = network.file.read_text("utf-8").replace('"anlagen/Folien Gut ankommen.pdf"', '"../../../etc/passwd"')
    network.file.write_text(text, "utf-8")
    done = network.run("check", network.file)
    assert done.code == 1 and "passwd" in done.err


def test_a_huge_attachment_is_a_finding(network):
    huge = network.folder / "anlagen" / "Folien Gut ankommen.pdf"
    with huge.open("r+b") as file:
        file.truncate(2_000_000_000)
    done = network.run("check", network.file)
    assert done.code == 1, done.err
    assert "Folien Gut ankommen.pdf" in done.err and "2000,0 MB" in done.err, done.err


# A mail in a mail without anything: one parser of mails takes its own end for impossible.
NESTED = (
    b"From: MAILER-DAEMON@mail.example\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="g"\r\n\r\n--g\r\n'
    b"Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n\r\n--g--\r\n"
)


def test_a_mail_that_fells_its_parser_does_not_fell_the_program(network):
    reports = network.folder / "berichte"
    reports.mkdir()
    (reports / "leer.eml").write_bytes(NESTED)
    read = network.run("bounces", "berichte")
    assert read.code == 0 and "leer.eml" in read.out and "panicked" not in read.err, read
    (network.folder / "anlagen" / "weitergeleitet.eml").write_bytes(NESTED)
    text = network.file.read_text("utf-8").replace("anlagen/Folien Gut ankommen.pdf", "anlagen/weitergeleitet.eml")
    network.file.write_text(text, "utf-8")
    checked = network.run("check", network.file)
    assert checked.code == 0 and "panicked" not in checked.err, checked
