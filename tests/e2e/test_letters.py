"""Letters and lists of attendance as they come out of a printer: measured on the sheet, read by other programs."""

import csv
import io
import os
import re
import stat
import subprocess
import sys

import pikepdf
import pytest
from conftest import ROOT, copy_of
from PIL import Image

POINT = 25.4 / 72
HEADER = "Anrede;Titel;Vorname;Nachname;Organisation;E-Mail;Gruppen;Sprache;Versandart;Status;c/o;Straße;PLZ;Ort;Land"
LIST = f"""{HEADER}
Frau;Dr.;Aylin;Probe;Beratungsstelle Brücke e. V.;aylin@bruecke.example;netzwerk;de;;aktiv;;Musterweg 5;12345;Musterstadt;
Frau;;Ida;Muster;;;netzwerk;de;;;;Lindenstr. 1;04109;Leipzig;
Herr;;Otto;Muster;;;netzwerk;de;;;;Lindenstraße 1;04109;Leipzig;
;;Kim;Öz;Verein Süd;kim@sued.example;netzwerk;de;Post;aktiv;Haus Nord;Ring 3;1010;Wien;Österreich
Frau;;Olena;Koval;;;netzwerk;uk;;;;Parkweg 7;12345;Musterstadt;
Herr;;Samir;Hadi;;;netzwerk;ar;;;;Parkweg 9;12345;Musterstadt;
;;Nora;Nirgends;;;netzwerk;;;;;;;;
;;Ute;Fertig;;;netzwerk;;;abgemeldet;;Weg 1;12345;Musterstadt;
;;Ute;Fertig;;;netzwerk;;;;;Weg 1;12345;Musterstadt;
;;Rosa;Lang;Evangelischer Kirchenkreis Musterstadt, Fachstelle für Migration und interkulturelle Bildung;;presse;;;;\
Frau Sander;Am alten Botanischen Garten 117, Hinterhaus, Aufgang C;12345;Bad Musterstadt an der Muster;
;;;;Kulturhaus West;;presse;;;;;Postfach 12 34;12345;Musterstadt;
"""
MINUTES = "2026-10-29-einladung.toml"


def output(*command) -> str:
    env = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False, timeout=300, env=env)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace")


def flat(text) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u2011", "-").split())


