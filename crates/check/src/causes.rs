//! One cause, one finding: consequences of another finding are dropped.

use crate::diagnostic::{Diagnostic, Findings};
use crate::rules::{self, Rule};
use crate::source::Span;

/// Rules that report something missing. What could not be read counts as missing, and has its own
/// finding.
const LACKS: &[&Rule] = &[
    &rules::invitation::INCOMPLETE,
    &rules::attendance::MISSING,
    &rules::date::INCOMPLETE,
    &rules::meeting::NO_NEXT,
    &rules::attachment::NO_TARGET,
    &rules::attachment::NOT_LINKED,
    &rules::contribution::CONSENT,
    &rules::contribution::EMPTY,
];

/// Findings of a reader that explain something missing.
const READ: &[&Rule] = &[
    &rules::date::END_WITHOUT_START,
    &rules::toml::CHOICE,
    &rules::toml::DATE,
    &rules::toml::TYPE,
    &rules::toml::UNKNOWN_KEY,
];

/// The findings without consequences of others.
pub fn drop_consequences(findings: Findings) -> Findings {
    let read: Vec<Span> = spans(&findings, |rule| READ.contains(&rule));
    let syntax = spans(&findings, |rule| *rule == rules::toml::SYNTAX);
    let lacking = spans(&findings, |rule| *rule == rules::toml::MISSING);
    let outside = spans(&findings, |rule| *rule == rules::logo::OUTSIDE);
    let translated = spans(&findings, |rule| *rule == rules::translation::DAY);
    let follows = |finding: &Diagnostic| {
        let Some(at) = &finding.span else { return false };
        // Half a text says little about the whole.
        let is_of_text = !matches!(finding.rule.subject(), "toml" | "file");
        if is_of_text && syntax.iter().any(|other| is_same_line(at, other)) {
            return true;
        }
        match *finding.rule {
            rules::logo::UNREADABLE => outside.iter().any(|other| is_same(at, other)),
            rules::text::OTHER_DAY | rules::text::OTHER_YEAR => {
                translated.iter().any(|other| is_same(at, other))
            }
            rules::attendance::MISSING => {
                let half = |other: &Span| {
                    ["[attendance]", "[teilnahme]"].contains(&other.text())
                        && is_same_file(at, other)
                };
                lacking.iter().any(half) || read.iter().any(|other| is_same_file(at, other))
            }
            _ if LACKS.contains(&finding.rule) => read.iter().any(|other| is_same_table(at, other)),
            _ => false,
        }
    };
    findings.into_iter().filter(|finding| !follows(finding)).collect()
}

fn spans(findings: &Findings, wanted: impl Fn(&'static Rule) -> bool) -> Vec<Span> {
    let found = findings.iter().filter(|finding| wanted(finding.rule));
    found.filter_map(|finding| finding.span.clone()).collect()
}

fn is_same_file(one: &Span, other: &Span) -> bool {
    one.source().path() == other.source().path()
}

fn is_same_line(one: &Span, other: &Span) -> bool {
    is_same_file(one, other) && one.position().line == other.position().line
}

fn is_same(one: &Span, other: &Span) -> bool {
    is_same_file(one, other) && one.range() == other.range()
}

/// Whether both are under the same header. A text of several lines may contain what looks like a
/// header: then both are reported.
fn is_same_table(one: &Span, other: &Span) -> bool {
    let (one_line, other_line) = (one.position().line, other.position().line);
    let (first, last) = (one_line.min(other_line), one_line.max(other_line));
    is_same_file(one, other)
        && (first + 1..=last).all(|line| !one.source().line(line).trim_start().starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    /// The rules of all findings in a minutes file with this text.
    fn found(text: &str) -> Vec<&'static str> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("2026-09-17.toml");
        std::fs::write(&file, text).unwrap();
        let mut findings = Findings::new();
        let workspace = Workspace::read(&file).report_to(&mut findings).unwrap();
        findings.extend(crate::minutes(&workspace));
        drop_consequences(findings).iter().map(|finding| finding.rule.name).collect()
    }

    const HEAD: &str = "titel = \"Treffen\"\nart = \"einladung\"\n";

    #[test]
    fn what_could_not_be_read_is_not_missed_as_well() {
        let meeting = |lines: &str| found(&format!("{HEAD}[sitzung]\ndatum = 2026-09-17\n{lines}"));
        assert_eq!(meeting("ort = \"Rathaus\"\nbegin = 17:00:00\n"), ["toml.unknown-key"]);
        assert_eq!(meeting("ort = \"Rathaus\"\nbeginn = \"fünf\"\n"), ["toml.type"]);
        assert_eq!(meeting("ort = \"Rathaus\"\n"), ["invitation.incomplete"]);
        let elsewhere = "ort = \"Rathaus\"\n[[tagesordnung]]\ntitel = \"A\"\nredner = \"B\"\n";
        assert_eq!(meeting(elsewhere), ["toml.unknown-key", "invitation.incomplete"]);
        let event = "beginn = 17:00:00\nort = \"Rathaus\"\n[[termine]]\ntitel = \"Fest\"\n\
                     datum = 2026-10-09\nende = 18:00:00\nort = \"Park\"\n";
        assert_eq!(meeting(event), ["date.end-without-start"]);
    }

    #[test]
    fn figures_that_could_not_be_read_are_not_missed_as_well() {
        let text = "titel = \"Treffen\"\nart = \"protokoll\"\neinleitung = \"Kurz.\"\n\
                    [sitzung]\ndatum = 2026-09-17\n";
        assert_eq!(found(text), ["attendance.missing"]);
        let figures = "[teilnahme]\npersonen = \"vierzig\"\norganisationen = 20\n";
        assert_eq!(found(&format!("{text}{figures}")), ["toml.type"]);
        assert_eq!(found(&format!("{text}[teilnahme]\npersonen = 40\n")), ["toml.missing"]);
    }
}
