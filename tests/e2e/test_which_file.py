"""Which file is meant: patterns, the newest one where none is named, standard input, paths of Windows."""

import json
import os
import tomllib

import pytest
from conftest import rundmail
from terminal import in_terminal
from test_bounces import report


@pytest.fixture
def years(tmp_path):
    """A workspace with files of two years, saved one after the other."""
    assert rundmail("einrichten", ".", cwd=tmp_path).code == 0
    for path in tmp_path.glob("2*.toml"):
        path.unlink()
    (tmp_path / "2025").mkdir()
    for at, name in enumerate(["2025/2025-11-06.toml", "2026-03-05.toml", "2026-09-17.toml", "2026-01-15.toml"]):
        day = name.rpartition("/")[2].removesuffix(".toml")
        text = f'titel = "Rundbrief {day}"\nart = "rundmail"\neinleitung = "Guten Tag."\n'
        (tmp_path / name).write_text(text, "utf-8")
        os.utime(tmp_path / name, (1_790_000_000 + at, 1_790_000_000 + at))
    return tmp_path


def files_of(done) -> set:
    return {finding["file"] for finding in json.loads(done.out)}


def test_patterns_are_expanded_without_a_shell(years):
    for name in ("2026-03-05.toml", "2026-09-17.toml"):
        (years / name).write_text("titel = \n", "utf-8")
    done = rundmail("pruefen", "2026-0?-*.toml", "--json", cwd=years)
    assert done.code == 1 and files_of(done) == {"2026-03-05.toml", "2026-09-17.toml"}
    done = rundmail("pruefen", "2026-0[4-9]*.toml", "--json", cwd=years)
    assert files_of(done) == {"2026-09-17.toml"}
    done = rundmail("pruefen", "**/20*.toml", "--json", cwd=years)
    assert files_of(done) >= {"2026-03-05.toml", "2026-09-17.toml"}
    done = rundmail("ausgeben", "2025/*.toml", "--format", "txt", cwd=years)
    assert done.code == 0 and "2025-11-06.txt" in done.out, done.err


def test_a_pattern_of_several_files_is_no_mailing(years):
    for verb in ("ausgeben", "vorschau", "senden"):
        done = rundmail(verb, "2026-*.toml", cwd=years)
        assert done.code == 2, done.err
        for name in ("2026-01-15.toml", "2026-03-05.toml", "2026-09-17.toml"):
            assert name in done.err
    assert not (years / "out").exists() and not (years / "outbox").exists()


def test_settings_and_translations_do_not_count(years):
    for path in years.glob("2026-*.toml"):
        path.unlink()
    (years / "2026-09-17.toml").write_text('titel = "Brief"\nart = "rundmail"\neinleitung = "Ja."\n', "utf-8")
    (years / "2026-09-17.uk.toml").write_text('titel = "Лист"\nart = "rundmail"\neinleitung = "Так."\n', "utf-8")
    done = rundmail("ausgeben", "*.toml", "--format", "txt", cwd=years)
    assert done.code == 0 and "2026-09-17" in done.out, done.err
    done = rundmail("ausgeben", "rund*.toml", cwd=years)
    assert done.code == 1 and "Auf `rund*.toml` passt hier keine Datei." in done.err


@pytest.mark.parametrize("verb", ["pruefen", "ausgeben", "vorschau", "senden", "stand", "teilnahme"])
def test_a_pattern_that_meets_nothing_is_told(years, verb):
    done = rundmail(verb, "x*.toml", cwd=years)
    if verb != "stand":
        assert done.code == 1 and "Auf `x*.toml` passt hier keine Datei." in done.err, done.err
    english = rundmail(verb, "x*.toml", cwd=years, RUNDMAIL_LANG="en")
    assert english.code == done.code


def test_a_real_name_with_brackets_goes_first(years):
    (years / "2026[1].toml").write_text("titel = \n", "utf-8")
    (years / "20261.toml").write_text("titel = \n", "utf-8")
    done = rundmail("pruefen", "2026[1].toml", "--json", cwd=years)
    assert files_of(done) == {"2026[1].toml"}


