"""Pictures in texts, in every form, read back by Pillow, pikepdf and the validators."""

import base64
import io
import re
import shutil

import imagery
import pikepdf
import pytest
from conftest import ROOT, copy_of
from PIL import Image
from reading import contacts, parse, parts
from test_documents import output

WEB = ROOT / "tests" / "web" / "validate.mjs"

MINUTES = '''
id = "bilder"
title = "Rund-Mail mit Bildern"
kind = "circular"
issued = 2026-09-24
intro = """
So war das Treffen:

![Fünf Menschen sitzen an einem runden Tisch vor einem Fenster](bilder/treffen.jpg "Foto: Stadt Musterstadt, 17.9.2026")

Danach ging es hinaus. ![Schmuckbild](bilder/ranke.webp) Und weiter.
"""

[[announcements]]
title = "Fest der Nachbarn"
text = """
- Das Plakat hängt aus: ![Plakat: Fest der Nachbarn, 8. Mai, Marktplatz](bilder/Plakat%20Mai.png)
- Wer hilft mit?

![Balken: 2023 neunzig, 2024 hundertvierzig, 2025 hundertachtzig, 2026 zweihundertdreißig Teilnehmende](bilder/zahlen.svg "Die Zahlen wachsen.")
"""

[[agenda]]
title = "Technik"
visibility = "internal"
text = """
![Der Saal, quer gehalten](bilder/saal.webp)

![Ein Feld, das rot gespeichert und grün gemeint ist](bilder/profil.jpg)

![Links Cyan, rechts Rot](bilder/druck.jpg)

![Ein grauer Verlauf](bilder/tief.png)
"""
'''


def pictures(folder) -> None:
    (folder / "bilder").mkdir()
    for name, data in {
        "treffen.jpg": imagery.photo(),
        "ranke.webp": imagery.transparent_webp(),
        "Plakat Mai.png": imagery.poster(),
        "zahlen.svg": imagery.chart(),
        "saal.webp": imagery.photo_webp(),
        "profil.jpg": imagery.saved(imagery.plain("#c80000"), "JPEG", icc_profile=imagery.swapped_profile()),
        "druck.jpg": imagery.inks(),
        "tief.png": imagery.deep(),
    }.items():
        (folder / "bilder" / name).write_bytes(data)


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory):
    """A workspace with pictures of all kinds, rendered, and its mail."""
    base = tmp_path_factory.mktemp("bilder")
    workspace = copy_of(ROOT / "tests" / "contract", base / "buero", "bilder.toml")
    pictures(workspace.folder)
    workspace.file.write_text(MINUTES, "utf-8")
    settings = workspace.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    # There is no meeting.
    settings.write_text(re.sub(r"(?m)^subject.*$", 'subject = "{{ title }}"', text), "utf-8")
    done = workspace.run("render", workspace.file)
    assert done.code == 0, done.err
    assert "picture." not in done.err, done.err
    workspace.mails = previewed(workspace)
    return workspace


def previewed(workspace) -> list[bytes]:
    people = contacts(workspace.folder / "contacts.csv")[:2]
    asked = [word for person in people for word in ("--for", person["E-Mail"])]
    done = workspace.run("preview", workspace.file, "--no-open", *asked)
    assert done.code == 0, done.err
    _, *mails = (workspace.folder / path for path in done.out.splitlines())
    assert len(mails) == 2
    return [mail.read_bytes() for mail in mails]


def page_of(workspace, edition="internal") -> str:
    return (workspace.folder / "out" / edition / "bilder.html").read_text("utf-8")


def embedded(page: str) -> dict[str, tuple[str, bytes]]:
    """The pictures of a page by their alternative texts: media type and bytes."""
    found = re.findall(r'<img src="data:([a-z/+]+);base64,([^"]+)"[^>]*? alt="([^"]*)"', page)
    return {alt.split()[0] if alt else "": (kind, base64.b64decode(data)) for kind, data, alt in found}


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def is_near(colour, wanted) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(colour, wanted, strict=True))


