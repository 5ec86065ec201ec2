"""What goes astray with an attachment, the logo or a slipped column, in files as other programs make them."""

import base64
import gzip
import io
import re
import tarfile
import unicodedata
import zipfile
import zlib
from email.message import EmailMessage

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

ADDRESSES = [f"kontakt{number}@verein{number}.example" for number in range(1, 13)]
LIST = "E-Mail;Vorname;Nachname\n" + "".join(
    f"{address};Jana{number};Muster{chr(96 + number)}\n" for number, address in enumerate(ADDRESSES, 1)
)
ROWS = [["E-Mail", "Name"], *[[address, f"Muster, Jana{number}"] for number, address in enumerate(ADDRESSES, 1)]]


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(name, data):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def xlsx(rows=ROWS, workbook='<sheet name="Liste" sheetId="1" r:id="r1"/>', extra=None):
    """A workbook with shared strings, as Excel writes them."""
    texts = [cell for row in rows for cell in row]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    cells, at = "", 0
    for row in rows:
        cells += "<row>" + "".join(f'<c t="s"><v>{at + i}</v></c>' for i in range(len(row))) + "</row>"
        at += len(row)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook><sheets>{workbook}</sheets></workbook>",
            "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            **(extra or {}),
        }
    )


def docx(body, extra=None):
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="x"><w:body>{body}</w:body></w:document>',
            **(extra or {}),
        }
    )


def odf(kind, content, extra=None):
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content>{content}</office:document-content>",
            **(extra or {}),
        }
    )


def pdf(lines, info=None, annotation=None, attached=None):
    """Text in a font that is not embedded, in a compressed stream."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )
    )
    drawn = "".join(f"BT /F1 10 Tf 50 {800 - 14 * i} Td ({line}) Tj ET\n" for i, line in enumerate(lines))
    page.Contents = document.make_stream(drawn.encode("cp1252"))
    if annotation:
        page.Annots = document.make_indirect(pikepdf.Array([document.make_indirect(annotation)]))
    if info:
        document.docinfo["/Author"] = info
    if attached:
        document.attachments["liste.csv"] = attached
    buffer = io.BytesIO()
    document.save(buffer, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def letter(attached):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Amt <amt@stadt.example>", "x@y.example", "Liste"
    mail["Date"] = "Thu, 17 Sep 2026 10:00:00 +0200"
    mail.set_content("Anbei.")
    mail.add_attachment(attached, maintype="application", subtype="octet-stream", filename="liste.bin")
    return mail.as_bytes()


def old_document(text):
    """What stands in a compound file, as old versions of Office write their texts."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + text.encode("utf-16-le") + bytes(512)


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


@pytest.fixture
def desk(tmp_path):
    """An office with a list of twelve and an announcement."""
    from conftest import Workspace

    folder = tmp_path / "amt"
    folder.mkdir()
    (folder / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Beispiel"\nemail = "amt@stadt.example"\n'
        '[contacts]\nfile = "contacts.csv"\n[smtp]\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\n',
        "utf-8",
    )
    (folder / "rundbrief.toml").write_text(
        'title = "Rundbrief im Herbst"\nkind = "circular"\nlanguage = "de"\nissued = 2026-09-24\n'
        'intro = "Der Sommer ist um."\n',
        "utf-8",
    )
    (folder / "contacts.csv").write_text(LIST, "utf-8")
    return Workspace(folder, "rundbrief.toml")


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


def gps(kind):
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x0110] = "Kamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    buffer = io.BytesIO()
    picture.save(buffer, kind, exif=exif)
    return buffer.getvalue()


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
        ("a.pptx", zipped({"ppt/notesSlides/notesSlide1.xml": "<p:notes><a:t>3</a:t></p:notes>"})),
    ],
)
def test_what_every_file_has_is_not_named(desk, name, data):
    attach(desk, name, data)
    assert "[attachment.traces]" not in desk.run("check", desk.file).err


# ----------------------------------------------------------------------------------------------------------


def png(*texts, packed=False):
    info, buffer = PngInfo(), io.BytesIO()
    for text in texts:
        info.add_text("Comment", text, zip=packed)
    Image.new("RGB", (8, 8)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def with_exif(kind, text):
    picture, buffer = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = picture.getexif()
    exif[0x010E] = text
    picture.save(buffer, kind, exif=exif)
    return buffer.getvalue()


def jpeg_comment(text):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "JPEG", comment=text.encode())
    return buffer.getvalue()