@pytest.mark.parametrize("verb", ["pruefen", "ausgeben", "vorschau", "senden"])
def test_without_a_file_and_a_terminal_the_newest_is_named_and_nothing_done(years, verb):
    done = rundmail(verb, *(["--ja"] if verb == "senden" else []), cwd=years)
    assert done.code == 2, done.err
    assert "`2026-01-15.toml`" in done.err, "saved last"
    assert not (years / "out").exists() and not (years / "outbox").exists()
    empty = years / "leer"
    empty.mkdir()
    assert "ist keine" in rundmail(verb, cwd=empty).err


def test_the_newest_is_taken_only_when_somebody_says_so(years):
    question = "`2026-01-15.toml`? [J/n]"
    for answer in ("\n", "j\n"):
        shown = in_terminal("ausgeben", "--format", "txt", cwd=years, answers=[(question, answer)])
        assert shown.code == 0 and "2026-01-15.txt" in shown.text
    for answer in ("n\n", "\x04"):
        shown = in_terminal("senden", "--ja", cwd=years, answers=[(question, answer)])
        assert shown.code == 5 and not (years / "outbox").exists()
    shown = in_terminal("senden", cwd=years, answers=[(question, "\n"), ("Jetzt schreiben? [j/N]", "\n")])
    assert shown.code == 5 and not (years / "outbox").exists(), "the second question is another one"
    shown = in_terminal(
        "check", cwd=years, answers=[("`2026-01-15.toml`, which was changed last? [Y/n]", "y\n")], RUNDMAIL_LANG="en"
    )
    assert shown.code == 0
    shown = in_terminal(
        "ausgeben", "2025", "--format", "txt", cwd=years, answers=[("`2025/2025-11-06.toml`? [J/n]", "\n")]
    )
    assert "2025-11-06.txt" in shown.text


def test_a_file_from_standard_input_is_checked_where_one_stands(network):
    text = network.file.read_text("utf-8")
    named = network.run("pruefen", network.file.name, "--json")
    piped = network.run("pruefen", "-", "--json", stdin=text)

    def rules(done):
        return sorted(finding["rule"] for finding in json.loads(done.out))

    assert piped.code == named.code == 0
    assert "attachment.missing" not in rules(piped), "attachments are looked for in the current folder"
    faulty = network.run("pruefen", "-", stdin="titel = \n")
    assert faulty.code == 1 and "Standardeingabe, Zeile 1" in faulty.err, faulty.err
    english = network.run("check", "-", stdin="title = \n", RUNDMAIL_LANG="en")
    assert "<stdin>, line 1" in english.err
    assert files_of(network.run("pruefen", "-", "--json", stdin="titel = \n")) == {"<stdin>"}
    lost = network.run("pruefen", "-", stdin=text.replace("anlagen/", "fehlt/"))
    assert lost.code == 1 and "fehlt/" in lost.err


ATTACHED = """titel = "Rundbrief"
art = "rundmail"
einleitung = "Guten Tag."

[[anlagen]]
kennung = "flyer"
titel = "Flyer"
datei = {}
"""


