"""The contributions of a newsletter in files of their own: what is found in them, what is internal, what has changed."""

import email
import email.policy
import io
import json
import tomllib

import pikepdf
import pytest
from conftest import rundmail
from PIL import Image

SETTINGS = """
[organisation]
name = "Stadt Musterhausen"
email = "netz@musterhausen.example"
[versand]
absender = "Netz <netz@musterhausen.example>"
abmelden = "mailto:netz@musterhausen.example"
[ausgabe]
einbetten = true
"""
HEAD = 'titel = "Rundbrief"\nart = "rundbrief"\nausgabedatum = 2026-11-20\neinleitung = "Schön, dass Sie lesen."\n'
RED, BLUE, GREEN = (200, 20, 20), (20, 20, 200), (20, 160, 20)


def named(file, more=""):
    return f'[[beitraege]]\naus = "{file}"\n{more}\n'


def contribution(title, more="", text="Es war ein schöner Abend mit vielen Gästen."):
    return f'titel = "{title}"\n{more}\ntext = """\n{text}\n"""\n'


PICTURE = 'bild = "bild.png"\nalternativtext = "Eine Tafel im Hof"\neinwilligung = "liegt vor"\n'


class Office:
    """A workspace with a newsletter `brief.toml` and the files of its contributions."""

    def __init__(self, folder):
        self.folder = folder
        self.put("rundmail.toml", SETTINGS)
        self.put("contacts.csv", "E-Mail,Vorname,Nachname\naylin@probe.example,Aylin,Probe\n")

    def put(self, name, contents):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())

    def picture(self, name, colour, size=(1200, 800)):
        buffer = io.BytesIO()
        Image.new("RGB", size, colour).save(buffer, "PNG")
        self.put(name, buffer.getvalue())

    def run(self, *args, **variables):
        return rundmail(*args, cwd=self.folder, SOURCE_DATE_EPOCH=1795219200, **variables)

    def found(self, *files):
        """Rule, file and line of each finding."""
        done = self.run("check", *(files or ("brief.toml",)), "--json")
        return [(one["rule"], one["file"], one["line"]) for one in json.loads(done.out)]


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def test_a_contribution_is_checked_with_its_newsletter(office):
    office.put("brief.toml", HEAD + named("beitraege/chor.toml"))
    office.put("beitraege/chor.toml", contribution("Wir singen", text="Am Montag, 24.12.2026 singen wir."))
    weekday = ("text.weekday", "beitraege/chor.toml", 4)
    assert weekday in office.found()
    # Alone it is no mailing, for no command; named beside its newsletter it is only a part of it.
    assert office.found("beitraege/chor.toml") == [("contribution.alone", "beitraege/chor.toml", 1)]
    for verb in (["render"], ["send", "--via", "folder", "--yes"], ["preview", "--no-open"]):
        done = office.run(verb[0], "beitraege/chor.toml", *verb[1:])
        assert done.code == 1 and "[contribution.alone]" in done.err, done.err
        assert "rundbrief" in done.err.lower() and "einleitung" in done.err
    everything = office.found("**/*.toml")
    assert weekday in everything and not [one for one in everything if one[0] == "contribution.alone"]
    assert office.found(".") == office.found()
    office.put("runde.toml", HEAD.replace("rundbrief", "rundmail") + named("beitraege/chor.toml"))
    assert ("contribution.kind", "runde.toml", 5) in office.found("runde.toml")


def test_a_finding_can_be_accepted_in_the_other_file(office):
    office.put("brief.toml", HEAD + named("beitraege/chor.toml"))
    office.put("beitraege/chor.toml", contribution("Wir singen", text="Am Montag, 24.12.2026 singen wir."))
    accept = '[[pruefung.hinnehmen]]\nregel = "text.weekday"\ngrund = "Ein Zitat."\nort = "chor.toml: {}"\n'
    office.put("rundmail.toml", SETTINGS + accept.format("Am Montag"))
    done = office.run("check", "brief.toml", "--json")
    assert [one["accepted"] for one in json.loads(done.out) if one["rule"] == "text.weekday"] == ["Ein Zitat."]
    office.put("rundmail.toml", SETTINGS + accept.format("Am Dienstag"))
    rules = [one[0] for one in office.found()]
    assert "text.weekday" in rules and "check.accept-unused" in rules