def has_no_traces(data: bytes) -> None:
    image = opened(data)
    assert not image.getexif() and not image.info.keys() & {"exif", "xmp", "comment", "icc_profile", "Author"}
    for trace in (*imagery.TRACES, b"Exif\0", b"xmpmeta", b"photoshop", b"EXIF", b"iTXt", b"tEXt"):
        assert trace not in data, trace


def test_the_page_shows_each_picture_once_with_its_words(illustrated):
    page = page_of(illustrated)
    assert page.count("<figure>") == 8
    assert "<figcaption>Foto: Stadt Musterstadt, 17.09.2026</figcaption>" in page
    assert 'alt="Fünf Menschen sitzen an einem runden Tisch vor einem Fenster"' in page
    assert "<p>Danach ging es hinaus.</p>" in page and "<p>Und weiter.</p>" in page
    assert "Schmuckbild" not in page and ".jpg" not in page and ".webp" not in page
    public = page_of(illustrated, "public")
    assert public.count("<figure>") == 4 and "quer gehalten" not in public


def test_pictures_are_upright_in_srgb_and_no_larger_than_paper_needs(illustrated):
    found = embedded(page_of(illustrated))
    kind, data = found["Fünf"]
    assert kind == "image/jpeg" and opened(data).size == (1950, 1300)
    kind, data = found["Der"]
    # It was saved lying on its side (orientation 6).
    assert kind == "image/jpeg" and opened(data).size == (1024, 1536)
    assert is_near(opened(data).getpixel((1015, 5)), (255, 0, 0))
    kind, data = found["Ein"]
    assert kind in ("image/jpeg", "image/png")
    inks = opened(found["Links"][1])
    assert inks.mode == "RGB"
    assert is_near(inks.getpixel((100, 300)), (0, 255, 255)) and is_near(inks.getpixel((700, 300)), (255, 0, 0))
    assert found[""][0] == "image/png" and opened(found[""][1]).getpixel((5, 5))[3] == 0


def test_colours_are_those_of_the_profile(illustrated):
    page = page_of(illustrated)
    data = re.search(r'src="data:image/jpeg;base64,([^"]+)"[^>]*alt="Ein Feld', page)
    red, green, _ = opened(base64.b64decode(data.group(1))).convert("RGB").getpixel((100, 100))
    assert green > 180 > 60 > red, (red, green)


def test_depth_is_what_every_program_reads(illustrated):
    page = page_of(illustrated)
    data = re.search(r'src="data:(image/[a-z]+);base64,([^"]+)"[^>]*alt="Ein grauer', page)
    image = opened(base64.b64decode(data.group(2)))
    assert image.mode == "L" and image.size == (700, 500)


def test_nothing_says_who_took_them_and_where(illustrated):
    for data in (data for kind, data in embedded(page_of(illustrated)).values() if kind != "image/svg+xml"):
        has_no_traces(data)
    kind, chart = embedded(page_of(illustrated))["Balken:"]
    assert kind == "image/svg+xml" and b"Teilnehmende" in chart and b"DOCTYPE" not in chart
    for trace in imagery.TRACES:
        assert trace not in chart, trace
    for path in (illustrated.folder / "out").rglob("*"):
        if path.is_file():
            assert not any(trace in path.read_bytes() for trace in imagery.TRACES), path


def test_the_mail_has_small_pictures_that_outlook_shows(illustrated):
    for mail in illustrated.mails:
        read = parts(parse(mail))
        addresses = re.findall(r'src="?cid:([^"> ]+)', read.html)
        ids = [image["Content-ID"].strip("<>") for image in read.images]
        assert sorted(addresses) == sorted(ids) and len(ids) == 9, (addresses, ids)
        for image in read.images:
            assert image.get_content_type() in ("image/png", "image/jpeg")
            assert image.get_content_disposition() == "inline" and image.get_filename() is None
            data = image.get_content()
            has_no_traces(data)
            assert opened(data).width <= 1200 and opened(data).height <= 1400
        widths = [int(width) for width in re.findall(r'src="?cid:picture[^>]*?width="?(\d+)', read.html)]
        assert len(widths) == 8 and max(widths) <= 600, widths
        assert "[Bild: Fünf Menschen sitzen an einem runden Tisch vor einem Fenster]" in " ".join(read.text.split())
        assert "Foto: Stadt Musterstadt, 17.09.2026" in read.text and "Schmuckbild" not in read.text
    # All that follows the texts is the same for everybody.
    tails = {mail[mail.index(b"Content-ID: <logo@rundmail>") :] for mail in illustrated.mails}
    assert len(tails) == 1


