"""Input that asks for more time or memory than anybody has: a sentence, never an abort, a swamp or a wait."""

import base64
import io
import os
import resource
import shutil
import struct
import subprocess
import time
import zlib
from pathlib import Path

import pytest
from conftest import BINARY, Result
from PIL import Image

# What an honest Rund-Mail never needs. The test program is built without optimisation and the machine may be
# busy: processor seconds, with much room.
MOST_MEMORY = 500_000_000
MOST_SECONDS = 60


def measured(workspace, *args, **variables):
    """Runs the program and returns what it said, its processor seconds and its largest memory in bytes."""
    env = {"PATH": os.environ["PATH"], "HOME": str(workspace.folder), "RUNDMAIL_LANG": "de", **variables}
    out, err = workspace.folder / ".out", workspace.folder / ".err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        child = subprocess.Popen(
            [BINARY, *map(str, args)],
            cwd=workspace.folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS)),
        )
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    result = Result(child.returncode, out.read_text("utf-8"), err.read_text("utf-8"))
    return result, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def within_bounds(workspace, *args, **variables) -> Result:
    done, seconds, memory = measured(workspace, *args, **variables)
    assert done.code in (0, 1, 4, 5), (done, seconds, memory)
    assert "panicked" not in done.err and seconds < MOST_SECONDS, (done.err, seconds)
    assert memory < MOST_MEMORY, (memory, done.err[:2000])
    return done


# Pictures


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


# What is no file


def in_the_way(path):
    """A pipe that nobody writes to."""
    if path.exists():
        path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "name",
    [
        "2026-09-03-zusammenfassung.toml",
        "rundmail.toml",
        "kontakte.csv",
        "logo.svg",
        "anlagen/Folien Gut ankommen.pdf",
        "templates/page.html",
        "templates/minutes.typ",
        "templates/words.de.toml",
        "2026-09-03-zusammenfassung.uk.toml",
    ],
)
def test_a_pipe_is_told_and_not_waited_for(network, name):
    path = network.folder / name
    path.parent.mkdir(exist_ok=True)
    in_the_way(path)
    for args in (["check"], ["render"], ["preview", "--no-open"], ["send", "--dry-run"]):
        done = network.run(args[0], network.file, *args[1:], timeout=60)
        # Who renders needs no list.
        if (name, args[0]) != ("kontakte.csv", "render"):
            assert done.code == 1 and path.name in done.err, (args, done)


def test_pipes_on_the_command_line_are_told(network):
    pipe = network.folder / "rohr"
    in_the_way(pipe)
    for args in (
        ["check", network.file, "--contacts", pipe],
        ["contacts", "--contacts", pipe],
        ["bounces", pipe],
        ["attendance", pipe],
        ["check", pipe],
        ["send", pipe, "--dry-run"],
    ):
        done = network.run(*args, timeout=60)
        assert done.code in (1, 4) and "[" in done.err, (args, done)


def test_devices_and_folders_are_told(network):
    for thing in ("/dev/zero", "/dev/full", network.folder):
        for args in (
            ["contacts", "--contacts", thing],
            ["send", thing, "--dry-run"],
            ["check", network.file, "--contacts", thing],
        ):
            done = network.run(*args, timeout=60)
            assert done.code in (1, 2) and str(thing) in done.err, (args, done)


def test_a_list_of_nothing_but_zeros(network):
    with (network.folder / "kontakte.csv").open("wb") as file:
        file.write(b"\0" * 20_000_000)
    done = within_bounds(network, "check", network.file)
    assert done.code == 1 and "[contacts." in done.err, done.err


# The clock

CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, time);
    if (clock == CLOCK_REALTIME) time->tv_sec = atol(getenv("CLOCK_SAYS"));
    return result;
}
"""


@pytest.mark.skipif(shutil.which("cc") is None, reason="the clock is set by a small C library")
@pytest.mark.parametrize("seconds,year", [(-86_400 * 400, "1968"), (0, "1970"), (946_700_000, "2000")])
def test_a_clock_that_cannot_be_right_is_told(network, seconds, year):
    source, library = network.folder / "uhr.c", network.folder / "uhr.so"
    source.write_text(CLOCK, "utf-8")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    for args in (["check", network.file], ["send", network.file, "--yes"], ["status", network.file]):
        done = network.run(*args, LD_PRELOAD=library, CLOCK_SAYS=seconds)
        assert done.code == 1 and "panicked" not in done.err, done
        assert "Uhr" in done.err and year in done.err, done.err
    assert not (network.folder / "outbox").exists()


# Templates of the office

DOUBLED = (
    "{% set ns = namespace(s='xxxxxxxx') %}{% for i in range(40) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}"
)
TEMPLATES = {
    "page.html": DOUBLED,
    "mail.html": DOUBLED,
    "mail.txt": "{% set a = 'x' * 100000000 %}{% set b = [a ~ '1', a ~ '2', a ~ '3', a ~ '4', a ~ '5', a ~ '6'] %}"
    + DOUBLED,
    "mail-body.html": "{% for i in range(100000) %}{% for j in range(100000) %}x{% endfor %}{% endfor %}",
    "minutes.typ": '#let s = "xxxxxxxx"\n#for i in range(40) { s = s + s }\n#s\n',
}
HUGE = "1000000000000"
MAIL = {
    "text": '{{ "a" * %s }}' % HUGE,
    "list": "{%% set a = [1] * %s %%}{{ a }}" % HUGE,
    "indent": '{{ "a" | indent(%s, true) }}' % HUGE,
    "format": '{{ "%%%ss" | format("x") }}' % HUGE,
    "places": '{{ "%%.%sf" | format(1.5) }}' % HUGE,
    "range": "{{ range(%s) | list }}" % HUGE,
    "batch": "{{ [1] | batch(%s, 1) | list }}" % HUGE,
    "slice": "{{ [1] | slice(%s) | list }}" % HUGE,
    "not": "{{ " + "not " * 200_000 + "1 }}",
    "minus": "{{ " + "-" * 200_000 + "1 }}",
    "joined": "{{ " + "~".join(['"a"'] * 300_000) + " }}",
    "brackets": "{{ " + "[" * 100_000 + "]" * 100_000 + " }}",
    "nested": "{% set ns = namespace(s=[]) %}{% for i in range(90000) %}{% for j in range(9) %}"
    "{% set ns.s = [ns.s] %}{% endfor %}{% endfor %}{{ ns.s | length }}",
    "itself": "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}",
    "person": '{% if contact.groups %}{{ "a" | indent(' + HUGE + ", true) }}{% endif %}{{ greeting }}{{ body }}",
}
TYPST = {
    "strings": '= A\n#let s = "xxxxxxxx"\n#for i in range(40) { s = s + s }\n#s\n',
    "lists": "= A\n#let s = (1,)\n#for i in range(40) { s = s + s }\n",
    "calls": '= A\n#let f(n, s) = if n < 1 { 0 } else { f(n - 1, s + "a") + f(n - 1, s + "b") }\n#f(40, "")\n',
    "loops": "= A\n#let n = 0\n#for i in range(10000) { for j in range(10000) { for k in range(1000) { n += 1 } } }\n#n\n",
    "whiles": "= A\n#let n = 0\n#while true { n += 1 }\n#n\n",
    "itself": "= A\n#let f(n) = f(n + 1)\n#f(0)\n",
    "pages": "= A\n#for i in range(10000) { for j in range(10000) { pagebreak() } }\n",
    "words": "= A\n#lorem(100000000)\n",
    "text-at-once": '= A\n#("a" * %s)\n' % HUGE,
    "array-at-once": "= A\n#let a = (1,) * %s\n" % HUGE,
    "content-at-once": "= A\n#([a] * %s)\n" % HUGE,
    "range-at-once": "= A\n#range(%s).len()\n" % HUGE,
    "columns-of-a-table": "= A\n#table(columns: 1000000000)[a]\n",
    "rows-of-a-cell": "= A\n#table(columns: 2, table.cell(rowspan: 1000000000)[a])\n",
    "row-of-a-cell": "= A\n#table(columns: 2, table.cell(y: 9000000000)[a])\n",
    "sum": "= A\n#(" + "1+" * 200_000 + "1)\n",
    "closures": "= A\n#let f = x => x\n#for i in range(300000) { let g = f; f = x => g(x) }\n#f(1)\n",
    "array-in-array": "= A\n#let a = (1,)\n#for i in range(300000) { a = (a,) }\n#a\n",
    "xml": '= A\n#xml(bytes("<a>" * 100000 + "</a>" * 100000))\n',
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_doubles_a_text_is_told(network, name):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / name).write_text(TEMPLATES[name], "utf-8")
    done = within_bounds(
        network,
        "preview" if name.startswith("mail") else "render",
        network.file,
        *(["--no-open"] if name.startswith("mail") else []),
    )
    assert done.code == 1 and f"templates/{name}" in done.err, done.err
    assert "[template.endless]" in done.err or "[pdf.template]" in done.err, done.err


@pytest.mark.parametrize("name", TYPST)
def test_a_template_of_the_pages_comes_to_an_end(network, name):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "minutes.typ").write_text(TYPST[name], "utf-8")
    done = within_bounds(network, "render", network.file)
    assert done.code == 1 and "templates/minutes.typ" in done.err, done.err


@pytest.mark.parametrize("name", MAIL)
def test_a_template_that_asks_for_all_at_once_is_told(network, name):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "mail.txt").write_text(MAIL[name], "utf-8")
    done = within_bounds(network, "preview", network.file, "--no-open")
    assert done.code == 1 and "templates/mail.txt" in done.err and "[template." in done.err, done.err


def test_templates_that_take_too_much_hide_nothing_else(network):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "mail.txt").write_text(MAIL["indent"], "utf-8")
    (folder / "page.html").write_text("{{ titel }}", "utf-8")
    (folder / "pages.html").write_text("", "utf-8")
    (folder / "minutes.typ").write_text(TYPST["text-at-once"], "utf-8")
    for name, args in (("minutes.typ", ["render"]), ("mail.txt", ["check"])):
        done = within_bounds(network, args[0], network.file, *args[1:])
        assert done.code == 1 and done.err.count("[template.endless]") == 1 and f"templates/{name}" in done.err, (
            done.err
        )
        assert "[template.undefined]" in done.err and "[template.unused]" in done.err, done.err


def test_no_template_is_left_at_work(network):
    """Whoever is killed leaves nobody behind."""
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "minutes.typ").write_text(TYPST["calls"], "utf-8")
    env = {"PATH": os.environ["PATH"], "HOME": str(network.folder), "RUNDMAIL_LANG": "de"}
    child = subprocess.Popen(
        [BINARY, "render", network.file],
        cwd=network.folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    other = []
    while child.poll() is None and not other:
        asked = ["pgrep", "-P", str(child.pid), "-f", "try-templates"]
        other = subprocess.run(asked, capture_output=True, check=False).stdout.split()
    assert other
    child.kill()
    child.wait()
    while Path(f"/proc/{int(other[0])}").exists():
        time.sleep(0.05)


@pytest.mark.parametrize(
    "template", [DOUBLED, "{{ 'a' | indent(%s, true) }}" % HUGE, "{{ " + "not " * 200_000 + "1 }}"]
)
def test_a_subject_that_asks_for_too_much_is_told(network, template):
    settings = network.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("betreff"))
    settings.write_text(text.replace(old, f'betreff = "{template}"'), "utf-8")
    for args in (["check"], ["preview", "--no-open"], ["send", "--dry-run"]):
        done = within_bounds(network, args[0], network.file, *args[1:])
        assert done.code == 1 and "rundmail.toml" in done.err, done.err


# Signs without a glyph


def test_one_odd_glyph_does_not_stop_the_mails(network, server):
    import pikepdf

    network.use_server(server.port)
    extra = "\n[[mitteilungen]]\ntitel = 'Gruß 漢'\ntext = 'Wir grüßen 漢字, ไทย und noch einmal 漢 (\\ue001)'\n"
    extra = extra.replace("'", '"')
    network.file.write_text(network.file.read_text("utf-8") + extra, "utf-8")
    checked = network.run("check", network.file)
    assert checked.code == 0 and "3 Warnungen" in checked.err and "[pdf.glyph]" in checked.err, checked.err
    assert "Chinesisch" in checked.err and "Thailändisch" in checked.err
    done = network.run("render", network.file)
    assert done.code == 0, done.err
    [pdf] = (network.folder / "out" / "public").glob("*.pdf")
    with pikepdf.open(pdf) as document:
        assert document.pages
    shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
    assert "Gruß □" in shown and "□□, □" in shown and "漢" not in shown, shown
    [page] = (network.folder / "out" / "public").glob("*zusammenfassung.html")
    assert "漢字, ไทย" in page.read_text("utf-8")
    sent = network.run("send", network.file, "--yes", "--to", "rat")
    assert sent.code == 0 and server.mails, sent.err


def test_nor_does_one_in_a_template_of_the_office(network, server):
    network.use_server(server.port)
    (network.folder / "templates").mkdir(exist_ok=True)
    template = (
        '#import "builtin/minutes.typ": minutes\n#minutes(json("/data.json"))\n#let 名 = [迎]\nWillkommen 歡#名\n'
    )
    (network.folder / "templates" / "minutes.typ").write_text(template, "utf-8")
    checked = network.run("check", network.file)
    assert checked.code == 0 and "Zeile 3, Spalte 11" in checked.err and "2 Zeichen fehlen" in checked.err, checked.err
    assert network.run("render", network.file).code == 0
    [pdf] = (network.folder / "out" / "public").glob("*.pdf")
    shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
    assert "Willkommen □□" in shown
    sent = network.run("send", network.file, "--yes", "--to", "rat")
    assert sent.code == 0 and server.mails, sent.err


# Texts and lists whose parts are compared with each other

HEAD = 'titel = "Rund-Mail"\nart = "rundmail"\nausgabedatum = 2026-09-08\n'


def entries(count, table, lines):
    return HEAD + "".join(f"[[{table}]]\n{lines.format(n=n)}\n" for n in range(count))


MINUTES = {
    "headings": HEAD + 'einleitung = """\n' + "## Überschrift\n\nText.\n\n" * 12_000 + '"""\n',
    "keys": HEAD + "".join(f"schluessel{n} = 1\n" for n in range(60_000)),
    "dates": entries(10_000, "termine", 'titel = "Treffen"\ndatum = 2026-10-29\nbeginn = 17:00:00'),
    "participants": entries(5_000, "teilnehmende", 'name = "Anna Muster{n}"'),
    "attachments": entries(10_000, "anlagen", 'titel = "Flyer {n}"\nid = "a{n}"\ndatei = "anlagen/x{n}.pdf"'),
    "types": entries(10_000, "mitteilungen", "titel = 3"),
    "arrays": HEAD + "a = " + "[" * 100_000 + "]" * 100_000,
    "quotes": HEAD + "einleitung = '''\n" + "> " * 10_000 + "a'''\n",
    "huge": HEAD + "# nichts\n" * 400_000,
}


@pytest.mark.parametrize("name", MINUTES)
def test_minutes_without_measure_are_told(network, name):
    network.file.write_text(MINUTES[name], "utf-8")
    done = within_bounds(network, "check", network.file)
    if name not in ("quotes",):
        assert done.code == 1 and "[" in done.err, done.err[-2_000:]


def test_an_address_book_of_many_cards(network):
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna {n}\r\nN:Muster;Anna;;;\r\nEMAIL:a{n}@b.example\r\nEND:VCARD\r\n"
    cards = network.folder / "kontakte.vcf"
    cards.write_bytes("".join(card.format(n=n) for n in range(10_000)).encode())
    done = within_bounds(network, "check", network.file, "--contacts", cards)
    assert done.code == 0 and "nichts zu beanstanden" in done.err, done.err[-2_000:]