@pytest.mark.parametrize("written", [r"'anlagen\flyer.pdf'", r'"anlagen\\flyer.pdf"', '"anlagen/flyer.pdf"'])
def test_a_path_of_windows_works_on_every_system(years, written):
    (years / "anlagen").mkdir(exist_ok=True)
    (years / "anlagen" / "flyer.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (years / "brief.toml").write_text(ATTACHED.format(written), "utf-8")
    done = rundmail("pruefen", "brief.toml", "--json", cwd=years)
    broken = [finding for finding in json.loads(done.out) if finding["severity"] == "error"]
    assert not broken, broken


@pytest.mark.parametrize("name", ["flyer", "bild", "neu", "rat", "tisch", "Uebung", "datei", "xyz", "ende", "umlauf"])
def test_a_backslash_in_double_quotes_is_named(years, name):
    written = rf'"anlagen\{name}.pdf"'
    (years / "brief.toml").write_text(ATTACHED.format(written), "utf-8")
    for language, wanted in (("de", "doppelten Anführungszeichen"), ("en", "double quotation marks")):
        done = rundmail("pruefen", "brief.toml", cwd=years, RUNDMAIL_LANG=language)
        assert done.code == 1 and wanted in done.err, done.err
        assert f"anlagen/{name}.pdf" in done.err and rf"'anlagen\{name}.pdf'" in done.err, done.err
        assert "Zeile 8" in done.err or "line 8" in done.err


def test_a_backslash_in_the_settings_is_named(years):
    settings = years / "rundmail.toml"
    text = settings.read_text("utf-8")
    assert 'datei = "contacts.csv"' in text
    (years / "listen").mkdir()
    (years / "contacts.csv").rename(years / "listen" / "freunde.csv")
    settings.write_text(text.replace('"contacts.csv"', r"'listen\freunde.csv'"), "utf-8")
    assert rundmail("kontakte", cwd=years).code == 0
    settings.write_text(text.replace('"contacts.csv"', r'"listen\freunde.csv"'), "utf-8")
    done = rundmail("kontakte", cwd=years)
    assert done.code == 1 and "listen/freunde.csv" in done.err, done.err


def test_reports_may_be_named_one_by_one_or_by_a_pattern(network, server):
    network.use_server(server.port)
    assert network.run("senden", network.file, "--ja").code == 0
    for at, mail in enumerate(server.mails[:3]):
        (network.folder / f"zurueck-{at}.eml").write_text(report(mail), "utf-8")
    (network.folder / "anderes.eml").write_text(report(server.mails[3]), "utf-8")

    def found(done):
        return {one["address"] for one in json.loads(done.out)["bounced"]}

    named = network.run("ruecklaeufer", "zurueck-0.eml", "zurueck-1.eml", "--json")
    assert found(named) == {mail.recipients[0] for mail in server.mails[:2]}
    met = network.run("ruecklaeufer", "zurueck-*.eml", "--json")
    assert found(met) == {mail.recipients[0] for mail in server.mails[:3]}
    lost = network.run("ruecklaeufer", "nichts*.eml")
    assert lost.code == 1 and "nichts*.eml" in lost.err


@pytest.mark.parametrize(
    ("answer", "kind", "meeting"),
    [
        ("\n", "einladung", True),
        ("r\n", "rundmail", False),
        ("p\n", "protokoll", True),
        ("Zusammen\n", "zusammenfassung", True),
    ],
)
def test_a_new_file_is_of_the_kind_that_somebody_wants(answer, kind, meeting, network):
    """What comes next is just Enter; a circular has no meeting, but the calls and dates ahead."""
    for later in network.folder.glob("2026-10-29*"):
        later.unlink()
    clock = {"SOURCE_DATE_EPOCH": "1788430000"}
    shown = in_terminal("neu", "neu.toml", cwd=network.folder, answers=[("Anfangsbuchstabe", answer)], **clock)
    assert shown.code == 0, shown.text
    written = tomllib.loads((network.folder / "neu.toml").read_text("utf-8"))
    assert written["art"] == kind and ("sitzung" in written) == meeting and written["termine"]
    assert ("tagesordnung" in written) == meeting
    assert network.run("pruefen", "neu.toml", **clock).code == 0
    said = network.run("neu", "gesagt.toml", "--art", kind, "--nach", network.minutes, **clock)
    assert said.code == 0, said.err
    assert tomllib.loads((network.folder / "gesagt.toml").read_text("utf-8"))["art"] == kind


def test_a_file_above_has_the_settings_of_its_own_folder(years):
    """From a folder of attachments, `../FILE` is the same file with the same settings."""
    (years / "anlagen").mkdir(exist_ok=True)
    settings = years / "rundmail.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[organisation]", "unbekannt = 1\n[organisation]", 1), "utf-8"
    )
    here = rundmail("pruefen", "2026-09-17.toml", "--json", cwd=years)
    above = rundmail("pruefen", "../2026-09-17.toml", "--json", cwd=years / "anlagen")
    told = [finding for finding in json.loads(above.out) if finding["file"] == "../rundmail.toml"]
    assert told and len(json.loads(above.out)) == len(json.loads(here.out)), above.out
