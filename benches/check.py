#!/usr/bin/env python3
"""Measures `check` on folders of minutes files of six pages: time per file, whether it is linear, and
beside it what linters of prose take for the same texts.

Usage: python3 benches/check.py [--quick] [--alone]   (after `cargo build --release`)

What each does. `rundmail check`: reads the TOML, all rules about records, dates, people, German and secrets,
then makes the documents and mails of both editions and proves them; no spelling. textlint with its
`terminology` rule: parses the texts as Markdown and looks a few hundred terms up; no dates, no records, no
documents. codespell: looks every word up in a list of known slips and parses nothing. The two get the
same texts as Markdown files; neither knows German, so that what they say of it is not compared.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from common import BINARY, ENVIRONMENT, ROOT, head, measure, row

PEERS = ["textlint@15.8.0", "textlint-rule-terminology@5.2.16"]
CODESPELL = "codespell==2.4.3"
SIZES = (1, 10, 100, 400)

WORDS = (
    "Die Runde berichtet am Dienstag, 6. Oktober 2026, ab 18:15 Uhr von den ersten Wochen, nennt offene "
    "Fragen und verabredet die nächsten Schritte. Mehrere Einrichtungen bieten Räume an; die Zeiten werden "
    "abgestimmt. "
)


def year(folder, files):
    """The example's workspace with so many copies of its summary, each lengthened to six pages of A4."""
    shutil.copytree(ROOT / "examples" / "netzwerk", folder, ignore=shutil.ignore_patterns("out*", ".rundmail"))
    text = (folder / "2026-09-03-zusammenfassung.toml").read_text("utf-8")
    text += "".join(
        f'\n[[tagesordnung]]\ntitel = "Bericht aus Stadtteil {number}"\ntext = """\n{WORDS * 5}\n\n'
        f'- Sprechstunde am Vormittag\n- Treffpunkt am Nachmittag\n\n{WORDS * 2}\n"""\n'
        for number in range(1, 5)
    )
    minutes = folder / "protokolle"
    minutes.mkdir()
    for name in ("anlagen",):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, minutes / name)
    for number in range(files):
        (minutes / f"2026-09-03-{number:04}.toml").write_text(text, "utf-8")
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
    npm = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", tools, *PEERS]
    subprocess.run(npm, check=True)
    subprocess.run([sys.executable, "-m", "venv", tools / "venv"], check=True)
    subprocess.run([tools / "venv" / "bin" / "pip", "install", "-q", CODESPELL], check=True)
    settings = tools / ".textlintrc.json"
    settings.write_text(json.dumps({"rules": {"terminology": True}}))
    textlint = [tools / "node_modules" / ".bin" / "textlint", "--config", settings]
    yield "textlint, `terminology`", lambda folder: textlint + sorted(folder.iterdir())
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


def line(name, files, seconds, memory):
    row(name, f"{files}", f"{seconds:.3f}", f"{seconds / files * 1000:.1f}", f"{memory:.0f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer runs")
    options.add_argument("--alone", action="store_true", help="without peers, which are fetched from npm and PyPI")
    options = options.parse_args()
    runs = 3 if options.quick else 9
    print("\n## `check` of a folder of minutes files of six pages\n")
    head("program", "files", "seconds", "ms a file", "MiB")
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        minutes = {files: year(work / str(files), files) for files in SIZES}
        for files, folder in minutes.items():
            command = [BINARY, "check", folder]
            subprocess.run(command, cwd=work, check=True, capture_output=True, env=ENVIRONMENT)
            line("rundmail check", files, *measure(command, runs, work))
        if not options.alone:
            texts = {files: markdown(minutes[files], work / f"texts-{files}") for files in (1, 100)}
            (work / "tools").mkdir()
            for name, command in linters(work / "tools"):
                for files, folder in texts.items():
                    expect = exit_of(command(folder), work)
                    line(name, files, *measure(command(folder), runs, work, expect))
    print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
