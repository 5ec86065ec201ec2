"""Numbers and days go out as they were typed: page, text and paper are read back."""

import re
import subprocess

TYPED = '''title = "3.2.10 Finanzen"
kind = "summary"
language = "de"
issued = 2026-10-20

[meeting]
date = 2026-10-15

[[agenda]]
title = "Bericht"
text = """
Am 5.11, 18 Uhr treffen wir uns, vom 5.11 bis 8.11 ist Pause. Am 3./4. Mai ist Fest, um 5.11 Uhr Frühstück.

12. Sitzung im Rathaus

14. Sitzung im Bahnhof

Dazwischen ein Satz.

17.

Offen: siehe 3.2.10 und Raum 3.12, Beginn 18: 40 Uhr.
"""
'''

SHOWN = [
    "3.2.10 Finanzen",
    "Am 5.11, 18 Uhr",
    "vom 5.11 bis 8.11",
    "Am 3./4. Mai",
    "um 05:11 Uhr",
    "17.",
    "siehe 3.2.10 und Raum 3.12",
    "18:40 Uhr",
]


def test_numbers_and_days_stay_as_they_were_typed(contract):
    (contract.folder / "zahlen.toml").write_text(TYPED, "utf-8")
    out = contract.folder / "out" / "internal"
    done = contract.run("render", "zahlen.toml", "-o", contract.folder / "out")
    assert done.code == 0, done.err
    [paper] = out.rglob("zahlen.pdf")
    [text] = out.rglob("zahlen.txt")
    [page] = out.rglob("zahlen.html")
    pdf = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True)
    html = page.read_text("utf-8")
    bare = re.sub(r"<[^>]+>", "", html)
    for words in (text.read_text("utf-8"), pdf.stdout.decode(), bare):
        words = re.sub(r"\s+", " ", words.replace("\u00a0", " "))
        for wanted in SHOWN:
            assert wanted in words, (wanted, words)
        assert "05:11, 18" not in words
    for words in (text.read_text("utf-8"), pdf.stdout.decode()):
        for wanted in (r"12\. +Sitzung im Rathaus", r"14\. +Sitzung im Bahnhof"):
            assert re.search(wanted, words), words
    assert 'start="12"' in html and 'start="14"' in html
