"""The README is true: its commands are run as they stand, in a copy of the repository."""

import os
import re
import shutil
import subprocess

import pytest
from conftest import BINARY, ROOT


def blocks(name: str) -> list[str]:
    text = (ROOT / name).read_text("utf-8")
    return re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", ["README.md", "LIESMICH.md"])
def test_every_command_works(name, tmp_path):
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    copy = tmp_path / "rundmail"
    for path in filter(None, tracked.decode().split("\0")):
        if (ROOT / path).is_file():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, copy / path)
    env = {
        **os.environ,
        "PATH": f"{BINARY.parent}:{os.environ['PATH']}",
        "CARGO_TARGET_DIR": str(ROOT / "target"),
        "EDITOR": "true",
        "HOME": str(tmp_path),
        "CARGO_HOME": os.environ.get("CARGO_HOME", os.path.expanduser("~/.cargo")),
        "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", os.path.expanduser("~/.rustup")),
    }
    commands = blocks(name)
    assert len(commands) >= 2
    for block in commands:
        if "tests/all.sh" in block or "cargo install" in block:
            continue
        done = subprocess.run(["bash", "-euc", block], cwd=copy, env=env, capture_output=True, timeout=900)
        assert done.returncode == 0, (block, done.stderr.decode())


@pytest.mark.parametrize("name", ["README.md", "LIESMICH.md"])
def test_links_lead_somewhere(name):
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target
