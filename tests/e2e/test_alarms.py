"""What people rightly write is not held against them, and what is wrong beside it is still found."""

import json

import pytest
from conftest import rundmail

HEAD = """titel = "Bericht"
art = "protokoll"
ausgabedatum = 2026-11-30
reihe = "Beirat"
einleitung = '''
{}
'''
[sitzung]
datum = {}
beginn = 17:00:00
ende = 19:00:00
ort = "Rathaus"
leitung = "Lydia Müller"
protokoll = "Lydia Müller"
{}
[teilnahme]
personen = 18
organisationen = 12
"""
NEXT = "naechstes-treffen = 2027-01-14"
PEOPLE = """
[[teilnehmende]]
name = "Anna Müller"
oeffentlich = true
[[teilnehmende]]
name = "Lydia Müller"
[[teilnehmende]]
name = "Ute Müller"
"""


def found(folder, text="Kurz.", day="2026-11-24", following=NEXT, more="") -> list[tuple[str, str]]:
    """The rules that are tried here and speak about minutes with this text, with their severity."""
    (folder / "bericht.toml").write_text(HEAD.format(text, day, following) + more, "utf-8")
    done = rundmail("check", "--json", "bericht.toml", cwd=folder)
    tried = {"attachment.not-there", "german.spelling", "meeting.no-next"}
    return [(one["rule"], one["severity"]) for one in json.loads(done.out) if one["rule"] in tried]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Die Helferliste liegt bei.", "error"),
        ("Im Anhang finden Sie den Fragebogen.", "error"),
        ("Die Liste ist diesem Protokoll als Anlage 1 beigefügt.", "error"),
        ("Die Übersicht wird beigefügt.", "warning"),
        ("Das Ministerium hat einen Erlass geschickt, die Karte ist beigefügt.", "warning"),
        ("Dem Video war ein Fragebogen beigefügt.", None),
        ("Ein Lageplan liegt der Aufforderung bei.", None),
        ("Der Brief, dem die Auswertung beigelegt wird, geht morgen hinaus.", None),
        ("Das steht im Anhang der Broschüre.", None),
    ],
)
def test_only_a_promise_to_the_reader_is_an_error(tmp_path, text, severity):
    wanted = [] if severity is None else [("attachment.not-there", severity)]
    assert found(tmp_path, text) == wanted


def test_a_last_name_and_somebody_elses_first_name_are_no_secret(tmp_path):
    """Ute Müller is not to be named in public; the chair, who also takes the minutes, is."""

    def render(text):
        (tmp_path / "bericht.toml").write_text(HEAD.format(text, "2026-11-24", NEXT) + PEOPLE, "utf-8")
        return rundmail("render", "bericht.toml", "--format", "html,txt,pdf,json", cwd=tmp_path)

    for text in ["Anna Müller, Ute Probe und Lydia Vorlage berichten.", "Lydia Müller · Ute Probe", "Kurz."]:
        done = render(text)
        assert "public.secret" not in done.err and "not-public" not in done.err and done.code == 0, text
    for text in ["Es fehlte Müller, Ute.", "Ute Müller dankt."]:
        assert "Ute Müller ist nicht als öffentlich gekennzeichnet" in render(text).err, text


def test_the_next_meeting_may_be_told_by_a_later_file(tmp_path):
    missing = [("meeting.no-next", "note")]
    assert found(tmp_path, following="") == missing
    later = tmp_path / "2027-01-14-einladung.toml"
    later.write_text(HEAD.format("Wir laden ein.", "2027-01-14", "").replace("protokoll", "einladung"), "utf-8")
    assert found(tmp_path, following="") == []
    assert found(tmp_path, day="2027-01-14", following="") == missing
    later.write_text(later.read_text("utf-8").replace('"Beirat"', '"Chor"'), "utf-8")
    assert found(tmp_path, following="") == missing


def test_a_name_in_two_spellings_is_a_note_at_both_places(tmp_path):
    text = "Herr Özdemir berichtet. Frau Sommer fragt.\n\nSpäter antwortet Herr Özdemir. Zuletzt dankt Herr Özdmir."
    (tmp_path / "bericht.toml").write_text(HEAD.format(text, "2026-11-24", NEXT), "utf-8")
    done = rundmail("check", "bericht.toml", cwd=tmp_path)
    assert "Hier steht „Herr Özdmir“, sonst „Herr Özdemir“." in done.err and done.code == 0
    assert "Zeile 8, Spalte 46" in done.err and "Zeile 6, Spalte 1" in done.err
    both = "\n[[teilnehmende]]\nname = 'Emre Özdemir'\noeffentlich = true\n[[teilnehmende]]\nname = 'Ali Özdmir'\noeffentlich = true"
    assert found(tmp_path, text, more=both) == []
