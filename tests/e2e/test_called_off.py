"""An invitation in three languages that is moved twice, cancelled and held again; approved in a translation, too.

The mails are drafts of a mail program; their calendar files are applied one after the other by somebody else's parser.
"""

import html as entities
import json
import re
import tomllib
from urllib.parse import unquote, urlsplit

import pytest
from conftest import Workspace
from reading import parse, parts
from test_rhythm import Calendar, plain, run

GRIT, LAYLA, FRITZ = "grit@amt.example", "layla@verein.example", "fritz@verein.example"
ID = "2027-01-14-einladung"
REPLY = "büro&bündnis+anmeldung%41@wendelsried.example"
INVITATION = f"""
title = "Einladung: Wohnen & Mobilität + mehr"
kind = "invitation"
issued = 2026-12-01
intro = "Wir laden Sie herzlich ein, **kommen Sie alle**."
closing = "Wir freuen uns auf Sie."
[meeting]
date = 2027-01-14
start = 17:30:00
end = 19:30:00
place = "Mälzerei, Saal 2"
address = "Grüner Weg 5 a, 98765 Wendelsried"
directions = "Bus 4 bis Mälzerei."
[meeting.registration]
email = "{REPLY}"
deadline = 2027-01-07
[meeting.online]
url = "https://konferenz.example/raum/77"
passcode = "gEheim-1"
[[agenda]]
title = "Satzung"
decisions = [ {{ text = "Der Beirat wird größer." }} ]
tasks = [ {{ text = "Raum anfragen", who = "Grit Sander" }} ]
"""
MEETING = INVITATION[INVITATION.index("[meeting]") : INVITATION.index("[[agenda]]")]
ARABIC = f"""
title = "دعوة: السكن والتنقل"
kind = "invitation"
language = "ar"
intro = "ندعوكم."
{MEETING}
[[agenda]]
title = "النظام"
decisions = [ {{ text = "يُوسَّع المجلس." }} ]
"""
EASY = f"""
title = "Einladung: Wohnen und Bus fahren"
kind = "invitation"
language = "de-simple"
intro = "Kommen Sie zu uns."
{MEETING}
[[agenda]]
title = "Die Regeln"
decisions = [ {{ text = "Mehr Menschen sollen mitmachen." }} ]
"""


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rundmail.toml").write_text(
        '[organisation]\nname = "Wendelsried"\nemail = "amt@wendelsried.example"\n'
        '[defaults]\nseries = "Bündnis „Alle dabei“ + Wohnen"\n'
        '[contacts]\nfile = "leute.csv"\n[approval]\nobjection-days = 14\n',
        "utf-8",
    )
    (tmp_path / "leute.csv").write_text(
        f"Name;E-Mail;Sprache\nGrit Sander;{GRIT};de\nLayla Haddad;{LAYLA};ar\nFritz Leicht;{FRITZ};de-simple\n",
        "utf-8",
    )
    return Workspace(tmp_path, f"{ID}.toml")


def send(office, day, *options, verb="senden", name=ID, number=None):
    """The mails of a run, by address."""
    done = run(office, day, verb, f"{name}.toml", "--weg", "entwuerfe", "--ja", *options)
    name = f"{name}-reminder" if verb == "erinnern" else name
    folder = office.folder / "outbox" / name / (str(number) if number else "") / "drafts"
    mails = {file.name.removesuffix(".eml"): parse(file.read_bytes()) for file in folder.glob("*.eml")}
    assert mails.keys() == {GRIT, LAYLA, FRITZ}, done.err
    return mails


