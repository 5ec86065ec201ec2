"""Minutes files of documents that other programs have written: Word, LibreOffice, PDF, HTML, text."""

import io
import re
import tomllib
import zipfile

import documents_of_others as others
import docx
import pikepdf
import pytest
from conftest import ROOT, rundmail
from documents_of_others import SECRETS, SUMMARY, words
from docx.oxml import OxmlElement
from PIL import Image

TODAY = 1790332800  # 2026-09-25


def imported(document, *options, cwd):
    """The new file of a document, as text and as data, and what the program said."""
    target = cwd / f"{document.name}.toml"
    done = rundmail("einlesen", document, "--ziel", target, *options, cwd=cwd, SOURCE_DATE_EPOCH=TODAY)
    assert done.code == 0, done.err
    text = target.read_text("utf-8")
    return text, tomllib.loads(text), done.err


def items(data):
    """All items, at whatever depth."""
    for item in data:
        yield item
        yield from items(item.get("unterpunkte", []))


def lost(source, text):
    """The words of a text that a file does not have, or not as often."""
    have = words(text)
    return {word: count for word, count in words(source).items() if have.get(word, 0) < count}


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """One summary as LibreOffice, a library for Word and a text editor write it."""
    folder = tmp_path_factory.mktemp("dokumente")
    flat = folder / "zusammenfassung.fodt"
    flat.write_text(others.flat_odt(), "utf-8")
    tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    plain = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
    made = others.converted(flat, folder, "docx", "odt", "html", tagged)
    made["tagged.pdf"] = made.pop("pdf").rename(folder / "tagged.pdf")
    made["plain.pdf"] = others.converted(flat, folder, plain)["pdf"]
    made["fodt"] = flat
    made["word.docx"] = others.word_document(folder / "word.docx")
    made["txt"] = others.text_document(folder / "text.txt")
    return made


@pytest.mark.parametrize("kind", ["fodt", "docx", "odt", "html", "word.docx", "txt", "tagged.pdf", "plain.pdf"])
def test_a_summary_of_the_usual_shape(kind, offices, tmp_path):
    text, data, said = imported(offices[kind], cwd=tmp_path)
    source = "\n".join(others.lines(SUMMARY))
    assert not lost(source, text)
    assert (data["titel"], data["art"]) == ("Zusammenfassung des Netzwerktreffens", "zusammenfassung")
    meeting = data["sitzung"]
    assert [str(meeting[key]) for key in ("datum", "beginn", "ende", "naechstes-treffen")] == [
        "2026-09-17",
        "17:00:00",
        "19:15:00",
        "2026-11-12",
    ]
    assert [meeting[key] for key in ("ort", "leitung", "protokoll")] == [
        "Rathaus Musterstadt, Großer Saal",
        "Jana Beispiel",
        "Ole Muster",
    ]
    assert meeting["online"]["kennung"] == "823 1674 9021" and meeting["online"]["kenncode"] == "590417"
    assert meeting["online"]["link"] == "https://us02web.zoom.us/j/82316749021?pwd=Zm9vYmFy"
    del meeting["online"]
    assert not [secret for secret in SECRETS if secret in str(data)]
    assert data["teilnahme"] == {"personen": 42, "organisationen": 23}
    assert [(one["name"], one["organisation"], one["status"]) for one in data["teilnehmende"]] == [
        ("Kim Probe", "Jugendring Nord", "entschuldigt"),
        ("Dr. Ada Beispiel", "Beratungsstelle Brückenbogen e. V.", "entschuldigt"),
    ]
    dates = [(one["titel"], str(one["datum"]), str(one.get("bis", "")), one.get("ort")) for one in data["termine"]]
    assert dates == [
        ("Fest der Kulturen", "2026-11-07", "", "Rathausplatz"),
        ("Interkulturelle Woche", "2026-10-10", "2026-10-12", None),
        ("Nähkurs", "2026-10-24", "", "Stadtbücherei"),
        ("Lesung", "2026-10-07", "", None),
    ]
    assert str(data["termine"][0]["beginn"]) == "14:00:00" and str(data["termine"][0]["ende"]) == "18:00:00"
    titles = [item["titel"] for item in data["tagesordnung"]]
    assert titles == ["TOP 1: Begrüßung", "TOP 2: Berichte aus den Arbeitsgruppen", "Termine", "Nächstes Treffen"]
    below = data["tagesordnung"][1]["unterpunkte"]
    assert [item["titel"] for item in below] == ["2.1 Wohnen", "2.2 Sprache"]
    assert "- Sprechstunde ohne Termin\n  - dienstags\n  - donnerstags\n- Fallrunde" in below[0]["text"]
    [decision] = below[1]["beschluesse"]
    assert decision["text"] == "Das Netzwerk lädt das Projekt erneut ein"
    assert decision["stimmen"] == {"ja": 12, "nein": 1, "enthaltungen": 2}
    tasks = [(task.get("wer"), str(task.get("faellig", ""))) for task in below[1]["aufgaben"]]
    if kind == "plain.pdf":
        # Nothing in it says where the cells of a row end.
        del below[1]["aufgaben"][1:], tasks[1:]
        assert tasks == [("Frau Muster", "2026-10-14")] and "Robin Vorlage" in below[1]["text"]
    else:
        assert tasks == [("Frau Muster", "2026-10-14"), ("Robin Vorlage", "2026-09-21"), ("Jugendring", "")]
    [call] = data["mitteilungen"]
    assert (call["titel"], call["typ"], str(call["frist"])) == ("Beiträge für den Rundbrief", "aufruf", "2026-10-16")
    # What is not certain is told with its place, and stays.
    assert "Montag, 13.10.2026: Fachtag" in data["tagesordnung"][2]["text"]
    assert "im Frühjahr: Ehrenamtsmesse" in data["tagesordnung"][2]["text"]
    assert "„Montag, 13.10.2026: Fachtag“: Wochentag und Datum" in said
    place = {"txt": "Zeile", "tagged.pdf": "Seite 1", "plain.pdf": "Seite 1"}.get(kind, "Absatz")
    assert f"- {place}" in said
    # The only error is the document's own.
    assert "1 Fehler" in said and "text.weekday" in said


