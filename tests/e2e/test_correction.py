"""A correction is one: those who got what was wrong see at once what is different, and nobody else gets it."""

import html as entities
import json
import re
import subprocess

import icalendar
import pytest
import vobject
from conftest import ROOT, copy_of
from reading import parse, parts

MOVED = ("datum        = 2026-11-18", "datum        = 2026-11-19")


@pytest.fixture
def invitation(tmp_path):
    """The invitation of October, in German, Ukrainian and Arabic."""
    return copy_of(ROOT / "examples" / "netzwerk", tmp_path / "netzwerk", "2026-10-29-einladung.toml")


def edit(workspace, old, new, file=None):
    path = workspace.folder / file if file else workspace.file
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), "utf-8")


def send(workspace, *options):
    done = workspace.run("send", workspace.file, "--yes", *options)
    assert done.code == 0, done.err
    return done


def add_contact(workspace, address):
    path = workspace.folder / "kontakte.csv"
    row = f";;Nora;Neu;Verein Neu;;{address};netzwerk;;ja;;Einwilligung;01.10.2026\n"
    path.write_text(path.read_text("utf-8").rstrip() + "\n" + row, "utf-8")


def events(part):
    """UID -> entry, as two libraries read it."""
    data = part.get_content()
    data = data.encode() if isinstance(data, str) else data
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["METHOD"] == "PUBLISH"
    assert len(vobject.readOne(data.decode()).vevent_list) == len(calendar.walk("VEVENT"))
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def pdf_text(data, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode().replace("\xa0", " ")


def plain(text):
    """One line without the marks of what stands out."""
    return re.sub(r"\s+", " ", text.replace("\xa0", " ").replace("*", ""))


def named(network, part):
    calendars = [file for name, file in part.attachments.items() if name.endswith(".ics")]
    assert calendars
    return {uid: one for calendar in calendars for uid, one in events(calendar).items()}


def test_everybody_sees_what_is_different_in_subject_mail_page_and_calendar(network, server, tmp_path):
    network.use_server(server.port)
    send(network)
    first = {mail.recipients[0]: parse(mail.content) for mail in server.mails}
    server.mails.clear()
    edit(network, *MOVED)
    # A date that is gone altogether.
    text = network.file.read_text("utf-8")
    start = text.index('[[termine]]\nkennung      = "lesung"')
    end = text.index("[[termine]]", start + 5)
    network.file.write_text(text[:start] + text[end:], "utf-8")
    edit(network, '"442901"', '"Neu-77-geheim"')
    add_contact(network, "nora@neu.example")

    asked = network.run("send", network.file, "--yes")
    assert asked.code == 5 and "--berichtigung" in asked.err
    rehearsed = network.run("send", network.file, "--dry-run", "--correction")
    assert rehearsed.code == 0, rehearsed.err
    assert "Betreff:    Berichtigung: " in rehearsed.err and not server.mails
    done = send(network, "--correction")
    assert "1. Berichtigung an 11 Personen, die eine frühere Fassung bekommen haben." in done.err
    assert "1 Person hat noch nichts bekommen" in done.err
    mails = {mail.recipients[0]: parse(mail.content) for mail in server.mails}
    assert mails.keys() == first.keys() and len(server.mails) == 11

    address = "selin.beispiel@brueckenbogen.example"
    mail, before = mails[address], first[address]
    assert mail["Subject"] == "Berichtigung: " + before["Subject"]
    assert mail["In-Reply-To"] == mail["References"] == before["Message-ID"] != mail["Message-ID"]
    seen, seen_before = parts(mail), parts(before)
    day = "Termin „Fachtag Sprachmittlung“: Datum Donnerstag, 19. November 2026 (bisher Mittwoch, 18. November 2026)"
    gone = "Termin „Zweisprachige Lesung für Kinder“ (Samstag, 19. September 2026): entfällt"
    access = "Termin „Infoabend ‚Gut ankommen‘“: Zugang zur Online-Sitzung geändert"
    text = plain(seen.text)
    [pdf] = [file for name, file in seen.attachments.items() if name == network.file.stem + ".pdf"]
    html = plain(entities.unescape(re.sub(r"<[^>]+>", "", seen.html.partition("<body")[2])))
    for shown in (text, html, plain(pdf_text(pdf.get_content(), tmp_path))):
        assert "Berichtigung" in shown and "ersetzt die" in shown
        for line in (day, gone, access):
            assert line in shown, (line, shown[:3000])
        assert shown.index(gone) < shown.index(day) < shown.index("Tagesordnung")
    assert "Neu-77-geheim" not in plain(seen.text).partition("Tagesordnung")[0]
    assert text.index("Berichtigung · Zusammenfassung") < text.index(gone)
    assert 'role="note"' in seen.html

    old, new = named(network, seen_before), named(network, seen)
    assert old.keys() == new.keys(), "the same entries, also the one that is gone"
    states = {str(one["SUMMARY"]): str(one["STATUS"]) for one in new.values()}
    assert states["Abgesagt: Zweisprachige Lesung für Kinder"] == "CANCELLED"
    assert all(new[uid]["SEQUENCE"] > old[uid]["SEQUENCE"] for uid in old)
    [moved] = [one for one in new.values() if str(one["SUMMARY"]) == "Fachtag Sprachmittlung"]
    assert str(moved["DTSTART"].dt)[:10] == "2026-11-19"

    # Nora gets the new version as an ordinary mail, and nobody anything twice.
    server.mails.clear()
    later = send(network)
    assert "als gewöhnliche E-Mail" in later.err and "Berichtigung" not in later.err
    [mail] = server.mails
    assert mail.recipients == ["nora@neu.example"]
    ordinary = parse(mail.content)
    assert ordinary["Subject"] == before["Subject"] and "In-Reply-To" not in ordinary
    shown = parts(ordinary)
    assert "Berichtigung" not in shown.text + shown.html
    assert "CANCELLED" not in {str(one["STATUS"]) for one in named(network, shown).values()}
    assert network.run("send", network.file, "--yes", "--correction").code == 5


def test_a_second_correction_tells_each_reader_what_that_reader_has_not(network, server):
    network.use_server(server.port)
    refused = "robin@jugendring.example"
    send(network)
    edit(network, *MOVED)
    server.keeper.replies[refused] = "550 5.2.1 closed"
    assert network.run("send", network.file, "--yes", "--correction").code == 3
    server.keeper.replies.clear()
    server.mails.clear()
    edit(network, "personen       = 43", "personen       = 44")
    send(network, "--correction")
    mails = {mail.recipients[0]: parse(mail.content) for mail in server.mails}
    assert len(mails) == 11
    assert {mail["Subject"].partition(":")[0] for mail in mails.values()} >= {"2. Berichtigung"}
    both, one = plain(parts(mails[refused]).text), plain(parts(mails["familie.probe@post.example"]).text)
    figures = "Teilnahme: 44 Personen aus 24 Organisationen (bisher 43 Personen aus 24 Organisationen)"
    assert figures in both and figures in one
    assert "bisher Mittwoch, 18. November 2026" in both
    assert "bisher Mittwoch, 18. November 2026" not in one


def test_who_has_left_or_was_never_reached_gets_no_correction(network, server):
    network.use_server(server.port)
    server.keeper.replies["robin@jugendring.example"] = "550 5.1.1 unknown"
    assert network.run("send", network.file, "--yes").code == 3
    server.keeper.replies.clear()
    server.mails.clear()
    edit(network, *MOVED)
    contacts = network.folder / "kontakte.csv"
    rows = contacts.read_text("utf-8").splitlines()
    rows = [row.replace(";ja;", ";nein;") if "bibliothek@" in row else row for row in rows]
    contacts.write_text("\n".join(rows) + "\n", "utf-8")
    done = send(network, "--correction")
    assert "an 9 Personen" in done.err, done.err
    got = {mail.recipients[0] for mail in server.mails}
    assert len(got) == 9 and not got & {"robin@jugendring.example", "bibliothek@musterhausen.example"}
    server.mails.clear()
    # Whom the server refused gets nothing by itself, also not as a new person.
    assert network.run("send", network.file, "--yes").code == 5
    send(network, "--retry-refused")
    assert [mail.recipients for mail in server.mails] == [["robin@jugendring.example"]]
    assert not parse(server.mails[0].content)["Subject"].startswith("Berichtigung")


def test_each_language_says_it_in_its_own_words(invitation, server, tmp_path):
    invitation.use_server(server.port)
    send(invitation)
    server.mails.clear()
    for name in ("2026-10-29-einladung.toml", "2026-10-29-einladung.uk.toml", "2026-10-29-einladung.ar.toml"):
        edit(invitation, "2026-10-29", "2026-10-22", name)
    send(invitation, "--correction")
    mails = {mail.recipients[0]: parse(mail.content) for mail in server.mails}
    uk, ar = mails["oksana@kalyna.example"], mails["layla@frauencafe-zeder.example"]
    assert uk["Subject"].startswith("Виправлення: ") and ar["Subject"].startswith("تصحيح: ")
    assert "четвер, 22 жовтня 2026 року (раніше: четвер, 29 жовтня 2026 року)" in plain(parts(uk).text)
    assert "سابقًا: الخميس، 29 أكتوبر 2026" in plain(parts(ar).text)
    [pdf] = [file for name, file in parts(ar).attachments.items() if name == invitation.file.stem + ".pdf"]
    assert "pages" not in pdf_text(pdf.get_content(), tmp_path), "the number of pages stands there"
    # The meeting was moved: the old entry is taken back, and none is older than it was.
    entries = named(invitation, parts(uk)).values()
    assert "CANCELLED" in {str(one["STATUS"]) for one in entries}


def test_the_public_page_says_it_and_no_secret(network, server):
    network.use_server(server.port)
    send(network)
    edit(network, *MOVED)
    edit(network, '"442901"', '"Neu-77-geheim"')
    edit(network, "noch unbesetzt", "besetzt")

    def render():
        return network.run("render", network.file, "--format", "html,txt,json,ics,pdf")

    public = network.folder / "out" / "public" / network.file.stem
    assert render().code == 0
    assert "Berichtigung" not in public.with_suffix(".html").read_text("utf-8"), "nobody has got it yet"
    send(network, "--correction")
    done = render()
    assert done.code == 0, done.err
    page = public.with_suffix(".html").read_text("utf-8")
    assert page.index('class="box correction"') < page.index('class="contents"')
    assert "bisher" in page and "Berichtigung" in public.with_suffix(".txt").read_text("utf-8")
    data = json.loads(public.with_suffix(".json").read_text("utf-8"))
    notice = json.dumps(data["sections"][0], ensure_ascii=False)
    assert data["sections"][0]["id"] == "correction"
    for inside in ("Infoabend", "Zugang", "geheim", "442901", "Punkt", "intern"):
        assert inside not in notice, notice
    inside = (network.folder / "out" / "internal" / network.file.stem).with_suffix(".txt").read_text("utf-8")
    assert "Zugang zur Online-Sitzung geändert" in plain(inside)


def test_the_author_may_say_it_in_a_sentence_of_their_own(network, server):
    network.use_server(server.port)
    send(network)
    server.mails.clear()
    edit(network, *MOVED)
    edit(
        network,
        "ausgabedatum  =",
        'berichtigung = "Der **Fachtag** war auf den 18. November gesetzt."\nausgabedatum  =',
    )
    assert network.run("check", network.file).code == 0
    send(network, "--correction")
    text = plain(parts(parse(server.mails[0].content)).text)
    own, rest = text.index("war auf den 18. November gesetzt."), text.index("Diese Fassung vom")
    assert text.index("Berichtigung · ") < own < rest
    server.mails.clear()
    add_contact(network, "nora@neu.example")
    send(network)
    assert "Berichtigung" not in parts(parse(server.mails[0].content)).text
    # It stands on the public page, and is proven with it.
    edit(network, 'gesetzt."', 'gesetzt, der Kenncode ist 590417."')
    render = network.run("render", network.file, "--edition", "public")
    assert render.code == 1 and "590417" in render.err


def test_a_test_of_a_correction_shows_it_and_leaves_no_trace(network, server):
    network.use_server(server.port)
    send(network)
    before = network.run("status", network.file, "--csv").out

    def tested():
        server.mails.clear()
        send(network, "--correction", "--test", "ich@amt.example")
        [mail] = server.mails
        assert mail.recipients == ["ich@amt.example"]
        return parse(mail.content)

    unchanged = tested()
    assert "Berichtigung" not in unchanged["Subject"] and "ersetzt" not in parts(unchanged).text
    edit(network, *MOVED)
    mail = tested()
    assert "Berichtigung: " in mail["Subject"]
    assert "19. November 2026 (bisher Mittwoch, 18. November 2026)" in plain(parts(mail).text)
    assert network.run("status", network.file, "--csv").out == before