def test_the_chart_is_painted_with_its_words(illustrated):
    read = parts(parse(illustrated.mails[0]))
    number = re.search(r'src="?cid:(picture-\d+@rundmail)"?[^>]*alt="Balken', read.html).group(1)
    chart = next(image for image in read.images if number in image["Content-ID"])
    image = opened(chart.get_content()).convert("L")
    assert image.size == (1200, 675)
    heading = image.crop((300, 20, 900, 90))
    assert heading.getextrema()[0] < 80, "no letters"


def test_pictures_can_stay_large(illustrated, tmp_path):
    workspace = copy_of(illustrated.folder, tmp_path / "gross", "bilder.toml")
    settings = workspace.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("[mail]", "[mail]\nshrink-images = false"), "utf-8")
    images = parts(parse(previewed(workspace)[0])).images
    assert max(opened(image.get_content()).width for image in images) == 1950


def test_the_pdf_describes_its_pictures(illustrated):
    with pikepdf.open(illustrated.folder / "out" / "internal" / "bilder.pdf") as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        alts = {str(one.Alt) for one in figures if "/Alt" in one}
        assert "Fünf Menschen sitzen an einem runden Tisch vor einem Fenster" in alts
        assert any(alt.startswith("Balken: 2023") for alt in alts) and "" not in alts
        widths = {
            int(one.Width) for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        }
        assert 1950 in widths
    text = output("pdftotext", illustrated.folder / "out" / "internal" / "bilder.pdf", "-")
    assert "Foto: Stadt Musterstadt" in text and "Teilnehmende" in text
    listed = output("pdfimages", "-list", illustrated.folder / "out" / "internal" / "bilder.pdf").splitlines()
    photo = next(line.split() for line in listed if " 1950 " in line)
    assert 290 <= int(photo[12]) <= 310, photo


def test_documents_with_pictures_conform(illustrated):
    out = illustrated.folder / "out"
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", *sorted(out.rglob("*.pdf")))
    mail = illustrated.folder / "mail.html"
    mail.write_text(parts(parse(illustrated.mails[0])).html, "utf-8")
    output("node", WEB, *sorted(out.rglob("*.html")), mail)


