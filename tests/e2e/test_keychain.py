"""`login`: tokens of a real authorisation server, kept in a real keychain, taken by a real Dovecot and renewed
while mails go out; and passwords beside them."""

import re
import shlex
import socket
import subprocess

import pytest
from authority import Person, log_in, running, secret_service, variables, without_keyring
from conftest import BINARY
from lab import SENDER, check_mailboxes, states

PEOPLE = [f"user{number}@rcpt.example" for number in range(1, 7)]


@pytest.fixture(scope="module")
def server():
    with running() as authority:
        yield authority


@pytest.fixture
def keychain(tmp_path):
    with secret_service(tmp_path) as leads_to_it:
        yield leads_to_it


@pytest.fixture
def place(network, server, request):
    """An office that sends with a token."""
    server.usual()
    name = re.sub(r"\W+", "-", request.node.name)
    server.lab.use(network, f"zugang-{name}", PEOPLE, auth="xoauth2", connections=3)
    server.settings(network)
    return network


def send(place, **more):
    return place.run("senden", place.file, "--ja", **more)


def betrays_nothing(server, place, *results) -> None:
    """No token is said, and none lies in a file."""
    tokens = [token for token in server.control()["tokens"] if token]
    assert tokens
    for result in results:
        for token in tokens:
            assert token not in result.out + result.err
    files = [path for path in place.folder.parent.rglob("*") if path.is_file() and "keyring-home" not in path.parts]
    for path in files:
        data = path.read_bytes()
        assert not any(token.encode() in data for token in tokens), path


@pytest.mark.parametrize("way", ["device", "browser"])
def test_who_has_logged_in_sends(place, server, keychain, way):
    before = send(place, **keychain)
    assert before.code == 4 and "keine Anmeldung gespeichert" in before.err, before.err
    assert "rundmail anmelden" in before.err
    base, ca = server.lab.base, f"{server.lab.folder}/tls/ca.pem"
    mailbox = f'[imap]\nserver = "localhost"\nport = {base + 2}\nzertifikatsdatei = "{ca}"\n'
    server.settings(place, more=mailbox + 'anmeldeverfahren = "xoauth2"\n')
    done = log_in(place, Person(), way=way, **keychain)
    assert done.code == 0, done.err
    assert f"Angemeldet als `{SENDER}`" in done.err and "von selbst erneuert" in done.err, done.err
    tried = place.run("pruefen", "--server", **keychain)
    assert tried.code == 0, tried.err
    assert f"Anmeldung bei localhost:{server.port}" in tried.err and "XOAUTH2" in tried.err, tried.err
    assert "Postfach: " in tried.err, tried.err
    sent = send(place, **keychain)
    assert sent.code == 0, sent.err
    assert states(place) == dict.fromkeys(PEOPLE, "sent")
    check_mailboxes(server.lab, place)
    told = place.run("stand", place.file, **keychain)
    assert f"Anmeldung bei localhost:{server.port}" in told.err + told.out, told.err
    gone = place.run("anmelden", "--vergessen", **keychain)
    assert gone.code == 0 and "gelöscht" in gone.err, gone.err
    assert "keine Anmeldung" in place.run("pruefen", "--server", **keychain).err
    betrays_nothing(server, place, done, tried, sent, gone)


@pytest.mark.parametrize(
    ("fault", "connections", "renewals"),
    [({"lasts": 60}, 3, 3), ({"once": True}, 2, 1), ({"lasts": 60, "once": True}, 3, 3)],
    ids=["ends-soon", "withdrawn", "both"],
)
def test_a_token_is_renewed_in_the_middle_of_a_mailing(place, server, keychain, fault, connections, renewals):
    """Each connection finds a token that ends soon, or one that the server has taken once and takes no more."""
    contacts = place.folder / "kontakte.csv"
    more = [f"user{number}@rcpt.example" for number in range(20, 50)]
    contacts.write_text(
        contacts.read_text("utf-8") + "".join(f";;;;;;{one};netzwerk;;ja;;;\n" for one in more), "utf-8"
    )
    server.lab.point(place, "starttls", auth="xoauth2", connections=connections)
    server.settings(place)
    server.control(**fault)
    assert log_in(place, Person(), **keychain).code == 0
    done = send(place, **keychain)
    assert done.code == 0, done.err
    assert states(place) == dict.fromkeys(PEOPLE + more, "sent")
    check_mailboxes(server.lab, place)
    told = server.control()
    assert told["renewals"] >= renewals and told["logins"] >= connections, told
    tried = place.run("pruefen", "--server", **keychain)
    assert tried.code == 0, tried.err
    betrays_nothing(server, place, done, tried)


def test_a_login_that_was_withdrawn_touches_nobody(place, server, keychain):
    assert log_in(place, Person(), **keychain).code == 0
    server.control(withdraw=True)
    done = send(place, **keychain)
    assert done.code == 4, done.err
    assert "gilt nicht mehr" in done.err and "Melden Sie sich neu an: rundmail anmelden" in done.err
    assert states(place) == dict.fromkeys(PEOPLE, "planned")
    betrays_nothing(server, place, done)
    assert log_in(place, Person(), **keychain).code == 0
    assert send(place, **keychain).code == 0
    assert states(place) == dict.fromkeys(PEOPLE, "sent")


def test_a_token_goes_to_no_other_server(place, server, keychain):
    assert log_in(place, Person(), **keychain).code == 0
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.1)
        port = other.getsockname()[1]
        server.lab.point(place, "starttls", auth="xoauth2", port=port)
        server.settings(place)
        done = send(place, **keychain)
        assert done.code == 4 and f"gilt nicht für localhost:{port}" in done.err, done.err
        with pytest.raises(TimeoutError):
            other.accept()


