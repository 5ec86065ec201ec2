"""The public edition, as other people's programs read it, holds nothing secret; a planted secret stops it."""

import html
import random
import re
import subprocess
import unicodedata
import urllib.parse

import pytest
from conftest import ROOT, Workspace, copy_of
from reading import parse

NUMBER = "82316749021"


@pytest.fixture
def contract(tmp_path):
    return copy_of(ROOT / "tests" / "contract", tmp_path / "vertrag", "minutes.toml")


def plant(workspace, text):
    path = workspace.folder / "minutes.toml"
    toml = path.read_text("utf-8")
    path.write_text(toml.replace("Bleiben Sie gesund", text + " Bleiben Sie gesund"), "utf-8")


def read(path) -> str:
    """What is in a PDF for programs that are not ours: words, and all that is in its objects."""
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    objects = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True
    ).stdout
    return (words + objects).decode("utf-8", "replace")


@pytest.mark.parametrize(
    "spelling",
    [
        "823 1674 9021",
        "823-1674-9021",
        "８２３１６７４９０２１",
        "8231&shy;6749&#48;21",
        "823**1674**9021",
        "https://x.example/?u=https%3A%2F%2Fy.example%2Fj%2F82316749021",
        "+49 30 1234,,82316749021#",
    ],
)
@pytest.mark.parametrize("form", ["html", "pdf", "txt", "json"])
def test_a_planted_secret_stops_everything(contract, spelling, form):
    plant(contract, spelling)
    done = contract.run("render", contract.file, "--format", form)
    assert done.code == 1 and "[public.secret]" in done.err and "Es wurde nichts geschrieben." in done.err
    assert "minutes.toml, Zeile 31" in done.err, "the record is named"
    assert not (contract.folder / "out").exists()
    assert contract.run("check", contract.file).code == 1


def test_what_the_proof_passes_other_programs_pass_too(contract):
    done = contract.run("render", contract.file)
    assert done.code == 0, done.err
    secret = read(contract.folder / "out" / "internal" / "2026-09-17-zusammenfassung.pdf")
    public = read(contract.folder / "out" / "public" / "2026-09-17-zusammenfassung.pdf")
    assert NUMBER in bare(secret) and "zm9vymfy" in bare(secret)
    assert NUMBER not in bare(public) and "zm9vymfy" not in bare(public)
    assert "halbe Stelle" not in public


LETTERS = "bcdfghjkmnpqrstvwxz"


class Planter:
    """Draws secrets that stand nowhere else, in a dress that people give them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.planted = []

    def word(self):
        """A word of its own, for texts."""
        word = "".join(self.random.choice(LETTERS) for _ in range(10))
        self.planted.append(word)
        return self.random.choice(
            [
                word,
                word.upper(),
                word.capitalize(),
                f"{word[:5]}&shy;{word[5:]}",
                f"{word[:4]}**{word[4:]}**",
                f"`{word}`",
                f"[{word}](https://x.example/{word})",
            ]
        )

    def plain(self):
        """The same for a line that is shown as it stands."""
        word = "".join(self.random.choice(LETTERS) for _ in range(10))
        self.planted.append(word)
        return self.random.choice([word, word.upper(), word.capitalize()])

    def number(self):
        """A meeting's number."""
        number = "".join(self.random.choice("123456789") for _ in range(11))
        self.planted.append(number)
        return self.random.choice([number, f"{number[:3]} {number[3:7]} {number[7:]}", f"{number[:4]}-{number[4:]}"])

    def online(self):
        url = f"https://treffen.example/j/{self.number().replace(' ', '').replace('-', '')}?pwd={self.plain()}"
        return (
            f'{{ url = "{url}", id = "{self.number()}", passcode = "{self.plain()}", '
            f'phone = ["+49 30 901820,,{self.number()}#"], notice = "{self.word()}" }}'
        )

    def minutes(self):
        """A summary with a secret in every field that is not for everybody."""
        w, p = self.word, self.plain
        return f'''
title = "Zusammenfassung im Herbst"
kind = "summary"
language = "de"
issued = 2026-09-24
[meeting]
date = 2026-09-17
place = "Saal"
next = 2026-11-12
online = {self.online()}
[[participants]]
name = "{p()} {p()}"
organisation = "{p()}"
role = "{p()}"
[[agenda]]
title = "Begrüßung"
text = "Alle sind willkommen."
  [[agenda.items]]
  title = "{p()}"
  visibility = "internal"
  speaker = "{p()}"
  organisation = "{p()}"
  text = "Dazu gehört {w()}, und {w()} auch."
  decisions = [{{ text = "Beschlossen ist {w()}." }}]
  tasks = [{{ text = "Zu tun ist {w()}", who = "{p()}" }}]
    [[agenda.items.items]]
    title = "{p()}"
    text = "Darunter steht {w()}."
[[announcements]]
title = "{p()}"
visibility = "internal"
organisation = "{p()}"
speaker = "{p()}"
contact = "{p()}@innen.example"
text = "Nur unter uns: {w()}."
[[dates]]
id = "{p().lower()}"
title = "{p()}"
visibility = "internal"
date = 2026-10-08
start = 16:00:00
place = "{p()}"
organisation = "{p()}"
registration = "{p()}@innen.example"
note = "{p()}"
url = "https://innen.example/{p()}"
[[dates]]
title = "Offener Abend"
date = 2026-10-15
start = 18:00:00
place = "online"
online = {self.online()}
[[attachments]]
id = "{p().lower()}"
title = "{p()}"
file = "anlagen/folien.pdf"
visibility = "internal"
'''


