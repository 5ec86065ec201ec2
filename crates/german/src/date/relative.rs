//! Days that are seen from the day on which somebody writes: „morgen“, „nächste Woche“, “tomorrow”.
//!
//! Only what nobody can mean otherwise: „die Stadt von morgen“, „am nächsten Tag“, „in den nächsten
//! Wochen“ and „in zwei Wochen gelernt“ are none.

use std::ops::Range;

use chrono::Weekday;

use crate::date::english;
use crate::date::spelt::Spelt;
use crate::lexicon::Class;
use crate::tokens::{TokenKind, Tokens};

crate::word_lists! {
    "relative.txt":
    PARTS, NOT_TOMORROW, NO_VERB, NEXT, AFTER_NEXT, THIS, AGAIN, COUNTS, THEN, BE_THEN
}

/// A day that depends on when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeDay {
    /// The range in the text, in bytes.
    pub range: Range<usize>,
    /// The sentence, list item or table row around it, in bytes of the text.
    pub sentence: Range<usize>,
    /// What it means.
    pub kind: Relative,
}

/// What a relative day means, seen from the day on which it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// This many days later: „heute Abend“ is 0, „morgen“ 1.
    Days(u32),
    /// About this many days later: „in zwei Wochen“.
    About(u32),
    /// The week that many weeks later: „nächste Woche“ is 1.
    Week(u32),
    /// The weekend of that week.
    Weekend(u32),
    /// A weekday.
    Weekday(Weekday, Which),
    /// The month that many months later.
    Month(u32),
    /// The last day of the month, or of the week, of writing.
    EndOfMonth,
    /// The end of the week of writing.
    EndOfWeek,
    /// From some day before: „seit letzter Woche“.
    Since,
}

/// Which of the days with that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// „diesen Freitag“: that of the week of writing.
    This,
    /// „kommenden Freitag“: the first one after the day of writing.
    Coming,
    /// „nächsten Freitag“: the first one, or that of the next week.
    Next,
    /// „nächste Woche Freitag“: that of the week this many weeks later.
    OfWeek(u32),
}

/// How far the words of the sentence are looked at (tokens).
const REACH: usize = 60;

/// A meaning, with its tokens.
type Step = (Relative, Range<usize>);

/// The relative days of a text, in order.
pub(crate) fn days(text: &str, t: &Tokens, is_english: bool) -> Vec<RelativeDay> {
    let reader = Reader { t, spelt: Spelt { text, t } };
    let (mut all, mut at) = (Vec::new(), 0);
    while at < t.len() {
        let step = if is_english { reader.english(at) } else { reader.german(at) };
        let Some((kind, tokens)) = step else {
            at += 1;
            continue;
        };
        at = tokens.end.max(at + 1);
        let sentence = reader.spelt.sentence(tokens.start, REACH);
        let struck = t.get(tokens.start).is_some_and(|token| token.struck);
        if !struck && !sentence.clone().any(|at| reader.spelt.is(at, &AGAIN)) {
            let (range, sentence) = (t.range(&tokens), t.range(&sentence));
            all.push(RelativeDay { range, sentence, kind });
        }
    }
    all
}

struct Reader<'a> {
    t: &'a Tokens,
    spelt: Spelt<'a>,
}

