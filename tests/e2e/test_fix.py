"""`check --fix` writes what is sure and nothing else, asks before, and `--json` says the same to programs."""

import difflib
import json
import os
import re
import shutil
import stat
from collections import Counter
from pathlib import Path

import pytest
import tomlkit
from conftest import ROOT, rundmail
from terminal import in_terminal

CLOCK = {"SOURCE_DATE_EPOCH": 1_790_000_000}

SLIPS = r"""# Kopf
art = "protokoll"
Titl = „Sitzung im Mai“   # so
einleitung = "Das "neue" Haus."
schluss = 'Wie geht's?'
kennung = "a",

[sitzung]   # hier
datum = 18.02.2021
beginn = 17.30
ende = "19.15 Uhr"
ort = Rathaus, Saal 3 # links
naechstes-treffen: 2021-03-18

[teilnahme]
personen = "18"

[[termine]
titel = „Fest" # am Markt
datum = "1. September 2021"
zeit "x"
ort = "Park

[[anlagen]]
kennung = "plan"
titel = "Plan"
datei = "anlagen\plan.pdf"
versand = nein
"""

MENDED = r"""# Kopf
art = "protokoll"
titel = "Sitzung im Mai"   # so
einleitung = "Das „neue“ Haus."
schluss = "Wie geht's?"
kennung = "a"

[sitzung]   # hier
datum = 2021-02-18
beginn = 17:30:00
ende = 19:15:00
ort = "Rathaus, Saal 3" # links
naechstes-treffen = 2021-03-18

[teilnahme]
personen = 18

[[termine]]
titel = "Fest" # am Markt
datum = 2021-09-01
zeit "x"
ort = "Park"

[[anlagen]]
kennung = "plan"
titel = "Plan"
datei = 'anlagen\plan.pdf'
versand = false
"""

TEXTS = r'''art = "rundmail"
titel = "Treffen am 9.3.2021"
einleitung = """
Am 9.3.2021 um 18.15 Uhr war z.B. das "Haus der Vereine" zu 10% voll, mit 14-16 Personen,die "Brot,Butter" wollten .
Siehe `"Code" 18.15 Uhr` und [Seite](https://x.example/18.15 "Der Titel"), Tel. 01234/567-890.
Er sagte: „Wir treffen uns am 9.3.2021, „sicher“ sogar.“ So geht`s, <b>sicher</b>.

##Anmeldung bis heute
Die [Anmeldung] (https://verein.example/) ist offen.
"""
schluss = "Ihr \"Team\" um 18.15 Uhr" # bleibt

[[mitteilungen]]
titel = 'Ab 9.3.2021'
text = """
Die Integra-
tion, §5."""
'''

MENDED_TEXTS = r'''art = "rundmail"
titel = "Treffen am 09.03.2021"
einleitung = """
Am 09.03.2021 um 18:15 Uhr war z. B. das „Haus der Vereine“ zu 10 % voll, mit 14–16 Personen, die „Brot, Butter“ wollten.
Siehe `"Code" 18.15 Uhr` und [Seite](https://x.example/18.15 "Der Titel"), Tel. 01234 567-890.
Er sagte: „Wir treffen uns am 9.3.2021, ‚sicher‘ sogar.“ So geht’s, **sicher**.

## Anmeldung bis heute
Die [Anmeldung](https://verein.example/) ist offen.
"""
schluss = "Ihr „Team“ um 18:15 Uhr" # bleibt

[[mitteilungen]]
titel = 'Ab 09.03.2021'
text = """
Die Integration, § 5."""
'''

# What has another meaning, or may have one: it stays, whatever is found in it.
LEFT = r"""art = "protokoll"
titel = "Sitzung am Freitag, 18. Februar 2021"
einleitung = '''
Am Dienstag, 18.02.2021, und am 31.02.2021 kamen Anna Prohbe und 12 Leute; 9 von 8 stimmten zu.
Geboren am 12.3.58, seit 7. Mai 21, am 04/05/2021, um 17.5 Uhr, #Vereine tun was, **Wichtig: heute.
Mehr: <a href="https://verein.example">hier</a>. Am 5.11, 18 und um 18:15 geht es los. Die Email von Anna.
> Sie schrieb am 9.3.2021 um 18.15 Uhr.
'''

[sitzung]
datum = 2021-02-18
beginn = 17.5
ende = "04/05/2021"
ort = "Rathaus"

[[termine]]
titel = "Fest"
datum = 04/05/2021
wan = "bald"
or = "Park"
"""


