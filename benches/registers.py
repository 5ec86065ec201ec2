#!/usr/bin/env python3
"""Measures what is asked of all files of an office at once: `attendance`, `dates`, `open`, `decisions` and `report` over
100 and over 1,000 minutes files, side by side. Linear means ten times as long; flat, that memory hardly grows.

Usage: python3 benches/registers.py [--quick] [--series N]   (after `cargo build --release`)
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from common import BINARY, head, in_turns, process, row

SIZES = (100, 1_000)
# What is asked; each over one folder of files. The report is about the second year.
ASKED = {
    "attendance": ["attendance", "{folder}", "--format", "csv", "-o", "{out}/a.csv"],
    "dates": ["dates", "{folder}", "--all", "--format", "json", "-o", "{out}/d.json"],
    "open": ["open", "{folder}", "--json", "-o", "{out}/o.json"],
    "decisions": ["decisions", "{folder}", "--format", "json", "-o", "{out}/b.json"],
    "report": ["report", "2011", "{folder}", "-o", "{out}"],
}
# Everyday texts: some 6 KB a file, as a summary has.
TEXT = "Aylin Probe berichtet aus der Arbeitsgruppe und dankt allen, die geholfen haben. " * 12


def summary(number: int) -> str:
    """A meeting with ten people, three items, a call and four dates; eight meetings a year."""
    year, month, day = 2010 + number // 8, 1 + number % 8, 1 + number % 27
    people = "".join(
        f'[[participants]]\nname = "Person {(number + one) % 40}"\norganisation = "Verein {(number + one) % 25} e. V."\n'
        for one in range(10)
    )
    items = "".join(
        f'[[agenda]]\ntitle = "Thema {one}"\ntext = """\n{TEXT}\n"""\n'
        f'decisions = [ {{ text = "Beschluss {number}.{one}", number = "B {year}/{number}.{one}" }} ]\n'
        f'tasks = [ {{ text = "Aufgabe {number}.{one}", who = "Person {one}", done = {str(one != 1).lower()} }} ]\n'
        for one in range(3)
    )
    dates = "".join(
        f'[[dates]]\ntitle = "Fest {number}.{one}"\ndate = {year}-12-{one + 1:02}\nplace = "Park"\n' for one in range(4)
    )
    return (
        f'title = "Zusammenfassung"\nkind = "summary"\nissued = {year}-{month:02}-{day:02}\n'
        f'[meeting]\ndate = {year}-{month:02}-{day:02}\nplace = "Saal"\n{people}{items}'
        f'[[announcements]]\ntitle = "Helfende {number}"\ntype = "call"\ntext = """\n{TEXT}\n"""\n{dates}'
    )


def folder_of(work: Path, files: int) -> Path:
    folder = work / str(files)
    folder.mkdir()
    (folder / "rundmail.toml").write_text('[organisation]\nname = "Stadt"\n', "utf-8")
    for number in range(files):
        (folder / f"{number:04}.toml").write_text(summary(number), "utf-8")
    return folder


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer turns, smaller folders")
    options.add_argument("--series", type=int, default=1, help="how often everything is measured")
    given = options.parse_args()
    sizes = (20, 200) if given.quick else SIZES
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        folders = [folder_of(work, files) for files in sizes]
        for _ in range(given.series):
            print(f"\n## Registers over {sizes[0]} and {sizes[1]} files\n")
            head("", "files", "seconds", "of the processor", "MiB", "times as long")
            for name, words in ASKED.items():
                commands = [[BINARY, *(word.format(folder=one, out=work) for word in words)] for one in folders]
                processes = [partial(process, command, work) for command in commands]
                measured = in_turns(3 if given.quick else 5, *processes)
                for files, (seconds, busy, memory, times) in zip(sizes, measured, strict=True):
                    row(name, f"{files}", f"{seconds:.3f}", f"{busy:.3f}", f"{memory:.0f}", f"{times:.2f}")


if __name__ == "__main__":
    main()
