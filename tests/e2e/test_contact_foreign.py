"""`contacts import` with lists that nobody has made for it: whoever may have said no gets no mail, nobody is lost
without a word, and no address goes to another person."""

import csv
import io
import json

from conftest import Workspace

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
[versand]
absender = "Netzwerk <netz@musterhausen.example>"
[kontakte]
datei = "kontakte.csv"
"""

HEADER = "Vorname;Nachname;Verein;E-Mail;E-Mail 2;Gruppen"

# Each says no for the first of two people, in the words of some office or program.
REFUSALS = [
    "Bemerkung: bitte keine Mails mehr",
    "Notiz: hat sich am 3.4.2024 abgemeldet",
    "Kommentar: hat widersprochen (Art. 21 DSGVO)",
    "Notes: unsubscribed",
    "Notes: please remove",
    "Bemerkungen: verstorben",
    "Bemerkungen: † 2023",
    "widerspricht: x",
    "Mail: do not mail",
    "Darf angeschrieben werden: nein",
    "DSGVO ok: nein",
    "Datenschutz: widerrufen",
    "Opt-Status: opted out",
    "Versand: nein",
    "Teilnahme am Verteiler: nein",
    "Kontakt: nicht erwünscht",
    "Mailempfang: verweigert",
    "Mailempfang: ☐",
    "Einwilligung: nein",
    "Newsletter: 0",
    "Do Not Email: True",
    "Kontaktsperre: x",
    "nicht mehr anschreiben: x",
]

CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
EMAIL;INTERNET:joerg@karte.example
NOTE;ENCODING=QUOTED-PRINTABLE:bitte keine=20=
E-Mails mehr
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Wer Starb
EMAIL:starb@karte.example
DEATHDATE:20200101
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Gern Dabei
item1.EMAIL;type=pref:gern@karte
 .example
NOTE:mag Tee
END:VCARD
"""

LDIF = """dn: cn=Ab Wesend
objectclass: person
cn: Ab Wesend
sn: Wesend
mail: ab@ldif.example
description: will keinen Newsletter

"""


