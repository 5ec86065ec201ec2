"""Over a real Postfix with TLS and a password, into real mailboxes, read back over IMAP."""

import csv
import imaplib
import io
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time

import pytest
from conftest import ROOT, free_port, wait_for_port
from reading import check_wire, parse, parts

LAB = ROOT / "tests" / "lab" / "mailserver.sh"


def three_free_ports() -> int:
    """The first of three free ports in a row."""
    while True:
        base = free_port()
        try:
            for port in (base, base + 1, base + 2):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
            return base
        except OSError:
            continue


@pytest.fixture(scope="module")
def postfix():
    """Postfix and Dovecot; `/tmp` because paths of sockets must be short."""
    assert os.getuid() == 0, "Postfix starts as root only"
    folder, base = tempfile.mkdtemp(prefix="rm-", dir="/tmp"), three_free_ports()
    env = {**os.environ, "W": folder, "B": str(base)}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["bash", LAB, "start"], env=env, check=True, timeout=60, **quiet)
    for port in (base, base + 1, base + 2):
        wait_for_port(port)
    yield folder, base
    subprocess.run(["bash", LAB, "stop"], env=env, check=True, timeout=60, **quiet)
    shutil.rmtree(folder, ignore_errors=True)


def mailbox(folder, base, address) -> list[bytes]:
    """Every mail in the mailbox, over IMAP with TLS, waiting a moment for the last to arrive."""
    context = ssl.create_default_context(cafile=f"{folder}/tls/ca.pem")
    for _ in range(100):
        with imaplib.IMAP4_SSL("localhost", base + 2, ssl_context=context) as imap:
            imap.login(address, "geheim")
            imap.select()
            numbers = imap.search(None, "ALL")[1][0].split()
            if numbers:
                return [imap.fetch(number, "(RFC822)")[1][0][1] for number in numbers]
        time.sleep(0.1)
    return []


def local_network(network, rows):
    head = (network.folder / "kontakte.csv").read_text("utf-8-sig").splitlines()[0]
    (network.folder / "kontakte.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")


ROWS = [
    "Frau;Dr.;Selin;Beispiel;Brückenbogen;;selin.beispiel@rcpt.example;netzwerk;de;ja;;;",
    ";;Robin;Vorlage;Jugendring;;user1@rcpt.example;netzwerk;;ja;;;",
    "Frau;;Ist;Unbekannt;Nirgends;;niemand@rcpt.example;netzwerk;de;ja;;;",
]


@pytest.mark.parametrize(("security", "offset"), [("starttls", 0), ("tls", 1)])
def test_from_minutes_to_mailboxes(network, postfix, security, offset):
    folder, base = postfix
    local_network(network, ROWS)
    point_to(network, folder, base + offset, security)
    network.file.write_text(
        f'kennung = "september-{security}"\n' + network.file.read_text("utf-8"), "utf-8"
    )
    done = network.run("senden", network.file, "--yes", RUNDMAIL_SMTP_PASSWORD="geheim")
    assert done.code == 3, done.err
    assert "niemand@rcpt.example" in done.err
    assert "geheim" not in done.err + done.out
    status = csv.DictReader(io.StringIO(network.run("stand", network.file, "--csv").out))
    states = {row["address"]: (row["state"], row["code"]) for row in status}
    assert states["selin.beispiel@rcpt.example"][0] == states["user1@rcpt.example"][0] == "sent"
    assert states["niemand@rcpt.example"] == ("refused", "550")
    for address, greeting in (
        ("selin.beispiel@rcpt.example", "Sehr geehrte Frau Dr. Beispiel"),
        ("user1@rcpt.example", "Guten Tag Robin Vorlage"),
    ):
        raw = mailbox(folder, base, address)[-1]
        mail = parse(raw)
        assert [one.addr_spec for one in mail["To"].addresses] == [address]
        seen = parts(mail)
        assert greeting in seen.text and greeting in seen.html
        assert "Folien Gut ankommen.pdf" in seen.attachments
        # What the servers put on top is not ours.
        check_wire(raw[raw.index(b"\r\nDate:") + 2:])


def point_to(network, folder, port, security):
    network.use_server(port, f'user = "integration@musterhausen.example"\nca-file = "{folder}/tls/ca.pem"')
    settings = network.folder / "rundmail.toml"
    text = settings.read_text("utf-8").replace('security = "none"', f'security = "{security}"')
    settings.write_text(text.replace('host = "127.0.0.1"', 'host = "localhost"'), "utf-8")


@pytest.mark.parametrize("fault", ["password", "authority", "name"])
def test_a_wrong_password_or_certificate_touches_nobody(network, postfix, fault):
    folder, base = postfix
    local_network(network, ROWS[:2])
    point_to(network, folder, base + 1, "tls")
    settings = network.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    if fault == "authority":
        text = text.replace(f'ca-file = "{folder}/tls/ca.pem"', "")
    if fault == "name":
        text = text.replace('host = "localhost"', 'host = "127.0.0.1"')
    settings.write_text(text, "utf-8")
    password = "falsch" if fault == "password" else "geheim"
    done = network.run("senden", network.file, "--yes", RUNDMAIL_SMTP_PASSWORD=password)
    assert done.code == 4, done.err
    assert password not in done.err
    status = csv.DictReader(io.StringIO(network.run("stand", network.file, "--csv").out))
    assert {row["state"] for row in status} <= {"planned"}