def words(path, page) -> list[tuple[str, float, float, float, float]]:
    """The words of a page with their boxes in millimetres: left, top, right, bottom."""
    boxes = output("pdftotext", "-bbox", "-f", page, "-l", page, path, "-")
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', boxes)
    return [(word, *(float(number) * POINT for number in box)) for *box, word in found]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The invented network with a list of its own."""
    workspace = copy_of(ROOT / "examples" / "netzwerk", tmp_path_factory.mktemp("briefe") / "netzwerk", MINUTES)
    (workspace.folder / "liste.csv").write_text(LIST, "utf-8")
    return workspace


@pytest.fixture(scope="module")
def written(office):
    done = office.run("briefe", MINUTES, "--kontakte", "liste.csv")
    assert done.code == 0, done.err
    return done, office.folder / "out" / "letters" / MINUTES.replace(".toml", ".pdf")


def test_who_gets_a_letter_is_told_and_nobody_is_left_out_silently(written):
    done, path = written
    assert done.out.strip() == str(path) or done.out.strip().endswith("out/letters/" + path.name)
    assert "6 Briefe" in done.err
    for name in ("Ida Muster", "Otto Muster", "Kim Öz", "Olena Koval", "Samir Hadi", "Rosa Lang", "Kulturhaus West"):
        assert name in done.err
    assert "[letters.no-address]" in done.err and "Nora Nirgends" in done.err
    told = done.err.split("6 Briefe")[1]
    for name in ("Aylin", "Ute", "Nora"):
        assert name not in told, name
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_letters_are_one_sound_accessible_pdf(written):
    _, path = written
    output("qpdf", "--check", path)
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", path)
    with pikepdf.open(path) as pdf:
        root = pdf.Root.StructTreeRoot
        documents = list(root.K)
        assert [str(one.Lang) for one in documents] == ["de", "de", "uk", "ar", "de", "de"]
        keys = list(root.ParentTree.Nums)[::2]
        assert keys == sorted(set(keys)) and len(keys) <= int(root.ParentTreeNextKey)
        of_pages = [int(page.StructParents) for page in pdf.pages if "/StructParents" in page]
        assert len(set(of_pages)) == len(of_pages) and set(of_pages) <= {int(key) for key in keys}
        names = [str(name) for name in list(root.IDTree.Names)[::2]] if "/IDTree" in root else []
        assert names == sorted(set(names))
        outline = [item.title for item in pdf.open_outline().root]
        assert len(outline) == 6
        # Printed on both sides, each letter begins on a sheet of its own.
        assert len(pdf.pages) % 2 == 0 and all(page.mediabox == pdf.pages[0].mediabox for page in pdf.pages)


def first_pages(path) -> list[int]:
    with pikepdf.open(path) as pdf:
        pages = range(1, len(pdf.pages) + 1)
    return [page for page in pages if any(word == "Lindenplatz" for word, *_ in words(path, page))]


def test_every_address_is_in_the_window_and_nothing_else_is(written):
    """DIN 5008, form B: the window is 85 x 45 mm, 20 mm from the left and 45 mm from the top."""
    _, path = written
    expected = [
        "Ida und Otto Muster Lindenstr. 1 04109 Leipzig",
        "Verein Süd Kim Öz c/o Haus Nord Ring 3 1010 WIEN ÖSTERREICH",
        "Frau Olena Koval Parkweg 7 12345 Musterstadt",
        "Herrn Samir Hadi Parkweg 9 12345 Musterstadt",
        None,
        "Kulturhaus West Postfach 12 34 12345 Musterstadt",
    ]
    starts = first_pages(path)
    assert len(starts) == len(expected) and all(page % 2 == 1 for page in starts)
    for page, address in zip(starts, expected, strict=True):
        inside = [box for box in words(path, page) if box[1] < 106 and 40 < (box[2] + box[4]) / 2 < 96]
        sender = [box for box in inside if box[2] < 49.9 and box[4] < 50.3]
        assert flat(" ".join(box[0] for box in sender)) == "Stadt Musterhausen · Lindenplatz 2 · 12345 Musterhausen"
        for _, left, top, right, bottom in sender:
            assert left >= 24.5 and right <= 105 and top >= 45 and bottom <= 50.5
        lines = [box for box in inside if box not in sender]
        for word, left, top, right, bottom in lines:
            assert left >= 24.5 and right <= 104.5, word
            assert (62 if address else 50) <= top and bottom <= 90.5, word
        text = flat(" ".join(box[0] for box in lines))
        if address:
            assert text == address
        else:
            assert text.startswith("Evangelischer Kirchenkreis") and text.endswith(
                "12345 Bad Musterstadt an der Muster"
            )
            assert "c/o Frau Sander" in text and "Aufgang C" in text
        below = [box for box in words(path, page) if 91 < box[2] < 110]
        assert below and min(box[2] for box in below) >= 96.5


def test_each_reader_gets_the_own_language_and_greeting(written):
    _, path = written
    starts = first_pages(path)
    texts = [flat(output("pdftotext", "-f", page, "-l", page + 1, path, "-")) for page in starts]
    assert "Sehr geehrte Frau Muster, sehr geehrter Herr Muster," in texts[0]
    assert "Guten Tag Kim Öz," in texts[1] and "Telefon" in texts[1]
    assert "Mit freundlichen Grüßen" in texts[0] and "Seite 1 von" in texts[0]
    assert "Запрошення" in texts[2] and "Телефон" in texts[2]
    assert "Guten Tag" not in texts[2] + texts[3]
    for text in texts:
        assert "liegt der E-Mail bei" not in text


def test_the_greeting_goes_with_the_first_sentence_below_the_facts(written, office):
    """As in mails: subject, facts, greeting, and in German the sentence goes on in lower case."""
    text = (office.folder / MINUTES).read_text("utf-8")
    assert "Sie sind herzlich zum nächsten Treffen eingeladen." in text
    text = text.replace("Sie sind herzlich zum nächsten Treffen eingeladen.", "Wir laden Sie herzlich ein.", 1)
    (office.folder / "brief.toml").write_text(text, "utf-8")
    done = office.run("briefe", "brief.toml", "--kontakte", "liste.csv")
    assert done.code == 0, done.err
    path = office.folder / "out" / "letters" / "brief.pdf"
    read = flat(output("pdftotext", "-f", "1", "-l", "1", "-raw", path, "-"))
    assert "Sehr geehrte Frau Muster, sehr geehrter Herr Muster, wir laden Sie herzlich ein." in read, read
    assert read.index("Uhrzeit") < read.index("Sehr geehrte Frau Muster"), read
    # „Sie“ keeps its capital, and so does every other language.
    whole = flat(output("pdftotext", "-raw", written[1], "-"))
    assert "Guten Tag Kim Öz, Sie sind herzlich" in whole
    assert re.search(r"Koval[^.]{0,3} [Щщ]иро запрошуємо", whole), whole


def test_a_corrected_letter_says_what_has_changed(office, tmp_path, server):
    """Whoever reads paper learns of a correction like everybody else; `senden` says how they get letters."""
    workspace = copy_of(office.folder, tmp_path / "netzwerk", MINUTES)
    workspace.use_server(server.port)
    sent = workspace.run("senden", MINUTES, "--ja", "--kontakte", "liste.csv")
    assert sent.code == 0, sent.err
    assert f"`rundmail briefe {MINUTES}`" in sent.err, sent.err
    text = workspace.file.read_text("utf-8")
    assert text.count("großer Saal") == 1
    workspace.file.write_text(text.replace("großer Saal", "kleiner Saal"), "utf-8")
    again = workspace.run("senden", MINUTES, "--ja", "--berichtigung", "--kontakte", "liste.csv")
    assert again.code == 0, again.err
    done = workspace.run("briefe", MINUTES, "--kontakte", "liste.csv")
    assert done.code == 0, done.err
    path = workspace.folder / "out" / "letters" / MINUTES.replace(".toml", ".pdf")
    read = flat(output("pdftotext", "-f", "1", "-l", "1", "-raw", path, "-"))
    assert "Berichtigung: " in read and read.count("kleiner Saal") == 2, read
    assert read.index("Geändert hat sich:") < read.index("Sehr geehrte Frau Muster"), read


def test_the_marks_for_folding_are_where_the_post_folds(written, tmp_path):
    _, path = written
    page = first_pages(path)[0]
    output("pdftoppm", "-r", "254", "-gray", "-f", page, "-l", page, "-singlefile", "-png", path, tmp_path / "seite")
    with Image.open(tmp_path / "seite.png") as picture:
        sheet = picture.convert("L")
        strip = sheet.crop((40, 0, 80, sheet.height))
        dark = [y / 10 for y in range(strip.height) if min(strip.crop((0, y, 40, y + 1)).get_flattened_data()) < 160]
    for mark in (105, 148.5, 210):
        assert any(abs(mark - y) < 0.4 for y in dark), mark
    assert all(any(abs(mark - y) < 0.6 for mark in (105, 148.5, 210)) for y in dark)


def test_faulty_addresses_stop_the_letters_or_are_left_out(office):
    rows = "Frau;;Eva;Kurz;;;netzwerk;;;;;Weg 2;4109;Leipzig;\n;;Ole;Halb;;;netzwerk;;;;;Weg 3;;;\n"
    (office.folder / "halb.csv").write_text(LIST + rows, "utf-8")
    out = office.folder / "halb"
    done = office.run("letters", MINUTES, "--contacts", "halb.csv", "-o", out)
    assert done.code == 1 and not out.exists()
    assert "[letters.address]" in done.err and "Eva Kurz" in done.err and "Ole Halb" in done.err
    done = office.run(
        "letters", MINUTES, "--contacts", "halb.csv", "-o", out, "--skip-faulty", "--single-sided", "--csv"
    )
    assert done.code == 0, done.err
    rows = list(csv.DictReader(io.StringIO(done.out.lstrip("\ufeff")), delimiter=";"))
    assert len(rows) == 6 and rows[0]["PLZ"] == "04109" and rows[1]["Land"] == "Österreich"
    assert "Kurz" not in done.out and "@" not in done.out
    told = office.run("kontakte", "--kontakte", "halb.csv").err
    assert "[contacts.postal-address]" in told and "04109" in told
    # A letter that shows a box in place of a letter reaches nobody.
    (office.folder / "fremd.csv").write_text(f"{HEADER}\n;;漢;字;;;;;;;;Weg 1;12345;Musterstadt;\n", "utf-8")
    assert "[letters.glyph]" in office.run("briefe", MINUTES, "--kontakte", "fremd.csv", "-o", out).err


def test_letters_can_be_restricted(office):
    out = office.folder / "nur"
    done = office.run("briefe", MINUTES, "--kontakte", "liste.csv", "--ausser", "netzwerk", "-o", out)
    assert "2 Briefe" in done.err and "Rosa Lang" in done.err and "Ida" not in done.err
    (office.folder / "nur.csv").write_text("\n".join(LIST.splitlines()[i] for i in (0, 5)) + "\n", "utf-8")
    done = office.run("briefe", MINUTES, "--kontakte", "liste.csv", "--nur", "nur.csv", "-o", out)
    assert done.code == 0 and "1 Brief " in done.err and "Olena Koval" in done.err
    (office.folder / "mails.csv").write_text(f"{HEADER}\n{LIST.splitlines()[1]}\n", "utf-8")
    assert office.run("briefe", MINUTES, "--kontakte", "mails.csv").code == 5


def test_a_list_of_attendance_has_names_and_nothing_private(office):
    done = office.run("anwesenheitsliste", MINUTES, "--kontakte", "liste.csv")
    assert done.code == 0, done.err
    path = office.folder / "out" / "sign-in" / MINUTES.replace(".toml", ".pdf")
    text = flat(output("pdftotext", "-layout", path, "-"))
    for part in ("Anwesenheitsliste", "Unterschrift", "Kim Öz", "Verein Süd", "29. Januar 2027", "vernichtet"):
        assert part in text, part
    assert "Art. 6 Abs. 1 Buchst. e DSGVO" in text and "29. Januar 2027" in done.err
    for private in ("Ute", "Lindenstr", "04109", "aylin@", "kim@sued", "Parkweg"):
        assert private not in text, private
    names = [text.index(name) for name in ("Hadi", "Koval", "Muster", "Nirgends", "Öz", "Probe")]
    assert names[0] < names[1] and names[3] < names[4] < names[5]
    numbers = sorted(box[2] for box in words(path, 1) if box[0].isdigit() and box[1] < 27 and box[2] > 60)
    assert len(numbers) > 10
    assert all(after - before >= 10 for before, after in zip(numbers, numbers[1:], strict=False))
    with pikepdf.open(path) as pdf:
        kinds = [
            str(one.S)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"
        ]
        assert kinds.count("/TH") == 4 and kinds.count("/Table") == 1
    ukrainian = office.run("sign-in", MINUTES, "--language", "uk", "--deputies", "--rows", "40", "--blank")
    assert ukrainian.code == 0, ukrainian.err
    other = path.with_suffix(".uk.pdf")
    text = flat(output("pdftotext", other, "-"))
    assert "Список присутніх" in text and "Замість кого" in text and "Kim" not in text
    with pikepdf.open(other) as pdf:
        _, _, width, height = (float(side) for side in pdf.pages[0].mediabox)
        assert width > height and str(pdf.Root.Lang) == "uk"
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", path, other)


def test_the_office_says_how_long_a_list_is_kept(office):
    settings = office.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    own = (
        '[anwesenheitsliste]\naufbewahren-monate = 1\nrechtsgrundlage = "§ 3 Satzung"\nkontakt = "dsb@stadt.example"\n'
    )
    settings.write_text(f"{text}\n{own}", "utf-8")
    done = office.run("sign-in", MINUTES, "--blank", "-o", office.folder / "kurz")
    settings.write_text(text, "utf-8")
    assert done.code == 0, done.err
    said = flat(output("pdftotext", office.folder / "kurz" / MINUTES.replace(".toml", ".pdf"), "-"))
    assert "29. November 2026" in said and "§ 3 Satzung" in said and "dsb@stadt.example" in said


def test_an_attachment_with_names_and_addresses_is_the_list(office):
    rows = "".join(
        f";;Jana{n};Muster{n};;jana{n}@verein.example;;;;;;Weg {n};1234{n};Musterstadt;\n" for n in range(1, 7)
    )
    (office.folder / "viele.csv").write_text(f"{HEADER}\n{rows}", "utf-8")
    file = office.folder / "liste.toml"
    anlage = '[[anlagen]]\nkennung = "a"\ntitel = "Aushang"\ndatei = "anlagen/aushang.txt"\n'
    file.write_text(f'titel = "Rund"\nart = "rundmail"\neinleitung = "Siehe [](anlage:a)."\n{anlage}', "utf-8")
    home = "".join(f"Jana{n} Muster{n}, Weg {n}, Hinterhaus, 1234{n} Musterstadt\n" for n in range(1, 7))
    attached = office.folder / "anlagen" / "aushang.txt"
    attached.write_text(home, "utf-8")
    assert "[attachment.contact-list]" in office.run("pruefen", file, "--kontakte", "viele.csv").err
    attached.write_text("".join(f"Beratung, Weg {n}, 1234{n} Musterstadt\n" for n in range(1, 7)), "utf-8")
    assert "[attachment.contact-list]" not in office.run("pruefen", file, "--kontakte", "viele.csv").err