REFUSED = {
    "consent": ({"error": "invalid_grant", "error_description": "AADSTS65001: x"}, 0, "Zustimmung der IT"),
    "tenant": ({"error": "invalid_request", "error_description": "AADSTS90002: x"}, 0, "`mandant`"),
    "policy": ({"error": "access_denied", "error_description": "AADSTS53003: x"}, 0, "bedingter Zugriff"),
    "expired": ({"error": "expired_token"}, 0, "Code ist abgelaufen"),
    "clock": ({"error": "invalid_grant"}, 190, "geht 3 Stunden vor"),
    "busy": ({"error": "temporarily_unavailable"}, 0, "gerade nicht bereit"),
    "nonsense": ("<html>Willkommen im WLAN</html>", 0, "nicht so, wie es OAuth 2 vorsieht"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_server_refuses_is_told_in_plain_words(place, server, keychain, case):
    refusal, ahead, told = REFUSED[case]
    server.control(refuse=refusal, ahead=ahead)
    done = log_in(place, Person(), **keychain)
    assert done.code == 4 and told in done.err, done.err
    server.usual()
    assert "keine Anmeldung gespeichert" in send(place, **keychain).err


@pytest.mark.parametrize("way", ["device", "browser"])
def test_who_says_no_is_not_logged_in(place, server, keychain, way):
    done = log_in(place, Person(agrees=False), way=way, **keychain)
    assert done.code == 4 and "abgelehnt oder abgebrochen" in done.err, done.err


def test_what_cannot_be_reached_or_trusted_gets_nothing(place, server, keychain):
    """No server there, a certificate of an unknown authority, an unknown application, an address in the open."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    tls = f"https://localhost:{server.tls_port}"
    cases = [
        (f"http://localhost:{port}", "", "rundmail", 4, "nicht zu erreichen"),
        (tls, "", "rundmail", 4, "Zertifikat des Anmeldeservers"),
        (server.url, "", "fremd", 4, "`anwendungs-id`"),
        ("http://login.stadt.example", "", "rundmail", 1, "https://"),
    ]
    for url, more, client, code, told in cases:
        server.settings(place, url, more, client)
        done = log_in(place, Person(), **keychain)
        assert done.code == code and told in done.err, done.err
    server.settings(place, tls, f'zertifikatsdatei = "{server.lab.folder}/tls/ca.pem"\n')
    done = log_in(place, Person(), **keychain)
    assert done.code == 0, done.err
    assert send(place, **keychain).code == 0


def password_office(network, server, name):
    server.lab.use(network, name, PEOPLE)
    text = (network.folder / "rundmail.toml").read_text("utf-8").partition("\n[zugang]")[0]
    (network.folder / "rundmail.toml").write_text(text, "utf-8")


@pytest.mark.parametrize("kind", ["service", "kernel"])
def test_a_password_is_kept_for_its_server_only(network, server, keychain, kind):
    """In the keychain of the desktop, or of the kernel where there is no desktop."""
    own = keychain if kind == "service" else {}
    password_office(network, server, f"passwort-{kind}")
    assert "Das Passwort für den Mailserver fehlt" in send(network, **own).err
    try:
        kept = network.run("anmelden", RUNDMAIL_SMTP_PASSWORD="geheim", **own)
        assert kept.code == 0 and "im Schlüsselbund" in kept.err, kept.err
        assert ("nach einem Neustart" in kept.err) == (kind == "kernel"), kept.err
        tried = network.run("pruefen", "--server", **own)
        assert tried.code == 0 and "Passwort: aus dem Schlüsselbund" in tried.err, tried.err
        server.lab.point(network, "tls")
        assert "Das Passwort für den Mailserver fehlt" in send(network, **own).err, "another port"
        server.lab.point(network, "starttls")
        done = send(network, **own)
        assert done.code == 0, done.err
        assert states(network) == dict.fromkeys(PEOPLE, "sent")
        assert "geheim" not in kept.err + tried.err + done.err
    finally:
        gone = network.run("anmelden", "--vergessen", **own)
    assert gone.code == 0 and "gelöscht" in gone.err, gone.err
    assert "keine Anmeldung" in network.run("anmelden", "--vergessen", **own).err
    assert "Das Passwort für den Mailserver fehlt" in network.run("pruefen", "--server", **own).err


def test_without_a_keychain_nothing_is_kept(network, server):
    """As in a container: no desktop, and the keyring of the kernel is forbidden."""
    password_office(network, server, "ohne-schluesselbund")
    done = subprocess.run(
        [BINARY, "anmelden"],
        cwd=network.folder,
        env=variables(network, RUNDMAIL_SMTP_PASSWORD="geheim"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=without_keyring,
        timeout=120,
        check=False,
    )
    told = done.stderr.decode()
    assert done.returncode == 4 and "kein Schlüsselbund zu erreichen" in told, told
    assert "In einer Datei speichert rundmail kein Passwort" in told and "`passwort-befehl`" in told
    assert "geheim" not in told
    for path in network.folder.rglob("*"):
        assert not path.is_file() or b"geheim" not in path.read_bytes(), path


def test_what_a_command_gives_needs_no_login(place, server, keychain):
    server.lab.point(place, "starttls", password_command=f"printf {shlex.quote('geheim')}")
    done = place.run("anmelden", **keychain)
    assert done.code == 0 and "`passwort-befehl`" in done.err, done.err
    assert send(place, **keychain).code == 0
