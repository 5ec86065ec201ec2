"""How much of what a colleague would see in foreign minutes `check` sees as well: `tests/corpus/colleague.txt`.

Recall is the share of planted defects with a finding where they stand; precision the share of errors and warnings
that stand at one. The bounds only ever rise. `-s` shows what was missed and what was found for nothing.
"""

import json
import re
from pathlib import Path

from conftest import rundmail

CORPUS = Path(__file__).parents[1] / "corpus" / "colleague.txt"
# As measured when the sentences were written, before any rule was made for them.
RECALL, PRECISION, NOTES_A_PAGE = 0.14, 0.77, 1.5
# What a page holds (characters).
PAGE = 1_800
PIECE = re.compile(r"\{(.*?) = ([a-z-]+)\}|[^{]+|\{")


def minutes_of(head: str, texts: list[str]) -> tuple[str, dict[int, str]]:
    """A minutes file with a text to an item, and the line of each text."""
    kind, date, start, end, *place = head.split()
    lines = [
        f'title = "Bericht"\nkind = "{kind}"\nissued = 2026-11-30\n[meeting]\ndate = {date}\nstart = {start}:00',
        f'end = {end}:00\nplace = "{" ".join(place)}"\n[attendance]\npersons = 18\norganisations = 12',
    ]
    at = {}
    for number, text in enumerate(texts, start=1):
        lines += [f'[[agenda]]\ntitle = "Punkt {number}"\ntext = """', text, '"""']
        at["\n".join(lines[:-1]).count("\n") + 1] = text
    return "\n".join(lines) + "\n", at


def marked(line: str) -> tuple[str, list[tuple[range, str]]]:
    """A line without its marks, and where they stood."""
    text, marks = "", []
    for piece in PIECE.finditer(line):
        words, kind = piece.groups()
        if words is not None:
            marks.append((range(len(text), len(text) + len(words)), kind))
        text += piece[0] if words is None else words
    return text, marks


def test_a_colleague_would_not_have_seen_much_more(tmp_path):
    blocks = re.split(r"^== ", CORPUS.read_text("utf-8"), flags=re.MULTILINE)[1:]
    planted, found, right, wrong, notes, letters = 0, 0, 0, 0, 0, 0
    for block in blocks:
        head, *lines = [line for line in block.split("\n") if line]
        texts = [marked(line) for line in lines]
        source, at = minutes_of(head, [text for text, _ in texts])
        (tmp_path / "fremd.toml").write_text(source, "utf-8")
        findings = json.loads(rundmail("check", "--json", "fremd.toml", cwd=tmp_path, RUNDMAIL_LANG="en").out)
        for (line, text), (_, marks) in zip(at.items(), texts, strict=True):
            letters += len(text)
            own = [one for one in findings if one["line"] == line]
            hits = set()
            for span, kind in marks:
                # The finding may be about the whole of the words around the mark.
                near = [n for n, one in enumerate(own) if span.start - 12 <= one["column"] - 1 < span.stop]
                hits.update(near)
                found += bool(near)
                if not near:
                    print("missed:", kind, text[span.start : span.stop])
            planted += len(marks)
            for number, one in enumerate(own):
                notes += one["severity"] == "note"
                right += one["severity"] != "note" and number in hits
                wrong += one["severity"] != "note" and number not in hits
                if number not in hits:
                    print("for nothing:", one["severity"], one["rule"], text)
    print(f"recall {found}/{planted}, precision {right}/{right + wrong}, notes a page {notes / (letters / PAGE):.2f}")
    assert planted > 50 and found / planted >= RECALL
    assert right / (right + wrong) >= PRECISION
    assert notes / (letters / PAGE) <= NOTES_A_PAGE
