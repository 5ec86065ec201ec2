"""Codes and links that let in, passages in another language, and facts about people, in texts of a whole file."""

import json

from conftest import rundmail

HEAD = """\
title = "Vorstandssitzung"
kind = "minutes"
issued = 2026-09-24
language = "de"
[meeting]
date = 2026-09-17
"""

# What must be found, and what stands around it.
CODES = {
    "4711": "Wer früher kommt: Vordertür 4711, Keller 0815.",
    "3-7-1": "Das Fahrradschloss ist auf 3-7-1 gestellt.",
    "2580": "Einfach am Tor 2580 eintippen, dann springt es auf.",
    "4590": "Die Alarmanlage (4590) bitte wieder einschalten.",
    "kirche1517": "WLAN ‚Saal‘, Schlüssel kirche1517",
    "48120937": "Diensthandy: PUK 48120937",
    "Kirchturm": "Passwort wie immer: Kirchturm",
    "583920": "Host-Schlüssel: 583920",
    "https://cloud.verein.example/s/AbCdEfGh1234567": (
        "Bitte Fotos hier hochladen: https://cloud.verein.example/s/AbCdEfGh1234567"
    ),
}
TRAPS = [
    "Der Türcode wurde am 12.10.2026 geändert.",
    "Zimmer 0815, Haus 4711, Tor 1204, Eingang 1205",
    "Bewerbungen mit dem Kennwort: Kita2026",
    "Gutscheincode HERBST26 bei der Anmeldung angeben",
    "PIN und TAN kommen mit getrennter Post.",
    "Tore: Nord 4500, Süd 3200 Besucher",
    "Der Bericht: https://cloud.stadt.example/s/AbCdEfGh1234567",
    "IBAN DE02 1203 0000 0000 2020 51, DIN EN 1125, § 4711",
]


def checked(folder, text: str) -> list[tuple[str, str, str]]:
    """Rule, severity and words of each place of the findings in a file."""
    (folder / "2026-09-17.toml").write_text(text, "utf-8")
    source = text.encode()
    findings = json.loads(rundmail("check", "--json", "2026-09-17.toml", cwd=folder).out)
    places = ((one, place) for one in findings for place in one["places"])
    return [(one["rule"], one["severity"], source[at["start"] : at["end"]].decode()) for one, at in places]


def item(title: str, text: str) -> str:
    return f'[[agenda]]\ntitle = "{title}"\ntext = """\n{text}\n"""\n'


def test_codes_are_errors_and_what_looks_like_them_is_nothing(tmp_path):
    """Every code of a door, a lock, an alarm, a network, a card and a login is an error at its place."""
    text = HEAD + "".join(item(f"Punkt {number}", one) for number, one in enumerate([*CODES.values(), *TRAPS]))
    found = [one for one in checked(tmp_path, text) if one[0] == "text.access-data"]
    assert {words for *_, words in found} == {*CODES, "0815"}
    assert {severity for _, severity, _ in found} == {"error"}


def test_a_sentence_in_another_language_is_found_within_a_paragraph(tmp_path):
    """One sentence, a short paragraph and the title of an attachment; quoted and marked words are left alone."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    sentence = "Please let us know if you can come."
    text = HEAD + item("Fest", f"Das Fest ist am Freitag. {sentence} Wir freuen uns auf alle.")
    text += item("Gäste", "Прийдуть також гості з інших міст.")
    text += item("Motto", "Das Motto lautet „Please let us know if you can come.“ [Welcome to all of you]{lang=en}.")
    text += item("Musik", "Auftritt: Of Monsters and Men, The National und We Are Scientists")
    text += '[[attachments]]\nid = "frage"\ntitle = "Запитання для батьків"\nfile = "a.pdf"\n'
    text += '[[attachments]]\nid = "plan"\ntitle = "Запитання дітей"\nfile = "a.pdf"\nlanguage = "uk"\n'
    found = [words for rule, _, words in checked(tmp_path, text) if rule == "text.other-language"]
    assert sorted(found) == sorted([sentence, "Прийдуть також гості з інших міст.", "Запитання для батьків"])


def test_facts_about_people_are_asked_about(tmp_path):
    """Need, illness and first names that are words; who only speaks of such things is left alone."""
    told = ["Ernst Muster bezieht Bürgergeld.", "Nach seinem Schlaganfall kann Herr Muster nicht mehr kandidieren."]
    left = ["Frau Muster berichtet von Menschen, die arbeitslos sind.", "Im August Muster abholen, 12 Stück."]
    text = HEAD + "".join(item(f"Punkt {number}", one) for number, one in enumerate([*told, *left]))
    found = [words for rule, _, words in checked(tmp_path, text) if rule == "person.sensitive"]
    assert found == ["Ernst Muster", "Herr Muster"]
