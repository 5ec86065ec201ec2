//! Whole documents: the sample as expected, what each reader may see, and arbitrary text.

//! What each edition shows, and from which record it comes.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use snapbox::data::DataFormat;

use super::*;
use crate::document::text;
use crate::document::view::{EventView, plain_text};
use crate::minutes::Defaults;
use crate::source::{Source, Span};
use crate::workspace::Workspace;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

fn documented(minutes: &Minutes, settings: &Settings, edition: Edition) -> Document {
    let words = Vocabulary::built_in(&minutes.language).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 9, 25).unwrap();
    build(
        &DocumentInput { minutes, settings, words: &words, gallery: &Gallery::default(), today },
        edition,
    )
    .value
    .unwrap()
}

/// The document of the sample that every part of the format appears in.
fn contract(edition: Edition) -> Document {
    let workspace = Workspace::read(&repository().join("tests/contract/minutes.toml"));
    let workspace = workspace.value.unwrap();
    documented(&workspace.minutes, &workspace.settings, edition)
}

fn parsed(toml: &str) -> Minutes {
    let source = Source::new(PathBuf::from("minutes.toml"), toml);
    let checked = crate::minutes::parse(&source, &Defaults::default());
    // The builder does not need a date; a missing one is reported by the reader.
    let rules = checked.findings.iter().map(|finding| finding.rule.name);
    let findings: Vec<_> = rules.filter(|rule| *rule != "date.missing").collect();
    assert_eq!(findings, Vec::<&str>::new(), "{toml}");
    checked.value.unwrap()
}

/// The document of a minutes file without settings.
fn document(toml: &str, edition: Edition) -> Document {
    let minutes = parsed(toml);
    documented(&minutes, &Settings::empty(&minutes.source), edition)
}

fn json(document: &Document) -> String {
    serde_json::to_string_pretty(document).unwrap() + "\n"
}

/// Non-breaking spaces shown as `~`.
fn shown(text: &str) -> String {
    text.replace('\u{a0}', "~")
}

fn section<'a>(document: &'a Document, id: &str) -> &'a Section {
    document.sections.iter().find(|section| section.id == id).unwrap()
}

fn facts(document: &Document) -> Vec<String> {
    let line = |fact: &super::super::view::Fact| {
        shown(&format!("{}: {}", fact.label, plain_text(&fact.value)))
    };
    document.facts.iter().map(line).collect()
}

/// Level, number, anchor and text of every heading.
fn headings(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let headings = blocks.filter_map(|block| match block {
        Block::Heading { level, id, number, text } => {
            let number = number.as_deref().unwrap_or("-");
            Some(format!("{level} {number} #{id} {}", plain_text(text)))
        }
        _ => None,
    });
    headings.collect()
}

