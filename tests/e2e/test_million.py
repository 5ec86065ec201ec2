"""Lists of which nobody sees the end: what a preview writes of them, and what memory they take."""

import csv

import pytest
from bounds import measured
from conftest import Workspace

# Kernel pages, the allocator and a debug build leave this much of a megabyte to chance.
ROOM = 6_000_000


def office(folder, people, extra=""):
    """An office whose list has so many rows, in two languages and three salutations, with one household."""
    folder.mkdir()
    (folder / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Beispiel"\nemail = "amt@stadt.example"\n'
        '[contacts]\nfile = "contacts.csv"\n[smtp]\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\n'
        '[mail]\ngreeting = "formal"\n',
        "utf-8",
    )
    for tag, title in (("", "Rundbrief im Herbst"), (".uk", "Осінній лист")):
        (folder / f"brief{tag}.toml").write_text(
            f'title = "{title}"\nkind = "circular"\nlanguage = "{tag[1:] or "de"}"\nissued = 2026-09-24\n'
            f'intro = "{title}."\n',
            "utf-8",
        )
    with (folder / "contacts.csv").open("w", encoding="utf-8") as file:
        file.write("Anrede;Vorname;Nachname;E-Mail;Sprache;Raum\n")
        for n in range(people):
            salutation, language = ("Frau", "Herr", "")[n % 3], "uk" if n % 7 == 0 else "de"
            address = "haus@verein.example" if n in (1, 2) else f"person{n}@verein{n % 97}.example"
            file.write(f"{salutation};Vor{n};Probe{n};{address};{language};{'R1' if n % 5 == 0 else ''}\n")
        file.write(extra)
    return Workspace(folder, "brief.toml")


def listed(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def digest(done):
    return next(line for line in done.err.splitlines() if line.startswith("Prüfsumme"))


def test_of_a_large_mailing_each_kind_is_shown_once_and_everybody_is_in_the_list(tmp_path):
    desk = office(tmp_path / "amt", 1_201)
    done = desk.run("preview", desk.file, "--no-open")
    assert done.code == 0, done.err
    folder = desk.folder / ".rundmail" / "preview" / "brief"
    assert done.out.splitlines() == [str(folder / name) for name in ("index.html", "liste.csv")]
    pages = {path.name for path in (folder / "mails").iterdir()}
    everybody = listed(folder / "liste.csv")
    assert len(everybody) == 1_200
    kinds = {(row["Sprache"], row["Anrede"], row["Besonderheiten"]): row["so wie"] for row in everybody}
    # Two languages with three salutations each, and the household.
    assert len(kinds) == 7 and {f"mails/{name}" for name in pages} == set(kinds.values()), kinds
    assert all((row["Sprache"], row["Anrede"], row["Besonderheiten"]) in kinds for row in everybody)
    [both] = [row for row in everybody if row["E-Mail"] == "haus@verein.example"]
    assert "…" in both["Anrede"] and both["Anrede"].count("…") == 2
    index = (folder / "index.html").read_text("utf-8")
    assert index.count("<li><a ") == 7 and 'href="liste.csv"' in index
    for said in (index, done.err):
        assert "zeigt 7 von 1.200 E-Mails, von jeder Art eine" in said and "--alle" in said, said
    assert size(folder) < 1_000_000

    person = listed(folder / "liste.csv")[600]["E-Mail"]
    asked = desk.run("send", desk.file, "--dry-run", "--for", person)
    assert asked.code == 0 and digest(asked) == digest(done), asked.err
    assert len(list((folder / "mails").iterdir())) == 8 and len(list((folder / "eml").iterdir())) == 1
    whole = desk.run("preview", desk.file, "--no-open", "--all")
    assert whole.code == 0 and digest(whole) == digest(done), whole.err
    assert len(list((folder / "mails").iterdir())) == 1_200 and not (folder / "liste.csv").exists()
    assert "von jeder Art" not in whole.err + (folder / "index.html").read_text("utf-8")


# What memory a row takes

FEW, MANY = 2_000, 20_000


@pytest.mark.parametrize(
    ("args", "most"),
    [(["send", "--dry-run"], 1_500), (["contacts"], 1_200), (["check"], 1_500)],
    ids=["dry-run", "contacts", "check"],
)
def test_memory_of_a_row(tmp_path, args, most):
    peaks = []
    for people in (FEW, MANY):
        desk = office(tmp_path / f"amt-{people}", people)
        file = [] if args == ["contacts"] else [desk.file]
        done, _, peak = measured(desk, *args[:1], *file, *args[1:])
        assert done.code == 0, done.err[-2_000:]
        peaks.append(peak)
    assert peaks[1] - peaks[0] < (MANY - FEW) * most + ROOM, peaks


def test_more_than_a_million_lines(tmp_path):
    desk = office(tmp_path / "amt", 3, "\n" * 1_100_000 + "Frau;Aylin;Probe;letzte@verein.example;de;\n")
    done = desk.run("contacts", "--json")
    assert done.code == 0 and "letzte@verein.example" in done.out, done.err
