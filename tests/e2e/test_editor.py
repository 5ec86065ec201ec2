"""What editors get: schemas, tried by Taplo and by another validator; SARIF; a matcher of the report."""

import copy
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import ROOT, copy_of, rundmail
from jsonschema import Draft7Validator

SAMPLES = [ROOT / "tests" / "cases", ROOT / "tests" / "contract", ROOT / "examples"]
# Tables whose keys are the office's own.
OWN = {"words", "woerter", "columns", "spalten", "organisationen", "organisations", "check", "pruefung"}
NAMES = {"de": ("sitzungsdatei", "einstellungen"), "en": ("minutes", "settings")}
SARIF = ROOT / "tests/web/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def schemas(tmp_path_factory):
    """The schemas of both languages: of minutes files and of settings."""
    folder = tmp_path_factory.mktemp("schemas")
    read = {}
    for language, names in NAMES.items():
        done = rundmail("schema", "--output", folder, "--lang", language, cwd=folder)
        assert done.code == 0, done.err
        both = [json.loads((folder / f"{name}.schema.json").read_text("utf-8")) for name in names]
        for schema in both:
            Draft7Validator.check_schema(schema)
        read[language] = [Draft7Validator(schema) for schema in both]
    return read


def data(path: Path):
    """What a TOML file says, as JSON has it; `None` where it is no TOML."""
    try:
        read = tomllib.loads(path.read_text("utf-8-sig"))
    except (ValueError, OSError, RecursionError):
        return None
    return json.loads(json.dumps(read, default=str))


def is_settings(path: Path) -> bool:
    return path.name == "rundmail.toml"


def own_schema(schemas, language, path):
    return schemas[language][is_settings(path)]


def test_a_schema_says_what_check_says(schemas, tmp_path):
    seen = accepted = refused = 0
    for source in SAMPLES:
        folder = copy_of(source, tmp_path / source.name, "").folder
        told = json.loads(rundmail("check", folder, "--json", cwd=folder).out)
        for path in sorted(folder.rglob("*.toml")):
            read = data(path)
            if read is None or "templates" in path.parts:
                continue
            looks = {"kind", "art", "meeting", "sitzung"} & read.keys()
            if not is_settings(path) and not looks:
                continue
            own = [one["rule"] for one in told if one["file"] and Path(one["file"]).resolve() == path.resolve()]
            seen += 1
            for language in NAMES:
                faults = list(own_schema(schemas, language, path).iter_errors(read))
                if {"toml.unknown-key", "toml.missing", "toml.choice"} & set(own):
                    refused += 1
                    assert faults, path
                elif not any(rule.startswith(("toml.", "settings.level")) for rule in own):
                    accepted += 1
                    assert not faults, (path, faults[0].json_path, faults[0].message)
    assert seen > 60 and accepted > 60 and refused > 1, (seen, accepted, refused)


def keys(table, way=()):
    """The way to each key that the format knows."""
    for key, value in table.items():
        yield (*way, key)
        entries = value if isinstance(value, list) else [value]
        for index, entry in enumerate(entries):
            if isinstance(entry, dict) and key not in OWN:
                yield from keys(entry, (*way, key, index) if isinstance(value, list) else (*way, key))


def test_a_misspelt_or_misplaced_key_is_wrong(schemas, contract, network):
    tried = 0
    for folder in (contract.folder, network.folder):
        for path in sorted(folder.glob("*.toml")):
            whole = data(path)
            if whole is None:
                continue
            for way in keys(whole):
                for rename in (lambda key: key + "x", lambda key: key.capitalize(), lambda _: "passcode"):
                    wrong = copy.deepcopy(whole)
                    table = wrong
                    for step in way[:-1]:
                        table = table[step]
                    name = rename(way[-1])
                    if way[-2:-1] == ("online",) or name in table:
                        continue
                    table[name] = table.pop(way[-1])
                    tried += 1
                    for language in NAMES:
                        assert not own_schema(schemas, language, path).is_valid(wrong), (path, way, name)
    assert tried > 300


