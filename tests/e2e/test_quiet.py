"""What is shown of findings where somebody makes documents or sends, and what `check` shows."""

import json
import re

import pytest

SLOPPY = """
[[mitteilungen]]
titel = "Sprechstunde"
text = "Am 3.9.2026 von 9-11 Uhr, am 7.10.2026 um 9:00 Uhr und z.B. am 5.11.2026; Telefon 04321/987654."

[[termine]]
titel = "Tag der offenen Tür"
datum = 2026-12-05
ort   = "Rathaus"
"""


def notes_of(network, level="note"):
    found = json.loads(network.run("check", network.file, "--json").out)
    return [one for one in found if one["severity"] == level and "accepted" not in one]


@pytest.fixture
def sloppy(network):
    network.file.write_text(network.file.read_text("utf-8") + SLOPPY, "utf-8")
    return network


@pytest.mark.parametrize("verb", [["ausgeben"], ["vorschau", "--no-open"], ["senden", "--dry-run"]])
def test_notes_are_one_line_where_documents_are_made(verb, sloppy):
    done = sloppy.run(*verb, sloppy.file)
    assert done.code == 0, done.err
    assert "Hinweis:" not in done.err
    [number] = re.findall(r"^(\d+) Hinweise?; `rundmail pruefen .*` zeigt (?:sie|ihn)\.$", done.err, re.M)
    shown = sloppy.run("pruefen", sloppy.file).err
    assert int(number) <= shown.count("Hinweis:"), "check shows them, and those of its own"


def test_what_the_documents_set_right_is_counted_at_the_end(sloppy):
    done = sloppy.run("pruefen", sloppy.file)
    assert done.code == 0, done.err
    [number] = re.findall(r"^(\d+) Schreibweisen nach DIN 5008 gesetzt\.$", done.err, re.M)
    assert int(number) >= 4, done.err
    for rule in ("german.date", "german.time", "german.range", "german.spacing"):
        assert f"[{rule}]" not in done.err, done.err
        assert rule in {one["rule"] for one in notes_of(sloppy)}, "a program still reads them all"
    settings = sloppy.folder / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[pruefung]\n"german.date" = "warnung"\n', "utf-8")
    done = sloppy.run("pruefen", sloppy.file)
    assert "Warnung:" in done.err and "[german.date]" in done.err, "who wants to hear of them, does"


def test_what_is_alike_is_gathered_with_each_place(network):
    text = network.file.read_text("utf-8")
    calls = [f'\n[[mitteilungen]]\ntitel = "Aufruf {n}"\ntext = "Siehe [](termin:niemals-{n})."\n' for n in range(5)]
    network.file.write_text(text + "".join(calls), "utf-8")
    done = network.run("pruefen", network.file)
    assert done.code == 1
    lines = network.file.read_text("utf-8").splitlines()
    places = [number for number, line in enumerate(lines, 1) if "niemals-" in line]
    assert done.err.count("Fehler:") == 1, done.err
    assert "an 4 weiteren Stellen" in done.err and "5 Fehler" in done.err
    for number in places:
        assert f"Zeile {number}, Spalte" in done.err
