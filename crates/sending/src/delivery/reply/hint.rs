//! Numbers in a server's reply: when to come back, and how fast mails may be sent.
//!
//! No standard defines the wording. Supported are Postfix, Exim, Exchange, and the usual
//! greylisting and rate-limiting services; a number without a unit, or without a word for its
//! meaning, is ignored, since replies are full of numbers.

use std::time::Duration;

/// What a reply says about time and rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::delivery) struct Hint {
    /// The time that has to pass first.
    pub after: Option<Duration>,
    /// The time between two mails at the rate that the server names.
    pub gap: Option<Duration>,
}

/// No server means a longer time: it must be a misunderstanding.
const LONGEST: Duration = Duration::from_hours(24);
/// A slower rate is a quota, not a pace.
const WIDEST: Duration = Duration::from_mins(10);

impl Hint {
    /// Reads the text of a reply.
    pub(crate) fn read(text: &str) -> Self {
        let items = items(text);
        let mut hint = Self::default();
        for at in 0..items.len() {
            let Some(Item::Span(_)) = items.get(at) else { continue };
            if let Some(gap) = rate(&items, at) {
                hint.gap = hint.gap.or(Some(gap).filter(|gap| *gap <= WIDEST));
            } else if let Some(after) = pause(&items, at) {
                hint.after = hint.after.or(Some(after).filter(|after| *after <= LONGEST));
            }
        }
        hint
    }
}

/// An item of a reply, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    Number(u32),
    /// A time with its number, `300 seconds`, `5m`, `00:05:00`, or without one, `minute`.
    Span(Duration),
    Word(String),
}

fn items(text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let text = text.to_ascii_lowercase();
    // `30/minute`; numbers in web addresses do not count.
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    let text = words.collect::<Vec<_>>().join(" ").replace('/', " per ");
    for word in text.split(|c: char| c.is_whitespace() || "()[],;=\"'<>".contains(c)) {
        let word = word.trim_matches(|c| ".:!?".contains(c));
        if word.is_empty() {
            continue;
        }
        match (read(word), items.last()) {
            // `300 seconds`
            (Item::Span(unit), Some(Item::Number(number))) if is_unit(word) => {
                let span = Item::Span(unit.saturating_mul(*number));
                items.pop();
                items.push(span);
            }
            // The rest of `second(s)`.
            (Item::Span(_), Some(Item::Span(_))) if word == "s" => {}
            (item, _) => items.push(item),
        }
    }
    items
}

fn read(word: &str) -> Item {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = word.split_at(digits);
    // No reply means a number of more than nine digits, and nine fit into the type.
    let number = if digits <= 9 { number.parse::<u32>().ok() } else { None };
    match (number, rest, unit(rest)) {
        (Some(number), "", _) => Item::Number(number),
        (Some(number), _, Some(unit)) => Item::Span(unit.saturating_mul(number)),
        _ => match (unit(word), clock(word)) {
            (Some(unit), _) => Item::Span(unit),
            (_, Some(span)) => Item::Span(span),
            _ => Item::Word(word.to_owned()),
        },
    }
}

fn is_unit(word: &str) -> bool {
    unit(word).is_some()
}

fn unit(word: &str) -> Option<Duration> {
    match word {
        "s" | "sec" | "secs" | "second" | "seconds" | "sekunde" | "sekunden" => {
            Some(Duration::from_secs(1))
        }
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => Some(Duration::from_mins(1)),
        "h" | "hr" | "hrs" | "hour" | "hours" | "stunde" | "stunden" => {
            Some(Duration::from_hours(1))
        }
        _ => None,
    }
}

/// `00:05:00`, as in milter-greylist.
fn clock(word: &str) -> Option<Duration> {
    let parts: Option<Vec<u64>> = word
        .split(':')
        .map(|part| if part.len() == 2 { part.parse().ok() } else { None })
        .collect();
    match parts?[..] {
        [hours, minutes, seconds] => {
            Some(Duration::from_secs(hours * 3600 + minutes * 60 + seconds))
        }
        _ => None,
    }
}

fn word(items: &[Item], at: Option<usize>) -> &str {
    match at.and_then(|at| items.get(at)) {
        Some(Item::Word(word)) => word,
        _ => "",
    }
}

