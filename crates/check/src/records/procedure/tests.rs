//! Each rule on a meeting of its own.

use crate::context::{alone, no_settings};
use crate::minutes::{Defaults, parse};
use crate::source::Source;

const HEAD: &str = "title = 'T'\nkind = 'minutes'\n[meeting]\ndate = 2026-09-17\n\
                    start = 17:00:00\nend = 19:00:00\n";

/// The rules that find something.
fn found(toml: &str) -> Vec<String> {
    let source = Source::new("a.toml", format!("{HEAD}{toml}"));
    let minutes = parse(&source, &Defaults::default());
    assert!(minutes.findings.is_empty(), "{:?}", minutes.findings);
    let findings = alone(&[super::check], &minutes.value.unwrap(), &no_settings());
    findings.iter().map(|finding| finding.rule.name.to_owned()).collect()
}

/// Three people, of whom one leaves at six and one is a guest.
const PEOPLE: &str = "[[participants]]\nname = 'Kim Muster'\norganisation = 'A'\n\
                      [[participants]]\nname = 'Ole Probe'\norganisation = 'B'\nleft = 18:00:00\n\
                      [[participants]]\nname = 'Ida Beispiel'\nstatus = 'guest'\n";

fn decision(inside: &str) -> String {
    format!("[[agenda]]\ntitle = 'A'\n[[agenda.decisions]]\ntext = 'B'\n{inside}\n")
}

fn election(inside: &str, candidates: &[&str]) -> String {
    let head = "[attendance]\npersons = 20\norganisations = 5\n[[agenda]]\ntitle = 'A'\n";
    let head = format!("{head}[[agenda.elections]]\noffice = 'Sprecherin'\n{inside}\n");
    let one = |one: &&str| format!("[[agenda.elections.candidates]]\n{one}\n");
    head + &candidates.iter().map(one).collect::<String>()
}

#[test]
fn votes_are_held_against_those_who_were_there_at_that_time() {
    for (inside, rule) in [
        ("votes = { yes = 3 }", None),
        ("votes = { yes = 4 }", Some("agenda.votes")),
        ("votes = { yes = 3 }\ntime = 17:30:00", None),
        ("votes = { yes = 3 }\ntime = 18:00:00", None),
        ("votes = { yes = 3 }\ntime = 18:01:00", Some("agenda.votes")),
        ("votes = { yes = 2 }\ntime = 18:01:00", None),
        ("votes = { yes = 2 }\ntime = 19:30:00", Some("agenda.time")),
    ] {
        let found = found(&format!("{PEOPLE}{}", decision(inside)));
        assert_eq!(found, Vec::from_iter(rule), "{inside}");
    }
    // Who is not listed may have been there all the time.
    let counted = "[attendance]\npersons = 10\norganisations = 2\n";
    let nine = decision("votes = { yes = 9 }\ntime = 18:30:00");
    assert!(found(&format!("{counted}{PEOPLE}{nine}")).is_empty());
    let ten = decision("votes = { yes = 10 }\ntime = 18:30:00");
    assert_eq!(found(&format!("{counted}{PEOPLE}{ten}")), ["agenda.votes"]);
}

#[test]
fn a_decision_needs_a_quorum_and_its_majority() {
    for (quorum, inside, rule) in [
        ("needed = 2", "votes = { yes = 2 }", None),
        ("needed = 2", "votes = { yes = 1 }", Some("agenda.quorum")),
        ("needed = 2", "time = 18:30:00", Some("agenda.quorum")),
        ("needed = 2", "time = 17:30:00", None),
        ("needed = 2\ncounts = 'organisations'", "time = 18:30:00", Some("agenda.quorum")),
        ("reached = false", "", Some("agenda.quorum")),
        ("reached = false", "adopted = false", None),
        ("eligible = 2", "votes = { yes = 3 }", Some("agenda.votes")),
        ("", "votes = { yes = 1, no = 2 }\nadopted = true", Some("agenda.majority")),
        ("", "votes = { yes = 1, no = 2 }\nadopted = false", None),
        ("", "votes = { yes = 1, no = 2 }", None),
        ("", "votes = { yes = 2, no = 1 }\nmajority = 'two-thirds'", None),
        ("", "votes = { yes = 1, no = 1 }\nmajority = 'simple'", Some("agenda.majority")),
        ("", "votes = { yes = 1, no = 1 }\nmajority = '2/3'\nadopted = false", None),
        ("", "votes = { yes = 2 }\nmajority = '2/3'\nadopted = false", Some("agenda.majority")),
        (
            "eligible = 6",
            "votes = { yes = 3 }\nmajority = 'absolute'\nmajority-of = 'members'",
            Some("agenda.majority"),
        ),
        ("", "votes = { yes = 3 }\nmajority = 'absolute'\nmajority-of = 'members'", None),
    ] {
        let quorum =
            if quorum.is_empty() { String::new() } else { format!("[quorum]\n{quorum}\n") };
        let found = found(&format!("{quorum}{PEOPLE}{}", decision(inside)));
        assert_eq!(found, Vec::from_iter(rule), "{quorum} {inside}");
    }
}