def test_nothing_internal_of_another_file_gets_out(office):
    office.picture("beitraege/geheim/bild.png", RED)
    hidden = contribution("Klausur am See", PICTURE + 'sichtbarkeit = "intern"\nrubrik = "Vertraulich"\n')
    hidden = hidden.replace(
        "Es war ein schöner Abend mit vielen Gästen.", "Wir treffen uns heimlich im Bootshaus am See."
    )
    office.put("beitraege/geheim/a.toml", hidden)
    office.put("beitraege/b.toml", contribution("Offen") + "# Kommentar 4711\n")
    office.put("brief.toml", HEAD + named("beitraege/geheim/a.toml") + named("beitraege/b.toml"))
    done = office.run("render", "brief.toml")
    assert done.code == 0, done.err
    public = office.folder / "out" / "public"
    for file in public.rglob("*"):
        if file.is_file() and file.suffix != ".pdf":
            text = file.read_text("utf-8")
            for secret in ("Klausur", "Bootshaus", "Vertraulich", "geheim/", "4711"):
                assert secret not in text, (file, secret)
    assert "Bootshaus" in (office.folder / "out/internal/brief.html").read_text("utf-8")
    with pikepdf.open(public / "brief.pdf") as pdf:
        data = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    (source,) = [bytes_ for name, bytes_ in data.items() if name.endswith(".toml")]
    entries = tomllib.loads(source.decode())["beitraege"]
    assert [(one["titel"], "aus" in one) for one in entries] == [("Offen", False)]
    assert b"4711" not in source
    # What is secret, in the public text of another file, is found there.
    office.put("beitraege/b.toml", contribution("Offen", text="Wir treffen uns heimlich im Bootshaus am See."))
    meeting = '[sitzung]\ndatum = 2026-11-18\n[sitzung.online]\nkenncode = "Xk93hq27"\n'
    office.put("brief.toml", HEAD + named("beitraege/geheim/a.toml") + named("beitraege/b.toml") + meeting)
    office.put("beitraege/b.toml", contribution("Offen", text="Der Kenncode ist Xk93hq27."))
    assert ("public.secret", "beitraege/b.toml", 4) in office.found()
    out = office.run("render", "brief.toml", "-o", "anders")
    assert out.code == 1 and not (office.folder / "anders" / "public").exists()


def test_pictures_of_one_name_in_two_folders_stay_apart(office):
    for name, colour in (("rot", RED), ("blau", BLUE), ("mitte", GREEN)):
        office.picture(f"beitraege/{name}/bild.png", colour)
        office.put(f"beitraege/{name}/b.toml", contribution(name, PICTURE))
    in_text = "Davor.\n\n![Ein grüner Hof](bild.png)\n\nDanach."
    office.put("beitraege/mitte/b.toml", contribution("mitte", 'einwilligung = "nicht nötig"', in_text))
    office.put("brief.toml", HEAD + "".join(named(f"beitraege/{name}/b.toml") for name in ("rot", "blau", "mitte")))
    assert [one for one in office.found() if one[0].startswith(("picture", "contribution"))] == []
    done = office.run("render", "brief.toml", "--format", "json,html", "--edition", "public")
    assert done.code == 0, done.err
    tree = (office.folder / "out/public/brief.json").read_text("utf-8")
    for name in ("rot", "blau", "mitte"):
        assert f'"beitraege/{name}/bild.png"' in tree
    done = office.run("send", "brief.toml", "--via", "folder", "--yes")
    assert done.code == 0, done.err
    mail = next((office.folder / "outbox").rglob("*.eml")).read_bytes()
    parsed = email.message_from_bytes(mail, policy=email.policy.default)
    images = [part for part in parsed.walk() if part.get_content_maintype() == "image"]
    shown = [Image.open(io.BytesIO(part.get_content())).convert("RGB").resize((1, 1)) for part in images]
    colours = {max(range(3), key=one.getpixel((0, 0)).__getitem__) for one in shown}
    assert {0, 2} <= colours and len({part["Content-ID"] for part in images}) == len(images)


