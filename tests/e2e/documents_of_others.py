"""Documents as offices have them, for the tests of `import`: one text in the formats of other programs."""

import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import docx.enum.text
import docx.oxml

# What a summary looks like in Word: headings by bold text alone, dates in a list, access data in a block.
SUMMARY = [
    ("title", "Zusammenfassung des Netzwerktreffens"),
    ("p", "Datum: Donnerstag, 17. September 2026"),
    ("p", "Zeit: 17.00 bis 19.15 Uhr"),
    ("p", "Ort: Rathaus Musterstadt, Großer Saal"),
    ("p", "Moderation: Jana Beispiel"),
    ("p", "Protokoll: Ole Muster"),
    ("p", "Anwesend: 42 Personen aus 23 Organisationen"),
    ("p", "Entschuldigt: Kim Probe (Jugendring Nord); Dr. Ada Beispiel, Beratungsstelle Brückenbogen e. V."),
    ("p", "Liebe Engagierte, danke für das offene Gespräch über Wege & Ziele (a < b, 100 % * 2)."),
    ("b", "TOP 1: Begrüßung"),
    ("p", "Jana Beispiel begrüßt alle *herzlich* und stellt die Tagesordnung vor."),
    ("b", "TOP 2: Berichte aus den Arbeitsgruppen"),
    ("b", "2.1 Wohnen"),
    ("p", "Die Gruppe sammelt Erfahrungen mit der Wohnungslotsin; mehr unter https://wohnen.example/lotsin im Netz."),
    ("li", "Sprechstunde ohne Termin"),
    ("li2", "dienstags"),
    ("li2", "donnerstags"),
    ("li", "Fallrunde im November"),
    ("b", "2.2 Sprache"),
    ("p", "Beschluss: Das Netzwerk lädt das Projekt erneut ein (12 Ja, 1 Nein, 2 Enthaltungen)."),
    ("p", "Frau Muster schickt bis 14.10. die Liste der Kurse."),
    (
        "table",
        [
            ["Wer", "Was", "Bis wann"],
            ["Robin Vorlage", "Tische beim Bauhof bestellen", "21.09.2026"],
            ["Jugendring", "Plakate abholen", "bald"],
        ],
    ),
    ("b", "Termine"),
    ("li", "Sa, 07.11.2026, 14–18 Uhr: Fest der Kulturen, Rathausplatz"),
    ("li", "10. bis 12. Oktober 2026: Interkulturelle Woche"),
    ("li", "24.10.26, 10 Uhr: Nähkurs (Stadtbücherei)"),
    ("li", "Mi 7. Oktober: Lesung"),
    ("li", "Montag, 13.10.2026: Fachtag"),
    ("li", "im Frühjahr: Ehrenamtsmesse"),
    ("b", "Aufruf: Beiträge für den Rundbrief"),
    ("p", "Gesucht werden kurze Texte. Einsendeschluss ist der 16.10.2026, bitte bis 16.10.2026 schicken."),
    ("p", "Kontakt: rundbrief@musterstadt.example"),
    ("b", "Zugangsdaten"),
    ("p", "Zoom-Meeting beitreten"),
    ("p", "https://us02web.zoom.us/j/82316749021?pwd=Zm9vYmFy"),
    ("p", "Meeting-ID: 823 1674 9021"),
    ("p", "Kenncode: 590417"),
    ("p", "Einwahl: +49 69 7104 9922"),
    ("b", "Nächstes Treffen"),
    ("p", "Nächstes Treffen: Donnerstag, 12. November 2026, 17 Uhr, Bürgerhaus"),
]

SECRETS = ("Zm9vYmFy", "823 1674 9021", "590417", "7104 9922")


def lines(parts=SUMMARY):
    """The text of a document, line by line."""
    for kind, said in parts:
        if kind == "table":
            yield from (cell for row in said for cell in row)
        else:
            yield said


def words(text):
    """The words of a text, with how often each is there."""
    found = {}
    for word in re.findall(r"[^\W_]+", text.lower()):
        found[word] = found.get(word, 0) + 1
    return found


def bullet(level, sign):
    """A level of a list, set as LibreOffice sets it."""
    at = f"{level * 0.64:.2f}cm"
    label = f'text:label-followed-by="listtab" text:list-tab-stop-position="{at}" fo:text-indent="-0.64cm" fo:margin-left="{at}"'
    return (
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f"<style:list-level-label-alignment {label}/></style:list-level-properties></text:list-level-style-bullet>"
    )


def flat_odt(parts=SUMMARY):
    """The document as a flat file of LibreOffice."""
    body = []
    for kind, said in parts:
        if kind == "table":
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
                + "</table:table-row>"
                for row in said
            )
            body.append(
                f'<table:table><table:table-column table:number-columns-repeated="{len(said[0])}"/>{rows}</table:table>'
            )
        elif kind in ("li", "li2"):
            inner = f"<text:p>{escape(said)}</text:p>"
            item = f"<text:list-item>{inner}</text:list-item>"
            if kind == "li2":
                item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
            body.append(f'<text:list text:style-name="L1" text:continue-numbering="true">{item}</text:list>')
        elif kind == "title":
            body.append(f'<text:p text:style-name="Title">{escape(said)}</text:p>')
        elif kind == "b":
            body.append(f'<text:p><text:span text:style-name="B">{escape(said)}</text:span></text:p>')
        else:
            body.append(f"<text:p>{escape(said)}</text:p>")
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    }
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in names.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Title" style:family="paragraph" style:class="chapter">
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="B" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1">
{bullet(1, "•")}{bullet(2, "–")}</text:list-style>
</office:automatic-styles><office:body><office:text>{"".join(body)}</office:text></office:body></office:document>"""


def converted(source: Path, target: Path, *endings):
    """The files that LibreOffice makes of a document, by their endings, in one run for each."""
    profile = (target / "profile").resolve().as_uri()
    made = {}
    for ending in endings:
        name, _, rest = ending.partition(":")
        command = [shutil.which("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
        subprocess.run([*command, "--outdir", target, source], check=True, capture_output=True, timeout=240)
        made[name] = target / f"{source.stem}.{name}"
    return made


def word_document(path: Path, parts=SUMMARY):
    """The document as a Python library writes it for Word: with styles for headings and lists."""
    document = docx.Document()
    for kind, said in parts:
        if kind == "table":
            table = document.add_table(rows=len(said), cols=len(said[0]))
            for row, cells in zip(said, table.rows, strict=True):
                for text, cell in zip(row, cells.cells, strict=True):
                    cell.text = text
        elif kind == "title":
            document.add_heading(said, 0)
        elif kind == "b":
            document.add_heading(said, 2 if re.match(r"\d\.\d", said) else 1)
        elif kind == "li":
            document.add_paragraph(said, style="List Bullet")
        elif kind == "li2":
            document.add_paragraph(said, style="List Bullet 2")
        else:
            document.add_paragraph(said)
    document.save(path)
    return path


def text_document(path: Path, parts=SUMMARY):
    """The document as plain text, as it is copied into a mail."""
    out = []
    for kind, said in parts:
        if kind == "table":
            out += ["", *("\t".join(row) for row in said), ""]
        elif kind == "b":
            rule = [] if re.match(r"TOP|\d", said) else ["-" * len(said)]
            out += ["", said, *rule, ""]
        elif kind == "li":
            out.append(f"- {said}")
        elif kind == "li2":
            out.append(f"    - {said}")
        elif kind == "title":
            out += [said, "=" * len(said), ""]
        else:
            out += [said] if ":" in said[:14] else ["", said, ""]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    return path
