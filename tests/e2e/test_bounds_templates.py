"""Templates of the office that ask for more time or memory than anybody has."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from bounds import within_bounds
from conftest import BINARY

DOUBLED = (
    "{% set ns = namespace(s='xxxxxxxx') %}{% for i in range(40) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}"
)
TEMPLATES = {
    "page.html": DOUBLED,
    "mail.html": DOUBLED,
    "mail.txt": "{% set a = 'x' * 100000000 %}{% set b = [a ~ '1', a ~ '2', a ~ '3', a ~ '4', a ~ '5', a ~ '6'] %}"
    + DOUBLED,
    "mail-body.html": "{% for i in range(100000) %}{% for j in range(100000) %}x{% endfor %}{% endfor %}",
    "minutes.typ": '#let s = "xxxxxxxx"\n#for i in range(40) { s = s + s }\n#s\n',
}
HUGE = "1000000000000"
MAIL = {
    "text": '{{ "a" * %s }}' % HUGE,
    "list": "{%% set a = [1] * %s %%}{{ a }}" % HUGE,
    "indent": '{{ "a" | indent(%s, true) }}' % HUGE,
    "format": '{{ "%%%ss" | format("x") }}' % HUGE,
    "places": '{{ "%%.%sf" | format(1.5) }}' % HUGE,
    "range": "{{ range(%s) | list }}" % HUGE,
    "batch": "{{ [1] | batch(%s, 1) | list }}" % HUGE,
    "slice": "{{ [1] | slice(%s) | list }}" % HUGE,
    "not": "{{ " + "not " * 200_000 + "1 }}",
    "minus": "{{ " + "-" * 200_000 + "1 }}",
    "joined": "{{ " + "~".join(['"a"'] * 300_000) + " }}",
    "brackets": "{{ " + "[" * 100_000 + "]" * 100_000 + " }}",
    "nested": "{% set ns = namespace(s=[]) %}{% for i in range(90000) %}{% for j in range(9) %}"
    "{% set ns.s = [ns.s] %}{% endfor %}{% endfor %}{{ ns.s | length }}",
    "itself": "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}",
    "person": '{% if contact.groups %}{{ "a" | indent(' + HUGE + ", true) }}{% endif %}{{ greeting }}{{ body }}",
}
TYPST = {
    "strings": '= A\n#let s = "xxxxxxxx"\n#for i in range(40) { s = s + s }\n#s\n',
    "lists": "= A\n#let s = (1,)\n#for i in range(40) { s = s + s }\n",
    "calls": '= A\n#let f(n, s) = if n < 1 { 0 } else { f(n - 1, s + "a") + f(n - 1, s + "b") }\n#f(40, "")\n',
    "loops": "= A\n#let n = 0\n#for i in range(10000) { for j in range(10000) { for k in range(1000) { n += 1 } } }\n#n\n",
    "whiles": "= A\n#let n = 0\n#while true { n += 1 }\n#n\n",
    "itself": "= A\n#let f(n) = f(n + 1)\n#f(0)\n",
    "pages": "= A\n#for i in range(10000) { for j in range(10000) { pagebreak() } }\n",
    "words": "= A\n#lorem(100000000)\n",
    "text-at-once": '= A\n#("a" * %s)\n' % HUGE,
    "array-at-once": "= A\n#let a = (1,) * %s\n" % HUGE,
    "content-at-once": "= A\n#([a] * %s)\n" % HUGE,
    "range-at-once": "= A\n#range(%s).len()\n" % HUGE,
    "columns-of-a-table": "= A\n#table(columns: 1000000000)[a]\n",
    "rows-of-a-cell": "= A\n#table(columns: 2, table.cell(rowspan: 1000000000)[a])\n",
    "row-of-a-cell": "= A\n#table(columns: 2, table.cell(y: 9000000000)[a])\n",
    "sum": "= A\n#(" + "1+" * 200_000 + "1)\n",
    "closures": "= A\n#let f = x => x\n#for i in range(300000) { let g = f; f = x => g(x) }\n#f(1)\n",
    "array-in-array": "= A\n#let a = (1,)\n#for i in range(300000) { a = (a,) }\n#a\n",
    "xml": '= A\n#xml(bytes("<a>" * 100000 + "</a>" * 100000))\n',
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_doubles_a_text_is_told(network, name):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / name).write_text(TEMPLATES[name], "utf-8")
    done = within_bounds(
        network,
        "preview" if name.startswith("mail") else "render",
        network.file,
        *(["--no-open"] if name.startswith("mail") else []),
    )
    assert done.code == 1 and f"templates/{name}" in done.err, done.err
    assert "[template.endless]" in done.err or "[pdf.template]" in done.err, done.err


@pytest.mark.parametrize("name", TYPST)
def test_a_template_of_the_pages_comes_to_an_end(network, name):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "minutes.typ").write_text(TYPST[name], "utf-8")
    done = within_bounds(network, "render", network.file)
    assert done.code == 1 and "templates/minutes.typ" in done.err, done.err


@pytest.mark.parametrize("name", MAIL)
def test_a_template_that_asks_for_all_at_once_is_told(network, name):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "mail.txt").write_text(MAIL[name], "utf-8")
    done = within_bounds(network, "preview", network.file, "--no-open")
    assert done.code == 1 and "templates/mail.txt" in done.err and "[template." in done.err, done.err


def test_templates_that_take_too_much_hide_nothing_else(network):
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "mail.txt").write_text(MAIL["indent"], "utf-8")
    (folder / "page.html").write_text("{{ titel }}", "utf-8")
    (folder / "pages.html").write_text("", "utf-8")
    (folder / "minutes.typ").write_text(TYPST["text-at-once"], "utf-8")
    for name, args in (("minutes.typ", ["render"]), ("mail.txt", ["check"])):
        done = within_bounds(network, args[0], network.file, *args[1:])
        assert done.code == 1 and done.err.count("[template.endless]") == 1 and f"templates/{name}" in done.err, (
            done.err
        )
        assert "[template.undefined]" in done.err and "[template.unused]" in done.err, done.err


def test_no_template_is_left_at_work(network):
    """Whoever is killed leaves nobody behind."""
    folder = network.folder / "templates"
    folder.mkdir()
    (folder / "minutes.typ").write_text(TYPST["calls"], "utf-8")
    env = {"PATH": os.environ["PATH"], "HOME": str(network.folder), "RUNDMAIL_LANG": "de"}
    child = subprocess.Popen(
        [BINARY, "render", network.file],
        cwd=network.folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    other = []
    while child.poll() is None and not other:
        asked = ["pgrep", "-P", str(child.pid), "-f", "try-templates"]
        other = subprocess.run(asked, capture_output=True, check=False).stdout.split()
    assert other
    child.kill()
    child.wait()
    while Path(f"/proc/{int(other[0])}").exists():
        time.sleep(0.05)


@pytest.mark.parametrize(
    "template", [DOUBLED, "{{ 'a' | indent(%s, true) }}" % HUGE, "{{ " + "not " * 200_000 + "1 }}"]
)
def test_a_subject_that_asks_for_too_much_is_told(network, template):
    settings = network.folder / "rundmail.toml"
    text = settings.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("betreff"))
    settings.write_text(text.replace(old, f'betreff = "{template}"'), "utf-8")
    for args in (["check"], ["preview", "--no-open"], ["send", "--dry-run"]):
        done = within_bounds(network, args[0], network.file, *args[1:])
        assert done.code == 1 and "rundmail.toml" in done.err, done.err
