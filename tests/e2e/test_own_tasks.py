"""Each mail shows its reader's own open tasks and nobody else's: sent through Postfix, read back over IMAP."""

import re
import subprocess

import pytest
from conftest import Workspace
from lab import send
from reading import parse, parts

HEAD = "Anrede;Vorname;Nachname;Organisation;E-Mail;Gruppen;Sprache;Straße;PLZ;Ort\n"

# Row of the list -> the marks of the tasks that are its reader's.
PEOPLE = {
    "Frau;Aylin;Probe;Jugendring;own.aylin@rcpt.example;netzwerk;de;;;": {"M01", "M07"},
    ";Selin;Mueller;;own.selin@rcpt.example;netzwerk;de;;;": {"M02"},
    ";Otto;Muster;Jugendring e. V.;own.otto-j@rcpt.example;netzwerk;de;;;": {"M03"},
    ";Otto;Muster;Kirchenkreis;own.otto-k@rcpt.example;netzwerk;de;;;": set(),
    "Herr;Kim;Beispiel;;own.kim@rcpt.example;netzwerk;de;;;": {"M07"},
    ";;;Verein Brücke;own.verein@rcpt.example;netzwerk;de;;;": {"M08"},
    ";Anna;Groß;;own.anna@rcpt.example;netzwerk;de;;;": set(),
    ";Anna Maria;Groß;;own.annamaria@rcpt.example;netzwerk;de;;;": set(),
    ";Jonas;Vorlage;Amt B;own.jonas@rcpt.example;netzwerk;de;;;": set(),
    ";Ida;Paar;;own.paar@rcpt.example;netzwerk;de;;;": set(),
    ";Emil;Paar;;own.paar@rcpt.example;netzwerk;de;;;": set(),
    ";Ayşe;Yılmaz;;own.ayse@rcpt.example;netzwerk;de;;;": {"M14"},
    ";Olena;Tkach;;own.olena@rcpt.example;netzwerk;uk;;;": {"M13"},
    ";Anke;Probe;;own.anke@rcpt.example;netzwerk;de;;;": set(),
}
PAPER = ";Rosa;Papier;;;netzwerk;de;Musterweg 5;12345;Musterstadt"

TASKS = [
    ("M01", "Probe, Aylin", "2026-10-03", False),
    ("M02", "Frau Dr. Selin Müller", None, False),
    ("M03", "Otto Muster (Jugendring)", None, False),
    ("M04", "Otto Muster", None, False),
    ("M05", "A. Probe", None, False),
    ("M06", "Frau Probe", None, False),
    ("M07", "Kim Beispiel und Aylin Probe", None, False),
    ("M08", "Verein Brücke e. V.", None, False),
    ("M09", "Anna Groß", None, False),
    ("M10", "Aylin Probe", None, True),
    ("M11", "Jonas Vorlage", None, False),
    ("M12", "Ida Paar", None, False),
    ("M13", "Olena Tkach", "2026-10-05", False),
    ("M14", "AYSE YILMAZ", None, False),
    ("M15", "alle", None, False),
    ("M16", "Rosa Papier", None, False),
]
LABEL = {"de": "Von Ihnen offen", "uk": "Ваші відкриті завдання"}


def minutes(language="de"):
    lines = ['titel = "Zusammenfassung"', 'art = "zusammenfassung"', "ausgabedatum = 2026-09-20"]
    lines += ['reihe = "Netzwerk"', 'einleitung = "Schön, dass Sie da waren."', "[sitzung]", "datum = 2026-09-17"]
    lines += ["[[teilnehmende]]", 'name = "Jonas Vorlage"', 'organisation = "Amt A"']
    lines += ["[[tagesordnung]]", 'titel = "Aufgaben"', 'sichtbarkeit = "intern"']
    for mark, who, due, done in TASKS:
        text = f"Etwas erledigen {mark}" if language == "de" else f"Щось зробити {mark}"
        lines += ["[[tagesordnung.aufgaben]]", f'text = "{text}"', f'wer = "{who}"']
        lines += [f"faellig = {due}"] if due else []
        lines += ["erledigt = true"] if done else []
    return "\n".join(lines) + "\n"


@pytest.fixture
def circle(tmp_path):
    folder = tmp_path / "kreis"
    folder.mkdir()
    (folder / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Beispiel"\nstreet = "Marktplatz 1"\ncity = "12345 Beispiel"\n'
        '[defaults]\nseries = "Netzwerk"\n[contacts]\nfile = "kontakte.csv"\n'
        '[mail]\nfrom = "Stadt Beispiel <integration@musterhausen.example>"\n'
        '[smtp]\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\n',
        "utf-8",
    )
    (folder / "treffen.toml").write_text(minutes(), "utf-8")
    (folder / "treffen.uk.toml").write_text(minutes("uk"), "utf-8")
    (folder / "kontakte.csv").write_text(HEAD + "\n".join([*PEOPLE, PAPER]) + "\n", "utf-8")
    return Workspace(folder, "treffen.toml")


