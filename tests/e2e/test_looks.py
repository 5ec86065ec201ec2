"""Colour, designs and templates of one's own: contrast, what the documentation says, what is found, data again."""

import html
import json
import re
import shutil

import pytest
from conftest import ROOT, copy_of
from reading import parse, parts
from test_documents import output

DOCS = (ROOT / "docs" / "templates.md").read_text("utf-8")
WEB = ROOT / "tests" / "web"
# The palest grey that can be read on white, and two colours of town halls.
DESIGNS = {"plain": "#767676", "letter": "rgb(11, 83, 148)", "poster": "#8a1f3d"}


def settings(workspace, lines):
    """Adds a section `[render]`."""
    file = workspace.folder / "rundmail.toml"
    file.write_text(file.read_text("utf-8") + "\n[render]\n" + lines + "\n", "utf-8")


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def designed(tmp_path_factory):
    """The messy document in each design, and an Arabic invitation: a folder for each."""
    base = tmp_path_factory.mktemp("looks")
    for look, accent in DESIGNS.items():
        workspace = copy_of(WEB / "samples", base / look, "messy.toml")
        settings(workspace, f'look = "{look}"\naccent = "{accent}"')
        done = workspace.run("render", workspace.file, "--format", "html,pdf,json", "--edition", "internal")
        assert done.code == 0, done.err
        done = workspace.run("send", workspace.file, "--via", "folder", "--yes")
        assert done.code == 0, done.err
        for path in (workspace.folder / "outbox").rglob("*.eml"):
            path.with_suffix(".html").write_text(parts(parse(path.read_bytes())).html, "utf-8")
    network = copy_of(ROOT / "examples" / "netzwerk", base / "ar", "2026-10-29-einladung.toml")
    settings(network, 'look = "poster"\naccent = "#0a7d4f"')
    done = network.run("render", network.file, "--format", "html,pdf,json", "--edition", "public")
    assert done.code == 0, done.err
    return base


def test_designs_are_accessible_everywhere(designed):
    """The validators on page and mail of each design, at 320, 640 and 1280 px, in light and dark."""
    pages = [path for path in sorted(designed.rglob("*.html")) if path.name.count(".uk.") == 0]
    assert len(pages) == 3 * 2 + 2, pages
    output("node", WEB / "validate.mjs", *pages)


def test_designs_make_sound_pdfs(designed):
    papers = sorted(designed.rglob("*.pdf"))
    papers = [path for path in papers if "out" in path.parts and ".uk." not in path.name]
    assert len(papers) == 3 + 2, papers
    output("bash", ROOT / "tests" / "pdf" / "verapdf.sh", *papers)
    fonts = {path.parts[-4]: output("pdffonts", path) for path in papers}
    assert "SourceSerif4" in fonts["letter"] and "SourceSerif4" not in fonts["plain"] + fonts["poster"]


def test_the_colour_is_everywhere_and_readable(designed):
    for look in DESIGNS:
        (data,) = (designed / look).rglob("out/*/*.json")
        design = json.loads(data.read_text("utf-8"))["design"]
        assert design["look"] == look
        assert contrast(design["accent"], "#ffffff") >= 4.5
        assert contrast(design["accent_on_tint"], "#f1f5f5") >= 4.5
        assert contrast(design["accent_on_dark"], "#1e2527") >= 7
        page = data.with_suffix(".html").read_text("utf-8")
        (mail,) = (designed / look / "outbox").rglob("*.html")
        mail = mail.read_text("utf-8")
        for shade in ("accent", "accent_on_dark"):
            assert design[shade] in page and design[shade] in mail, (look, shade)
        assert "var(--" not in mail, "mail programs know no variables"
        paper = output("qpdf", "--qdf", "--object-streams=disable", data.with_suffix(".pdf"), "-").encode(
            "latin-1", "replace"
        )
        red, green, blue = (int(design["accent"][at : at + 2], 16) / 255 for at in (1, 3, 5))
        found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:sc|scn|rg)\b", paper)
        near = [
            one for one in found if all(abs(float(a) - b) < 0.004 for a, b in zip(one, (red, green, blue), strict=True))
        ]
        assert near, (look, design["accent"])


