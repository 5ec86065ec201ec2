#!/usr/bin/env python3
"""Measures a ledger that machines share: one, two and four senders on one PostgreSQL beside one with a file; and
what becomes of a mailing while senders are killed and the database crashes.

Usage: shared.py rates [--mails N] | race [--mails N] [--kills N]

`RUNDMAIL` names the program (default: the debug build). Rates are counted by smtp-sink from the first mail to the
last, directly and over a line with a round trip of 40 ms, as to a relay outside.
"""

import argparse
import collections
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "e2e"))

from common import head, row
from database import Database, office, race, send
from servers import Delay, Sink, free_port, wait_for


def rate(work, sink, port, database, senders, mails):
    """Mails a second, of so many senders together; without a database, of one with its file."""
    folder = Path(tempfile.mkdtemp(dir=work))
    url = database and database.url
    if database:
        for table in database.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
            database.ask(f"DROP TABLE {table} CASCADE")
    mailings = [office(folder / str(number), mails, port, url) for number in range(senders)]
    sink.reset()
    running = [send(mailing) for mailing in mailings[:1]]
    while sink.total == sink.seen:
        if running[0].poll() is not None:
            sys.exit((mailings[0].parent / "said.txt").read_text())
    running += [send(mailing) for mailing in mailings[1:]]
    for process in running:
        process.wait()
    seen = sink.rate(mails)
    shutil.rmtree(folder)
    return seen


def rates(work, mails):
    database = Database("fsync=on", "synchronous_commit=on")
    with Sink() as sink, Delay(sink.port, 40) as slow:
        head("way", "senders", "mails/s", "of the file", "of one")
        for way, port, count in (("directly", sink.port, mails), ("40 ms", slow.port, max(mails // 5, 200))):
            alone = rate(work, sink, port, None, 1, count)
            row(way, "1, file", f"{alone:.0f}", "1.00", "")
            first = None
            for senders in (1, 2, 4):
                seen = rate(work, sink, port, database, senders, count)
                first = first or seen
                row(way, f"{senders}, database", f"{seen:.0f}", f"{seen / alone:.2f}", f"{seen / first:.2f}")
    database.close()


class Dumps:
    """What smtp-sink took, a file for each mail; one that a killed sender left half is not counted at the end."""

    def __init__(self, work):
        self.folder, self.port = work / "taken", free_port()
        self.folder.mkdir(mode=0o777)
        self.folder.chmod(0o777)
        work.chmod(0o755)
        user = ["-u", "nobody"] if os.getuid() == 0 else []
        place = [f"{self.folder}/%M.", f"127.0.0.1:{self.port}", "200"]
        self.process = subprocess.Popen(["smtp-sink", *user, "-d", *place])
        wait_for(self.port)

    def __call__(self):
        return sum(1 for _ in os.scandir(self.folder))

    def mails(self):
        seen = collections.Counter()
        for dump in os.scandir(self.folder):
            text = Path(dump.path).read_text("latin-1")
            end = text.rstrip().rsplit("\n", 1)[-1]
            if end.startswith("--") and end.endswith("--"):
                seen[text.partition("X-Rcpt-Args: <")[2].partition(">")[0]] += 1
        return seen


def killed(work, mails, kills):
    database, taken = Database(), Dumps(work)
    mailings = [office(work / name, mails, taken.port, database.url) for name in ("a", "b", "c")]
    seen = race(mailings, taken, database, kills=kills, people=mails, patience=6 * 3600)
    taken.process.terminate()
    database.close()
    states = collections.Counter(seen.states.values())
    print(f"{mails} mails, {kills} kills and a crash of the database in {seen.seconds:.0f} s: {dict(states)}")
    seen.check(mails, connections=4)
    print("none double, none lost")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("part", choices=["rates", "race"])
    options.add_argument("--mails", type=int)
    options.add_argument("--kills", type=int, default=60)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        if chosen.part == "rates":
            rates(Path(work), chosen.mails or 5_000)
        else:
            killed(Path(work), chosen.mails or 20_000, chosen.kills)


if __name__ == "__main__":
    main()
