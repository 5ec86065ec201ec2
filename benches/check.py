#!/usr/bin/env python3
"""Measures `check` on a folder of minutes files of six pages: time per file, and whether it is linear.

Usage: python3 benches/check.py [--quick]   (after `cargo build --release`)
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

from common import BINARY, ENVIRONMENT, ROOT, head, measure, row

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
        for number in range(1, 6)
    )
    minutes = folder / "protokolle"
    minutes.mkdir()
    for name in ("anlagen",):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, minutes / name)
    for number in range(files):
        (minutes / f"2026-09-03-{number:04}.toml").write_text(text, "utf-8")
    return minutes


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="fewer runs")
    runs = 3 if options.parse_args().quick else 9
    print("\n## `check` of a folder of minutes files of six pages\n")
    head("files", "seconds", "ms a file", "MiB")
    with tempfile.TemporaryDirectory() as work:
        for files in (1, 10, 100, 400):
            folder = year(Path(work) / str(files), files)
            command = [BINARY, "check", folder]
            subprocess.run(command, cwd=work, check=True, capture_output=True, env=ENVIRONMENT)
            seconds, memory = measure(command, runs, work)
            row(f"{files}", f"{seconds:.3f}", f"{seconds / files * 1000:.1f}", f"{memory:.0f}")


if __name__ == "__main__":
    main()