#[test]
fn the_figures_of_a_quorum_agree() {
    let figures = "[attendance]\npersons = 20\norganisations = 5\n";
    for (quorum, wrong) in [
        ("needed = 11\neligible = 20\npresent = 14\nreached = true", false),
        ("needed = 11\neligible = 10", true),
        ("present = 14\neligible = 10", true),
        ("present = 21", true),
        ("present = 5\ncounts = 'organisations'", false),
        ("present = 6\ncounts = 'organisations'", true),
        ("needed = 11\npresent = 10\nreached = true", true),
        ("needed = 11\npresent = 11\nreached = false", true),
    ] {
        let found = found(&format!("{figures}[quorum]\n{quorum}\n"));
        let expected = Vec::from_iter(wrong.then_some("attendance.quorum"));
        assert_eq!(found, expected, "{quorum}");
    }
}

#[test]
fn an_election_has_no_more_votes_than_voters() {
    let kim = "name = 'Kim Muster'\n";
    for (inside, one, other, wrong) in [
        ("", "votes = 12\nelected = true\naccepted = true", "votes = 8", false),
        ("", "votes = 12", "votes = 9", true),
        ("", "votes = 21", "", true),
        ("invalid = 1", "votes = 12", "votes = 8", true),
        ("abstained = 1\nno = 1", "votes = 18", "votes = 1", true),
        ("ballots = 21", "votes = 12", "votes = 8", true),
        ("ballots = 19", "votes = 12", "votes = 8", true),
        ("ballots = 20", "votes = 12", "votes = 8", false),
        ("ballots = 20", "votes = 12", "votes = 7", true),
        (
            "seats = 2\nballots = 20",
            "votes = 20\nelected = true",
            "votes = 15\nelected = true",
            false,
        ),
        ("seats = 2", "votes = 20", "votes = 20", false),
        ("seats = 2\ninvalid = 1", "votes = 20", "votes = 1", true),
        ("", "votes = 12\nelected = true", "votes = 8\nelected = true", true),
        ("", "votes = 12\nelected = true\naccepted = false", "votes = 8\nelected = true", false),
        ("", "votes = 12\naccepted = true", "", true),
        ("", "votes = 8\nelected = true", "votes = 12", true),
    ] {
        let other = format!("name = 'Ole Probe'\n{other}");
        let found = found(&election(inside, &[&format!("{kim}{one}"), &other]));
        let expected = Vec::from_iter(wrong.then_some("agenda.election"));
        assert_eq!(found, expected, "{inside} {one} {other}");
    }
}

#[test]
fn times_lie_within_the_meeting() {
    let pauses = |times: &str| {
        let source = format!("{HEAD}pauses = [{times}]\n");
        let minutes = parse(&Source::new("a.toml", source), &Defaults::default()).value.unwrap();
        alone(&[super::check], &minutes, &no_settings()).iter().count()
    };
    for (times, findings) in [
        ("{ start = 18:00:00, end = 18:15:00 }", 0),
        ("{ start = 16:00:00, end = 16:15:00 }", 1),
        ("{ start = 18:50:00, end = 19:15:00 }", 1),
        ("{ start = 18:15:00, end = 18:00:00 }", 1),
        ("{ start = 17:15:00, end = 17:30:00 }, { start = 17:20:00, end = 17:40:00 }", 1),
    ] {
        assert_eq!(pauses(times), findings, "{times}");
    }
    for (inside, rule) in [
        ("public-start = 17:00:00\npublic-end = 18:00:00", None),
        ("public-end = 19:30:00", Some("meeting.public-part")),
        ("public-start = 18:00:00\npublic-end = 17:30:00", Some("meeting.public-part")),
        ("[[participants]]\nname = 'Kim Muster'\ncame = 16:50:00\nleft = 19:10:00", None),
        ("[[participants]]\nname = 'Kim Muster'\ncame = 19:10:00", Some("participants.times")),
        ("[[participants]]\nname = 'Kim Muster'\nleft = 16:10:00", Some("participants.times")),
        (
            "[[participants]]\nname = 'Kim Muster'\ncame = 18:10:00\nleft = 18:00:00",
            Some("participants.times"),
        ),
        (
            "[[participants]]\nname = 'Kim Muster'\ncame = 17:10:00\n\
             away = [{ left = 17:00:00, came = 17:20:00 }]",
            Some("participants.times"),
        ),
    ] {
        assert_eq!(found(&format!("{inside}\n")), Vec::from_iter(rule), "{inside}");
    }
}