def office(folder, *rows: str) -> Workspace:
    (folder / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (folder / "brief.toml").write_text('titel = "Rundbrief"\nart = "rundmail"\neinleitung = "Guten Tag."\n', "utf-8")
    listed = [HEADER, "Ur;Alt;Amt;ur@amt.example;;Rat", *rows]
    (folder / "kontakte.csv").write_bytes("".join(f"{row}\r\n" for row in listed).encode())
    return Workspace(folder, "brief.toml")


def listed(office: Workspace) -> dict[str, dict]:
    text = (office.folder / "kontakte.csv").read_bytes().decode()
    return {row["E-Mail"]: row for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")}


def test_whoever_may_have_said_no_is_not_added_and_is_named(tmp_path):
    here = office(tmp_path)
    files = []
    for number, refusal in enumerate(REFUSALS):
        name, cell = refusal.split(": ", 1)
        files.append(f"{number}.csv")
        (tmp_path / files[-1]).write_text(
            f"Vorname;Nachname;E-Mail;{name}\nNein{number};Sager{number};nein{number}@b.example;{cell}\n", "utf-8"
        )
    (tmp_path / "karten.vcf").write_text(CARDS.replace("\n", "\r\n"), "utf-8", newline="")
    (tmp_path / "buch.ldif").write_text(LDIF, "utf-8")
    done = here.run("kontakte", "einlesen", *files, "karten.vcf", "buch.ldif", "--json")
    assert done.code in (0, 5), done.err
    reports = json.loads(done.out)["files"]
    assert set(listed(here)) == {"ur@amt.example", "gern@karte.example"}, listed(here)
    for refusal, report in zip(REFUSALS, reports, strict=False):
        assert len(report["refused"]) == 1 and report["refused"][0]["why"], refusal
    whys = [one["why"] for one in reports[-2]["refused"]]
    assert any("keine E-Mails mehr" in why for why in whys) and any("verstorben" in why for why in whys)
    assert "Nennen Sie die Spalte" in done.err and done.code == 5
    sent = here.run("senden", "brief.toml", "--ja", "--weg", "ordner")
    assert sent.code == 0, sent.err
    mails = {path.name for path in (tmp_path / "outbox").rglob("*.eml")}
    assert mails == {"ur@amt.example.eml", "gern@karte.example.eml"}


def test_a_certain_note_unsubscribes_a_person_of_the_list(tmp_path):
    here = office(tmp_path, "Bo;Lind;;bo@b.example;;", "Kim;Fort;;kim@b.example;;")
    (tmp_path / "neu.csv").write_text(
        "Vorname;Nachname;E-Mail;Notiz\nBo;Lind;BO@b.example;bitte keine Mails mehr\n"
        "Kim;Fort;kim@b.example;hat sich am 3. Mai abgemeldet\n",
        "utf-8",
    )
    done = here.run("kontakte", "einlesen", "neu.csv", "--json")
    [report] = json.loads(done.out)["files"]
    assert len(report["unsubscribed"]) == 1 and len(report["refused"]) == 1, report
    assert "abgemeldet" in report["refused"][0]["why"], "what is not certain is told, and changes nothing"
    contacts = json.loads(here.run("kontakte", "--json").out)["contacts"]
    assert {one["address"]: one["reason"] for one in contacts} == {
        "ur@amt.example": None,
        "bo@b.example": "opted-out",
        "kim@b.example": None,
    }


def test_nobody_is_lost_without_a_word(tmp_path):
    here = office(tmp_path)
    (tmp_path / "neu.csv").write_bytes(
        (
            'Name;E-Mail\r\n"Müller, Dr. Anna";ANNA@b.example\r\n"Müller, Anna";anna@B.example\r\n'
            '"Eva und Jan Paar";"eva@b.example / jan@b.example; drei@b.example"\r\n'
            '"Idn Eins";x@bücher.example\r\n"Idn Eins";X@xn--bcher-kva.example\r\n'
        ).encode("cp1252")
    )
    done = here.run("kontakte", "einlesen", "neu.csv", "--json")
    assert done.code == 0, done.err
    [report] = json.loads(done.out)["files"]
    rows = listed(here)
    assert set(rows) == {"ur@amt.example", "ANNA@b.example", "eva@b.example", "x@bücher.example"}
    assert rows["eva@b.example"]["E-Mail 2"] == "jan@b.example"
    assert [one["addresses"] for one in report["left_addresses"]] == [["drei@b.example"]]
    assert [one["line"] for one in report["refused"]] == [3, 6] and "Zeile 2" in report["refused"][0]["why"]


def test_an_objection_of_somebody_unlisted_is_done(tmp_path):
    here = office(tmp_path)
    done = here.run("kontakte", "abmelden", "neu@b.example", "--probelauf")
    assert done.code == 0 and "vermerkt" not in done.err
    done = here.run("kontakte", "abmelden", "neu@b.example")
    assert done.code == 0 and "vermerkt" in done.err, done.err
    (tmp_path / "neu.csv").write_text("Vorname;Nachname;E-Mail\nNe;Un;neu@b.example\n", "utf-8")
    here.run("kontakte", "einlesen", "neu.csv")
    assert "neu@b.example" not in listed(here)


def test_documents_that_name_the_person_are_found(tmp_path):
    here = office(tmp_path, "Jürgen;Müller-Öz;;jm@b.example;;")
    (tmp_path / "alt.toml").write_text(
        'titel = "Alt"\nart = "rundmail"\neinleitung = "Juergen Mueller-Oez dankt."\n', "utf-8"
    )
    (tmp_path / "fremd.toml").write_text('titel = "Fremd"\nart = "rundmail"\neinleitung = "Danke."\n', "utf-8")
    for file in ("alt.toml", "fremd.toml"):
        done = here.run("ausgeben", file, "--format", "pdf,html")
        assert done.code == 0, done.err
    done = here.run("kontakte", "vergessen", "jm@b.example", "--ja")
    assert done.code == 0, done.err
    for place in ("internal/alt.pdf", "internal/alt.html", "public/alt.pdf", "alt.toml:3"):
        assert place in done.err, done.err
    assert "fremd" not in done.err


def test_an_office_without_a_list_gets_one(tmp_path):
    here = office(tmp_path)
    (tmp_path / "kontakte.csv").unlink()
    (tmp_path / "neu.csv").write_bytes("Vorname;Nachname;Firma;E-Mail\r\nJörg;Öz;Brücke;j@b.example\r\n".encode())
    done = here.run("kontakte", "einlesen", "neu.csv", "--probelauf")
    assert done.code == 0 and not (tmp_path / "kontakte.csv").exists(), done.err
    done = here.run("kontakte", "einlesen", "neu.csv")
    assert done.code == 0 and "Neue Kontaktliste" in done.err, done.err
    text = (tmp_path / "kontakte.csv").read_bytes().decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert (row["Vorname"], row["Organisation"], row["E-Mail"]) == ("Jörg", "Brücke", "j@b.example")
    assert set(row) >= {"Anrede", "Titel", "Funktion", "Gruppen", "Sprache", "Aktiv", "Gültig bis", "Einwilligung"}
    assert here.run("kontakte", "einlesen", "neu.csv").code == 0
    sent = here.run("senden", "brief.toml", "--ja", "--weg", "ordner")
    assert sent.code == 0 and [path.name for path in (tmp_path / "outbox").rglob("*.eml")] == ["j@b.example.eml"]
