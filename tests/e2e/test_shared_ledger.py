"""One ledger for many machines, in a real PostgreSQL: the same promises as with a file."""

import collections
import shutil
import subprocess

import pytest
from conftest import free_port, rundmail, wait_for_port
from database import Database, office, race, send

PEOPLE = 400


@pytest.fixture(scope="module")
def server():
    running = Database()
    yield running
    running.close()


@pytest.fixture
def database(server):
    """The server with an empty database."""
    for table in server.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
        server.ask(f"DROP TABLE {table} CASCADE")
    return server


class Taken:
    """Counts what a mail server took, and lists it by recipient."""

    def __init__(self, server):
        self.server = server

    def __call__(self):
        return len(self.server.mails)

    def mails(self):
        return collections.Counter(mail.recipients[0] for mail in self.server.mails)


@pytest.fixture
def relay():
    """A mail server on loopback."""
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP
    from conftest import Keeper, Server

    keeper = Keeper()
    controller = Controller(keeper, hostname="127.0.0.1", port=free_port())
    controller.factory = lambda: SMTP(keeper, enable_SMTPUTF8=True)
    controller.start()
    yield Server(controller.port, keeper)
    controller.stop()


def test_three_machines_share_a_mailing_while_they_are_killed(tmp_path, database, relay):
    folders = [tmp_path / name for name in ("rathaus", "zentrum")]
    mailings = [office(folder, PEOPLE, relay.port, database.url) for folder in folders]
    # The third sends from the folder of the first.
    mailings.append(mailings[0])
    seen = race(mailings, Taken(relay), database, kills=9, people=PEOPLE)
    seen.check(PEOPLE, connections=4)
    assert database.ask("SELECT count(*) FROM run") == ["0"]


def test_what_reads_the_ledger_reads_the_database(tmp_path, database, relay):
    mailing = office(tmp_path / "amt", 12, relay.port, database.url)
    other = office(tmp_path / "zweitstelle", 12, relay.port, database.url)

    def run(*args, at=mailing, code=0):
        result = rundmail(*args, cwd=at.parent)
        assert result.code == code, result.err
        return result

    run("senden", mailing.name, "--ja")
    assert len(relay.mails) == 12
    # Who has it is known at the other machine, too.
    assert "12" in run("stand", at=other).out
    run("senden", other.name, "--ja", at=other, code=5)
    assert "p3@verein3.example" in run("kontakte", "zeigen", "p3@verein3.example", at=other).out
    run("kontakte", "vergessen", "p3@verein3.example", "--ja", at=other)
    listed = run("stand", mailing.name, "--csv").out
    assert "p3@" not in listed and listed.count(",sent,") == 12
    run("kontakte", "abmelden", "p4@verein4.example")
    # The other machine writes to nobody who has unsubscribed.
    (other.parent / "zweiter.toml").write_text(other.read_text("utf-8").replace("2026-09-18", "2026-09-19"), "utf-8")
    run("senden", "zweiter.toml", "--ja", at=other)
    assert not any("p4@" in mail.recipients[0] for mail in relay.mails[12:])
    # A correction is a round of its own; until then the change stops both.
    mailing.write_text(mailing.read_text("utf-8").replace("Bürgerhaus", "Rathaus"), "utf-8")
    run("senden", mailing.name, "--ja", code=5)
    run("senden", mailing.name, "--ja", "--berichtigung")
    assert not (tmp_path / "amt" / ".rundmail" / "ledger.db").exists()


def test_the_ledger_of_a_folder_moves_into_the_database(tmp_path, database, relay):
    mailing = office(tmp_path / "amt", 5, relay.port, None)
    assert rundmail("senden", mailing.name, "--ja", cwd=mailing.parent).code == 0
    settings = mailing.parent / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8") + f'[versandbuch]\nlink = "{database.url}"\n', "utf-8")
    assert "5" in rundmail("stand", cwd=mailing.parent).out, "as long as it is not moved, the file is read"
    again = rundmail("senden", mailing.name, "--ja", cwd=mailing.parent)
    assert again.code == 5 and "ledger.moved.db" in again.err, again.err
    assert len(relay.mails) == 5
    assert database.ask("SELECT count(*) FROM delivery WHERE state = 'sent'") == ["5"]
    assert "5" in rundmail("stand", cwd=mailing.parent).out


