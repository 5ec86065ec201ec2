"""The real mail server of the tests (tests/lab/mailserver.sh), and what is asked of it."""

import base64
import csv
import hashlib
import hmac
import imaplib
import io
import json
import os
import random
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT, Workspace, wait_for_port
from reading import parse

SCRIPT = ROOT / "tests" / "lab" / "mailserver.sh"
PORTS = 14
SENDER = "integration@musterhausen.example"

# Where a mailing goes in: the port's distance from the first, and the security that is asked for.
DOORS = {
    "starttls": (0, "starttls"),
    "tls": (1, "tls"),
    "strict": (3, "starttls"),
    "narrow": (5, "starttls"),
    "rate": (6, "starttls"),
    "single": (7, "starttls"),
    "open": (8, "starttls"),
    "expired": (9, "tls"),
}


def wait_for(condition, what: str, seconds: float = 60):
    """What `condition` gives, as soon as it is true."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


def ports_in_a_row(count: int) -> int:
    """The first of `count` free ports in a row, below those that the system gives to clients."""
    while True:
        base = random.randrange(20_000, 32_000)
        try:
            for port in range(base, base + count):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
            return base
        except OSError:
            continue


def token(user: str, key: bytes = b"schluessel", lasts: int = 3600) -> str:
    """A JSON Web Token as Dovecot of the lab takes it for XOAUTH2."""

    def packed(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    now = int(time.time())
    claims = {"sub": user, "email": user, "iat": now - 10, "nbf": now - 10, "exp": now + lasts}
    signed = ".".join(packed(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    return f"{signed}.{packed(hmac.new(key, signed.encode(), hashlib.sha256).digest())}"


@dataclass
class Lab:
    """A running server."""

    folder: Path
    base: int

    def use(self, workspace: Workspace, name: str, addresses, door: str = "starttls", **settings) -> None:
        """Points a workspace to the server, names its mailing and makes these its contacts."""
        contacts = workspace.folder / "kontakte.csv"
        head = contacts.read_text("utf-8-sig").splitlines()[0]
        rows = [address if ";" in address else f";;;;;;{address};netzwerk;;ja;;;" for address in addresses]
        contacts.write_text("\n".join([head, *rows]) + "\n", "utf-8")
        workspace.file.write_text(f'kennung = "{name}"\n' + workspace.file.read_text("utf-8"), "utf-8")
        self.point(workspace, door, **settings)

    def point(self, workspace: Workspace, door: str, **settings) -> None:
        """Only the server: a door of it and more keys of `[smtp]`; `None` leaves one out."""
        offset, security = DOORS[door]
        keys = {
            "host": "localhost",
            "port": self.base + offset,
            "security": security,
            "user": SENDER,
            "ca-file": f"{self.folder}/tls/ca.pem",
        }
        keys |= {name.replace("_", "-"): value for name, value in settings.items()}
        lines = [f"{name} = {json.dumps(value)}" for name, value in keys.items() if value is not None]
        path = workspace.folder / "rundmail.toml"
        before, _, after = path.read_text("utf-8").partition("\n[smtp]")
        _, separator, rest = after.partition("\n[")
        path.write_text("\n".join([before, "[smtp]", *lines, ""]) + separator + rest, "utf-8")

    def maildir(self, address: str) -> Path:
        name, _, domain = address.partition("@")
        return self.folder / "mail" / domain / name

    def over_imap(self, address: str, count: int = 1) -> list[bytes]:
        """Every mail in the mailbox, over IMAP with TLS, once there are at least so many."""
        context = ssl.create_default_context(cafile=f"{self.folder}/tls/ca.pem")

        def mails():
            with imaplib.IMAP4_SSL("localhost", self.base + 2, ssl_context=context) as imap:
                imap.login(address, "geheim")
                imap.select()
                numbers = imap.search(None, "ALL")[1][0].split()
                if len(numbers) < count:
                    return None
                return [imap.fetch(number, "(RFC822)")[1][0][1] for number in numbers]

        return wait_for(mails, f"{count} mails for {address}")

    def delivered(self) -> list[str]:
        """The Message-IDs of all mails in all mailboxes, one for each mail."""
        files = (path for kind in ("new", "cur") for path in self.folder.glob(f"mail/*/*/{kind}/*"))
        return [parse(path.read_bytes(), headers_only=True)["Message-ID"] for path in files]

    def reports(self, message_id: str, action: str) -> list[Path]:
        """The delivery reports in the sender's mailbox about one mail, with this action."""
        wanted = (message_id.encode(), f"Action: {action}".encode())
        files = [path for kind in ("new", "cur") for path in (self.maildir(SENDER) / kind).glob("*")]
        return [path for path in files if all(part in path.read_bytes() for part in wanted)]


def send(workspace: Workspace, *options):
    """Sends with the password of the lab."""
    return workspace.run("send", workspace.file, "--yes", *options, RUNDMAIL_SMTP_PASSWORD="geheim")


def status(workspace: Workspace) -> dict[str, dict]:
    """The ledger, by address, as `status --csv` shows it."""
    done = workspace.run("status", workspace.file, "--csv")
    assert done.code == 0, done.err
    return {row["address"]: row for row in csv.DictReader(io.StringIO(done.out))}


def states(workspace: Workspace) -> dict[str, str]:
    return {address: row["state"] for address, row in status(workspace).items()}


def check_mailboxes(lab: Lab, workspace: Workspace) -> None:
    """Who is `sent` has exactly one mail of this mailing, and everybody else has none."""
    rows = status(workspace).values()
    local = {row["message_id"] for row in rows if row["address"].endswith("@rcpt.example")}
    sent = {row["message_id"] for row in rows if row["state"] == "sent"} & local
    wait_for(lambda: sent <= set(lab.delivered()), "the last mail")
    found = [one for one in lab.delivered() if one in local]
    assert sorted(found) == sorted(sent)


def left_over(workspace: Workspace) -> dict[str, dict]:
    """The list of those who were not reached, by address; empty where there is none."""
    found = list(workspace.folder.glob("nicht-zugestellt-*.csv"))
    if not found:
        return {}
    [path] = found
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";")
    return {row["E-Mail"]: row for row in rows}


def start(authority: int | None = None) -> Lab:
    """Starts a server; in `/tmp` because paths of sockets must be short. With the port of an authorisation
    server, that one says what a token is worth."""
    assert os.getuid() == 0, "Postfix starts as root only"
    lab = Lab(Path(tempfile.mkdtemp(prefix="rm-", dir="/tmp")), ports_in_a_row(PORTS))
    control(lab, "start", {"A": str(authority)} if authority else {})
    for port in range(lab.base, lab.base + PORTS):
        wait_for_port(port)
    return lab


def stop(lab: Lab) -> None:
    control(lab, "stop")
    shutil.rmtree(lab.folder, ignore_errors=True)


def control(lab: Lab, verb: str, more: dict | None = None) -> None:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = {**os.environ, "W": str(lab.folder), "B": str(lab.base), **(more or {})}
    subprocess.run(["bash", SCRIPT, verb], env=env, check=True, timeout=60, **quiet)
