//! Sentences about attachments: „siehe Anlage“, „beigefügt“, „anbei“, „liegt bei“.
//!
//! „Anlage“ is also a sports ground, an investment and an annex of a law; „liegt bei“ also states a
//! share; something may have been attached last time, or is to be attached by somebody else. So
//! each phrase ([`phrases`]) has conditions, and its surroundings (`around`) may cancel it: a
//! negation, a condition, a request, the past.

mod around;
mod english;
mod phrases;
mod sentence;

use std::ops::Range;

use crate::tokens::Tokens;
use sentence::sentences;

/// A mention of an attachment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentMention {
    /// The phrase, in bytes of the text.
    pub range: Range<usize>,
    /// Its sentence, in bytes of the text.
    pub sentence: Range<usize>,
    /// How many attachments are meant.
    pub count: Count,
    /// The highest number after „Anlage“: „Anlagen 1 und 3“.
    pub number: Option<u32>,
    /// Whether it plainly promises something to the reader of this text; what was done, or is
    /// still to be done, may be about somebody else's attachment.
    pub plain: bool,
}

/// How many attachments a sentence mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One: „siehe Anlage“.
    One,
    /// Several: „die Folien liegen bei“, „siehe Anlagen“.
    Several,
    /// Unknown, as with „anbei“.
    Open,
}

/// Every mention of an attachment among the tokens of a German or English text.
pub(super) fn among(tokens: &Tokens, is_english: bool) -> Vec<AttachmentMention> {
    if is_english { english::among(tokens) } else { in_german(tokens) }
}

fn in_german(tokens: &Tokens) -> Vec<AttachmentMention> {
    let mut found = Vec::new();
    for sentence in sentences(tokens) {
        let mut at = 0;
        while at < sentence.items.len() {
            match phrases::at(&sentence, at) {
                Some(phrase) if around::allows(&sentence, &phrase) => {
                    found.push(AttachmentMention {
                        range: sentence.range_of(&phrase.items),
                        sentence: sentence.range.clone(),
                        count: phrase.count,
                        number: phrase.number,
                        plain: around::is_plain(&sentence, &phrase),
                    });
                    // Two phrases for the same thing („siehe beigefügte Anlage“) are one mention.
                    at = sentence.clause(phrase.items.end.max(at + 1) - 1).end.max(at + 1);
                }
                _ => at += 1,
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use stopwatch::processor_time;

    use crate::ParsedText;

    proptest! {
        #[test]
        fn no_text_makes_it_panic(
            words in proptest::collection::vec(
                prop_oneof![
                    Just("siehe"), Just("Anlage"), Just("Anhang"), Just("im"), Just("in"), Just("der"),
                    Just("liegt"), Just("bei"), Just("beigefügt"), Just("anbei"), Just("("), Just(")"),
                    Just(":"), Just("."), Just("3"), Just("„"), Just("“"), Just("~~"), Just("\n> "),
                    Just("ß\u{308}"), Just("[](attachment:a)"), Just("fügen"), Just("wir"), Just("zur"),
                ],
                0..24,
            ),
            glue in prop_oneof![Just(" "), Just("")],
        ) {
            let text = words.join(glue);
            for said in ParsedText::of(&text).enclosed(false) {
                prop_assert!(text.get(said.range.clone()).is_some() && text.get(said.sentence).is_some());
            }
        }
    }

    #[test]
    fn english_promises_are_to_the_reader() {
        let is_promised = |text: &str| !ParsedText::of(text).enclosed(true).is_empty();
        for text in [
            "The list of members is attached to these minutes.",
            "The slides are attached.",
            "The programme is attached as PDF.",
            "The minutes of the last meeting are attached.",
            "The details can be found in the attachment.",
            "Please find attached the minutes of the meeting.",
            "Please find the agenda attached.",
            "Please find attached:",
            "The form is enclosed with this letter.",
            "A map is enclosed in this newsletter.",
            "For the times, see attachment.",
            "For the times, see the attached list.",
            "Please see attached.",
            "Attached is the list of speakers.",
            "Attached you will find the report.",
            "Enclosed please find the form.",
            "We have attached the slides.",
            "The slides (see attachment) are new.",
            "I attach the minutes.",
            "We are attaching the agenda.",
            "We enclose the form.",
            "The report is annexed to these minutes.",
            "The list can be found in the appendix.",
            "The plan is included as an attachment.",
            "The times are in the attached PDF.",
        ] {
            assert!(is_promised(text), "{text}");
        }
        for text in [
            "The sign is attached to the wall.",
            "A list is attached to the wall.",
            "A form was attached to the ministry's decree.",
            "A form is attached to the decree.",
            "The form is attached to the letter of the ministry.",
            "She became attached to the town.",
            "File attachment sizes are limited.",
            "The attached houses were sold.",
            "The enclosed garden is open.",
            "The garden is enclosed.",
            "The playground is enclosed by a fence.",
            "The slides are not attached.",
            "If the form is attached, we can decide.",
            "The list was attached to the last mail.",
            "The list will be attached to the minutes.",
            "Is the list attached?",
            "Please send your application as an attachment.",
            "Bigger attachments are rejected.",
            "The map is in the attachment of the contract.",
            "We read the attached report last week.",
            "He said: \"The list is attached.\"",
            "> The list is attached.",
            "No conditions are attached.",
            "The condition is attached to the grant.",
            "Please complete your form.",
            "The children are very attached to the teacher.",
            "The balcony is attached.",
            "Your documents should be attached to the application.",
            "We attach great importance to safety.",
            "They attach the form to the door.",
            "The appendix of the law was changed.",
            "Please send the form as an attachment.",
            "We attach the photo of the winner to the wall if it rains.",
        ] {
            assert!(!is_promised(text), "{text}");
        }
    }

    #[test]
    fn long_texts_take_time_in_proportion() {
        for part in
            ["in der Anlage ", "siehe Anlage, ", "liegt ", "anbei > ", "den Anlage 3 und 4 "]
        {
            let time = |times: usize| {
                let text = part.repeat(times);
                let start = processor_time();
                let found = ParsedText::of(&text).enclosed(false).len();
                assert!(found <= times * 2);
                processor_time().saturating_sub(start)
            };
            time(1_000);
            let (short, long) = (time(2_000), time(20_000));
            assert!(
                long < short * 60 + std::time::Duration::from_millis(50),
                "{part}: {short:?} {long:?}"
            );
        }
    }
}
