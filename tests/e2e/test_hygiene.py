"""What a colleague strikes out before a text goes out is found in every field in which people write, in the place
where it stands; the texts themselves are in `tests/corpus/hygiene.txt`, which a unit test reads."""

import json

from conftest import rundmail

RULES = {"link.broken", "text.bracket", "text.damaged", "text.doubled", "text.half-sentence", "text.placeholder"}
PARAGRAPH = (
    "Der Träger stellt zwei neue Kräfte für die Betreuung am Nachmittag ein und sucht im Viertel noch helle Räume."
)
MINUTES = f'''title = "Bericht vom XX.09."
kind = "summary"
issued = 2026-09-24
author = "[Name einfügen]"
intro = "Wir danken für für alles."
closing = "Bis bald (im Herbst."
[meeting]
date = 2026-09-17
place = "Saal (im Hof"
directions = "Haltestelle ???"
chair = "<Vorname Nachname>"
minute-taker = "N. N."
[[participants]]
name = "Bernd MÃ¼ller"
organisation = "Kulturverein (e. V."
[[agenda]]
title = "Haushalt 20XX"
speaker = "Ole Muster"
organisation = "Verein [Name]"
text = """
{PARAGRAPH}

Die Kosten trägt der Kreis, weil
"""
[[agenda.decisions]]
text = "Der Zuschuss beträgt __ Euro."
[[agenda.tasks]]
text = "Angebot noch prüfen"
who = "TODO"
[[agenda]]
title = "Betreuung"
text = "{PARAGRAPH}"
[[announcements]]
title = "Am am Samstag singt der Chor"
contact = "chor@verein,example"
text = "Mehr unter C:\\\\Ablage\\\\Plan.docx."
[[dates]]
id = "fest"
title = "Fest (mit Musik"
date = 2026-10-10
start = 10:00:00
place = "Raum ???"
registration = "htps://verein.example/an"
note = "Bitte mitbringen: ???"
url = "verein.example/fest"
[[attachments]]
id = "plan"
title = "Plan [Titel]"
url = "https://verein.example/plan.pdf,"
mail = false
'''


def findings(folder, text, name="fremd.toml", **variables):
    """The findings of these rules, by line."""
    (folder / name).write_text(text, "utf-8")
    all_found = json.loads(rundmail("check", "--json", name, cwd=folder, **variables).out)
    return [one for one in all_found if one["rule"] in RULES]


def test_every_field_is_read(tmp_path):
    lines = MINUTES.split("\n")
    seen = {}
    for one in findings(tmp_path, MINUTES):
        line = lines[one["line"] - 1]
        seen.setdefault(line.split(" = ")[0], []).append((one["rule"], line[one["column"] - 1 :][:12]))
    rules = {key: sorted({rule for rule, _ in all_found}) for key, all_found in seen.items()}
    assert rules == {
        "title": ["text.bracket", "text.doubled", "text.placeholder"],
        "author": ["text.placeholder"],
        "intro": ["text.doubled"],
        "closing": ["text.bracket"],
        "place": ["text.bracket", "text.placeholder"],
        "directions": ["text.placeholder"],
        "chair": ["text.placeholder"],
        "name": ["text.damaged"],
        "organisation": ["text.bracket", "text.placeholder"],
        "text": ["link.broken", "text.doubled", "text.placeholder"],
        "Die Kosten trägt der Kreis, weil": ["text.half-sentence"],
        "who": ["text.placeholder"],
        "contact": ["link.broken"],
        "registration": ["link.broken"],
        "note": ["text.placeholder"],
        "url": ["link.broken"],
    }
    assert sum(len(all_found) for all_found in seen.values()) == 25
    places = {written for all_found in seen.values() for _, written in all_found}
    assert {'XX.09."', "[Name einfüg", "für für alle", "weil", '__ Euro."'} <= places


def test_an_internal_text_may_name_a_server_of_the_office(tmp_path):
    text = "Die Vorlagen liegen unter http://intranet/vorlagen."
    head = 'title = "Bericht"\nkind = "circular"\nissued = 2026-09-24\n[[announcements]]\ntitle = "Vorlagen"\n'
    assert [one["rule"] for one in findings(tmp_path, f'{head}text = "{text}"\n')] == ["link.broken"]
    assert findings(tmp_path, f'{head}visibility = "internal"\ntext = "{text}"\n') == []


def test_signs_are_read_in_every_language(tmp_path):
    for tag in ("ar", "fa", "uk", "tr", "pl", "fr", "ru", "sq"):
        text = "XX.04. (??? htps://verein.example info@verein,example Ã¼ber"
        head = (
            f'title = "A"\nkind = "circular"\nlanguage = "{tag}"\nissued = 2026-09-24\n[[announcements]]\ntitle = "B"\n'
        )
        found = {one["rule"] for one in findings(tmp_path, f'{head}text = "{text}"\n', f"{tag}.toml")}
        assert found == RULES - {"text.doubled", "text.half-sentence"}, tag


def test_what_is_surely_meant_is_an_edit(tmp_path):
    head = 'title = "A"\nkind = "circular"\nissued = 2026-09-24\n[[announcements]]\ntitle = "B"\n'
    (one,) = findings(tmp_path, f'{head}text = "Der Fru\u0308hling kommt."\n')
    assert (one["severity"], one["edit"]["text"]) == ("note", "ü"), one