/// `30 messages per minute`, `20 mails in 60 seconds`, `100/hour`: the time at `at` is the period
/// of a rate.
fn rate(items: &[Item], at: usize) -> Option<Duration> {
    let joint = word(items, at.checked_sub(1));
    let clear = matches!(joint, "per" | "pro" | "je" | "every" | "each");
    if !clear && !matches!(joint, "in" | "within" | "a" | "an" | "innerhalb") {
        return None;
    }
    let before = items.get(at.saturating_sub(5)..at.saturating_sub(1))?;
    let number = before.iter().rposition(|item| matches!(item, Item::Number(_)))?;
    let Some(Item::Number(count @ 1..)) = before.get(number) else { return None };
    let between = before.get(number + 1..)?;
    let nouns = ["mess", "mail", "email", "e-mail", "recip", "msg", "nachricht", "submission"];
    let named = between.iter().any(
        |item| matches!(item, Item::Word(word) if nouns.iter().any(|noun| word.starts_with(noun))),
    );
    let Some(Item::Span(window)) = items.get(at) else { return None };
    // Connections are not mails.
    (named || (clear && between.is_empty())).then(|| *window / *count)
}

/// `try again in 300 seconds`, `greylisted for 5 minutes`: the time at `at` is a waiting time.
fn pause(items: &[Item], at: usize) -> Option<Duration> {
    let joint = word(items, at.checked_sub(1));
    let joined = matches!(
        joint,
        "in" | "after" | "for" | "wait" | "least" | "another" | "about" | "retry-after" | "nach"
    );
    let before = items.get(..at)?;
    let cue = |item: &Item| match item {
        Item::Word(word) => {
            let cues = ["again", "retry", "wait", "back", "later", "available", "warten", "erneut"];
            cues.iter().any(|cue| word.starts_with(cue)) || word.contains("listed")
        }
        _ => false,
    };
    if !joined || !before.iter().any(cue) {
        return None;
    }
    let Some(Item::Span(first)) = items.get(at) else { return None };
    // `1 minute 30 seconds`, `1 minute and 30 seconds`.
    let rest = match items.get(at + 1..) {
        Some([Item::Span(rest), ..]) => *rest,
        Some([Item::Word(and), Item::Span(rest), ..]) if and == "and" || and == "und" => *rest,
        _ => Duration::ZERO,
    };
    Some(*first + rest).filter(|pause| !pause.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_pauses_are_understood() {
        let replies = [
            ("4.7.1 <a@b.example>: Sender rate exceeded; try again in 300 seconds", 300),
            ("4.7.1 Greylisted, please try again in 5 minutes", 300),
            ("4.7.1 Greylisting in action, please come back in 00:05:00", 300),
            ("Greylisted for 300 seconds", 300),
            ("4.2.0 Graylisted for 5 minutes (see https://grey.example/1/)", 300),
            ("4.7.0 Try again after 10 minute(s).", 600),
            ("Too many messages. Please wait 90s", 90),
            ("please wait at least 60 seconds before sending more", 60),
            ("4.7.1 Too much mail, try again in 1 hour", 3600),
            ("try again in 1 minute and 30 seconds", 90),
            ("try again in 1 minute 30 seconds", 90),
            ("retry-after: 120s", 120),
            ("Zu viele Nachrichten, bitte erneut versuchen in 5 Minuten", 300),
            ("4.7.0 rate limit of 30 messages per minute exceeded, retry after 45 seconds", 45),
        ];
        for (text, seconds) in replies {
            assert_eq!(Hint::read(text).after, Some(Duration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn named_rates_are_understood() {
        let replies = [
            ("4.7.0 You may send 30 messages per minute", 2_000),
            ("4.5.3 limit of 60 e-mails/min exceeded", 1_000),
            ("rate limit (30/minute)", 2_000),
            ("more than 20 messages in 60 seconds", 3_000),
            ("Too many recipients: 100 recipients per 1 hour allowed", 36_000),
            ("maximum 10 mails a minute", 6_000),
            ("5 messages per second", 200),
        ];
        for (text, millis) in replies {
            assert_eq!(Hint::read(text).gap, Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn other_numbers_mean_nothing() {
        let replies = [
            "",
            "4.7.0 too many messages, try again later",
            "4.4.2 Connection idle for 300 seconds",
            "4.4.2 mx1.amt.example timed out after 300 seconds, try again later",
            "4.7.1 Client host [192.0.2.25] blocked; see https://list.example/5/minutes",
            "4.7.0 Too many connections: 3 connections in 60 seconds",
            "try again in 3 attempts",
            "try again in 0 seconds",
            "try again in 99999999999999 seconds",
            "4.5.3 10000 recipients per day",
            "try again in 900000000 hours",
            "0 messages per minute",
            "5:00",
        ];
        for text in replies {
            assert_eq!(Hint::read(text), Hint::default(), "{text}");
        }
    }
}
