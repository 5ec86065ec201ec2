"""What has no place to break stays in its column: on paper, on telephones, in mails and in letters."""

import email
import email.policy
import json
import subprocess

import pytest
from conftest import ROOT, copy_of, rundmail
from test_paper import PAPER, sheets

# What people paste: keys, keys in capitals, check sums, addresses of clouds, addresses without any sign.
CODE = ("abcdefghijklmnopqrstuvwxyz" * 4)[:90]
WORDS = "Bundesausbildungsfoerderungsgesetzaenderungsverordnungsvorschriftensammlungsbeauftragtenstelle"
SUM = ("0123456789abcdef" * 6)[:90]
CAPITALS = "WMQ" * 30
ADDRESS = "https://" + "beispielhaftadresse" * 5 + ".example"
CLOUD = "https://wolke.example/s/" + CAPITALS
MAIL = "zusammenhaltteilhabeengagementfoerderung@obermusterhausenniederbeispielbachamwald.example"
LINE = (
    f"Der Code ist `{CODE}` oder `{WORDS}` oder `{SUM}`, groß `{CAPITALS}`; eine Adresse <{ADDRESS}>, "
    f"<{CLOUD}>, {MAIL}, ein Pfad `/{'/'.join(['ordner'] * 14)}`, ein Wort {CAPITALS} und [`{CODE}`]({ADDRESS})."
)
NESTED = "".join(f"{'  ' * level}- Ebene {level + 1} `{CODE}` <{CLOUD}>\n" for level in range(8))
MINUTES = f'''
title = "Endlos {CAPITALS} und {ADDRESS}"
issued = 2026-02-01
author = "{CAPITALS}"
intro = """
{LINE}

{NESTED}

> {LINE}

| Schlüssel | Wo | Wer |
|---|---|---|
| `{CODE}` | {CLOUD} | {MAIL} |
| `{CAPITALS}` | `{WORDS}` | {CAPITALS} |

| Nur eine Spalte |
|---|
| {LINE} |

```
{CODE}{CODE}
```
"""
closing = "{LINE}"

[meeting]
date  = 2026-01-28
place = "{CLOUD} {CAPITALS} {MAIL}"
chair = "{CAPITALS}"

[meeting.online]
url = "https://treffen.example/j/{"XYZ" * 30}"
id = "{"987" * 30}"
passcode = "{"geheim" * 15}"

[[agenda]]
title = "Punkt {CAPITALS} {ADDRESS}"
speaker = "{CAPITALS}"
text = "{LINE}"
  [[agenda.tasks]]
  text = "{LINE}"
  who  = "{CAPITALS}"

[[dates]]
title = "{CAPITALS}"
date = 2026-03-01
place = "{CAPITALS}"
registration = "{MAIL}"
url = "{CLOUD}"
note = "{LINE}"

[[attachments]]
id = "a"
title = "{CAPITALS} {ADDRESS}"
url = "{CLOUD}"
mail = false
'''
KINDS = {"endlos": 'kind = "minutes"', "leicht": 'kind = "minutes"\nlanguage = "de-simple"'}
KINDS["rechts"] = 'kind = "minutes"\nlanguage = "ar"'
ALL = [(look, name) for look in ("plain", "poster") for name in KINDS] + [("letter", "endlos")]
PEOPLE = "E-Mail;Vorname;Nachname;Straße;PLZ;Ort\na@verein.example;Aylin;Probe;;;\n;Kim;Brief;Musterweg 5;12345;Stadt\n"
# A full stop at the end of a line may hang a little beyond it, the further the larger the type (of the line's height).
HANGING = 0.2
MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The same minutes in three looks and languages."""
    base = tmp_path_factory.mktemp("endlos")
    for look in ("plain", "letter", "poster"):
        workspace = copy_of(PAPER, base / look, "endlos.toml")
        names = [name for its, name in ALL if its == look]
        for name, kind in KINDS.items():
            (workspace.folder / f"{name}.toml").write_text(f"{kind}\n{MINUTES}", "utf-8")
        settings = workspace.folder / "rundmail.toml"
        mail = f'\n[render]\nlook = "{look}"\n[mail]\nfrom = "Kreis <kreis@obermusterhausen.example>"\n'
        people = '[contacts]\nfile = "kontakte.csv"\n'
        settings.write_text(settings.read_text("utf-8") + mail + people, "utf-8")
        (workspace.folder / "kontakte.csv").write_text(PEOPLE, "utf-8")
        for name in names:
            done = workspace.run("render", f"{name}.toml", "--edition", "internal", "--format", "html,pdf", "-o", "out")
            assert done.code == 0, done.err
    return base


def outside(path, left, right):
    """The words that reach beyond the text area; margins in millimetres."""
    for number, sheet in enumerate(sheets(path), 1):
        for word in sheet.words:
            beyond = max(left * MILLIMETRE - word.left, word.right - sheet.width + right * MILLIMETRE)
            if beyond > HANGING * (word.bottom - word.top):
                yield f"{path.name}, sheet {number}: {beyond:.0f} pt, {word}"


def letters_of(path):
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def test_no_sheet_has_words_in_its_margin(office):
    for look, name in ALL:
        left, right = (20, 25) if name == "rechts" else (25, 20)
        path = office / look / "out" / "internal" / f"{name}.pdf"
        assert list(outside(path, left, right)) == []


def test_whoever_copies_gets_all_of_it_and_nothing_else(office):
    """No sign between the parts of a key or an address, not even an invisible one, and no hyphen."""
    for look, name in ALL:
        if name == "rechts":
            continue
        text = letters_of(office / look / "out" / "internal" / f"{name}.pdf")
        for whole in (CODE, WORDS, SUM, ADDRESS, CLOUD, MAIL):
            assert text.count(whole) >= 2, (name, whole)


def test_a_letter_keeps_its_margins(office):
    workspace = office / "plain"
    done = rundmail("letters", "endlos.toml", cwd=workspace)
    assert done.code == 0, done.err
    path = workspace / "out" / "letters" / "endlos.pdf"
    # The block of information reaches up to 10 mm from the edge (DIN 5008).
    assert list(outside(path, 25, 10)) == []
    body = [one for one in outside(path, 25, 20) if "sheet 1:" not in one]
    assert body == []


def test_pages_and_mails_are_no_wider_than_a_telephone(office, tmp_path):
    """WCAG 1.4.10 at 320 px; what scrolls has a frame that the keyboard reaches."""
    pages = []
    for look, name in ALL:
        done = rundmail("send", f"{name}.toml", "--via", "folder", "--yes", cwd=office / look)
        assert done.code == 0, done.err
        (raw,) = (office / look / "outbox" / name).glob("*.eml")
        message = email.message_from_bytes(raw.read_bytes(), policy=email.policy.default)
        mail = tmp_path / f"{look}-{name}-mail.html"
        mail.write_text(message.get_body(("html",)).get_content(), "utf-8")
        page = tmp_path / f"{look}-{name}-seite.html"
        page.write_bytes((office / look / "out" / "internal" / f"{name}.html").read_bytes())
        pages += [mail, page]
    script = ROOT / "tests" / "web" / "paper.mjs"
    done = subprocess.run(["node", script, tmp_path / "gedruckt", *pages], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {page.stem: [] for page in pages}
    for page in pages:
        if "seite" in page.name:
            printed = tmp_path / "gedruckt" / f"{page.stem}.a4.pdf"
            assert list(outside(printed, 22, 18)) == []
