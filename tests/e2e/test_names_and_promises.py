"""A name spelled twice in one text, and promises of attachments in English and behind other meetings."""

import json

import pytest
from conftest import rundmail

HEAD = (
    "titel = \"Bericht\"\nart = \"rundmail\"\nausgabedatum = 2026-11-30\nsprache = \"{}\"\neinleitung = '''\n{}\n'''\n"
)


def found(folder, text, language="de"):
    """The findings of the two rules, with their severity and what stands there."""
    (folder / "a.toml").write_text(HEAD.format(language, text), "utf-8")
    done = rundmail("check", "--json", "a.toml", cwd=folder)
    tried = {"attachment.not-there", "german.spelling"}
    return [(one["rule"], one["severity"]) for one in json.loads(done.out) if one["rule"] in tried]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please find attached the minutes of the meeting.", "en"),
        ("The list of members is attached to these minutes.", "en"),
        ("Das Protokoll der letzten Versammlung ist beigefügt.", "de"),
    ],
)
def test_a_promise_without_an_attachment_is_an_error(tmp_path, text, language):
    assert found(tmp_path, text, language) == [("attachment.not-there", "error")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A form was attached to the ministry's decree. The sign is attached to the wall.", "en"),
        ("Das Protokoll wird der nächsten Einladung beigefügt.", "de"),
        ("Frau Wagenknecht (SPD) geht. Es bleibt Frau Wagenkneht (CDU).", "de"),
    ],
)
def test_what_others_attach_and_two_people_are_nothing(tmp_path, text, language):
    assert found(tmp_path, text, language) == []


def test_a_name_once_in_each_spelling_is_a_note_at_both_places(tmp_path):
    text = "Frau Wagenknecht berichtet vom Fest.\n\nDie Kasse prüft Jolanta Wagenkencht."
    assert found(tmp_path, text) == [("german.spelling", "note")]
    done = rundmail("check", "a.toml", cwd=tmp_path)
    assert "Hier steht „Jolanta Wagenkencht“, sonst „Frau Wagenknecht“." in done.err
    assert "Zeile 8, Spalte 17" in done.err and "Zeile 6, Spalte 1" in done.err