def own_in_text(text, label):
    """The marks of the tasks in the box; `None` where there is none."""
    found = re.search(re.escape(label) + r":\n((?:  .*\n|\n(?=  ))*)", text.replace("\r", ""))
    return found and set(re.findall(r"M\d\d", found[1]))


def own_in_html(html, label):
    rest = html.partition(">" + label + "<")[2]
    return set(re.findall(r"M\d\d", rest.partition("</ul>")[0])) if rest else None


def check(mails):
    """Every reader of the list has a mail with exactly the reader's own tasks in both forms."""
    for row, marks in PEOPLE.items():
        address, language = row.split(";")[4], row.split(";")[6]
        seen = parts(mails[address])
        label = LABEL[language]
        assert (own_in_text(seen.text, label) or set()) == marks, (address, seen.text[:1500])
        assert (own_in_html(seen.html, label) or set()) == marks, address
        if marks:
            # Near the top: behind the introduction, before everything else.
            text = seen.text
            assert text.index("dass Sie da waren") < text.index(label) or language != "de"
            assert text.index(label) < text.index("M15"), text[:1500]
        else:
            assert label not in seen.text and label not in seen.html


def test_each_reader_sees_the_own_tasks_only(circle, lab):
    lab.point(circle, "starttls")
    done = send(circle)
    assert done.code == 0, done.err
    addresses = {row.split(";")[4] for row in PEOPLE}
    mails = {}
    for address in addresses:
        [mails[address]] = [parse(raw) for raw in lab.over_imap(address)]
    check(mails)
    seen = parts(mails["own.olena@rcpt.example"])
    assert "Щось зробити M13 (до 5 жовтня 2026 року)" in seen.text.replace("\xa0", " "), seen.text[:900]
    text = parts(mails["own.aylin@rcpt.example"]).text
    assert "M01 (bis 3. Oktober 2026)" in re.sub(r"\s+", " ", text), text[:900]


def folder_mails(workspace):
    files = [parse(path.read_bytes()) for path in workspace.folder.glob("outbox/**/*.eml")]
    return {mail["To"].addresses[0].addr_spec: mail for mail in files}


def test_earlier_files_letters_gallery_and_the_switch(circle, server):
    earlier = circle.folder / "frueher.toml"
    older = minutes().replace("2026-09-17", "2026-07-09").replace("2026-09-20", "2026-07-10")
    older = older.partition("[[tagesordnung.aufgaben]]")[0]
    task = '[[tagesordnung.aufgaben]]\ntext = "Von früher M77, mit Otto Muster"\nwer = "Kim Beispiel"\n'
    earlier.write_text(older + task, "utf-8")
    settings = circle.folder / "rundmail.toml"
    plain = settings.read_text("utf-8")
    smtp = plain.replace("port = 9\n", f"port = {server.port}\n")

    # By default only the tasks of the file that is sent.
    done = circle.run("senden", circle.file, "--ja", "--weg", "ordner")
    assert done.code == 0, done.err
    check(folder_mails(circle))
    done = circle.run("briefe", circle.file)
    assert done.code == 0, done.err
    pdf = circle.folder / "out" / "letters" / "treffen.pdf"
    words = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    box = words.partition("Von Ihnen offen")[2].partition("Aufgaben")[0]
    assert set(re.findall(r"M\d\d", box)) == {"M16"} and words.count("Von Ihnen offen") == 1, words[:2000]

    # With those of earlier meetings, over a server.
    settings.write_text(smtp.replace("[mail]\n", '[mail]\nown-tasks = "series"\n'), "utf-8")
    done = circle.run("vorschau", circle.file, "--nicht-oeffnen")
    assert done.code == 0, done.err
    pages = "".join(page.read_text("utf-8") for page in circle.folder.glob(".rundmail/preview/**/*.html"))
    assert "M77" in pages
    done = circle.run("senden", circle.file, "--ja")
    assert done.code == 0, done.err
    mails = {mail.recipients[0]: parts(parse(mail.content)) for mail in server.mails}
    for address, seen in mails.items():
        wanted = address == "own.kim@rcpt.example"
        assert ("M77" in seen.text) == ("M77" in seen.html) == wanted, address
    server.mails.clear()
    # What one person has to do is no content of the mailing: nobody is asked, and nothing is sent again.
    earlier.write_text(earlier.read_text("utf-8") + "erledigt = true\n", "utf-8")
    done = circle.run("senden", circle.file, "--ja")
    assert done.code == 5 and "Es gibt nichts zu senden" in done.err and not server.mails, done.err

    settings.write_text(plain.replace("[mail]\n", '[mail]\nown-tasks = "none"\n'), "utf-8")
    done = circle.run("vorschau", circle.file, "--nicht-oeffnen")
    assert done.code == 0, done.err
    pages = [page.read_text("utf-8") for page in circle.folder.glob(".rundmail/preview/**/*.html")]
    assert pages and not any("Von Ihnen offen" in page for page in pages)
