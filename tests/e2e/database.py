"""A PostgreSQL server for a shared ledger (tests/lab/postgres.sh), and machines that send over it and die."""

import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from conftest import BINARY, ROOT, rundmail

SCRIPT = ROOT / "tests" / "lab" / "postgres.sh"
USER = "rundmail"


class Database:
    """A running server; its files and its socket are in `folder`."""

    def __init__(self, *settings):
        self.process = subprocess.Popen(
            [SCRIPT, *settings], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        port, folder = self.process.stdout.readline().split()
        self.port, self.folder = int(port), Path(folder)
        self.url = f"postgresql://{USER}@127.0.0.1:{port}/postgres"

    def order(self, what):
        """`restart` (as after a crash), `stop` or `start`."""
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline().strip() == what

    def ask(self, sql):
        """What the server says, one row on each line."""
        command = ["psql", "-h", self.folder, "-p", str(self.port), "-U", USER, "-d", "postgres", "-Atqc", sql]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)


def office(folder: Path, people: int, port: int, url: str | None, more: str = "") -> Path:
    """A machine's copy of an office with a list of people and one mailing."""
    folder.mkdir(parents=True)
    ledger = f'[ledger]\nurl = "{url}"\n{more}' if url else ""
    (folder / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Beispiel"\nemail = "amt@stadt.example"\n'
        '[contacts]\nfile = "contacts.csv"\n[mail]\nunsubscribe = "mailto:amt@stadt.example"\n'
        f'[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nconnections = 4\n{ledger}',
        "utf-8",
    )
    rows = "".join(f"p{number}@verein{number % 97}.example;Person {number}\n" for number in range(people))
    (folder / "contacts.csv").write_text("E-Mail;Name\n" + rows, "utf-8")
    mailing = folder / "brief.toml"
    mailing.write_text(
        'title = "Mitteilung"\nkind = "circular"\nissued = 2026-09-18\n\n[[announcements]]\ntitle = "Neue Räume"\n'
        'text = "Das Netzwerk trifft sich ab jetzt im Bürgerhaus."\n',
        "utf-8",
    )
    return mailing


def send(mailing: Path) -> subprocess.Popen:
    """A machine that sends without asking."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(mailing.parent), "RUNDMAIL_LANG": "de", "USER": "jana"}
    said = (mailing.parent / "said.txt").open("ab")
    return subprocess.Popen(
        [BINARY, "senden", mailing.name, "--ja"],
        cwd=mailing.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,
    )


@dataclass
class Race:
    """What became of a mailing that several machines sent while they were killed."""

    delivered: dict
    states: dict
    kills: int
    seconds: float

    def check(self, people: int, connections: int) -> None:
        """None double, none lost, and doubt at most the connections of those that were killed."""
        twice = [address for address, times in self.delivered.items() if times > 1]
        assert not twice, f"double: {twice}"
        assert len(self.states) == people
        uncertain = {address for address, state in self.states.items() if state == "uncertain"}
        others = {address: state for address, state in self.states.items() if state not in ("sent", "uncertain")}
        assert not others, f"neither sent nor in doubt: {others}"
        lost = [who for who, state in self.states.items() if state == "sent" and who not in self.delivered]
        assert not lost, f"lost: {lost}"
        assert len(uncertain) <= self.kills * connections, (len(uncertain), self.kills)


def race(mailings, taken, database, *, kills, restarts=1, people, chance=None, patience=600):
    """Lets a machine send from each folder, kills one whenever some more mails were taken, crashes the database
    in the midst of it, and begins again each time until everything is done. `taken` counts the mails, and at
    the end lists them."""
    chance = chance or random.Random(7)
    began, running, done = time.monotonic(), [send(mailing) for mailing in mailings], 0
    crashes = {round((number + 1) * kills / (restarts + 1)) for number in range(restarts)}
    killed, next_kill = 0, people // (kills + 2)
    finished = [False] * len(mailings)
    while not all(finished):
        assert time.monotonic() - began < patience, f"{taken()} mails after {patience} seconds"
        done = taken()
        if killed < kills and done >= next_kill:
            alive = [machine for machine in range(len(running)) if running[machine].poll() is None]
            if alive:
                running[chance.choice(alive)].kill()
                killed += 1
                next_kill = done + chance.randrange(1, 2 * max(2, people // (kills + 2)))
                if killed in crashes:
                    crashes.remove(killed)
                    database.order("restart")
        for machine, process in enumerate(running):
            code = process.poll()
            if code is None or finished[machine]:
                continue
            # Done; or nothing is left to do but what is in doubt.
            if (code in (0, 5)) or (code == 4 and killed >= kills and not left(database)):
                finished[machine] = True
            else:
                running[machine] = send(mailings[machine])
        time.sleep(0.005)
    listed = rundmail("stand", mailings[0].name, "--csv", cwd=mailings[0].parent)
    rows = [row.split(";" if ";" in row else ",") for row in listed.out.splitlines()[1:]]
    states = {row[0].strip('"'): row[2].strip('"') for row in rows}
    return Race(taken.mails(), states, killed + restarts * len(mailings), time.monotonic() - began)


def left(database) -> bool:
    """Whether anybody is still to get the mail."""
    return database.ask("SELECT count(*) FROM delivery WHERE state IN ('planned', 'deferred', 'sending')") != ["0"]
