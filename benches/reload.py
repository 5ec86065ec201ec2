#!/usr/bin/env python3
"""Measures how long a browser takes to show what has just been saved: `rundmail edit`, and beside it the server of
Eleventy, which makes a page of a Markdown file with the same words and is among the quickest of its kind.

Nothing is compared with a file of sixty dates more, which no example has.

Usage: python3 benches/reload.py [--quick] [--series N]   (after `cargo build --release`, `tests/setup.sh`)
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from common import BINARY, ENVIRONMENT, ROOT, head, row

ELEVENTY = ROOT / "benches" / ".node" / "node_modules" / ".bin" / "eleventy"
EXAMPLES = ROOT / "examples" / "netzwerk"
# What only rundmail is measured with.
BEYOND = "the same, 60 dates more"
LONGEST = "2026-09-03-zusammenfassung"
SHORT = """titel = "Stand 0 der Probe"
art = "zusammenfassung"
ausgabe = 2026-09-04

[sitzung]
datum = 2026-09-03
ort = "Rathaus"
"""


def files(work):
    """A short file, the longest example, and the same with sixty dates more; each in the office's folder."""
    longest = (EXAMPLES / f"{LONGEST}.toml").read_text("utf-8")
    marked = re.sub(r"(?m)^titel( *)= .*$", r'titel\1= "Stand 0 der Probe"', longest, count=1)
    dates = "".join(
        f'\n[[termine]]\ntitel = "Fest {one}"\ndatum = 2027-{1 + one % 12:02}-{1 + one % 27:02}\nort = "Park"\n'
        for one in range(60)
    )
    texts = {"short": SHORT, "longest example": marked, BEYOND: marked + dates}
    for number, (name, text) in enumerate(texts.items()):
        folder = work / str(number)
        shutil.copytree(EXAMPLES, folder)
        path = folder / f"{LONGEST}.toml"
        path.write_text(text, "utf-8")
        yield name, path


@contextmanager
def running(command, cwd, line):
    """A server, and what `line` finds in what it says when it is ready."""
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield next(found[0] for said in process.stdout if (found := re.search(line, said)))
    finally:
        process.kill()
        process.wait()


def saves(address, file, turns, kind):
    """Milliseconds from each save to what the browser has."""
    script = ROOT / "benches" / "reload.mjs"
    command = ["node", script, address, file, str(turns), kind]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def told(name, what, numbers):
    row(name, what, f"{len(numbers)}", f"{statistics.median(numbers):.0f}", f"{max(numbers):.0f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer turns")
    options.add_argument("--series", type=int, default=1, help="how often everything is measured")
    given = options.parse_args()
    turns = 10 if given.quick else 40
    for _ in range(given.series):
        print("\n## From a save to the browser\n")
        head("", "what the browser has", "saves", "median, ms", "worst, ms")
        with tempfile.TemporaryDirectory() as work:
            for name, path in files(Path(work)):
                command = [BINARY, "edit", path.name, "--no-open"]
                with running(command, path.parent, r"http://\S+") as address:
                    measured = saves(address, path, turns, "own")
                told(f"rundmail edit, {name}", "the event", measured["event"])
                told(f"rundmail edit, {name}", "the new page, loaded", measured["shown"])
                if name == BEYOND:
                    continue
                site = path.parent / "site"
                site.mkdir()
                words = site / "index.md"
                words.write_text("# Stand 0 der Probe\n\n" + path.read_text("utf-8").replace("[[", "## "), "utf-8")
                command = [ELEVENTY, "--serve", "--port=0"]
                with running(command, site, r"http://localhost:\d+/") as address:
                    measured = saves(address, words, turns, "peer")
                told(f"Eleventy, {name}", "the new words in the page", measured["shown"])


if __name__ == "__main__":
    main()
