"""The files that a PDF carries, as other programs take them out: sound, public, and the same as beside it."""

import tomllib

import icalendar
import pikepdf
import pytest
from conftest import ROOT, copy_of, rundmail
from test_documents import output

ID = "2026-09-17-zusammenfassung"
SECRETS = ("590417", "823 1674 9021", "82316749021", "442901", "halbe Stelle", "Personelles", 'name = "Dr. Aylin', "#")


def carried(path) -> dict:
    """Name -> (relationship, type, description, contents) of the files in a PDF."""
    with pikepdf.open(path) as pdf:
        found = {}
        for file in pdf.Root.AF:
            inside = file.EF.F
            found[str(file.UF)] = (str(file.AFRelationship), str(inside.Subtype), str(file.Desc), inside.read_bytes())
        assert set(pdf.attachments) == set(found), "readers list them"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3" and metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    contract = copy_of(ROOT / "tests" / "contract", tmp_path_factory.mktemp("inhalt") / "v", "minutes.toml")
    settings = contract.folder / "rundmail.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[render]\nembed = true\n", "utf-8")
    done = contract.run("render", contract.file, "--format", "pdf,ics")
    assert done.code == 0, done.err
    return contract.folder


def test_both_pdfs_conform_and_are_sound(folder):
    pdfs = sorted(folder.glob("out/*/*.pdf"))
    assert len(pdfs) == 2
    for path in pdfs:
        output("qpdf", "--check", path)
    told = output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", *pdfs)
    assert told.count("3a: conforms") == 2 == told.count("ua1: conforms"), told


def test_the_calendar_inside_is_the_one_beside(folder):
    for edition in ("internal", "public"):
        files = carried(folder / "out" / edition / f"{ID}.pdf")
        assert sorted(files) == [f"{ID}.ics", f"{ID}.toml"]
        relationship, media_type, description, calendar = files[f"{ID}.ics"]
        assert (relationship, media_type) == ("/Supplement", "/text/calendar") and description
        assert calendar == (folder / "out" / edition / f"{ID}.ics").read_bytes()
        assert icalendar.Calendar.from_ical(calendar).walk("VEVENT")


def test_the_minutes_inside_are_public_and_can_be_rendered_again(folder, tmp_path):
    sources = [carried(folder / "out" / edition / f"{ID}.pdf")[f"{ID}.toml"] for edition in ("internal", "public")]
    assert sources[0][0] == "/Supplement" and sources[1][0] == "/Source"
    [text] = {source[3].decode() for source in sources}
    for secret in SECRETS:
        assert secret not in text, secret
    data = tomllib.loads(text)
    assert data["title"] == "Zusammenfassung des Netzwerktreffens" and len(data["dates"]) == 3
    assert data["attendance"] == {"persons": 43, "organisations": 24}
    assert [file["file"] for file in data["attachments"]] == ["folien.pdf", "flyer.jpg"]
    again = tmp_path / "wieder"
    again.mkdir()
    (again / "brief.toml").write_text(text, "utf-8")
    for name in ("folien.pdf", "flyer.jpg"):
        (again / name).write_bytes((folder / "anlagen" / name).read_bytes())
    done = rundmail("render", "brief.toml", "--format", "txt", "-o", "out", cwd=again)
    assert done.code == 0, done.err
    written = (again / "out" / "public" / f"{ID}.txt").read_text("utf-8")
    assert "Die Fallberatung startet" in written and "43 Personen aus 24 Organisationen" in written


def test_a_secret_in_what_is_carried_stops_everything(folder, tmp_path):
    contract = copy_of(folder, tmp_path / "v", "minutes.toml")
    text = contract.file.read_text("utf-8")
    # No document shows the reference itself, the data do.
    planted = text.replace("[Infoabend Ankommen](date:ankommen)", "[Infoabend Ankommen](date:k590417)")
    planted = planted.replace('id           = "ankommen"', 'id = "k590417"')
    assert planted.count("k590417") == 2
    contract.file.write_text(planted, "utf-8")
    done = contract.run("render", contract.file, "--format", "pdf")
    assert done.code == 1 and "[public.secret]" in done.err and not (contract.folder / "out").exists()


def test_without_the_setting_nothing_is_carried(contract):
    done = contract.run("render", contract.file, "--format", "pdf", "--edition", "public")
    assert done.code == 0, done.err
    with pikepdf.open(contract.folder / "out" / "public" / f"{ID}.pdf") as pdf:
        assert "/AF" not in pdf.Root and not pdf.attachments