def test_no_picture_goes_out_without_consent_or_from_elsewhere(office):
    office.picture("beitraege/bild.png", RED, size=(300, 200))
    office.put("brief.toml", HEAD + named("beitraege/a.toml"))
    without = PICTURE.replace('einwilligung = "liegt vor"\n', "")
    office.put("beitraege/a.toml", contribution("Fest", without))
    found = office.found()
    assert ("contribution.consent", "beitraege/a.toml", 2) in found
    assert ("contribution.small", "beitraege/a.toml", 2) in found
    done = office.run("send", "brief.toml", "--via", "folder", "--yes")
    assert done.code == 1 and not (office.folder / "outbox").exists()
    # 79 mm at 300 dpi.
    said = office.run("check", "brief.toml").err
    assert "300 × 200" in said and "933" in said
    in_text = "Davor.\n\n![Menschen im Hof](bild.png)\n\nDanach."
    office.put("beitraege/a.toml", contribution("Fest", text=in_text))
    assert ("contribution.consent", "beitraege/a.toml", 6) in office.found()
    office.put("beitraege/a.toml", contribution("Fest", text=in_text.replace("Menschen im Hof", "Schmuckbild")))
    assert not [one for one in office.found() if one[0].startswith("contribution")]
    for away in ("../../bild.png", "/etc/hostname", "https://verein.example/bild.png", "../rundmail.toml"):
        office.put("beitraege/a.toml", contribution("Fest", PICTURE.replace("bild.png", away, 1)))
        rules = [one for one in office.found() if one[0] in ("picture.outside", "text.image")]
        assert rules and rules[0][1:] == ("beitraege/a.toml", 2), away


def test_what_has_changed_in_another_file_is_a_change(office, server):
    smtp = f'[smtp]\nserver = "127.0.0.1"\nport = {server.port}\nsicherheit = "keine"\n'
    office.put("rundmail.toml", SETTINGS + smtp)
    office.picture("beitraege/bild.png", RED)
    office.put("beitraege/a.toml", contribution("Fest im Hof", PICTURE))
    office.put("brief.toml", HEAD + named("beitraege/a.toml"))
    send = ("send", "brief.toml", "--yes")
    assert office.run(*send).code == 0
    assert office.run(*send).code == 5, "nobody is left"
    office.put("beitraege/a.toml", contribution("Fest im Hof", PICTURE, "Es war ein schöner Abend mit vierzig Gästen."))
    changed = office.run(*send)
    assert changed.code != 0 and "Beitrag „Fest im Hof“" in changed.err, changed.err
    correction = office.run(*send, "--correction")
    assert correction.code == 0, correction.err
    assert len(server.mails) == 2
    mail = email.message_from_bytes(server.mails[-1].content, policy=email.policy.default)
    assert "Beitrag „Fest im Hof“" in mail.get_body(("plain",)).get_content()
    office.picture("beitraege/bild.png", BLUE)
    changed = office.run(*send)
    assert changed.code != 0 and "bild.png" in changed.err, "another picture is another content"
    assert len(server.mails) == 2


def test_a_translation_has_contributions_of_its_own(office):
    office.put("beitraege/a.toml", contribution("Fest im Hof") + 'sichtbarkeit = "intern"\n')
    office.put("beitraege/a.uk.toml", contribution("Свято у дворі", text="Був гарний вечір."))
    office.put("brief.toml", HEAD + named("beitraege/a.toml"))
    office.put("brief.uk.toml", HEAD.replace("Schön, dass Sie lesen.", "Вітаємо.") + named("beitraege/a.uk.toml"))
    # What is internal in one language is not public in the other.
    assert ("translation.differs", "beitraege/a.uk.toml", 1) in office.found()
    office.put("beitraege/a.uk.toml", contribution("Свято у дворі", 'sichtbarkeit = "intern"', "Був гарний вечір."))
    assert not [one for one in office.found() if one[0].startswith("translation")]


def test_new_writes_a_newsletter_to_fill_in(office):
    office.put(
        "2026-09-17.toml",
        'titel = "Treffen"\nart = "protokoll"\n[sitzung]\ndatum = 2026-09-17\nnaechstes-treffen = 2026-11-26\n',
    )
    done = office.run("new", "neu.toml", "--kind", "newsletter", "--after", "2026-09-17.toml")
    assert done.code == 0, done.err
    text = (office.folder / "neu.toml").read_text("utf-8")
    assert tomllib.loads(text)["art"] == "rundbrief" and "# [[beitraege]]" in text
    assert [one[0] for one in office.found("neu.toml") if one[0].startswith("contribution")] == ["contribution.empty"]
    comment = [line[2:] for line in text.splitlines() if line.startswith("# ")]
    start = comment.index("[[beitraege]]")
    end = next(index for index in range(start, len(comment)) if comment[index].startswith("text "))
    entry = "\n".join(comment[start : end + 1])
    for remark in ("was zu sehen ist", "wer es gemacht hat", 'oder "nicht nötig", wenn niemand zu erkennen ist'):
        entry = entry.replace(remark, "")
    assert set(tomllib.loads(entry)["beitraege"][0]) >= {"titel", "text", "bild", "einwilligung"}
