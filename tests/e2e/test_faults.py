"""A server that treats each person in another way: one run over all of them, then a second, and what it
took held against the ledger."""

import asyncio
import ssl
from collections import Counter
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from conftest import free_port
from lab import SENDER, left_over, send, status
from reading import parse

# Local parts, what the server does with them, and where they stand after the first run.
PEOPLE = {
    "user1": "sent",
    "user2": "sent",
    "hard": "refused",  # 550 to RCPT
    "policy": "refused",  # 554 to RCPT
    "full": "refused",  # 552 to the message
    "spam": "refused",  # 554 to the message
    "slow": "sent",  # a second of thought at RCPT
    "grey": "sent",  # 450 to RCPT, the first time
    "soft": "deferred",  # 452 to RCPT, always
    "later": "deferred",  # 451 to the message, until the next day
    "droprcpt": "sent",  # hangs up at RCPT, the first time
    "doubtkept": "uncertain",  # takes the message and hangs up without a reply
    "user3": "sent",
    "doubtlost": "uncertain",  # hangs up after the message, which is lost
    "user4": "sent",
}
PATIENCE = ("--retry-for", "6s")
REASONS = {
    "hard": "Adresse unbekannt",
    "full": "Postfach voll",
    "soft": "Postfach voll",
    "spam": "von den Regeln der Gegenseite abgelehnt (etwa als Werbung)",
    "policy": "von den Regeln der Gegenseite abgelehnt (etwa als Werbung)",
    "later": "Der Server nimmt die E-Mail erst später an",
    "doubtkept": "keine Antwort des Servers",
    "doubtlost": "keine Antwort des Servers",
}


@dataclass
class Truth:
    """The server's rules, and every mail that it took responsibility for."""

    taken: list = field(default_factory=list)
    next_day: bool = False
    asked: Counter = field(default_factory=Counter)

    async def handle_RCPT(self, server, session, envelope, address, options):
        who = address.partition("@")[0]
        self.asked[who] += 1
        match who:
            case "hard":
                return "550 5.1.1 no such user"
            case "policy":
                return "554 5.7.1 rejected by policy"
            case "soft":
                return "452 4.2.2 mailbox full"
            case "grey" if self.asked[who] == 1:
                return "450 4.2.0 greylisted, come back later"
            case "droprcpt" if self.asked[who] == 1:
                server.transport.abort()
                await asyncio.sleep(60)
            case "slow":
                await asyncio.sleep(1)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        [address] = envelope.rcpt_tos
        who = address.partition("@")[0]
        match who:
            case "full":
                return "552 5.2.2 mailbox full"
            case "spam":
                return "554 5.7.1 looks like spam"
            case "later" if not self.next_day:
                return "451 4.3.0 try later"
            case "doubtlost" if self.asked[who] == 1:
                server.transport.abort()
                await asyncio.sleep(60)
        self.taken.append((address, parse(envelope.content)["Message-ID"]))
        if who == "doubtkept" and self.asked[who] == 1:
            server.transport.abort()
            await asyncio.sleep(60)
        return "250 2.0.0 OK"


def login(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (SENDER.encode(), b"geheim")
    return AuthResult(success=right, handled=right)


@pytest.fixture
def moody(lab):
    """The server, with STARTTLS and a password, under the authority of the lab."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(lab.folder / "tls" / "server.pem", lab.folder / "tls" / "server.key")
    truth = Truth()
    controller = Controller(
        truth,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=tls,
        require_starttls=True,
        auth_required=True,
        auth_require_tls=True,
        authenticator=login,
        data_size_limit=10_000_000,
    )
    controller.start()
    yield truth, controller.port
    controller.stop()


def standing(network) -> dict[str, str]:
    return {address.partition("@")[0]: row["state"] for address, row in status(network).items()}


def check_the_books(network, truth):
    """Who is `sent` was taken once and only once; who was taken is `sent` or uncertain."""
    rows = status(network)
    taken = Counter(truth.taken)
    assert set(taken.values()) <= {1}, taken
    for address, row in rows.items():
        was_taken = (address, row["message_id"]) in taken
        if row["state"] == "sent":
            assert was_taken, row
        elif row["state"] != "uncertain":
            assert not was_taken, row
    assert {address for address, _ in taken} <= set(rows)


@pytest.mark.parametrize("connections", [1, 3])
def test_a_moody_server_and_two_runs(network, lab, moody, connections):
    truth, port = moody
    lab.use(
        network,
        f"launisch-{connections}",
        [f"{who}@moody.example" for who in PEOPLE],
        port=port,
        connections=connections,
    )
    first = send(network, *PATIENCE)
    assert standing(network) == PEOPLE, first.err
    assert first.code == 4, first.err
    check_the_books(network, truth)
    listed = left_over(network)
    assert {address.partition("@")[0]: row["Nicht zugestellt, weil"] for address, row in listed.items()} == REASONS

    truth.next_day = True
    second = send(network, *PATIENCE)
    expected = PEOPLE | {"later": "sent"}
    assert standing(network) == expected, second.err
    assert second.code == 4, "one mailbox is still full"
    check_the_books(network, truth)
    for who in ("doubtkept", "doubtlost"):
        assert who in second.err, "named each time"
    assert Counter(address for address, _ in truth.taken)["doubtkept@moody.example"] == 1
    assert truth.asked["hard"] == truth.asked["spam"] == truth.asked["user1"] == 1, "asked once"

    # What the clerk knows after asking: one has it, the other has not.
    third = network.folder / "fehlt.csv"
    third.write_text("E-Mail\ndoubtlost@moody.example\n", "utf-8")
    done = send(network, *PATIENCE, "--only", third, "--uncertain", "resend")
    assert done.code == 0, done.err
    assert standing(network) == expected | {"doubtlost": "sent"}
    check_the_books(network, truth)
