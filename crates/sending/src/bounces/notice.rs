//! Replies of people, or of their mail programs, that the office has to decide about; none of them
//! marks anybody.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use german::WordList;

use super::copy;
use super::letter::Letter;
use super::phrases::{self, any, folded};
use super::quoted::above_quotes;
use crate::contacts::Address;

german::word_lists! {
    "answers.txt":
    LEFT, NO_LONGER_TR, DOES_TR, NO_LONGER, DOES, LEAVES, PLACE, CHANGED, HAS, EMPLOYMENT, ENDS, FOR_NOW,
    MOVED, UNSUBSCRIBE_SUBJECTS, OUT, OCCASION, MYSELF, STOP, MAILS, AUTOMATIC, TITLES, AWAY
}

/// Somebody works there no longer: a word of each list of one of these in one sentence.
static LEFT_IN_PARTS: [[&WordList; 2]; 5] = [
    [&NO_LONGER_TR, &DOES_TR],
    [&NO_LONGER, &DOES],
    [&LEAVES, &PLACE],
    [&CHANGED, &HAS],
    [&EMPLOYMENT, &ENDS],
];

/// Longer sentences are cut (characters).
const LONGEST_SENTENCE: usize = 240;

/// By what an office recognises the people who unsubscribe.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The subject that its address for unsubscribing asks for, or empty.
    pub keyword: String,
    /// Its address for nothing but unsubscribing, by [`Address::key`].
    pub address: Option<String>,
    /// The addresses of its list, by key.
    pub people: BTreeSet<String>,
}

/// What somebody writes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The kind of notice.
    pub kind: Kind,
    /// The sentence that says so, on one line.
    pub sentence: String,
    /// The sender.
    pub from: String,
    /// The Message-ID of the mail that it answers, in angle brackets.
    pub message_id: Option<String>,
    /// Whether it is worth reporting even if it answers no mail of ours: an automatic reply, a
    /// subject that is sufficient by itself, or a wish of somebody on the list.
    pub stands_alone: bool,
    /// The wish to get no more mails, where it is expressed in so many words.
    pub wish: Option<Wish>,
}

/// Somebody unsubscribes: the subject, or the first line, is a word for it and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// When it was written.
    pub at: Option<DateTime<Utc>>,
    /// The addresses to which it was written, in lower case.
    pub to: Vec<String>,
    /// Why it may not be that person's wish.
    pub doubt: Option<Doubt>,
}

/// Why a wish may not be that of the person in its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A program wrote it.
    Automatic,
    /// The office's own server has found that it does not come from the sender's domain (RFC 8601,
    /// RFC 7489).
    Forged,
    /// The address that handed it over is of another domain than its sender, and no server vouches
    /// for the latter.
    Elsewhere,
}

/// The kind of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The person no longer works there.
    Left,
    /// The address has changed, or nobody reads it.
    Moved,
    /// The person wants no more mails.
    Unsubscribe,
    /// The mail is held until the sender proves to be a person.
    Challenge,
}

impl Kind {
    /// The stable English name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Moved => "moved",
            Self::Unsubscribe => "unsubscribe",
            Self::Challenge => "challenge",
        }
    }
}

/// Whether a program wrote it (RFC 3834, section 5, and earlier conventions).
pub(super) fn is_automatic(letter: &Letter) -> bool {
    let submitted = letter.header("Auto-Submitted").to_ascii_lowercase();
    let precedence = letter.header("Precedence").to_ascii_lowercase();
    let subject = folded(&letter.subject);
    !(submitted.is_empty() || submitted.starts_with("no"))
        || ["auto_reply", "auto-reply"].contains(&&*precedence)
        || ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply-From"]
            .iter()
            .any(|name| !matches!(letter.header(name), "" | "no" | "No"))
        || AUTOMATIC.iter().any(|begin| subject.starts_with(begin))
}

/// Whether somebody is away; such a mail is no report, whatever words it has from one. A server whose
/// subject says that a mail came back may name our subject in its text.
pub(super) fn is_away(letter: &Letter, own: &str, from_server: bool) -> bool {
    let subject = folded(&letter.subject);
    let is_told = from_server && any(&phrases::FAILED, &subject);
    AUTOMATIC.iter().any(|begin| subject.starts_with(begin))
        || (!is_told && any(&AWAY, &folded(above_quotes(own))))
}

