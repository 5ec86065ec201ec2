//! The subject of a mail: one line.

use super::messages::Message;
use super::{Context, Templates};
use crate::diagnostic::{Checked, Findings};
use crate::direction::{Direction, plain};
use crate::document::view::Document;
use crate::markdown::{encoded, is_safe_link};
use crate::rules;
use crate::settings::MailSettings;
use crate::source::{Source, Span, Text};

/// The default: series, title, and the meeting's day if there is one.
const DEFAULT: &str = "{% if series %}{{ series }}{{ words.colon }} {% endif %}{{ title }}{% if meeting %}, {{ meeting.date | date }}{% endif %}";

impl Templates {
    /// The subject of the mails of `document`, made from the template in the settings (`None`: the
    /// built-in one). It is one trimmed line without control characters and never empty.
    pub fn subject(&self, template: Option<&Text>, document: &Document) -> Checked<String> {
        let own = builtin_text();
        let template = template.unwrap_or(&own);
        match self.render_text(template, &Context::of(document)) {
            Err(fault) => Checked::failed(*fault),
            Ok(rendered) => {
                let base = Direction::of(&document.language);
                let line = plain::line(&put_first(one_line(&rendered), document), base);
                if line.is_empty() {
                    let fault = rules::mail::SUBJECT.finds(Message::EmptySubject);
                    return Checked::failed(fault.at(template.span.clone()));
                }
                Checked::new(line, Findings::new())
            }
        }
    }
}

/// The subject with „Abgesagt:“ or „Erinnerung:“ at its beginning, where the title has it: in a list
/// of mails only the first words are seen.
fn put_first(line: String, document: &Document) -> String {
    for name in ["cancelled_event", "reminder_title"] {
        let phrase = document.words.get(name).and_then(|phrase| phrase.split_once("{title}"));
        let Some((before, _)) = phrase.filter(|(before, _)| !before.trim().is_empty()) else {
            continue;
        };
        let before = one_line(before) + " ";
        let is_said = |text: &str| text.replace('\u{a0}', " ").find(&before);
        if is_said(&document.title) == Some(0)
            && let Some(at) = line.find(&before).filter(|at| *at > 0)
            && let (Some(head), Some(rest)) = (line.get(..at), line.get(at + before.len()..))
        {
            return format!("{before}{head}{rest}");
        }
    }
    line
}

impl Templates {
    /// The address at which the public edition of `document` is on the web, made from the template
    /// in the settings; `None` where there is none.
    pub fn page_address(
        &self,
        mail: &MailSettings,
        document: &Document,
    ) -> Checked<Option<String>> {
        let Some(template) = &mail.page else { return Checked::new(None, Findings::new()) };
        match self.render_text(template, &Context::of(document)) {
            Err(fault) => Checked::failed(*fault),
            Ok(rendered) => {
                let address = one_line(&rendered);
                let on_web = ["https://", "http://"].iter().any(|one| address.starts_with(one));
                if on_web && is_safe_link(&address) {
                    return Checked::new(Some(encoded(&address)), Findings::new());
                }
                let fault = rules::mail::PAGE.finds(Message::NoAddress { address });
                Checked::failed(fault.help(Message::WriteAddress).at(template.span.clone()))
            }
        }
    }
}

fn builtin_text() -> Text {
    let source = Source::new("builtin/subject", DEFAULT);
    Text::new(DEFAULT.to_owned(), Span::new(&source, 0..DEFAULT.len()))
}

/// `text` on one line: whitespace becomes single spaces, and control, format and bidirectional
/// override characters are dropped, so that a subject cannot disguise itself as another (Unicode TR
/// 36).
fn one_line(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| {
        let overrides = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
        !c.is_control() && !overrides
    });
    let visible: String = visible.collect();
    visible.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
