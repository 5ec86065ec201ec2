"""Days in texts and records: what is counted from today, calendar weeks, holidays, last days that are over.

The sentences stand in `tests/corpus/days.txt`; which day is a holiday is compared with the package `holidays`.
"""

import json
import re
from datetime import date
from pathlib import Path

import holidays
from conftest import rundmail

CORPUS = Path(__file__).parents[1] / "corpus" / "days.txt"
MARK = re.compile(r"\{(.*?) = ([a-z.-]+)\}")
MINE = {
    "date.far",
    "date.holiday",
    "german.short-year",
    "meeting.holiday",
    "text.calendar-week",
    "text.contradiction",
    "text.impossible-date",
    "text.past-date",
    "text.relative-day",
    "text.weekday",
}


def entry(part: str, text: str) -> list[str]:
    """The lines of a file around one text; the last but one is the text."""
    if part == "title":
        day, title = text.split(" ", 1)
        return ["[[dates]]", f"date = {day}", f'title = "{title}"', ""]
    text = ["'''", text, "'''"]
    return {
        "intro": ["intro = " + text[0], *text[1:]],
        "announcement": ["[[announcements]]", 'title = "Neues"', "text = " + text[0], *text[1:]],
        "call": ["[[announcements]]", 'title = "Neues"', 'type = "call"', "text = " + text[0], *text[1:]],
        "agenda": ["[[agenda]]", 'title = "Punkt"', "text = " + text[0], *text[1:]],
        "task": ["[[agenda]]", 'title = "Punkt"', "[[agenda.tasks]]", "text = " + text[0], *text[1:]],
    }[part]


def found_in(folder: Path, head: str, part: str, texts: list[str]) -> dict[int, list[tuple[str, range]]]:
    """The findings of the rules about days for each text: rule, and the columns at which they stand."""
    language, kind, meeting, issued, land = head.split()
    (folder / "rundmail.toml").write_text(f'[defaults]\nstate = "{land}"\n' if land != "-" else "", "utf-8")
    top = [f'title = "Bericht"\nkind = "{kind}"\nlanguage = "{language}"\nissued = {issued}']
    below = [f'[meeting]\ndate = {meeting}\nstart = 17:00:00\nplace = "Saal"\n'] if meeting != "-" else []
    lines, at = [*top[0].split("\n")], {}
    if part != "intro":
        lines += "\n".join(below).split("\n")
    for number, text in enumerate(texts):
        lines += entry(part, text)
        at[len(lines) - 1] = number
    if part == "intro":
        lines += below
    (folder / "tage.toml").write_text("\n".join(lines) + "\n", "utf-8")
    out = rundmail("check", "--json", "tage.toml", cwd=folder, RUNDMAIL_LANG="en").out
    told = {number: [] for number in range(len(texts))}
    for one in json.loads(out):
        if one["rule"] in MINE and one["line"] in at:
            # A title stands behind its key, and in the corpus behind its day.
            column = one["column"] - 1 + (2 if part == "title" else 0)
            told[at[one["line"]]].append((one["rule"], column))
    return told


def marked(line: str) -> tuple[str, list[tuple[str, range]]]:
    """A line without its marks, and where they stood."""
    text, marks, rest = "", [], 0
    for mark in MARK.finditer(line):
        text += line[rest : mark.start()]
        marks.append((mark[2], range(len(text), len(text) + len(mark[1]))))
        text += mark[1]
        rest = mark.end()
    return text + line[rest:], marks


def test_days_are_found_where_they_are_wrong_and_nowhere_else(tmp_path):
    wrong = []
    for block in re.split(r"^== ", CORPUS.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = [line for line in block.split("\n") if line]
        *head, part = head.split()
        texts = [marked(line) for line in lines]
        groups = [[text] for text in texts] if part == "intro" else [texts]
        for group in groups:
            told = found_in(tmp_path, " ".join(head), part, [text for text, _ in group])
            for number, (text, marks) in enumerate(group):
                own = told[number]
                hit = [mark for mark in marks if any(r.endswith(mark[0]) and c in mark[1] for r, c in own)]
                if len(hit) != len(marks) or len(own) != len(marks):
                    wrong.append((text, marks, own))
    assert not wrong, "\n".join(map(str, wrong))


def test_holidays_are_those_that_others_know(tmp_path):
    """Office hours on each day on which somebody in Germany has a holiday; each Land sees its own."""
    years = range(2026, 2030)
    catholic = holidays.Germany(subdiv="BY", years=years, categories=("catholic",))
    expected = {}
    for land in ["", *(code for code in holidays.Germany.subdivisions if len(code) == 2)]:
        expected[land] = set(holidays.Germany(subdiv=land or None, years=years))
    days = sorted(set().union(*expected.values(), catholic))
    assert len(days) > 50
    # Easter Sunday and Whit Sunday are free everywhere, by whatever law.
    sundays = {day for day in days if day.weekday() == 6}
    events = "".join(f'[[dates]]\ntitle = "Sprechstunde"\ndate = {day}\n' for day in days)
    (tmp_path / "a.toml").write_text(f'title = "T"\nkind = "circular"\n{events}', "utf-8")
    lines = (tmp_path / "a.toml").read_text("utf-8").split("\n")
    for land, own in expected.items():
        (tmp_path / "rundmail.toml").write_text(f'[defaults]\nstate = "{land}"\n' if land else "", "utf-8")
        run = rundmail("check", "--json", "a.toml", cwd=tmp_path, RUNDMAIL_LANG="en")
        found = [one["line"] for one in json.loads(run.out) if one["rule"] == "date.holiday"]
        told = {date.fromisoformat(lines[line - 1].split(" = ")[1]) for line in found}
        assert told | sundays == own | sundays, land


def test_a_land_that_is_none_is_told_with_its_place(tmp_path):
    (tmp_path / "rundmail.toml").write_text('[vorgaben]\nland = "Nordrhein-Westphalen"\n', "utf-8")
    (tmp_path / "a.toml").write_text('titel = "T"\nart = "rundmail"\neinleitung = "Kurz."\n', "utf-8")
    found = json.loads(rundmail("check", "--json", "a.toml", cwd=tmp_path).out)
    [finding] = [one for one in found if one["rule"] == "settings.state"]
    assert (finding["line"], finding["column"]) == (2, 8)
    assert "Nordrhein-Westfalen" in finding["help"]


def test_the_help_gives_the_day_where_it_is_certain(tmp_path):
    head = 'title = "T"\nkind = "circular"\nlanguage = "de"\nissued = 2026-11-30\n'
    for written, wanted in [
        ("Morgen Abend um 18 Uhr wird gesungen.", "1 December 2026"),
        ("Nächste Woche ist geschlossen.", "7 December 2026 to 13 December 2026"),
        ("Am kommenden Dienstag wird gebacken.", "1 December 2026"),
        ("Am nächsten Montag wird gebacken.", "7 December 2026"),
        ("Am nächsten Freitag wird gebacken.", None),
        ("Der Verkauf geht noch bis Ende des Monats.", "30 November 2026"),
        ("In zwei Wochen beginnt der Kurs.", None),
    ]:
        (tmp_path / "a.toml").write_text(f"{head}intro = '{written}'\n", "utf-8")
        [finding] = json.loads(rundmail("check", "--json", "a.toml", cwd=tmp_path, RUNDMAIL_LANG="en").out)
        assert finding["rule"] == "text.relative-day", written
        assert (wanted or "Write the day and the month.") in finding["help"], written