def xmp(kind, text):
    buffer = io.BytesIO()
    data = f"<x:xmpmeta><rdf:RDF><dc:description>{text}</dc:description></rdf:RDF></x:xmpmeta>".encode()
    Image.new("RGB", (8, 8)).save(buffer, kind, xmp=data)
    return buffer.getvalue()


def svg(inner):
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inner}</svg>'.encode()


SECRET = "823 1674 9021"
LOGOS = {
    "text": svg(f"<text>{SECRET}</text>"),
    "two pieces": svg("<text>823 16<tspan>74 9021</tspan></text>"),
    "title": svg(f"<title>Raum {SECRET}</title>"),
    "description": svg(f"<desc>{SECRET}</desc>"),
    "comment": svg(f"<!-- {SECRET} -->"),
    "metadata": svg(f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{SECRET}</dc:title></metadata>'),
    "attribute": svg(f'<g aria-label="{SECRET}"/>'),
    "entity": svg("<title>&#56;231674&#57;021</title>"),
    "picture in it": svg('<image href="data:image/png;base64,' + base64.b64encode(png(SECRET)).decode() + '"/>'),
    "tEXt": png(SECRET),
    "zTXt": png(SECRET, packed=True),
    "Exif of PNG": with_exif("PNG", SECRET),
    "Exif of JPEG": with_exif("JPEG", SECRET),
    "Exif of WebP": with_exif("WEBP", SECRET),
    "comment of JPEG": jpeg_comment(SECRET),
    "XMP of JPEG": xmp("JPEG", SECRET),
    "XMP of WebP": xmp("WEBP", SECRET),
}


# What a reader of the drawing can see or have read aloud; everything else is left out of the documents.
SEEN = ("text", "two pieces", "attribute")


@pytest.mark.parametrize("name", SEEN)
def test_what_the_logo_says_is_proven(contract, name):
    (contract.folder / "logo.svg").write_bytes(LOGOS[name])
    for command in ("check", "render"):
        done = contract.run(command, contract.file)
        assert done.code == 1 and "[public.secret]" in done.err, done.err
        assert "die Meeting-ID enthalten (" in done.err and "`logo.svg`)" in done.err, done.err
        assert "rundmail.toml, Zeile" in done.err
    assert not (contract.folder / "out").exists()


def embedded_logo(page: str) -> bytes:
    data = re.search(r'<img class="logo" src="data:image/[a-z+]+;base64,([^"]+)"', page)
    return base64.b64decode(data.group(1))


@pytest.mark.parametrize("name", sorted(LOGOS.keys() - set(SEEN)))
def test_what_nobody_sees_of_the_logo_goes_nowhere(contract, name):
    (contract.folder / "logo.svg").write_bytes(LOGOS[name])
    done = contract.run("render", contract.file, "--format", "html", "--edition", "public")
    assert done.code == 0, done.err
    logo = embedded_logo(next((contract.folder / "out" / "public").glob("*.html")).read_text("utf-8"))
    for said in (SECRET.encode(), b"&#56;231674", b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"Exif", b"xmpmeta", b"tEX"):
        assert said not in logo, said
    # A picture inside the drawing is written in base64.
    assert base64.b64encode(SECRET.encode())[:12] not in logo


def test_where_the_logo_was_taken_is_left_out(contract):
    (contract.folder / "logo.svg").write_bytes(gps("JPEG"))
    done = contract.run("render", contract.file, "--format", "html", "--edition", "public")
    assert done.code == 0 and "Ort der Aufnahme" not in done.err, done.err
    logo = embedded_logo(next((contract.folder / "out" / "public").glob("*.html")).read_text("utf-8"))
    assert not Image.open(io.BytesIO(logo)).getexif(), "it still has Exif"


def test_a_private_number_is_one_in_the_digits_of_every_script(desk):
    for number in ("0170 1234567", "०१७० १२३४५६७", "０１７０ １２３４５６７", "٠١٧٠ ١٢٣٤٥٦٧"):
        text = desk.file.read_text("utf-8")
        desk.file.write_text(text.replace("ist um.", f"ist um. Handy: {number} (privat)."), "utf-8")
        assert "[person.private-phone]" in desk.run("check", desk.file).err, number
        desk.file.write_text(text, "utf-8")


def test_a_logo_that_tells_nothing_passes(contract):
    for logo in (svg("<title>Wappen</title>"), png("Wappen"), with_exif("JPEG", "Wappen")):
        (contract.folder / "logo.svg").write_bytes(logo)
        assert contract.run("check", contract.file).code == 0


# ----------------------------------------------------------------------------------------------------------


def digits():
    """Every way of writing ten digits, or some of them, that Unicode has."""
    ways = {}
    for code in range(0x80, 0x110000):
        value = unicodedata.digit(chr(code), None)
        if value is not None:
            # Those of one script follow each other.
            ways.setdefault((code - value) if unicodedata.decimal(chr(code), None) is not None else code >> 4, {})[
                value
            ] = chr(code)
    return list(ways.values())


def test_every_digit_of_unicode_is_one(desk):
    code = "590417"
    lines = ["".join(way.get(int(c), c) for c in code) for way in digits()]
    lines = [line for line in lines if line != code]
    assert len(lines) > 70
    text = "\\n\\n".join(f"Kenncode: {line}" for line in lines)
    desk.file.write_text(desk.file.read_text("utf-8").replace("ist um.", "ist um.\\n\\n" + text), "utf-8")
    import json

    done = desk.run("check", desk.file, "--json")
    found = [one for one in json.loads(done.out) if one["rule"] == "text.access-data"]
    assert len(found) == len(lines), set(range(len(lines)))


@pytest.mark.parametrize(
    "written",
    [
        "12·34",
        "12/34",
        "1 2 3 4",
        "12:34",
        "12,34",
        "12|34",
        "1•2•3•4",
        "1–2–3–4",
        "12+34",
        "12…34",
        "1\u200b2\u200b3\u200b4",
        "1\u00ad234",
        "१२३४",
        "１２３４",
        "𝟙𝟚𝟛𝟜",
        "①②③④",
        "❶❷❸❹",
        "1️⃣2️⃣3️⃣4️⃣",
        "١٢·٣٤",
    ],
)
def test_a_short_code_is_known_whatever_stands_between_its_digits(contract, written):
    text = contract.file.read_text("utf-8")
    text = text.replace('passcode = "590417"', 'passcode = "1234"', 1)
    text = text.replace("Bleiben Sie gesund", f"Code zum Raum: {written} ! Bleiben Sie gesund")
    contract.file.write_text(text, "utf-8")
    done = contract.run("render", contract.file)
    assert done.code == 1 and "[public.secret]" in done.err, done.err


# ----------------------------------------------------------------------------------------------------------

SURNAMES = ["Yılmaz", "Müller", "Kovač", "Öztürk", "Nguyen", "von Berg", "Schmidt", "Lang"]


def rows(desk, header, lines):
    (desk.folder / "contacts.csv").write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return desk.run("check", desk.file)


def shifted(done):
    """How much it weighs."""
    return next((line.split(":")[0] for line in done.err.splitlines() if line.endswith("[contacts.slipped]")), None)


def greetings(order):
    return [f"Sehr geehrte Frau {SURNAMES[at]}" for at in order]


@pytest.mark.parametrize(
    "order",
    [
        [1, 2, 3, 4, 5, 6, 7, 0],
        [7, 0, 1, 2, 3, 4, 5, 6],
        [0, 1, 2, 4, 5, 6, 7, 7],
        [1, 0, 2, 3, 4, 5, 6, 7],
        [3, 6, 7, 0, 4, 1, 2, 5],
    ],
    ids=["up", "down", "from the middle on", "two", "sorted alone"],
)
@pytest.mark.parametrize("header", ["E-Mail;Anrede;Nachname", "E-Mail;Briefanrede;Nachname"])
def test_shifted_greetings_stop_the_list(desk, order, header):
    lines = [f"post{at}@verein.example;{greeting};{SURNAMES[at]}" for at, greeting in enumerate(greetings(order))]
    done = rows(desk, header, lines)
    assert done.code == 1 and shifted(done) == "Fehler", done.err
    first = next(at for at in range(8) if order[at] != at)
    assert f"steht bei {SURNAMES[first]} „Sehr geehrte Frau {SURNAMES[order[first]]}“" in done.err, done.err
    assert desk.run("send", desk.file, "--yes").code == 1


def test_a_second_column_of_greetings_counts_too(desk):
    lines = [f"post{at}@verein.example;Frau;{SURNAMES[at]};Liebe Frau {SURNAMES[(at + 1) % 8]}" for at in range(8)]
    done = rows(desk, "E-Mail;Anrede;Nachname;Grußzeile", lines)
    assert done.code == 1 and "Spalte „Grußzeile“" in done.err, done.err


def test_shifted_addresses_stop_the_list(desk):
    plain = ["yilmaz", "mueller", "kovac", "oeztuerk", "nguyen", "berg", "schmidt", "lang"]
    lines = [f"{plain[(at + 1) % 8]}@verein.example;Frau;{SURNAMES[at]}" for at in range(8)]
    done = rows(desk, "E-Mail;Anrede;Nachname", lines)
    assert done.code == 1 and shifted(done) == "Fehler", done.err


def test_one_strange_greeting_is_a_warning(desk):
    order = [0, 1, 2, 3, 4, 5, 6, 2]
    lines = [f"post{at}@verein.example;{greeting};{SURNAMES[at]}" for at, greeting in enumerate(greetings(order))]
    done = rows(desk, "E-Mail;Anrede;Nachname", lines)
    assert done.code == 0 and shifted(done) == "Warnung", done.err


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Sehr geehrte Frau {name};{name}"),
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Frau;{name}"),
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Sehr geehrte Damen und Herren;{name}"),
        ("E-Mail;Anrede;Nachname;Vertretung", "post{at}@verein.example;Frau;{name};{swapped}"),
        ("E-Mail;Anrede;Nachname;Ort", "post{at}@verein.example;Frau;{name};Lang"),
        ("E-Mail;Organisation", "post{at}@verein.example;Verein {name}"),
        ("E-Mail;Vorname;Nachname", "info{at}@{ascii}.example;Jana;{name}"),
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Familie {name} und Lang;{name}"),
    ],
)
def test_an_ordinary_list_is_not_shifted(desk, header, line):
    lines = [
        line.format(at=at, name=name, swapped=SURNAMES[at ^ 1], ascii=f"verein{at}") for at, name in enumerate(SURNAMES)
    ]
    assert "[contacts.slipped]" not in rows(desk, header, lines).err


