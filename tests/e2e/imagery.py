"""Pictures as cameras, phones, scanners and drawing programs make them; everything in them is invented."""

import io
import math
import random
import struct

from PIL import Image, ImageChops, ImageCms, ImageDraw, PngImagePlugin

# What nobody must read in a document: the camera, its owner, the place, a caption for the archive.
TRACES = [b"Kim Probe", b"Serie-4711", b"Musterkamera", b"Archivnotiz", b"GPSLatitude", b"Vorschaubild"]

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description exif:GPSLatitude="51,2N" dc:creator="Kim Probe"/></rdf:RDF></x:xmpmeta>'
)


def exif(orientation=1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "Musterkamera"
    data[0x013B] = "Kim Probe"
    data.get_ifd(0x8825).update({1: "N", 2: (51.0, 12.0, 3.0), 3: "E", 4: (9.0, 30.0, 1.0)})
    data.get_ifd(0x8769).update({0xA431: "Serie-4711", 0xA430: "Kim Probe"})
    return data


def meeting(width=2400, height=1600) -> Image.Image:
    """A round of people at a table in front of a window, with the noise of a camera."""
    image = Image.new("RGB", (width, height), "#d9c9a8")
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 0, width, height * 0.6], fill="#8fb7cf")
    draw.rectangle([0, height * 0.55, width, height], fill="#a8794a")
    for number in range(5):
        x, colour = width * (0.15 + 0.175 * number), ["#7a1f3d", "#1d4e89", "#3f6b3a", "#c46a1c", "#5b4a86"][number]
        size = height * 0.09
        draw.ellipse([x - size, height * 0.25 - size, x + size, height * 0.25 + size], fill="#e0b48c")
        draw.rounded_rectangle([x - size * 1.4, height * 0.36, x + size * 1.4, height * 0.7], size, fill=colour)
    draw.ellipse([width * 0.05, height * 0.6, width * 0.95, height * 1.05], fill="#e8e0d0")
    # The upper left corner is red: it tells which way is up.
    draw.rectangle([0, 0, width // 10, height // 10], fill="#ff0000")
    noise = random.Random(7)
    grain = Image.frombytes("L", (width // 8, height // 8), noise.randbytes((width // 8) * (height // 8)))
    grain = grain.resize((width, height)).convert("RGB")
    image = Image.blend(image, grain, 0.06)
    ImageDraw.Draw(image).rectangle([0, 0, width // 10, height // 10], fill="#ff0000")
    return image


def saved(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width=2400, height=1600, orientation=1, **options) -> bytes:
    """A JPEG of a phone, with everything that it notes."""
    comment = {"comment": b"Archivnotiz Kim Probe"}
    return saved(meeting(width, height), "JPEG", quality=90, exif=exif(orientation), xmp=XMP, **{**comment, **options})


def poster() -> bytes:
    """A portrait poster as a PNG with texts of its program."""
    image = Image.new("RGB", (1240, 1754), "#14532d")
    draw = ImageDraw.Draw(image)
    draw.rectangle([80, 80, 1160, 1674], outline="#f4d35e", width=24)
    for number in range(6):
        draw.regular_polygon((620, 500 + 40 * number, 320 - 50 * number), 8, fill=["#f4d35e", "#14532d"][number % 2])
    draw.text((620, 1250), "Fest der Nachbarn", fill="#ffffff", anchor="mm", font_size=110)
    draw.text((620, 1420), "8. Mai · Marktplatz", fill="#f4d35e", anchor="mm", font_size=70)
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Kim Probe")
    info.add_itxt("Comment", "Archivnotiz")
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(image, "PNG", pnginfo=info, exif=exif())


CHART = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<!-- Archivnotiz von Kim Probe -->
<svg xmlns="&ns_svg;" xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 640 360"
     i:export-filename="C:\\Users\\Kim Probe\\Serie-4711.png">
  <title>Musterkamera</title>
  <metadata><i:who>Kim Probe</i:who></metadata>
  <rect width="640" height="360" fill="#ffffff"/>
  <g fill="#0b5a5f">
    <rect x="90" y="210" width="80" height="90"/>
    <rect x="220" y="160" width="80" height="140"/>
    <rect x="350" y="120" width="80" height="180"/>
    <rect x="480" y="70" width="80" height="230"/>
  </g>
  <path d="M60 300H600" stroke="#1d2528" stroke-width="2"/>
  <g font-family="Arial, sans-serif" font-size="22" text-anchor="middle" fill="#1d2528">
    <text x="130" y="330">2023</text><text x="260" y="330">2024</text>
    <text x="390" y="330">2025</text><text x="520" y="330">2026</text>
    <text x="320" y="40" font-weight="bold">Teilnehmende 😀 je Jahr{extra}</text>
  </g>
</svg>
"""


def chart(extra="") -> bytes:
    return CHART.replace("{extra}", extra).encode()


def transparent_webp() -> bytes:
    image = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([100, 50, 800, 550], fill=(122, 31, 61, 255))
    return saved(image, "WEBP", lossless=True, exif=exif(), xmp=XMP)


def photo_webp() -> bytes:
    return saved(meeting(1600, 1067), "WEBP", quality=85, exif=exif(6), xmp=XMP)


def swapped_profile() -> bytes:
    """An ICC profile in which red and green have changed places, so that nobody can overlook it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert b"\0s\0R\0G\0B" in profile
    profile = profile.replace(b"\0s\0R\0G\0B", b"\0x\0R\0G\0B")
    count, places = int.from_bytes(profile[128:132]), {}
    for number in range(count):
        at = 132 + 12 * number
        places[bytes(profile[at : at + 4])] = at
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    kept = profile[red + 4 : red + 12]
    profile[red + 4 : red + 12] = profile[green + 4 : green + 12]
    profile[green + 4 : green + 12] = kept
    return bytes(profile)


def plain(colour, size=(700, 500)) -> Image.Image:
    return Image.new("RGB", size, colour)


def inks() -> bytes:
    """A JPEG for print, in four inks."""
    image = Image.new("CMYK", (800, 600), (255, 0, 0, 0))
    ImageDraw.Draw(image).rectangle([400, 0, 800, 600], fill=(0, 255, 255, 0))
    return saved(image, "JPEG", quality=95, exif=exif())


def ink_profile() -> bytes:
    """An ICC profile for four inks in which "cyan" prints orange and "magenta" green, so that nobody overlooks it."""
    paper = {(0, 0): (100, 0, 0), (1, 0): (67, 43, 74), (0, 1): (52, -56, 50), (1, 1): (30, 10, 20)}
    grid = bytearray()
    for at in range(16):
        cyan, magenta, yellow, black = at >> 3 & 1, at >> 2 & 1, at >> 1 & 1, at & 1
        light, a, b = paper[cyan, magenta]
        light, a, b = (0, 0, 0) if black else (light * (0.9 if yellow else 1), a, b + (10 if yellow else 0))
        grid += bytes([round(light * 2.55), a + 128, b + 128])
    matrix = b"".join(struct.pack(">i", 65536 * (at % 4 == 0)) for at in range(9))
    straight = bytes(range(256))
    table = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + matrix + straight * 4 + bytes(grid) + straight * 3
    name = b"Druck auf Musterpapier\0"
    text = b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(8 + 2 + 1 + 67)
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)
    tags, body = [(b"desc", text), (b"cprt", b"text" + bytes(4) + b"frei\0"), (b"wtpt", white), (b"A2B0", table)], b""
    index, start = struct.pack(">I", len(tags)), 128 + 4 + 12 * len(tags)
    for tag, data in tags:
        index += tag + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061) + bytes(48)
    return head + index + body


def printed_inks() -> bytes:
    """A JPEG for print, with the profile of its inks: „cyan“ to the left, white, „magenta“ to the right."""
    image = Image.new("CMYK", (800, 600), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 0, 200, 600], fill=(255, 0, 0, 0))
    draw.rectangle([600, 0, 800, 600], fill=(0, 255, 0, 0))
    draw.rectangle([300, 0, 500, 200], fill=(0, 0, 0, 255))
    return saved(image, "JPEG", quality=95, exif=exif(6), icc_profile=ink_profile())


def mixed_inks() -> bytes:
    """The same inks as `inks`, coded as Photoshop does: luminance, two differences of colour, black (YCCK)."""
    halves = []
    for inks in ((255, 0, 0), (0, 255, 255)):
        coded = Image.new("RGB", (400, 600), inks).convert("YCbCr")
        # Pillow turns all values round.
        halves.append(
            Image.merge("CMYK", [*(ImageChops.invert(one) for one in coded.split()), Image.new("L", coded.size)])
        )
    image = Image.new("CMYK", (800, 600))
    image.paste(halves[0], (0, 0))
    image.paste(halves[1], (400, 0))
    data = saved(image, "JPEG", quality=95)
    at = data.index(b"Adobe")
    assert data[at + 11] == 0
    return data[: at + 11] + bytes([2]) + data[at + 12 :]


def deep() -> bytes:
    """A grey PNG with sixteen bits for each pixel."""
    image = Image.new("I;16", (700, 500))
    image.putdata([round(65535 * (math.sin(at / 9000) + 1) / 2) for at in range(700 * 500)])
    return saved(image, "PNG")


def moving(kind: str) -> bytes:
    frames = [plain(colour, (640, 480)) for colour in ("#ff0000", "#00ff00", "#0000ff")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=200)


def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
