"""The Rund-Mail over real servers: what arrives is compared field by field with what went in."""

import csv
import hashlib
import io
import subprocess

import pytest
from conftest import ROOT
from reading import ascii_address, check_wire, contacts, parse, parts

GREETINGS = {
    "selin.beispiel@brueckenbogen.example": "Sehr geehrte Frau Dr. Beispiel",
    "j.mustermann@wohlfahrt.example": "Sehr geehrter Herr Mustermann",
    "robin@jugendring.example": "Guten Tag Robin Vorlage",
    "familie.probe@post.example": "Guten Tag Familie Probe",
    "t.przyklad@hochschule.example": "Sehr geehrter Herr Prof. Dr. Przykład-Łąkowski",
}

# Each of these stands in the minutes of September and must be in both bodies of every mail.
IN_EVERY_BODY = [
    "Landesprojekt „Gut ankommen“",
    "Kursteilnehmer*innen",
    "Tische und Bänke beim Bauhof bestellen",
    "43 Personen aus 24 Organisationen",
    "823 1674 9021",
    "Die halbe Stelle für die Fallrunde",
    "Beiträge für den nächsten Rundbrief",
    "abgesagt",
]


def normal(text: str) -> str:
    """Text without line breaks, soft hyphens and non-breaking spaces."""
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ").split())


def check_mail(network, caught, row):
    address = ascii_address(row["E-Mail"])
    assert caught.recipients == [address]
    assert caught.sender == "integration@musterhausen.example"
    check_wire(caught.content)
    mail = parse(caught.content)
    to = mail["To"].addresses
    assert [one.addr_spec for one in to] == [address]
    name = " ".join(filter(None, [row["Titel"], row["Vorname"], row["Nachname"]]))
    if row["Vorname"]:
        assert to[0].display_name == name
    assert mail["From"].addresses[0].display_name == "Stabsstelle Integration"
    assert mail["Reply-To"].addresses[0].addr_spec == "integration@musterhausen.example"
    assert mail["Subject"] == (
        "Netzwerk Miteinander Musterhausen: Zusammenfassung des Netzwerktreffens – 3. September 2026"
    )
    assert mail["Content-Language"] == "de"
    assert mail["List-Unsubscribe"].startswith("<mailto:integration@musterhausen.example")
    assert mail["List-Unsubscribe-Post"] is None
    assert mail["List-Id"] and mail["Date"] and mail["Message-ID"]
    check_content(network, parts(mail), row, address)
    return mail


def check_content(network, seen, row, address):
    for form in (seen.text, seen.html):
        for needle in IN_EVERY_BODY:
            if form is seen.html:
                needle = needle.replace("&", "&amp;")
            assert needle in normal(form), needle
        if address in GREETINGS:
            assert GREETINGS[address] in normal(form)
    assert max(map(len, seen.text.splitlines())) <= 120
    pdf = next(part for name, part in seen.attachments.items() if name.endswith("zusammenfassung.pdf"))
    assert pdf.get_content_type() == "application/pdf" and pdf.get_content()[:5] == b"%PDF-"
    slides = seen.attachments["Folien Gut ankommen.pdf"].get_content()
    original = (network.folder / "anlagen" / "Folien Gut ankommen.pdf").read_bytes()
    assert hashlib.sha256(slides).digest() == hashlib.sha256(original).digest()
    assert not any(name.endswith(".jpg") for name in seen.attachments), "linked, not attached"
    [calendar] = [part for part in seen.attachments.values() if part.get_content_type() == "text/calendar"]
    assert calendar.get_param("method") == "PUBLISH"


def check_privacy(mails, rows):
    """No mail holds anybody else's address."""
    everyone = [row["E-Mail"] for row in rows]
    for row, caught in mails:
        mail = parse(caught.content)
        seen = parts(mail)
        whole = "\n".join([seen.text, seen.html, *map(str, mail.values())])
        for other in everyone:
            if other != row["E-Mail"]:
                assert other not in whole and ascii_address(other) not in whole


