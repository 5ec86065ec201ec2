"""What a public page tells search engines, link previews and robots, as their parsers read it."""

import json
import re
from html.parser import HTMLParser

import pytest
from conftest import ROOT, rundmail
from test_documents import output

SECRETS = ("823 1674 9021", "82316749021", "590417", "meet.example", "Stellen bleiben", "Klausur")
SETTINGS = """
[organisation]
name = "Stadt Musterstadt"
email = "post@stadt.example"
website = "https://stadt.example"
[render]
veil-addresses = true
"""
MINUTES = """
title = "Treffen </script><script>alert(1)</script> & mehr"
kind = "invitation"
issued = 2026-09-01
intro = \"\"\"
Liebe Mitglieder,

am 17. September spricht Frau Dr. Probe über z. B. kurze Wege; schreiben Sie an anna.probe@verein.example. Danach: Kaffee.
\"\"\"
[meeting]
date = 2026-09-17
start = 17:00:00
end = 18:45:00
place = "Stadtteilzentrum Nord, Musterweg 5"
next = 2026-11-12
online = { url = "https://meet.example/j/82316749021", id = "823 1674 9021", passcode = "590417" }
[[agenda]]
title = "Personal"
visibility = "internal"
text = "Zwei Stellen bleiben bis zum Sommer unbesetzt."
[[dates]]
title = "Infoabend"
date = 2026-10-26
start = 16:30:00
place = "online"
organisation = "Verein Brücke"
registration = "anmeldung@verein.example"
online = { url = "https://meet.example/j/1", id = "823 1674 9021" }
[[dates]]
title = "Fest </script> & mehr"
date = 2026-09-26
until = 2026-10-04
place = "Rathaus und online"
status = "cancelled"
url = "https://fest.example"
[[dates]]
title = "Klausur"
date = 2026-10-10
visibility = "internal"
[[dates]]
title = "Irgendwann"
when = "im Sommer"
"""


class Page(HTMLParser):
    """The head of a page, its links and its words."""

    def __init__(self, text: str):
        super().__init__()
        self.meta, self.links, self.scripts, self.words, self.inside = {}, [], [], "", None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.inside = tag
        if tag == "meta":
            self.meta[values.get("name") or values.get("property")] = values.get("content")
        if tag == "a":
            self.links.append(values["href"])
        if tag == "script":
            assert values == {"type": "application/ld+json"}, values

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "script":
            self.scripts.append(data)
        elif self.inside != "style":
            self.words += data


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kopf")
    (folder / "rundmail.toml").write_text(SETTINGS, "utf-8")
    (folder / "runde.toml").write_text(MINUTES, "utf-8")
    done = rundmail("render", "runde.toml", cwd=folder)
    assert done.code == 0, done.err
    return folder


@pytest.fixture(scope="module")
def text(folder):
    return (folder / "out/public/runde.html").read_text("utf-8")


def test_the_description_is_a_sentence_and_previews_have_it(text):
    meta = Page(text).meta
    sentence = (
        "Am 17. September spricht Frau Dr. Probe über z. B. kurze Wege; schreiben Sie an anna.probe@verein.example."
    )
    assert meta["description"].replace("\u00a0", " ") == sentence == meta["og:description"].replace("\u00a0", " ")
    assert meta["og:type"] == "article" and meta["og:locale"] == "de_DE"
    assert meta["og:title"] == "Treffen </script><script>alert(1)</script> & mehr"
    assert "og:image" not in meta, "there is no public picture"


def test_search_engines_get_the_dates_and_no_way_in(text):
    [script] = Page(text).scripts
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    meeting, following, fest, info = data["@graph"]
    assert meeting["startDate"] == "2026-09-17T17:00:00+02:00" and meeting["endDate"] == "2026-09-17T18:45:00+02:00"
    assert meeting["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert meeting["location"]["name"] == "Stadtteilzentrum Nord"
    assert meeting["organizer"] == {
        "@type": "Organization",
        "name": "Stadt Musterstadt",
        "url": "https://stadt.example",
    }
    assert following["startDate"] == "2026-11-12" and "location" not in following
    assert (fest["startDate"], fest["endDate"]) == ("2026-09-26", "2026-10-04")
    assert fest["name"] == "Fest </script> & mehr" and fest["eventStatus"] == "https://schema.org/EventCancelled"
    assert fest["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert info["startDate"] == "2026-10-26T16:30:00+01:00" and "endDate" not in info, "winter; no end is known"
    assert info["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert info["organizer"]["name"] == "Verein Brücke"
    assert all(event["@type"] == "Event" for event in data["@graph"])
    assert not [secret for secret in SECRETS if secret in text]


def test_robots_see_no_address_and_people_see_all(folder, text):
    page = Page(text)
    for address in ("anna.probe@verein.example", "anmeldung@verein.example", "post@stadt.example"):
        assert f"mailto:{address}" in page.links and address in page.words
        assert address not in text
    assert "mailto:" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert not re.findall(r"[\w.+-]+@[\w-]+\.\w+", text)
    internal = (folder / "out/internal/runde.html").read_text("utf-8")
    assert "mailto:anna.probe@verein.example" in internal, "no robot gets there"
    assert "ld+json" not in internal and "og:title" not in internal


def test_the_pages_are_valid_and_nothing_runs(folder):
    output("node", ROOT / "tests" / "web" / "validate.mjs", *sorted(folder.glob("out/*/*.html")))
