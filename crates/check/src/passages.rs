//! Passages in other languages: each tag is known, and stands behind its brackets.

use super::body_text::BodyText;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::markdown::{StrayMark, stray_marks};
use crate::minutes::{LanguageTag, Suggestion};
use crate::rules;

/// Checks every text of the file.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let texts = context.texts.iter();
    texts
        .flat_map(|one| {
            stray_marks(&one.text.value, one.markdown).into_iter().map(move |stray| (one, stray))
        })
        .map(|(one, stray)| finding(one, stray))
        .collect()
}

fn finding(body: &BodyText<'_>, stray: StrayMark) -> Diagnostic {
    let StrayMark { mark, language } = stray;
    let whole = body.text.value.find(&mark).map(|at| at..at + mark.len());
    let at = body.text.span_of(whole.unwrap_or(0..body.text.value.len()));
    if LanguageTag::of_passage(&language).is_none() {
        let help = Suggestion::of(&language);
        return rules::text::LANGUAGE.finds(Message::Unknown { language }).at(at).help(help);
    }
    let (says, help) = if body.markdown {
        (Message::Loose { mark: mark.clone() }, Message::Brackets { mark })
    } else {
        (Message::Line { mark }, Message::Remove)
    };
    rules::text::LANGUAGE.finds(says).at(at).help(help)
}

messages! {
    /// What is wrong with the mark of a passage, and what to do about it.
    enum Message {
        Unknown { language: String } =
            "`{language}` ist kein bekanntes Sprachkürzel.",
            "`{language}` is not a known language tag.";
        /// There are no brackets before it.
        Loose { mark: String } =
            "`{mark}` gehört zu keinen Wörtern und bleibt im Text stehen.",
            "`{mark}` belongs to no words and will appear in the text as it is.";
        Brackets { mark: String } =
            "Setzen Sie die Wörter in eckige Klammern, direkt davor: [Wörter]{mark}. Über und unter \
             ganzen Absätzen stehen die Zeilen `::: {mark}` und `:::`.",
            "Put the words in square brackets directly before it: [words]{mark}. Whole paragraphs \
             stand between the lines `::: {mark}` and `:::`.";
        /// The text is a line, such as a title.
        Line { mark: String } =
            "In dieser Zeile bleibt `{mark}` stehen; Sprachen kann nur ein Text haben.",
            "On this line `{mark}` will appear as it is; only a text can have languages.";
        Remove = "Streichen Sie es mit den eckigen Klammern.", "Remove it with the square brackets.";
    }
}