@pytest.mark.parametrize("catcher", ["aiosmtpd", "smtp-sink"])
def test_everybody_gets_exactly_one_personal_mail(network, server, sink, catcher):
    target = server if catcher == "aiosmtpd" else sink()
    network.use_server(target.port)
    done = network.run("senden", network.file, "--yes")
    assert done.code == 0, done.err
    mails = target.mails if catcher == "aiosmtpd" else target.mails()
    rows = contacts(network.folder / "kontakte.csv")
    by_address = {caught.recipients[0]: caught for caught in mails}
    assert len(mails) == len(by_address) == len(rows) == 11
    pairs = [(row, by_address[ascii_address(row["E-Mail"])]) for row in rows]
    ids = {check_mail(network, caught, row)["Message-ID"] for row, caught in pairs}
    assert len(ids) == len(rows)
    check_privacy(pairs, rows)


def test_sending_again_reaches_nobody_twice(network, server):
    network.use_server(server.port)
    assert network.run("send", network.file, "--yes").code == 0
    again = network.run("send", network.file, "--yes")
    assert again.code == 5, again.err
    assert len(server.mails) == 11


def test_who_was_refused_is_named_and_tried_by_nobody_else(network, server):
    network.use_server(server.port)
    server.keeper.replies["robin@jugendring.example"] = "550 5.1.1 no such user"
    done = network.run("send", network.file, "--yes")
    assert done.code == 3, done.err
    assert "robin@jugendring.example" in done.err
    assert len(server.mails) == 10
    status = network.run("status", network.file, "--csv")
    rows = list(csv.DictReader(io.StringIO(status.out)))
    assert list(rows[0]) == "address,name,state,when,code,reply,message_id".split(",")
    states = {row["address"]: row["state"] for row in rows}
    assert states.pop("robin@jugendring.example") == "refused"
    assert set(states.values()) == {"sent"} and len(states) == 10
    sent = {parse(caught.content)["Message-ID"] for caught in server.mails}
    assert sent == {row["message_id"] for row in rows if row["state"] == "sent"}


def test_two_people_of_one_name_are_two_and_a_new_address_is_the_same(network, server):
    """Whoever was on one list with a namesake is somebody else; whoever comes in their place is not."""
    network.use_server(server.port)
    people = network.folder / "liste.csv"
    head = "Vorname;Nachname;E-Mail\n"
    rows = [f"Kim;Probe;kim.{number}@verein.example\n" for number in (1, 2)] + ["Alex;Muster;alex@alt.example\n"]
    people.write_text(head + "".join(rows), "utf-8")
    for address in ("kim.1@verein.example", "alex@alt.example"):
        server.keeper.replies[address] = "550 5.1.1 no such user"
    settings = network.folder / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8").replace("kontakte.csv", "liste.csv"), "utf-8")
    done = network.run("send", network.file, "--yes")
    assert done.code == 3, done.err
    # The one is taken off the list, the other gets a new address.
    people.write_text(head + rows[1] + "Alex;Muster;alex@neu.example\n", "utf-8")
    assert network.run("send", network.file, "--yes").code in (0, 3)
    assert [mail.recipients[0] for mail in server.mails] == ["kim.2@verein.example", "alex@neu.example"]
    told = network.run("status", network.file).out
    assert "2 gesendet, 1 abgelehnt" in told and "kim.1@verein.example" in told, told
    assert "alex@alt.example" not in told


def test_a_dry_run_sends_nothing_and_keeps_no_account(network, server):
    network.use_server(server.port)
    done = network.run("send", network.file, "--dry-run")
    assert done.code == 0, done.err
    assert not server.mails
    assert network.run("send", network.file, "--yes").code == 0
    assert len(server.mails) == 11


def test_whose_language_has_no_version_is_told(network, server):
    network.use_server(server.port)
    contacts = network.folder / "kontakte.csv"
    rows = contacts.read_text("utf-8").replace(";uk;", ";pl;").replace(";ar;", ";pl, de;")
    contacts.write_text(rows, "utf-8")
    polish = rows.count(";pl;")
    assert polish
    reads = "1 Person liest Polnisch; sie erhält" if polish == 1 else f"{polish} Personen lesen Polnisch; sie erhalten"
    for option in ("--dry-run", "--yes"):
        done = network.run("send", network.file, option)
        assert done.code == 0 and f"{reads} die Fassung auf Deutsch." in done.err, done.err
        assert done.err.count("die Fassung auf") == 1, done.err
    assert "die Fassung auf" not in network.run("send", network.file, "--yes").err


