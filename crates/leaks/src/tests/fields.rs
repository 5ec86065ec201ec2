//! A minutes file and a letterhead with a slot in every text field.

use std::collections::BTreeMap;

use diagnostics::source::Source;
use model::minutes::{Defaults, Share, parse};
use model::settings;
use model::workspace::Workspace;

/// Every text of the format: in access data (`{a}`), in anything else internal (`{i}`), and in
/// public fields (`{o}`).
const FILE: &str = r#"
kind = "summary"
title = "Runde {o}"
series = "Reihe {o}"
correction = "Falsch war: {o} Ende"
intro = "Hinweis: {o} Ende, [](date:geheim), [](attachment:geheim), [](date:fest)"
closing = "Gruß {o} Ende"
author = "Jana {o}"
issued = 2026-09-24
objections-until = 2026-10-01
approved = 2026-11-17
approved-by = "Rat {o}"
changes-to-draft = "Neu ist: {o} Ende"
[meeting]
date = 2026-09-17
moved-from = 2026-09-10
start = 17:00:00
end = 18:00:00
next = 2026-11-17
public-start = 17:10:00
public-end = 17:50:00
pauses = [{ start = 17:30:00, end = 17:35:00 }]
place = "Saal {o}"
address = "Gasse {o}"
map = "https://karte.example/{o}"
directions = "Mit dem Bus: {o} Ende"
accessibility = "Ohne Stufen: {o} Ende"
chair = "Ole {o}"
minute-taker = "Uwe {o}"
[meeting.registration]
email = "an-{o}@stadt.example"
deadline = 2026-09-15
note = "Auch am Telefon {o}"
[meeting.online]
url = "https://meet.example.org/j/{a}?x={a}"
id = "{a}"
passcode = "{a}"
phone = ["+49 30 901820 123,,{p}#"]
notice = "Bitte {i} beachten"
[attendance]
persons = 2
organisations = 2
[quorum]
needed = 2
eligible = 2
present = 2
reached = true
[[participants]]
name = "Kim {i}"
organisation = "Verein {i}"
role = "Gast {i}"
deputy-for = "Rae {i}"
on-behalf-of = "Amt {i}"
came = 17:05:00
left = 17:55:00
away = [{ left = 17:20:00, came = 17:25:00 }]
[[participants]]
name = "Ute Offen {o}"
organisation = "Verein {o}"
role = "Gast {o}"
deputy-for = "Rae {i}"
on-behalf-of = "Amt {o}"
came = 17:05:00
left = 17:55:00
away = [{ left = 17:20:00, came = 17:25:00 }]
public = true
[[contributions]]
title = "Beitrag {o}"
rubric = "Rubrik {o}"
organisation = "Verein {o}"
author = "Rae {o}"
teaser = "Vorweg {o} Ende"
text = "Alle kamen. {o} Ende"
picture = "bilder/{o}.jpg"
alt = "Zu sehen {o}"
caption = "Darunter {o}"
credit = "Foto {o}"
consent = "given"
logo = "bilder/{o}.png"
contact = "Büro {o}"
url = "https://x.example/{o}"
attachment = "{o}"
language = "en"
[[contributions]]
title = "Beitrag {i}"
rubric = "Rubrik {i}"
organisation = "Verein {i}"
author = "Rae {i}"
teaser = "Vorweg {i} Ende"
text = "Alle kamen. {i} Ende"
picture = "bilder/{i}.jpg"
alt = "Zu sehen {i}"
caption = "Darunter {i}"
credit = "Foto {i}"
consent = "given"
logo = "bilder/{i}.png"
contact = "Büro {i}"
url = "https://x.example/{i}"
attachment = "{i}"
language = "en"
visibility = "internal"
[[agenda]]
title = "Begrüßung {o}"
speaker = "Rae {o}"
organisation = "Amt {o}"
text = "Alle waren da. {o} Ende"
attachment = "{o}"
[[agenda.decisions]]
number = "B {o}"
text = "So soll es sein: {o} Ende"
votes = { yes = 1, no = 0, abstained = 2 }
time = 17:30:00
majority = "simple"
majority-of = "present"
adopted = true
[[agenda.elections]]
office = "Sprecher {o}"
text = "Gewählt wurde {o} Ende"
time = 17:30:00
seats = 1
ballots = 2
no = 0
abstained = 0
invalid = 0
[[agenda.elections.candidates]]
name = "Ute Offen {o}"
organisation = "Verein {o}"
votes = 1
elected = true
accepted = true
public = true
[[agenda.elections.candidates]]
name = "Kim {i}"
organisation = "Verein {i}"
votes = 1
elected = false
accepted = false
[[agenda.tasks]]
text = "Noch {o} klären"
who = "Ole {o}"
due = 2026-10-01
since = 2026-07-02
[[agenda.items]]
title = "Personelles {i}"
visibility = "internal"
speaker = "Rae {i}"
organisation = "Amt {i}"
text = "Dazu gehört {i} auch"
attachment = "{i}"
[[agenda.items.decisions]]
number = "B {i}"
text = "Heimlich: {i} Ende"
votes = { yes = 1, no = 0, abstained = 2 }
time = 17:30:00
majority = "simple"
majority-of = "present"
adopted = true
[[agenda.items.elections]]
office = "Sprecher {i}"
text = "Gewählt wurde {i} Ende"
time = 17:30:00
seats = 1
ballots = 2
no = 0
abstained = 0
invalid = 0
[[agenda.items.elections.candidates]]
name = "Ute {i}"
organisation = "Verein {i}"
votes = 1
elected = true
accepted = true
[[agenda.items.tasks]]
text = "Noch {i} klären"
who = "Ole {i}"
due = 2026-10-01
since = 2026-07-02
[[agenda.items.items]]
title = "Darunter {i}"
speaker = "Rae {i}"
organisation = "Amt {i}"
text = "Auch {i} Ende"
attachment = "{i}"
[[announcements]]
title = "Intern {i}"
organisation = "Verein {i}"
speaker = "Rae {i}"
contact = "Büro {i}"
deadline = 2026-10-05
visibility = "internal"
text = "Nur hier: {i} Ende"
attachment = "{i}"
[[announcements]]
title = "Offen {o}"
organisation = "Verein {o}"
speaker = "Rae {o}"
contact = "Büro {o}"
deadline = 2026-10-05
type = "call"
text = "Für alle: {o} Ende"
attachment = "{o}"
[[dates]]
id = "geheim"
title = "Klausur {i}"
date = 2026-10-08
until = 2026-10-09
when = "bald {i}"
start = 17:00:00
end = 18:00:00
place = "Haus {i}"
organisation = "Verein {i}"
registration = "bei {i}"
note = "Mit {i} Ende"
url = "https://x.example/{i}"
attachment = "{i}"
visibility = "internal"
online = { url = "https://meet.example.org/j/{a}?x={a}", id = "{a}", passcode = "{a}", phone = ["+49 30 901820 124,,{p}#"], notice = "Auch {i} beachten" }
[[dates]]
id = "fest"
title = "Fest {o}"
date = 2026-10-10
until = 2026-10-11
when = "bald {o}"
start = 17:00:00
end = 18:00:00
place = "Haus {o}"
organisation = "Verein {o}"
registration = "bei {o}"
note = "Mit {o} Ende"
url = "https://x.example/{o}"
attachment = "{o}"
online = { url = "https://meet.example.org/j/{a}?x={a}", id = "{a}", passcode = "{a}", phone = ["+49 30 901820 125,,{p}#"], notice = "Hier {i} beachten" }
[[attachments]]
id = "geheim"
title = "Vermerk {i}"
language = "en"
file = "anlagen/{i}.pdf"
url = "https://x.example/{i}"
visibility = "internal"
[[attachments]]
id = "offen {o}"
title = "Flyer {o}"
language = "en"
file = "anlagen/{o}.pdf"
url = "https://x.example/{o}"
"#;

