"""Minutes are a draft until they are approved, in every form; the approved version goes out once."""

import html as entities
import json
import re
import subprocess
import tomllib

import pytest
from conftest import ROOT
from reading import parse, parts

UNTIL = "einwaende-bis = 2026-10-14"
AFTER = {"SOURCE_DATE_EPOCH": 1794500000}  # 2026-11-12
DURING = {"SOURCE_DATE_EPOCH": 1791000000}  # 2026-10-03
ASKS = "Einwände bitte bis 14. Oktober 2026 an integration@musterhausen.example."


def drafted(workspace, line=UNTIL):
    text = workspace.file.read_text("utf-8")
    workspace.file.write_text(text.replace("ausgabedatum", f"{line}\nausgabedatum", 1), "utf-8")


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\xa0", " ").replace("\u200b", ""))


def shown(html):
    """What a page shows, without what is only for the eye."""
    body = re.sub(r'<div class="watermark" aria-hidden="true">[^<]*</div>', "", html.partition("<body")[2])
    body = re.sub(r"</?(a|strong|em|span|bdi)\b[^>]*>", "", body)
    return plain(entities.unescape(re.sub(r"<[^>]+>", " ", body)))


def pdf_text(file):
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return plain(done.stdout.decode())


def sent(workspace, *options, **variables):
    done = workspace.run("senden", workspace.file, "--ja", *options, **variables)
    assert done.code == 0, done.err
    return done


