"""Access data of all services and in all languages, days of a translation, and texts in another language."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

CORPUS = (ROOT / "tests" / "corpus" / "access.txt").read_text("utf-8")
ROWS = [line for line in CORPUS.splitlines() if line and not line.startswith(("#", "=="))]


def text_of(row):
    """A row of the corpus as it stands in a text, with what must be found."""
    return re.sub(r"\{(.*?) = \w+\}", r"\1", row).replace("\\n", "\n"), row.count(" = ")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def items(rows, visibility):
    return "".join(
        f'[[agenda]]\ntitle = "Punkt"\nvisibility = "{visibility}"\ntext = {quoted(text_of(row)[0])}\n' for row in rows
    )


@pytest.mark.parametrize(("visibility", "severity"), [("public", "error"), ("internal", "warning")])
def test_access_data_are_told_wherever_they_stand(desk, visibility, severity):
    text = desk.file.read_text("utf-8").replace("circular", "minutes")
    text += "[meeting]\ndate = 2026-09-24\n" + items(ROWS, visibility)
    desk.file.write_text(text, "utf-8")
    done = desk.run("check", desk.file, "--json")
    found = [one for one in json.loads(done.out) if one["rule"] == "text.access-data"]
    assert {one["severity"] for one in found} == {severity}
    assert len(found) == sum(
        len(re.findall(r" = (?:Link|MeetingId|Passcode|Phone|Edit|Group|Door|Wifi)\}", row)) for row in ROWS
    )
    # Each stands in an item that has some, and none in a trap.
    lines = text.splitlines()
    with_some = {
        lines.index(f"text = {quoted(text_of(row)[0])}") + 1 for row in ROWS if re.search(r" = [A-Z]\w+\}", row)
    }
    assert {one["line"] for one in found} == with_some


def test_nothing_is_written_while_the_code_of_a_door_is_in_a_public_text(desk):
    desk.file.write_text(desk.file.read_text("utf-8").replace("ist um.", "ist um. Türcode: 4711"), "utf-8")
    done = desk.run("render", desk.file, "--format", "html")
    assert done.code == 1 and "Code für eine Tür" in done.err and "WLAN" not in done.err
    assert not (desk.folder / "out").exists()
    done = desk.run("check", desk.file, "--lang", "en")
    assert "the code of a door" in done.err and "[meeting.online]" not in done.err


def test_a_wrong_day_in_a_translation_stops_the_mailing(desk):
    text = desk.file.read_text("utf-8")
    desk.file.write_text(text.replace("ist um.", "ist um. Das Lichterfest ist am 5. Dezember 2026."), "utf-8")
    turkish = desk.folder / "rundbrief.tr.toml"
    other = text.replace('language = "de"\n', "").replace("Rundbrief im Herbst", "Sonbahar bülteni")
    for day, code in [
        ("06.12.2026", 1),
        ("٢٠٢٦/١٢/٠٦", 1),
        ("6 Aralık 2026", 1),
        ("5 Aralık 2026", 0),
        ("٢٠٢٦/١٢/٠٥", 0),
    ]:
        turkish.write_text(
            other.replace("Der Sommer ist um.", f"Yaz bitti. Işık şenliği {day} günü yapılacak."), "utf-8"
        )
        done = desk.run("check", desk.file, "--json")
        found = [(one["rule"], Path(one["file"]).name) for one in json.loads(done.out)]
        assert (("translation.day", "rundbrief.tr.toml") in found) == bool(code), (day, found)
        assert done.code == code, done.err
        assert found.count(("text.unread", "rundbrief.tr.toml")) == 1


def test_a_passage_in_another_language_is_told_and_can_be_marked(desk):
    foreign = "Please bring your own cup and tell us by Friday if you are coming with your children."
    text = desk.file.read_text("utf-8")
    for written, rules in [
        (foreign, ["text.other-language"]),
        (f"[{foreign}]{{lang=en}}", []),
        (f"„{foreign}“ (Inschrift am Eingang)", []),
    ]:
        desk.file.write_text(text.replace("Der Sommer ist um.", f"Der Sommer ist um.\\n\\n{written}"), "utf-8")
        found = json.loads(desk.run("check", desk.file, "--json").out)
        assert [one["rule"] for one in found if one["rule"] == "text.other-language"] == rules, found
