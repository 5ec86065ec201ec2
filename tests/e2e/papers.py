"""Files as other programs make them, and a contact list that may be in them."""

import io
import tarfile
import zipfile
from email.message import EmailMessage

import pikepdf
from PIL import Image

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


def pdf(lines, info=None, annotation=None, attached=None, photo=None, place=None):
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
    if photo:
        shown = document.make_stream(photo)
        entries = {"Type": "XObject", "Subtype": "Image", "Filter": "DCTDecode", "ColorSpace": "DeviceRGB"}
        for name, value in entries.items():
            shown[f"/{name}"] = pikepdf.Name(f"/{value}")
        shown.Width, shown.Height, shown.BitsPerComponent = 8, 8, 8
        if place:
            shown.Metadata = document.make_stream(place, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        page.Resources.XObject = pikepdf.Dictionary(Im1=shown)
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


def gps(kind):
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x0110] = "Kamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    buffer = io.BytesIO()
    picture.save(buffer, kind, exif=exif)
    return buffer.getvalue()
