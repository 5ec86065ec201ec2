"""What an attachment tells beside its words, in files as other programs make them."""

import gzip
import io
import zlib

import pikepdf
import pytest
from papers import ADDRESSES, LIST, docx, gps, letter, odf, old_document, pdf, tarred, xlsx, zipped

COPIES = {
    "teilnehmende.txt": LIST.encode(),
    "liste.csv": ("Größe\n" + LIST).encode("cp1252"),
    "dos.csv": ("Größe\n" + LIST).encode("cp850"),
    "unicode.txt": LIST.encode("utf-16"),
    "ohne-marke.txt": LIST.encode("utf-16-be"),
    "liste.xlsx": xlsx(),
    "liste.bin": xlsx(),
    "liste.ods": odf(
        "spreadsheet",
        "".join(
            f"<table:table-row><table:table-cell><text:p>{a}</text:p></table:table-cell></table:table-row>"
            for a in ADDRESSES
        ),
    ),
    "liste.xls": old_document(LIST),
    "liste.zip": zipped({"ordner/liste.csv": LIST}),
    "zweimal.zip": zipped({"innen.zip": zipped({"liste.xlsx": xlsx()})}),
    "liste.csv.gz": gzip.compress(LIST.encode()),
    "liste.tar": tarred("liste.xlsx", xlsx()),
    "liste.tgz": gzip.compress(tarred("liste.csv", LIST.encode())),
    "liste.docx": docx(
        "".join(
            f"<w:p><w:r><w:t>{a[:5]}</w:t></w:r><w:r><w:t>{a[5:]}</w:t></w:r><w:r><w:tab/><w:t>Muster</w:t></w:r></w:p>"
            for a in ADDRESSES
        )
    ),
    "darin.docx": docx("<w:p/>", {"word/embeddings/Tabelle1.xlsx": xlsx()}),
    "liste.odt": odf("text", "".join(f"<text:p>{a}<text:tab/>Muster</text:p>" for a in ADDRESSES)),
    "liste.eml": letter(xlsx()),
    "liste.vcf": "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Muster\r\nEMAIL:{a}\r\nEND:VCARD\r\n" for a in ADDRESSES
    ).encode(),
    "liste.html": "".join(f"<td><a href='mailto:{a.replace('@', '%40')}'>x</a></td>" for a in ADDRESSES).encode(),
    "liste.rtf": ("{\\rtf1 " + "\\par ".join(ADDRESSES) + "}").encode(),
    "liste.json": str(ADDRESSES).replace("'", '"').encode(),
    "liste.pdf": pdf([f"{a}   Muster" for a in ADDRESSES]),
    "utf-32.txt": LIST.encode("utf-32-le"),
    "gefaltet.ics": (
        "BEGIN:VCALENDAR\r\n"
        + "".join(
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:{a[:8]}\r\n {a[8:]}\r\n"
            for a in ADDRESSES
        )
    ).encode(),
    "links.odt": odf("text", "".join(f'<text:a xlink:href="mailto:{a}">Schreiben</text:a>' for a in ADDRESSES)),
    "darin.pdf": pdf(["Flyer"], attached=LIST.encode()),
    "geschrieben.txt": "\n".join(
        a.replace("@", " (at) ").replace(".example", " [punkt] example") for a in ADDRESSES
    ).encode(),
}


def attach(workspace, name, data, extra=""):
    """The file, attached to the minutes in the place of what was, and a list of its own."""
    (workspace.folder / "anlagen").mkdir(exist_ok=True)
    (workspace.folder / "anlagen" / name).write_bytes(data)
    text = workspace.file.read_text("utf-8")
    head = text[: text.index("[[attachments]]")] if "[[attachments]]" in text else text
    record = f'\n[[attachments]]\nid = "datei"\ntitle = "Datei"\nfile = "anlagen/{name}"\n{extra}'
    workspace.file.write_text(head + record, "utf-8")
    (workspace.folder / "contacts.csv").write_text(LIST, "utf-8")


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_the_list_is_an_error_whatever_it_is(desk, name):
    attach(desk, name, COPIES[name])
    done = desk.run("check", desk.file)
    assert done.code == 1 and "[attachment.contact-list]" in done.err, done.err
    assert f"anlagen/{name}` enthält 12 der 12 Adressen" in done.err, done.err
    assert "rundbrief.toml, Zeile 9" in done.err


def test_a_pdf_of_the_program_itself_is_read(desk, tmp_path):
    """Subsets of fonts, compressed objects: as programs of today make a PDF."""
    text = desk.file.read_text("utf-8")
    table = "| Adresse | Name |\\n|---|---|\\n" + "".join(f"| {a} | Muster |\\n" for a in ADDRESSES)
    desk.file.write_text(text.replace("ist um.", "ist um.\\n\\n" + table), "utf-8")
    made = desk.run("render", desk.file, "--format", "pdf", "-o", tmp_path / "anderswo")
    assert made.code == 0, made.err
    data = (tmp_path / "anderswo" / "public" / "rundbrief.pdf").read_bytes()
    desk.file.write_text(text, "utf-8")
    attach(desk, "liste.pdf", data)
    done = desk.run("check", desk.file)
    assert "`anlagen/liste.pdf` enthält 12 der 12 Adressen" in done.err, done.err