def test_a_pale_colour_is_named_with_the_nearest_that_works(contract):
    file = contract.folder / "rundmail.toml"
    before = file.read_text("utf-8")
    for accent in ("#ffcc00", "#777777", "#ffffff", "#00ff00", "#5599ff"):
        file.write_text(f'{before}\n[ausgabe]\nfarbe = "{accent}"\n', "utf-8")
        done = contract.run("check", contract.file, "--json", "--lang", "en")
        (finding,) = [one for one in json.loads(done.out) if one["rule"].startswith("settings.")]
        assert done.code == 1 and finding["rule"] == "settings.contrast" and finding["severity"] == "error"
        assert finding["line"] == before.count("\n") + 3 and finding["file"].endswith("rundmail.toml")
        ratio = int(contrast(accent, "#ffffff") * 10) / 10
        assert f"{ratio:.1f}:1" in finding["message"], finding
        (near,) = re.findall(r"#[0-9a-f]{6}", finding["help"])
        assert 4.5 <= contrast(near, "#ffffff") < 4.7, near
    file.write_text(f'{before}\n[ausgabe]\nfarbe = "{near}"\n', "utf-8")
    assert "settings." not in contract.run("check", contract.file, "--json").out
    for wrong in ("Blau", "#12", "hsl(1, 2%, 3%)"):
        file.write_text(f'{before}\n[ausgabe]\nfarbe = "{wrong}"\n', "utf-8")
        assert "[settings.colour]" in contract.run("check", contract.file).err
    file.write_text(f'{before}\n[ausgabe]\ngestaltung = "bunt"\n', "utf-8")
    done = contract.run("check", contract.file)
    assert "[toml.choice]" in done.err and "poster" in done.err


# What holds the parts of the tree, by the field that they are in.
OBJECTS = {"facts": "fact", "meeting": "meeting", "letterhead": "letterhead", "logo": "logo", "design": "design"}
OBJECTS |= {"languages": "languages", "editions": "edition"}
OBJECTS |= {"sections": "section", "calendar": "calendar", "events": "event", "files": "file"}
OBJECTS |= {"figure": "figure"}


def fields(value, name):
    """Every field of the tree, as `object.field`."""
    if isinstance(value, list):
        for one in value:
            yield from fields(one, name)
    if not isinstance(value, dict):
        return
    name = value.get("block") or value.get("inline") or name
    inside = {key: one for key, one in value.items() if key not in ("block", "inline")}
    if not inside:
        yield name
    for key, one in inside.items():
        yield f"{name}.{key}"
        if (name, key) not in (
            ("document", "words"),
            ("document", "events"),
            ("file", "tongue"),
            ("article", "tongue"),
        ):
            # The logo of a contribution is a picture like others.
            yield from fields(one, "figure" if (name, key) == ("article", "logo") else OBJECTS.get(key, name))


def test_the_documentation_has_every_field_and_no_other(designed, contract, network):
    file = contract.folder / "rundmail.toml"
    file.write_text(file.read_text("utf-8") + '\n[site]\nurl = "https://www.stadt.example/netz/"\n', "utf-8")
    (contract.folder / "anlagen").mkdir(exist_ok=True)
    text = contract.file.read_text("utf-8")
    contract.file.write_text(
        text.replace(
            "kürzere Wege.“",
            "kürzere Wege.“\n\n[![Wappen](logo.svg)](https://verein.example/)\n\n[Привіт]{lang=uk}\n\n::: {lang=uk}\nПривіт\n:::",
            1,
        ),
        "utf-8",
    )
    done = contract.run("render", contract.file, "--format", "html,json")
    assert done.code == 0, done.err
    french = contract.folder / "fr.toml"
    french.write_text(
        'title = "Invitation"\nkind = "invitation"\nlanguage = "fr"\n[meeting]\ndate = 2027-01-14\nplace = "Mairie"\n',
        "utf-8",
    )
    done = contract.run("render", french, "--format", "json")
    assert done.code == 0, done.err
    done = network.run("render", "2026-11-20-rundbrief.toml", "--format", "json")
    assert done.code == 0, done.err
    trees = [
        *(network.folder / "out").rglob("*.json"),
        *designed.rglob("out/*/*.json"),
        *(contract.folder / "out").glob("*/*.json"),
    ]
    there = {one for tree in trees for one in fields(json.loads(tree.read_text("utf-8")), "document")}
    listed = DOCS[DOCS.index("## What a template sees") : DOCS.index("## Render again")]
    said = set(re.findall(r"^\| `([a-z_.]+)` \|", listed, re.MULTILINE)) - {"block", "inline"}
    assert there - said == set(), "docs/templates.md does not name these"
    assert said - there == set(), "docs/templates.md names these, which are not there"


