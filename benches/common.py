"""What the benchmarks share: processes measured as the kernel counts them, invented people, tables."""

import csv
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BINARY = ROOT / "target" / "release" / "rundmail"
VENV = ROOT / "benches" / ".venv" / "bin"
ENVIRONMENT = {"PATH": os.environ["PATH"] + ":/usr/sbin", "HOME": "/nonexistent", "RUNDMAIL_LANG": "en"}


def process(command, cwd, expect=0, **variables):
    """Seconds, seconds of the processor, and peak memory (MiB) of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=ENVIRONMENT | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    elapsed = time.perf_counter() - start
    if process.returncode != expect:
        sys.exit(f"{command}: exit {process.returncode}\n{said.decode(errors='replace')}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(command, cwd, expect=0):
    """Seconds and peak memory (MiB) of one process."""
    elapsed, _, memory = process(command, cwd, expect)
    return elapsed, memory


def in_turns(runs, *processes):
    """Runs processes in turns after one turn to warm up, so that all of them see the same machine. Of each:
    median seconds, median seconds of the processor, largest peak memory (MiB), and its seconds as a multiple
    of those of the first in the same turn (median)."""
    turns = [[one() for one in processes] for _ in range(runs + 1)][1:]
    for results in zip(*turns, strict=True):
        seconds, busy, memory = zip(*results, strict=True)
        times = (own / turn[0][0] for own, turn in zip(seconds, turns, strict=True))
        yield statistics.median(seconds), statistics.median(busy), max(memory), statistics.median(times)


def measure(command, runs, cwd, expect=0):
    """Median seconds and largest peak memory (MiB) of `runs` runs after one to warm up."""
    results = [run(command, cwd, expect) for _ in range(runs + 1)]
    results = results if runs == 1 else results[1:]
    return statistics.median(seconds for seconds, _ in results), max(memory for _, memory in results)


def contact_list(path, people):
    """A list of invented people, the same at every call."""
    chance = random.Random(people)
    first = ["Aylin", "Jonas", "Oksana", "Robin", "Mehmet", "Layla", "Tomasz", "Amina"]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Anrede", "Vorname", "Nachname", "Organisation", "E-Mail", "Gruppen", "Sprache", "Aktiv"])
        for number in range(people):
            salutation = chance.choice(["Frau", "Herr", ""])
            rows.writerow(
                [
                    salutation,
                    chance.choice(first),
                    f"Probe{number}",
                    f"Verein {number % 997}",
                    f"person{number}@verein{number % 997}.example",
                    "netzwerk",
                    "de",
                    "ja",
                ]
            )


def head(*cells):
    """The head of a table."""
    row(*cells)
    print("|" + "---|" * len(cells), flush=True)


def row(*cells):
    """A row of a table."""
    print("| " + " | ".join(cells) + " |", flush=True)