@pytest.mark.parametrize("command", ["render", "preview", "send"])
def test_no_command_lets_a_copy_of_the_list_out(desk, command):
    attach(desk, "teilnehmende.txt", LIST.encode())
    done = desk.run(command, desk.file, *(["--yes"] if command == "send" else []))
    assert done.code == 1 and "[attachment.contact-list]" in done.err, done.err
    assert not (desk.folder / "out" / "public").exists()


def test_a_flyer_with_people_to_ask_is_none(desk):
    for number in (1, 2):
        attach(desk, "flyer.pdf", pdf(["Fragen an:", *ADDRESSES[:number], "fremd@sonst.example"]))
        done = desk.run("check", desk.file)
        assert "[attachment.contact-list]" not in done.err, done.err
    attach(desk, "flyer.pdf", pdf(["Fragen an:", *ADDRESSES[:3]]))
    done = desk.run("check", desk.file)
    assert done.code == 0 and "[attachment.contact-list]" in done.err, "three of twelve are a warning"
    attach(desk, "flyer.pdf", pdf(["Fragen an:", *ADDRESSES[:5]]))
    assert desk.run("check", desk.file).code == 1


def test_whom_the_minutes_name_is_not_counted(desk):
    attach(desk, "flyer.txt", "\n".join(ADDRESSES[:6]).encode())
    text = desk.file.read_text("utf-8")
    desk.file.write_text(text.replace("ist um.", "ist um. Fragen an " + ", ".join(ADDRESSES[:6])), "utf-8")
    assert "[attachment.contact-list]" not in desk.run("check", desk.file).err


def test_a_directory_for_all_is_accepted_with_a_reason(desk):
    attach(desk, "verzeichnis.txt", LIST.encode())
    with (desk.folder / "rundmail.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            '[[check.accept]]\nrule = "attachment.contact-list"\n'
            'place = "rundbrief.toml: anlagen/verzeichnis.txt"\nwhy = "Das Verzeichnis steht im Netz."\n'
        )
    done = desk.run("check", desk.file)
    assert done.code == 0 and "[attachment.contact-list]" not in done.err, done.err


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(100),
        b"%PDF-1.7\n" + bytes(1000),
        b"\x1f\x8b" + bytes(50),
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff",
        b"\xff\xd8\xff\xe1\xff\xff",
        b"RIFF\xff\xff\xff\xffWEBP",
        b"\0\0\0\x18ftypheic",
        b"From: a\nTo: b\nSubject: c\n" * 9000,
        b"<svg>" * 50_000,
        b"%PDF-1.4\n1 0 obj<</Kids[1 0 R]/Type/Pages>>endobj trailer<</Root<</Pages 1 0 R>>>>",
        bytes(2_000_000),
        b"",
    ],
    ids=range(12),
)
def test_whatever_is_attached_the_program_comes_to_an_end(desk, data):
    attach(desk, "datei.txt", data)
    assert desk.run("check", desk.file, timeout=60).code in (0, 1)


def locked_pdf():
    document, buffer = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    return buffer.getvalue()


def bombs():
    stream = zlib.compress(bytes(400_000_000), 9)
    body = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length " + str(len(stream)).encode() + b">>stream\n" + stream
    yield "bombe.zip", zipped({f"{n}.zip": zipped({"null.txt": bytes(300_000_000)}) for n in range(2)})
    yield "bombe.pdf", body + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "tief.zip", deep(12)
    yield "viele.zip", zipped({f"{n}.txt": "x" for n in range(5_000)})
    yield "zu.pdf", locked_pdf()
    yield "zu.docx", old_document("EncryptedPackage")
    yield "liste.7z", b"7z\xbc\xaf\x27\x1c" + bytes(range(256))
    yield "liste.rar", b"Rar!\x1a\x07\x01\x00" + bytes(range(256))


def deep(depth):
    data = LIST.encode()
    for _ in range(depth):
        data = zipped({"innen.zip": data})
    return data


def test_what_cannot_be_read_to_its_end_is_named(desk):
    for name, data in bombs():
        attach(desk, name, data)
        done = desk.run("check", desk.file, timeout=60)
        told = f"Warnung: `anlagen/{name}` lässt sich nicht ganz durchsehen"
        assert told in done.err and "[attachment.contact-list]" in done.err, done.err


