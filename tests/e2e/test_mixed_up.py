"""A contact list whose columns have slipped, and mails that name somebody else."""

import pytest

SURNAMES = ["Yılmaz", "Müller", "Kovač", "Öztürk", "Nguyen", "von Berg", "Schmidt", "Lang"]


def rows(desk, header, lines):
    (desk.folder / "contacts.csv").write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return desk.run("check", desk.file)


def shifted(done):
    """How much it weighs."""
    return next((line.split(":")[0] for line in done.err.splitlines() if line.endswith("[contacts.slipped]")), None)


def greetings(order):
    return [f"Sehr geehrte Frau {SURNAMES[at]}" for at in order]


@pytest.mark.parametrize(
    "order",
    [
        [1, 2, 3, 4, 5, 6, 7, 0],
        [7, 0, 1, 2, 3, 4, 5, 6],
        [0, 1, 2, 4, 5, 6, 7, 7],
        [1, 0, 2, 3, 4, 5, 6, 7],
        [3, 6, 7, 0, 4, 1, 2, 5],
    ],
    ids=["up", "down", "from the middle on", "two", "sorted alone"],
)
@pytest.mark.parametrize("header", ["E-Mail;Anrede;Nachname", "E-Mail;Briefanrede;Nachname"])
def test_shifted_greetings_stop_the_list(desk, order, header):
    lines = [f"post{at}@verein.example;{greeting};{SURNAMES[at]}" for at, greeting in enumerate(greetings(order))]
    done = rows(desk, header, lines)
    assert done.code == 1 and shifted(done) == "Fehler", done.err
    first = next(at for at in range(8) if order[at] != at)
    assert f"steht bei {SURNAMES[first]} „Sehr geehrte Frau {SURNAMES[order[first]]}“" in done.err, done.err
    assert desk.run("send", desk.file, "--yes").code == 1


def test_a_second_column_of_greetings_counts_too(desk):
    lines = [f"post{at}@verein.example;Frau;{SURNAMES[at]};Liebe Frau {SURNAMES[(at + 1) % 8]}" for at in range(8)]
    done = rows(desk, "E-Mail;Anrede;Nachname;Grußzeile", lines)
    assert done.code == 1 and "Spalte „Grußzeile“" in done.err, done.err


def test_shifted_addresses_stop_the_list(desk):
    plain = ["yilmaz", "mueller", "kovac", "oeztuerk", "nguyen", "berg", "schmidt", "lang"]
    lines = [f"{plain[(at + 1) % 8]}@verein.example;Frau;{SURNAMES[at]}" for at in range(8)]
    done = rows(desk, "E-Mail;Anrede;Nachname", lines)
    assert done.code == 1 and shifted(done) == "Fehler", done.err


def test_one_strange_greeting_is_a_warning(desk):
    order = [0, 1, 2, 3, 4, 5, 6, 2]
    lines = [f"post{at}@verein.example;{greeting};{SURNAMES[at]}" for at, greeting in enumerate(greetings(order))]
    done = rows(desk, "E-Mail;Anrede;Nachname", lines)
    assert done.code == 0 and shifted(done) == "Warnung", done.err


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Sehr geehrte Frau {name};{name}"),
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Frau;{name}"),
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Sehr geehrte Damen und Herren;{name}"),
        ("E-Mail;Anrede;Nachname;Vertretung", "post{at}@verein.example;Frau;{name};{swapped}"),
        ("E-Mail;Anrede;Nachname;Ort", "post{at}@verein.example;Frau;{name};Lang"),
        ("E-Mail;Organisation", "post{at}@verein.example;Verein {name}"),
        ("E-Mail;Vorname;Nachname", "info{at}@{ascii}.example;Jana;{name}"),
        ("E-Mail;Anrede;Nachname", "post{at}@verein.example;Familie {name} und Lang;{name}"),
    ],
)
def test_an_ordinary_list_is_not_shifted(desk, header, line):
    lines = [
        line.format(at=at, name=name, swapped=SURNAMES[at ^ 1], ascii=f"verein{at}") for at, name in enumerate(SURNAMES)
    ]
    assert "[contacts.slipped]" not in rows(desk, header, lines).err


PEOPLE = (
    "Vorname;Nachname;E-Mail;Notiz\nOlena;Müller-Öz;olena.m@verein.example;\nAnna Maria;Köhler;ak@verein.example;\n"
)


def note(desk, text):
    """What a mail to Kim says of others, by a column that the office's template shows."""
    (desk.folder / "templates").mkdir(exist_ok=True)
    (desk.folder / "templates" / "mail.txt").write_text(
        "{{ greeting }}\n{{ body }}\n{{ contact.extra.notiz }}\n", "utf-8"
    )
    (desk.folder / "contacts.csv").write_text(f'{PEOPLE}Kim;Probe;kim@verein.example;"{text}"\n', "utf-8")
    return desk.run("preview", desk.file)


@pytest.mark.parametrize(
    "text",
    [
        "Olena Müller-Öz",
        "Olena Mueller-Oez",
        "OLENA MUELLER-OEZ",
        "Müller-Öz, Olena",
        "Mueller-Oez, Olena",
        "Olena Müller-Özs Antrag",
        "Olena M. Müller-Öz",
        "Olena Sofia Müller-Öz",
        "Anna Köhler",
        "Anna M. Köhler",
        "Anna Koehler",
        "Koehler, Anna",
        "Köhler, Anna Maria",
        "Antrag von Anna Köhlers",
        "Anna Maria Koehlers",
        "olena.m (at) verein.example",
        "olena.m[at]verein[.]example",
        "olena.m at verein punkt example",
        "olena.m @ verein . example",
        "ｏｌｅｎａ．ｍ＠ｖｅｒｅｉｎ．ｅｘａｍｐｌｅ",
        "olena.m﹫verein.example",
        "olena.m\u200b@verein.example",
        "OLENA.M (ÄT) VEREIN (PUNKT) EXAMPLE",
    ],
)
def test_somebody_else_is_known_however_it_is_spelled(desk, text):
    done = note(desk, text)
    assert done.code == 1 and "[mail.other-person]" in done.err, done.err
    assert "In der E-Mail an Kim Probe" in done.err


@pytest.mark.parametrize(
    "text",
    [
        "Olena Müller",
        "Olena und Müller-Öz",
        "Anna-Maria Köhler-Berg",
        "Anna trifft Köhler",
        "Maria Köhler",
        "Anna Luise Köhler",
        "olena at verein punkt example",
        "Kim Probes Antrag",
        "Kim M. Probe",
        "kim (at) verein.example",
        "Bauer und Baur",
    ],
)
def test_who_only_looks_like_somebody_is_not(desk, text):
    done = note(desk, text)
    assert "[mail.other-person]" not in done.err, done.err
    assert done.code == 0
