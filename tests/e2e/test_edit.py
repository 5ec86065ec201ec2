"""`edit` and `preview --watch`: the page, used in a real browser; and who is kept out of it."""

import http.client
import http.server
import json
import os
import signal
import subprocess
import threading
import tomllib
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
import tomlkit
from conftest import BINARY, ROOT


@contextmanager
def served(workspace, *args):
    """The program while it serves; the address of its page."""
    env = {"PATH": os.environ["PATH"], "HOME": str(workspace.folder), "RUNDMAIL_LANG": "de"}
    process = subprocess.Popen(
        [BINARY, *args], cwd=workspace.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), process.stderr.read()
        yield address, process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def foreign_page():
    """A server of another origin."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Gewinn!</title><body>")

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


COMMENTED = """
# Beim Korrekturlesen bitte besonders auf die Termine achten.
"""


@pytest.fixture
def office(network):
    """The invented network, whose file has comments and an order of its own."""
    text = network.file.read_text("utf-8")
    text = text.replace("[sitzung]", "# Der Saal ist bestellt.\n[sitzung] # am Donnerstag", 1)
    network.file.write_text(COMMENTED + text, "utf-8")
    return network


def test_the_page_is_used_by_keyboard_beside_an_editor(office):
    before = office.file.read_text("utf-8")
    comments = [line.strip() for line in before.splitlines() if line.strip().startswith("#")]
    with served(office, "bearbeiten", office.minutes) as (address, process), foreign_page() as foreign:
        script = ROOT / "tests" / "web" / "edit.mjs"
        done = subprocess.run(
            ["node", script, address, office.file, foreign], capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
        seen = json.loads(done.stdout)
        # Ctrl-C is the way to end it.
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert seen["requests"] == []
    assert seen["axe"] == []
    aborted = ("Failed to load resource",)
    assert [fault for fault in seen["faults"] if not fault.startswith(aborted)] == []

    assert "Das neue Angebot" in seen["frame"]
    assert seen["field"] == "Das neue Angebot"

    assert seen["reached"] == seen["kept"] == "title"
    title = 'Treffen „im Herbst“ mit "allem"'
    assert tomllib.loads(seen["title"])["titel"] == title
    changed = set(seen["title"].splitlines()) ^ set(before.splitlines())
    assert len(changed) == 4, "the title, and what the editor has changed"

    assert seen["added"].startswith("dates.") and seen["added"].endswith(".title")
    assert seen["moved"].endswith("-up")
    data = tomllib.loads(seen["entries"])
    assert data["tagesordnung"][-1] == {"titel": "Verschiedenes"}
    new = data["termine"][-2]
    assert new["titel"] == "Sommerfest" and new["status"] == "vorläufig"
    assert (new["datum"].isoformat(), new["beginn"].isoformat()) == ("2027-07-03", "15:30:00")
    old = tomllib.loads(before)["termine"]
    assert [one for one in data["termine"] if one != new] == old

    assert "Fehler" in seen["told"] and seen["led"].startswith("attachments.")

    both = seen["both"]
    assert (both["chair"], both["place"], both["taker"]) == ("Aus dem Formular", "Formularsaal", "Aus dem Editor")
    assert "„Rathaus“" in both["question"] and seen["taken"] == "Rathaus"
    meeting = tomllib.loads(seen["joined"])["sitzung"]
    assert (meeting["leitung"], meeting["protokoll"], meeting["ort"]) == (
        "Aus dem Formular",
        "Aus dem Editor",
        "Rathaus",
    )
    assert "# neu" in seen["joined"]
    meeting = tomllib.loads(seen["raced"])["sitzung"]
    assert (meeting["leitung"], meeting["protokoll"]) == ("Noch einmal", "Wieder der Editor")
    assert seen["broken"] and seen["stays"] == "Trotzdem"

    # What is left after all of it: every comment, in a file that another program reads and writes.
    after = office.file.read_text("utf-8")
    assert all(comment in after for comment in comments)
    assert tomlkit.dumps(tomlkit.parse(after)) == after
    assert "# am Donnerstag" in after

    assert seen["pdf"] == "%PDF-"
    assert "Noch einmal" not in seen["mail"] or seen["mail"]
    access = tomllib.loads(after)["sitzung"].get("online", {})
    assert all(str(value) not in seen["public"] for value in access.values())

    # Another origin neither reads nor writes.
    evil = seen["evil"]
    assert evil["read"] == evil["write"] == evil["events"] == evil["script"] == evil["frame"] == "refused"
    assert not evil["opaque"].strip() if evil["opaque"] != "refused" else True
    assert "Feind" not in after


def ask(address, path=None, method="GET", body=None, **headers):
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, parts.path if path is None else path, body=body, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace"), dict(answer.getheaders())


def test_nobody_else_comes_in(office):
    before = office.file.read_bytes()
    with served(office, "preview", office.minutes, "--watch", "--no-open") as (address, process):
        parts = urlsplit(address)
        own = f"http://{parts.netloc}"
        status, page, headers = ask(address)
        assert status == 200 and 'data-start="preview"' in page
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers and headers["Cache-Control"] == "no-store"
        assert len(parts.path.strip("/")) == 32
        status, state, _ = ask(address, parts.path + "state")
        assert status == 200 and json.loads(state)["values"]["kind"] == "summary"
        # Without the token, under another name, from another page.
        for path in ["/", "/state", "/" + "0" * 32 + "/state", parts.path[:-2] + "/state"]:
            status, said, _ = ask(address, path)
            assert status == 404 and "titel" not in said
        port = parts.port
        for name in [f"evil.example:{port}", f"localhost:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}"]:
            assert ask(address, Host=name)[0] == 421
        for origin in ["http://evil.example", "null", f"http://localhost:{port}"]:
            assert ask(address, parts.path + "state", Origin=origin)[0] == 403
        form = json.dumps({"digest": json.loads(state)["digest"], "form": {"title": "Feind"}})
        save = parts.path + "save"
        asks = [
            ({"Origin": "http://evil.example", "Content_Type": "application/json"}, 403),
            ({"Origin": own, "Content_Type": "text/plain"}, 403),
            ({"Content_Type": "application/json"}, 403),
            ({"Origin": own, "Content_Type": "application/json", "Sec_Fetch_Site": "cross-site"}, 403),
        ]
        for headers, expected in asks:
            assert ask(address, save, "POST", form, **headers)[0] == expected
        assert ask(address, "/save", "POST", form, Origin=own, Content_Type="application/json")[0] == 404
        assert office.file.read_bytes() == before
        # A path leads nowhere else.
        for path in ["show/internal/../../rundmail.toml", "show/internal/%2e%2e/kontakte.csv", "../rundmail.toml"]:
            assert ask(address, parts.path + path)[0] == 404
        # With all of it, the same request writes; and an older digest no longer does.
        headers = {"Origin": own, "Content_Type": "application/json"}
        assert ask(address, save, "POST", form, **headers)[0] == 200
        assert tomllib.loads(office.file.read_text("utf-8"))["titel"] == "Feind"
        assert ask(address, save, "POST", form, **headers)[0] == 409
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


def test_what_cannot_be_opened_is_told_at_once(office):
    missing = office.run("edit", "fehlt.toml")
    assert missing.code == 1 and "fehlt.toml" in missing.err and missing.out == ""
    pipe = office.run("edit", "-")
    assert pipe.code == 2
