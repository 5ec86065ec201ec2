"""Texts against each other, slips of the fingers and their repairs, as a clerk meets them."""

import json

from conftest import rundmail

CLOCK = {"SOURCE_DATE_EPOCH": 1_790_000_000}
HEAD = 'art = "rundmail"\ntitel = "Rundbrief"\nausgabedatum = 2026-09-01\n'


def found(folder, text: str) -> list[dict]:
    (folder / "a.toml").write_text(HEAD + text, "utf-8")
    return json.loads(rundmail("check", "a.toml", "--json", cwd=folder, **CLOCK).out)


def test_of_many_repairs_all_are_made_that_do_no_harm(tmp_path):
    """Every second one would write a key twice; each is tried with the others, not by itself."""
    table = (
        '[[termine]]\ntitl = "Fest {0}"\ntittel = "Feier {0}"\ndatum = 2027-03-04\nort = "Park"\nbeginn = 10:00:00\n'
    )
    path = tmp_path / "a.toml"
    path.write_text(HEAD + "".join(table.format(number) for number in range(250)), "utf-8")
    done = rundmail("check", "a.toml", "--fix", "--yes", cwd=tmp_path, **CLOCK)
    lines = path.read_text("utf-8").splitlines()
    assert sum(line.startswith("titel = ") for line in lines) == 251 and done.err.count("  bisher: ") == 250


def test_slips_of_the_fingers_are_told_and_repaired(tmp_path):
    wrong = "Das Haus  ist offen.Um 18 Uhr gibt es Tee,Kaffee und Kuchen.. Kommen Sie!Wir freuen uns ,wie immer."
    right = "Das Haus ist offen. Um 18 Uhr gibt es Tee, Kaffee und Kuchen. Kommen Sie! Wir freuen uns ,wie immer."
    kept = "```\na  b..\n```\n\n| Tag  | Ort |\n|---|---|\n| Mo  | Saal.. |\n\nTee  3 Euro\nSaft  4 Euro\n"
    told = found(tmp_path, f"[[mitteilungen]]\ntitel = \"A\"\ntext = '''\n{wrong}\n\n{kept}'''\n")
    counts = {one["rule"]: one["count"] for one in told if one["rule"].startswith("german.")}
    assert counts["german.spacing"] == 4 and counts["german.punctuation"] == 2, told
    done = rundmail("check", "a.toml", "--fix", "--yes", cwd=tmp_path, **CLOCK)
    text = (tmp_path / "a.toml").read_text("utf-8")
    assert right in text and kept.replace("Saal..", "Saal.") in text
    assert "`Haus  ist` wird `Haus ist`" in done.err and "`Kuchen..` wird `Kuchen.`" in done.err


CONTRADICTIONS = [
    ("Das Konzert der Musikschule ist am 5. Oktober.", "Am 6. Oktober ist das Konzert der Musikschule.", "6. Oktober"),
    ("Das Erntedankfest ist am 5. Oktober im Bürgerhaus.", "Das Erntedankfest findet im Pfarrheim statt.", "Pfarrheim"),
    ("Das Benefizkonzert kostet 5 Euro.", "Beim Benefizkonzert am 5. Oktober ist der Eintritt frei.", "frei"),
    ("Herr Tschernikow fährt den Bus.", "Das Gepäck nimmt Herr Tschernikov.", "Herr Tschernikov"),
    ("Bürgermeister Mayer eröffnet.", "Am Ende dankt Bürgermeister Maier.", "Bürgermeister Maier"),
]


def test_two_texts_do_not_contradict_each_other(tmp_path):
    for one, other, place in CONTRADICTIONS:
        text = f'[[mitteilungen]]\ntitel = "A"\ntext = "{one}"\n[[mitteilungen]]\ntitel = "B"\ntext = "{other}"\n'
        source = (HEAD + text).encode()
        at = [source[finding["start"] : finding["end"]].decode() for finding in found(tmp_path, text)]
        assert place in at, (one, other, at)


def test_what_is_promised_is_attached(tmp_path):
    attached = '[[anlagen]]\nkennung = "{0}"\ntitel = "{0}"\nlink = "https://verein.example/{0}"\nversand = false\n'
    for promise, papers, is_told in [
        ("Mit dieser Mail erhalten Sie die Liste der Räume.", 0, True),
        ("Mit dieser Mail erhalten Sie Neues aus dem Netz.", 0, False),
        ("Dieser Mail sind drei Anlagen beigefügt.", 2, True),
        ("Dieser Mail sind zwei Anlagen beigefügt.", 2, False),
    ]:
        text = f'[[mitteilungen]]\ntitel = "A"\ntext = "{promise}"\n'
        told = found(tmp_path, text + "".join(attached.format(name) for name in ["plan", "liste"][:papers]))
        assert any(one["rule"] == "attachment.not-there" for one in told) == is_told, (promise, told)