def write(folder: Path, name: str, text: str, encoding="utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def fixed(folder: Path, *names: str, **variables):
    return rundmail("check", *names, "--fix", "--yes", cwd=folder, **CLOCK, **variables)


def found(folder: Path, *names: str, **variables) -> list[dict]:
    return json.loads(rundmail("check", *names, "--json", cwd=folder, **CLOCK, **variables).out)


def faults(findings: list[dict]) -> Counter:
    """How often each rule is broken in each file."""
    return sum((Counter({(one["file"], one["rule"]): one["count"]}) for one in findings), Counter())


def test_what_clerks_write_becomes_toml(tmp_path):
    path = write(tmp_path, "a.toml", SLIPS)
    done = fixed(tmp_path, "a.toml")
    assert path.read_text("utf-8") == MENDED
    assert done.code == 1 and "zeit" in done.err, "what is left is told, and the exit code says so"
    again = fixed(tmp_path, "a.toml")
    assert path.read_text("utf-8") == MENDED and "nichts, was das Programm sicher" in again.err
    # Somebody else's parser reads the rest as it was meant.
    read = tomlkit.parse(MENDED.replace('zeit "x"\n', "")).unwrap()
    assert read["sitzung"]["beginn"].isoformat() == "17:30:00" and read["teilnahme"]["personen"] == 18
    assert read["anlagen"][0] == {"kennung": "plan", "titel": "Plan", "datei": r"anlagen\plan.pdf", "versand": False}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_get_the_forms_of_din_5008(tmp_path, encoding):
    lines = "\r\n" if encoding == "utf-16" else "\n"
    path = write(tmp_path, "a.toml", TEXTS.replace("\n", lines), encoding)
    fixed(tmp_path, "a.toml")
    assert path.read_bytes() == MENDED_TEXTS.replace("\n", lines).encode(encoding)
    fixed(tmp_path, "a.toml")
    assert path.read_bytes() == MENDED_TEXTS.replace("\n", lines).encode(encoding)


def test_what_is_not_sure_stays(tmp_path):
    path = write(tmp_path, "a.toml", LEFT)
    done = fixed(tmp_path, "a.toml")
    assert path.read_text("utf-8") == LEFT and done.code == 1, done.err


# Each slip of the form, and the same mended; `None` where nobody can be sure.
FORMS = [
    ('gruppen = ["a" "b"]', 'gruppen = ["a", "b"]'),
    ("gruppen = [„a“, „b“]", 'gruppen = ["a", "b"]'),
    ("[[termine]]\ndatum = 2021-9-1\nbeginn = 9:00:00", "[[termine]]\ndatum = 2021-09-01\nbeginn = 09:00:00"),
    ("[sitzung]\ndatum = 17. September 2026 # so", "[sitzung]\ndatum = 2026-09-17 # so"),
    ('[sitzung]\ndatum = "17.9.26"', "[sitzung]\ndatum = 2026-09-17"),
    ('[sitzung]\ndatum = 2021-02-18\nbeginn = "17 Uhr"', "[sitzung]\ndatum = 2021-02-18\nbeginn = 17:00:00"),
    ("[sitzung]\ndatum = 2021-02-18\nbeginn = 17.5", None),
    ("[sitzung]\ndatum = 30.02.2021", None),
    ("[sitzung]\ndatum = 03/04/2021", None),
    ("titel = „A“ und „B“", 'titel = "„A“ und „B“"'),
    ('titel = "Das „Haus“', 'titel = "Das „Haus“"'),
    ("titel = „Heft „A““", None),
    ('titel = "A" "B"', None),
    ('titel = "A";', 'titel = "A"'),
    ('titel: "A"', 'titel = "A"'),
    ("titel\u00a0=\u200b „A“", 'titel = "A"'),
    ('titel = "A\u2028B"', None),
    ("sprache = de", 'sprache = "de"'),
    ("verfasst-von = 12", 'verfasst-von = "12"'),
    ("einleitung = ja", None),
    ('einleitung = "C:\\Users"', None),
    ('einleitung = "C:\\Schule"', "einleitung = 'C:\\Schule'"),
    ("[teilnahme]\npersonen = zwölf", None),
    ("[teilnahme\npersonen = 3", "[teilnahme]\npersonen = 3"),
    ('[[termine]]\ntitel = "A"\n[termine]\ntitel = "B"', '[[termine]]\ntitel = "A"\n[[termine]]\ntitel = "B"'),
    ('mitteilungen = [ { titel = "A" ]', 'mitteilungen = [ { titel = "A" } ]'),
    ('einleitung = """\nText\n\n[sitzung]\nort = "A"', 'einleitung = """\nText\n"""\n\n[sitzung]\nort = "A"'),
    ('einleitung = """\nText\n# ?\n[sitzung]\nort = "A"', None),
    ('einleitung = """\nText', 'einleitung = """\nText\n"""'),
]


def test_each_slip_has_its_repair(tmp_path):
    for number, (slip, _) in enumerate(FORMS):
        write(tmp_path, f"{number}.toml", f'art = "rundmail"\n{slip}\n')
    fixed(tmp_path, *(f"{number}.toml" for number in range(len(FORMS))))
    for number, (slip, mended) in enumerate(FORMS):
        written = (tmp_path / f"{number}.toml").read_text("utf-8")
        assert written == f'art = "rundmail"\n{mended or slip}\n', slip


def test_somebody_is_asked_and_sees_what_will_be_written(tmp_path):
    path = write(tmp_path, "a.toml", SLIPS)
    for answer in ("n\n", "\n"):
        shown = in_terminal(
            "pruefen", "a.toml", "--beheben", cwd=tmp_path, answers=[("ändern? [j/N]", answer)], **CLOCK
        )
        assert shown.code == 5 and path.read_text("utf-8") == SLIPS and "Es wurde nichts geändert." in shown.text
    assert "a.toml, Zeile 9: `18.02.2021` wird `2021-02-18`\n" in shown.text
    assert "  bisher: datum = 18.02.2021\n  neu:    datum = 2021-02-18\n" in shown.text
    assert "\x1b" not in shown.text.split("ändern?")[0], "no colour is needed to see it"
    alone = rundmail("check", "a.toml", "--fix", cwd=tmp_path, RUNDMAIL_LANG="en", **CLOCK)
    assert alone.code == 5 and "--yes" in alone.err and path.read_text("utf-8") == SLIPS
    assert "a.toml, line 9: `18.02.2021` becomes `2021-02-18`\n" in alone.err
    shown = in_terminal("pruefen", "a.toml", "--beheben", cwd=tmp_path, answers=[("ändern? [j/N]", "j\n")], **CLOCK)
    assert path.read_text("utf-8") == MENDED and shown.code == 1


def test_no_file_is_written_against_its_owner(tmp_path):
    path = write(tmp_path, "a.toml", TEXTS)
    path.chmod(0o444)
    done = fixed(tmp_path, "a.toml")
    assert done.code == 1 and "schreibgeschützt" in done.err and path.read_text("utf-8") == TEXTS
    path.chmod(0o600)
    other = TEXTS + "# inzwischen\n"

    class Meanwhile(str):
        """Somebody else writes the file while the question stands there."""

        def encode(self, *_):
            path.write_text(other, "utf-8")
            return b"j\n"

    shown = in_terminal("check", "a.toml", "--fix", cwd=tmp_path, answers=[("[j/N]", Meanwhile("j"))], **CLOCK)
    assert shown.code == 1 and "anderswo geändert" in shown.text and path.read_text("utf-8") == other
    link = tmp_path / "b.toml"
    link.symlink_to("a.toml")
    assert fixed(tmp_path, "b.toml").code == 0
    assert link.is_symlink() and path.read_text("utf-8") == MENDED_TEXTS + "# inzwischen\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and sorted(os.listdir(tmp_path)) == ["a.toml", "b.toml"]
    piped = rundmail("check", "-", "--fix", "--yes", cwd=tmp_path, stdin=TEXTS)
    assert piped.code == 2 and "Standardeingabe" in piped.err


def test_a_folder_is_mended_with_all_that_belongs_to_it(tmp_path):
    write(
        tmp_path,
        "rundmail.toml",
        '[organisation]\nname = "Amt"\nstrase = "Markt 1"\n[pruefung.woerter]\nEmail = "E-Mail"\n',
    )
    meeting = 'art = "protokoll"\ntitel = "A"\neinleitung = "Eine Email um 18.15 Uhr."\n\n[sitzung]\ndatum = {}\n'
    write(tmp_path, "2021-02-18.toml", meeting.format("18.02.2021"))
    write(tmp_path, "2021-02-18.uk.toml", 'art = "protokoll"\ntitel = "Б"\n\n[sitzung]\ndatum = 18.02.2021\n')
    (tmp_path / "alt").mkdir()
    write(tmp_path / "alt", "2020.toml", meeting.format("2020-02-18"))
    done = fixed(tmp_path, ".")
    for name, lines in {
        "rundmail.toml": ['strasse = "Markt 1"'],
        "2021-02-18.toml": ['einleitung = "Eine E-Mail um 18:15 Uhr."', "datum = 2021-02-18"],
        "2021-02-18.uk.toml": ["datum = 2021-02-18"],
        "alt/2020.toml": ['einleitung = "Eine E-Mail um 18:15 Uhr."'],
    }.items():
        written = (tmp_path / name).read_text("utf-8")
        tomlkit.parse(written)
        assert set(lines) <= set(written.splitlines()), (name, written, done.err)
        assert f"{name}: " in done.err


def test_programs_see_every_place_and_can_write_the_repairs(tmp_path):
    path = write(
        tmp_path,
        "ä.toml",
        TEXTS + 'ort = 5\n[[termine]]\ntitel = "Ä 9.3.2021, 1.4.2021, 2.5.2021, 3.6.2021 und 9.3.2021"\n',
    )
    text = path.read_bytes()
    findings = found(tmp_path, "ä.toml", RUNDMAIL_LANG="de")
    english = found(tmp_path, "ä.toml", RUNDMAIL_LANG="en")
    assert [one["rule"] for one in findings] == [one["rule"] for one in english]
    assert all(one["message"] != other["message"] for one, other in zip(findings, english, strict=True))
    plain = json.loads(rundmail("check", "ä.toml", "--json", "--lang", "en", cwd=tmp_path, **CLOCK).out)
    assert plain == english
    days = next(one for one in findings if one["rule"] == "german.date" and one["count"] > 5)
    assert days["count"] == len(days["places"]) == 8
    for one in [*findings, *(place for finding in findings for place in finding["places"] + finding["related"])]:
        lines = text[: one["start"]].decode().split("\n"), text[: one["end"]].decode().split("\n")
        for (line, column), before in zip((("line", "column"), ("end_line", "end_column")), lines, strict=True):
            assert (one[line], one[column]) == (len(before), len(before[-1]) + 1), one
    edits = {(e["start"], e["end"], e["text"]) for one in days["places"] for e in [one["edit"]] if e}
    assert len(edits) == 8
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new.encode() + text[end:]
    path.write_bytes(text)
    assert not [one for one in found(tmp_path, "ä.toml") if one["rule"] == "german.date"]


def samples() -> list[Path]:
    cases = [
        path.parent for path in (ROOT / "tests" / "cases").glob("*/stdout") if '"edit": {' in path.read_text("utf-8")
    ]
    return sorted(cases) + [ROOT / "examples" / "netzwerk", ROOT / "examples" / "jahr"]


def test_no_repair_makes_a_new_finding(tmp_path):
    mended = 0
    for sample in samples():
        folder = tmp_path / sample.name
        shutil.copytree(sample, folder)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        first = found(folder, ".")
        done = rundmail("check", ".", "--fix", "--yes", "--json", cwd=folder, **CLOCK)
        after = json.loads(done.out)
        written = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        changed = [path for path, old in before.items() if written[path] != old]
        assert written.keys() == before.keys() and all(path.suffix == ".toml" for path in changed)
        is_form = any(one["rule"].startswith("toml.") and one["edit"] for one in first)
        if changed and not is_form:
            assert faults(after) <= faults(first) and faults(after).total() < faults(first).total(), sample
        if changed:
            mended += 1
            form = [
                sum(n for (_, rule), n in faults(one).items() if rule.startswith("toml.")) for one in (first, after)
            ]
            assert form[1] <= form[0] and (form[1] < form[0] or not is_form), sample
        for path in changed:
            utf16 = before[path].startswith((b"\xff\xfe", b"\xfe\xff"))
            texts = [text.decode("utf-16" if utf16 else "utf-8-sig") for text in (before[path], written[path])]
            old, new = (text.splitlines() for text in texts)
            name = re.escape(str(path.relative_to(folder)))
            told = {int(line) for line in re.findall(rf"^{name}, Zeile (\d+): ", done.err, re.M)}
            touched = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
            lines = {line + 1 for tag, a, b, _, _ in touched if tag != "equal" for line in range(a, max(b, a))}
            assert lines <= told | {line + 1 for line in told}, (path, lines - told)
            comments = [[line for line in text if line.startswith("#")] for text in (old, new)]
            assert comments[0] == comments[1]
            if not any(one["rule"] in ("toml.syntax", "toml.date", "toml.key-twice") for one in after):
                tomlkit.parse(texts[1])
        again = rundmail("check", ".", "--fix", "--yes", "--json", cwd=folder, **CLOCK)
        assert json.loads(again.out) == after and "bisher:" not in again.err
        assert all(path.read_bytes() == text for path, text in written.items()), sample
    assert mended >= 8, mended