CORE = "<cp:coreProperties><dc:creator>{}</dc:creator></cp:coreProperties>"
NOTE = pikepdf.Dictionary(
    Type=pikepdf.Name.Annot,
    Subtype=pikepdf.Name.Text,
    Rect=[10, 10, 20, 20],
    Contents=pikepdf.String("Stimmt das?"),
    T=pikepdf.String("Kim"),
)
LINK = pikepdf.Dictionary(
    Type=pikepdf.Name.Annot,
    Subtype=pikepdf.Name.Link,
    Rect=[10, 10, 20, 20],
    A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://x.example/")),
)
# What a layout program takes over from a photograph, whose own notes it has removed.
PLAIN = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
PLACED = (
    b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="52,31.2N"/>'
    b"</rdf:RDF></x:xmpmeta>"
)
TRACES = {
    "kommentar.docx": (
        docx("<w:p/>", {"word/comments.xml": '<w:comments><w:comment w:id="1"><w:p/></w:comment></w:comments>'}),
        "Kommentare",
    ),
    "spur.docx": (
        docx('<w:p><w:del w:id="1" w:author="K"><w:r><w:delText>alt</w:delText></w:r></w:del></w:p>'),
        "nachverfolgte Änderungen",
    ),
    "weg.docx": (docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"), "Ausgeblendetes"),
    "kommentar.odt": (
        odf("text", "<text:p><office:annotation><text:p>x</text:p></office:annotation></text:p>"),
        "Kommentare",
    ),
    "spur.odt": (
        odf("text", '<text:tracked-changes><text:changed-region text:id="c"/></text:tracked-changes>'),
        "nachverfolgte Änderungen",
    ),
    "blatt.xlsx": (xlsx([["a"]], '<sheet name="A" sheetId="1" state="veryHidden" r:id="r1"/>'), "Ausgeblendetes"),
    "blatt.ods": (
        odf("spreadsheet", '<style:style><style:table-properties table:display="false"/></style:style>'),
        "Ausgeblendetes",
    ),
    "kommentar.xlsx": (
        xlsx(
            [["a"]], extra={"xl/comments1.xml": "<comments><commentList><comment ref='A1'/></commentList></comments>"}
        ),
        "Kommentare",
    ),
    "folie.pptx": (zipped({"ppt/slides/slide1.xml": '<p:sld xmlns:p="x" show="0"/>'}), "Ausgeblendetes"),
    "notiz.pptx": (
        zipped({"ppt/notesSlides/notesSlide1.xml": "<p:notes><a:p><a:t>nicht sagen</a:t></a:p></p:notes>"}),
        "Vortragsnotizen",
    ),
    "kommentar.pdf": (pdf(["a"], annotation=NOTE), "Kommentare"),
    "foto.pdf": (pdf(["a"], photo=gps("JPEG")), "den Ort der Aufnahme"),
    "layout.pdf": (pdf(["a"], photo=PLAIN, place=PLACED), "den Ort der Aufnahme"),
    "foto.jpg": (gps("JPEG"), "den Ort der Aufnahme"),
    "foto.png": (gps("PNG"), "den Ort der Aufnahme"),
    "foto.webp": (gps("WEBP"), "den Ort der Aufnahme"),
    "foto.avif": (gps("AVIF"), "den Ort der Aufnahme"),
    "foto.docx": (docx("<w:p/>", {"word/media/image1.jpeg": gps("JPEG")}), "den Ort der Aufnahme"),
    "foto.zip": (zipped({"foto.jpg": gps("JPEG")}), "den Ort der Aufnahme"),
}


@pytest.mark.parametrize("name", TRACES)
def test_what_a_file_tells_beside_its_words_is_named(desk, name):
    data, told = TRACES[name]
    attach(desk, name, data)
    done = desk.run("check", desk.file)
    assert done.code == 0, done.err
    assert f"Warnung: `anlagen/{name}` enthält {told}" in done.err and "[attachment.traces]" in done.err, done.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx("<w:p/>", {"docProps/core.xml": CORE.format("Kim Schreiber")})),
        (
            "a.odt",
            odf("text", "<text:p/>", {"meta.xml": "<x><meta:initial-creator>Kim Schreiber</meta:initial-creator></x>"}),
        ),
        ("a.pdf", pdf(["a"], info="Kim Schreiber")),
    ],
)
def test_a_name_alone_is_a_note(desk, name, data):
    attach(desk, name, data)
    done = desk.run("check", desk.file)
    assert (
        f"Hinweis: `anlagen/{name}` enthält den Namen „Kim Schreiber“ als Verfasser. [attachment.traces]" in done.err
    ), done.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.docx",
            docx(
                "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
                {
                    "docProps/core.xml": CORE.format("Stadt Beispiel"),
                    "word/comments.xml": "<w:comments/>",
                    "word/styles.xml": "<w:style><w:vanish/></w:style>",
                },
            ),
        ),
        ("a.xlsx", xlsx([["a"]], extra={"docProps/core.xml": CORE.format("Microsoft Office User")})),
        ("a.odt", odf("text", "<text:tracked-changes/><text:p/>")),
        ("a.pdf", pdf(["a"], info="LibreOffice", annotation=LINK)),
        ("b.pdf", pdf(["a"], photo=PLAIN)),
        ("a.pptx", zipped({"ppt/notesSlides/notesSlide1.xml": "<p:notes><a:t>3</a:t></p:notes>"})),
    ],
)
def test_what_every_file_has_is_not_named(desk, name, data):
    attach(desk, name, data)
    assert "[attachment.traces]" not in desk.run("check", desk.file).err
