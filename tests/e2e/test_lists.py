"""Contact lists as offices have them: who gets mail, how they are greeted, and who gets none."""

import csv
import shutil

import pytest
from conftest import ROOT, Result, Workspace
from reading import check_wire, greeting_of, parse, parts

LISTS = ROOT / "tests" / "fixtures" / "contacts"
CASES = ROOT / "tests" / "cases"

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
[versand]
absender = "Netzwerk <netz@musterhausen.example>"
[kontakte]
datei = "{list}"
"""

LETTER = 'titel = "Rundbrief"\nart = "rundmail"\nsprache = "{language}"\neinleitung = "X."\n'


@pytest.fixture
def office(tmp_path) -> Workspace:
    """An office with a letter in three languages and no list yet."""
    for language in ("de", "uk", "ar"):
        ending = "" if language == "de" else f".{language}"
        (tmp_path / f"brief{ending}.toml").write_text(LETTER.format(language=language), "utf-8")
    return Workspace(tmp_path, "brief.toml")


def use(office: Workspace, name: str, rows=(), columns: str = "") -> None:
    """Makes a file the office's list: a fixture where no rows are given."""
    lines = f"\n[kontakte.spalten]\n{columns}\n" if columns else ""
    (office.folder / "rundmail.toml").write_text(SETTINGS.format(list=name.rpartition("/")[2]) + lines, "utf-8")
    if rows:
        with (office.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    else:
        source = CASES / name if "/" in name else LISTS / name
        shutil.copy(source, office.folder)


def send(office: Workspace, *options) -> tuple[Result, dict[str, tuple[str, str]]]:
    """Sends into the folder. Whom: the name beside the address, and the greeting of the text."""
    done = office.run("send", office.file, "--yes", "--via", "folder", *options)
    found, raw = {}, {}
    for path in sorted((office.folder / "outbox").rglob("*.eml")):
        content = path.read_bytes()
        check_wire(content)
        mail = parse(content)
        [to] = mail["To"].addresses
        assert to.addr_spec not in found, "two mails to one person"
        assert mail["Cc"] is None and mail["Bcc"] is None
        text = parts(mail)
        found[to.addr_spec] = (to.display_name, greeting_of(text.text))
        raw[to.addr_spec] = " ".join([*(str(value) for value in mail.values()), text.text, text.html, path.name])
    for address, content in raw.items():
        for other, (name, _) in found.items():
            if other != address:
                assert other not in content and (not name or name not in content), (address, other)
    return done, found


def left_out(done: Result) -> str:
    """The line of the figures."""
    [line] = [line for line in done.err.splitlines() if "Keine E-Mail bekommen" in line]
    return line.partition("Keine E-Mail bekommen: ")[2].rstrip(".")


def test_civicrm_says_no_in_three_columns(office):
    use(office, "civicrm.csv")
    done, mails = send(office)
    assert done.code == 0, done.err
    assert mails == {
        "greta@sommer.example": ("Greta Sommer", "Guten Tag Greta Sommer,"),
        "olga@bach.example": ("Dr. Olga Bach", "Добрий день, Olga Bach!"),
    }
    assert left_out(done) == "2 abgemeldet, 1 unzustellbar und 1 ohne E-Mail"


def test_rows_that_are_no_people_get_nothing(office):
    use(office, "titelzeilen.csv")
    done, mails = send(office)
    assert done.code == 0, done.err
    assert mails == {
        "ilse@krueger.example": ("Ilse Krüger", "Guten Tag Ilse Krüger,"),
        "joern@weiss.example": ("Jörn Weiß", "Guten Tag Jörn Weiß,"),
        "praxis@aerzte.example": ("Ärzteverein Süd", "Guten Tag Ärzteverein Süd,"),
    }
    assert "vertretung@weiss.example" in done.err, "who is not written to is named"


def test_hitobito_has_two_people_in_a_row(office):
    use(office, "hitobito.csv")
    done, mails = send(office)
    assert done.code == 0, done.err
    assert mails["haus@kultur.example"] == ("Kulturhaus West", "Guten Tag Kulturhaus West,")
    assert mails["familie@sander.example"] == ("Dr. Rosa und Hugo Sander", "Guten Tag Rosa und Hugo Sander,")


def test_the_preferred_address_counts(office):
    use(office, "vcf2csv.csv")
    done, mails = send(office)
    assert done.code == 0, done.err
    assert mails == {
        "rosa@buero.example": ("Rosa Sander", "Guten Tag Rosa Sander,"),
        "joern@weiss.example": ("Jörn Weiß", "Guten Tag Jörn Weiß,"),
    }


FILES = {
    "list-xlsx/Verteiler.xlsx": (
        {
            "aylin@bruecke.example": ("Aylin Muster", "Guten Tag Aylin Muster,"),
            "otto@kiosk.example": ("Otto Probe", "Guten Tag Otto Probe,"),
        },
        "1 abgemeldet und 1 ohne E-Mail",
    ),
    "list-ods/Mitglieder.ods": ({"aylin@bruecke.example": ("Aylin Muster", "Guten Tag Aylin Muster,")}, "1 abgemeldet"),
    "list-vcard/kontakte.vcf": (
        {
            "aylin@bruecke.example": ("Dr. Aylin Muster", "Guten Tag Aylin Muster,"),
            "mehmet@kiosk.example": ("Mehmet Öztürk", "Guten Tag Mehmet Öztürk,"),
            "treff@familie.example": ("Familientreff Süd", "Добрий день, Familientreff Süd!"),
        },
        "1 ohne E-Mail",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_workbooks_and_cards_are_sent_to_as_they_are(office, name):
    use(office, name)
    done, mails = send(office)
    assert done.code == 0, done.err
    assert (mails, left_out(done)) == FILES[name]


HOUSEHOLD = {
    "de": "Guten Tag Anna und Otto Muster,",
    "uk": "Добрий день, Anna та Otto Muster!",
    "ar": "مرحبًا Anna وOtto Muster،",
}


def test_a_household_gets_one_mail_in_its_language(office):
    people = [
        [name, "Muster", f"{language}@muster.example", language] for language in HOUSEHOLD for name in ("Anna", "Otto")
    ]
    use(office, "haushalt.csv", [["Vorname", "Nachname", "E-Mail", "Sprache"], *people])
    done, mails = send(office)
    assert done.code == 0, done.err
    greetings = {address: greeting for address, (_, greeting) in mails.items()}
    assert greetings == {f"{language}@muster.example": text for language, text in HOUSEHOLD.items()}


OPT_OUTS = [
    ("Abgemeldet", "ja", "abgemeldet"),
    ("Abgemeldet am", "12.06.2021", "abgemeldet"),
    ("Newsletter", "nein", "abgemeldet"),
    ("Newsletter", "nein, danke", "abgemeldet"),
    ("Newsletter bis", "31.12.2022", "abgemeldet"),
    ("Kein Newsletter", "WAHR", "abgemeldet"),
    ("Aktiv", "nein", "abgemeldet"),
    ("Status", "abgemeldet", "abgemeldet"),
    ("Status", "Ehemaliges Mitglied", "ausgetreten"),
    ("Email Status", "cleaned", "unzustellbar"),
    ("Austritt am", "31.12.2020", "ausgetreten"),
    ("Werbewiderspruch", "x", "widersprochen"),
    ("Einwilligung widerrufen am", "01.02.2024", "widersprochen"),
    ("Do Not Email", "Yes", "abgemeldet"),
    ("Do not allow Bulk Emails", "Do Not Allow", "abgemeldet"),
    ("E-Mail zulassen", "Nicht zulassen", "abgemeldet"),
    ("HasOptedOutOfEmail", "1", "abgemeldet"),
    ("EMAIL_BLACKLISTED", "1", "gesperrt"),
    ("Sperrvermerk", "●", "gesperrt"),
    ("Gelöscht", "J", "gelöscht"),
    ("Verstorben am", "2019", "verstorben"),
    ("†", "x", "verstorben"),
    ("Nur Post", "x", "per Post"),
    ("Kontaktweg", "Brief", "per Post"),
    ("Gruppen", "Rat, abgemeldet", "abgemeldet"),
    ("Verteiler", "kein Verteiler", "abgemeldet"),
    ("Verteiler", '"Rat","unsubscribed"', "abgemeldet"),
]

WELL = {
    "Newsletter": "ja",
    "Aktiv": "ja",
    "Status": "aktiv",
    "Email Status": "active",
    "E-Mail zulassen": "Zulassen",
    "Do not allow Bulk Emails": "Allow",
}


@pytest.mark.parametrize(("column", "cell", "reason"), OPT_OUTS)
def test_who_said_no_gets_no_mail(office, column, cell, reason):
    rows = [
        ["Vorname", "Nachname", "E-Mail", column],
        ["Greta", "Sommer", "greta@sommer.example", WELL.get(column, "")],
        ["Emil", "Winter", "emil@winter.example", cell],
    ]
    use(office, "liste.csv", rows)
    done, mails = send(office)
    assert done.code == 0, done.err
    assert mails == {"greta@sommer.example": ("Greta Sommer", "Guten Tag Greta Sommer,")}
    assert left_out(done) == f"1 {reason}"


UNSURE = [
    ("Bemerkung", "", "bitte keine Mails mehr", "contacts.objection"),
    ("reception", "mail", "nomail", "contacts.objection"),
    ("DSGVO", "01.05.2020", "", "contacts.unclear"),
    ("Status", "0", "1", "contacts.unclear"),
    ("Opt-In E-Mail", "✓", "✗", "contacts.unclear"),
    ("Would you like to receive updates?", "Yes", "No", "contacts.unclear"),
    ("Nachname", "Sommer", "Winter †", "contacts.objection"),
    ("Nachname", "Sommer", "Winter (verstorben)", "contacts.objection"),
    ("E-Mail", "greta@sommer.example", "#BEZUG!", "contacts.formula"),
]


@pytest.mark.parametrize(("column", "well", "cell", "rule"), UNSURE)
def test_a_list_that_is_not_clear_stops_the_sending(office, column, well, cell, rule):
    head = {
        "Vorname": ("Greta", "Emil"),
        "Nachname": ("Sommer", "Winter"),
        "E-Mail": ("greta@sommer.example", "emil@winter.example"),
    }
    head[column] = (well, cell)
    use(office, "liste.csv", [list(head), *zip(*head.values(), strict=True)])
    done, mails = send(office)
    assert done.code == 1, done.err
    assert rule in done.err and not mails
    assert not (office.folder / "outbox").exists()


def test_one_line_of_the_settings_answers_what_was_asked(office):
    rows = [
        ["Vorname", "Nachname", "E-Mail", "Status"],
        ["Greta", "Sommer", "greta@sommer.example", "0"],
        ["Emil", "Winter", "emil@winter.example", "1"],
    ]
    use(office, "liste.csv", rows, 'aktiv = "Status: 0"\nabgemeldet = "Status: 1"')
    done, mails = send(office)
    assert done.code == 0, done.err
    assert set(mails) == {"greta@sommer.example"}
    assert left_out(done) == "1 abgemeldet"


def test_check_closes_with_who_gets_mail(office):
    use(office, "civicrm.csv")
    done = office.run("check", office.file)
    assert done.code == 0, done.err
    figures = "2 Kontakte bekommen E-Mails, 2 abgemeldet, 1 unzustellbar, 1 ohne E-Mail."
    assert done.err.splitlines()[-1] == figures


def test_everybody_gets_the_edition_of_the_language_that_the_list_names(office):
    """Codes of other tables, countries, shortened and own names: all are the one edition's readers."""
    spellings = {
        "uk": ["UKR", "UA", "ukr.", "Українська", "Ukrainisch/Russisch", "Russisch, ukrainisch", "uk_UA"],
        "ar": ["arab.", "العربية", "ARA", "Arabisch (Syrien)", "ar-SY", "Kurdisch und Arabisch"],
        "de": ["deu", "ger", "Türkisch", "Klingonisch", "AF", "-", ""],
    }
    wanted = {
        f"{language}{number}@verein.example": (language, spelling)
        for language, all_spellings in spellings.items()
        for number, spelling in enumerate(all_spellings)
    }
    rows = [["E-Mail", "Sprache", "Gültig bis"]]
    rows += [[address, spelling, "31.12.99"] for address, (_, spelling) in wanted.items()]
    use(office, "liste.csv", rows)
    done = office.run("send", office.file, "--yes", "--via", "folder")
    assert done.code == 0, done.err
    mails = [parse(path.read_bytes()) for path in (office.folder / "outbox").rglob("*.eml")]
    got = {mail["To"].addresses[0].addr_spec: mail["Content-Language"] for mail in mails}
    assert got == {address: language for address, (language, _) in wanted.items()}
    assert done.err.count("[contacts.language]") == 2, done.err


def test_a_last_day_is_read_as_offices_write_it(office):
    """Whoever is a guest for good gets the mail, whoever was one does not; what can be two days stops it."""
    stays = [
        "unbegrenzt",
        "dauerhaft",
        "bis auf Widerruf",
        "-",
        "",
        "31.12.57",
        "12/2057",
        "2057-12-31",
        "31/12/2057",
        "54788",
        "Ende 2057",
        "bis 31. Dez. 2057",
    ]
    left = ["31.12.25", "12/2025", "45658", "2025", "12/31/2025", "Dez. 25"]
    rows = [["E-Mail", "Gültig bis"]]
    rows += [[f"da{number}@verein.example", day] for number, day in enumerate(stays)]
    rows += [[f"weg{number}@verein.example", day] for number, day in enumerate(left)]
    use(office, "liste.csv", rows)
    done, mails = send(office)
    assert done.code == 0, done.err
    assert sorted(mails) == sorted(f"da{number}@verein.example" for number in range(len(stays)))

    use(office, "frage.csv", [*rows, ["frage@verein.example", "01/02/57"]])
    asked = office.run("send", office.file, "--yes", "--via", "folder", "--only-new")
    assert asked.code == 1, asked.err
    assert "1. Februar 2057 oder der 2. Januar 2057" in asked.err
