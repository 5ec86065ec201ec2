//! What a line that somebody types at the meeting means.

use chrono::NaiveTime;

/// A line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Nothing.
    Nothing,
    /// The number of somebody in the list that was just shown.
    Number(usize),
    /// Somebody whose name, or that of the organisation, begins like this.
    Somebody(About),
    /// Somebody new, with name and organisation.
    New(About),
    /// Take back the last entry.
    Undo,
    /// Who is there?
    Who,
    /// What can be typed?
    Help,
    /// That was all.
    End,
}

/// What is said of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The letters that were typed, or the whole name of somebody new.
    pub(super) name: String,
    /// The organisation of somebody new.
    pub(super) organisation: Option<String>,
    /// Coming or leaving, or neither.
    pub(super) step: Step,
    /// When, where it was typed.
    pub(super) time: Option<NaiveTime>,
    /// Whom the person stands in for.
    pub(super) deputy_for: Option<String>,
    /// On whose behalf the person is there.
    pub(super) on_behalf_of: Option<String>,
}

/// What somebody does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Step {
    /// Comes, or comes back.
    #[default]
    Comes,
    /// Comes as a guest.
    ComesAsGuest,
    /// Leaves.
    Leaves,
    /// Has sent apologies.
    IsExcused,
}

/// Words behind a name that say more about the person, without full stops and spaces, in lower case.
const DEPUTY: &[&str] = &["iv", "für", "fuer", "for", "vertritt", "deputy"];
const BEHALF: &[&str] = &["ia", "obo", "auftrag", "behalf"];
const GUEST: &[&str] = &["gast", "guest"];
const EXCUSED: &[&str] = &["entschuldigt", "excused"];
const LEAVES: &[&str] = &["geht", "leaves", "weg", "gone"];

/// Whole lines that are commands, unless somebody is called so.
const UNDO: &[&str] = &["<", "zurück", "zurueck", "undo"];
const WHO: &[&str] = &["=", "liste", "list"];
const HELP: &[&str] = &["?", "hilfe", "help"];
const END: &[&str] = &[".", "ende", "end", "quit", "exit", "schluss"];

/// What a line means. `is_name` says whether somebody is called like this.
pub(super) fn read(line: &str, is_name: impl Fn(&str) -> bool) -> Typed {
    // What a terminal sends for keys that move the cursor is no letter.
    let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
    let line = line.trim();
    let word = line.to_lowercase();
    let is = |words: &[&str]| words.contains(&&*word) && !is_name(&word);
    if line.is_empty() {
        return Typed::Nothing;
    }
    for (words, typed) in
        [(UNDO, Typed::Undo), (WHO, Typed::Who), (HELP, Typed::Help), (END, Typed::End)]
    {
        if is(words) {
            return typed;
        }
    }
    if line.len() <= 2
        && let Ok(number) = line.parse()
    {
        return Typed::Number(number);
    }
    if let Some(rest) = line.strip_prefix('+') {
        let (name, rest) = rest.split_once([',', ';']).unwrap_or((rest, ""));
        let organisation = about(rest);
        // What is said of somebody without an organisation stands behind the name.
        let mut new = if rest.is_empty() { about(name) } else { organisation.clone() };
        if !rest.is_empty() {
            name.trim().clone_into(&mut new.name);
            new.organisation = Some(organisation.name).filter(|name| !name.is_empty());
        }
        return Typed::New(new);
    }
    if let Some(rest) = line.strip_prefix(['-', '–', '−']) {
        return Typed::Somebody(About { step: Step::Leaves, ..about(rest) });
    }
    if let Some(rest) = line.strip_prefix('~') {
        return Typed::Somebody(About { step: Step::IsExcused, ..about(rest) });
    }
    Typed::Somebody(about(line))
}

/// What stands behind a name belongs to the word before it.
#[derive(Clone, Copy)]
enum Part {
    Name,
    Deputy,
    Behalf,
}

