"""The Debian package: made by packaging/deb.sh, installed in a bare Debian without a network, used, and removed without a
trace. The program within is the one under test; how it was compiled does not matter to the package."""

import gzip
import json
import os
import re
import shutil
import subprocess
import tomllib

import pytest
from conftest import BINARY, ROOT
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from test_options import VERBS

TOOLS = ROOT / "tests/.tools"
MANIFEST = tomllib.loads((ROOT / "Cargo.toml").read_text("utf-8"))
VERSION = MANIFEST["workspace"]["package"]["version"]
AS_ROOT = [] if os.geteuid() == 0 else ["sudo"]
# dpkg's own diary, and what it keeps of the state before.
DPKG = {"var/log/dpkg.log", "var/lib/dpkg/status-old"}
CLERK = "home/clerk"


def done(*command, **options) -> str:
    run = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, timeout=600, **options)
    assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"
    return run.stdout


def tool(*command, target) -> str:
    """Runs one of our scripts with the tools of the tests and a folder of its own for what Cargo makes."""
    env = {**os.environ, "PATH": f"{TOOLS}/bin:{os.environ['PATH']}", "CARGO_TARGET_DIR": str(target)}
    return done(*command, env=env)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The package, from the program under test."""
    target = tmp_path_factory.mktemp("target")
    (target / "release").mkdir()
    done("strip", "-o", target / "release/rundmail", BINARY)
    tool(ROOT / "packaging/deb.sh", "--fast", "--quiet", target=target)
    (made,) = target.glob("debian/*.deb")
    return made


@pytest.fixture(scope="module")
def unpacked(package, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    done("dpkg-deb", "-x", package, folder)
    return folder


@pytest.fixture
def debian(tmp_path):
    """A bare Debian in a folder, with a clerk's empty home."""
    root = tmp_path / "debian"
    root.mkdir()
    done(*AS_ROOT, "tar", "-xpf", TOOLS / "debian.tar", "-C", root)
    done(*AS_ROOT, "install", "-d", "-o", "1000", "-g", "1000", root / CLERK)
    yield root
    done(*AS_ROOT, "rm", "-rf", "--one-file-system", root)


def inside(root, *command, user="0:0") -> str:
    """Runs a command in the bare Debian: its own processes, no network, nothing of our environment."""
    apart = ["unshare", "--mount", "--net", "--pid", "--fork", f"--mount-proc={root}/proc"]
    clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", f"HOME=/{CLERK}", "LC_ALL=C.UTF-8"]
    return done(*AS_ROOT, *apart, "chroot", f"--userspec={user}", root, *clean, *command, stdin=subprocess.DEVNULL)


def tree(root) -> list[str]:
    """All files with their kind, rights, owners and contents, without the clerk's and dpkg's diary."""
    files = done(*AS_ROOT, "find", root, "-printf", "%P %M %U:%G %l\\n").splitlines()
    sums = (
        done(*AS_ROOT, "find", root, "-type", "f", "-exec", "sha256sum", "{}", "+").replace(f"{root}/", "").splitlines()
    )
    own = re.compile(rf"(?:^|  )(?:{'|'.join(map(re.escape, (CLERK, *DPKG)))})(?:[/ ]|$)")
    return sorted(line for line in files + sums if not own.search(line))


def test_it_is_installed_used_and_removed_without_a_trace(package, debian):
    before = tree(debian)
    shutil.copy(package, debian / "tmp/rundmail.deb")
    inside(debian, "dpkg", "--install", "/tmp/rundmail.deb")
    (debian / "tmp/rundmail.deb").unlink()
    assert any(line.startswith("usr/bin/rundmail ") for line in tree(debian))

    clerk = "1000:1000"
    assert inside(debian, "rundmail", "--version", user=clerk).split()[1] == VERSION
    work = f"/{CLERK}/netzwerk"
    inside(debian, "cp", "-r", "/usr/share/doc/rundmail/examples/netzwerk", work, user=clerk)
    file = f"{work}/2026-09-03-zusammenfassung.toml"
    inside(debian, "rundmail", "ausgeben", file, user=clerk)
    inside(debian, "rundmail", "senden", file, "--weg", "ordner", "--ja", user=clerk)
    pdf = inside(debian, "head", "-c", "5", f"{work}/out/public/2026-09-03-zusammenfassung.pdf", user=clerk)
    assert pdf == "%PDF-"
    assert inside(debian, "find", f"{work}/outbox", "-name", "*.eml", user=clerk).count("\n") == 11

    inside(debian, "dpkg", "--purge", "rundmail")
    assert tree(debian) == before
    inside(debian, "test", "-f", f"{work}/.rundmail/ledger.db")  # What the office has made stays.