impl Reader<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.spelt.is(at, words)
    }

    fn was(&self, at: usize, steps: usize, words: &[&str]) -> bool {
        at.checked_sub(steps).is_some_and(|at| self.is(at, words))
    }

    fn is_number(&self, at: usize) -> bool {
        matches!(self.t.kind(at), TokenKind::Number { .. })
    }

    /// A German day that begins at a token.
    fn german(&self, at: usize) -> Option<Step> {
        // Most tokens begin nothing.
        let TokenKind::Word { capital, .. } = self.t.kind(at) else { return None };
        match &*self.spelt.word(at) {
            "heute" => self.today(at),
            "morgen" | "übermorgen" => self.tomorrow(at, capital),
            "in" => self.after_days(at),
            "bis" => self.until_end(at),
            "noch" | "schon" | "bereits" => self.on_weekday(at),
            "seit" => self.since(at),
            "ende" => self.end_of_this(at),
            word if NEXT.contains(word) || AFTER_NEXT.contains(word) || THIS.contains(word) => {
                self.coming(at)
            }
            _ => None,
        }
    }

    /// „heute Abend“, „heute um 18 Uhr“, „ab heute“; „heute“ alone often means nowadays.
    fn today(&self, at: usize) -> Option<Step> {
        if self.is(at + 1, &PARTS) {
            return Some((Relative::Days(0), at..at + 2));
        }
        let comma = usize::from(self.t.is(at + 1, ','));
        let is_timed = self.is(at + 1 + comma, &["um", "ab", "von", "bis"])
            && self.is_number(at + 2 + comma)
            && self.t.number(at + 2 + comma, 4).is_none();
        let in_days = self.is(at + 1, &["in"]).then(|| self.counted(at + 1)).flatten();
        match in_days {
            Some((days, end)) => Some((Relative::Days(days), at..end)),
            None => {
                (is_timed || self.was(at, 1, &["ab"])).then_some((Relative::Days(0), at..at + 1))
            }
        }
    }

    /// „morgen“, „übermorgen Abend“; not „am Morgen“, „Dienstag Morgen“, „die Welt von morgen“.
    fn tomorrow(&self, at: usize, capital: bool) -> Option<Step> {
        let is_part = self.is(at + 1, &PARTS);
        let end = at + 1 + usize::from(is_part);
        let is_timed = is_part || self.is(at + 1, &["um"]) && self.is_number(at + 2);
        let is_weekday = matches!(self.t.class_before(at, 1), Some(Class::Weekday { .. }));
        let is_for = is_timed && self.was(at, 1, &["für"]);
        let excluded = is_weekday || self.was(at, 1, &NOT_TOMORROW) && !is_for;
        // „Heute handeln, morgen wohnen“, „gestern, heute, morgen“.
        let sentence = self.spelt.sentence(at, REACH);
        let slogan = sentence
            .clone()
            .any(|at| self.is(at, &["heute", "gestern"]) && !self.is(at + 1, &PARTS));
        // „Morgen, Dienstag, ist Markt“.
        let is_day =
            self.t.is(at + 1, ',') && matches!(self.t.class(at + 2), Some(Class::Weekday { .. }));
        let end = if is_day { at + 3 } else { end };
        let is_adverb = !capital
            || self.spelt.begins(at)
                && (is_part || is_day || self.t.is_lower(at + 1) && !self.is(at + 1, &NO_VERB));
        let named = matches!(&*self.spelt.word(at + 1), "des" | "der")
            || self.t.is_glued_symbol(at + 1, '-');
        if excluded || slogan && !is_timed || !is_adverb || named {
            return None;
        }
        // A heading of two words says nothing.
        let alone = sentence.len() < 3 && !is_timed;
        let days = if self.is(at, &["morgen"]) { 1 } else { 2 };
        (!alone).then_some((Relative::Days(days), at..end))
    }

    /// „nächste Woche“, „am kommenden Dienstag“, „übernächsten Monat“, „dieses Wochenende“.
    fn coming(&self, at: usize) -> Option<Step> {
        let weeks = match () {
            () if self.is(at, &NEXT) => 1,
            () if self.is(at, &AFTER_NEXT) => 2,
            () => 0,
        };
        if let Some(Class::Weekday { day, short: false }) = self.t.class(at + 1) {
            let coming = self.spelt.word(at).starts_with("komm");
            let which = match weeks {
                0 => Which::This,
                1 if coming => Which::Coming,
                1 => Which::Next,
                _ => Which::OfWeek(weeks),
            };
            let is_noun = self.is(at, &["nächster", "dieser", "kommender"]);
            return (!is_noun).then_some((Relative::Weekday(day, which), at..at + 2));
        }
        let week = |kind, end| {
            let behind =
                self.is(end, &["der", "des", "gegen", "für", "zur"]) && self.t.is_capital(end + 1);
            let joined = self.t.is_glued_symbol(end, '-');
            (!behind && !joined).then_some((kind, at..end))
        };
        match &*self.spelt.word(at + 1) {
            "woche" => {
                if let Some(Class::Weekday { day, short: false }) = self.t.class(at + 2) {
                    return Some((Relative::Weekday(day, Which::OfWeek(weeks)), at..at + 3));
                }
                week(Relative::Week(weeks), at + 2)
            }
            "wochenende" => week(Relative::Weekend(weeks), at + 2),
            "monat" | "monats" if weeks > 0 => Some((Relative::Month(weeks), at..at + 2)),
            _ => None,
        }
    }

    /// „in zwei Wochen“ with the number of days, and the token behind it.
    fn counted(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.spelt.word(at + 1);
        let named =
            COUNTS.pairs().find(|(name, _)| *name == word).and_then(|(_, n)| n.parse().ok());
        let count: u32 = named.or_else(|| self.t.small(at + 1))?;
        let days = match &*self.spelt.word(at + 2) {
            "tag" | "tagen" | "day" | "days" => 1,
            "woche" | "wochen" | "week" | "weeks" => 7,
            _ => return None,
        };
        Some((count * days, at + 3))
    }

    /// „in zwei Wochen“, where something takes place then.
    fn after_days(&self, at: usize) -> Option<Step> {
        let (days, end) = self.counted(at)?;
        let named = matches!(self.t.class_before(at, 1), Some(Class::Weekday { .. }));
        let soon = named || self.was(at, 1, &["schon", "bereits", "just"]);
        // „In zwei Wochen Ferien“, „in drei Tagen nach Rom“.
        let goes_on =
            self.t.is_noun(end) || self.is(end, &["nach", "vor", "pro", "der", "zu", "lang", "of"]);
        let sentence = self.spelt.sentence(at, REACH);
        // „In zwei Wochen ist Elternabend“; „in zwei Wochen ist das zu schaffen“ is a duration.
        let first = self.spelt.begins(at)
            && self.is(end, &BE_THEN)
            && !sentence.clone().any(|at| self.is(at, &["zu"]));
        let then = soon || first || sentence.clone().any(|at| self.is(at, &THEN));
        (then && !goes_on).then_some((Relative::About(days), at..end))
    }

    /// „bis Ende des Monats“, „bis Monatsende“, „bis zum Wochenende“.
    fn until_end(&self, at: usize) -> Option<Step> {
        let next = at + 1 + usize::from(self.is(at + 1, &["zum"]));
        match &*self.spelt.word(next) {
            "monatsende" => Some((Relative::EndOfMonth, at..next + 1)),
            "wochenende" if !self.is(next + 1, &["vor", "nach", "der", "des", "im", "um"]) => {
                Some((Relative::EndOfWeek, at..next + 1))
            }
            "ende"
                if self.is(next + 1, &["des", "dieses", "diesen"])
                    && self.is(next + 2, &["monats"]) =>
            {
                Some((Relative::EndOfMonth, at..next + 3))
            }
            "ende" if self.is(next + 1, &["der", "dieser"]) && self.is(next + 2, &["woche"]) => {
                let named = self.is(next + 3, &["der", "des"]) && self.t.is_capital(next + 4);
                (!named).then_some((Relative::EndOfWeek, at..next + 3))
            }
            _ => None,
        }
    }

    /// „noch bis Freitag“, „schon am Samstag“.
    fn on_weekday(&self, at: usize) -> Option<Step> {
        let joins = if self.is(at, &["noch"]) { "bis" } else { "am" };
        let Some(Class::Weekday { day, short: false }) = self.t.class(at + 2) else { return None };
        let is_it = self.is(at + 1, &[joins]);
        is_it.then_some((Relative::Weekday(day, Which::This), at..at + 3))
    }

    /// „seit letzter Woche“, „seit gestern“.
    fn since(&self, at: usize) -> Option<Step> {
        let last = ["letzter", "dieser", "vergangener", "voriger"];
        let is_week = self.is(at + 1, &last) && self.is(at + 2, &["woche"]);
        let end = if is_week { at + 3 } else { at + 2 };
        (is_week || self.is(at + 1, &["gestern", "vorgestern"]))
            .then_some((Relative::Since, at..end))
    }

    /// „Ende dieses Monats“.
    fn end_of_this(&self, at: usize) -> Option<Step> {
        let is_month = self.is(at + 1, &["dieses", "diesen"]) && self.is(at + 2, &["monats"]);
        is_month.then_some((Relative::EndOfMonth, at..at + 3))
    }

    /// An English day that begins at a token.
    fn english(&self, at: usize) -> Option<Step> {
        if !matches!(self.t.kind(at), TokenKind::Word { .. }) {
            return None;
        }
        match &*self.spelt.word(at) {
            "tomorrow" => self.tomorrow_in_english(at),
            "tonight" => Some((Relative::Days(0), at..at + 1)),
            "today" => {
                let is_timed =
                    self.is(at + 1, &["at", "from", "until", "till"]) && self.is_number(at + 2);
                is_timed.then_some((Relative::Days(0), at..at + 1))
            }
            "this" if self.is(at + 1, &["evening", "afternoon"]) => {
                Some((Relative::Days(0), at..at + 2))
            }
            "later" if self.is(at + 1, &["this"]) && self.is(at + 2, &["week"]) => {
                Some((Relative::Week(0), at..at + 3))
            }
            "next" | "this" | "coming" => self.coming_in_english(at),
            "end" => {
                let is_this = self.is(at + 1, &["of"]) && self.is(at + 2, &["the", "this"]);
                let until = self.was(at, 2, &["by", "until", "till", "before"])
                    && self.was(at, 1, &["the"]);
                let kind = match &*self.spelt.word(at + 3) {
                    "month" => Relative::EndOfMonth,
                    "week" => Relative::EndOfWeek,
                    _ => return None,
                };
                (is_this && until).then_some((kind, at..at + 4))
            }
            "in" => {
                let (days, end) = self.counted(at)?;
                let in_time = usize::from(self.t.is(end, '\'') || self.t.is(end, '’'));
                if in_time == 1 && self.is(end + 1, &["time"]) {
                    return Some((Relative::About(days), at..end + 2));
                }
                self.after_days(at)
            }
            _ => None,
        }
    }

    /// “tomorrow”; not “the world of tomorrow”, “today and tomorrow”, “tomorrow’s leaders”.
    fn tomorrow_in_english(&self, at: usize) -> Option<Step> {
        let sentence = self.spelt.sentence(at, REACH);
        let slogan = sentence.clone().any(|at| self.is(at, &["today", "yesterday"]));
        let is_timed = self.is(at + 1, &["morning", "afternoon", "evening", "night"])
            || self.is(at + 1, &["at"]) && self.is_number(at + 2);
        let possessive = self.t.is_glued(at + 1)
            && matches!(self.t.kind(at + 1), TokenKind::Symbol('\'' | '’' | '-'));
        let excluded = self.was(at, 1, &["of", "a"]) || self.was(at, 1, &["for"]) && !is_timed;
        if possessive || excluded || slogan && !is_timed || sentence.len() < 3 && !is_timed {
            return None;
        }
        let after = self.was(at, 1, &["after"]) && self.was(at, 2, &["day"]);
        let start = if after { at - 2 } else { at };
        Some((Relative::Days(if after { 2 } else { 1 }), start..at + 1))
    }

    /// “next week”, “this Friday”, “next weekend”; not “the next week”.
    fn coming_in_english(&self, at: usize) -> Option<Step> {
        let weeks = u32::from(!self.is(at, &["this"]));
        let day = at + 1 + usize::from(self.is(at, &["this"]) && self.is(at + 1, &["coming"]));
        let told = weeks > 0 && self.was(at, 1, &["the", "very", "a"]);
        if let Some(weekday) =
            english::weekday(&self.spelt.word(day)).filter(|_| self.t.is_capital(day))
        {
            let which = match weeks {
                1 if self.is(at, &["next"]) => Which::Next,
                0 if day == at + 1 => Which::This,
                _ => Which::Coming,
            };
            return (!told || self.is(at, &["coming"]))
                .then_some((Relative::Weekday(weekday, which), at..day + 1));
        }
        let of = self.is(at + 2, &["of", "for"]) || self.t.is_glued_symbol(at + 2, '-');
        let kind = match &*self.spelt.word(at + 1) {
            "week" => Relative::Week(weeks),
            "weekend" => Relative::Weekend(weeks),
            "month" if weeks > 0 => Relative::Month(1),
            _ => return None,
        };
        (!told && !of).then_some((kind, at..at + 2))
    }
}
