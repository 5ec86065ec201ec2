"""A secret number is known in the digits of every script, whatever stands between them."""

import unicodedata

import pytest


def digits():
    """Every way of writing ten digits, or some of them, that Unicode has."""
    ways = {}
    for code in range(0x80, 0x110000):
        value = unicodedata.digit(chr(code), None)
        if value is not None:
            # Those of one script follow each other.
            ways.setdefault((code - value) if unicodedata.decimal(chr(code), None) is not None else code >> 4, {})[
                value
            ] = chr(code)
    return list(ways.values())


def test_every_digit_of_unicode_is_one(desk):
    code = "590417"
    lines = ["".join(way.get(int(c), c) for c in code) for way in digits()]
    lines = [line for line in lines if line != code]
    assert len(lines) > 70
    text = "\\n\\n".join(f"Kenncode: {line}" for line in lines)
    desk.file.write_text(desk.file.read_text("utf-8").replace("ist um.", "ist um.\\n\\n" + text), "utf-8")
    import json

    done = desk.run("check", desk.file, "--json")
    found = [one for one in json.loads(done.out) if one["rule"] == "text.access-data"]
    assert len(found) == len(lines), set(range(len(lines)))


@pytest.mark.parametrize(
    "written",
    [
        "12·34",
        "12/34",
        "1 2 3 4",
        "12:34",
        "12,34",
        "12|34",
        "1•2•3•4",
        "1–2–3–4",
        "12+34",
        "12…34",
        "1\u200b2\u200b3\u200b4",
        "1\u00ad234",
        "१२३४",
        "１２３４",
        "𝟙𝟚𝟛𝟜",
        "①②③④",
        "❶❷❸❹",
        "1️⃣2️⃣3️⃣4️⃣",
        "١٢·٣٤",
    ],
)
def test_a_short_code_is_known_whatever_stands_between_its_digits(contract, written):
    text = contract.file.read_text("utf-8")
    text = text.replace('passcode = "590417"', 'passcode = "1234"', 1)
    text = text.replace("Bleiben Sie gesund", f"Code zum Raum: {written} ! Bleiben Sie gesund")
    contract.file.write_text(text, "utf-8")
    done = contract.run("render", contract.file)
    assert done.code == 1 and "[public.secret]" in done.err, done.err


def test_a_private_number_is_one_in_the_digits_of_every_script(desk):
    for number in ("0170 1234567", "०१७० १२३४५६७", "０１７０ １２３４５６７", "٠١٧٠ ١٢٣٤٥٦٧"):
        text = desk.file.read_text("utf-8")
        desk.file.write_text(text.replace("ist um.", f"ist um. Handy: {number} (privat)."), "utf-8")
        assert "[person.private-phone]" in desk.run("check", desk.file).err, number
        desk.file.write_text(text, "utf-8")
