"""A day at the office: set up, write, make mistakes, send, look back."""

import csv
import email
import email.policy
import io
import json

import pytest
from conftest import Workspace, rundmail


@pytest.fixture
def office(tmp_path):
    """A workspace as `einrichten` makes it."""
    done = rundmail("einrichten", "netzwerk", cwd=tmp_path)
    assert done.code == 0, done.err
    [minutes] = [path for path in (tmp_path / "netzwerk").glob("*.toml") if path.name != "rundmail.toml"]
    return Workspace(tmp_path / "netzwerk", minutes.name)


def test_a_new_workspace_works_at_once(office):
    for command in (["pruefen"], ["ausgeben"], ["vorschau", "--no-open"], ["senden", "--yes"]):
        done = office.run(*command, office.file)
        assert done.code == 0, (command, done.err)
    assert list((office.folder / "outbox").rglob("*.eml"))
    assert (office.folder / ".gitignore").read_text("utf-8")


@pytest.mark.parametrize(
    "kind, meeting, subject",
    [
        ("rundmail", "", "Netzwerk Vielfalt Musterstadt: Hinweise zum Herbst"),
        (
            "einladung",
            "[sitzung]\ndatum = 2027-03-04\n",
            "Netzwerk Vielfalt Musterstadt: Hinweise zum Herbst, 4. März 2027",
        ),
        (
            "protokoll",
            "[sitzung]\ndatum = 2026-08-27\n",
            "Netzwerk Vielfalt Musterstadt: Hinweise zum Herbst, 27. August 2026",
        ),
    ],
)
def test_new_settings_suit_every_kind(office, kind, meeting, subject):
    """The subject of the settings that `einrichten` writes is good for a Rund-Mail without a meeting, too."""
    (office.folder / "eins.toml").write_text(
        f'titel = "Hinweise zum Herbst"\nart = "{kind}"\nausgabedatum = 2026-09-03\n{meeting}'
        '[[mitteilungen]]\ntitel = "Sprechstunde"\ntext = "Dienstags im Rathaus."\n',
        "utf-8",
    )
    done = office.run("senden", "eins.toml", "--via", "folder", "--yes", SOURCE_DATE_EPOCH="1788430000")
    assert done.code == 0, done.err
    mails = list((office.folder / "outbox").rglob("*.eml"))
    assert mails
    for mail in mails:
        read = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
        assert read["Subject"] == subject


def test_setting_up_twice_overwrites_nothing(office):
    settings = office.folder / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8") + "# mein Zusatz\n", "utf-8")
    office.run("einrichten", ".")
    assert settings.read_text("utf-8").endswith("# mein Zusatz\n")


def test_the_next_minutes_follow_the_last(network):
    done = network.run("neu", "naechste.toml", "--after", "2026-09-03-zusammenfassung.toml")
    assert done.code == 0, done.err
    written = (network.folder / "naechste.toml").read_text("utf-8")
    assert "2026-10-29" in written and "Fachtag Sprachmittlung" in written
    assert "Raum für den Infoabend anfragen" in written
    assert "Ergebnisse auf einer Seite" not in written, "this task is done"
    assert "590417" not in written, "access data is not carried over"
    assert network.run("pruefen", "naechste.toml").code == 0
    assert network.run("neu", "naechste.toml").code != 0, "never overwrites"


def test_mistakes_are_told_with_their_place(network):
    text = network.file.read_text("utf-8")
    text = text.replace('titel   = "Wohnen"', 'titl   = "Wohnen"')
    text = text.replace("attachment:folien", "attachment:folie")
    text = text.replace("datum   = 2026-09-26", "datum   = 2026-10-26")
    network.file.write_text(text, "utf-8")
    contacts = network.folder / "kontakte.csv"
    contacts.write_text(contacts.read_text("utf-8-sig").replace("robin@jugendring", "robin(at)jugendring"), "utf-8")
    for command in (["check"], ["send", "--yes"]):
        done = network.run(*command, network.file)
        assert done.code == 1, done.err
        for needle in ("titl", "folie", "Zeile", "kontakte.csv, Zeile 4, Spalte E-Mail"):
            assert needle in done.err, (command, needle)
    assert not (network.folder / "outbox").exists()
    english = network.run("check", network.file, "--json", "--lang", "en")
    rules = {finding["rule"] for finding in json.loads(english.out)}
    assert "toml.unknown-key" in rules and len(rules) >= 4, rules


def test_attendance_of_the_year(network):
    done = network.run("teilnahme", ".", "--format", "csv")
    assert done.code == 0, done.err
    rows = list(csv.reader(io.StringIO(done.out)))
    assert any("47" in row and "26" in row for row in rows)
    assert any("43" in row and "24" in row for row in rows)
    data = json.loads(network.run("attendance", ".", "--json").out)
    assert data
    excel = network.run("teilnahme", ".", "--format", "csv", "--excel", "-o", "t.csv")
    assert excel.code == 0, excel.err
    assert (network.folder / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_contacts_as_understood(network):
    done = network.run("kontakte", "--json")
    assert done.code == 0, done.err
    assert "xn--" in done.out and "petra.ehemals" in json.dumps(json.loads(done.out))


def test_help_in_both_languages(tmp_path):
    german = rundmail("--help", cwd=tmp_path)
    english = rundmail("--help", "--lang", "en", cwd=tmp_path)
    assert german.code == english.code == 0
    assert "senden" in german.out and "Usage" in english.out and "Usage" not in german.out
    for verb in (
        "init new import check render site preview send remind approve letters sign-in attend status attendance dates open decisions report contacts login templates schema completions man"
    ).split():
        german = rundmail(verb, "--help", cwd=tmp_path)
        assert german.code == 0 and "Usage" not in german.out and "possible values" not in german.out
    wrong = rundmail("senden", "--tset", cwd=tmp_path)
    assert wrong.code == 2 and "`--probe`" in wrong.err and "error" not in wrong.err.lower()


def test_advice_names_keys_as_the_file_does(office):
    office.file.write_text(
        'title = "Sitzung"\nkind = "minutes"\n[meeting]\ndate = 2026-09-17\n[[dates]]\ntitle = "Fest"\n', "utf-8"
    )
    done = office.run("pruefen", office.file)
    assert "`date`" in done.err and "`when`" in done.err, done.err
    assert "`datum`" not in done.err and "`wann`" not in done.err and "[sitzung]" not in done.err, done.err
    german = 'titel = "Sitzung"\nart = "protokoll"\n[sitzung]\ndatum = 2026-09-17\n[[termine]]\ntitel = "Fest"\n'
    office.file.write_text(german, "utf-8")
    done = office.run("check", "--lang", "en", office.file)
    assert "`datum`" in done.err and "`wann`" in done.err and "`date`" not in done.err, done.err


def test_a_key_with_a_typo_is_one_finding(office):
    for text in (
        'titl = "Rund-Mail"\nart = "rundmail"\n',
        'art = "zusammenfassung"\n[sitzung]\ndatum = 2026-09-17\ntitel = "A"\n',
    ):
        office.file.write_text(text, "utf-8")
        done = office.run("pruefen", office.file)
        assert "[toml.unknown-key]" in done.err and "[toml.missing]" not in done.err, done.err
