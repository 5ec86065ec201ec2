"""Logging in to a real server: what works, and what is refused at once with nobody touched."""

import shlex
import time

import pytest
from lab import SENDER, check_mailboxes, states, token

PEOPLE = ["user1@rcpt.example", "user2@rcpt.example", "user3@rcpt.example"]


def printing(text: str) -> str:
    """A password command that prints this and nothing else."""
    return f"printf %s {shlex.quote(text)}"


@pytest.mark.parametrize(
    ("door", "settings"),
    [
        ("starttls", {}),
        ("single", {}),
        ("starttls", {"password_command": printing("geheim")}),
        ("tls", {"password_command": "printf 'geheim\\r\\nBenutzer: jemand\\r\\n'"}),
        ("starttls", {"auth": "xoauth2", "password_command": printing(token(SENDER))}),
        ("tls", {"auth": "xoauth2", "password_command": f"echo {token(SENDER)}; echo verfällt in 60 Minuten"}),
    ],
    ids=["PLAIN", "LOGIN", "command", "lines", "XOAUTH2", "XOAUTH2-tls"],
)
def test_who_may_log_in_sends(network, lab, door, settings, request):
    lab.use(network, f"anmelden-{request.node.callspec.id}", PEOPLE, door, **settings)
    variables = {} if "password_command" in settings else {"RUNDMAIL_SMTP_PASSWORD": "geheim"}
    done = network.run("send", network.file, "--yes", **variables)
    assert done.code == 0, done.err
    assert states(network) == dict.fromkeys(PEOPLE, "sent")
    check_mailboxes(lab, network)


# What is wrong: the door, the settings, the password, what is said of it.
SEEN_BY_THE_SERVER = {
    "password": ("tls", {}, "falsch", ["535 5.7.8", "Prüfen Sie"]),
    "token": ("tls", {"auth": "xoauth2", "password_command": printing(token(SENDER, b"fremd"))}, None, ["535"]),
    "old-token": ("tls", {"auth": "xoauth2", "password_command": printing(token(SENDER, lasts=-5))}, None, ["535"]),
    "expired": ("expired", {}, "geheim", ["Zertifikat", "abgelaufen"]),
    "authority": ("tls", {"ca_file": None}, "geheim", ["Zertifikat", "`zertifikatsdatei`"]),
    "name": ("tls", {"host": "127.0.0.1"}, "geheim", ["Zertifikat", "127.0.0.1"]),
    "name-starttls": ("starttls", {"host": "127.0.0.1"}, "geheim", ["Zertifikat", "127.0.0.1"]),
    "no-starttls": ("open", {}, "geheim", ["keine Verschlüsselung (STARTTLS)"]),
    "tls-at-starttls": ("starttls", {"security": "tls"}, "geheim", ["nicht verschlüsselt"]),
    "no-user": ("tls", {"user": None}, "geheim", ["554 5.7.1", "`benutzer`"]),
    "other-user": ("tls", {"user": "user1@rcpt.example"}, "geheim", ["not owned by user", "Absenderadresse"]),
}
KNOWN_BEFORE = {
    "plaintext": (1, "open", {"security": "none", "host": "mail.musterhausen.example"}, ["nicht verschlüsselt"]),
    "command-fails": (4, "tls", {"password_command": "echo geheim; exit 3"}, ["`passwort-befehl`", "Rückgabewert 3"]),
    "command-silent": (4, "tls", {"password_command": "true"}, ["`passwort-befehl`", "kein Passwort"]),
    "command-missing": (4, "tls", {"password_command": "gibt-es-nicht"}, ["`passwort-befehl`", "gibt-es-nicht"]),
    "no-password": (4, "tls", {}, ["Das Passwort für den Mailserver fehlt"]),
}


def send(network, told, **variables):
    """Ends at once, says what is wrong, and betrays no secret."""
    begun = time.monotonic()
    done = network.run("senden", network.file, "--yes", **variables)
    assert time.monotonic() - begun < 60, "refused at once"
    for words in told:
        assert words in done.err, done.err
    for secret in ("geheim", "falsch\n", "eyJ"):
        assert secret not in done.out + done.err
    return done


@pytest.mark.parametrize("fault", SEEN_BY_THE_SERVER)
def test_what_is_wrong_with_a_login_touches_nobody(network, lab, fault):
    door, settings, password, told = SEEN_BY_THE_SERVER[fault]
    lab.use(network, f"verkehrt-{fault}", PEOPLE, door, **settings)
    done = send(network, told, **({"RUNDMAIL_SMTP_PASSWORD": password} if password else {}))
    assert done.code == 4, done.err
    assert states(network) == dict.fromkeys(PEOPLE, "planned")
    check_mailboxes(lab, network)
    lab.point(network, "tls")
    assert send(network, [], RUNDMAIL_SMTP_PASSWORD="geheim").code == 0, "once it is mended, all get it"
    assert states(network) == dict.fromkeys(PEOPLE, "sent")
    check_mailboxes(lab, network)


@pytest.mark.parametrize("fault", KNOWN_BEFORE)
def test_what_is_known_to_be_wrong_before_opens_no_account(network, lab, fault):
    code, door, settings, told = KNOWN_BEFORE[fault]
    lab.use(network, f"vorher-{fault}", PEOPLE, door, **settings)
    assert send(network, told).code == code
    assert states(network) == {}
