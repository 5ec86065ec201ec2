//! What must not be public, and how it is recognised.
//!
//! * **Access data** of a meeting or a date: link, ID, passcode, dial-in numbers, and those of
//!   their parts that are sensitive by themselves.
//! * **Internal texts**: each sentence that is long enough to be distinctive, each address in them,
//!   and the names of internal files.
//! * **Names** of people who are not marked as public.
//!
//! Internal texts and names that also occur in the public part of the file are not secret: somebody
//! has written them there deliberately.

use std::collections::BTreeSet;
use std::path::Path;

use diagnostics::source::{Span, Text};
use documents::document::build::typography;
use model::minutes::{Minutes, Online, Share, Visibility};
use unicode_normalization::UnicodeNormalization;

use super::pieces::{addresses, pieces};
use super::skeleton::Skeleton;

/// The kind of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// The join link or a part of it.
    Link,
    /// The meeting ID.
    MeetingId,
    /// The passcode.
    Passcode,
    /// A dial-in number or string.
    Phone,
    /// A text that is marked internal.
    Internal,
    /// A person's name.
    Name,
}

impl Category {
    /// Whether it stays secret wherever else it is written.
    pub fn is_access(self) -> bool {
        !matches!(self, Self::Internal | Self::Name)
    }
}

/// How a secret is distinguished from similar text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits without adjacent digits, and with only the usual separators of numbers inside.
    Number,
    /// The digits of a telephone number without the country code and the leading zero.
    Phone,
    /// Letters, or letters and digits, without adjacent ones.
    Code,
    /// The same, but a common word.
    Word,
    /// The last name before the first, with any separators that people write there.
    Words,
    /// Too short, or too common a word, to be recognised without a label before it („Kenncode: …“).
    Labelled,
    /// A web address, which is not continued by a letter or digit.
    Address,
    /// Running text, without further conditions.
    Text,
}

/// Something to search for.
#[derive(Clone, Debug)]
pub(super) struct Secret {
    /// Its letters and digits.
    pub skeleton: String,
    pub form: Form,
    pub category: Category,
    /// Its span in the file.
    pub at: Span,
}

impl Secret {
    /// The file and the position in it, which tell one value of a file from another.
    pub(super) fn place(&self) -> (&Path, usize) {
        (self.at.source().path(), self.at.range().start)
    }

    /// Whether it is a passcode that could also be an ordinary word.
    pub(super) fn is_word(&self) -> bool {
        self.form == Form::Word
    }
}

/// Fewer digits occur in dates and postcodes.
const SHORTEST_NUMBER: usize = 6;
/// Fewer letters and digits occur anywhere.
const SHORTEST_CODE: usize = 6;
/// The minimum number of letters of a name, which has at least two words.
const SHORTEST_NAME: usize = 6;
/// The minimum number of letters and digits of a web address or file name.
const SHORTEST_ADDRESS: usize = 10;

/// Everything in `minutes` that must not be public.
pub(super) fn of(minutes: &Minutes) -> Vec<Secret> {
    let mut secrets = Vec::new();
    let meeting = minutes.meeting.iter().filter_map(|meeting| meeting.online.as_ref());
    let events = minutes.events.iter().filter_map(|event| event.online.as_ref());
    meeting.chain(events).for_each(|online| access(online, &mut secrets));
    let german = typography::is_set(&minutes.language);
    for (share, text) in minutes.shared_texts() {
        if share == Share::Internal {
            internal(text, german, &mut secrets);
        }
    }
    let hidden = |visibility: Visibility| visibility == Visibility::Internal;
    for attachment in minutes.attachments.iter().filter(|file| hidden(file.visibility)) {
        file_name(attachment.file.as_ref(), &mut secrets);
    }
    for person in minutes.participants.iter().filter(|person| !person.public) {
        names(&person.name, &mut secrets);
    }
    // Somebody who is represented is another person.
    let represented = minutes.participants.iter().filter_map(|person| person.deputy_for.as_ref());
    let items = minutes.all_agenda_items().into_iter();
    let elections = items.flat_map(|item| &item.elections);
    let candidates = elections.flat_map(|election| &election.candidates);
    let candidates = candidates.filter(|one| !one.public).map(|one| &one.name);
    for name in represented.chain(candidates).filter(|name| !minutes.is_public_name(&name.value)) {
        names(name, &mut secrets);
    }
    secrets
}

fn access(online: &Online, secrets: &mut Vec<Secret>) {
    let Online { url, id, passcode, phone, notice: _ } = online;
    if let Some(id) = id {
        code(&id.value, Category::MeetingId, &id.span, secrets);
    }
    if let Some(passcode) = passcode {
        code(&passcode.value, Category::Passcode, &passcode.span, secrets);
    }
    // The ID and the passcode occur here again, and are reported once.
    for line in phone {
        dial_in(line, secrets);
    }
    if let Some(url) = url {
        link(url, secrets);
    }
}

/// The link without its scheme, the values in its query, and the parts of its path that are not
/// words.
fn link(url: &Text, secrets: &mut Vec<Secret>) {
    let written = url.value.trim();
    let rest = written.split_once("://").map_or(written, |(_, rest)| rest);
    push(rest, Form::Address, Category::Link, &url.span, secrets);
    let (path, query) = rest.split_once(['?', '#']).unwrap_or((rest, ""));
    for part in path.split('/').skip(1) {
        // `/0`, `/l/` and words do not grant access.
        if Skeleton::of(part).text.len() >= SHORTEST_CODE && !is_word(part) {
            code(part, Category::Link, &url.span, secrets);
        }
    }
    for pair in query.split(['&', ';', '#']) {
        let value = pair.split_once('=').map_or(pair, |(_, value)| value);
        // Short values are like `type=1`.
        if Skeleton::of(value).text.len() >= SHORTEST_CODE {
            code(value, Category::Link, &url.span, secrets);
        }
    }
}