def test_moved_twice_cancelled_and_held_again(office):
    files = {"": INVITATION, ".ar": ARABIC, ".de-simple": EASY}
    for tag, text in files.items():
        (office.folder / f"{ID}{tag}.toml").write_text(text, "utf-8")

    def change(old, new):
        for tag in files:
            file = office.folder / f"{ID}{tag}.toml"
            text = file.read_text("utf-8")
            assert old in text
            file.write_text(text.replace(old, new, 1), "utf-8")

    programs = {one: Calendar() for one in (GRIT, LAYLA, FRITZ)}

    def apply(mails, day, status):
        for one, mail in mails.items():
            programs[one].take_mail(mail)
            [event] = programs[one].entries.values()
            assert (str(event["DTSTART"].dt)[:10], str(event["STATUS"])) == (day, status)
        return event["SEQUENCE"], str(event["UID"])

    mails = send(office, "2026-12-01")
    first = apply(mails, "2027-01-14", "CONFIRMED")
    look_at_registration(mails[GRIT])
    for one, label in [(GRIT, "Beschlussvorschlag"), (LAYLA, "قرار مقترح"), (FRITZ, "Darüber wollen wir entscheiden")]:
        assert label in plain(parts(mails[one]).text)

    change("date = 2027-01-14\n", "date = 2027-01-21\nmoved-from = 2027-01-14\n")
    second = apply(send(office, "2026-12-10", "--berichtigung", number=2), "2027-01-21", "CONFIRMED")
    change("date = 2027-01-21\n", "date = 2027-02-04\n")
    mails = send(office, "2026-12-15", "--berichtigung", number=3)
    third = apply(mails, "2027-02-04", "CONFIRMED")
    assert first[1] == second[1] == third[1] and first[0] < second[0] < third[0]
    # The day that counted last is the one that is told as changed.
    assert "4. Februar 2027 (bisher Donnerstag, 21. Januar 2027)" in plain(parts(mails[GRIT]).text)

    change("date = 2027-02-04\n", 'date = 2027-02-04\nstatus = "cancelled"\n')
    asks = run(office, "2027-01-05", "pruefen", office.file)
    assert asks.err.count("invitation.cancelled") == 3 and 'correction = "…"' in asks.err
    why = 'correction = "Die Heizung ist **kaputt**."\n'
    change("intro", f"{why}intro")
    assert "invitation.cancelled" not in run(office, "2027-01-05", "pruefen", office.file).err
    mails = send(office, "2027-01-05", "--berichtigung", number=4)
    fourth = apply(mails, "2027-02-04", "CANCELLED")
    assert fourth[1] == first[1] and fourth[0] > third[0]
    look_at_cancellation(office, mails)
    refused = run(office, "2027-01-06", "erinnern", office.file, "--weg", "entwuerfe", "--ja", code=5)
    assert "abgesagt" in refused.err

    change('status = "cancelled"\n', "")
    change(why, "")
    mails = send(office, "2027-01-10", "--berichtigung", number=5)
    assert apply(mails, "2027-02-04", "CONFIRMED") > fourth
    text = plain(parts(mails[GRIT]).text)
    assert "Sitzung: findet statt" in text.replace("*", "") and "kommen Sie alle" in text and "gEheim-1" in text

    send(office, "2027-01-20", verb="erinnern")
    told = plain(run(office, "2027-01-20", "stand", office.file).out)
    assert f"{ID} (Erinnerung, als Entwürfe) 3 als Entwurf geschrieben" in told, told
    rows = run(office, "2027-01-20", "stand", office.file, "--csv").out
    assert len(rows.strip().splitlines()) == 4, "the table is about the invitation alone"
    # Nobody is reminded of what has become wrong, and nobody twice.
    again = run(office, "2027-01-21", "erinnern", office.file, "--weg", "entwuerfe", "--ja", code=5)
    assert "schon" in again.err
    run(office, "2027-02-04", "erinnern", office.file, "--weg", "entwuerfe", "--ja", code=5)


def look_at_registration(mail):
    """The link by which people register, read as RFC 6068 has it."""
    links = [entities.unescape(link) for link in re.findall(r'href="(mailto:[^"]+)"', parts(mail).html)]
    [link] = [link for link in links if "body=" in link]
    assert link.isascii() and not re.search(r"[\s<>]", link)
    read = urlsplit(link)
    assert unquote(read.path) == REPLY
    fields = {key: unquote(value) for key, value in (field.split("=", 1) for field in read.query.split("&"))}
    assert list(fields) == ["subject", "body"]
    assert fields["subject"] == "Anmeldung: Bündnis „Alle dabei“ + Wohnen, 14. Januar 2027"
    assert fields["body"].startswith("Ich nehme teil.\r\n\r\nName:\r\n")


