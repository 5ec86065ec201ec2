"""The public edition, as other people's programs read it, holds nothing secret; a planted secret stops it."""

import re
import subprocess

import pytest
from conftest import ROOT, copy_of

NUMBER = "82316749021"


@pytest.fixture
def contract(tmp_path):
    return copy_of(ROOT / "tests" / "contract", tmp_path / "vertrag", "minutes.toml")


def plant(workspace, text):
    path = workspace.folder / "minutes.toml"
    toml = path.read_text("utf-8")
    path.write_text(toml.replace("Bleiben Sie gesund", text + " Bleiben Sie gesund"), "utf-8")


def read(path) -> str:
    """What is in a PDF for programs that are not ours: words, and all that is in its objects."""
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    objects = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True).stdout
    return (words + objects).decode("utf-8", "replace")


@pytest.mark.parametrize("spelling", [
    "823 1674 9021", "823-1674-9021", "８２３１６７４９０２１", "8231&shy;6749&#48;21", "823**1674**9021",
    "https://x.example/?u=https%3A%2F%2Fy.example%2Fj%2F82316749021", "+49 30 1234,,82316749021#",
])
@pytest.mark.parametrize("form", ["html", "pdf", "txt", "json"])
def test_a_planted_secret_stops_everything(contract, spelling, form):
    plant(contract, spelling)
    done = contract.run("render", contract.file, "--format", form)
    assert done.code == 1 and "[public.secret]" in done.err and "Es wurde nichts geschrieben." in done.err
    assert "minutes.toml, Zeile 31" in done.err, "the record is named"
    assert not (contract.folder / "out").exists()
    assert contract.run("check", contract.file).code == 1


def test_what_the_proof_passes_other_programs_pass_too(contract):
    done = contract.run("render", contract.file)
    assert done.code == 0, done.err
    secret = read(contract.folder / "out" / "internal" / "2026-09-17-zusammenfassung.pdf")
    public = read(contract.folder / "out" / "public" / "2026-09-17-zusammenfassung.pdf")
    bare = lambda text: re.sub(r"[^0-9a-z]", "", text.lower())
    assert NUMBER in bare(secret) and "zm9vymfy" in bare(secret)
    assert NUMBER not in bare(public) and "zm9vymfy" not in bare(public)
    assert "halbe Stelle" not in public
