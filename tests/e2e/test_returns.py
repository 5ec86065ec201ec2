"""Genuine delivery reports: a mail goes out over a real Postfix, comes back, and is noted."""

import csv
import io
import json
import mailbox
import re
import time

import pytest
from lab import SENDER, check_mailboxes, left_over, send, states, status, wait_for
from terminal import in_terminal

GONE, FULL, LATE = "weg@hard.example", "voll@full.example", "spaet@soft.example"
ROOMLESS, WELL = "voll.anna@rcpt.example", "user7@rcpt.example"
REASON = "Nicht zugestellt, weil"


def report_of(lab, row, action):
    [path] = wait_for(lambda: lab.reports(row["message_id"], action), f"{action} of {row['address']}")
    return path


@pytest.fixture
def came_back(network, lab, request):
    """A mailing of which four mails come back, with the report of each."""
    lab.use(network, re.sub(r"\W", "-", request.node.name), [GONE, FULL, LATE, ROOMLESS, WELL])
    assert send(network).code == 0, "the server took all of them"
    assert set(states(network).values()) == {"sent"}
    rows = status(network)
    return {address: report_of(lab, rows[address], "failed") for address in (GONE, FULL, ROOMLESS)}


def as_file(folder, reports):
    """Each report as somebody saves it from a mail program."""
    target = folder / "gespeichert"
    target.mkdir()
    for number, path in enumerate(reports):
        (target / f"{number}.eml").write_bytes(path.read_bytes())
    return target


def as_maildir(folder, reports):
    target = mailbox.Maildir(folder / "Rückläufer")
    for path in reports:
        target.add(path.read_bytes())
    return folder / "Rückläufer"


def as_mbox(folder, reports):
    target = mailbox.mbox(folder / "Eingang")
    for path in reports:
        target.add(path.read_bytes())
    target.close()
    return folder / "Eingang"


@pytest.mark.parametrize("form", [as_file, as_maildir, as_mbox])
def test_what_came_back_is_noted_with_its_reason(came_back, network, lab, form):
    place = form(network.folder, came_back.values())
    before = status(network)
    done = network.run("ruecklaeufer", place)
    assert done.code == 0, done.err
    assert "3 neu als zurückgekommen verbucht" in done.err
    for address, reason in ((GONE, "Adresse unbekannt"), (FULL, "Postfach voll"), (ROOMLESS, "Postfach voll")):
        assert f"{address}: {reason}" in done.out
    rows = status(network)
    assert (rows[GONE]["state"], rows[GONE]["code"], rows[GONE]["reply"]) == (
        "bounced",
        "550",
        "5.1.1 mailbox unavailable: no such user",
    )
    assert (rows[FULL]["state"], rows[FULL]["code"]) == ("bounced", "552")
    assert rows[ROOMLESS]["state"] == "bounced" and rows[ROOMLESS]["reply"].startswith("5.2.2")
    assert {address: rows[address] for address in (LATE, WELL)} == {
        address: before[address] for address in (LATE, WELL)
    }
    check_mailboxes(lab, network)
    again = network.run("bounces", place, "--json")
    assert again.code == 5, again.err
    assert [one["new"] for one in json.loads(again.out)["bounced"]] == [False] * 3
    assert status(network) == rows


def test_what_is_late_is_listed_and_what_fails_in_the_end_is_noted(network, lab):
    lab.use(network, "spaet", [LATE])
    assert send(network).code == 0
    [row] = status(network).values()
    late = report_of(lab, row, "delayed")
    done = network.run("ruecklaeufer", late)
    assert done.code == 0, done.err
    assert "Verzögert" in done.out and f"{LATE}: Postfach voll" in done.out
    assert states(network) == {LATE: "sent"}
    again = network.run("bounces", late, "--json")
    assert again.code == 0 and json.loads(again.out)["delayed"][0]["address"] == LATE
    assert states(network) == {LATE: "sent"}
    given_up = report_of(lab, row, "failed")
    both = as_mbox(network.folder, [given_up, late])
    done = network.run("ruecklaeufer", both)
    assert "Verzögert" not in done.out and "1 neu als zurückgekommen" in done.err
    assert states(network) == {LATE: "bounced"}


def test_the_senders_whole_mailbox_is_read_as_it_lies_on_the_server(came_back, network, lab):
    """Other people's mailings lie there as well: they are nobody's here."""
    done = network.run("ruecklaeufer", lab.maildir(SENDER))
    assert done.code == 0, done.err
    assert [address for address, state in sorted(states(network).items()) if state == "bounced"] == sorted(came_back)


def next_mailing(network):
    """Another mailing to the same people."""
    text = re.sub("kennung = .*", 'kennung = "naechste"', network.file.read_text("utf-8"), count=1)
    network.minutes = "2026-09-10-rundbrief.toml"
    network.file.write_text(text.replace("2026-09-03", "2026-09-10"), "utf-8")