def test_a_test_mail_goes_to_one_address_and_leaves_no_trace(network, server):
    network.use_server(server.port)
    done = network.run("send", network.file, "--test", "probe@musterhausen.example", "--yes")
    assert done.code == 0, done.err
    [caught] = server.mails
    assert caught.recipients == ["probe@musterhausen.example"]
    assert network.run("send", network.file, "--yes").code == 0
    assert len(server.mails) == 12


def test_groups_choose_who_gets_it(network, server):
    network.use_server(server.port)
    done = network.run("send", network.file, "--to", "kerngruppe", "--to", "rat", "--yes")
    assert done.code == 0, done.err
    reached = sorted(mail.recipients[0] for mail in server.mails)
    assert reached == [
        "a.muster@buergerforum.example",
        "j.mustermann@wohlfahrt.example",
        "selin.beispiel@brueckenbogen.example",
    ]
    assert network.run("send", network.file, "--except", "kerngruppe", "--yes").code == 0
    assert len(server.mails) == 11


def test_without_a_terminal_and_without_yes_nothing_is_sent(network, server):
    network.use_server(server.port)
    assert network.run("send", network.file).code == 5
    assert not server.mails


def test_changed_content_is_noticed(network, server):
    network.use_server(server.port)
    assert network.run("send", network.file, "--to", "rat", "--yes").code == 0
    text = network.file.read_text("utf-8").replace("18:45:00", "18:55:00")
    network.file.write_text(text, "utf-8")
    refused = network.run("send", network.file, "--yes")
    assert refused.code == 5 and "--nur-neue" in refused.err
    assert len(server.mails) == 1
    assert network.run("send", network.file, "--yes", "--only-new").code == 0
    assert len(server.mails) == 11


def test_everybody_reads_their_own_language(network, server):
    network.use_server(server.port)
    invitation = network.folder / "2026-10-29-einladung.toml"
    done = network.run("send", invitation, "--yes")
    assert done.code == 0, done.err
    languages = {mail.recipients[0]: parse(mail.content)["Content-Language"] for mail in server.mails}
    assert languages.pop("oksana@kalyna.example") == "uk"
    assert languages.pop("layla@frauencafe-zeder.example") == "ar"
    assert set(languages.values()) == {"de"}
    arabic = next(mail for mail in server.mails if "layla" in mail.recipients[0])
    seen = parts(parse(arabic.content))
    assert 'dir="rtl"' in seen.html and "يوم متخصص" in seen.text


def test_the_contract_sample_is_sent_as_it_stands(contract, server):
    contract.use_server(server.port)
    done = contract.run("send", contract.file, "--yes")
    assert done.code == 0, done.err
    rows = contacts(contract.folder / "contacts.csv")
    assert sorted(mail.recipients[0] for mail in server.mails) == sorted(ascii_address(row["E-Mail"]) for row in rows)
    for caught in server.mails:
        check_wire(caught.content)
        seen = parts(parse(caught.content))
        assert "442901" in seen.text and "590417" in seen.text


def test_without_a_server_mails_become_files(network):
    done = network.run("send", network.file, "--yes")
    assert done.code == 0, done.err
    files = sorted((network.folder / "outbox").rglob("*.eml"))
    assert len(files) == 11
    for path in files:
        check_wire(path.read_bytes())
        parts(parse(path.read_bytes()))


def test_mails_are_valid_accessible_and_understood(network):
    """Each language's HTML part through the validators, as a mail program would show it."""
    done = network.run("send", "2026-10-29-einladung.toml", "--yes", "--via", "folder")
    assert done.code == 0, done.err
    pages = []
    for who in ("selin", "oksana", "layla"):
        [path] = (network.folder / "outbox").rglob(f"*{who}*.eml")
        seen = parts(parse(path.read_bytes()))
        page = network.folder / f"{who}.html"
        page.write_text(seen.html, "utf-8")
        for image in seen.images:
            assert f"cid:{image['Content-ID'].strip('<>')}" in seen.html
        pages.append(page)
    checked = subprocess.run(
        ["node", ROOT / "tests" / "web" / "validate.mjs", *pages], capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()


def test_drafts_open_unsent(network):
    done = network.run("send", network.file, "--via", "drafts", "--yes")
    assert done.code == 0, done.err
    files = sorted((network.folder / "outbox").rglob("*.eml"))
    assert len(files) == 11
    for path in files:
        assert parse(path.read_bytes())["X-Unsent"] == "1"
