"""Pictures that are links, pictures in the inks of printers, and documents with pictures made again from their data."""

import base64
import io
import json
import re
import shutil
import subprocess

import imagery
import pikepdf
import pytest
from conftest import ROOT, copy_of
from PIL import Image, ImageCms
from reading import parse
from test_text_pictures import embedded, is_near, opened, previewed

MINUTES = '''
id = "bilder"
title = "Rund-Mail mit Bildern"
kind = "circular"
issued = 2026-09-24
intro = """
Das Fest:

[![Plakat: Fest der Nachbarn, 8. Mai, Marktplatz](bilder/plakat.png "Entwurf: Kim Probe")](https://fest.example/programm?a=1&b=2)

[![Zahlen als Balken](bilder/zahlen.svg) Alle Zahlen](https://zahlen.example) stehen im Bericht.

[![Schmuckbild](bilder/ranke.webp)](https://ranke.example/)

Die Folien: [![Erste Folie des Vortrags](bilder/druck.jpg)](attachment:folien)

![Orange, weiß und grün auf Musterpapier](bilder/musterpapier.jpg)

![Photoshop: links Cyan, rechts Rot](bilder/photoshop.jpg)
"""

[[attachments]]
id = "folien"
title = "Folien"
url = "https://folien.example/a.pdf"
mail = false
'''
POSTER = "Plakat: Fest der Nachbarn, 8. Mai, Marktplatz"
FEST = "https://fest.example/programm?a=1&b=2"


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory):
    workspace = copy_of(ROOT / "tests" / "contract", tmp_path_factory.mktemp("verlinkt") / "buero", "bilder.toml")
    (workspace.folder / "bilder").mkdir()
    for name, data in {
        "plakat.png": imagery.poster(),
        "zahlen.svg": imagery.chart(),
        "ranke.webp": imagery.transparent_webp(),
        "druck.jpg": imagery.inks(),
        "musterpapier.jpg": imagery.printed_inks(),
        "photoshop.jpg": imagery.mixed_inks(),
    }.items():
        (workspace.folder / "bilder" / name).write_bytes(data)
    workspace.file.write_text(MINUTES, "utf-8")
    settings = workspace.folder / "rundmail.toml"
    settings.write_text(re.sub(r"(?m)^subject.*$", 'subject = "{{ title }}"', settings.read_text("utf-8")), "utf-8")
    done = workspace.run("render", workspace.file)
    assert done.code == 0, done.err
    assert "text.image" not in done.err and "picture." not in done.err, done.err
    return workspace


def made(workspace, ending, edition="internal"):
    return workspace.folder / "out" / edition / f"bilder.{ending}"


