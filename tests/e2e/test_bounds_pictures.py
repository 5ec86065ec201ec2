"""Pictures that ask for more time or memory than anybody has."""

import base64
import io
import struct
import zlib

import pytest
from bounds import within_bounds
from PIL import Image


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, depth=16, colour=6, more=b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def saved(image, form, **options) -> bytes:
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def jpeg(width, height, progressive=False) -> bytes:
    data = bytearray(saved(Image.new("RGB", (16, 16)), "JPEG", progressive=progressive))
    at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def webp() -> bytes:
    """A lossless picture of one colour and 16,383 pixels each way is some hundred octets."""
    bits = (16_382) | (16_382 << 14)
    data = b"\x2f" + struct.pack("<I", bits) + b"\x88\x88\x08" + b"\0" * 40
    body = b"WEBP" + b"VP8L" + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def profile_bomb() -> bytes:
    profile = b"icc\0\0" + zlib.compress(b"\0" * 1_500_000_000, 9)
    return png(16, 16, 8, 2, chunk(b"iCCP", profile))


PIXELS = {
    "png": png(65_500, 65_500),
    "png-of-one-bit": png(2_000_000_000, 2_000_000_000, 1, 0),
    "png-with-a-profile": None,
    "jpeg": jpeg(65_500, 65_500),
    "jpeg-progressive": jpeg(65_500, 65_500, True),
    "webp": webp(),
    "png-cut": saved(Image.new("RGB", (300, 300)), "PNG")[:200],
    "png-large": saved(Image.new("1", (20_000, 20_000)), "PNG"),
}

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>{inside}</svg>'


def svg(inside, size='width="100" height="100"') -> bytes:
    return SVG.format(size=size, inside=inside).encode()


def chain(count, link, first, last):
    """`first`, and `count` elements of which each refers to the one before it, ten times."""
    return first + "".join(link(number) for number in range(1, count)) + last


def of_ten(tag, how):
    return lambda n: f'<{tag} id="a{n}" width="1" height="1">{how(n - 1) * 10}</{tag}>'


def embedded(kind, data) -> str:
    coded = base64.b64encode(data).decode()
    return f'<image width="9" height="9" href="data:{kind};base64,{coded}"/>'