/// The letterhead, which is public as a whole.
const OFFICE: &str = r#"
[organisation]
name = "Stadt {o}"
unit = "Büro {o}"
street = "Weg {o}"
city = "Ort {o}"
phone = "0301 {o}"
email = "buero-{o}@stadt.example"
website = "https://stadt.example/{o}"
logo = { file = "logo.png", alt = "Wappen {o}" }
"#;

/// Both files in pieces: the text before each slot, and at the end.
#[derive(Default)]
pub(super) struct Slots {
    minutes: Vec<&'static str>,
    office: Vec<&'static str>,
    /// The slots in access data, which are also part of `internal`.
    pub access: Vec<usize>,
    /// Those of them in dial-in numbers.
    pub phones: Vec<usize>,
    /// The slots in internal fields.
    pub internal: Vec<usize>,
    /// The slots in public fields: those of the minutes, then those of the office.
    pub open: Vec<usize>,
}

impl Slots {
    pub(super) fn new() -> Self {
        let mut slots = Self::default();
        let mut slot = 0;
        for (text, pieces) in [(FILE, &mut slots.minutes), (OFFICE, &mut slots.office)] {
            let mut from = 0;
            for (at, _) in text.match_indices('{') {
                match text.get(at..at + 3) {
                    Some("{o}") => slots.open.push(slot),
                    Some("{i}") => slots.internal.push(slot),
                    Some(access @ ("{a}" | "{p}")) => {
                        if access == "{p}" {
                            slots.phones.push(slot);
                        }
                        slots.access.push(slot);
                        slots.internal.push(slot);
                    }
                    _ => continue,
                }
                pieces.push(&text[from..at]);
                (slot, from) = (slot + 1, at + 3);
            }
            pieces.push(&text[from..]);
        }
        slots
    }