/// A demand to prove that a person sent the mail.
pub(super) fn challenge(letter: &Letter, own: &str) -> Option<Notice> {
    let own = above_quotes(own);
    let sentence = sentence(own, |words| any(&phrases::CHALLENGE, words))?;
    Some(notice(letter, Kind::Challenge, sentence, is_automatic(letter)))
}

/// What a person or an automatic reply says, if the office of this desk has to decide about it.
pub(super) fn read(letter: &Letter, automatic: bool, desk: &Desk) -> Option<Notice> {
    let own = above_quotes(copy::told(&letter.text).own);
    let subject = folded(&letter.subject);
    let own_word = folded(&desk.keyword);
    let first = own.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let is_wish = |words: &str| {
        let words = folded(words);
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        UNSUBSCRIBE_SUBJECTS.contains(words) || (!words.is_empty() && words == own_word)
    };
    let is_own = !own_word.is_empty() && subject == own_word;
    if is_own || is_wish(&letter.subject) || (!automatic && is_wish(first)) {
        let by_subject = is_own || is_wish(&letter.subject);
        let says = if by_subject { &letter.subject } else { first };
        let wish = Some(wish(letter, automatic));
        let notice = notice(letter, Kind::Unsubscribe, cut(says), by_subject);
        return Some(Notice { wish, ..notice });
    }
    if !automatic && let Some(notice) = at_the_desk(letter, own, desk, &is_wish) {
        return Some(notice);
    }
    let says = |kind: Kind, words: &str| match kind {
        Kind::Left => any(&LEFT, words) || (automatic && has_left(words)),
        Kind::Moved => any(&MOVED, words),
        Kind::Unsubscribe => wants_out(words),
        Kind::Challenge => false,
    };
    // An automatic reply does not unsubscribe; it may say how to leave its own newsletter.
    let kinds = [Kind::Left, Kind::Moved, Kind::Unsubscribe].into_iter();
    let mut kinds = kinds.filter(|kind| !automatic || *kind != Kind::Unsubscribe);
    kinds.find_map(|kind| {
        let sentence = sentence(own, |words| says(kind, words))?;
        let stands_alone =
            automatic || (kind == Kind::Unsubscribe && is_meant(letter, &sentence, desk));
        Some(notice(letter, kind, sentence, stands_alone))
    })
}

/// A mail to the address that is for nothing but unsubscribing, or one that answers a wish: it is a
/// wish where there is nothing else in it, and otherwise told.
fn at_the_desk(
    letter: &Letter,
    own: &str,
    desk: &Desk,
    is_wish: &dyn Fn(&str) -> bool,
) -> Option<Notice> {
    let wish = wish(letter, false);
    let is_there = desk.address.is_some() && wish.to.iter().any(|to| key(to) == desk.address);
    let subject = folded(&letter.subject);
    let answers = phrases::ANSWERS.iter().find_map(|begin| subject.strip_prefix(begin));
    if !is_there && !answers.is_some_and(is_wish) {
        return None;
    }
    let first = own.lines().map(str::trim).find(|line| !line.is_empty());
    let is_bare = is_there && first.is_none() && answers.is_none();
    let says = first.filter(|_| is_there).unwrap_or(&letter.subject);
    let notice = notice(letter, Kind::Unsubscribe, cut(says), true);
    Some(Notice { wish: is_bare.then_some(wish), ..notice })
}

/// Whether a sentence says that somebody wants no more mails.
fn wants_out(words: &str) -> bool {
    (any(&STOP, words) && any(&MAILS, words)) || (any(&OUT, words) && !any(&OCCASION, words))
}

/// Whether such a sentence, in a mail that answers none of ours, is about our mails: somebody of the
/// list writes it, or a person about themselves. What was sent to many is not.
fn is_meant(letter: &Letter, sentence: &str, desk: &Desk) -> bool {
    let precedence = letter.header("Precedence").to_ascii_lowercase();
    let is_bulk = ["bulk", "list", "junk"].contains(&&*precedence)
        || ["List-Id", "List-Unsubscribe"].iter().any(|name| !letter.header(name).is_empty());
    let is_listed = key(&letter.from_address).is_some_and(|key| desk.people.contains(&key));
    !is_bulk && (is_listed || any(&MYSELF, &format!(" {} ", folded(sentence))))
}