def look_at_cancellation(office, mails):
    run(office, "2027-01-05", "ausgeben", office.file)
    shown = {one: plain(parts(mail).text) for one, mail in mails.items()}
    assert shown[GRIT].index("Geändert hat sich") < shown[GRIT].index("Von Ihnen offen")
    for edition in ("internal", "public"):
        folder = office.folder / "out" / edition
        shown[edition] = plain((folder / f"{ID}.txt").read_text("utf-8"))
        ids = [section["id"] for section in json.loads((folder / f"{ID}.json").read_text("utf-8"))["sections"]]
        assert ids[0] == "cancelled" and not {"intro", "agenda", "closing", "online", "registration"} & set(ids), ids
        page = (folder / f"{ID}.html").read_text("utf-8")
        for gone in ("kommen Sie alle", "Wir freuen uns", "Satzung", "gEheim-1", "Bus 4", "mailto:büro"):
            assert gone not in page, gone
        notices = re.findall(r'<div class="(cancelled|correction|internal)">', page)
        assert notices[:2] == ["cancelled", "correction"], notices
    for one in (GRIT, "internal", "public"):
        text = shown[one].replace("*", "")
        assert text.index("findet nicht statt") < text.index("Die Heizung ist kaputt."), text
    for one, text in shown.items():
        for gone in ("kommen Sie alle", "Wir freuen uns", "Satzung", "gEheim-1", "ندعوكم", "النظام", "Kommen Sie zu"):
            assert gone not in text, (one, gone)


MINUTES = """
title = "{title}"
kind = "minutes"
{more}
[meeting]
date = 2027-02-04
start = 17:30:00
[attendance]
persons = 12
organisations = 7
[[agenda]]
title = "{item}"
text = "{text}"
[[agenda]]
title = "{other}"
text = "…"
"""


def test_a_translation_says_in_its_own_words_what_was_approved(office):
    name = "2027-02-04-protokoll"
    german = {"title": "Protokoll", "more": "issued = 2027-02-10", "item": "Satzung", "text": "Alt.", "other": "Wahl"}
    arabic = {"title": "محضر", "more": 'language = "ar"', "item": "النظام", "text": "قديم.", "other": "انتخاب"}
    easy = {"title": "Bericht", "more": 'language = "de-simple"', "item": "Regeln", "text": "Alt.", "other": "Wahl"}
    files = {"": german, ".ar": arabic, ".de-simple": easy}
    for tag, words in files.items():
        (office.folder / f"{name}{tag}.toml").write_text(MINUTES.format(**words), "utf-8")
    mails = send(office, "2027-02-10", name=name)
    assert all("24" in plain(parts(mail).text) for mail in mails.values()), "the day for objections"
    # In German and Arabic an item is corrected; nothing in easy German.
    for tag, old, new in [("", "Alt.", "Neu."), (".ar", "قديم.", "جديد.")]:
        file = office.folder / f"{name}{tag}.toml"
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    done = run(office, "2027-03-01", "genehmigen", f"{name}.toml", "--durch", "Bündnis")
    assert f"{name}.ar.toml" in done.err and "de-simple" not in done.err, done.err
    told = {tag: tomllib.loads((office.folder / f"{name}{tag}.toml").read_text("utf-8")) for tag in files}
    assert told[""]["changes-to-draft"] == "Punkt 1 „Satzung“: Text geändert"
    assert "النظام" in told[".ar"]["changes-to-draft"] and "Satzung" not in told[".ar"]["changes-to-draft"]
    assert "changes-to-draft" not in told[".de-simple"]
    mails = send(office, "2027-03-01", "--berichtigung", name=name, number=2)
    assert "النظام" in plain(parts(mails[LAYLA]).text)
    assert "Manches ist anders. Das steht in der Fassung in Alltags-Sprache." in plain(parts(mails[FRITZ]).text)
    refused = run(office, "2027-03-02", "genehmigen", f"{name}.toml", code=5)
    assert "schon genehmigt" in refused.err