def test_a_draft_says_so_in_every_form(network, tmp_path):
    drafted(network)
    out = tmp_path / "out"
    done = network.run("ausgeben", network.file, "-o", out)
    assert done.code == 0, done.err
    name = network.file.stem
    for edition in ("internal", "public"):
        html = (out / edition / f"{name}.html").read_text("utf-8")
        page = shown(html)
        assert "Entwurf · Zusammenfassung" in page and ASKS in page, page[:600]
        assert page.index(ASKS) < page.index("Schön, dass nach der Sommerpause")
        assert '<div class="watermark" aria-hidden="true">Entwurf</div>' in html
        assert 'role="note" aria-label="Entwurf"' in html and "<title>Entwurf: " in html
        text = plain((out / edition / f"{name}.txt").read_text("utf-8"))
        assert text.startswith("Entwurf · ") and ASKS in text
        paper = out / edition / f"{name}.pdf"
        words = pdf_text(paper)
        pages = words.count("Entwurf – noch nicht genehmigt")
        assert pages >= 3 and ASKS in words, words[:500]
        tree = json.loads((out / edition / f"{name}.json").read_text("utf-8"))
        assert tree["sections"][0]["id"] == "draft"
    subprocess.run(["bash", ROOT / "tests" / "pdf" / "verapdf.sh", paper], check=True, capture_output=True)
    page = out / "public" / f"{name}.html"
    done = subprocess.run(["node", ROOT / "tests" / "web" / "validate.mjs", page], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_approved_version_goes_out_once_and_says_what_changed(network, server):
    network.use_server(server.port)
    drafted(network)
    # Nobody has it yet; then objections are still possible.
    for options, says in [
        (("--am", "2026-11-12"), "hat noch niemand erhalten"),
        (("--am", "2026-10-14"), "Einwände sind noch bis zum 14. Oktober 2026 möglich"),
        (("--am", "2026-11-13"), "13. November 2026 kommt erst noch"),
        (("--am", "2026-09-02"), "Die Sitzung war erst am 3. September 2026"),
    ]:
        before = network.file.read_bytes()
        done = network.run("genehmigen", network.file, *options, **AFTER)
        assert done.code in (2, 5) and says in plain(done.err), done.err
        assert network.file.read_bytes() == before
    sent(network, **DURING)
    first = {mail.recipients[0]: parse(mail.content) for mail in server.mails}
    assert len(first) == 11
    for mail in first.values():
        assert mail["Subject"].startswith("Entwurf: ")
        seen = parts(mail)
        assert ASKS in plain(seen.text) and ASKS in shown(seen.html)
        assert "Entwurf" in plain(seen.text).split(ASKS)[0]

    server.mails.clear()
    text = network.file.read_text("utf-8")
    text = text.replace("Die Bibliothek", "Die Stadtbibliothek")
    changed = text.replace("[[tagesordnung]]\n", "# Bleibt.\n[[tagesordnung]]\n", 1)
    # An item is changed, and an internal one.
    changed = changed.replace("Gefragt wurde nach", "Gefragt haben mehrere nach")
    changed = changed.replace("Die halbe Stelle", "Die ganze Stelle")
    assert changed.count("Gefragt haben mehrere") == 1 and changed.count("Die ganze Stelle") == 1
    network.file.write_text(changed, "utf-8")
    done = network.run("genehmigen", network.file, "--durch", "Netzwerk Miteinander", **AFTER)
    assert done.code == 0, done.err
    assert "rundmail senden" in done.err and "--berichtigung" in done.err
    data = network.data
    assert str(data["genehmigt-am"]) == "2026-11-12" and data["genehmigt-durch"] == "Netzwerk Miteinander"
    told = data["aenderungen-zum-entwurf"]
    assert "Rückfragen aus der Runde" in told and "Personelles" not in told, told
    written = network.file.read_text("utf-8")
    assert written.count("# Bleibt.") == 1
    kept = [line for line in written.splitlines() if not re.match(r"genehmigt-|aenderungen-", line)]
    assert kept == changed.splitlines()

    again = network.run("genehmigen", network.file, **AFTER)
    assert again.code == 5 and "schon genehmigt: am 12. November 2026 durch Netzwerk Miteinander" in plain(again.err)
    asked = network.run("senden", network.file, "--ja", **AFTER)
    assert asked.code == 5 and "Das Protokoll ist inzwischen genehmigt" in plain(asked.err), asked.err
    sent(network, "--berichtigung", **AFTER)
    second = {mail.recipients[0]: parse(mail.content) for mail in server.mails}
    assert second.keys() == first.keys() and len(server.mails) == 11
    for address, mail in second.items():
        assert mail["Subject"] == first[address]["Subject"].replace("Entwurf: ", "Genehmigt: ")
        assert mail["In-Reply-To"] == first[address]["Message-ID"]
        seen = parts(mail)
        for form in (plain(seen.text), shown(seen.html)):
            assert "Genehmigte Fassung" in form and "Einwände" not in form and "Berichtigung" not in form
            assert re.search(r"Genehmigt am:? 12\. November 2026", form), form[:900]
            assert re.search(r"Genehmigt durch:? Netzwerk Miteinander", form)
            assert "„Rückfragen aus der Runde“:" in form and "„Personelles“:" in form
        # Once, and in the line that mail programs show beside the subject.
        assert plain(seen.text).count("„Rückfragen aus der Runde“:") == 1
    server.mails.clear()
    for options in ((), ("--berichtigung",)):
        done = network.run("senden", network.file, "--ja", *options, **AFTER)
        assert done.code == 5 and not server.mails, done.err

    # The public page says it, too, and nothing of what is internal.
    done = network.run("ausgeben", network.file, "--fassung", "oeffentlich", "--format", "html,pdf", **AFTER)
    assert done.code == 0, done.err
    page = shown((network.folder / "out" / "public" / f"{network.file.stem}.html").read_text("utf-8"))
    assert "Genehmigt am 12. November 2026" in page and "Entwurf ·" not in page
    assert "„Rückfragen aus der Runde“: Text geändert" in page and "Personelles" not in page


def test_without_changes_and_with_own_words(network, server):
    network.use_server(server.port)
    drafted(network)
    sent(network, **DURING)
    file = network.file.read_text("utf-8")
    done = network.run("genehmigen", network.file, **AFTER)
    assert done.code == 0, done.err
    assert network.data["aenderungen-zum-entwurf"] == "keine"
    network.file.write_text(file, "utf-8")
    done = network.run("approve", network.file, "--lang", "en", "--changes", "Name in **Punkt 3** berichtigt", **AFTER)
    assert done.code == 0, done.err
    assert network.data["aenderungen-zum-entwurf"] == "Name in **Punkt 3** berichtigt"
    done = network.run("ausgeben", network.file, "--format", "html", "-o", network.folder / "o", **AFTER)
    assert done.code == 0, done.err
    page = (network.folder / "o" / "public" / f"{network.file.stem}.html").read_text("utf-8")
    assert "Änderungen gegenüber dem Entwurf" in page and "<strong>Punkt 3</strong>" in page


def test_the_settings_make_drafts_and_keep_them_off_the_site(network):
    settings = network.folder / "rundmail.toml"
    rules = "\n[genehmigung]\neinwand-tage = 14\nzusammenfassungen = true\nseit = 2026-09-01\n"
    settings.write_text(settings.read_text("utf-8") + rules + 'kontakt = "protokoll@amt.example"\n', "utf-8")
    for other in [*network.folder.glob("2026-1*.toml")]:
        other.unlink()
    site = network.folder / "site"
    done = network.run("webauftritt", ".", "--ziel", site)
    assert done.code == 0, done.err
    name = network.file.stem
    page = shown((site / f"{name}.html").read_text("utf-8"))
    assert "Einwände bitte bis 22. September 2026 an protokoll@amt.example." in page
    # An older meeting is left alone.
    assert "Entwurf" not in shown((site / "2026-07-09-zusammenfassung.html").read_text("utf-8"))
    index = (site / "index.html").read_text("utf-8")
    assert index.count("Entwurf") == 1 and "Entwurf" in index.split(f'href="{name}.html"')[0]
    settings.write_text(settings.read_text("utf-8") + "entwuerfe-veroeffentlichen = false\n", "utf-8")
    done = network.run("webauftritt", ".", "--ziel", site)
    assert done.code == 0 and "noch nicht genehmigt" in plain(done.err), done.err
    assert not (site / f"{name}.html").exists() and (site / "2026-07-09-zusammenfassung.html").exists()
    done = network.run("genehmigen", network.file, "--ohne-versand", **AFTER)
    assert done.code == 0, done.err
    assert network.run("webauftritt", ".", "--ziel", site).code == 0
    assert "Genehmigt am 12. November 2026" in shown((site / f"{name}.html").read_text("utf-8"))


def test_the_next_report_records_it(network):
    drafted(network)
    later = network.folder / "2026-11-12-protokoll.toml"
    later.write_text(
        'titel = "Protokoll"\nart = "protokoll"\n[sitzung]\ndatum = 2026-11-12\n'
        '[[tagesordnung]]\ntitel = "Begrüßung"\ntext = "So."\n'
        '[[tagesordnung]]\ntitel = "Genehmigung des Protokolls vom 03.09.2026"  # wie immer\n',
        "utf-8",
    )
    done = network.run("genehmigen", network.file, "--ohne-versand", "--aenderungen", "keine", **AFTER)
    assert done.code == 0 and later.name in done.err, done.err
    item = tomllib.loads(later.read_text("utf-8"))["tagesordnung"][1]
    assert item["text"] == (
        "Die Zusammenfassung vom 3. September 2026 ist am 12. November 2026 ohne Änderungen genehmigt worden."
    )
    assert "# wie immer" in later.read_text("utf-8")


def test_the_next_file_has_it_on_its_agenda(network):
    drafted(network)
    made = network.folder / "neu.toml"
    done = network.run("neu", made, "--nach", network.file, "--art", "einladung", **AFTER)
    assert done.code == 0, done.err
    agenda = tomllib.loads(made.read_text("utf-8"))["tagesordnung"]
    assert agenda[1]["titel"] == "Genehmigung der Zusammenfassung vom 3. September 2026" and not agenda[1].get("text")
    made.unlink()
    done = network.run("genehmigen", network.file, "--ohne-versand", "--aenderungen", "keine", **AFTER)
    assert done.code == 0, done.err
    done = network.run("neu", made, "--nach", network.file, "--art", "zusammenfassung", **AFTER)
    assert done.code == 0, done.err
    agenda = tomllib.loads(made.read_text("utf-8"))["tagesordnung"]
    assert agenda[1]["text"].endswith("ist am 12. November 2026 ohne Änderungen genehmigt worden."), agenda


@pytest.mark.parametrize(
    ("line", "kind", "says"),
    [
        ("einwaende-bis = 2026-09-02", None, "approval.day"),
        ("genehmigt-am = 2026-09-02", None, "approval.day"),
        ('genehmigt-durch = "Rat"', None, "approval.day"),
        ("einwaende-bis = 2026-10-14", "einladung", "approval.kind"),
    ],
)
def test_what_cannot_be_is_an_error(network, line, kind, says):
    drafted(network, line)
    if kind:
        text = network.file.read_text("utf-8")
        network.file.write_text(re.sub(r'art( *)= "zusammenfassung"', f'art\\1= "{kind}"', text), "utf-8")
    done = network.run("pruefen", network.file)
    assert done.code == 1 and says in done.err, done.err