fn events(document: &Document) -> &[EventView] {
    match &section(document, "dates").blocks[..] {
        [Block::Events { events }] => events,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sample_looks_as_it_did() {
    for edition in [Edition::Internal, Edition::Public] {
        let document = contract(edition);
        let forms = [("json", json(&document)), ("txt", text::render(&document))];
        for (ending, form) in forms {
            let name = format!("tests/expected/contract.{}.{ending}", edition.name());
            let expected = repository().join(name);
            let expected = snapbox::Data::read_from(&expected, Some(DataFormat::Text));
            snapbox::assert_data_eq!(form, expected.raw());
        }
    }
}

#[test]
fn nothing_internal_is_in_the_public_edition() {
    let (internal, public) = (json(&contract(Edition::Internal)), json(&contract(Edition::Public)));
    for secret in
        ["82316749021", "590417", "823 1674 9021", "442901", "YmFyQmF6", "Die halbe Stelle"]
    {
        assert!(internal.contains(secret), "{secret}");
        assert!(!public.contains(secret), "{secret}");
    }
}

const HEAD: &str = "title = \"T\"\nkind = \"minutes\"\n[meeting]\ndate = 2026-09-17\n";

#[test]
fn names_appear_only_where_they_may() {
    let people = "[[participants]]\nname = \"Offen\"\npublic = true\norganisation = \"Haus\"\n\
                  [[participants]]\nname = \"Verdeckt\"\norganisation = \" HAUS\"\n\
                  [[participants]]\nname = \"Fehlt\"\nstatus = \"excused\"\n";
    let minutes = parsed(&format!("{HEAD}{people}"));
    let mut settings = Settings::empty(&minutes.source);
    let figures = "Teilnahme: 2 Personen aus 1 Organisation";
    for (listed, edition, names) in [
        (false, Edition::Internal, [true, false, false]),
        (false, Edition::Public, [true, false, false]),
        (true, Edition::Internal, [true, true, true]),
        (true, Edition::Public, [true, false, false]),
    ] {
        settings.list_participants = listed;
        let document = documented(&minutes, &settings, edition);
        let json = json(&document);
        assert_eq!(["Offen", "Verdeckt", "Fehlt"].map(|name| json.contains(name)), names);
        assert!(facts(&document).contains(&figures.to_owned()), "{:?}", facts(&document));
    }
}

#[test]
fn an_item_has_the_same_number_in_both_editions() {
    let agenda = "[[agenda]]\ntitle = \"A\"\n[[agenda]]\ntitle = \"B\"\nvisibility = \"internal\"\n\
                  [[agenda.items]]\ntitle = \"Unter B\"\n[[agenda]]\ntitle = \"A\"\n\
                  text = \"# Groß\\n\\n### Klein\\n\\n# Groß\"\n[[agenda.items]]\ntitle = \"D\"\n";
    let toml = format!("{HEAD}{agenda}");
    assert_eq!(
        headings(&document(&toml, Edition::Public)),
        [
            "3 1 #a A",
            "3 3 #a-2 A",
            "4 - #gross Groß",
            "5 - #klein Klein",
            "4 - #gross-2 Groß",
            "4 3.1 #d D"
        ]
    );
    let internal = headings(&document(&toml, Edition::Internal));
    assert_eq!(internal[1..3], ["3 2 #b B (intern)", "4 2.1 #unter-b Unter B (intern)"]);
}

#[test]
fn an_invitation_begins_with_its_access_data() {
    let toml = HEAD.replace("minutes", "invitation")
        + "[meeting.online]\npasscode = \"77\"\n[[agenda]]\ntitle = \"A\"\n";
    let document = document(&toml, Edition::Internal);
    let ids: Vec<_> = document.sections.iter().map(|section| section.id).collect();
    assert_eq!(ids, ["internal", "online", "agenda"]);
    assert_eq!(section(&document, "agenda").heading.as_deref(), Some("Vorläufige Tagesordnung"));
}

#[test]
fn a_circular_has_topics_and_no_meeting() {
    let toml = "title = \"T\"\nkind = \"circular\"\n[[agenda]]\ntitle = \"A\"\n";
    let document = document(toml, Edition::Public);
    assert_eq!(facts(&document), Vec::<String>::new());
    assert_eq!(section(&document, "agenda").heading.as_deref(), Some("Themen"));
    assert_eq!(headings(&document), ["3 - #a A"]);
    assert_eq!(
        document.colophon.iter().map(|line| shown(line)).collect::<Vec<_>>(),
        ["Ausgabe vom 25.~September~2026"]
    );
}

#[test]
fn events_are_sorted_and_marked() {
    let toml = format!(
        "{HEAD}[[dates]]\ntitle = \"Ohne\"\n[[dates]]\ntitle = \"Spät\"\ndate = 2026-12-30\n\
         until = 2027-01-02\n[[dates]]\ntitle = \"Abend\"\ndate = 2026-10-08\nstart = 18:00:00\n\
         [[dates]]\ntitle = \"Morgen\"\ndate = 2026-10-08\nstart = 09:00:00\nend = 10:30:00\n\
         status = \"tentative\"\n[[dates]]\ntitle = \"Fest\"\ndate = 2027-06-10\n\
         until = 2027-06-21\nstatus = \"cancelled\"\n"
    );
    let document = document(&toml, Edition::Public);
    let lines: Vec<_> = events(&document)
        .iter()
        .map(|event| {
            let parts = [Some(&event.when), event.time.as_ref(), event.status_label.as_ref()];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            shown(&format!("{}: {}", event.title, parts.join("; ")))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Morgen: Donnerstag, 8.~Oktober~2026; 09:00 bis 10:30~Uhr; vorläufig",
            "Abend: Donnerstag, 8.~Oktober~2026; ab 18:00~Uhr",
            "Spät: Mittwoch, 30.~Dezember~2026 bis Samstag, 2.~Januar~2027",
            "Fest: Donnerstag, 10. bis Montag, 21.~Juni~2027; abgesagt",
            "Ohne: Der Termin steht noch nicht fest",
        ]
    );
}

#[test]
fn a_hidden_record_is_not_told_by_a_reference() {
    let toml = format!(
        "{HEAD}[[agenda]]\ntitle = \"A\"\ntext = \"[](date:x) [](attachment:y) [](date:z)\"\n\
         [[dates]]\nid = \"x\"\ntitle = \"Geheimes\"\nvisibility = \"internal\"\ndate = 2026-10-08\n\
         [[attachments]]\nid = \"y\"\ntitle = \"Offenes\"\nurl = \"https://a.example/o.pdf\"\n\
         [[dates]]\nid = \"z\"\ntitle = \"Fest\"\ndate = 2026-10-09\n"
    );
    let public = document(&toml, Edition::Public);
    assert!(!json(&public).contains("Geheimes"));
    let Block::Paragraph { text } = &section(&public, "agenda").blocks[1] else { panic!() };
    let words = shown(&plain_text(text));
    assert_eq!(words, "(nicht öffentlich) Offenes Fest (Freitag, 9.~Oktober~2026)");
    let hrefs: Vec<_> = text
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link { href, .. } => Some(href.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(hrefs, ["#attachment-y", "#date-z"]);
}

#[test]
fn files_have_kind_and_size_in_the_order_of_the_script() {
    let source = repository().join("tests/contract/minutes.toml");
    let detail = |language: &str| {
        let toml = format!(
            "language = \"{language}\"\n{HEAD}[[attachments]]\nid = \"a\"\ntitle = \"A\"\n\
             file = \"anlagen/folien.pdf\"\n[[attachments]]\nid = \"b\"\ntitle = \"B\"\n\
             file = \"fehlt.docx\"\nmail = false\nurl = \"https://a.example/b.PDF?x=1\"\n"
        );
        let minutes = crate::minutes::parse(&Source::new(&source, toml), &Defaults::default());
        let minutes = minutes.value.unwrap();
        let document = documented(&minutes, &Settings::empty(&minutes.source), Edition::Internal);
        let [Block::Files { files }] = &section(&document, "attachments").blocks[..] else {
            panic!("no files")
        };
        files.iter().map(|file| shown(file.detail.as_deref().unwrap_or("-"))).collect::<Vec<_>>()
    };
    assert_eq!(detail("de"), ["PDF, 2~kB", "PDF"]);
    assert_eq!(detail("ar"), ["\u{2066}PDF\u{2069}، 2~كيلوبايت", "\u{2066}PDF\u{2069}"]);
}

#[test]
fn nothing_visible_in_a_title_still_makes_a_heading() {
    let toml =
        format!("{HEAD}[[agenda]]\ntitle = \"\\u200E\\uFEFF\"\n[[agenda]]\ntitle = \"\\u0007\"\n");
    let minutes = parsed(&toml);
    let document = documented(&minutes, &Settings::empty(&minutes.source), Edition::Public);
    assert_eq!(headings(&document)[1], "3 2 #x-2 …");
}

/// Markup that an author may put around a word; `%` stands for the word.
const MARKUP: &[&str] = &[
    "%",
    "**%**",
    "*%* und ~~%~~",
    "# %",
    "- a\n- %",
    "1. %\n2. b",
    "> %",
    "`%`",
    "```\n%\n```",
    "| a | b |\n|---|---|\n| % | c |",
    "[%](https://a.example)",
    "[%](javascript:x)",
    "![%](bild.png)",
    "<b>%</b>",
    "<div>\n%\n</div>",
    "7. Mai: %",
    "Migrant*innen % Leser*innen",
    "> - > 1. %",
    "[[[ % ]]",
];

/// Every field of a file; `= M` stands for Markdown, `= P` for a plain value.
const WHOLE_FILE: &str = "title = P\nkind = \"summary\"\nseries = P\nauthor = P\nintro = M\n\
    closing = M\n[meeting]\ndate = 2026-09-17\nplace = P\nchair = P\nminute-taker = P\n\
    [meeting.online]\nid = P\npasscode = P\nphone = P\nnotice = M\n\
    [[agenda]]\ntitle = P\nspeaker = P\norganisation = P\ntext = M\n\
    [[agenda.decisions]]\ntext = M\n[[agenda.tasks]]\ntext = M\nwho = P\n\
    [[agenda.items]]\ntitle = P\ntext = M\n\
    [[announcements]]\ntitle = P\nspeaker = P\ncontact = P\ntext = M\n\
    [[dates]]\ntitle = P\nwhen = P\nplace = P\norganisation = P\nregistration = P\nnote = P\n\
    online = { id = P, notice = M }\n\
    [[attachments]]\nid = \"a\"\ntitle = P\nurl = \"https://a.example\"\n";

/// The file with a different word in each field, and the words. `choices` selects the markup of the
/// Markdown fields.
fn filled(choices: &[usize]) -> (String, Vec<String>) {
    let (mut toml, mut words) = (WHOLE_FILE.to_owned(), Vec::new());
    let mut choices = choices.iter().cycle();
    while let Some(at) = toml.find("= M").or_else(|| toml.find("= P")) {
        let word = format!("wort{:02}q", words.len());
        let choice = choices.next().filter(|_| toml[at..].starts_with("= M"));
        let value = choice.map_or("%", |choice| MARKUP[*choice]).replace('%', &word);
        toml.replace_range(at + 2..at + 3, &quoted(&value));
        words.push(word);
    }
    (toml, words)
}

fn quoted(value: &str) -> String {
    toml::Value::String(value.to_owned()).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No word that an author wrote is lost in any format.
    #[test]
    fn every_word_is_in_every_form(choices in prop::collection::vec(0..MARKUP.len(), 9)) {
        let (toml, words) = filled(&choices);
        let document = document(&toml, Edition::Internal);
        let (json, text) = (json(&document), text::render(&document));
        for word in words {
            prop_assert!(json.contains(&word), "{} is not in {}", word, json);
            prop_assert!(text.contains(&word), "{} is not in {}", word, text);
        }
    }

    /// Whatever is written, the document stays valid.
    #[test]
    fn any_text_makes_a_sound_document(text in "\\PC{0,40}|[\\s*_`\\[\\]()<>#|~.0-9a-z\u{feff}-]{0,80}") {
        let toml = format!("{HEAD}[[agenda]]\ntitle = \"A\"\ntext = {}\n", quoted(&text));
        let source = Source::new(PathBuf::from("minutes.toml"), toml);
        let minutes = crate::minutes::parse(&source, &Defaults::default()).value.unwrap();
        let settings = Settings::empty(&source);
        let document = documented(&minutes, &settings, Edition::Public);
        let levels = headings(&document);
        prop_assert!(levels.iter().all(|heading| ("3".."7").contains(&&heading[..1])));
        for line in text::render(&document).lines() {
            prop_assert_eq!(line, line.trim_end());
            prop_assert_ne!(line, "--");
        }
    }
}

#[test]
fn places_of_references_survive_the_quotes_of_the_file() {
    let toml = format!("{HEAD}[[agenda]]\ntitle = \"A\"\ntext = \"\"\"\n  Ä\\t[](date:x)\"\"\"\n");
    let minutes = parsed(&toml);
    let text = minutes.agenda[0].text.as_ref().unwrap();
    let found = markdown::references(&text.value);
    let span: Span = text.span_of(found[0].range.clone());
    assert_eq!(span.text(), "[](date:x)");
}

#[test]
fn a_correction_is_typeset_like_everything_else() {
    let toml = "title = \"T\"\nkind = \"circular\"\nlanguage = \"ar\"\ncorrection = '\"Kino\" غدا'\n\
                intro = '\"Zoo?\" و \"Bad\"'\n";
    let shown: String = shown(&json(&document(toml, Edition::Public)));
    let bare = direction::bare(&shown);
    for word in ["«Kino»", "«Zoo?»", "«Bad»"] {
        assert!(bare.contains(word), "{word}");
    }
}
