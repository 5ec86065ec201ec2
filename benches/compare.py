#!/usr/bin/env python3
"""Measures rundmail beside its peers, in one run. Usage: bash benches/run.sh [--quick]

Every figure is of whole processes: wall time (median) and peak memory (largest) as the kernel counts
them. Planning is measured up to the question that `send` asks: everything is read, checked, composed
and digested, and nothing is sent.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from common import BINARY, ENVIRONMENT, ROOT, VENV, contact_list, head, in_turns, measure, process, row

TYPST = ROOT / "benches" / ".typst" / "bin" / "typst"


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
        for number in range(1, 4)
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
    pdf = page.with_suffix(".pdf")
    beside_typst(work, runs, file, [*base, "pdf"], pdf)
    print(f"\n## The same PDF of {pages_of(pdf)} pages beside other programs\n")
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


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout


def typst_command(work, file):
    """Typst's own command line on what rundmail's typesetter sees: the same data, template, fonts, standards."""
    project = work / "project"
    prepare = ["cargo", "bench", "--quiet", "--bench", "typst_project", "--", file, project]
    subprocess.run(prepare, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    date = json.loads((project / "data.json").read_text("utf-8"))["metadata"]["date"]
    stamp = int(datetime(*(date[part] for part in ("year", "month", "day")), tzinfo=UTC).timestamp())
    fonts = ["--font-path", ROOT / "fonts", "--ignore-system-fonts", "--ignore-embedded-fonts"]
    standards = ["--pdf-standard", "ua-1,a-2a", "--creation-timestamp", stamp]
    return [TYPST, "compile", "--root", project, *fonts, *standards, project / "main.typ", work / "typst.pdf"]


def beside_typst(work, runs, file, ours, pdf):
    """The whole process, from the minutes file to the PDF, in turns with the typesetter alone."""
    theirs = typst_command(work, file)
    subprocess.run([str(word) for word in theirs], check=True, env=ENVIRONMENT)
    if text_of(pdf) != text_of(work / "typst.pdf"):
        sys.exit("Typst's command line has made other pages.")
    sizes = [len(path.read_bytes()) for path in (work / "typst.pdf", pdf)]
    print(f"\n## A PDF of {pages_of(pdf)} pages ({sizes[1]:,} octets; Typst's {sizes[0]:,}) in {runs * 2} turns\n")
    head("", "seconds", "of the processor", "MiB", "times Typst")
    commands = [theirs, ours]
    processes = (partial(process, command, work) for command in commands)
    names = ["typst compile", "rundmail render"]
    for name, (seconds, busy, memory, times) in zip(names, in_turns(runs * 2, *processes), strict=True):
        row(name, f"{seconds:.3f}", f"{busy:.3f}", f"{memory:.0f}", f"{times:.2f}")


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


# The same list read by Python's own reader, each row as a dictionary, which it keeps.
PEER = """
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file, delimiter=";"))
sys.exit(0 if rows else 1)
"""


def planning(work, sizes):
    print("\n## Planning: read, check, compose and digest every mail; send nothing\n")
    head("contacts", "", "seconds", "of the processor", "of it a contact, µs", "MiB")
    file = five_pages(work / "plan")
    for people in sizes:
        contacts = work / f"contacts-{people}.csv"
        contact_list(contacts, people)
        send = [BINARY, "send", file, "--contacts", contacts, "--via", "folder"]
        for name, command, code in (
            ("Python's csv, reading alone", [sys.executable, "-c", PEER, contacts], 0),
            ("contacts --json", [BINARY, "contacts", "--contacts", contacts, "--json"], 0),
            ("planning", send, 5),
            ("--dry-run, with its preview", [*send, "--dry-run"], 0),
        ):
            seconds, busy, memory = process(command, work, expect=code)
            each = busy / people * 1e6
            row(f"{people:,}", name, f"{seconds:.2f}", f"{busy:.2f}", f"{each:.1f}", f"{memory:.0f}")


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
        planning(work, [1_000, 10_000] if quick else [1_000, 10_000, 100_000, 1_000_000])


if __name__ == "__main__":
    main()