WHOLE = 'x="-1000%" y="-1000%" width="2100%" height="2100%"'
DRAWINGS = {
    "turbulence": svg(
        f'<filter id="f" {WHOLE}><feTurbulence baseFrequency=".05" numOctaves="9999"/></filter>'
        '<rect width="100" height="100" filter="url(#f)"/>'
    ),
    "blurs": svg(
        f'<filter id="f" {WHOLE}>'
        + '<feGaussianBlur stdDeviation="50"/>' * 5_000
        + '</filter><rect width="100" height="100" filter="url(#f)"/>'
    ),
    "brush": svg(
        '<filter id="f"><feMorphology operator="dilate" radius="90"/></filter>'
        + '<rect width="100" height="100" filter="url(#f)"/>' * 300
    ),
    "far": svg(
        '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter><rect width="1e9" height="1e9" filter="url(#f)"/>'
    ),
    "nested-filters": svg(
        f'<filter id="f" {WHOLE}><feGaussianBlur stdDeviation="50"/></filter>'
        + '<g filter="url(#f)">' * 90
        + '<rect width="100" height="100"/>'
        + "</g>" * 90
    ),
    "uses": svg(
        chain(
            12, of_ten("g", lambda n: f'<use href="#a{n}"/>'), '<g id="a0"><path d="M0 0h9"/></g>', '<use href="#a11"/>'
        )
    ),
    "uses-xlink": svg(
        chain(
            12,
            of_ten("g", lambda n: f'<use xlink:href="#a{n}"/>'),
            '<g id="a0"><path d="M0 0h9"/></g>',
            '<use xlink:href="#a11"/>',
        )
    ),
    "patterns": svg(
        chain(
            12,
            of_ten("pattern", lambda n: f'<rect width="1" height="1" fill="url(#a{n})"/>'),
            '<pattern id="a0" width="1" height="1"/>',
            '<rect width="9" height="9" fill="url(#a11)"/>',
        )
    ),
    "patterns-by-style": svg(
        "<style>"
        + "".join(f".c{n}{{fill:url(#a{n})}}" for n in range(12))
        + "</style>"
        + chain(
            12,
            of_ten("pattern", lambda n: f'<rect width="1" height="1" class="c{n}"/>'),
            '<pattern id="a0" width="1" height="1"/>',
            '<rect width="9" height="9" class="c11"/>',
        )
    ),
    "masks": svg(
        chain(
            12,
            of_ten("mask", lambda n: f'<g mask="url(#a{n})"><rect width="9" height="9"/></g>'),
            '<mask id="a0"/>',
            '<rect width="9" height="9" mask="url(#a11)"/>',
        )
    ),
    "clips": svg(
        chain(
            12,
            of_ten("clipPath", lambda n: f'<rect width="9" height="9" clip-path="url(#a{n})"/>'),
            '<clipPath id="a0"/>',
            '<rect width="9" height="9" clip-path="url(#a11)"/>',
        )
    ),
    "markers": svg(
        '<marker id="m">' + '<path d="M0 0h1"/>' * 5_000 + "</marker>"
        f'<path marker-mid="url(#m)" stroke="red" d="M0 0{"h1" * 100_000}"/>'
    ),
    "pattern-of-miles": svg(
        '<pattern id="p" width="1" height="1" patternTransform="scale(40000)" '
        'patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern>'
        '<rect width="100" height="100" fill="url(#p)"/>'
    ),
    "layers": svg('<g opacity=".9">' * 95 + '<rect x="-9e9" width="2e10" height="2e10"/>' + "</g>" * 95),
    "many-layers": svg('<g opacity=".9"><rect width="100" height="100"/></g>' * 40_000),
    "dashes": svg('<path stroke="red" stroke-dasharray=".0001" d="M0 0' + "l100 100l-100 -100" * 5_000 + '"/>'),
    "deep": svg("<g>" * 50_000 + "</g>" * 50_000),
    "elements": svg("<g/>" * 450_000),
    "rules": svg("<style>" + "a b c{fill:red}" * 60_000 + "</style>" + "<g/>" * 60_000),
    "huge": svg('<rect width="100%" height="100%"/>', 'width="1e30" height="1e30"'),
    "thin": svg('<rect width="100%" height="100%"/>', 'width="1e30" height="1e-30"'),
    "none": svg("", 'width="0" height="0"'),
    "png-inside": svg(embedded("image/png", png(65_500, 65_500))),
    "gif-inside": svg(
        embedded("image/gif", b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;")
    ),
    "jpeg-inside-often": svg(
        '<defs><g id="p">'
        + embedded("image/jpeg", saved(Image.new("RGB", (3_000, 3_000)), "JPEG"))
        + "</g></defs>"
        + '<use href="#p"/>' * 2_000
    ),
    "svg-inside": svg(embedded("image/svg+xml", svg("<script>1</script>"))),
    "svg-called-png": svg(embedded("text/plain", svg("<g/>"))),
    "zipped-inside": svg(embedded("image/svg+xml", zlib.compress(b" " * 1_000_000_000, 9, 31))[:1_900_000]),
    "no-xml": b"<svg><g></svg>",
}


def with_logo(workspace, data):
    (workspace.folder / "logo.svg").write_bytes(data)


@pytest.mark.parametrize("name", PIXELS)
def test_a_picture_of_pixels_asks_for_no_more_than_there_is(network, name):
    with_logo(network, PIXELS[name] or profile_bomb())
    for verb in ("check", "render"):
        done = within_bounds(network, verb, network.file)
        assert done.code == 1 and "Logo" in done.err + "Logo" * ("beschädigt" in done.err), done.err
        assert "[logo." in done.err, done.err


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_costs_no_more_than_there_is(network, name):
    with_logo(network, DRAWINGS[name])
    checked = within_bounds(network, "check", network.file)
    # What `check` lets pass must be painted.
    rendered = within_bounds(network, "render", network.file)
    preview = within_bounds(network, "preview", network.file, "--no-open")
    assert ("[logo." in checked.err) == (rendered.code == 1) == (preview.code == 1), (checked, rendered, preview)


REFUSED = [
    "turbulence",
    "blurs",
    "far",
    "nested-filters",
    "uses",
    "uses-xlink",
    "patterns",
    "patterns-by-style",
    "markers",
    "deep",
    "elements",
    "rules",
    "png-inside",
    "gif-inside",
    "svg-inside",
    "svg-called-png",
    "zipped-inside",
    "no-xml",
    "none",
]


@pytest.mark.parametrize("name", REFUSED)
def test_such_a_drawing_is_told_by_check(network, name):
    with_logo(network, DRAWINGS[name])
    done = network.run("check", network.file)
    assert done.code == 1 and "[logo." in done.err, done.err


HONEST = {
    "shadow": svg(
        '<filter id="f"><feGaussianBlur stdDeviation="3"/><feOffset dx="2" dy="2"/></filter>'
        '<filter id="s"><feDropShadow dx="1" dy="1" stdDeviation="2"/></filter>'
        '<g filter="url(#s)"><rect width="90" height="90" filter="url(#f)"/></g>'
    ),
    "arms": svg(
        "<style>.st0{clip-path:url(#c)}.st1{fill:url(#g)}</style><defs><clipPath id='c'><circle r='50'/>"
        "</clipPath><linearGradient id='g'><stop/></linearGradient></defs>"
        + '<g class="st0"><path class="st1" d="M1 1L9 9L5 3z"/></g>'
        * 4_000
    ),
    "picture": svg(embedded("image/png", saved(Image.new("RGB", (900, 900)), "PNG"))),
    "hatched": svg(
        '<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5" stroke="red"/>'
        '</pattern><rect width="90" height="90" fill="url(#p)"/><path d="M0 0h90" stroke-dasharray="2 1"/>'
    ),
    "png": saved(Image.effect_noise((2_000, 900), 3), "PNG", optimize=False),
    "jpeg": saved(Image.new("RGB", (4_000, 3_000), "green"), "JPEG"),
    "webp": saved(Image.new("RGBA", (1_000, 900), "green"), "WEBP"),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_logo_is_taken(network, name):
    with_logo(network, HONEST[name])
    done = within_bounds(network, "check", network.file)
    assert "[logo." not in done.err, done.err
    done = within_bounds(network, "render", network.file)
    assert done.code == 0, done.err