def test_the_examples_come_back_from_every_format(network):
    source = network.data
    done = network.run(
        "ausgeben", network.file, "--format", "html,pdf,txt", "--fassung", "intern", SOURCE_DATE_EPOCH=TODAY
    )
    assert done.code == 0, done.err
    made = network.folder / "out" / "internal"
    titles = [item["titel"] for item in items(source["tagesordnung"])]
    read = 0
    for ending in ("html", "pdf", "txt"):
        [document] = [file for file in made.glob(f"2026-09-03*.{ending}") if "-" in file.stem]
        text, data, _ = imported(document, cwd=network.folder)
        found = " | ".join(item["titel"] for item in items(data["tagesordnung"]))
        if ending != "txt":
            assert not [title for title in titles if title not in found], found
        assert str(data["sitzung"]["datum"]) == "2026-09-03"
        for item in items(source["tagesordnung"]):
            said = re.sub(r"\[\]\(\w+:[\w-]+\)", "", item.get("text", ""))
            assert not {word for word in words(said) if word not in words(text)} - {"i", "d"}, (ending, item)
        for secret in ("590417", "Zm9vYmFy"):
            assert secret not in str({**data, "sitzung": {**data["sitzung"], "online": {}}}), ending
        read += 1
    assert read == 3


def test_what_word_keeps_besides_the_text(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Stadt Musterstadt · Stabsstelle"
    document.add_heading("Protokoll vom 17.09.2026", 0)
    document.add_heading("Wohnen", 1)
    paragraph = document.add_paragraph("Die Gruppe ")
    for tag, inner, said in (("w:del", "w:delText", "GELÖSCHTES"), ("w:ins", "w:t", "trifft sich")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        text.text = said
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    hidden = paragraph.add_run(" VERBORGENES")
    hidden.font.hidden = True
    paragraph.add_run(" im ")
    paragraph.add_run("Rathaus").bold = True
    paragraph.add_run(".")
    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    picture.seek(0)
    drawn = document.add_picture(picture)
    drawn._inline.docPr.set("descr", "Ein rotes Quadrat")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Kurs"
    table.cell(0, 2).text = "Raum | Saal"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "A1"
    table.cell(1, 1).text = "früh\nspät"
    document.save(tmp_path / "a.docx")
    text, data, said = imported(tmp_path / "a.docx", cwd=tmp_path)
    assert "GELÖSCHTES" not in text and "VERBORGENES" not in text
    [item] = data["tagesordnung"]
    assert "Die Gruppe trifft sich im **Rathaus**." in item["text"] and "[Ein rotes Quadrat]" in item["text"]
    assert "| Kurs |  | Raum \\| Saal |\n|---|---|---|\n| A1 | früh; spät |  |" in item["text"]
    assert "Stabsstelle" in text and "Stabsstelle" not in str(data)
    for told in ("nachverfolgte Änderungen", "Ausgeblendeter Text", "Bilder sind nicht", "Kopf- und Fußzeilen"):
        assert told in said, said


def bomb(entry: str, size: int) -> bytes:
    """A small archive that unpacks to so many bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(entry, "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return target.getvalue()


def packed(**parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return target.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
    "<office:body><office:text>&b;</office:text></office:body></office:document-content>"
)
DEEP = "<a>" * 300_000


def test_hostile_documents_are_refused_with_a_reason(tmp_path):
    scan = pikepdf.new()
    scan.add_blank_page()
    scan.save(tmp_path / "scan.pdf")
    locked = pikepdf.new()
    locked.add_blank_page()
    locked.save(tmp_path / "zu.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    wide = "EncryptedPackage".encode("utf-16-le")
    cases = {
        "bombe.docx": (bomb("word/document.xml", 200_000_000), "ungewöhnlich groß"),
        "bombe.odt": (bomb("content.xml", 200_000_000), "ungewöhnlich groß"),
        "entities.odt": (packed(content_xml=LAUGHS), "ungewöhnlich groß"),
        "tief.odt": (packed(content_xml=DEEP), "ungewöhnlich groß"),
        "verschlüsselt.odt": (
            packed(content_xml="x", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}),
            "mit einem Kennwort geschützt",
        ),
        "verschlüsselt.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + wide, "Kennwort"),
        "alt.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "bis 2003"),
        "kaputt.docx": (others.word_document(tmp_path / "ganz.docx").read_bytes()[:20_000], "beschädigt"),
        "kaputt.pdf": (b"%PDF-1.7\n%%EOF", "beschädigt"),
        "leer.txt": (b"\n \n", "keinen Text"),
        "tabelle.xlsx": (packed(xl__workbook_xml="<workbook/>"), "keine Datei, aus der"),
        "bild.png": (b"\x89PNG\r\n\x1a\n\0\0\0", "keine Datei, aus der"),
        "groß.txt": (b"Wort " * 20_000_000, "größer als"),
    }
    for name, (content, said) in cases.items():
        (tmp_path / name).write_bytes(content)
        done = rundmail("einlesen", name, cwd=tmp_path)
        assert done.code == 1 and said in done.err, (name, done.err)
        assert "panicked" not in done.err
    for name, said in (("scan.pdf", "Scan"), ("zu.pdf", "Kennwort"), ("fehlt.docx", "gibt es nicht")):
        done = rundmail("einlesen", name, cwd=tmp_path)
        assert done.code == 1 and said in done.err, (name, done.err)
    assert not list(tmp_path.glob("*.toml"))


def test_the_new_file_has_its_name_and_replaces_none(tmp_path):
    (tmp_path / "rundmail.toml").write_text((ROOT / "tests/contract/rundmail.toml").read_text("utf-8"), "utf-8")
    (tmp_path / "anlagen").mkdir()
    (tmp_path / "anlagen" / "plan.pdf").write_bytes(b"%PDF-1.4")
    text = (
        "# Einladung zum Netzwerktreffen am 12.11.2026\n\nBeginn: 17 Uhr\n\n## Tagesordnung\n\n1. Begrüßung\n"
        "2. Finanzen\n   1. Haushalt\n   2. Spenden\n3. **Termine**\n\nAnlage: Lageplan (plan.pdf)\n\nAnlage: fehlt.pdf\n"
    )
    (tmp_path / "Einladung.md").write_text(text, "utf-8")
    first = rundmail("einlesen", "Einladung.md", cwd=tmp_path, SOURCE_DATE_EPOCH=TODAY)
    assert first.code == 0 and "2026-11-12-einladung.toml" in first.err, first.err
    made = (tmp_path / "2026-11-12-einladung.toml").read_text("utf-8")
    data = tomllib.loads(made)
    assert [item["titel"] for item in data["tagesordnung"][:2]] == ["1. Begrüßung", "2. Finanzen"]
    assert [item["titel"] for item in data["tagesordnung"][1]["unterpunkte"]] == ["1. Haushalt", "2. Spenden"]
    assert [(one["titel"], one["datei"]) for one in data["anlagen"]] == [("Lageplan", "anlagen/plan.pdf")]
    assert "„Anlage: fehlt.pdf“: Diese Anlage liegt nicht" in first.err
    again = rundmail("einlesen", "Einladung.md", cwd=tmp_path, SOURCE_DATE_EPOCH=TODAY)
    assert again.code == 1 and "bleibt, wie es ist" in again.err and "--ziel" in again.err
    assert (tmp_path / "2026-11-12-einladung.toml").read_text("utf-8") == made
    english = rundmail(
        "import", "Einladung.md", "--output", "b.toml", "--kind", "circular", "--lang", "en", cwd=tmp_path
    )
    assert english.code == 0, english.err
    assert 'kind  = "circular"' in (tmp_path / "b.toml").read_text("utf-8") and "Recognised:" in english.err
