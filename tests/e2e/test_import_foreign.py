"""Documents of the kinds that towns and associations write: minutes, tables, mails, votes, lists of dates."""

import tomllib

import docx
from conftest import rundmail

TODAY = 1794000000  # 2026-11-06


def imported(document, cwd):
    """The new file as text and as data, and what the program said."""
    target = cwd / f"{document.name}.toml"
    done = rundmail("einlesen", document, "--ziel", target, cwd=cwd, SOURCE_DATE_EPOCH=TODAY)
    assert "panicked" not in done.err and target.exists(), done.err
    text = target.read_text("utf-8")
    return text, tomllib.loads(text), done.err


def written(folder, name, text, encoding="utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    return imported(folder / name, folder)


MUNICIPAL = """Stadt Musterstadt

Niederschrift
über die 12. öffentliche Sitzung des Ausschusses für Soziales
am Dienstag, dem 22.09.2026, im Ratssaal des Rathauses, Marktplatz 1

Beginn der Sitzung: 17:00 Uhr
Ende der Sitzung: 19:42 Uhr

Anwesend sind:

Ausschussvorsitzende:
Frau Dr. Eva Musterfrau

Ausschussmitglieder:
Herr Kim Probe
Frau Ada Beispiel (bis 18:30 Uhr)

Entschuldigt:
Herr Ole Muster

Tagesordnung

I. Öffentlicher Teil
1. Eröffnung
2. Förderung der Vereine

II. Nichtöffentlicher Teil
3. Personalangelegenheiten

zu 1 Eröffnung

Die Vorsitzende eröffnet die Sitzung.

zu 2 Förderung der Vereine

Frau Beispiel fragt nach der Frist. Herr Probe antwortet, bis 30.11.2026.

Beschluss:
Der Ausschuss empfiehlt, die Mittel freizugeben.

Abstimmungsergebnis:
Ja-Stimmen: 18
Nein-Stimmen: 3
Enthaltungen: 2

zu 3 Personalangelegenheiten

Streng geheim.
"""


def test_minutes_of_a_committee_with_a_part_that_is_not_public(tmp_path):
    _, data, said = written(tmp_path, "niederschrift.txt", MUNICIPAL)
    assert data["titel"].startswith("Niederschrift über die 12. öffentliche Sitzung")
    meeting = data["sitzung"]
    times = [str(meeting[key]) for key in ("datum", "beginn", "ende")]
    assert times == ["2026-09-22", "17:00:00", "19:42:00"]
    people = [(one["name"], one.get("status"), str(one.get("gegangen", ""))) for one in data["teilnehmende"]]
    assert people == [
        ("Frau Dr. Eva Musterfrau", None, ""),
        ("Herr Kim Probe", None, ""),
        ("Frau Ada Beispiel", None, "18:30:00"),
        ("Herr Ole Muster", "entschuldigt", ""),
    ]
    assert "Kim Probe" not in str({**data, "teilnehmende": []})
    items = {item["titel"]: item for item in data["tagesordnung"]}
    assert list(items) == ["zu 1 Eröffnung", "zu 2 Förderung der Vereine", "zu 3 Personalangelegenheiten"]
    assert items["zu 3 Personalangelegenheiten"]["sichtbarkeit"] == "intern" and "Nichtöffentlich" in said
    assert "sichtbarkeit" not in items["zu 2 Förderung der Vereine"]
    [decision] = items["zu 2 Förderung der Vereine"]["beschluesse"]
    assert decision["stimmen"] == {"ja": 18, "nein": 3, "enthaltungen": 2}
    assert not any("aufgaben" in item for item in items.values())  # What somebody answered is no task.


def test_votes_stay_with_their_decision_in_every_spelling(tmp_path):
    spellings = {
        "Ja 12 / Nein 3 / Enth. 1": (12, 3, 1),
        "Abstimmung: 12:3:1": None,
        "Abstimmungsergebnis: einstimmig bei 2 Enthaltungen": None,
        "17 Ja-Stimmen, 0 Nein-Stimmen, 4 Enthaltungen, 2 ungültige Stimmen": None,
        "dafür: 10, dagegen: 2, enthalten: 0": (10, 2, 0),
        "Dafür stimmen 10, dagegen 4, es enthalten sich 2.": None,
        "Mit 14 gegen 3 Stimmen bei 2 Enthaltungen angenommen.": None,
        "zwölf Ja, eine Nein, keine Enthaltung": None,
    }
    parts = [f"Beschluss {at}: Antrag {at} gilt.\n{votes}\n" for at, votes in enumerate(spellings, 1)]
    text = "# Protokoll der Versammlung vom 10.10.2026\n\n## Anträge\n\n" + "\n".join(parts)
    _, data, _ = written(tmp_path, "abstimmungen.md", text)
    [item] = data["tagesordnung"]
    assert "text" not in item
    for decision, (words, counts) in zip(item["beschluesse"], spellings.items(), strict=True):
        if counts:
            assert tuple(decision["stimmen"].values()) == counts, words
        else:
            assert words in decision["text"] and "stimmen" not in decision, words


def table(document, rows):
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def test_tables_of_items_and_of_people(tmp_path):
    document = docx.Document()
    document.add_heading("Protokoll der Vorstandssitzung am 14.10.2026, 18 Uhr", 0)
    people = [
        ("Nr.", "Name", "Einrichtung", "Unterschrift"),
        ("1", "Kim Probe", "Jugendring Nord", ""),
        ("2", "Muster, Ole", "VHS", ""),
        ("3", "", "", ""),
    ]
    items = [
        ("TOP", "Thema", "Beschluss", "zuständig", "bis"),
        ("1", "Begrüßung", "", "", ""),
        ("2", "Sommerfest", "Wir richten das Fest aus.", "Kim Probe", "30.11.2026"),
        ("3", "Verschiedenes", "Nächste Sitzung: 11.11.2026, 18 Uhr", "", ""),
    ]
    table(document, people)
    document.add_paragraph("Im Einzelnen:")
    table(document, items)
    document.save(tmp_path / "tabelle.docx")
    _, data, _ = imported(tmp_path / "tabelle.docx", tmp_path)
    assert [(one["name"], one["organisation"]) for one in data["teilnehmende"]] == [
        ("Kim Probe", "Jugendring Nord"),
        ("Ole Muster", "VHS"),
    ]
    assert str(data["sitzung"]["beginn"]) == "18:00:00" and str(data["sitzung"]["naechstes-treffen"]) == "2026-11-11"
    assert [item["titel"] for item in data["tagesordnung"]] == ["1. Begrüßung", "2. Sommerfest", "3. Verschiedenes"]
    party = data["tagesordnung"][1]
    assert [one["text"] for one in party["beschluesse"]] == ["Wir richten das Fest aus."]
    [task] = party["aufgaben"]
    assert (task["wer"], str(task["faellig"])) == ("Kim Probe", "2026-11-30")


MAIL = """Von: Jana Beispiel <jana@stadt.example>
Gesendet: Montag, 2. November 2026 09:14
An: Verteiler
Betreff: WG: Einladung zum Netzwerktreffen am 19.11.2026

Liebe Kolleginnen und Kollegen,

Wann: Donnerstag, 19. November 2026, 16:00–18:00 Uhr

Vorläufige Tagesordnung:
TOP 1 Begrüßung
TOP 2 Verschiedenes

Telefon: +49 361 222333 (PIN 44556#)

Mit freundlichen Grüßen
"""


def test_a_mail_in_windows_1252(tmp_path):
    _, data, _ = written(tmp_path, "mail.txt", MAIL, "cp1252")
    assert (data["titel"], data["art"]) == ("Einladung zum Netzwerktreffen am 19.11.2026", "einladung")
    assert str(data["sitzung"]["beginn"]) == "16:00:00"
    assert [item["titel"] for item in data["tagesordnung"]] == ["TOP 1 Begrüßung", "TOP 2 Verschiedenes"]
    assert "Mit freundlichen" in data["einleitung"] and "jana@" not in str(data)
    assert "44556" in str(data["sitzung"]["online"]) and "44556" not in str({**data, "sitzung": {}})


SUMMARY = """<p class=MsoNormal><b>Zusammenfassung des Netzwerktreffens vom 17.09.2026</b></p>
<p class=MsoNormal>Moderation: Katrin Beispiel (Integrationsbeauftragte), Protokoll: Jonas Muster</p>
<p class=MsoNormal><b>1. Begr&uuml;&szlig;ung</b></p><p class=MsoNormal>Alle sind da. Das Protokoll vom 24.08.2026
gilt.</p>
<p class=MsoNormal><b>2. Termine und Ank&uuml;ndigungen</b></p><ul>
<li>03.12.2026, 18 Uhr: Lichterfest (Frauenverein)</li>
<li>12. &ndash; 14. Januar 2027 Schulung, Anmeldung bis 20. Dezember an kurs@verein.example</li>
<li>Jeden Mittwoch, 16 Uhr: Sprachcaf&eacute;</li><li>am 9.12.2026 um 10: Fr&uuml;hst&uuml;ck</li>
<li>15.12.2026 (abgesagt): Chorprobe</li></ul>
<p class=MsoNormal><b>3. Aufruf</b></p>
<p class=MsoNormal>Wir suchen bis zum 30.10.2026 Ehrenamtliche. Kontakt: Paula Sommer, lesen@verein.example</p>
<p class=MsoNormal><b>4. N&auml;chstes Treffen</b></p><p>Donnerstag, 14. Januar 2027, 17 Uhr, online per Zoom</p>
<p>Zoom-Meeting beitreten: https://us02web.zoom.us/j/82316749021?pwd=Abc<br>Meeting-ID: 823 1674 9021<br>
Kenncode: 590417</p>
<p class=MsoNormal><b>Anlagen</b></p><ul><li>Pr&auml;sentation</li></ul>
"""


def test_a_summary_with_numbered_bold_headings(tmp_path):
    text, data, _ = written(tmp_path, "zusammenfassung.html", SUMMARY)
    meeting = data["sitzung"]
    assert (meeting["leitung"], meeting["protokoll"]) == ("Katrin Beispiel", "Jonas Muster")
    assert str(meeting["naechstes-treffen"]) == "2027-01-14" and "online" not in meeting
    dates = {one["titel"]: one for one in data["termine"]}
    assert list(dates) == ["Lichterfest (Frauenverein)", "Schulung", "Chorprobe", "Nächstes Treffen"]
    assert str(dates["Schulung"]["bis"]) == "2027-01-14" and "20. Dezember" in dates["Schulung"]["anmeldung"]
    assert dates["Chorprobe"]["status"] == "abgesagt"
    # The access data are those of the meeting to come.
    assert dates["Nächstes Treffen"]["online"]["kenncode"] == "590417"
    assert str(dates["Nächstes Treffen"]["beginn"]) == "17:00:00"
    assert [item["titel"] for item in data["tagesordnung"]] == ["1. Begrüßung", "2. Termine und Ankündigungen"]
    left = data["tagesordnung"][1]["text"]
    assert "Jeden Mittwoch" in left and "um 10: Frühstück" in left
    [call] = data["mitteilungen"]
    assert (call["titel"], str(call["frist"])) == ("Aufruf", "2026-10-30") and "Paula Sommer" in call["kontakt"]
    assert "Präsentation" in text and "2026-08-24" not in text
