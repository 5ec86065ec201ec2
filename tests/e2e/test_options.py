"""The command line in German: every option and value by its name, help in narrow windows, guesses."""

import re
import subprocess

import pytest
from conftest import BINARY, rundmail
from terminal import in_terminal

VERBS = [
    [],
    ["init"],
    ["new"],
    ["import"],
    ["check"],
    ["render"],
    ["site"],
    ["edit"],
    ["preview"],
    ["send"],
    ["approve"],
    ["remind"],
    ["letters"],
    ["sign-in"],
    ["status"],
    ["bounces"],
    ["attend"],
    ["attendance"],
    ["dates"],
    ["open"],
    ["decisions"],
    ["report"],
    ["contacts"],
    ["contacts", "import"],
    ["contacts", "show"],
    ["contacts", "unsubscribe"],
    ["contacts", "forget"],
    ["login"],
    ["templates"],
    ["templates", "write"],
    ["templates", "list"],
    ["schema"],
    ["completions"],
    ["man"],
    ["help"],
]
OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")


def help_of(verb, folder, language, flag="--help", **variables) -> str:
    done = rundmail(*verb, flag, cwd=folder, RUNDMAIL_LANG=language, **variables)
    assert done.code == 0, done.err
    return done.out


def options_of(verb, folder, language) -> set[str]:
    """The options of a verb; its examples may show those of the verbs below it."""
    return set(OPTION.findall(re.split("\n(?:Beispiele|Examples):", help_of(verb, folder, language))[0]))


def test_a_mailing_by_german_options_alone(network, server):
    network.use_server(server.port)
    tried = network.run(
        "senden",
        network.file,
        "--an",
        "netzwerk",
        "--außer",
        "rat",
        "--probelauf",
        "--für",
        "selin.beispiel@brueckenbogen.example",
        "--kontakte",
        "kontakte.csv",
    )
    assert tried.code == 0, tried.err
    line = next(line for line in tried.err.splitlines() if "--freigegeben" in line)
    assert "--an netzwerk --ausser rat --kontakte kontakte.csv" in line and not server.mails
    probe = network.run("senden", network.file, "--probe", "probe@musterhausen.example", "--ja", "--weg", "smtp")
    assert probe.code == 0 and len(server.mails) == 1, probe.err
    command = line.partition("rundmail ")[2].split()
    sent = network.run(*command, "--ja", "--warten", "30s", "--ungewisse", "auslassen")
    assert sent.code == 0, sent.err
    assert len(server.mails) > 2
    public = network.run("ausgeben", network.file, "--fassung", "öffentlich", "--format", "txt", "--ziel", "da")
    assert public.code == 0, public.err
    assert [path.name for path in (network.folder / "da").iterdir()] == ["public"]
    drafts = network.run("senden", network.file, "--weg", "entwürfe", "--ja")
    assert drafts.code == 0 and list((network.folder / "outbox").rglob("drafts/*.eml")), drafts.err


def test_each_language_shows_its_own_names(tmp_path):
    """Every option of every verb has a name in each language; neither help names one of the other."""
    same = {"csv", "excel", "format", "html", "ics", "json", "organisation", "person", "sarif", "server", "version"}
    for verb in VERBS:
        german, english = (options_of(verb, tmp_path, language) for language in ("de", "en"))
        assert german & english <= same, (verb, german & english)
        assert len(german) == len(english), (verb, german, english)
        for language, options in (("de", english), ("en", german)):
            # A value that is missing or too much is told; an unknown name would be told otherwise.
            for option in options - {"help", "hilfe", "version"}:
                done = rundmail(*verb, f"--{option}", cwd=tmp_path, RUNDMAIL_LANG=language)
                assert "gibt es hier nicht" not in done.err and "unexpected" not in done.err, (verb, option)


@pytest.mark.parametrize("language", ["de", "en"])
def test_long_help_fits_fifty_columns(tmp_path, language):
    for verb in VERBS:
        for flag in ("--help", "-h"):
            wide = help_of(verb, tmp_path, language, flag, COLUMNS=100)
            narrow = help_of(verb, tmp_path, language, flag, COLUMNS=50)
            long = [line for line in narrow.splitlines() if len(line) > 50]
            assert not long, (verb, flag, long)
            assert narrow.split() == wide.split(), "nothing is cut"
        shown = in_terminal(*verb, "--help", cwd=tmp_path, width=50, RUNDMAIL_LANG=language)
        assert shown.code == 0
        plain = re.sub(r"\x1b\[[0-9;]*m", "", shown.text)
        assert max(map(len, plain.splitlines())) <= 50 and plain.split() == wide_help(verb, tmp_path, language)


def wide_help(verb, folder, language) -> list[str]:
    return help_of(verb, folder, language, COLUMNS=100).split()


