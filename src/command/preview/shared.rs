//! What the mails of an edition have in common, written once; of each mail only its own parts.
//!
//! The texts of the first mail are the sample, split into pieces. Any other text is encoded as runs
//! of the sample's pieces with strings between them, and the script of the page puts it together
//! again. So whatever a template does with a person, the page shows the exact mail, and 154 mails
//! are not 154 letters on the disk.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("../../../templates/preview/mail.js");

/// The three texts of a mail that a page shows.
pub(super) struct Texts<'a> {
    pub html: &'a str,
    pub text: &'a str,
    pub header: &'a str,
}

/// What the mails of an edition share.
pub(super) struct Shared {
    /// The name of the script, without its extension.
    pub name: String,
    /// The script.
    pub script: String,
    /// The nonce with which a page allows this script and nothing else (Content Security Policy).
    pub nonce: String,
    html: Sample,
    text: Sample,
    header: Sample,
}

impl Shared {
    /// Takes the first mail as the sample of all.
    pub(super) fn new(name: String, first: &Texts<'_>) -> Self {
        let [html, text, header] = [first.html, first.text, first.header].map(Sample::new);
        let data = json!({ "html": html.pieces, "text": text.pieces, "header": header.pieces });
        let script = format!("\"use strict\";\nconst shared = {data};\n{SCRIPT}");
        let nonce = STANDARD_NO_PAD.encode(Sha256::digest(&script));
        Self { name, script, nonce, html, text, header }
    }

    /// The parts of a mail that are its own, as JSON that may be embedded in a page.
    pub(super) fn own(&self, texts: &Texts<'_>) -> String {
        let own = json!({
            "html": self.html.tell(texts.html),
            "text": self.text.tell(texts.text),
            "header": self.header.tell(texts.header),
        });
        // Nothing in it may end the element around it.
        own.to_string().replace('<', "\\u003c")
    }
}

/// A text in pieces, with which others are encoded.
struct Sample {
    pieces: Vec<String>,
    /// The first index of each piece.
    indices: HashMap<String, usize>,
}

impl Sample {
    fn new(text: &str) -> Self {
        let pieces: Vec<String> = pieces(text).map(str::to_owned).collect();
        let mut indices = HashMap::new();
        for (at, piece) in pieces.iter().enumerate() {
            indices.entry(piece.clone()).or_insert(at);
        }
        Self { pieces, indices }
    }

    /// Encodes a text as runs of pieces, `[first, how many]`, with strings between them.
    fn tell(&self, text: &str) -> Value {
        let mut told: Vec<Told> = Vec::new();
        for piece in pieces(text) {
            match told.last_mut() {
                Some(Told::Run(first, many))
                    if self.pieces.get(*first + *many).is_some_and(|next| next == piece) =>
                {
                    *many += 1;
                }
                last => match (self.indices.get(piece), last) {
                    (Some(at), _) => told.push(Told::Run(*at, 1)),
                    (None, Some(Told::Own(own))) => own.push_str(piece),
                    (None, _) => told.push(Told::Own(piece.to_owned())),
                },
            }
        }
        let value = |told| match told {
            Told::Run(first, many) => json!([first, many]),
            Told::Own(own) => Value::String(own),
        };
        told.into_iter().map(value).collect()
    }
}

enum Told {
    Run(usize, usize),
    Own(String),
}

/// A text split after each line and each tag.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['\n', '>'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Decodes a text like the script does.
    fn joined(sample: &Sample, told: &Value) -> String {
        let part = |part: &Value| match part {
            Value::String(own) => own.clone(),
            run => {
                let at = |index: usize| usize::try_from(run[index].as_u64().unwrap()).unwrap();
                sample.pieces[at(0)..at(0) + at(1)].concat()
            }
        };
        told.as_array().unwrap().iter().map(part).collect()
    }

    #[test]
    fn of_a_letter_only_the_greeting_is_told() {
        let letter = |name: &str| {
            format!("<p>Guten Tag {name},</p>\n{}<p>Ihr Amt</p>\n", "<p>Absatz</p>\n".repeat(500))
        };
        let sample = Sample::new(&letter("Aylin Probe"));
        let told = sample.tell(&letter("Kim Muster"));
        assert_eq!(joined(&sample, &told), letter("Kim Muster"));
        assert_eq!(told.to_string(), r#"[[0,1],"Guten Tag Kim Muster,</p>",[2,1504]]"#);
    }

    #[test]
    fn nothing_of_a_cell_ends_the_element_around_it() {
        let texts = Texts { html: "a", text: "a", header: "a" };
        let shared = Shared::new("1".into(), &texts);
        let own = shared.own(&Texts { html: "</script><script>", ..texts });
        assert!(!own.contains('<'), "{own}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(one in "[ab>\\n]{0,60}", other in "[abc>\\n]{0,60}") {
            let sample = Sample::new(&one);
            prop_assert_eq!(joined(&sample, &sample.tell(&other)), other);
        }
    }
}