def bare(text):
    """Letters and digits alone, whatever way they are spelled or encoded."""
    for _ in range(2):
        text = urllib.parse.unquote(html.unescape(text))
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).lower()


def output(folder):
    """All files of an edition by name and content, as other programs read them."""
    readings = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = read(path) if path.suffix == ".pdf" else path.read_text("utf-8").replace("\n ", "")
        readings += [path.name, content, re.sub(r"<[^>]*>", "", content)]
    return "|".join(bare(reading) for reading in readings)


@pytest.mark.parametrize("seed", range(100))
def test_no_finished_file_shows_what_was_planted_inside(contract, seed):
    planter = Planter(seed)
    (contract.folder / "minutes.toml").write_text(planter.minutes(), "utf-8")
    done = contract.run("render", contract.file)
    assert done.code == 0, done.err
    public, inside = (output(contract.folder / "out" / edition) for edition in ("public", "internal"))
    assert "offenerabend" in public
    assert [secret for secret in planter.planted if secret in public] == []
    shown = [secret for secret in planter.planted if secret in inside]
    # Names of people who are not public, IDs and the like stand in no edition.
    assert len(shown) >= len(planter.planted) * 2 // 3, sorted(set(planter.planted) - set(shown))
    assert len(planter.planted) == 40


RECORDS = """
titel = "Treffen"
art = "zusammenfassung"
[sitzung]
datum = 2026-09-17
[[tagesordnung]]
titel = "Haushalt"
text = "Der Plan wurde vorgestellt."
anlage = "plan"
[[tagesordnung]]
titel = "Honorare"
text = "Die Liste bleibt im Haus."
anlage = "liste"
[[mitteilungen]]
titel = "Fahrradkurs"
text = "Es gibt noch Plätze."
anlage = "flyer"
[[anlagen]]
id = "plan"
titel = "Haushaltsplan"
datei = "plan.txt"
[[anlagen]]
id = "liste"
titel = "Honorarliste"
datei = "honorare.txt"
sichtbarkeit = "intern"
[[anlagen]]
id = "flyer"
titel = "Flyer Fahrradkurs"
datei = "flyer.txt"
"""


def test_items_and_announcements_have_their_attachments(tmp_path):
    """Each edition links from the record to the one list of attachments, and never to an internal one."""
    (tmp_path / "treffen.toml").write_text(RECORDS, "utf-8")
    for name in ("plan.txt", "honorare.txt", "flyer.txt"):
        (tmp_path / name).write_text("Inhalt\n", "utf-8")
    (tmp_path / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Musterhausen"\n[versand]\nabsender = "n@musterhausen.example"\n', "utf-8"
    )
    (tmp_path / "contacts.csv").write_text("E-Mail\na@verein.example\n", "utf-8")
    office = Workspace(tmp_path, "treffen.toml")
    done = office.run("render", "treffen.toml", "-o", "out")
    assert done.code == 0, done.err
    pages = {
        edition: (tmp_path / f"out/{edition}/treffen.html").read_text("utf-8") for edition in ("internal", "public")
    }
    texts = {
        edition: (tmp_path / f"out/{edition}/treffen.txt").read_text("utf-8") for edition in ("internal", "public")
    }
    for edition in ("internal", "public"):
        for anchor, title in (("plan", "Haushaltsplan"), ("flyer", "Flyer Fahrradkurs")):
            assert f'<a href="#attachment-{anchor}">{title}</a>' in pages[edition], edition
            assert texts[edition].count(title) == 2, texts[edition]
    assert "Honorarliste (intern)" in pages["internal"] and "Honorarliste" not in pages["public"] + texts["public"]
    beside = sorted(path.name for path in (tmp_path / "out/public").rglob("*.txt") if path.parent.name != "public")
    assert beside == ["flyer.txt", "plan.txt"]
    sent = office.run("send", "treffen.toml", "--yes", "--via", "folder")
    assert sent.code == 0, sent.err
    [mail] = (tmp_path / "outbox").rglob("*.eml")
    names = [part.get_filename() for part in parse(mail.read_bytes()).iter_attachments()]
    assert [name for name in names if name.endswith(".txt")] == ["plan.txt", "honorare.txt", "flyer.txt"]
