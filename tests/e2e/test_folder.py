"""`check` of a folder looks through many files at once, and says the same as one after the other."""

import json
import shutil

from conftest import ROOT, rundmail

MINUTES = """titel = "Treffen der Runde"
art = "protokoll"
ausgabedatum = 2026-09-08
einleitung = "Am Freitag, {day}. Oktober 2026, ist Treffen {day}."
[sitzung]
datum = 2026-09-03
"""


def folder(tmp_path):
    """An office with faults of its own, and files with faults of theirs."""
    office = tmp_path / "netzwerk"
    office.mkdir()
    for name in ("rundmail.toml", "kontakte.csv", "logo.svg"):
        shutil.copy(ROOT / "examples" / "netzwerk" / name, office)
    with (office / "kontakte.csv").open("a", encoding="utf-8") as contacts:
        contacts.write("Frau;Kim;Probe;;kein-at;;;\n")
    (office / "templates").mkdir()
    (office / "templates" / "page.html").write_text("{{ titel_der_seite }}\n")
    for number in range(8):
        text = MINUTES.format(day=number + 3)
        if number in (3, 6):
            text = 'sprache = "sw"\n' + text
        if number == 4:
            text += "[[tagesordnung\n"
        (office / f"2026-09-{number + 10}.toml").write_text(text, "utf-8")
    return office


def test_a_folder_says_the_same_on_one_core_and_on_many(tmp_path):
    office = folder(tmp_path)
    one, many = [rundmail("check", "--json", ".", cwd=office, RAYON_NUM_THREADS=cores) for cores in (1, 5)]
    assert one == many and one.code != 0
    said = json.loads(one.out)

    def files(rule):
        return [finding["file"] for finding in said if finding["rule"] == rule]

    # One file after the other, each with its own slip; the broken one among them.
    slips = [f"2026-09-{number + 10}.toml" for number in (0, 1, 2, 5, 7)]
    assert files("text.weekday") == slips
    assert "2026-09-14.toml" in [finding["file"] for finding in said]
    # What the files have in common is told once, with the first of them.
    assert files("words.language") == ["2026-09-13.toml"]
    for shared in ("kontakte.csv", "templates/page.html"):
        told = [(one["rule"], one["line"], one["message"]) for one in said if one["file"].endswith(shared)]
        assert len(set(told)) == len(told) > 0, shared


def test_people_are_told_the_same_on_one_core_and_on_many(tmp_path):
    office = folder(tmp_path)
    one, many = [rundmail("pruefen", ".", cwd=office, RAYON_NUM_THREADS=cores) for cores in (1, 4)]
    assert one == many and "2026-09-10.toml" in one.err + one.out