def test_tables_stay_tables_in_a_narrow_window(tmp_path):
    """What continues a line stands under its text, not under the name before it."""
    shown = help_of([], tmp_path, "de", COLUMNS=50)
    table = shown.partition("Befehle:\n")[2].partition("\n\n")[0].splitlines()
    indents = {len(line) - len(line.lstrip()) for line in table}
    assert len(indents) == 2 and min(indents) == 2 and max(indents) < 25, shown


def test_guesses_are_near_and_in_the_language_of_the_interface(tmp_path):
    def told(*args, language="de"):
        done = rundmail(*args, cwd=tmp_path, RUNDMAIL_LANG=language)
        assert done.code == 2
        return done.err

    assert "Meinten Sie `--probelauf`?" in told("senden", "a.toml", "--dryrun")
    assert "Meinten Sie `pruefen`?" in told("chekc")
    assert "Meinten Sie `ordner`?" in told("senden", "a.toml", "--weg", "ordnr")
    assert "'--dry-run'" in told("send", "a.toml", "--probelaf", language="en")
    for words in (["senden", "a.toml", "--alle"], ["starten"], ["senden", "a.toml", "--weg", "fax"]):
        assert "Meinten Sie" not in told(*words)
        assert "similar" not in told(*words, language="en")


def test_completions_and_manual_pages_name_the_options_of_their_language(tmp_path):
    for language, own, other in (("de", "--probelauf", "--dry-run"), ("en", "--dry-run", "--probelauf")):
        for shell in ("bash", "zsh", "fish", "powershell", "elvish"):
            script = rundmail("completions", shell, cwd=tmp_path, RUNDMAIL_LANG=language).out
            assert own.strip("-") in script and other not in script, (language, shell)
            if shell == "bash":
                assert subprocess.run(["bash", "-n"], input=script.encode(), check=False).returncode == 0
                value, foreign = ("entwuerfe", "drafts") if language == "de" else ("drafts", "entwuerfe")
                assert value in script and f" {foreign}" not in script
        done = rundmail("man", language, cwd=tmp_path, RUNDMAIL_LANG=language)
        assert done.code == 0, done.err
        page = (tmp_path / language / "rundmail-send.1").read_text("utf-8").replace("\\-", "-")
        assert own in page and other not in page


def completed(script: str, *words) -> set:
    """What a real bash offers behind these words."""
    ask = """source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMPREPLY=()
        _rundmail rundmail "${!#}" "${COMP_WORDS[COMP_CWORD-1]}"; printf '%s\\n' "${COMPREPLY[@]}\""""
    done = subprocess.run(["bash", "-c", ask, script, "rundmail", *words], capture_output=True, check=True)
    return set(done.stdout.decode().split())


def test_bash_completes_in_the_language_of_the_script(tmp_path):
    for language in ("de", "en"):
        script = tmp_path / f"{language}.sh"
        script.write_text(rundmail("completions", "bash", cwd=tmp_path, RUNDMAIL_LANG=language).out, "utf-8")
    german, english = str(tmp_path / "de.sh"), str(tmp_path / "en.sh")
    assert "senden" in completed(german, "se") and completed(english, "se") == {"send"}
    assert completed(german, "senden", "--pro") == {"--probelauf", "--probe"}
    assert completed(german, "senden", "--weg", "") == {"smtp", "ordner", "entwuerfe"}
    assert completed(english, "send", "--dr") == {"--dry-run"}
    assert completed(english, "send", "--via", "") == {"smtp", "folder", "drafts"}
    assert "schreiben" in completed(german, "vorlagen", "s")


def test_a_system_in_another_language_is_spoken_to_in_english(tmp_path):
    def spoken(**locale):
        env = {"HOME": str(tmp_path), **locale}
        return subprocess.run([BINARY, "--help"], env=env, cwd=tmp_path, capture_output=True, check=True).stdout

    for name in ("tr_TR.UTF-8", "fr_FR.UTF-8", "en_GB.UTF-8", "uk_UA"):
        assert b"Usage:" in spoken(LANG=name), name
    assert b"Aufruf:" in spoken(LANG="de_AT.UTF-8") and b"Aufruf:" in spoken(LANG="tr_TR", RUNDMAIL_LANG="de")
    german = subprocess.run(
        [BINARY, "--sprache=de", "--hilfe"], env={"LANG": "tr_TR.UTF-8"}, cwd=tmp_path, capture_output=True, check=True
    )
    assert b"Aufruf:" in german.stdout


def test_a_dumb_terminal_gets_no_colour(network):
    network.file.write_text(network.file.read_text("utf-8") + "\n[[termine]]\ntitel = 3\n", "utf-8")
    coloured = in_terminal("pruefen", network.file, cwd=network.folder)
    assert "\x1b[" in coloured.text and coloured.code == 1
    for variables in ({"TERM": "dumb"}, {"NO_COLOR": "1"}):
        for args in (["pruefen", network.file], ["--hilfe"], ["senden", "--gibtsnicht"], ["senden", network.file]):
            shown = in_terminal(*args, cwd=network.folder, **variables)
            assert "\x1b" not in shown.text, (variables, args, shown.text)
