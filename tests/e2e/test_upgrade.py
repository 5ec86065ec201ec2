"""Ledgers of every earlier version, as those versions left them (tests/fixtures/ledgers/README.md): read without being
touched, brought up to date without loss, and sent on from without anybody getting a mail twice."""

import re
import shutil
import sqlite3

import pytest
from conftest import ROOT, Workspace

LEDGERS = ROOT / "tests/fixtures/ledgers"
VERSIONS = sorted((folder.name for folder in LEDGERS.iterdir() if folder.name.isdigit()), key=int)
EARLIER, NOW = "2026-07-09.toml", "2026-09-17.toml"
# Who had it, whose mail was on its way, and who was refused when the program was killed.
DONE = {"anna@verein.example": "sent", "bo@verein.example": "refused", "dora@verein.example": "sending"}
# The texts of the program have changed since, so the rest gets the mail as it is made now.
GO_ON = ("--only-new", "--gone", "skip")
REST = {"cem@verein.example"} | {f"person{n:03}@verein.example" for n in range(1, 116)} | {"eva@verein.example"}


@pytest.fixture(params=VERSIONS)
def office(request, tmp_path, server) -> Workspace:
    """The workspace with the ledger of an earlier version."""
    folder = tmp_path / "office"
    shutil.copytree(LEDGERS / "office", folder)
    kept, private = LEDGERS / request.param, folder / ".rundmail"
    private.mkdir(mode=0o700)
    ledger = sqlite3.connect(private / "ledger.db")
    ledger.executescript((kept / "ledger.sql").read_text("utf-8"))
    # It is not moved, but made here again: `send` would ask about that, and only about that.
    if ledger.execute("SELECT 1 FROM sqlite_schema WHERE name = 'place'").fetchone():
        ledger.execute("DELETE FROM place")
    ledger.commit()
    ledger.close()
    for file in kept.iterdir():
        if file.suffix in (".begun", ".steps"):
            shutil.copy(file, private)
    if (kept / "receipts").is_dir():
        shutil.copytree(kept / "receipts", folder / "receipts")
    workspace = Workspace(folder, NOW)
    workspace.use_server(server.port, "connections = 1")
    workspace.version = int(request.param)
    return workspace


def asked(office, sql) -> list:
    ledger = sqlite3.connect(f"file:{office.folder}/.rundmail/ledger.db?mode=ro", uri=True)
    try:
        return ledger.execute(sql).fetchall()
    finally:
        ledger.close()


def people(office) -> dict:
    """Everything that the ledger holds of each person in each mailing."""
    rows = asked(
        office,
        "SELECT mailing.id, key, state, delivery.at, code, reply, message_id, attempts, address, name "
        "FROM delivery JOIN mailing ON mailing = mailing.row",
    )
    return {(mailing, key): rest for mailing, key, *rest in rows}


def version(office) -> int:
    return asked(office, "PRAGMA user_version")[0][0]


def test_there_is_a_ledger_of_every_version(network):
    network.run("send", network.minutes, "--via", "folder", "--yes")
    assert [int(name) for name in VERSIONS] == list(range(1, version(network) + 1))


def test_looking_tells_all_and_changes_nothing(office):
    before, held = office.folder.joinpath(".rundmail/ledger.db").read_bytes(), people(office)
    assert len(held) == 127
    told = office.run("status", NOW, "--csv").out
    for (mailing, key), (state, *_, message_id, _, _, name) in held.items():
        if mailing == "2026-09-17":
            row = re.search(rf"^{re.escape(key)},{name},(\w+),.*,(.*)$", told, re.MULTILINE)
            assert row and (row[1], row[2]) == (state.replace("sending", "uncertain"), message_id), told
    assert "Gül Entwurf" in office.run("status", EARLIER).out
    shown = office.run("contacts", "show", "guel@verein.example")
    assert "2026-07-09: zurückgekommen" in shown.out and "2026-09-17: noch nicht gesendet" in shown.out, shown
    planned = office.run("send", NOW, "--dry-run", *GO_ON)
    assert planned.code == 0, planned
    assert str(len(REST)) in planned.out + planned.err
    assert office.folder.joinpath(".rundmail/ledger.db").read_bytes() == before
    assert version(office) == office.version


def test_sending_goes_on_where_it_stopped_and_nobody_gets_it_twice(office, server):
    before = people(office)
    sent = office.run("send", NOW, "--yes", *GO_ON)
    assert "Dora Test" in sent.out + sent.err, "who is in doubt is named"
    reached = [mail.recipients for mail in server.mails]
    assert sorted(reached) == sorted([one] for one in REST), "each once, and nobody else"
    after = people(office)
    assert after.keys() == before.keys()
    for (mailing, key), was in before.items():
        now = after[mailing, key]
        if mailing == "2026-07-09" or DONE.get(key) in ("sent", "refused"):
            assert now == was, "what is done stays as it was"
        elif key in DONE:
            assert now[0] == "uncertain" and now[5] == was[5], "its Message-ID is kept"
        elif key in REST:
            assert now[0] == "sent"
    assert version(office) == int(VERSIONS[-1])
    assert office.run("send", NOW, "--yes", *GO_ON).code in (0, 3, 5)
    assert len(server.mails) == len(REST), "a second run sends nothing"
