"""Input that asks for more time or memory than anybody has: a sentence, never an abort, a swamp or a wait."""

import os
import shutil
import subprocess

import pytest
from bounds import within_bounds

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