fn key(address: &str) -> Option<String> {
    Address::parse(address).ok().map(|address| address.key())
}

/// Whether a sentence of an automatic reply says that somebody no longer works there. A person may
/// mean anything by such words.
fn has_left(words: &str) -> bool {
    let in_parts = |[first, second]: &[&WordList; 2]| any(first, words) && any(second, words);
    !any(&FOR_NOW, words) && LEFT_IN_PARTS.iter().any(in_parts)
}

fn notice(letter: &Letter, kind: Kind, sentence: String, stands_alone: bool) -> Notice {
    let from = cut(&letter.from_address);
    let (message_id, wish) = (letter.answered.clone(), None);
    Notice { kind, sentence, from, message_id, stands_alone, wish }
}

fn wish(letter: &Letter, automatic: bool) -> Wish {
    let fields = ["To", "Cc", "Delivered-To", "X-Original-To"].map(|name| letter.header(name));
    let entries = fields.into_iter().flat_map(|field| field.split(','));
    let address = |entry: &str| {
        let inside = entry.rsplit_once('<').map_or(entry, |(_, inside)| inside);
        inside.trim_matches(|c: char| c.is_whitespace() || c == '>').to_lowercase()
    };
    let to = entries.map(address).filter(|address| address.contains('@'));
    let from_nobody = letter.header("Return-Path") == "<>";
    let doubt = forged(letter).or((automatic || from_nobody).then_some(Doubt::Automatic));
    Wish { at: letter.date, to: to.collect(), doubt }
}

/// What speaks against the sender. Any server on the way may have found that out; for it, only what
/// the first field says counts, for that is the one of the server to which the mailbox belongs.
fn forged(letter: &Letter) -> Option<Doubt> {
    let found: Vec<String> =
        letter.all("Authentication-Results").map(str::to_ascii_lowercase).collect();
    let says = |field: &String, words: &[&str]| words.iter().any(|word| field.contains(word));
    let vouched = found.first().is_some_and(|first| says(first, &["dmarc=pass", "dkim=pass"]));
    let failed = ["dmarc=fail", "compauth=fail"];
    let half = ["spf=fail", "spf=softfail", "dkim=fail"];
    if found.iter().any(|field| says(field, &failed) || (!vouched && says(field, &half))) {
        return Some(Doubt::Forged);
    }
    let domain = |address: &str| {
        let (_, domain) = address.rsplit_once('@')?;
        let domain = domain.trim_end_matches(['>', ' ']).to_lowercase();
        let labels: Vec<&str> = domain.rsplit('.').take(2).collect();
        Some(labels.join("."))
    };
    let path = domain(letter.header("Return-Path"))?;
    (!vouched && domain(&letter.from_address)? != path).then_some(Doubt::Elsewhere)
}

/// The first sentence for which the condition holds. An empty line ends a sentence as well.
fn sentence(text: &str, is_it: impl Fn(&str) -> bool) -> Option<String> {
    let paragraphs = text.replace("\r\n", "\n");
    let paragraphs = paragraphs.split("\n\n");
    let mut sentences = paragraphs.flat_map(|paragraph| {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let ends =
            line.match_indices(['.', '!', '?']).filter(|(at, end)| ends_there(&line, *at, end));
        let ends = ends.map(|(at, end)| at + end.len());
        let ends: Vec<usize> = ends.chain([line.len()]).collect();
        let mut begin = 0;
        let piece = |end| {
            let piece = line.get(begin..end).unwrap_or_default().trim().to_owned();
            begin = end;
            piece
        };
        ends.into_iter().map(piece).collect::<Vec<_>>()
    });
    sentences.find(|sentence| is_it(&folded(sentence))).map(|sentence| cut(&sentence))
}

