"""Who is there, recorded at the keyboard: in a terminal, from a pipe, and through crashes. What is in the file is
read by Python's own parser."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import time
import tomllib
from datetime import datetime
from datetime import time as clock

import pytest
from conftest import BINARY, ROOT, rundmail

# 17:20 in Berlin on the day of the meeting.
DURING = int(datetime.fromisoformat("2026-09-17T15:20:00+00:00").timestamp())
AFTERWARDS = int(datetime.fromisoformat("2026-09-25T10:00:00+00:00").timestamp())

MINUTES = """# Das Protokoll, mit Anmerkungen
titel = "Treffen im September"   # noch vorläufig
art   = "protokoll"
einleitung = "Kurz und gut."

[sitzung]
datum  = 2026-09-17
beginn = 17:00:00   # pünktlich
ende   = 19:00:00

[beschlussfaehigkeit]
erforderlich = 3

# Die Runde
[[teilnehmende]]
name = "Ida Beispiel"
organisation = "Jugendring"
status = "entschuldigt"   # rief an

[[tagesordnung]]
titel = "Begrüßung"  # bleibt
"""

CONTACTS = """E-Mail;Vorname;Nachname;Organisation
olena@hilfe.example;Olena;Muster;Hilfe e. V.
kim@stadt.example;Kim;Müller;Stadt
mustafa@bruecke.example;Mustafa;Yıldız;Kulturverein Brücke
;Łukasz;Źródło;Nachbarschaft
"""


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rundmail.toml").write_text('[kontakte]\ndatei = "kontakte.csv"\n')
    (tmp_path / "kontakte.csv").write_text(CONTACTS)
    (tmp_path / "a.toml").write_text(MINUTES)
    return tmp_path


def people(folder) -> dict:
    data = tomllib.loads((folder / "a.toml").read_text())
    return {one["name"]: one for one in data["teilnehmende"]}


def piped(folder, *lines, at=DURING, language="de"):
    return rundmail(
        "anwesenheit",
        "a.toml",
        cwd=folder,
        stdin="".join(line + "\n" for line in lines),
        RUNDMAIL_LANG=language,
        SOURCE_DATE_EPOCH=at,
    )


class Terminal:
    """The program at a pseudo-terminal, with somebody who types key by key."""

    def __init__(self, folder, at=DURING):
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "RUNDMAIL_LANG": "de"}
        env["SOURCE_DATE_EPOCH"] = str(at)
        self.process, self.end = pty.fork()
        if self.process == 0:
            try:
                os.chdir(folder)
                os.execve(BINARY, [str(BINARY), "anwesenheit", "a.toml"], env)
            finally:
                os._exit(127)
        self.shown = ""
        self.seen = 0

    def wait_for(self, text):
        end = time.monotonic() + 60
        while text not in self.shown[self.seen :]:
            assert time.monotonic() < end, self.shown
            if not select.select([self.end], [], [], 0.2)[0]:
                continue
            try:
                read = os.read(self.end, 65536)
            except OSError:
                raise AssertionError(self.shown) from None
            self.shown += read.decode(errors="replace")
        self.seen += self.shown[self.seen :].index(text) + len(text)

    def type(self, text):
        os.write(self.end, text.encode())

    def kill(self):
        os.kill(self.process, signal.SIGKILL)
        os.close(self.end)
        os.waitpid(self.process, 0)

    def leave(self) -> int:
        while True:
            try:
                if not os.read(self.end, 65536):
                    break
            except OSError:
                break
        os.close(self.end)
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)


def test_who_comes_and_goes_is_in_the_file(office):
    done = piped(
        office,
        "ole",  # by the first name; it is 17:20
        "mül 16:50",  # with an umlaut, before the beginning
        "bru iv Dr. Rae Probe",  # by the organisation, as a deputy
        "zro 1710",  # without the letters of the name
        "- ole 17:45",
        "ole 18:10",
        "-mül 18:30",
        "ida gast 17:05",
        "+ Jo Neu, Verein Neu ia Landkreis 17:30",
        ".",
    )
    assert done.code == 0, done.err
    found = people(office)
    assert found["Olena Muster"] == {
        "name": "Olena Muster",
        "organisation": "Hilfe e. V.",
        "gekommen": clock(17, 20),
        "abwesend": [{"gegangen": clock(17, 45), "gekommen": clock(18, 10)}],
    }
    assert found["Kim Müller"] == {"name": "Kim Müller", "organisation": "Stadt", "gegangen": clock(18, 30)}
    assert found["Mustafa Yıldız"]["vertritt"] == "Dr. Rae Probe"
    assert found["Łukasz Źródło"]["gekommen"] == clock(17, 10)
    assert found["Ida Beispiel"]["status"] == "gast"
    assert found["Jo Neu"]["im-auftrag-von"] == "Landkreis"
    assert found["Jo Neu"]["organisation"] == "Verein Neu"
    # Comments, order and layout stay; only people came in.
    text = (office / "a.toml").read_text()
    for line in MINUTES.splitlines():
        if "status" not in line:
            assert line in text.splitlines(), line
    assert "# rief an" in text
    # Nobody gets into the contact list unasked, and no journal stays behind.
    assert (office / "kontakte.csv").read_text() == CONTACTS
    assert not list((office / ".rundmail").glob("*.attend"))
    assert "Noch nicht beschlussfähig: 1 " in done.err and "Beschlussfähig: 3 " in done.err
    assert "Da: 5 Personen aus 5 Organisationen; gegangen: 1." in done.err, done.err
    checked = rundmail("check", "a.toml", "--json", cwd=office, SOURCE_DATE_EPOCH=AFTERWARDS)
    found = [one for one in json.loads(checked.out) if one["file"] == "a.toml"]
    assert not [one for one in found if one["severity"] != "note"], found


def test_several_who_fit_are_offered_and_the_last_entry_is_taken_back(office):
    done = piped(office, "mus", "9", "2", "<", "mus", "0", "xyz", "+", "ole", "ole", "- kim", "<", "<", "=")
    assert done.code == 0, done.err
    assert "Muster" not in "".join(people(office)) and len(people(office)) == 1
    for said in [
        "1  Olena Muster, Hilfe e. V.",
        "2  Mustafa Yıldız, Kulturverein Brücke",
        "Eine Zahl von 1 bis 2",
        "Zurückgenommen. Mustafa Yıldız, Kulturverein Brücke steht nicht mehr in der Liste.",
        "Niemand passt auf „xyz“. Neu aufnehmen: + Vorname Nachname, Organisation",
        "Es fehlt der Name",
        "Nichts Neues. Olena Muster, Hilfe e. V.: da seit 17:20 Uhr",
        "Nicht eingetragen: Kim Müller, Stadt ist nicht da.",
        "Es gibt nichts zurückzunehmen.",
    ]:
        assert said in done.err, (said, done.err)
    # What was taken back leaves the file as it was.
    assert (office / "a.toml").read_text() == MINUTES


def test_on_another_day_only_typed_times_count(office):
    done = piped(office, "ole", "- ole", "- ole 18:40", "kim 17:15", ".", at=AFTERWARDS, language="en")
    assert done.code == 0, done.err
    found = people(office)
    assert found["Olena Muster"]["gegangen"] == clock(18, 40) and "gekommen" not in found["Olena Muster"]
    assert found["Kim Müller"]["gekommen"] == clock(17, 15)
    assert "Times are only recorded where you type them" in done.err
    assert "when did Olena Muster, Hilfe e. V. leave?" in done.err


KEYS = "ole\nmül 1715\n-ole 1800\n"


def test_a_kill_after_any_keystroke_loses_at_most_that_entry(office, tmp_path_factory):
    entries = [
        lambda found: "Olena Muster" in found,
        lambda found: found.get("Kim Müller", {}).get("gekommen") == clock(17, 15),
        lambda found: found.get("Olena Muster", {}).get("gegangen") == clock(18, 0),
    ]
    for stop in range(1, len(KEYS) + 1):
        folder = tmp_path_factory.mktemp("kill")
        for name in ["rundmail.toml", "kontakte.csv", "a.toml"]:
            (folder / name).write_text((office / name).read_text())
        terminal = Terminal(folder)
        terminal.wait_for("> ")
        for typed, key in enumerate(KEYS[:stop], 1):
            terminal.type(key)
            if key == "\n" and typed < stop:
                # Nobody types on before there is an answer.
                terminal.wait_for("Da: ")
                terminal.wait_for("> ")
        terminal.kill()
        # The entries before the one whose keys were typed last are safe.
        answered = KEYS[:stop].count("\n") - (1 if KEYS[stop - 1] == "\n" else 0)
        kept = people(folder)
        assert [entry(kept) for entry in entries[:answered]] == [True] * answered, (stop, kept)
        # The file is whole, and the same command goes on.
        again = piped(folder, "zro", ".")
        assert again.code == 0, again.err
        kept = people(folder)
        assert "Łukasz Źródło" in kept
        assert all(entry(kept) for entry in entries[:answered]), (stop, kept)
        assert not any(entry(kept) for entry in entries[answered + 1 :]), (stop, kept)


def test_what_an_editor_writes_meanwhile_stays(office):
    terminal = Terminal(office)
    terminal.wait_for("> ")
    before = (office / "a.toml").read_text()
    terminal.type("ole\n")
    terminal.wait_for("Da: ")
    terminal.wait_for("> ")
    # Somebody saves what was open in an editor all the time: without the entry, with a change of their own.
    (office / "a.toml").write_text(before.replace("# noch vorläufig", "# endgültig"))
    terminal.type("kim\n")
    terminal.wait_for("ohne Olena Muster")
    terminal.wait_for("Da: 2 Personen")
    terminal.wait_for("> ")
    text = (office / "a.toml").read_text()
    assert "# endgültig" in text and set(people(office)) == {"Ida Beispiel", "Olena Muster", "Kim Müller"}
    # What somebody changed about a person counts.
    changed = text.replace('name         = "Kim Müller"', 'name         = "Kim Müller"\nrolle = "Leitung"')
    changed = re.sub(r"(Kim Müller(?:.|\n)*?gekommen *= )17:20:00", r"\g<1>17:02:00", changed)
    assert "17:02:00" in changed, text
    (office / "a.toml").write_text(changed)
    terminal.type("bru\n")
    terminal.wait_for("Da: 3 Personen")
    terminal.wait_for("> ")
    assert people(office)["Kim Müller"]["gekommen"] == clock(17, 2)
    # Half finished: kept in the journal, and put in as soon as it can be.
    whole = (office / "a.toml").read_text()
    (office / "a.toml").write_text(whole + "\n[[termine]\n")
    terminal.type("zro\n")
    terminal.wait_for("gesichert")
    terminal.wait_for("> ")
    assert "Łukasz" not in (office / "a.toml").read_text()
    (office / "a.toml").write_text(whole)
    terminal.type("-zro 18:00\n")
    terminal.wait_for("wieder zu lesen")
    terminal.wait_for("> ")
    assert people(office)["Łukasz Źródło"]["gegangen"] == clock(18, 0)
    # A second one is refused, and says so.
    second = piped(office, "ida")
    assert second.code == 4 and "wird gerade schon erfasst" in second.err
    terminal.type(".\n")
    terminal.wait_for("Alles steht in")
    assert terminal.leave() == 0
    assert people(office)["Ida Beispiel"]["status"] == "entschuldigt"


def test_a_broken_end_is_told_and_goes_on(office):
    whole = (office / "a.toml").read_text()
    terminal = Terminal(office)
    terminal.wait_for("> ")
    (office / "a.toml").write_text(whole + "\n[[termine]\n")
    terminal.type("ole\n.\n")
    terminal.wait_for("Noch nicht alles steht")
    assert terminal.leave() == 4
    (office / "a.toml").write_text(whole)
    again = piped(office)
    assert again.code == 0 and "Weiter, wo es abgebrochen ist" in again.err, again.err
    assert "Olena Muster" in people(office)


def test_lines_of_windows_and_a_byte_order_mark_stay(office):
    (office / "a.toml").write_bytes(b"\xef\xbb\xbf" + MINUTES.replace("\n", "\r\n").encode())
    done = rundmail("anwesenheit", "a.toml", cwd=office, stdin="ole\r\n.\r\n", SOURCE_DATE_EPOCH=DURING)
    assert done.code == 0, done.err
    written = (office / "a.toml").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") and b"Olena Muster" in written
    assert written.count(b"\r\n") == written.count(b"\n")
    broken = subprocess.run(
        [BINARY, "attend", "a.toml"],
        input=b"M\xfcl\n.\n",
        capture_output=True,
        cwd=office,
        env={"RUNDMAIL_LANG": "en", "SOURCE_DATE_EPOCH": str(DURING)},
        check=False,
    )
    assert broken.returncode == 0 and b"cannot be read as text (UTF-8)" in broken.stderr


def test_a_file_without_a_meeting_is_refused(office):
    (office / "a.toml").write_text('titel = "R"\nart = "rundmail"\neinleitung = "Hallo."\n')
    done = piped(office, "ole")
    assert done.code == 2 and "berichtet von keinem Treffen" in done.err


HELD = ROOT / "tests/cases/procedure-mended"


def test_every_form_tells_how_the_meeting_went_and_names_nobody_in_public(tmp_path):
    source = (HELD / "minutes.toml").read_text()
    (tmp_path / "protokoll.toml").write_text(source)
    (tmp_path / "rundmail.toml").write_text("[vorgaben]\nteilnehmende-auflisten = true\n[ausgabe]\neinbetten = true\n")
    done = rundmail("render", "protokoll.toml", cwd=tmp_path, SOURCE_DATE_EPOCH=AFTERWARDS)
    assert done.code == 0, done.err
    shown = {}
    for edition in ["internal", "public"]:
        folder = tmp_path / "out" / edition
        for form in ["html", "txt", "json"]:
            shown[edition, form] = (folder / f"protokoll.{form}").read_text()
        told = subprocess.run(["pdftotext", "-layout", folder / "protokoll.pdf", "-"], capture_output=True, check=True)
        shown[edition, "pdf"] = told.stdout.decode()
    facts = [
        "Öffentlicher Teil",
        "Beschlussfähigkeit",
        "anwesend: 6",
        "Erforderliche Mehrheit",
        "Geheime Wahl",
        "davon zeitweise: 2",
    ]
    for where, text in shown.items():
        flat = re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", ""))
        for fact in facts + ["zwei Drittel der Anwesenden", "Derya Muster", "nimmt die Wahl an"]:
            assert fact in flat, (where, fact)
        hidden = ["Ole Probe", "Rae Beispiel", "Kim Verborgen"]
        for name in hidden:
            assert (name in flat) == (where[0] == "internal"), (where, name)