# ----------------------------------------------------------------------------------------------------------

PEOPLE = (
    "Vorname;Nachname;E-Mail;Notiz\nOlena;Müller-Öz;olena.m@verein.example;\nAnna Maria;Köhler;ak@verein.example;\n"
)


def note(desk, text):
    """What a mail to Kim says of others, by a column that the office's template shows."""
    (desk.folder / "templates").mkdir(exist_ok=True)
    (desk.folder / "templates" / "mail.txt").write_text(
        "{{ greeting }}\n{{ body }}\n{{ contact.extra.notiz }}\n", "utf-8"
    )
    (desk.folder / "contacts.csv").write_text(f'{PEOPLE}Kim;Probe;kim@verein.example;"{text}"\n', "utf-8")
    return desk.run("preview", desk.file)


@pytest.mark.parametrize(
    "text",
    [
        "Olena Müller-Öz",
        "Olena Mueller-Oez",
        "OLENA MUELLER-OEZ",
        "Müller-Öz, Olena",
        "Mueller-Oez, Olena",
        "Olena Müller-Özs Antrag",
        "Olena M. Müller-Öz",
        "Olena Sofia Müller-Öz",
        "Anna Köhler",
        "Anna M. Köhler",
        "Anna Koehler",
        "Koehler, Anna",
        "Köhler, Anna Maria",
        "Antrag von Anna Köhlers",
        "Anna Maria Koehlers",
        "olena.m (at) verein.example",
        "olena.m[at]verein[.]example",
        "olena.m at verein punkt example",
        "olena.m @ verein . example",
        "ｏｌｅｎａ．ｍ＠ｖｅｒｅｉｎ．ｅｘａｍｐｌｅ",
        "olena.m﹫verein.example",
        "olena.m\u200b@verein.example",
        "OLENA.M (ÄT) VEREIN (PUNKT) EXAMPLE",
    ],
)
def test_somebody_else_is_known_however_it_is_spelled(desk, text):
    done = note(desk, text)
    assert done.code == 1 and "[mail.other-person]" in done.err, done.err
    assert "In der E-Mail an Kim Probe" in done.err


@pytest.mark.parametrize(
    "text",
    [
        "Olena Müller",
        "Olena und Müller-Öz",
        "Anna-Maria Köhler-Berg",
        "Anna trifft Köhler",
        "Maria Köhler",
        "Anna Luise Köhler",
        "olena at verein punkt example",
        "Kim Probes Antrag",
        "Kim M. Probe",
        "kim (at) verein.example",
        "Bauer und Baur",
    ],
)
def test_who_only_looks_like_somebody_is_not(desk, text):
    done = note(desk, text)
    assert "[mail.other-person]" not in done.err, done.err
    assert done.code == 0
