"""What the logo says beside what it shows."""

import base64
import io
import re

import pytest
from papers import gps
from PIL import Image
from PIL.PngImagePlugin import PngInfo


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


def test_a_logo_that_tells_nothing_passes(contract):
    for logo in (svg("<title>Wappen</title>"), png("Wappen"), with_exif("JPEG", "Wappen")):
        (contract.folder / "logo.svg").write_bytes(logo)
        assert contract.run("check", contract.file).code == 0