def test_words_and_needed_keys(schemas):
    minutes = {"titel": "A", "art": "rundmail"}
    for language in NAMES:
        valid = schemas[language][0].is_valid
        assert valid(minutes)
        assert valid({"title": "A", "kind": " Rundbrief "}), "as the reader does"
        assert not valid({**minutes, "art": "rundschreiben"})
        assert not valid({**minutes, "art": "protokoll"}), "minutes need a meeting"
        assert valid({**minutes, "art": "protokoll", "meeting": {"datum": "2026-09-17"}})
        assert not valid({**minutes, "sitzung": {"beginn": "17:00:00"}})
        assert not valid({**minutes, "termine": [{"titel": "A", "beginn": "17 Uhr"}]})
        assert valid({**minutes, "beitraege": [{"aus": "a.toml"}]})
        assert not valid({**minutes, "beitraege": [{"text": "a"}]})
        settings = schemas[language][1].is_valid
        assert settings({"pruefung": {"text.image": "Aus", "text": {"doubled": "off"}}})
        assert not settings({"pruefung": {"text.image": "an"}})
        assert not settings({"smtp": {"port": 25}})


def descriptions(schema):
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield name, value.get("description")
        for value in schema.values():
            yield from descriptions(value)


def test_every_offered_key_is_explained_in_its_language(schemas):
    for language, both in schemas.items():
        told = dict(descriptions(both[0].schema)) | dict(descriptions(both[1].schema))
        assert len(told) > 150 and all(told.values()), language
    assert "nötig" in schemas["de"][0].schema["properties"]["titel"]["description"]
    assert "required" in schemas["en"][0].schema["properties"]["title"]["description"]


def taplo(*files):
    """Lints with the schema that each file names, without a network."""
    program = Path(sys.executable).parent / "taplo"
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    return subprocess.run(
        [program, "lint", *files], capture_output=True, text=True, env={**os.environ, **nowhere}, check=False
    )


@pytest.mark.parametrize("language", NAMES)
def test_taplo_reads_what_init_and_new_write(tmp_path, language):
    run = lambda *args: rundmail(*args, "--lang", language, cwd=tmp_path, SOURCE_DATE_EPOCH=1790000000)  # noqa: E731
    assert run("init").code == 0
    (tmp_path / "2027").mkdir()
    made = run("new", "2027/neu.toml", "--kind", "circular")
    assert made.code == 0, made.err
    files = sorted(tmp_path.rglob("*.toml"))
    assert len(files) == 3
    for file in files:
        assert file.read_text("utf-8").startswith("#:schema "), file
        assert taplo(file).returncode == 0, taplo(file).stderr
        text = file.read_text("utf-8")
        wrong = re.sub(r"(?m)^(titel|title|name)( *=)", r"\1x\2", text, count=1)
        assert wrong != text
        file.write_text(wrong, "utf-8")
        found = taplo(file)
        assert found.returncode != 0 and "Additional properties" in found.stderr, found
        file.write_text(text, "utf-8")
    # The program itself reads past the line, and finds nothing new.
    assert run("check", ".").code == 0


@pytest.fixture(scope="module")
def careful(tmp_path_factory):
    """A folder with findings of nearly every rule, and what `check` says in JSON and SARIF."""
    folder = tmp_path_factory.mktemp("sarif")
    work = copy_of(ROOT / "tests/cases/careful-eye", folder / "auge", "")
    work = type(work)(folder, "")
    copy_of(ROOT / "tests/cases/german", folder / "grün 1", "")
    run = lambda *args: json.loads(work.run("check", "auge", "grün 1", *args).out)  # noqa: E731
    return work, run("--json"), run("--sarif"), run("--sarif", "--lang", "en")


def test_sarif_is_valid_and_complete(careful):
    _, found, german, english = careful
    official = Draft7Validator(json.loads(SARIF.read_text("utf-8")))
    for log, language in ((german, "de"), (english, "en")):
        faults = list(official.iter_errors(log))
        assert not faults, (faults[0].json_path, faults[0].message)
        [run] = log["runs"]
        assert run["language"] == language
        rules = run["tool"]["driver"]["rules"]
        results = run["results"]
        assert [one["ruleId"] for one in results] == [one["rule"] for one in found]
        assert len(rules) > 50 and all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
        for result, one in zip(results, found, strict=True):
            assert rules[result["ruleIndex"]]["id"] == one["rule"]
            assert result["level"] == one["severity"]
            assert len(result["locations"]) == len([at for at in one["places"] if at["file"]])
            assert len(result["relatedLocations"]) == len(one["related"])
            assert bool(result.get("fixes")) == any(place["edit"] for place in one["places"])
    texts = [log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["text"] for log in (german, english)]
    assert texts[0] != texts[1]
    assert any(result["relatedLocations"] for result in german["runs"][0]["results"])
    assert any(len(result["locations"]) > 1 for result in german["runs"][0]["results"])


