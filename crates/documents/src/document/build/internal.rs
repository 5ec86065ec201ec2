//! What the internal edition says about being internal: a notice at its head, and a mark on
//! everything that the public edition leaves out.
//!
//! **When?** Where something in it is internal. A circular that is the same in both editions is
//! meant to be passed on, and must not ask its readers to keep it to themselves.

use super::Builder;
use super::facts::words;
use crate::document::view::{Block, Edition, Section};
use crate::minutes::{AgendaItem, Meeting, Minutes, Visibility};

impl Builder<'_> {
    /// The mark of what is not public, if this edition contains it.
    pub(super) fn mark(&self, visibility: Visibility) -> Option<&str> {
        let marks = self.edition == Edition::Internal && visibility == Visibility::Internal;
        marks.then_some(&*self.words.phrases.text.internal)
    }

    /// „Personalfragen (intern)“; public text is returned unchanged.
    pub(super) fn marked(&self, text: &str, visibility: Visibility) -> String {
        match self.mark(visibility) {
            Some(mark) => format!("{text} ({mark})"),
            None => text.to_owned(),
        }
    }

    /// The notice at the head of an edition that contains something internal.
    pub(super) fn notice(&self) -> Option<Section> {
        let names = self.lists_everybody()
            && self.minutes.participants.iter().any(|one| !one.public)
            || self.hides_candidates();
        if self.edition == Edition::Public || !(names || holds_internal(self.minutes)) {
            return None;
        }
        let texts = &self.words.phrases.text;
        let blocks = vec![Block::Paragraph { text: words(&*texts.internal_note) }];
        let label = texts.internal_label.clone();
        let notice = Block::Box { role: "internal", label, blocks };
        Some(Section { id: "internal", heading: None, blocks: vec![notice] })
    }
}

/// Whether the file contains anything, apart from names, that the public edition leaves out.
fn holds_internal(minutes: &Minutes) -> bool {
    let access = |meeting: &Meeting| meeting.online.is_some() && !meeting.is_cancelled();
    let meeting = minutes.meeting.as_ref().is_some_and(access);
    let internal = |visibility: Visibility| visibility == Visibility::Internal;
    let Minutes { contributions, agenda, announcements, events, attachments, .. } = minutes;
    meeting
        || agenda.iter().any(is_internal)
        || contributions.iter().any(|one| internal(one.visibility))
        || announcements.iter().any(|one| internal(one.visibility))
        || events.iter().any(|one| internal(one.visibility) || one.online.is_some())
        || attachments.iter().any(|one| internal(one.visibility))
}

fn is_internal(item: &AgendaItem) -> bool {
    item.visibility == Visibility::Internal || item.items.iter().any(is_internal)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::{DocumentInput, build};
    use crate::document::pictures::Gallery;
    use crate::document::text;
    use crate::document::view::Edition;
    use crate::document::vocabulary::Vocabulary;
    use crate::minutes::{Defaults, parse};
    use crate::settings::Settings;
    use crate::source::Source;

    const HEAD: &str = "title = 'T'\nkind = 'minutes'\n[meeting]\ndate = 2026-09-17\n";

    /// The internal and the public edition as text.
    fn editions(more: &str, names: bool) -> [String; 2] {
        let source = Source::new("brief.toml", format!("{HEAD}{more}"));
        let minutes = parse(&source, &Defaults::default()).value.unwrap();
        let settings = Settings { list_participants: names, ..Settings::empty(&source) };
        let words = Vocabulary::built_in(&minutes.language).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 9, 25).unwrap();
        let material = DocumentInput {
            minutes: &minutes,
            settings: &settings,
            words: &words,
            gallery: &Gallery::default(),
            today,
        };
        [Edition::Internal, Edition::Public]
            .map(|edition| text::render(&build(&material, edition).value.unwrap()))
    }

    #[test]
    fn only_what_holds_something_internal_says_so() {
        let person = "[[participants]]\nname = 'Kim Probe'\n";
        let excused = "[[participants]]\nname = 'Kim Probe'\nstatus = 'excused'\n";
        for (more, names, mark) in [
            ("online = { id = '823 1674 9021' }\n", false, "Zugang zur Online-Sitzung (intern)"),
            ("[[agenda]]\ntitle = 'A'\nvisibility = 'internal'\n", false, "1. A (intern)"),
            (
                "[[agenda]]\ntitle = 'A'\n[[agenda.items]]\ntitle = 'B'\nvisibility = 'internal'\n",
                false,
                "1.1 B (intern)",
            ),
            ("[[announcements]]\ntitle = 'A'\nvisibility = 'internal'\n", false, "A (intern)"),
            (
                "[[dates]]\ntitle = 'A'\ndate = 2026-10-08\nstatus = 'cancelled'\n\
                 visibility = 'internal'\n",
                false,
                "A (abgesagt, intern)",
            ),
            (
                "[[dates]]\ntitle = 'A'\ndate = 2026-10-08\nonline = { passcode = '590417' }\n",
                false,
                "Kenncode (intern): 590417",
            ),
            (
                "[[attachments]]\nid = 'a'\ntitle = 'A'\nurl = 'https://a.example/a.pdf'\n\
                 visibility = 'internal'\n",
                false,
                "A (PDF, intern)",
            ),
            (person, true, "Teilnehmende (intern)"),
            (excused, true, "Entschuldigt (intern): Kim Probe"),
        ] {
            let [internal, public] = editions(more, names);
            assert!(internal.contains(mark), "{mark}: {internal}");
            assert!(
                internal.contains("Interne Fassung:\n  Bitte nicht weitergeben."),
                "{internal}"
            );
            assert!(!public.to_lowercase().contains("intern"), "{public}");
        }
        let open = "public = true\n[[agenda]]\ntitle = 'A'\n";
        for (more, names) in [("", true), (person, false), (&format!("{person}{open}"), true)] {
            let [internal, public] = editions(more, names);
            assert!(!internal.to_lowercase().contains("intern"), "{internal}");
            assert!(!public.to_lowercase().contains("intern"), "{public}");
        }
    }
}
