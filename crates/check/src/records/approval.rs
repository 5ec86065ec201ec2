//! The approval of minutes: days that cannot be, and files that nobody approves.

use chrono::NaiveDate;

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::minutes::{Approval, Kind, Minutes};
use crate::rules;
use crate::source::{Span, Spanned};

/// Checks what the file says about its approval.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    // A translation follows the first language, which is checked.
    if minutes.language != context.first.language {
        return Vec::new();
    }
    let Approval { objections_until, on, by, changes, changed_elsewhere: _ } = &minutes.approval;
    let texts = by.iter().chain(changes).map(|text| &text.span);
    let days = objections_until.iter().chain(on).map(|day| &day.span);
    if !minutes.kind.tells() {
        let first = days.chain(texts).next();
        return first.map(|at| kind(minutes, at)).into_iter().collect();
    }
    let nameless = texts
        .filter(|_| on.is_none())
        .map(|at| rules::approval::DAY.finds(Message::NoDay).at(at.clone()).help(Help::AddDay));
    let early = [(objections_until, false), (on, true)];
    let early =
        early.into_iter().filter_map(|(day, approved)| before(minutes, day.as_ref()?, approved));
    early.chain(nameless.take(1)).collect()
}

/// An approval on a day that is still to come, seen from `today`.
pub(crate) fn ahead(minutes: &Minutes, today: NaiveDate) -> Option<Diagnostic> {
    let on = minutes.approval.on.as_ref().filter(|on| on.value > today)?;
    let says = Message::Ahead { day: on.value, today };
    Some(rules::approval::DAY.finds(says).at(on.span.clone()).help(Help::WhichDay))
}

fn kind(minutes: &Minutes, at: &Span) -> Diagnostic {
    let finding = rules::approval::KIND.finds(Message::Kind(minutes.kind)).at(at.clone());
    finding.help(Help::RemoveIt)
}

/// Nobody objects to a meeting, or approves it, before it has taken place, nor to what was not issued.
fn before(minutes: &Minutes, day: &Spanned<NaiveDate>, approved: bool) -> Option<Diagnostic> {
    let meeting = minutes.meeting.as_ref().map(|meeting| &meeting.date);
    let issued = minutes.issued.as_ref().filter(|_| !approved);
    let bounds = [(meeting, false), (issued, true)];
    let (bound, is_issue) = bounds
        .into_iter()
        .filter_map(|(bound, is_issue)| Some((bound?, is_issue)))
        .find(|(bound, _)| day.value < bound.value)?;
    let says = Message::Before { day: day.value, approved, bound: bound.value, is_issue };
    let finding = rules::approval::DAY.finds(says).at(day.span.clone());
    Some(finding.also(bound.span.clone(), Message::Here { is_issue }).help(Help::WhichDay))
}

messages! {
    /// What is wrong.
    enum Message {
        Kind(kind: Kind) = match kind {
            Kind::Invitation =>
                "Eine Einladung wird nicht genehmigt.",
                "An invitation is not approved.";
            _ =>
                "Eine Rund-Mail ohne Sitzung wird nicht genehmigt.",
                "A mailing without a meeting is not approved.";
        };
        NoDay =
            "Hier steht etwas zur Genehmigung, aber nicht, wann genehmigt wurde.",
            "This is about the approval, but the file does not say when it was approved.";
        Ahead { day: NaiveDate, today: NaiveDate } =
            "Genehmigt wird am {day}? Heute ist erst der {today}.",
            "Approved on {day}? Today is only {today}.";
        Before { day: NaiveDate, approved: bool, bound: NaiveDate, is_issue: bool } =
            match (approved, is_issue) {
                (true, _) =>
                    "Genehmigt wurde am {day}? Die Sitzung war erst am {bound}.",
                    "Approved on {day}? The meeting was only on {bound}.";
                (false, false) =>
                    "Einwände bis zum {day}? Die Sitzung war erst am {bound}.",
                    "Objections until {day}? The meeting was only on {bound}.";
                (false, true) =>
                    "Einwände bis zum {day}? Ausgegeben wird der Text erst am {bound}.",
                    "Objections until {day}? The text is only issued on {bound}.";
            };
        Here { is_issue: bool } = match is_issue {
            true => "die Ausgabe", "the date of issue";
            false => "die Sitzung", "the meeting";
        };
    }

    /// What to do about it.
    enum Help {
        RemoveIt =
            "Streichen Sie die Zeile: Genehmigt werden Protokolle (`art = \"protokoll\"`) und \
             Zusammenfassungen.",
            "Remove the line: minutes (`kind = \"minutes\"`) and summaries are approved.";
        AddDay =
            "Ergänzen Sie `genehmigt-am`, oder lassen Sie `rundmail genehmigen DATEI` alles \
             eintragen.",
            "Add `approved`, or let `rundmail approve FILE` enter everything.";
        WhichDay =
            "Prüfen Sie den Tag.",
            "Check the day.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{Defaults, parse};
    use crate::source::Source;

    fn found(kind: &str, more: &str) -> Vec<String> {
        let meeting = "[meeting]\ndate = 2026-09-17\n";
        let text = format!("title = 'T'\nkind = '{kind}'\nissued = 2026-09-20\n{more}\n{meeting}");
        let minutes = parse(&Source::new("a.toml", text), &Defaults::default()).value.unwrap();
        let settings = crate::settings::Settings::empty(&minutes.source);
        let facts = &crate::facts::Facts::of(std::path::Path::new(""), std::iter::empty());
        let context =
            Context { minutes: &minutes, texts: &[], first: &minutes, settings: &settings, facts };
        check(&context).iter().map(|finding| finding.rule.to_string()).collect()
    }

    #[test]
    fn days_are_in_order_and_only_reports_are_approved() {
        let nothing: [&str; 0] = [];
        assert_eq!(found("minutes", "objections-until = 2026-09-20"), nothing);
        assert_eq!(
            found("summary", "objections-until = 2026-10-14\napproved = 2026-09-17"),
            nothing
        );
        assert_eq!(found("minutes", "objections-until = 2026-09-19"), ["approval.day"]);
        assert_eq!(found("minutes", "approved = 2026-09-16"), ["approval.day"]);
        assert_eq!(
            found("minutes", "approved-by = 'R'\nchanges-to-draft = 'none'"),
            ["approval.day"]
        );
        for key in ["objections-until = 2026-10-14", "approved = 2026-10-14", "approved-by = 'R'"] {
            assert_eq!(found("invitation", key), ["approval.kind"], "{key}");
        }
    }
}
