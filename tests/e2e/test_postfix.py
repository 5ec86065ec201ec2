"""Over a real Postfix with TLS and a password, into real mailboxes, read back over IMAP."""

import pytest
from lab import check_mailboxes, left_over, states, status
from reading import ascii_address, check_wire, contacts, parse, parts

# The people of the sample live at Postfix's domain here: `a.b@verein.example` at `a.b.verein@rcpt.example`.
SAME_TWICE = (
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Id",
    "List-Unsubscribe",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
)


def moved(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}.{ascii_address(f'x@{domain}')[2:].split('.')[0]}@rcpt.example"


def moved_rows(network) -> list[str]:
    path = network.folder / "kontakte.csv"
    lines = path.read_text("utf-8-sig").splitlines()[1:]
    for row in contacts(path):
        lines = [line.replace(row["E-Mail"], moved(row["E-Mail"])) for line in lines]
    return lines


def as_it_left(raw: bytes) -> bytes:
    """The mail without what the servers put on top."""
    return raw[raw.index(b"\r\nDate:") + 2 :]


@pytest.mark.parametrize("door", ["starttls", "tls"])
def test_what_arrives_is_what_was_composed(network, lab, door):
    """Each mail of a mailing to everybody, over IMAP, byte by byte as `--via folder` writes it."""
    lab.use(network, f"alle-{door}", moved_rows(network), door)
    at = {"SOURCE_DATE_EPOCH": 1790000000}
    assert network.run("senden", network.file, "--yes", "--via", "folder", **at).code == 0
    done = network.run("senden", network.file, "--yes", RUNDMAIL_SMTP_PASSWORD="geheim", **at)
    assert done.code == 0, done.err
    assert "geheim" not in done.err + done.out
    ledger = status(network)
    people = contacts(network.folder / "kontakte.csv")
    assert set(ledger) == {row["E-Mail"] for row in people} and len(ledger) == 11
    files = {parse(path.read_bytes())["Message-ID"]: path for path in network.folder.glob("outbox/**/*.eml")}
    assert len(files) == 11
    for address, row in ledger.items():
        assert (row["state"], row["code"]) == ("sent", "250")
        mails = lab.over_imap(address)
        [raw] = [raw for raw in mails if parse(raw)["Message-ID"] == row["message_id"]]
        check_wire(as_it_left(raw))
        expected = files.pop(row["message_id"]).read_bytes()
        arrived, written = parse(as_it_left(raw)), parse(expected)
        for name in SAME_TWICE:
            assert arrived[name] and str(arrived[name]) == str(written[name]), name
        seen, meant = parts(arrived), parts(written)
        assert list(seen.attachments) == list(meant.attachments) and "Folien Gut ankommen.pdf" in seen.attachments
        for name, part in seen.attachments.items():
            assert part.get_content() == meant.attachments[name].get_content(), name
        assert as_it_left(raw) == expected, "nothing on the way is worth a difference"
        assert parse(raw)["Return-Path"] == "<integration@musterhausen.example>"
        assert [one.addr_spec for one in arrived["To"].addresses] == [address]
    assert not files
    check_mailboxes(lab, network)


def test_whom_the_server_does_not_know_is_refused_and_listed(network, lab):
    lab.use(network, "unbekannt", ["user1@rcpt.example", "niemand@rcpt.example", "user2@rcpt.example"])
    done = network.run("senden", network.file, "--yes", RUNDMAIL_SMTP_PASSWORD="geheim")
    assert done.code == 3, done.err
    assert "niemand@rcpt.example" in done.err
    row = status(network)["niemand@rcpt.example"]
    assert (row["state"], row["code"], row["reply"][:5]) == ("refused", "550", "5.1.1")
    assert {state for address, state in states(network).items() if "user" in address} == {"sent"}
    [(address, left)] = left_over(network).items()
    assert (address, left["Nicht zugestellt, weil"]) == ("niemand@rcpt.example", "Adresse unbekannt")
    check_mailboxes(lab, network)
    again = network.run("senden", network.file, "--yes", RUNDMAIL_SMTP_PASSWORD="geheim")
    assert again.code == 5 and "niemand@rcpt.example" in again.err, again
    check_mailboxes(lab, network)
