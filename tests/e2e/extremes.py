"""A workspace of extremes: files of which each has more of something than an office ever wrote."""

import json
from pathlib import Path

from conftest import Workspace

#: No place to break a line at: ninety letters, and a link of 640 signs.
WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesvorlagenberatungsausschuss"[:90]
LINK = "https://netzwerk.example.org/" + "abcdefghij" * 61 + "x"

#: Language -> a sentence of that language that begins with a Latin word and has a telephone number.
LANGUAGES = {
    "de": "VHS und Rathaus beraten, Tel. 01234 567-890.",
    "en": "VHS and town hall give advice, phone 01234 567-890.",
    "tr": "VHS ve belediye danışmanlık verir, tel. 01234 567-890.",
    "ar": "VHS تقدم المشورة، هاتف 01234 567-890.",
    "uk": "VHS консультує, тел. 01234 567-890.",
    "ru": "VHS консультирует, тел. 01234 567-890.",
    "fa": "VHS مشاوره می‌دهد، تلفن 01234 567-890.",
    "fr": "VHS et mairie conseillent, tél. 01234 567-890.",
    "pl": "VHS i ratusz doradzają, tel. 01234 567-890.",
    "ro": "VHS și primăria oferă consultanță, tel. 01234 567-890.",
}


def quoted(text: str) -> str:
    """A string of JSON is a basic string of TOML, too."""
    return json.dumps(text, ensure_ascii=False)


def head(title: str, language: str = "de", kind: str = "circular") -> str:
    return f"title = {quoted(title)}\nkind = {quoted(kind)}\nlanguage = {quoted(language)}\nissued = 2026-11-02\n"


def items(count: int) -> str:
    entry = "\n[[agenda]]\ntitle = {}\ntext = {}\n"
    return "".join(
        entry.format(quoted(f"Punkt Nummer {n}"), quoted("Es wird *kurz* beraten.")) for n in range(1, count + 1)
    )


def levels(count: int) -> str:
    nested = "\n".join(f"{'  ' * depth}- Stufe {depth + 1}" for depth in range(count))
    entry = "\n[[agenda{}]]\ntitle = {}\ntext = {}\n"
    return "".join(
        entry.format(".items" * depth, quoted(f"Ebene {depth + 1}"), quoted(nested)) for depth in range(count)
    )


def dates(count: int) -> str:
    return "".join(
        f"\n[[dates]]\ntitle = {quoted(f'Sprechtag {n}')}\ndate = 2027-{1 + n // 28:02}-{1 + n % 28:02}\n"
        f'start = 09:00:00\nend = 17:30:00\nplace = "Bürgerhaus, Saal {n}"\n'
        for n in range(count)
    )


def attachments(folder: Path, count: int) -> str:
    (folder / "anlagen").mkdir()
    text = ""
    for n in range(1, count + 1):
        (folder / "anlagen" / f"blatt-{n}.txt").write_text(f"Blatt {n}\n", "utf-8")
        text += f'\n[[attachments]]\nid = "blatt-{n}"\ntitle = "Merkblatt Nummer {n}"\nfile = "anlagen/blatt-{n}.txt"\n'
    return text


def words() -> str:
    columns = "| " + " | ".join(f"Spalte {n}" for n in range(1, 9)) + " |\n" + "|---" * 8 + "|\n"
    rows = "".join("| " + " | ".join(f"Wert {row}.{n}" for n in range(1, 9)) + " |\n" for row in range(1, 6))
    text = f"{WORD}\n\n{LINK}\n\n[Ein Wort]({LINK})\n\n> {WORD}\n\n- {WORD}\n\n`{WORD}`\n\n{columns}{rows}\n| A | B |\n|---|---|\n| {WORD} | {LINK} |\n"
    return (
        f"\nintro = {quoted(text)}\n[meeting]\ndate = 2026-10-01\nplace = {quoted(WORD)}\n"
        f"\n[[agenda]]\ntitle = {quoted(WORD)}\ntext = {quoted(text)}\n"
        f"\n[[dates]]\ntitle = {quoted(WORD)}\ndate = 2027-01-05\nuntil = 2027-02-09\nplace = {quoted(WORD)}\nurl = {quoted(LINK)}\n"
    )


def workspace(folder: Path) -> Workspace:
    """Writes them all below `folder`; each is a mailing of its own."""
    folder.mkdir()
    (folder / "rundmail.toml").write_text(
        '[organisation]\nname = "Stadt Musterstadt"\nemail = "integration@musterstadt.example"\n'
        '[mail]\nfrom = "Stadt Musterstadt <integration@musterstadt.example>"\nsubject = "{{ title }}"\n'
        '[contacts]\nfile = "contacts.csv"\n',
        "utf-8",
    )
    (folder / "contacts.csv").write_text("name,email\nMia Muster,mia.muster@verein.example\n", "utf-8")
    files = {
        "leer": head("Leer"),
        "zweihundert": head("Zweihundert Punkte") + items(200),
        "ebenen": head("Acht Ebenen") + levels(8),
        "vierzig": head("Vierzig Termine") + dates(40),
        "lang": head(WORD, kind="summary") + words(),
        "dreissig": head("Dreißig Anlagen") + attachments(folder, 30),
    }
    for language, sentence in LANGUAGES.items():
        text = sentence + "\n\n" + "\n\n".join(f"{other} – {LANGUAGES[other]}" for other in LANGUAGES)
        files[f"sprache-{language}"] = head(sentence, language) + f"intro = {quoted(text)}\n" + dates(3)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return Workspace(folder, "leer.toml")