@pytest.fixture
def office(illustrated, tmp_path):
    """A function that checks a text in a workspace with some odd files."""
    workspace = copy_of(illustrated.folder, tmp_path / "buero", "bilder.toml")
    folder = workspace.folder / "bilder"

    def checked(text, command="check", **files):
        for name, data in files.items():
            (folder / name.replace("__", ".")).write_bytes(data)
        head = 'title = "T"\nkind = "circular"\nissued = 2026-09-24\n'
        workspace.file.write_text(f"{head}intro = '''\n{text}\n'''\n", "utf-8")
        return workspace.run(command, workspace.file)

    checked.workspace = workspace
    return checked


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("![](bilder/treffen.jpg)", "picture.alt", "Alternativtext"),
        ("![treffen.jpg](bilder/treffen.jpg)", "picture.alt", "Dateiname"),
        ("![Ein Treffen](bilder/trefen.jpg)", "picture.unreadable", "Prüfen Sie den Namen"),
        ("![Ein Treffen](bilder/Treffen.JPG)", "picture.unreadable", "Meinten Sie `treffen.jpg`?"),
        ("![Ein Treffen](bilder)", "picture.unreadable", "sondern ein Ordner"),
        ("![Ein Treffen](../treffen.jpg)", "picture.outside", "außerhalb"),
        ("![Ein Treffen](/etc/hostname)", "picture.outside", "außerhalb"),
        ("![Die Liste](contacts.csv)", "picture.outside", "nur für das Büro"),
        ("![Ein Treffen](bilder/a.heic)", "picture.format", "Maximale Kompatibilität"),
        ("![Ein Treffen](bilder/a.txt)", "picture.format", "kein Bild"),
        ("![Ein Treffen](bilder/cut.jpg)", "picture.format", "beschädigt"),
        ("![Ein Treffen](bilder/script.svg)", "picture.unsafe", "<script"),
        ("![Ein Treffen](bilder/bomb.svg)", "picture.unsafe", "DOCTYPE"),
        ("![Ein Treffen](bilder/bomb.png)", "picture.too-large", "Millionen"),
    ],
)
def test_what_cannot_be_shown_is_named_with_its_place(office, text, rule, says):
    bomb = bytearray(imagery.saved(imagery.plain("red", (10, 10)), "PNG"))
    bomb[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)
    png_bomb = bomb[:29] + __import__("zlib").crc32(bytes(bomb[12:29])).to_bytes(4) + bomb[33:]
    done = office(
        f"Vorher.\n\n{text}",
        a__heic=imagery.heic(),
        a__txt=b"nur Text",
        cut__jpg=imagery.photo(600, 400)[:300],
        script__svg=b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        bomb__svg=b"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>",
        bomb__png=bytes(png_bomb),
    )
    assert done.code == 1 and f"[{rule}]" in done.err and says in done.err, done.err
    assert "bilder.toml, Zeile 7" in done.err, done.err


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("![Bild](bilder/treffen.jpg)", "picture.alt", "sagt nicht, was zu sehen ist"),
        ("![Ein Treffen](https://stadt.example/treffen.jpg)", "text.image", "nicht geladen"),
        ("| Bild |\n|---|\n| ![Ein Treffen](bilder/treffen.jpg) |", "text.image", "eigenen Absatz"),
        ("![Drei Farben](bilder/a.gif)", "picture.moves", "erstes Bild"),
        ("![Drei Farben](bilder/a.webp)", "picture.moves", "erstes Bild"),
        ("![Ein Treffen](bilder/klein.jpg)", "picture.small", "320 × 240 Bildpunkte"),
        ("![Zahlen](bilder/han.svg)", "picture.glyph", "漢"),
    ],
)
def test_what_is_worth_a_look_is_named(office, text, rule, says):
    done = office(
        text,
        "render",
        a__gif=imagery.moving("GIF"),
        a__webp=imagery.moving("WEBP"),
        klein__jpg=imagery.photo(320, 240),
        han__svg=imagery.chart("漢"),
    )
    assert done.code == 0 and f"[{rule}]" in done.err and says in done.err, done.err
    page = next((office.workspace.folder / "out" / "internal").glob("bilder.html")).read_text("utf-8")
    assert "https://stadt.example/treffen.jpg" not in re.findall(r'<img[^>]+src="([^"]+)"', page)
    if rule == "picture.moves":
        (_, data) = embedded(page)["Drei"]
        assert is_near(opened(data).convert("RGB").getpixel((10, 10)), (255, 0, 0))


def test_a_public_text_shows_no_internal_attachment(office):
    shutil.copy(office.workspace.folder / "bilder" / "treffen.jpg", office.workspace.folder / "anlagen")
    text = "![Ein Treffen](anlagen/treffen.jpg)\n'''\n" + (
        "[[attachments]]\nid = 'foto'\ntitle = 'Foto'\nfile = 'anlagen/treffen.jpg'\nvisibility = 'internal'\nurl = '''"
        "https://a.example"
    )
    done = office(text)
    assert done.code == 1 and "[picture.internal]" in done.err and "„Foto“" in done.err, done.err
    # A photograph that is attached keeps what its camera wrote, and that is said.
    assert "[attachment.traces]" in done.err and "den Ort der Aufnahme" in done.err, done.err


def test_what_a_drawing_says_is_proven(contract):
    """The words in it are as public as the text around it."""
    chart = imagery.chart(" 823 1674 9021")
    (contract.folder / "zahlen.svg").write_bytes(chart)
    text = contract.file.read_text("utf-8")
    before, separator, after = text.partition('intro = """')
    contract.file.write_text(f"{before}{separator}\n![Balken mit Zahlen](zahlen.svg)\n\n{after}", "utf-8")
    done = contract.run("check", contract.file)
    assert done.code == 1 and "[public.secret]" in done.err and "zahlen.svg" in done.err, done.err