def test_a_picture_on_the_page_is_a_link_that_says_what_it_shows(illustrated):
    page = made(illustrated, "html").read_text("utf-8").replace("\u00a0", " ")
    linked = dict(re.findall(r'<a href="([^"]+)"[^>]*><img [^>]*alt="([^"]*)"></a>', page))
    assert linked == {
        FEST.replace("&", "&amp;"): POSTER,
        "https://zahlen.example": "Zahlen als Balken",
        "#attachment-folien": "Erste Folie des Vortrags",
    }
    # What is beside the picture in its link is a link of its own; a decoration names nothing, its address does.
    assert re.search(r'<a href="https://zahlen.example"[^>]*>Alle Zahlen</a> stehen im Bericht\.', page)
    assert re.search(r'</figure>\s*<p><a href="https://ranke.example/"[^>]*>(https://)?ranke.example/?</a></p>', page)
    assert "<figcaption>Entwurf: Kim Probe</figcaption>" in page
    done = subprocess.run(
        [
            "node",
            ROOT / "tests" / "web" / "validate.mjs",
            made(illustrated, "html"),
            made(illustrated, "html", "public"),
        ],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()


def test_a_picture_in_the_mail_is_a_link_but_to_no_place_in_it(illustrated):
    for raw in previewed(illustrated):
        message = parse(raw)
        html = message.get_body(("html",)).get_content().replace("&nbsp;", " ")
        linked = dict(re.findall(r'<a href="([^"]+)"[^>]*><img [^>]*alt="([^"]*)"', html))
        assert linked == {FEST.replace("&", "&amp;"): POSTER, "https://zahlen.example": "Zahlen als Balken"}
        assert 'alt="Erste Folie des Vortrags"' in html
        text = " ".join(message.get_body(("plain",)).get_content().split())
        assert f"[Bild: {POSTER}] <{FEST}>" in text, text
        assert "Alle Zahlen <https://zahlen.example> stehen im Bericht." in text


def test_a_picture_in_the_pdf_is_a_link_and_conforms(illustrated):
    path = made(illustrated, "pdf")
    with pikepdf.open(path) as pdf:
        links = [one for page in pdf.pages for one in page.get("/Annots", []) if one.Subtype == "/Link"]
        targets = [str(one.A.URI) for one in links if "/A" in one and "/URI" in one.A]
        assert targets.count(FEST) == 1 and targets.count("https://zahlen.example") == 2
        assert any("/Dest" in one or one.get("/A", {}).get("/S") == "/GoTo" for one in links)
    done = subprocess.run(["bash", ROOT / "tests" / "pdf" / "verapdf.sh", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_a_letter_writes_the_address_below_the_picture(illustrated):
    people = illustrated.folder / "papier.csv"
    people.write_text("E-Mail;Vorname;Nachname;Straße;PLZ;Ort\n;Kim;Brief;Musterweg 5;12345;Stadt\n", "utf-8")
    done = illustrated.run("letters", illustrated.file, "--contacts", people)
    assert done.code == 0, done.err
    path = illustrated.folder / "out" / "letters" / "bilder.pdf"
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    assert "Entwurf: Kim Probe (fest.example/programm?a=1&b=2)" in " ".join(text.split()), text


def test_inks_have_the_colours_of_their_paper(illustrated):
    """As another colour engine (Little CMS) sees them; the picture stood on its side."""
    found = embedded(made(illustrated, "html").read_text("utf-8"))
    ours = opened(found["Orange,"][1])
    assert ours.mode == "RGB" and ours.size == (600, 800) and "icc_profile" not in ours.info
    theirs = Image.open(io.BytesIO(imagery.printed_inks()))
    profile = ImageCms.ImageCmsProfile(io.BytesIO(theirs.info["icc_profile"]))
    theirs = ImageCms.profileToProfile(theirs, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    theirs = theirs.transpose(Image.Transpose.ROTATE_270)
    for place in ((300, 100), (300, 250), (300, 700), (500, 400)):
        assert is_near(ours.getpixel(place), theirs.getpixel(place)), place
    assert is_near(ours.getpixel((300, 100)), (249, 129, 0)), "not cyan"


def test_what_photoshop_saves_has_the_same_colours(illustrated):
    found = embedded(made(illustrated, "html").read_text("utf-8"))
    for name in ("Photoshop:", "Erste"):
        image = opened(found[name][1])
        left, right = image.getpixel((100, 300)), image.getpixel((700, 300))
        assert is_near(left, (0, 255, 255)) and is_near(right, (255, 0, 0)), (name, left, right)


def test_data_with_pictures_make_the_same_documents_again(illustrated, tmp_path):
    folder = tmp_path / "buero"
    shutil.copytree(illustrated.folder, folder)
    (folder / "bilder.toml").unlink()
    for edition in ("internal", "public"):
        done = illustrated.run("render", folder / "out" / edition / "bilder.json", "-o", tmp_path / "neu")
        assert done.code == 0, done.err
        for ending in ("html", "pdf", "txt"):
            again = (tmp_path / "neu" / edition / f"bilder.{ending}").read_bytes()
            assert again == made(illustrated, ending, edition).read_bytes(), ending


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("../../fremd.png", "picture.outside"),
        ("/etc/hostname", "picture.outside"),
        ("bilder/fort.png", "picture.unreadable"),
        ("contacts.csv", "picture.outside"),
        ("brief.txt", "picture.format"),
    ],
)
def test_the_paths_of_data_are_checked_like_those_of_texts(illustrated, tmp_path, path, rule):
    folder = tmp_path / "haus" / "buero"
    shutil.copytree(illustrated.folder, folder)
    (tmp_path / "fremd.png").write_bytes(imagery.poster())
    (folder / "brief.txt").write_text("kein Bild", "utf-8")
    data = folder / "out" / "internal" / "bilder.json"
    text = data.read_text("utf-8")
    assert json.loads(text) and text.count('"bilder/plakat.png"') == 1
    data.write_text(text.replace('"bilder/plakat.png"', json.dumps(path)), "utf-8")
    line = text[: text.index('"bilder/plakat.png"')].count("\n") + 1
    done = illustrated.run("render", data, "-o", tmp_path / "neu")
    assert done.code == 1 and f"[{rule}]" in done.err and f"bilder.json, Zeile {line}," in done.err, done.err
    assert not (tmp_path / "neu").exists()
    assert base64.b64encode(b"kein Bild").decode() not in done.err