def test_an_address_that_came_back_is_told_and_asked_about(came_back, network, lab):
    """What a clerk does about it: sees it, mends it or not, and sends the next mailing."""
    assert network.run("bounces", as_mbox(network.folder, came_back.values())).code == 0
    assert "    Adresse unbekannt (" in network.run("status", network.file).out
    listed = network.run("contacts", "--json")
    levels = {
        one["message"].split()[4]: one["severity"]
        for one in json.loads(listed.out)["findings"]
        if one["rule"] == "contacts.bounced"
    }
    assert levels == {GONE: "warning", FULL: "note", ROOMLESS: "note"}, "a full mailbox may have room again"

    again = send(network)
    assert again.code == 5 and "Von 3 Personen kam die E-Mail zurück" in again.err, again.err
    assert {address: row[REASON] for address, row in left_over(network).items()} == {
        GONE: "Adresse unbekannt",
        FULL: "Postfach voll",
        ROOMLESS: "Postfach voll",
    }
    assert send(network, "--retry-refused").code == 5, "the server has refused nobody"

    next_mailing(network)
    done = send(network)
    assert done.code == 5 and done.err.count("contacts.bounced") == 3, done.err
    assert "was mit 1 Person geschieht" in done.err and "--unbekannte" in done.err
    assert states(network) == {}, "nobody has decided"
    left = send(network, "--gone", "skip")
    assert left.code == 0 and f"  {GONE}\n" in left.err, left.err
    assert states(network) == {GONE: "planned"} | dict.fromkeys((FULL, LATE, ROOMLESS, WELL), "sent")
    [left_list] = network.folder.glob("nicht-zugestellt-naechste.csv")
    assert GONE in left_list.read_text("utf-8-sig")
    done = send(network, "--gone", "send")
    assert done.code == 0, done.err
    assert states(network)[GONE] == "sent", "an address may be mended on the other side"


@pytest.mark.parametrize(("answer", "gets_it"), [("n", False), ("j", True)])
def test_the_question_about_an_address_that_nobody_has(answer, gets_it, network, lab):
    """The server itself refused it the last time, which is as good as a report."""
    nobody, well = "niemand@rcpt.example", "user8@rcpt.example"
    lab.use(network, f"frage-{answer}", [nobody, well])
    send(network)
    assert states(network) == {nobody: "refused", well: "sent"}
    next_mailing(network)
    answers = [(f"{nobody}. Trotzdem senden? [j/N]", f"{answer}\n"), ("Jetzt senden? [j/N]", "j\n")]
    in_terminal("senden", network.file, cwd=network.folder, answers=answers, RUNDMAIL_SMTP_PASSWORD="geheim")
    assert states(network) == {nobody: "refused" if gets_it else "planned", well: "sent"}


def test_only_a_list_sends_again_what_came_back(came_back, network, lab):
    reports = as_mbox(network.folder, came_back.values())
    assert network.run("bounces", reports).code == 0
    send(network)
    [path] = network.folder.glob("nicht-zugestellt-*.csv")
    before = status(network)
    # Reports bear whole seconds: one from the second of the next sending could belong to either.
    newest = max(path.stat().st_mtime for path in came_back.values())
    wait_for(lambda: int(time.time()) > int(newest), "the next second")
    done = send(network, "--only", path)
    assert done.code == 0, done.err
    assert set(states(network).values()) == {"sent"}
    assert status(network)[GONE]["message_id"] == before[GONE]["message_id"]
    late = network.run("bounces", reports)
    assert "ist älter als die letzte Sendung" in late.out and set(states(network).values()) == {"sent"}
    wait_for(lambda: len(lab.reports(before[GONE]["message_id"], "failed")) == 2, "the second report")
    newest = max(lab.reports(before[GONE]["message_id"], "failed"), key=lambda path: path.stat().st_mtime_ns)
    assert network.run("bounces", newest).code == 0
    assert states(network)[GONE] == "bounced"


def test_a_corrected_address_gets_the_mail(came_back, network, lab):
    assert network.run("bounces", as_mbox(network.folder, came_back.values())).code == 0
    contacts = network.folder / "kontakte.csv"
    contacts.write_text(contacts.read_text("utf-8").replace(GONE, "user70@rcpt.example"), "utf-8")
    done = send(network)
    assert done.code == 0, done.err
    assert states(network)["user70@rcpt.example"] == "sent"
    check_mailboxes(lab, network)
    assert GONE not in network.run("contacts").err


def test_the_standing_is_a_list_for_excel_and_knows_no_strangers(came_back, network, lab):
    """A slip in the name of the file is no 'nothing sent yet'."""
    assert network.run("bounces", as_mbox(network.folder, came_back.values())).code == 0
    sheet = network.run("stand", network.file, "--excel")
    assert sheet.code == 0 and sheet.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(sheet.out.removeprefix("\ufeff")), delimiter=";"))
    assert {row["E-Mail"]: row["Stand"] for row in rows}[GONE] == "zurückgekommen"
    assert re.fullmatch(r"\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}", rows[0]["Zeitpunkt"])
    for slip in ("2026-09-03-zusammenfasung.toml", "gibtesnicht.toml"):
        done = network.run("stand", slip)
        assert done.code == 1 and "gibt es nicht" in done.err and not done.out, done.err


def test_whoever_got_the_mail_at_another_address_is_one_person(network, lab):
    wrong, right, other = "falsch@rcpt.example", "user71@rcpt.example", "user72@rcpt.example"
    head = (network.folder / "kontakte.csv").read_text("utf-8-sig").splitlines()[0].split(";")
    row = dict.fromkeys(head, "") | {
        "Vorname": "Wanda",
        "Nachname": "Weg",
        "E-Mail": wrong,
        "Gruppen": "netzwerk",
        "Aktiv": "ja",
    }
    lab.use(network, "eine-person", [";".join(row.values()), other])
    done = send(network)
    assert done.code == 3, done.err
    assert states(network) == {wrong: "refused", other: "sent"}
    contacts = network.folder / "kontakte.csv"
    contacts.write_text(contacts.read_text("utf-8").replace(wrong, right), "utf-8")
    assert send(network).code == 0
    shown = network.run("stand", network.file).out
    assert "2 gesendet" in shown and "abgelehnt" not in shown and wrong not in shown, shown
    assert "2 gesendet" in network.run("stand").out
