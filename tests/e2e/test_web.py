"""Pages and mails that are long, hostile or nearly empty, in a browser and before the validators."""

import email
import email.policy
import subprocess

import pytest
from conftest import ROOT, copy_of

WEB = ROOT / "tests" / "web"
SAMPLES = ("messy", "hostile", "bare")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The HTML of every sample: the pages of both editions and one mail."""
    base = tmp_path_factory.mktemp("web")
    found = []
    for name in SAMPLES:
        workspace = copy_of(WEB / "samples", base / name, f"{name}.toml")
        done = workspace.run("render", workspace.file, "--format", "html")
        assert done.code == 0, done.err
        found += sorted((workspace.folder / "out").rglob("*.html"))
        done = workspace.run("send", workspace.file, "--via", "folder", "--yes")
        assert done.code == 0, done.err
        for path in (workspace.folder / "outbox").rglob("*.eml"):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            page = path.with_suffix(".mail.html")
            page.write_text(message.get_body(("html",)).get_content(), "utf-8")
            found.append(page)
    return found


def test_all_are_valid_accessible_and_inert(pages):
    assert len(pages) == 3 * len(SAMPLES)
    done = subprocess.run(["node", WEB / "validate.mjs", *pages], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    assert done.stdout.decode().endswith(f"{len(pages)} passed, 0 failed\n")


def test_template_code_in_texts_stays_text(pages):
    for page in pages:
        if "hostile" in str(page):
            text = page.read_text("utf-8")
            assert "{{ 7*7 }}" in text and ">49" not in text and " 49 " not in text
            assert "{{ contact.address }}" in text
