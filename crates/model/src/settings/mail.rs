//! The section `[mail]`: how the office mails.

use super::messages::Message;
use super::values::{reject, within};
use crate::fields::{Choice, Fields};
use crate::rules;
use crate::source::{Spanned, Text};

/// The section `[mail]`.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// The sender, as `Name <address>`.
    pub from: Option<Text>,
    /// Where replies go.
    pub reply_to: Option<Text>,
    /// The template of the subject.
    pub subject: Option<Text>,
    /// Where to unsubscribe, as `mailto:` or `https:`.
    pub unsubscribe: Option<Text>,
    /// The maximum size of a finished message (bytes).
    pub max_size: Option<Spanned<u64>>,
    /// How people are addressed.
    pub greeting: Greeting,
    /// How much of the document a mail contains.
    pub extent: Extent,
    /// Where the public edition of a document can be read on the web: a template, as the subject.
    pub page: Option<Text>,
    /// Where the open tasks come from that a mail shows to the person who has them.
    pub own_tasks: OwnTasksFrom,
    /// Whether pictures of texts are made smaller for mails.
    pub shrink_images: bool,
    /// Previews of mailings that were never sent are deleted after this many days.
    pub preview_days: u32,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            from: None,
            reply_to: None,
            subject: None,
            unsubscribe: None,
            max_size: None,
            greeting: Greeting::default(),
            extent: Extent::default(),
            page: None,
            own_tasks: OwnTasksFrom::default(),
            shrink_images: true,
            preview_days: 30,
        }
    }
}

/// The default maximum size of a finished message (bytes): what the mail servers of offices
/// commonly accept.
pub const DEFAULT_MAX_SIZE: u64 = 10_000_000;

/// How people are addressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Greeting {
    /// Always by name: „Guten Tag Aylin Probe“.
    #[default]
    Neutral,
    /// By salutation where it and the last name are given: „Sehr geehrte Frau Dr. Probe“.
    Formal,
}

impl Choice for Greeting {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("neutral", "neutral", Self::Neutral), ("formal", "förmlich", Self::Formal)];
}

/// How much of the document a mail contains; the PDF that is attached always has the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    Full,
    /// Introduction, access data, topics, calls and dates.
    Short,
}

impl Choice for Extent {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("full", "ganz", Self::Full), ("short", "kurz", Self::Short)];
}

/// Where the open tasks come from that a mail shows to the person who has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnTasksFrom {
    /// Mails show none.
    Nowhere,
    /// From the minutes file that is sent.
    #[default]
    File,
    /// From all files of its series.
    Series,
}

impl Choice for OwnTasksFrom {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("none", "keine", Self::Nowhere),
        ("file", "datei", Self::File),
        ("series", "reihe", Self::Series),
    ];
}

/// Reads the section `[mail]`.
pub(super) fn read(mut fields: Fields<'_>) -> MailSettings {
    let mail = MailSettings {
        from: fields.filled_text("from"),
        reply_to: fields.filled_text("reply-to"),
        subject: fields.filled_text("subject"),
        unsubscribe: fields.filled_text("unsubscribe"),
        max_size: max_size(&mut fields),
        greeting: fields
            .choice::<Greeting>("greeting")
            .map(|found| found.value)
            .unwrap_or_default(),
        extent: fields.choice::<Extent>("body").map(|found| found.value).unwrap_or_default(),
        page: fields.filled_text("url"),
        own_tasks: fields
            .choice::<OwnTasksFrom>("own-tasks")
            .map(|found| found.value)
            .unwrap_or_default(),
        shrink_images: fields.flag("shrink-images").is_none_or(|flag| flag.value),
        preview_days: within(&mut fields, "preview-days", 1..=3650)
            .unwrap_or(MailSettings::default().preview_days),
    };
    fields.finish();
    mail
}

fn max_size(fields: &mut Fields<'_>) -> Option<Spanned<u64>> {
    let text = fields.filled_text("max-size")?;
    let size = parse_size(&text.value);
    if size.is_none() {
        reject(fields, &rules::settings::SIZE, Message::Size(text.value), text.span.clone());
    }
    size.map(|size| Spanned::new(size, text.span))
}

/// `8 MB`, `500 kB`, `1,5 MB`: powers of ten, as mail providers count.
fn parse_size(written: &str) -> Option<u64> {
    let written = written.trim();
    let split = written.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (number, unit) = written.split_at(split.unwrap_or(written.len()));
    let factor = match unit.trim().to_lowercase().as_str() {
        "" | "b" | "byte" | "bytes" => 1.0,
        "kb" | "k" => 1e3,
        "mb" | "m" => 1e6,
        "gb" | "g" => 1e9,
        _ => return None,
    };
    let number: f64 = number.replace(',', ".").parse().ok()?;
    let bytes = number * factor;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range is checked")]
    (1.0..=1e12).contains(&bytes).then_some(bytes as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse_size("8 MB"), Some(8_000_000));
        assert_eq!(parse_size("1,5MB"), Some(1_500_000));
        assert_eq!(parse_size("8 Elefanten"), None);
        assert_eq!(parse_size("-1 MB"), None);
    }
}
