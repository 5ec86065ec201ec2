#!/usr/bin/env python3
"""Measures rundmail beside its peers, in one run. Usage: bash benches/run.sh [--quick]

Every figure is of whole processes: wall time (median) and peak memory (largest) as the kernel counts
them. Planning is measured up to the question that `send` asks: everything is read, checked, composed
and digested, and nothing is sent.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from common import BINARY, ENVIRONMENT, ROOT, VENV, contact_list, head, measure, row


def five_pages(folder):
    """The summary of the example, lengthened to five pages of A4."""
    shutil.copytree(ROOT / "examples" / "netzwerk", folder, ignore=shutil.ignore_patterns("out*", ".rundmail"))
    file = folder / "2026-09-03-zusammenfassung.toml"
    words = (
        "Die Runde berichtet von den ersten Wochen, nennt offene Fragen und verabredet die nächsten "
        "Schritte. Mehrere Einrichtungen bieten Räume an; die Zeiten werden in der Kerngruppe abgestimmt. "
    )
    more = "".join(
        f'\n[[tagesordnung]]\ntitel = "Bericht aus Stadtteil {number}"\ntext = """\n{words * 5}\n\n'
        f'- Sprechstunde am Vormittag\n- Treffpunkt am Nachmittag\n\n{words * 2}\n"""\n'
        for number in range(1, 5)
    )
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    return file


def pages_of(pdf):
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
    return int(next(line for line in info.splitlines() if line.startswith("Pages")).split()[1])


def documents(work, runs):
    """A five-page PDF, beside WeasyPrint on the page that rundmail made from the same minutes."""
    file = five_pages(work / "netzwerk")
    out = work / "out"
    base = [BINARY, "render", file, "-o", out, "--edition", "internal", "--format"]
    subprocess.run([*base, "html,pdf"], cwd=work, check=True, capture_output=True, env=ENVIRONMENT)
    page = out / "internal" / "2026-09-03-zusammenfassung.html"
    print(f"\n## A PDF of {pages_of(page.with_suffix('.pdf'))} pages\n")
    head("", "seconds", "MiB", "times rundmail")
    ours, memory = measure([*base, "pdf"], runs, work)
    row("rundmail (PDF/UA-1 and PDF/A-2a)", f"{ours:.3f}", f"{memory:.0f}", "1")
    weasyprint = VENV / "weasyprint"
    peers = [
        ("WeasyPrint, --pdf-variant pdf/ua-1", [weasyprint, "--pdf-variant", "pdf/ua-1"]),
        ("WeasyPrint, plain", [weasyprint]),
    ]
    for name, command in peers:
        theirs, memory = measure([*command, page, work / "peer.pdf"], max(3, runs // 3), work)
        row(name, f"{theirs:.3f}", f"{memory:.0f}", f"{theirs / ours:.1f}")
    seconds, memory = measure([BINARY, "render", file, "-o", out], runs, work)
    row("rundmail, all formats, both editions", f"{seconds:.3f}", f"{memory:.0f}", "")


def startup(work, runs):
    print("\n## Start-up\n")
    head("", "milliseconds", "MiB")
    for name, command in (
        ("rundmail --version", [BINARY, "--version"]),
        ("python3 -c pass", [sys.executable, "-S", "-c", "pass"]),
        ("/bin/true", ["/bin/true"]),
    ):
        seconds, memory = measure(command, runs * 4, work)
        row(name, f"{seconds * 1000:.1f}", f"{memory:.0f}")


def planning(work, sizes):
    print("\n## Planning: read, check, compose and digest every mail; send nothing\n")
    head("contacts", "seconds", "µs a contact", "MiB")
    file = five_pages(work / "plan")
    for people in sizes:
        contacts = work / f"contacts-{people}.csv"
        contact_list(contacts, people)
        command = [BINARY, "send", file, "--contacts", contacts, "--via", "folder"]
        seconds, memory = measure(command, 1, work, expect=5)
        row(f"{people:,}", f"{seconds:.2f}", f"{seconds / people * 1e6:.0f}", f"{memory:.0f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="fewer runs, smaller lists")
    quick = parser.parse_args().quick
    runs = 3 if quick else 15
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        print(f"# Measured side by side on {os.cpu_count()} cores")
        startup(work, runs)
        documents(work, runs)
        planning(work, [1_000, 10_000] if quick else [1_000, 10_000, 100_000])


if __name__ == "__main__":
    main()