/// An ID, a passcode or a token.
fn code(written: &str, category: Category, at: &Span, secrets: &mut Vec<Secret>) {
    for written in super::readings::decoded(written) {
        let skeleton = Skeleton::of(&written).text;
        let digits = skeleton.bytes().all(|byte| byte.is_ascii_digit());
        let form = match skeleton.chars().count() {
            length if digits && length >= SHORTEST_NUMBER => Form::Number,
            length if length >= SHORTEST_CODE && is_word(&written) => Form::Word,
            length if !digits && length >= SHORTEST_CODE => Form::Code,
            _ => Form::Labelled,
        };
        if form == Form::Word {
            // Where the word is public as well, a label is decisive.
            add(skeleton.clone(), Form::Labelled, category, at, secrets);
        }
        add(skeleton, form, category, at, secrets);
    }
}

/// Whether it could be an ordinary word: letters only, and not in random case.
fn is_word(written: &str) -> bool {
    let letters: Vec<char> = written.chars().collect();
    let humps = letters.windows(2).filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    !letters.iter().any(|c| c.is_numeric()) && humps.count() < 2
}

/// `+49 30 901820 123,,82316749021#,,,,*590417#`: the number, and each code behind it.
fn dial_in(line: &Text, secrets: &mut Vec<Secret>) {
    let mut parts = line.value.split([',', '#', '*', ';']).map(str::trim);
    let number = Skeleton::of(parts.next().unwrap_or_default()).text;
    let number = number.trim_start_matches("tel");
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        let national = number.trim_start_matches("00").trim_start_matches("49");
        let national = national.trim_start_matches('0').to_owned();
        if national.len() >= SHORTEST_NUMBER {
            add(national, Form::Phone, Category::Phone, &line.span, secrets);
        }
    }
    for part in parts.filter(|part| part.contains(|c: char| c.is_ascii_digit())) {
        if Skeleton::of(part).text.len() >= SHORTEST_CODE {
            code(part, Category::Phone, &line.span, secrets);
        }
    }
}

fn internal(text: &Text, german: bool, secrets: &mut Vec<Secret>) {
    for piece in pieces(&text.value, german) {
        push(&piece, Form::Text, Category::Internal, &text.span, secrets);
    }
    for address in addresses(&text.value) {
        if Skeleton::of(address).text.len() >= SHORTEST_ADDRESS {
            push(address, Form::Address, Category::Internal, &text.span, secrets);
        }
    }
}

fn file_name(file: Option<&Text>, secrets: &mut Vec<Secret>) {
    let Some(file) = file else { return };
    let name = file.value.rsplit(['/', '\\']).next().unwrap_or_default();
    if Skeleton::of(name).text.len() >= SHORTEST_ADDRESS {
        push(name, Form::Code, Category::Internal, &file.span, secrets);
    }
}

/// A name as written, without titles, and with the last name first. A single word cannot be
/// distinguished from other words.
fn names(name: &Text, secrets: &mut Vec<Secret>) {
    let words: Vec<&str> = name.value.split([' ', '\t', '\n', '\u{a0}', ',']).collect();
    let is_title = |word: &&&str| word.ends_with('.') || word.is_empty();
    let words: Vec<&str> = words.iter().filter(|word| !is_title(word)).copied().collect();
    let (Some((last, first)), true) = (words.split_last(), words.len() > 1) else { return };
    let reversed = format!("{last}{}", first.concat());
    for (spelling, form) in [(words.concat(), Form::Code), (reversed, Form::Words)] {
        for spelling in umlauts(&spelling) {
            if Skeleton::of(&spelling).text.chars().count() >= SHORTEST_NAME {
                push(&spelling, form, Category::Name, &name.span, secrets);
                // The genitive: „Müllers“.
                push(&format!("{spelling}s"), form, Category::Name, &name.span, secrets);
            }
        }
    }
}

/// A name as it is, with `ae` for `ä`, and the other way round.
fn umlauts(name: &str) -> BTreeSet<String> {
    const PAIRS: [(&str, &str); 3] = [("ä", "ae"), ("ö", "oe"), ("ü", "ue")];
    let name: String = name.nfc().flat_map(char::to_lowercase).collect();
    let turned = |to_ascii: bool| {
        PAIRS.iter().fold(name.clone(), |name, (umlaut, ascii)| {
            if to_ascii { name.replace(umlaut, ascii) } else { name.replace(ascii, umlaut) }
        })
    };
    BTreeSet::from([turned(true), turned(false), name.clone()])
}

fn push(written: &str, form: Form, category: Category, at: &Span, secrets: &mut Vec<Secret>) {
    add(Skeleton::of(written).text, form, category, at, secrets);
}

fn add(skeleton: String, form: Form, category: Category, at: &Span, secrets: &mut Vec<Secret>) {
    let known = |other: &Secret| other.skeleton == skeleton && other.form == form;
    // The parts of one record are adjacent.
    if !skeleton.is_empty() && !secrets.iter().rev().take(20).any(known) {
        secrets.push(Secret { skeleton, form, category, at: at.clone() });
    }
}