def test_a_database_that_cannot_be_used_is_told(tmp_path, database, relay):
    """Nothing is sent, the reason is named, and no password is shown."""
    database.ask("DROP ROLE IF EXISTS reader")
    database.ask("CREATE ROLE reader LOGIN")
    away = free_port()

    def tell(name, url, words, *, code=4, **variables):
        mailing = office(tmp_path / name, 3, relay.port, url)
        for verb in (["senden", mailing.name, "--ja"], ["pruefen", "--server"], ["stand"]):
            told = rundmail(*verb, cwd=mailing.parent, RUNDMAIL_LEDGER_PASSWORD="geheim-4711", **variables)
            said = told.out + told.err
            if verb == ["stand"] and "darf" in words:
                continue
            assert told.code in (code, 4) and words in " ".join(said.split()), (verb, told.code, said)
            assert "geheim-4711" not in said

    base = database.url
    tell("fort", base.replace(str(database.port), str(away)), "nicht zu erreichen")
    tell("ohne", base.replace("/postgres", "/keine"), "gibt es sie nicht")
    tell("offen", base + "?sslmode=require", "bietet keine Verschlüsselung")
    tell("nackt", "postgresql://rundmail@db.stadt.example/x?sslmode=disable", "Ohne Verschlüsselung", code=1)
    reads = base + "?options=-c%20default_transaction_read_only%3Don"
    mailing = office(tmp_path / "liest", 3, relay.port, reads)
    told = rundmail("senden", mailing.name, "--ja", cwd=mailing.parent)
    assert told.code == 4 and "nur gelesen" in told.err, told.err
    tell("fremd", base.replace("rundmail@", "reader@"), "darf das dort nicht")
    hba = database.folder / "data" / "pg_hba.conf"
    before = hba.read_text()
    try:
        hba.write_text("host all all 127.0.0.1/32 scram-sha-256\n" + before)
        database.ask("SELECT pg_reload_conf()")
        tell("falsch", base, "nimmt die Anmeldung nicht an")
        database.ask("ALTER ROLE rundmail PASSWORD 'geheim-4711'")
        right = office(tmp_path / "richtig", 3, relay.port, base)
        told = rundmail("pruefen", "--server", cwd=right.parent, RUNDMAIL_LEDGER_PASSWORD="geheim-4711")
        assert told.code == 0 and "kann geschrieben werden" in told.out + told.err, told.err
        assert not database.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"), "it changes nothing"
    finally:
        hba.write_text(before)
        database.ask("SELECT pg_reload_conf()")
    database.ask("CREATE TABLE rundmail_ledger (version bigint); INSERT INTO rundmail_ledger VALUES (99)")
    tell("neu", base, "neueren Version", code=1)
    assert relay.mails == []


def test_the_way_to_the_database_is_protected(tmp_path, database, relay):
    """With a certificate of the office's own authority; without that file it is refused."""
    key, certificate = tmp_path / "server.key", tmp_path / "server.crt"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", key, "-out", certificate,
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"],
        check=True, capture_output=True,
    )  # fmt: skip
    for file in (key, certificate):
        copy = database.folder / "data" / file.name
        shutil.copy(file, copy)
        shutil.chown(copy, *(["postgres"] if shutil.os.getuid() == 0 else [shutil.os.getuid()]))
        copy.chmod(0o600)
    for setting in ("ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'", "ssl = on"):
        database.ask(f"ALTER SYSTEM SET {setting}")
    database.ask("SELECT pg_reload_conf()")
    wait_for_port(database.port)
    try:
        url = database.url.replace("127.0.0.1", "localhost") + "?sslmode=require"
        mailing = office(tmp_path / "ohne", 3, relay.port, url)
        told = rundmail("senden", mailing.name, "--ja", cwd=mailing.parent)
        assert told.code == 4 and "Zertifikat" in told.err, told.err
        mailing = office(tmp_path / "mit", 3, relay.port, url, f'ca-file = "{certificate}"\n')
        told = rundmail("senden", mailing.name, "--ja", cwd=mailing.parent)
        assert told.code == 0, told.err
    finally:
        database.ask("ALTER SYSTEM SET ssl = off")
        database.ask("SELECT pg_reload_conf()")
    assert len(relay.mails) == 3


def test_a_socket_of_this_computer_needs_no_network(tmp_path, database, relay):
    url = f"postgresql:///postgres?host={database.folder}&port={database.port}&user=rundmail"
    mailing = office(tmp_path / "amt", 3, relay.port, url)
    assert rundmail("senden", mailing.name, "--ja", cwd=mailing.parent).code == 0
    assert len(relay.mails) == 3


def test_a_lost_database_stops_before_the_next_mail(tmp_path, database, relay):
    mailing = office(tmp_path / "amt", PEOPLE, relay.port, database.url)
    running = send(mailing)
    while len(relay.mails) < 20:
        assert running.poll() is None
    database.order("stop")
    assert running.wait(timeout=60) == 4
    taken = len(relay.mails)
    said = (mailing.parent / "said.txt").read_text("utf-8")
    database.order("start")
    assert "Datenbank" in said and taken < PEOPLE, said
    states = database.ask("SELECT state FROM delivery WHERE state <> 'planned'")
    # Whatever left is known, or in doubt.
    assert len(states) >= taken and states.count("sending") <= 4
    assert rundmail("senden", mailing.name, "--ja", cwd=mailing.parent).code in (0, 4)
    everybody = collections.Counter(mail.recipients[0] for mail in relay.mails)
    assert max(everybody.values()) == 1 and len(everybody) >= PEOPLE - 4