def test_the_places_and_repairs_of_sarif_are_those_of_json(careful):
    work, found, log, _ = careful
    repairs = 0
    for result, one in zip(log["runs"][0]["results"], found, strict=True):
        for location, place in zip(result["locations"], one["places"], strict=False):
            at = location["physicalLocation"]
            assert unquote(at["artifactLocation"]["uri"]) == place["file"].replace("\\", "/")
            region = at["region"]
            assert [region["startLine"], region["startColumn"]] == [place["line"], place["column"]]
        wanted = [(place["file"], place["edit"]) for place in one["places"] if place["edit"]]
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                path = unquote(change["artifactLocation"]["uri"])
                text = (work.folder / path).read_text("utf-8-sig")
                for new in change["replacements"]:
                    region = new["deletedRegion"]
                    start = offset(text, region["startLine"], region["startColumn"])
                    end = offset(text, region["endLine"], region["endColumn"])
                    [start, end] = [len(text[:at].encode()) for at in (start, end)]
                    edit = {"start": start, "end": end, "text": new["insertedContent"]["text"]}
                    assert (path, edit) in wanted, result
                    repairs += 1
    assert repairs > 15


def offset(text, line, column):
    return sum(map(len, text.splitlines(keepends=True)[: line - 1])) + column - 1


def test_what_is_accepted_is_suppressed_with_its_reason(tmp_path):
    work = copy_of(ROOT / "tests/cases/accept", tmp_path / "hinnehmen", "")
    found = json.loads(work.run("check", ".", "--json").out)
    log = json.loads(work.run("check", ".", "--sarif").out)
    reasons = [one.get("accepted") for one in found]
    told = [result.get("suppressions") for result in log["runs"][0]["results"]]
    assert any(reasons)
    assert told == [why and [{"kind": "external", "justification": why}] for why in reasons]


def matchers(document):
    """The problem matchers that a document shows."""
    text = (ROOT / "docs" / document).read_text("utf-8")
    shown = re.search(r"<!-- matcher -->\n```json\n(.*?)```", text, re.DOTALL)[1]
    [task] = json.loads(shown)["tasks"]
    found = task["problemMatcher"]
    return task, found if isinstance(found, list) else [found]


def matched(report, matcher):
    """What VS Code makes of a report: two patterns, for a line and the next."""
    first, second = matcher["pattern"]
    lines = report.splitlines()
    for line, following in zip(lines, lines[1:], strict=False):
        head, place = re.match(first["regexp"], line), re.match(second["regexp"], following)
        if head and place:
            severity = matcher.get("severity") or head[first["severity"]]
            column = place[second["column"]]
            at = (place[second["file"]], int(place[second["line"]]), column and int(column))
            yield severity, head[first["code"]], head[first["message"]], at


@pytest.mark.parametrize("document", ["dateien.md", "files.md"])
def test_the_problem_matcher_reads_the_report(careful, document):
    work, found, _, _ = careful
    task, own = matchers(document)
    args = [[arg] if arg != "${file}" else ["auge", "grün 1"] for arg in task["args"]]
    report = work.run(*sum(args, [])).err
    told = [one for matcher in own for one in matched(report, matcher)]
    names = {"error": "error", "warning": "warning", "note": "note", "info": "note"}
    at = {(one["rule"], one["file"], one["line"], one["column"]): one for one in found}
    in_lists = {(one["rule"], one["file"], one["line"], None): one for one in found}
    for severity, rule, message, place in told:
        one = (in_lists if place[2] is None else at)[(rule, *place)]
        assert one["severity"] == names[severity] and message
    # Every heading of the report with a line of a file below it.
    headed = re.findall(r"(?m)^\S.* \[[a-z-]+\.[a-z-]+\]\n *--> .*, (?:Zeile|line) \d+", report)
    assert len(told) == len(headed) > 80
    assert {severity for severity, *_ in told} == (
        {"error", "warning", "note"} if len(own) == 1 else {"error", "warning", "info"}
    )