def test_lintian_finds_nothing(package):
    """Neither errors nor warnings, and no override that is not needed."""
    as_somebody = [*AS_ROOT, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    copy = done("mktemp", "-d").strip()
    shutil.copy(package, copy)
    done("chmod", "-R", "a+rX", copy)
    lint = ["lintian", "--fail-on=error,warning", "--tag-display-limit=0", "--display-info"]
    told = done(*as_somebody, "env", f"HOME={copy}", *lint, f"{copy}/{package.name}")
    shutil.rmtree(copy)
    assert "[usr/bin/rundmail]" in told, "it has read the program"
    assert "unused-override" not in told and "mismatched-override" not in told, told


def test_it_needs_nothing_beside_it(unpacked, package):
    needed = set(re.findall(r"^\s*(?:/\S*/)?([a-z_-]+)\S* ", done("ldd", unpacked / "usr/bin/rundmail"), re.MULTILINE))
    assert {"libc"} <= needed <= {"linux-vdso", "ld-linux-x", "ld-linux-aarch", "libc", "libm", "libgcc_s"}, needed
    depends = done("dpkg-deb", "-f", package, "Depends")
    assert {re.split(r"[ (]", one)[0] for one in depends.strip().split(", ")} <= {"libc6", "libgcc-s1"}


def test_manual_pages_and_completions_are_those_of_the_program(unpacked, tmp_path):
    share = unpacked / "usr/share"
    pages = {page.name for page in (share / "man/man1").iterdir()}
    assert pages == {page.name for page in (share / "man/de/man1").iterdir()}
    assert pages == {"-".join(["rundmail", *verb]) + ".1.gz" for verb in VERBS}
    for language, heading in (("", "NAME"), ("de", "BEZEICHNUNG")):
        page = gzip.decompress((share / "man" / language / "man1/rundmail-send.1.gz").read_bytes()).decode()
        assert heading in page
    script = share / "bash-completion/completions/rundmail"
    asked = f'source "{script}"; COMP_WORDS=(rundmail se); COMP_CWORD=1; _rundmail rundmail se rundmail; echo "${{COMPREPLY[@]}}"'
    assert "send" in done("bash", "-c", asked).split()
    done("zsh", "-n", share / "zsh/vendor-completions/_rundmail")
    fish = share / "fish/vendor_completions.d/rundmail.fish"
    offered = done(
        "fish",
        "--no-config",
        "-c",
        f"source {fish}; complete -C 'rundmail se'",
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert "send" in {line.split("\t")[0] for line in offered.splitlines()}


def test_every_author_of_a_font_and_every_library_is_named(unpacked):
    docs = unpacked / "usr/share/doc/rundmail"
    copyright = (docs / "copyright").read_text("utf-8")
    licences = list((ROOT / "fonts").glob("OFL-*.txt"))
    assert len(licences) > 5
    for licence in licences:
        owner = re.search(r"^Copyright (.+)$", licence.read_text("utf-8"), re.MULTILINE)[1]
        assert f"Copyright: {owner.strip()}" in copyright, licence.name
    for font in (ROOT / "fonts").glob("*.ttf"):
        assert f"fonts/{font.name.split('-')[0]}-*.ttf" in copyright, font.name
    libraries = gzip.decompress((docs / "libraries.txt.gz").read_bytes()).decode()
    for name in ("typst", "rusqlite", "rustls", "clap"):
        assert re.search(rf"^{name} \d", libraries, re.MULTILINE), name
    assert "Permission is hereby granted" in libraries and "Mozilla Public License" in libraries


def test_the_bill_of_materials_names_every_library(tmp_path):
    """In CycloneDX, judged by its own library; each version is the one of Cargo.lock."""
    bill = tmp_path / "rundmail.cdx.json"
    tool(ROOT / "packaging/sbom.sh", bill, target=tmp_path)
    text = bill.read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(text) is None
    data = json.loads(text)
    assert data["metadata"]["component"]["version"] == VERSION
    locked = tomllib.loads((ROOT / "Cargo.lock").read_text("utf-8"))["package"]
    named = {(one["name"], one["version"]) for one in data["components"]}
    assert named <= {(one["name"], one["version"]) for one in locked}
    assert {"typst", "rusqlite", "rustls", "clap"} <= {name for name, _ in named}
    assert all(one.get("licenses") for one in data["components"] if one["purl"].count("?") == 0)


def test_all_tell_one_version(package):
    assert done("dpkg-deb", "-f", package, "Version").strip() == f"{VERSION}-1"
    assert (ROOT / "packaging/changelog").read_text("utf-8").startswith(f"rundmail ({VERSION}-1) ")
    assert re.search(rf"^## \[?{re.escape(VERSION)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
