"""A real authorisation server (tests/web/authority.mjs), a person with a browser, and keychains of this system."""

import ctypes
import html
import http.cookiejar
import json
import os
import re
import signal
import ssl
import struct
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import lab as mailserver
from conftest import BINARY, ROOT, Result, Workspace, free_port, wait_for_port
from lab import SENDER, Lab, wait_for

SCRIPT = ROOT / "tests" / "web" / "authority.mjs"
FORM = re.compile(r'<form[^>]*?action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
INPUT = re.compile(r"<input[^>]*>", re.DOTALL)


@dataclass
class Authority:
    """The running server."""

    port: int
    tls_port: int
    lab: Lab

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def control(self, **wanted) -> dict:
        """What has happened; before that, sets what is to go wrong."""
        data = json.dumps(wanted).encode() if wanted else None
        with urllib.request.urlopen(f"{self.url}/control", data) as answer:
            return json.load(answer)

    def usual(self) -> None:
        self.control(lasts=3600, once=False, refuse=None, ahead=0, renewals=0, logins=0)

    def settings(self, place: Workspace, url: str = "", more: str = "", client: str = "rundmail") -> None:
        """Adds the section of this server."""
        url = url or self.url
        path = place.folder / "rundmail.toml"
        before = path.read_text("utf-8").partition("\n[zugang]")[0]
        path.write_text(
            f'{before}\n[zugang]\nanbieter = "anderer"\nanwendungs-id = "{client}"\n'
            f'anmelde-url = "{url}/auth"\ntoken-url = "{url}/token"\ngeraete-url = "{url}/device/auth"\n'
            f'berechtigungen = ["mail", "offline_access"]\n{more}',
            "utf-8",
        )


@contextmanager
def running():
    """The server, and a mail server that asks it."""
    port, tls_port = free_port(), free_port()
    lab = mailserver.start(port)
    process = subprocess.Popen(
        ["node", SCRIPT, str(port), str(tls_port), f"{lab.folder}/tls"],
        cwd=SCRIPT.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for_port(port)
        wait_for_port(tls_port)
        yield Authority(port, tls_port, lab)
    finally:
        process.terminate()
        process.wait()
        mailserver.stop(lab)


class Person:
    """Somebody with a browser, who fills in every form that is shown."""

    def __init__(self, name: str = SENDER, agrees: bool = True):
        self.name, self.agrees = name, agrees
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        self.opener = urllib.request.build_opener(jar, urllib.request.HTTPSHandler(context=trusting))

    def get(self, url: str, data: dict | None = None) -> tuple[str, str]:
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        try:
            with self.opener.open(url, body, timeout=60) as answer:
                return answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.url, error.read().decode()

    def visit(self, url: str, **known: str) -> tuple[str, str]:
        """The last page, after all forms."""
        url, page = self.get(url)
        for _ in range(8):
            form = FORM.search(page)
            if form is None:
                break
            if not self.agrees and "/interaction/" in url:
                url, page = self.get(f"{url}/abort")
                continue
            fields = {}
            for field in INPUT.findall(form[2]):
                name = re.search(r'name="([^"]*)"', field)
                value = re.search(r'value="([^"]*)"', field)
                if name:
                    fields[name[1]] = html.unescape(value[1]) if value else known.get(name[1], self.name)
            url, page = self.get(urllib.parse.urljoin(url, html.unescape(form[1])), fields)
        return url, page


def variables(place: Workspace, **more) -> dict:
    return {"PATH": os.environ["PATH"], "HOME": str(place.folder), "RUNDMAIL_LANG": "de", **more}


def log_in(place: Workspace, person: Person, *options, way="device", **more) -> Result:
    """Calls `login` and does at once what it asks for."""
    out, err = place.folder.parent / "login.out", place.folder.parent / "login.err"
    with out.open("wb") as to_out, err.open("wb") as to_err:
        process = subprocess.Popen(
            [BINARY, "anmelden", *(["--gerät"] if way == "device" else []), *options],
            cwd=place.folder,
            env=variables(place, **more),
            stdin=subprocess.DEVNULL,
            stdout=to_out,
            stderr=to_err,
        )
    try:
        if way == "device":

            def asked():
                found = re.search(r"Seite (http\S+) .*?\n\n\s+(\S+)\n", err.read_text(), re.DOTALL)
                return found or process.poll() is not None

            found = wait_for(asked, "the code")
            if not isinstance(found, bool):
                person.visit(found[1], user_code=found[2])
        else:
            wait_for(lambda: out.read_text().endswith("\n") or process.poll() is not None, "the address")
            if out.read_text():
                person.visit(out.read_text().strip())
        code = process.wait(120)
    finally:
        process.kill()
    return Result(code, out.read_text(), err.read_text())


@contextmanager
def secret_service(folder: Path):
    """The keychain of a desktop: gnome-keyring on a bus of its own. Gives the variables that lead to it."""
    home = folder / "keyring-home"
    home.mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={home}/bus"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
    ring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=env,
        stdin=subprocess.PIPE,
        **quiet,
    )
    ring.stdin.write(b"hauptpasswort\n")
    ring.stdin.close()
    ask = ["dbus-send", "--session", "--dest=org.freedesktop.DBus", "--print-reply", "/org/freedesktop/DBus"]
    owned = [*ask, "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]
    wait_for(lambda: b"true" in subprocess.run(owned, env=env, capture_output=True).stdout, "the keychain")
    try:
        yield {"DBUS_SESSION_BUS_ADDRESS": env["DBUS_SESSION_BUS_ADDRESS"]}
    finally:
        for process in (ring, bus):
            process.send_signal(signal.SIGTERM)
            process.wait()


def without_keyring() -> None:
    """Forbids this process the keyring of the kernel, as containers do (seccomp; x86-64 and arm64)."""
    calls = {"x86_64": (248, 249, 250), "aarch64": (217, 218, 219)}[os.uname().machine]
    load, jump, give = 0x20, 0x15, 0x06
    code = [(load, 0, 0, 0)]
    for at, call in enumerate(calls):
        code.append((jump, len(calls) - at, 0, call))
    code += [(give, 0, 0, 0x7FFF0000), (give, 0, 0, 0x00050001)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in code))
    head = struct.pack("HxxxxxxP", len(code), ctypes.addressof(program))
    system = ctypes.CDLL(None, use_errno=True)
    assert system.prctl(38, 1, 0, 0, 0) == 0
    assert system.prctl(22, 2, ctypes.create_string_buffer(head), 0, 0) == 0
