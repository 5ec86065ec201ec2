#!/usr/bin/env python3
"""Measures many documents at once: the editions of ten languages on all cores and on one, and what `check` and
`site` take of memory over folders of up to 500 meetings.

Usage: python3 benches/many.py [--quick]   (after `cargo build --release`)
"""

import argparse
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

from check import year
from common import BINARY, head, in_turns, process, row
from compare import five_pages

# Each with its own words, fonts, hyphenation and direction; the texts stay German.
LANGUAGES = ["ar", "de-simple", "en", "fa", "fr", "pl", "ro", "tr", "uk"]
SIZES = (50, 500)


def languages(work, runs):
    """Both editions of a file of five pages in ten languages, as page and PDF: forty files."""
    file = five_pages(work / "languages")
    for language in LANGUAGES:
        shutil.copy(file, file.with_suffix(f".{language}.toml"))
    command = [BINARY, "render", file, "-o", work / "out", "--format", "html,pdf"]
    cores = len(os.sched_getaffinity(0))
    print(f"\n## Ten languages in two editions, in {runs} turns\n")
    head("cores", "seconds", "of the processor", "MiB", "times as long")
    names = [f"all {cores}", "1"]
    processes = [partial(process, command, work), partial(process, command, work, RAYON_NUM_THREADS="1")]
    for name, (seconds, busy, memory, times) in zip(names, in_turns(runs, *processes), strict=True):
        row(name, f"{seconds:.3f}", f"{busy:.3f}", f"{memory:.0f}", f"{times:.2f}")


def folders(work, sizes):
    """One run over all files of a folder; `site` into an empty folder, and again with nothing to write."""
    print("\n## Folders of meetings, six pages each\n")
    head("", "meetings", "seconds", "of the processor", "MiB")
    for name in ("check", "site", "site, again"):
        for files in sizes:
            folder = work / str(files)
            if not folder.exists():
                year(folder, files)
            verb = name.split(",")[0]
            command = [BINARY, verb, folder / "protokolle"]
            seconds, busy, memory = process(command, work)
            row(name, f"{files}", f"{seconds:.1f}", f"{busy:.1f}", f"{memory:.0f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer runs, a smaller folder")
    quick = options.parse_args().quick
    with tempfile.TemporaryDirectory() as work:
        languages(Path(work), 3 if quick else 9)
        folders(Path(work), (10, 50) if quick else SIZES)


if __name__ == "__main__":
    main()
