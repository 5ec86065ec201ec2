"""Figures and dates that were counted once more by hand: what was withdrawn, moved and is alike."""

import csv
import io
import json

import pytest
from conftest import Workspace

TODAY = "1796900000"  # 10 December 2026
SETTINGS = (
    '[organisation]\nname = "Stadt Musterhausen"\n[vorgaben]\nreihe = "Netzwerk"\n[auswertung]\nkleinste-zahl = 1\n'
)
FIGURES = "[teilnahme]\npersonen = 8\norganisationen = 6\n"


def file(kind: str, issued: str, day: str, rest: str = "", series: str = "Netzwerk") -> str:
    return (
        f'titel = "Treffen"\nart = "{kind}"\nreihe = "{series}"\nausgabedatum = {issued}\n'
        f'[sitzung]\ndatum = {day}\nort = "Saal"\n{rest}'
    )


WITHDRAWN = '[[termine]]\ntitel = "Netzwerk"\ndatum = 2026-07-02\nstatus = "abgesagt"\n'
FILES = {
    "rundmail.toml": SETTINGS,
    # Cancelled, while another committee met on the same day.
    "1.toml": file("einladung", "2026-02-01", "2026-03-05", 'status = "abgesagt"\n'),
    "1-beirat.toml": file("zusammenfassung", "2026-03-06", "2026-03-05", FIGURES, "Beirat"),
    # Moved; the summary is issued when both days are over.
    "2.toml": file("einladung", "2026-04-01", "2026-05-07"),
    "2-neu.toml": file("zusammenfassung", "2026-05-15", "2026-05-14", "verlegt-vom = 2026-05-07\n" + FIGURES),
    # Withdrawn by a date record of a newer file.
    "3.toml": file("einladung", "2026-06-01", "2026-07-02"),
    "4.toml": file("zusammenfassung", "2026-06-20", "2026-06-18", FIGURES + WITHDRAWN),
    # Nobody has reported on it.
    "5.toml": file("einladung", "2026-08-01", "2026-09-03"),
    # A year of which nobody knows who came.
    "alt.toml": file("protokoll", "2024-05-02", "2024-05-02"),
    # One person in three spellings.
    "2025.toml": file(
        "protokoll",
        "2025-05-02",
        "2025-05-02",
        '[[teilnehmende]]\nname = "Dr. med. Jörg Groß"\norganisation = "Caritas-Verband e. V."\n'
        '[[teilnehmende]]\nname = "Kim Muster"\norganisation = "St. Johann"\n',
    ),
    "2025b.toml": file(
        "protokoll",
        "2025-06-02",
        "2025-06-02",
        '[[teilnehmende]]\nname = "Gross, Joerg"\norganisation = "Caritasverband"\n'
        '[[teilnehmende]]\nname = "Kim Muster M.A."\norganisation = "Sankt Johann gGmbH"\n',
    ),
}
TASK = '[[tagesordnung]]\ntitel = "Fest"\naufgaben = [ { text = "Halle <buchen>", wer = "Kim Muster" } ]\n'


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Workspace:
    folder = tmp_path_factory.mktemp("nachgezaehlt")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return Workspace(folder, "5.toml")


def run(office, *args):
    done = office.run(*args, SOURCE_DATE_EPOCH=TODAY)
    assert done.code == 0, done.err
    return done


def test_a_meeting_that_was_moved_or_withdrawn_is_one_date(office):
    listed = json.loads(run(office, "termine", "--alle", "--json").out)["dates"]
    days = [(one["date"], one["status"]) for one in listed if one["date"].startswith("2026")]
    assert days == [
        ("2026-03-05", "cancelled"),
        ("2026-03-05", "planned"),
        ("2026-05-14", "planned"),
        ("2026-06-18", "planned"),
        ("2026-07-02", "cancelled"),
        ("2026-09-03", "planned"),
    ]
    assert len({one["uid"] for one in listed}) == len(listed)
    calendar = run(office, "termine", "--alle", "--format", "ics").out
    assert calendar.count("BEGIN:VEVENT") == len(listed)


def test_the_report_tells_what_was_withdrawn(office):
    run(office, "jahresbericht", "2026", "--format", "txt", "-o", "bericht")
    text = " ".join((office.folder / "bericht/internal/jahresbericht-2026.txt").read_text("utf-8").split())
    assert "Abgesagt wurde: 5. März 2026, 2. Juli 2026." in text, text[:900]
    assert "weder Zusammenfassung noch Protokoll: 3. September 2026." in text


def test_nobody_is_counted_twice_and_nothing_is_not_zero(office):
    rows = list(csv.DictReader(io.StringIO(run(office, "teilnahme", ".", "--format", "csv").out)))
    years = {row["year"]: row for row in rows if row["row"] == "year"}
    assert (years["2024"]["persons"], years["2024"]["meetings"]) == ("", "1")
    assert [years["2025"][name] for name in ("persons_listed", "organisations_listed", "persons_regular")] == list(
        "222"
    )
    assert years["2026"]["meetings"] == "3"


def test_what_is_open_as_a_page(office, tmp_path):
    text = file("zusammenfassung", "2026-11-02", "2026-11-01", TASK)
    (tmp_path / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "a.toml").write_text(text, "utf-8")
    own = Workspace(tmp_path, "a.toml")
    run(own, "offen", "-o", "offen.html")
    page = (tmp_path / "offen.html").read_text("utf-8")
    assert "Halle &lt;buchen&gt;" in page and "Kim Muster" in page and "Ohne Frist" in page
    assert run(own, "offen", "--html").out == page
