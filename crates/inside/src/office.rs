//! The parts of office documents: Word, Excel and `PowerPoint` since 2007 (ECMA-376), and
//! `OpenDocument` (ISO/IEC 26300).

use super::markup::{elements, has_attribute, has_tag, without_tags};
use super::{BETWEEN, Reader, Trace};

/// An XML part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text that people read.
    Words,
    /// The targets of links.
    Links,
}

impl Part {
    /// The kind of a part with this name, or `None` for a file of its own.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.').unwrap_or_default();
        match &*ending.to_ascii_lowercase() {
            "rels" => Some(Self::Links),
            "xml" => Some(Self::Words),
            _ => None,
        }
    }
}

/// Ends of lines: text on both sides of one is not the same word.
const LINE_ENDS: &[&str] = &[
    "</w:p>",
    "</a:p>",
    "</text:p>",
    "</text:h>",
    "</c>",
    "</si>",
    "</w:tc>",
    "</table:table-cell>",
    "</dc:creator>",
];
/// Gaps between two words.
const GAPS: &[&str] = &[
    "<w:tab/>",
    "<w:br/>",
    "<w:cr/>",
    "<a:br/>",
    "<text:tab/>",
    "<text:s/>",
    "<text:line-break/>",
];

/// Tags of tracked changes.
const CHANGES: &[&str] =
    &["w:ins", "w:del", "w:moveFrom", "w:moveTo", "text:changed-region", "table:tracked-changes"];
/// Tags of comments.
const COMMENTS: &[&str] =
    &["w:comment", "comment", "threadedComment", "p:cm", "p188:cm", "office:annotation"];
/// Tags, each with an attribute, that hide something.
const HIDDEN: &[(&str, &str)] = &[
    ("sheet", "state=\"hidden\""),
    ("sheet", "state=\"veryHidden\""),
    ("row", " hidden=\"1\""),
    ("col", " hidden=\"1\""),
    ("row", " hidden=\"true\""),
    ("col", " hidden=\"true\""),
    ("p:sld", " show=\"0\""),
    ("style:table-properties", "table:display=\"false\""),
    ("table:table-row", "table:visibility=\"collapse\""),
    ("table:table-row", "table:visibility=\"filter\""),
    ("table:table-column", "table:visibility=\"collapse\""),
    ("style:text-properties", "text:display=\"none\""),
];
/// Elements with the name of an author.
const AUTHORS: &[&str] = &["dc:creator", "cp:lastModifiedBy", "meta:initial-creator", "Manager"];

impl Reader {
    pub(super) fn office(&mut self, part: Part, name: &str, xml: &[u8]) {
        let xml = String::from_utf8_lossy(xml);
        if part == Part::Links {
            self.say(&xml);
            return;
        }
        let name = name.to_ascii_lowercase();
        if COMMENTS.iter().any(|tag| has_tag(&xml, tag)) {
            self.trace(Trace::Comments);
        }
        if CHANGES.iter().any(|tag| has_tag(&xml, tag)) || name.starts_with("xl/revisions/") {
            self.trace(Trace::Changes);
        }
        let vanishes =
            name.starts_with("word/") && !name.ends_with("styles.xml") && has_tag(&xml, "w:vanish");
        if vanishes || HIDDEN.iter().any(|(tag, attribute)| has_attribute(&xml, tag, attribute)) {
            self.trace(Trace::Hidden);
        }
        let text = words(&xml);
        let notes = name.starts_with("ppt/notesslides/") && text.contains(char::is_alphabetic);
        if notes || (has_tag(&xml, "presentation:notes") && has_notes(&xml)) {
            self.trace(Trace::Notes);
        }
        if name.starts_with("docprops/") || name == "meta.xml" {
            for author in AUTHORS.iter().flat_map(|tag| elements(&xml, tag)) {
                self.author(&plain(author));
            }
        }
        self.say(&text);
        // The target of an `OpenDocument` link is in its tag.
        for link in xml.split("xlink:href=\"").skip(1).filter_map(|behind| behind.split('"').next())
        {
            self.say(link);
        }
    }
}

/// The text of a part, line by line; a word in several runs stays one word.
fn words(xml: &str) -> String {
    let mut text = xml.to_owned();
    for gap in GAPS {
        text = text.replace(gap, " ");
    }
    for end in LINE_ENDS {
        text = text.replace(end, BETWEEN);
    }
    without_tags(&text)
}

/// Whether the notes of a slide contain a word.
fn has_notes(xml: &str) -> bool {
    let mut notes = xml.split("<presentation:notes").skip(1);
    notes.any(|notes| {
        let notes = notes.split("</presentation:notes>").next().unwrap_or_default();
        let inner = notes.split_once('>').map_or("", |(_, inner)| inner);
        without_tags(&inner.replace("&lt;", "")).contains(char::is_alphabetic)
    })
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
