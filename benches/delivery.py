#!/usr/bin/env python3
"""Measures delivery: rundmail with its ledger beside its peers, into the same servers, in one run.

Usage: bash benches/run.sh delivery [--quick] [--only PART]…

Clients take turns, round by round, so that a busy machine hits all of them; figures are medians over
the rounds. „delivery“ is the rate from the first mail that the server took to the last; „whole“ is the
mails by the wall clock of the whole process: start-up, reading, planning, ledger and summary.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

import clients
from clients import Mailing
from common import BINARY, contact_list, head, row, run
from servers import Delay, Postfix, Sink

SIZES = {"20 KB": (5_000, True), "200 KB PDF": (1_000, False)}


def tidy(rate):
    """Mails a second for a table."""
    return f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}"


class Results:
    """What each client did, round by round."""

    def __init__(self):
        self.rounds = {}

    def add(self, client, mails, rate, seconds, memory):
        self.rounds.setdefault(client, []).append((rate, mails / seconds, memory))

    def rate(self, client):
        return statistics.median(rate for rate, _, _ in self.rounds[client])

    def tell(self, beside):
        """One row for each client; `beside` is the client that the others are held against."""
        for client, rounds in self.rounds.items():
            rates, wholes, memory = zip(*rounds, strict=True)
            rate, spread = self.rate(client), f"{tidy(min(rates))} to {tidy(max(rates))}"
            share = f"{rate / self.rate(beside):.2f}"
            row(client, tidy(rate), spread, share, tidy(statistics.median(wholes)), f"{max(memory):.0f}")


def kind_of_disk(folder):
    """The file system that a folder lies on."""
    said = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, check=True)
    return said.stdout.decode().strip()


def to_sink(work, shm, rounds, quick):
    for size, (mails, small) in SIZES.items():
        mails = mails // 5 if quick else mails
        mailing = Mailing(work / f"sink-{mails}", mails, small)
        in_memory = mailing.moved_to(shm / mailing.folder.name)
        few = max(20, mails // 25)
        for connections in (1, 4):
            on_disk = f"rundmail, ledger on {kind_of_disk(work)}"
            turns = [
                ("smtp-source", clients.smtp_source, mailing, mails),
                (on_disk, clients.rundmail, mailing, mails),
                (f"rundmail, ledger on {kind_of_disk(shm)}", clients.rundmail, in_memory, mails),
                (f"plain lettre ({few} mails)", clients.plain_lettre, mailing, few),
            ]
            if connections == 1:
                turns += [
                    (f"smtplib loop ({few * 2} mails)", clients.smtplib, mailing, few * 2),
                    (f"mailmerge ({few} mails)", clients.mailmerge, mailing, few),
                ]
            results = Results()
            with Sink() as sink:
                for _ in range(rounds):
                    for name, client, where, count in turns:
                        sink.reset()
                        seconds, memory = client(where, sink.port, count, connections)
                        results.add(name, count, sink.rate(count), seconds, memory)
            print(
                f"\n## {mails:,} mails of {mailing.octets:,} octets ({size}) to smtp-sink, connections: {connections}\n"
            )
            head("", "mails/s, delivery", "all rounds", "of smtp-source", "mails/s, whole", "MiB")
            results.tell("smtp-source")


def over_a_delay(work, rounds, quick):
    mails = 100 if quick else 300
    mailing = Mailing(work / "delay", mails, True)
    results = Results()
    with Sink() as sink, Delay(sink.port, 30) as line:
        for _ in range(max(2, rounds // 2)):
            for name, client in (("plain lettre", clients.plain_lettre), ("rundmail", clients.rundmail)):
                sink.reset()
                seconds, memory = client(mailing, line.port, mails, 1)
                results.add(name, mails, sink.rate(mails), seconds, memory)
    print(f"\n## {mails} mails of {mailing.octets:,} octets, one connection, a round trip of 30 ms\n")
    head("", "mails/s, delivery", "all rounds", "times plain lettre", "mails/s, whole", "MiB")
    results.tell("plain lettre")


def to_postfix(work, rounds, quick):
    mails = 1_000 if quick else 5_000
    mailing = Mailing(work / "mails", mails, True)
    with Postfix(work / "postfix") as server:
        for connections in (1, 4, 8):
            results, _taken = Results(), 0
            for _ in range(max(2, rounds // 2)):
                seconds, memory = clients.smtp_source(mailing, server.port, mails, connections)
                results.add("smtp-source", mails, mails / seconds, seconds, memory)
                # Postfix does not count aloud: what planning takes is measured by itself.
                mailing.forget()
                planning, _ = run([BINARY, "send", mailing.file], mailing.folder, expect=5)
                seconds, memory = clients.rundmail(mailing, server.port, mails, connections)
                results.add("rundmail", mails, mails / (seconds - planning), seconds, memory)
            print(f"\n## {mails:,} mails of {mailing.octets:,} octets into Postfix, connections: {connections}\n")
            head("", "mails/s, delivery", "all rounds", "of smtp-source", "mails/s, whole", "MiB")
            results.tell("smtp-source")


def memory(work, _rounds, quick):
    print("\n## Memory of a run that sends, and of those that do not\n")
    head("contacts", "send: seconds", "MiB", "--dry-run: MiB", "status: MiB", "more than at 10,000, octets a contact")
    first = None
    mailing = Mailing(work / "memory", 10, True)
    with Sink() as sink:
        for people in (1_000, 10_000, 30_000) if quick else (1_000, 10_000, 100_000, 200_000):
            contact_list(mailing.folder / "contacts.csv", people)
            mailing.people = people
            mailing.point_at(sink.port, 4)
            _, dry = run([BINARY, "send", mailing.file, "--dry-run"], mailing.folder)
            seconds, peak = clients.rundmail(mailing, sink.port, people, 4)
            _, status = run([BINARY, "status", mailing.file], mailing.folder)
            if people == 10_000:
                first = peak
            more = "" if people <= 10_000 else f"{(peak - first) * 1024 * 1024 / (people - 10_000):,.0f}"
            row(f"{people:,}", f"{seconds:.1f}", f"{peak:.0f}", f"{dry:.0f}", f"{status:.0f}", more)


PARTS = ("sink", "delay", "postfix", "memory")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="fewer rounds and mails")
    parser.add_argument("--only", action="append", choices=PARTS, help="only this part")
    parser.add_argument("--rounds", type=int, help="how often each client takes its turn")
    arguments = parser.parse_args()
    rounds = arguments.rounds or (3 if arguments.quick else 7)
    parts = arguments.only or PARTS
    with tempfile.TemporaryDirectory() as disk, tempfile.TemporaryDirectory(dir="/dev/shm") as shm:
        work, shm = Path(disk), Path(shm)
        print(f"# Delivery, on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
        if "sink" in parts:
            to_sink(work, shm, rounds, arguments.quick)
        if "delay" in parts:
            over_a_delay(work, rounds, arguments.quick)
        if "postfix" in parts:
            to_postfix(work, rounds, arguments.quick)
        if "memory" in parts:
            memory(work, rounds, arguments.quick)
        print(f"\nLoad at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