/// Name, time and the rest: „mus 17:20 iv Kim Muster“.
fn about(text: &str) -> About {
    let mut about = About::default();
    let (mut name, mut deputy, mut behalf) = (Vec::new(), Vec::new(), Vec::new());
    let mut part = Part::Name;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = bare(word);
        let mut is = |known: &[&str]| {
            let two = words.peek().map(|next| format!("{bare}{}", self::bare(next)));
            if bare.len() == 1 && two.is_some_and(|two| known.contains(&&*two)) {
                words.next();
                return true;
            }
            known.contains(&&*bare)
        };
        let behind = !name.is_empty();
        if behind && is(DEPUTY) {
            part = Part::Deputy;
        } else if behind && is(BEHALF) {
            part = Part::Behalf;
        } else if behind && is(GUEST) {
            about.step = Step::ComesAsGuest;
        } else if behind && is(EXCUSED) {
            about.step = Step::IsExcused;
        } else if behind && is(LEAVES) {
            about.step = Step::Leaves;
        } else if let Some(time) = time(word) {
            about.time = Some(time);
        } else {
            match part {
                Part::Name => name.push(word),
                Part::Deputy => deputy.push(word),
                Part::Behalf => behalf.push(word),
            }
        }
    }
    let said = |words: Vec<&str>| Some(words.join(" ")).filter(|said| !said.is_empty());
    about.name = name.join(" ");
    (about.deputy_for, about.on_behalf_of) = (said(deputy), said(behalf));
    about
}

/// „i.V.“ is `iv`.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `17:20`, `17.20`, `1720`.
pub(super) fn time(word: &str) -> Option<NaiveTime> {
    let word = word.trim_end_matches(['h', 'H']);
    let (hour, minute) = match word.split_once([':', '.']) {
        Some((hour, minute)) => (hour, minute),
        None if word.len() == 4 && word.is_ascii() => word.split_at(2),
        None => return None,
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = digits(hour) && digits(minute) && minute.len() == 2 && !hour.is_empty();
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0).filter(|_| is_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Typed {
        read(line, |word| word == "ende")
    }

    fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, minute, 0)
    }

    #[test]
    fn a_line_says_who_when_and_for_whom() {
        let somebody = |line: &str| match typed(line) {
            Typed::Somebody(about) => about,
            other => panic!("{line}: {other:?}"),
        };
        let name = |name: &str| About { name: name.to_owned(), ..About::default() };
        assert_eq!(somebody("mus"), name("mus"));
        assert_eq!(somebody("mus 17:20"), About { time: at(17, 20), ..name("mus") });
        assert_eq!(somebody("kim mus 1720"), About { time: at(17, 20), ..name("kim mus") });
        let deputy = About { deputy_for: Some("Dr. Kim Muster".into()), ..name("pro") };
        for line in
            ["pro iv Dr. Kim Muster", "pro i.V. Dr. Kim Muster", "pro i. V. für Dr. Kim Muster"]
        {
            assert_eq!(somebody(line), deputy, "{line}");
        }
        let behalf =
            About { on_behalf_of: Some("Landkreis".into()), time: at(9, 5), ..name("pro") };
        assert_eq!(somebody("pro ia Landkreis 9:05"), behalf);
        assert_eq!(
            somebody("- mus 18.00"),
            About { step: Step::Leaves, time: at(18, 0), ..name("mus") }
        );
        assert_eq!(somebody("mus gast").step, Step::ComesAsGuest);
        assert_eq!(somebody("~mus").step, Step::IsExcused);
        assert_eq!(somebody("gast"), name("gast"), "somebody may be called so");
        assert_eq!(somebody("ende"), name("ende"), "somebody is called so");
    }

    #[test]
    fn somebody_new_has_a_name_and_an_organisation() {
        let new = |line: &str| match typed(line) {
            Typed::New(About { name, organisation, deputy_for, time, .. }) => {
                (name, organisation, deputy_for, time)
            }
            other => panic!("{line}: {other:?}"),
        };
        let text = |text: &str| Some(text.to_owned());
        let kim = || "Kim Neu".to_owned();
        assert_eq!(new("+ Kim Neu"), (kim(), None, None, None));
        assert_eq!(
            new("+Kim Neu, Verein e. V. 17:30"),
            (kim(), text("Verein e. V."), None, at(17, 30))
        );
        let all = (kim(), text("Verein"), text("Ole Probe"), None);
        assert_eq!(new("+Kim Neu, Verein iv Ole Probe"), all);
        assert_eq!(new("+Kim Neu iv Ole Probe"), (kim(), None, text("Ole Probe"), None));
    }

    #[test]
    fn commands_numbers_and_nothing() {
        assert_eq!(typed("  "), Typed::Nothing);
        assert_eq!(typed("2"), Typed::Number(2));
        assert_eq!(typed("?"), Typed::Help);
        assert_eq!(typed("<"), Typed::Undo);
        assert_eq!(typed("Liste"), Typed::Who);
        assert_eq!(typed("."), Typed::End);
        assert_eq!(typed("quit"), Typed::End);
        for word in ["25:00", "17:6", "1:2:3", "abcd", "17", "12a4"] {
            assert_eq!(time(word), None, "{word}");
        }
    }
}
