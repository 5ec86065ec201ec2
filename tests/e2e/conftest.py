"""What the end-to-end tests share: the binary, workspaces to work in, servers that catch mails."""

import os
import shutil
import socket
import subprocess
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from papers import LIST

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("RUNDMAIL", ROOT / "target" / "debug" / "rundmail"))


@dataclass
class Result:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


def rundmail(*args, cwd, stdin="", timeout=120, **variables) -> Result:
    """Runs the program in German, with an environment of its own."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(cwd),
        "RUNDMAIL_LANG": "de",
        **{name: str(value) for name, value in variables.items()},
    }
    done = subprocess.run(
        [BINARY, *map(str, args)],
        cwd=cwd,
        env=env,
        input=stdin.encode(),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


@dataclass
class Workspace:
    """A copy of a sample workspace."""

    folder: Path
    minutes: str

    @property
    def file(self) -> Path:
        return self.folder / self.minutes

    @property
    def data(self) -> dict:
        return tomllib.loads(self.file.read_text("utf-8"))

    def run(self, *args, **options) -> Result:
        return rundmail(*args, cwd=self.folder, **options)

    def use_server(self, port: int, extra: str = "") -> None:
        """Points `[smtp]` of the settings to a server on loopback."""
        settings = self.folder / "rundmail.toml"
        text = settings.read_text("utf-8")
        before, _, after = text.partition("\n[smtp]")
        _, separator, rest = after.partition("\n[")
        smtp = f'\n[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n{extra}\n'
        settings.write_text(before + smtp + separator + rest, "utf-8")


def copy_of(source: Path, target: Path, minutes: str) -> Workspace:
    ignore = shutil.ignore_patterns("out", "outbox", ".rundmail")
    shutil.copytree(source, target, ignore=ignore)
    return Workspace(target, minutes)


@pytest.fixture
def contract(tmp_path) -> Workspace:
    """The sample files of the contract."""
    return copy_of(ROOT / "tests" / "contract", tmp_path / "vertrag", "minutes.toml")


@pytest.fixture
def network(tmp_path) -> Workspace:
    """The invented network, with the summary of September."""
    return copy_of(ROOT / "examples" / "netzwerk", tmp_path / "netzwerk", "2026-09-03-zusammenfassung.toml")


@dataclass
class Caught:
    """One mail as a server took it."""

    sender: str
    recipients: list
    content: bytes
    mail_options: list = field(default_factory=list)


class Keeper:
    """Keeps every mail, and refuses whom it is told to refuse."""

    def __init__(self):
        self.mails: list[Caught] = []
        self.replies: dict[str, str] = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = self.replies.get(address)
        if reply:
            return reply
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(
            Caught(envelope.mail_from, list(envelope.rcpt_tos), envelope.content, list(envelope.mail_options))
        )
        return "250 2.0.0 OK"


@dataclass
class Server:
    port: int
    keeper: Keeper

    @property
    def mails(self) -> list[Caught]:
        return self.keeper.mails


@pytest.fixture
def server():
    """A mail server in Python (aiosmtpd) on a free loopback port."""
    keeper = Keeper()
    controller = Controller(keeper, hostname="127.0.0.1", port=free_port(), data_size_limit=50_000_000)
    controller.factory = lambda: SMTP(keeper, data_size_limit=50_000_000, enable_SMTPUTF8=True)
    controller.start()
    yield Server(controller.port, keeper)
    controller.stop()


@dataclass
class Sink:
    """Postfix's smtp-sink with the folder that it dumps mails into."""

    port: int
    folder: Path

    def mails(self) -> list[Caught]:
        """Every dump: pseudo headers of the sink, then the mail as it came (with LF)."""
        caught = []
        for dump in sorted(self.folder.iterdir()):
            raw = dump.read_bytes()
            lines, sender, recipients = raw.split(b"\n"), "", []
            while lines and lines[0].startswith(b"X-"):
                name, _, value = lines.pop(0).partition(b": ")
                address = value.decode().partition("<")[2].partition(">")[0]
                if name == b"X-Mail-Args":
                    sender = address
                if name == b"X-Rcpt-Args":
                    recipients.append(address)
            if lines and lines[0].startswith(b"Received:"):
                lines.pop(0)
                while lines and lines[0][:1] in (b" ", b"\t"):
                    lines.pop(0)
            caught.append(Caught(sender, recipients, b"\n".join(lines)))
        return caught


@pytest.fixture
def sink(tmp_path):
    """Starts smtp-sink with options; stops it at the end."""
    running = []

    def start(*options) -> Sink:
        port, folder = free_port(), tmp_path / f"sink-{len(running)}"
        folder.mkdir(mode=0o777)
        folder.chmod(0o777)
        for above in folder.parents:
            if above == Path("/tmp"):
                break
            above.chmod(above.stat().st_mode | 0o055)
        user = ["-u", "nobody"] if os.getuid() == 0 else []
        process = subprocess.Popen(
            ["smtp-sink", *user, *options, "-d", f"{folder}/%M.", f"127.0.0.1:{port}", "100"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running.append(process)
        wait_for_port(port)
        return Sink(port, folder)

    yield start
    for process in running:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def lab():
    """Postfix and Dovecot, started once: each test has mailings of its own."""
    import lab as mailserver

    running = mailserver.start()
    yield running
    mailserver.stop(running)


@pytest.fixture
def desk(tmp_path):
    """An office with a list of twelve and an announcement."""
    folder = tmp_path / "amt"
    folder.mkdir()
    (folder / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Beispiel"\nemail = "amt@stadt.example"\n'
        '[contacts]\nfile = "contacts.csv"\n[smtp]\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\n',
        "utf-8",
    )
    (folder / "rundbrief.toml").write_text(
        'title = "Rundbrief im Herbst"\nkind = "circular"\nlanguage = "de"\nissued = 2026-09-24\n'
        'intro = "Der Sommer ist um."\n',
        "utf-8",
    )
    (folder / "contacts.csv").write_text(LIST, "utf-8")
    return Workspace(folder, "rundbrief.toml")