def test_the_documentation_has_every_block():
    for name in ("page.html", "mail.html"):
        template = (ROOT / "templates" / name).read_text("utf-8")
        for block in re.findall(r"{% block (\w+) %}", template):
            assert f"`{block}`" in DOCS, (name, block)


def examples():
    """The whole files in the documentation, by the name in their first line."""
    blocks = re.findall(r"^```\w+\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
    return {re.search(r"[\w.]+\.(?:css|html|typ|toml)", block.split("\n")[0])[0]: block for block in blocks}


def test_the_examples_of_the_documentation_work(contract):
    plain = contract.run("render", contract.file, "-o", "plain", "--format", "html,pdf")
    assert plain.code == 0, plain.err
    folder = contract.folder / "templates"
    folder.mkdir()
    all_examples = examples()
    assert set(all_examples) == {"page.css", "mail.css", "page.html", "mail.html", "minutes.typ", "words.de.toml"}
    for name, text in all_examples.items():
        (folder / name).write_text(text, "utf-8")
    done = contract.run("check", contract.file, "--json")
    assert done.code == 0 and not [
        one for one in json.loads(done.out) if one["rule"].startswith(("template", "words", "pdf"))
    ]
    done = contract.run("render", contract.file, "--format", "html,pdf")
    assert done.code == 0, done.err
    page = (contract.folder / "out/internal/2026-09-17-zusammenfassung.html").read_text("utf-8")
    assert "--measure: 75ch" in page and page.index("--measure: 65ch") < page.index("--measure: 75ch")
    assert "color-scheme: light dark" in page, "the built-in sheet lies below"
    assert '<p class="detail">Jana Beispiel</p>' in page and "<h1>" in page
    assert "Neues aus dem Netzwerk" in page
    assert contract.run("send", contract.file, "--via", "folder", "--yes").code == 0
    mails = sorted((contract.folder / "outbox").rglob("*.eml"))
    mail = parts(parse(mails[0].read_bytes())).html
    assert "font-size: 18px" in mail.replace("font-size:18px", "font-size: 18px") and "Die nächste Ausgabe" in mail
    assert "24. September 2026" in html.unescape(mail).replace("\u00a0", " ")
    height = {}
    for name in ("plain", "out"):
        paper = contract.folder / name / "internal/2026-09-17-zusammenfassung.pdf"
        words = output("pdftotext", "-bbox", paper, "-")
        low, high = re.search(r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">Gesichter<', words).groups()
        height[name] = float(high) - float(low)
    assert height["out"] > 1.1 * height["plain"], height


def test_a_written_copy_takes_the_place_of_the_built_in_sheet(contract):
    folder = contract.folder / "templates"
    assert contract.run("templates", "write", folder).code == 0
    for path in folder.iterdir():
        if path.name != "page.css":
            path.unlink()
    sheet = folder / "page.css"
    sheet.write_text(sheet.read_text("utf-8").replace("--measure: 65ch", "--measure: 71ch"), "utf-8")
    done = contract.run("render", contract.file, "--format", "html", "--edition", "public")
    assert done.code == 0, done.err
    page = next((contract.folder / "out/public").glob("*.html")).read_text("utf-8")
    assert page.count("color-scheme: light dark") == 1 and "--measure: 71ch" in page and "65ch" not in page


def test_faults_in_templates_have_file_line_and_advice(contract):
    folder = contract.folder / "templates"
    folder.mkdir()
    (folder / "page.html").write_text(
        '{% extends "builtin/page.html" %}\n{% block nonsense %}x{% endblock %}\n{% block head %}\n'
        '<script src="https://cdn.example/x.js"></script>\n<style>.a { colr: red }</style>\n{% endblock %}\n'
        '{% block body %}{{ super() }}\n<p onclick="x()">a</p><img src="https://cdn.example/x.png" alt="">\n'
        '<a href="https://cdn.example">b</a>\n{% endblock %}\nverloren\n',
        "utf-8",
    )
    (folder / "page.css").write_text('.a { color: red\n.b { background: url("https://cdn.example/x.png") }\n', "utf-8")
    (folder / "mail.css").write_text("p { margin: 0 }\n@import url(https://cdn.example/x.css);\n", "utf-8")
    done = contract.run("check", contract.file, "--json")
    assert done.code == 1
    found = {
        (one["rule"], one["file"].split("/")[-1], one["line"])
        for one in json.loads(done.out)
        if "template" in one["rule"]
    }
    assert found == {
        ("template.block", "page.html", 2),
        ("template.script", "page.html", 4),
        ("template.property", "page.html", 5),
        ("template.script", "page.html", 8),
        ("template.request", "page.html", 8),
        ("template.outside", "page.html", 11),
        ("template.css", "page.css", 1),
        ("template.request", "page.css", 2),
        ("template.request", "mail.css", 2),
    }
    assert all(one["help"] for one in json.loads(done.out) if "template" in one["rule"])
    assert contract.run("render", contract.file).code == 1 and not (contract.folder / "out").exists()


def test_data_make_the_same_documents_again(contract):
    settings(contract, 'look = "letter"\naccent = "#0b5394"')
    assert contract.run("render", contract.file).code == 0
    out = contract.folder / "out"
    for edition in ("internal", "public"):
        data = out / edition / "2026-09-17-zusammenfassung.json"
        again = contract.folder / "again"
        # Only the data and the workspace count.
        contract.file.rename(contract.folder / "weg.txt")
        done = contract.run("render", data, "-o", again, "--format", "html,pdf,txt,json")
        (contract.folder / "weg.txt").rename(contract.file)
        assert done.code == 0, done.err
        for ending in ("html", "pdf", "txt", "json"):
            name = f"{edition}/2026-09-17-zusammenfassung.{ending}"
            assert (again / name).read_bytes() == (out / name).read_bytes(), name
        assert (again / edition).stat().st_mode & 0o777 == (out / edition).stat().st_mode & 0o777
    shutil.rmtree(out / "public" / "2026-09-17-zusammenfassung-dates")
    assert contract.run("render", contract.file, "--format", "json", "--edition", "public").code == 0
    alone = (out / "public/2026-09-17-zusammenfassung.json").read_bytes()
    assert alone == (again / "public/2026-09-17-zusammenfassung.json").read_bytes(), "whatever else is written"
    assert (out / "public/2026-09-17-zusammenfassung-dates").is_dir(), "the data name them"
    # Beside the data where no folder is named; changed data make a changed page.
    changed = json.loads(data.read_text("utf-8")) | {"title": "Anders <b>als</b> zuvor"}
    data.write_text(json.dumps(changed), "utf-8")
    done = contract.run("ausgeben", data, "--format", "html")
    assert done.code == 0, done.err
    assert "<h1>Anders &lt;b&gt;als&lt;/b&gt; zuvor</h1>" in data.with_suffix(".html").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "options", "line"),
    [
        (lambda text: text[: len(text) // 2], [], None),
        (lambda text: text.replace('"title"', '"titel"', 1), [], None),
        (lambda text: text.replace('"language": "de"', '"language": "xx"'), [], 3),
        (lambda text: re.sub(r'"accent": "#\w+"', '"accent": "red; }"', text), [], None),
        (lambda text: re.sub(r'"href": "2026[^"]+"', '"href": "javascript:x()"', text, count=1), [], None),
        (lambda text: text, ["--edition", "public"], None),
        (lambda text: text, ["--format", "ics"], None),
        (lambda text: "[]", [], 1),
    ],
)
def test_data_that_are_no_document_are_refused(contract, change, options, line):
    assert contract.run("render", contract.file, "--format", "json").code == 0
    data = contract.folder / "out/internal/2026-09-17-zusammenfassung.json"
    data.write_text(change(data.read_text("utf-8")), "utf-8")
    done = contract.run("render", data, "-o", "again", *options)
    assert done.code == 1 and "[file.data]" in done.err and not (contract.folder / "again").exists(), done.err
    if line:
        assert f".json, Zeile {line}," in done.err, done.err