    /// The workspace with these texts in its slots.
    pub(super) fn filled(&self, plants: &BTreeMap<usize, String>) -> Workspace {
        let mut slot = 0;
        let mut filled = |pieces: &[&str]| {
            let (last, slots) = pieces.split_last().unwrap();
            let mut text = String::new();
            for piece in slots {
                text.push_str(piece);
                text.push_str(&plants.get(&slot).map(|plant| escaped(plant)).unwrap_or_default());
                slot += 1;
            }
            text + last
        };
        let minutes = Source::new("runde.toml", filled(&self.minutes));
        let office = Source::new("rundmail.toml", filled(&self.office));
        let minutes = parse(&minutes, &Defaults::default()).value.unwrap();
        let settings = settings::parse(&office).value.unwrap();
        Workspace { settings, has_settings: true, minutes, translations: BTreeMap::new() }
    }
}

/// A text escaped for a quoted TOML string.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// Every field of the format is filled, and what the file marks as internal is internal in the
/// model. A new field of the model fails here until it has a slot.
#[test]
fn every_field_has_a_slot() {
    let slots = Slots::new();
    let mark = |slot: &usize| (*slot, format!("mark{slot}x"));
    let plants = slots.internal.iter().chain(&slots.open).map(mark).collect();
    let Workspace { minutes, settings, .. } = slots.filled(&plants);
    let left_empty = |debug: String| {
        let debug = debug.replace("field: None", "").replace("sheet: None", "");
        debug.matches(": None").count() + debug.matches(": []").count()
    };
    // The innermost item has no decisions, elections, tasks or items, the contributions have no files
    // of their own, and the settings say nothing of approval.
    assert_eq!(left_empty(format!("{minutes:?}")), 8, "fields that nobody plants in");
    assert_eq!(
        left_empty(format!("{:?}", settings.organisation)),
        0,
        "fields that nobody plants in"
    );
    for (share, text) in minutes.shared_texts() {
        let holds = |slot: &usize| text.value.contains(&mark(slot).1);
        let (internal, open) = (slots.internal.iter().any(holds), slots.open.iter().any(holds));
        let name = ["geheim", "fest"].contains(&text.as_str());
        assert!(name || internal != open, "{text:?}");
        assert!(name || open == (share == Share::Public), "{share:?} {text:?}");
        assert!(!slots.access.iter().any(holds) || share == Share::Access, "{text:?}");
    }
}
