"""Several people at one address: one mail that greets all of them, in the language that they read."""

import csv
import re

from conftest import Workspace
from reading import check_wire, parse

GREETINGS = {
    "de": ("Guten Tag Anna und Otto Muster,", "Anna und Otto Muster"),
    "de-simple": ("Guten Tag Anna und Otto Muster,", "Anna und Otto Muster"),
    "en": ("Hello Anna and Otto Muster,", "Anna and Otto Muster"),
    "tr": ("Merhaba Anna ve Otto Muster,", "Anna ve Otto Muster"),
    "ar": ("مرحبًا Anna وOtto Muster،", "Anna وOtto Muster"),
    "uk": ("Добрий день, Anna та Otto Muster!", "Anna та Otto Muster"),
    "ru": ("Здравствуйте, Anna и Otto Muster!", "Anna и Otto Muster"),
    "fa": ("سلام Anna و Otto Muster،", "Anna و Otto Muster"),
    "fr": ("Bonjour Anna et Otto Muster,", "Anna et Otto Muster"),
    "pl": ("Dzień dobry, Anna i Otto Muster!", "Anna i Otto Muster"),
    "ro": ("Bună ziua, Anna și Otto Muster,", "Anna și Otto Muster"),
}


def mails(workspace: Workspace, rows: list[list[str]]) -> list[bytes]:
    with (workspace.folder / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    settings = workspace.folder / "rundmail.toml"
    text = settings.read_text("utf-8").replace("{{ meeting.date | date }}", "heute")
    settings.write_text(text, "utf-8")
    for language in GREETINGS:
        ending = "" if language == "de" else f".{language}"
        text = f'title = "T"\nkind = "circular"\nlanguage = "{language}"\nintro = "X."\n'
        (workspace.folder / f"brief{ending}.toml").write_text(text, "utf-8")
    addresses = dict.fromkeys(cell for row in rows for cell in row if "@" in cell)
    asked = [word for address in addresses for word in ("--for", address)]
    at = {"SOURCE_DATE_EPOCH": 1790000000}
    done = workspace.run("preview", workspace.folder / "brief.toml", "--no-open", *asked, **at)
    assert done.code == 0, done.err
    _, *files = done.out.splitlines()
    return [(workspace.folder / path).read_bytes() for path in files]


def test_a_household_gets_one_mail_that_greets_both(contract):
    rows = [["Vorname", "Nachname", "E-Mail", "Sprache"]]
    for language in GREETINGS:
        address = f"{language}@muster.example"
        rows += [["Anna", "Muster", address, language], ["Otto", "Muster", address, language]]
    found = mails(contract, rows)
    assert len(found) == len(GREETINGS)
    for content, (language, (greeting, name)) in zip(found, GREETINGS.items(), strict=True):
        check_wire(content)
        mail = parse(content)
        [to] = mail["To"].addresses
        assert (to.addr_spec, to.display_name) == (f"{language}@muster.example", name)
        assert mail.get_body(("plain",)).get_content().splitlines().count(greeting) == 1
        html = re.sub(r"<[^>]+>|[\u200e\u200f]", "", mail.get_body(("html",)).get_content())
        assert greeting in html


def test_a_household_leaves_the_mails_of_others_as_they_are(contract):
    head = ["Vorname", "Nachname", "E-Mail", "Sprache"]
    anna, kim = ["Anna", "Muster", "a@muster.example", "de"], ["Kim", "Probe", "k@probe.example", "de"]
    [_, alone] = mails(contract, [head, anna, kim])
    otto = ["Otto", "Muster", "a@muster.example", "de"]
    [_, beside] = mails(contract, [head, anna, otto, kim])
    assert alone == beside


def test_the_second_of_a_household_is_a_stranger_to_others(contract):
    head = ["Vorname", "Nachname", "E-Mail", "Notiz"]
    anna, otto = (["Anna", "Muster", "a@muster.example", ""], ["Otto", "Muster", "a@muster.example", ""])
    kim = ["Kim", "Probe", "k@probe.example", ""]
    templates = contract.folder / "templates"
    templates.mkdir(exist_ok=True)
    own = '{% extends "builtin/mail.html" %}{% block before %}{{ contact.extra.notiz }}{% endblock %}'
    (templates / "mail.html").write_text(own, "utf-8")
    assert len(mails(contract, [head, [*anna[:3], "mit Otto Muster"], otto, kim])) == 2
    rows = [head, anna, otto, [*kim[:3], "kennt Otto Muster"]]
    with (contract.folder / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    done = contract.run("preview", contract.folder / "brief.toml", "--no-open")
    assert done.code == 1 and "mail.other-person" in done.err, done.err