/// Whether this full stop ends a sentence rather than a day („30. Juni“) or title („Dr. Lang“).
fn ends_there(line: &str, at: usize, end: &str) -> bool {
    let (before, behind) = line.split_at_checked(at).unwrap_or((line, ""));
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_day = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_title = TITLES.iter().any(|title| word.eq_ignore_ascii_case(title));
    let goes_on = end == "." && !word.is_empty() && (is_day || is_title);
    behind.strip_prefix(end).is_some_and(|rest| rest.starts_with(' ')) && !goes_on
}

/// The text on one line, without control characters.
fn cut(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut plain = words.chars().filter(|c| !c.is_control());
    let mut short: String = plain.by_ref().take(LONGEST_SENTENCE).collect();
    if plain.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind of an automatic reply with these words.
    fn kind(words: &str) -> Option<Kind> {
        let mut letter = Letter::default();
        letter.text = format!("Guten Tag,\n\n{words}\n\nMit freundlichen Grüßen");
        read(&letter, true, &Desk::default()).map(|notice| notice.kind)
    }

    #[test]
    fn a_wish_is_expressed_in_so_many_words() {
        let wish = |subject: &str, text: &str, keyword: &str| {
            let mut letter = Letter::default();
            letter.subject = subject.to_owned();
            letter.text = text.to_owned();
            let desk = Desk { keyword: keyword.to_owned(), ..Desk::default() };
            read(&letter, false, &desk).is_some_and(|notice| notice.wish.is_some())
        };
        for subject in [
            "Abmeldung",
            "ABMELDEN!",
            "Unsubscribe",
            "Wypisz mnie",
            "Dezabonare",
            "Отписаться",
            "Відписатися",
            "إلغاء الاشتراك",
            "لغو اشتراک",
            "Se désinscrire",
            "Abonelikten çık",
        ] {
            assert!(wish(subject, "", ""), "{subject}");
        }
        assert!(wish("Re: Einladung", "\nabmelden\n\n> Guten Tag", ""));
        assert!(wish("Netzwerk: bitte raus", "", "Netzwerk: bitte raus"));
        for (subject, text) in [
            ("Anmeldung", "Ich melde mich an."),
            ("Re: Abmeldung von Frau Probe zum Treffen", "Sie kann nicht kommen."),
            ("Einladung", "Bitte nehmen Sie mich aus dem Verteiler."),
            ("", ""),
        ] {
            assert!(!wish(subject, text, ""), "{subject}");
        }
    }

    #[test]
    fn who_has_left_is_told_from_who_is_away() {
        for words in [
            "Frau Öztürk hat unsere Behörde zum 30. Juni verlassen.",
            "Ich gehöre dem Beirat nicht mehr an.",
            "Frau Yılmaz ist nicht mehr Mitglied des Ausschusses.",
            "Das Arbeitsverhältnis von Herrn Braun wurde beendet.",
            "Frau Klein hat die Abteilung gewechselt.",
            "Frau Sommer steht Ihnen unter dieser Adresse nicht mehr zur Verfügung.",
            "Nachfolger von Herrn Kurz ist Herr Lang.",
            "Seit Mai bin ich nicht mehr Ansprechpartnerin für Integration.",
            "Herr Wolf ist in Pension gegangen.",
            "Selin Hanım artık kurumumuzda çalışmıyor.",
            "Пані Шевченко більше не працює у нас.",
            "السيدة ليلى لم تعد تعمل لدينا.",
        ] {
            assert_eq!(kind(words), Some(Kind::Left), "{words}");
        }
        for words in [
            "Bis 5.12. bin ich nicht mehr im Haus; danach erreichen Sie mich.",
            "Heute bin ich nicht mehr im Dienst.",
            "Bis zum 3. Dezember stehe ich nicht mehr zur Verfügung.",
            "Ihre E-Mail wird nicht weitergeleitet und nicht bearbeitet.",
            "Sie können sich darauf verlassen, dass unser Team antwortet.",
            "Wenden Sie sich in Rentenfragen an Frau Lang.",
            "I am on annual leave and will reply when I return.",
            "Yıllık izindeyim, döndüğümde cevap vereceğim.",
            "Я перебуваю у відпустці до 5 грудня.",
            "Я в отпуске до 5 декабря.",
            "أنا في إجازة حتى 5 ديسمبر.",
        ] {
            assert_eq!(kind(words), None, "{words}");
        }
    }
}
