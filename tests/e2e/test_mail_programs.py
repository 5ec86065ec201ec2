"""What mail programs and their filters make of the mails: a spam filter, Gmail, Outlook, a telephone."""

import email
import email.policy
import re
import subprocess

import pytest
from conftest import ROOT, copy_of

WEB = ROOT / "tests" / "web"
# As the mail has it that reaches its reader: handed over by the office's server.
RECEIVED = (
    b"Received: from mail.musterhausen.example (mail.musterhausen.example [198.51.100.7])\r\n"
    b"\tby mx.post.example (Postfix) with ESMTPS id 4A1B2C3D4E;\r\n"
    b"\tThu, 10 Sep 2026 09:00:01 +0200 (CEST)\r\n"
)


def mails(workspace, minutes, *options):
    """The mails of a mailing by address, as bytes."""
    done = workspace.run("send", minutes, "--via", "folder", "--yes", *options)
    assert done.code == 0, done.err
    folder = workspace.folder / "outbox" / minutes.split(".")[0]
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.eml"))}


def part(raw, kind):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    return message.get_body((kind,)).get_content()


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Mails of all samples: (name, bytes)."""
    base = tmp_path_factory.mktemp("programs")
    found = []
    network = copy_of(ROOT / "examples" / "netzwerk", base / "netzwerk", "")
    for minutes in ("2026-09-03-zusammenfassung.toml", "2026-10-29-einladung.toml"):
        seen = {}
        for address, raw in mails(network, minutes).items():
            language = email.message_from_bytes(raw)["Content-Language"]
            seen.setdefault(language, (f"{minutes} {language} {address}", raw))
        found += seen.values()
    for name in ("messy", "bare"):
        workspace = copy_of(WEB / "samples", base / name, "")
        found += [(name, raw) for raw in list(mails(workspace, f"{name}.toml").values())[:1]]
    contract = copy_of(ROOT / "tests" / "contract", base / "contract", "")
    found += [("contract", raw) for raw in list(mails(contract, "minutes.toml").values())[:1]]
    return found


def score(raw):
    """The local score of SpamAssassin, and the rules that say something."""
    done = subprocess.run(["spamassassin", "-L", "-t"], input=raw, capture_output=True, check=True)
    report = done.stdout.decode(errors="replace")
    points = re.search(r"Content analysis details:\s+\((-?[\d.]+) points", report)
    return float(points[1]), report[points.end() :]


def test_no_spam_filter_minds(sent):
    assert {"de", "uk", "ar"} <= {name.split()[1] for name, _ in sent if " " in name}
    for name, raw in sent:
        for mail in (raw, RECEIVED + raw):
            points, report = score(mail)
            assert points <= 0.5, f"{name}: {report}"


def test_the_filter_would_have_minded():
    """Nothing white on white: the test would see it."""
    hidden = (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: text/html\r\n\r\n<html><body><p style="color:#ffffff">White words here.</p></body></html>'
    )
    assert "LOW_CONTRAST" in score(hidden)[1]
