"""`edit` in English, beside other programs, a second tab and a second `edit` of the same file."""

import json
import subprocess
import tomllib

from conftest import ROOT
from test_edit import served

DATES = 60


def test_the_english_page_beside_everything_else(network):
    text = network.file.read_text("utf-8")
    dates = "".join(f'\n# Fest {one}\n[[termine]]\ntitel = "Fest {one}"\ndatum = 2027-03-01\n' for one in range(DATES))
    network.file.write_bytes((text + dates).replace("\n", "\r\n").encode())
    comments = [line for line in (text + dates).splitlines() if line.startswith("#")]
    edit = ["edit", network.minutes, "--no-open", "--lang", "en"]
    with served(network, *edit) as (address, _), served(network, *edit) as (second, _):
        script = ROOT / "tests" / "web" / "edit-beside.mjs"
        command = ["node", script, address, second, network.file]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["faults"] == seen["axe"] == []
    assert seen["language"] == "en"
    assert "Save" in seen["words"] and "Agenda item 1" in seen["words"]
    for word in ["Speichern", "Formular", "Vorschau", "Pflichtfeld", "hinzufügen", "Funde"]:
        assert word not in seen["words"]

    assert seen["removed"] == [1, "dates.0-head"]
    assert seen["typed"] == [True, 1], "what was typed last is taken back first"
    assert seen["undone"] == [0, "save", False]
    assert seen["untouched"]

    assert tomllib.loads(seen["written"])["einleitung"].strip() == seen["hard"]
    assert seen["ways"] == {way: ["Noch nicht gespeichert", 0] for way in ["renamed", "backup", "halves"]}
    assert seen["touched"] == "yes"
    assert seen["asked"].index("show") < seen["asked"].index("state"), "the page first, then what was found"
    assert "missing" in seen["away"]

    data = tomllib.loads(seen["last"])
    assert (data["sitzung"]["leitung"], data["sitzung"]["ort"]) == ("Noch nicht gespeichert", "Saal 3")
    assert [one["titel"] for one in data["termine"]][-DATES:] == [f"Fest {one}" for one in range(DATES)]
    after = network.file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n"), "Windows' line ends stay"
    assert all(comment in after.decode().splitlines() for comment in comments)
