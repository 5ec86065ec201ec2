//! Labels before a colon, and headings that say what is below them.

german::word_lists! {
    "labels.txt": LABELS: Label {
        Date, Time, End, Place, Chair, Minutes, Author, Next, Present, Due, Excused, Absent, Guests, Agenda, Dates, Online, Attachments, Tasks, Task, Who, Decisions, Decision, Votes, Calls, Call, Speaker, Registration, Contact, Deadline
    }
}

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Date,
    Time,
    End,
    Place,
    Chair,
    Minutes,
    Author,
    Next,
    Present,
    Due,
    Excused,
    Absent,
    Guests,
    Agenda,
    Dates,
    Online,
    Attachments,
    Tasks,
    Task,
    Who,
    Decisions,
    Decision,
    Votes,
    Calls,
    Call,
    Speaker,
    Registration,
    Contact,
    Deadline,
}

impl Label {
    /// Whether it is about the meeting as a whole.
    pub(super) fn is_of_meeting(self) -> bool {
        matches!(
            self,
            Self::Date
                | Self::Time
                | Self::End
                | Self::Place
                | Self::Chair
                | Self::Minutes
                | Self::Author
                | Self::Next
                | Self::Present
                | Self::Excused
                | Self::Absent
                | Self::Guests
        )
    }

    /// Whether it names people who were there or not.
    pub(super) fn is_of_people(self) -> bool {
        matches!(self, Self::Present | Self::Excused | Self::Absent | Self::Guests)
    }
}

/// The label that these words are.
pub(super) fn label(words: &str) -> Option<Label> {
    let key = key(words);
    LABELS.iter().find(|(_, list)| list.contains(&key)).map(|(label, _)| *label)
}

/// What a heading says is below it, and whether there may be other things as well: „Termine und
/// Ankündigungen“, „Aktuelle Termine“. Only dates and attachments have such neighbours.
pub(super) fn topic(title: &str) -> Option<(Label, bool)> {
    let of_lists = |words: &str| {
        label(words).filter(|label| matches!(label, Label::Dates | Label::Attachments))
    };
    let words = without_number(title).replace('/', " und ").replace('&', "und");
    let mut parts = words.split(" und ").flat_map(|part| {
        let behind = part.trim().split_once(' ').map_or("", |(_, behind)| behind);
        [part, behind]
    });
    label(title)
        .map(|label| (label, false))
        .or_else(|| parts.find_map(of_lists).map(|label| (label, true)))
}

/// A line that begins with a known label and a colon or tab: the label, and what follows.
pub(super) fn labelled(line: &str) -> Option<(Label, &str)> {
    let line = line.trim();
    let near = line.char_indices().nth(60).map_or(line.len(), |(at, _)| at);
    let at = line.get(..near)?.find([':', '\t'])?;
    let is_clock = line[at + 1..].starts_with(|c: char| c.is_ascii_digit())
        && line[..at].ends_with(|c: char| c.is_ascii_digit());
    // „Teilnehmer:innen: …“, „Teilnehmer:innen (s. Liste): …“.
    let behind = &line[at + 1..];
    let is_gendered = behind.starts_with("in") && line[..at].ends_with(char::is_alphabetic);
    let next = behind.find(':').filter(|next| is_gendered && *next < 40);
    let at = next.map_or(at, |next| at + 1 + next);
    let found = label(line.get(..at)?)?;
    (!is_clock).then(|| (found, line[at + 1..].trim()))
}

/// Words in lower case, without what is in parentheses, numbers of items, and the endings of
/// gender-inclusive forms.
pub(super) fn key(words: &str) -> String {
    let words = without_number(words).trim().trim_end_matches([':', '.', '!']).trim();
    let words = words.split('(').next().unwrap_or(words).trim();
    let lower = words.to_lowercase();
    let lower = [
        "*innen", ":innen", "_innen", "/-innen", "/innen", "*in", ":in", "_in", "/-in", "/in",
        "·innen",
    ]
    .iter()
    .fold(lower, |lower, ending| lower.replace(ending, ""));
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    // „Anlage 1“, „Termine 2027“.
    while words.len() > 1
        && words.last().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
    {
        words.pop();
    }
    words.join(" ")
}

/// The number of an item at the start of a heading, as it is written, and its depth: „TOP 3:“, „2.1“.
pub(super) fn number(title: &str) -> Option<(&str, usize)> {
    let rest = title.trim_start();
    let lower = rest.to_lowercase();
    let word = super::wording::ITEMS.iter().find(|word| {
        lower.strip_prefix(**word).is_some_and(|rest| {
            rest.starts_with([' ', '\u{a0}', '.']) || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let start = word.map_or(0, |word| word.len());
    let from = rest.get(start..)?;
    let digits = from.trim_start_matches([' ', '\u{a0}', '.']);
    let length = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let number = digits.get(..length)?.trim_end_matches('.');
    let parts = number.split('.').count();
    let ends = digits.get(number.len()..)?;
    let letter = usize::from(
        ends.starts_with(|c: char| c.is_ascii_lowercase())
            && ends[1..].starts_with([' ', ')', ':', '.']),
    );
    let ends = &ends[letter..];
    let is_number = !number.is_empty()
        && number.split('.').all(|part| (1..=2).contains(&part.len()))
        && (ends.is_empty() || ends.starts_with([' ', '.', ')', ':', '\u{a0}', '\t', '-', '–']));
    let is_marked = word.is_some() || ends.starts_with(['.', ')']) || parts > 1;
    if !is_number || !is_marked {
        return None;
    }
    let tail = ends.trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '\t', '-', '–']);
    Some((&title[..title.len() - tail.len()], parts))
}

/// A heading without the number of its item.
pub(super) fn without_number(title: &str) -> &str {
    number(title).and_then(|(number, _)| title.get(number.len()..)).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_recognised_in_their_forms() {
        for (line, found, rest) in [
            ("Ort: Rathaus", Label::Place, "Rathaus"),
            ("Teilnehmer*innen: A; B", Label::Present, "A; B"),
            ("Teilnehmer:innen (s. Liste): A", Label::Present, "A"),
            ("Datum/Uhrzeit:\t17.9.2026", Label::Date, "17.9.2026"),
            ("Moderator/-in: Kim", Label::Chair, "Kim"),
            ("TOP 4 Beschluss: So", Label::Decision, "So"),
        ] {
            assert_eq!(labelled(line), Some((found, rest)), "{line}");
        }
        for line in ["Beginn um 17:00 Uhr", "Wir sagen: ja", "Ort", "https://ort.example"] {
            assert_eq!(labelled(line), None, "{line}");
        }
    }

    #[test]
    fn numbers_of_items_are_taken_off() {
        for (title, rest, depth) in [
            ("TOP 3: Finanzen", "Finanzen", 1),
            ("Top 2.1 Räume", "Räume", 2),
            ("3. Finanzen", "Finanzen", 1),
            ("2.4 Räume", "Räume", 2),
            ("TOP 1a – Gäste", "Gäste", 1),
        ] {
            assert_eq!(number(title).map(|(_, depth)| depth), Some(depth), "{title}");
            assert_eq!(without_number(title), rest);
        }
        for title in ["2026 im Rückblick", "Topthema 3", "3 Vorschläge", "Finanzen"] {
            assert_eq!(without_number(title), title);
        }
    }
}
