//! Classifies a mail of a mailbox: a delivery report, a complaint, a notice of a person, or
//! something else.

use super::copy::{self, Told};
use super::letter::{self, Letter};
use super::model::{Mail, Report};
use super::notice::{self, Desk};
use super::phrases::{self, folded};
use super::status::{self, Action, Recipient};
use super::text::{self, Verdict};
use super::{complaint, id};
use crate::delivery::EnhancedStatus;

/// Reads a mail, which is of one kind or contains several reports as attachments, from any bytes,
/// of which at most [`super::HEAD`] are read.
pub fn read(mail: &[u8]) -> Vec<Mail> {
    read_for(mail, &Desk::default())
}

/// The same for the office of this desk.
pub fn read_for(mail: &[u8], desk: &Desk) -> Vec<Mail> {
    let letter = letter::open(mail);
    // A mail on which the parser panics cannot be classified.
    letter.map_or_else(|| vec![Mail::Unreadable], |letter| classify(&letter, desk))
}

fn classify(letter: &Letter, desk: &Desk) -> Vec<Mail> {
    if let Some(mail) = complaint::read(letter).or_else(|| formal(letter).map(Mail::Report)) {
        return vec![mail];
    }
    // A forwarded report is more reliable than the mail that forwards it.
    let attached: Vec<Mail> =
        letter.attached.iter().flat_map(|one| classify(one, desk)).filter(Mail::counts).collect();
    if !attached.is_empty() {
        return attached;
    }
    match single(letter, desk) {
        Mail::Unreadable | Mail::AutoReply | Mail::Ordinary if is_sealed(letter) => {
            vec![Mail::Sealed]
        }
        mail => vec![mail],
    }
}

/// Whether there is nothing to read but a subject, or that alone says that a mail came back.
fn is_sealed(letter: &Letter) -> bool {
    let says_so = || phrases::any(&phrases::FAILED, &folded(&letter.subject));
    letter.has_tnef && (letter.text.trim().is_empty() || is_from_a_server(letter) || says_so())
}

impl Mail {
    /// Whether it says anything about a mail of ours.
    fn counts(&self) -> bool {
        matches!(self, Self::Report(_) | Self::Complaint(_))
    }
}

/// A mail that does not follow RFC 3464 and RFC 5965.
fn single(letter: &Letter, desk: &Desk) -> Mail {
    let from_server = is_from_a_server(letter);
    let told = copy::told(&letter.text);
    if let Some(notice) = notice::challenge(letter, told.own) {
        return Mail::Notice(notice);
    }
    let gave_up = is_daemon(letter) || !letter.header("X-Failed-Recipients").is_empty();
    let is_away = !gave_up && notice::is_away(letter, told.own, from_server);
    if !is_away && let Some(report) = in_words(letter, from_server) {
        return Mail::Report(report);
    }
    if from_server && !is_away {
        return Mail::Unreadable;
    }
    let automatic = notice::is_automatic(letter) || (is_away && from_server);
    match notice::read(letter, automatic, desk) {
        Some(notice) => Mail::Notice(notice),
        None if automatic || letter.is_report => Mail::AutoReply,
        None => Mail::Ordinary,
    }
}

/// A report according to RFC 3464. Where its fields are empty, its text is used.
fn formal(letter: &Letter) -> Option<Report> {
    let fields = letter.status.as_deref()?;
    let mut recipients = status::recipients(fields);
    if recipients.is_empty() {
        return None;
    }
    let told = copy::told(&letter.text);
    for recipient in &mut recipients {
        // Exim's pipes and files: the text contains the address.
        if !recipient.addresses.iter().any(|address| is_address(address)) {
            recipient.addresses.extend(named(letter, told));
        }
        let is_vague = recipient.status.is_none_or(|status| status.subject == 0);
        if is_vague && !text::is_reason(&recipient.diagnostic) {
            let addresses = recipient.addresses.iter().filter(|address| is_address(address));
            let mut words = addresses.map(|address| text::words_about(address, told.own));
            if let Some(words) = words.find(|words| text::is_reason(words)) {
                recipient.status = status::surest(recipient.status, &words);
                recipient.diagnostic = words;
            }
        }
    }
    let message_id = letter
        .returned
        .first()
        .cloned()
        .or_else(|| status::message_id(fields))
        .or_else(|| id::message_id(&letter.text))
        .or_else(|| letter.answered.clone());
    Some(Report { message_id, date: letter.date, recipients, in_words: false })
}

/// Whether it is neither the name of a pipe or file, nor only a local part.
fn is_address(text: &str) -> bool {
    text.contains('@') && !text.starts_with(['|', '/', '"'])
}

/// A report in free text.
fn in_words(letter: &Letter, from_server: bool) -> Option<Report> {
    let told = copy::told(&letter.text);
    let has_copy = !letter.returned.is_empty() || !told.copy.is_empty();
    let failed = letter.header("X-Failed-Recipients");
    if !from_server && !looks_like_one(letter, told, has_copy) {
        return None;
    }
    // The fields of RFC 3464 within the text.
    let fields = status::recipients(&letter.text);
    let recipients = if fields.iter().any(|one| one.action != Action::Unknown) {
        fields
    } else {
        let action = match text::verdict(&letter.subject, told.own) {
            // Exim and its derivatives write that header only when they have given up.
            _ if !failed.is_empty() => Action::Failed,
            Verdict::Failed => Action::Failed,
            Verdict::Delayed => Action::Delayed,
            // Its only words are the address.
            Verdict::Nothing if has_copy && is_daemon(letter) => Action::Failed,
            Verdict::Nothing | Verdict::Delivered => return None,
        };
        let about = |address: String| {
            let diagnostic = text::words_about(&address, told.own);
            // It failed without a reason (RFC 3463, section 3.1).
            let other = EnhancedStatus { class: 5, subject: 0, detail: 0 };
            let is_bare = action == Action::Failed && status::code(&diagnostic).is_none();
            let status = status::find(&diagnostic).or(is_bare.then_some(other));
            Recipient { addresses: vec![address], action, status, diagnostic }
        };
        named(letter, told).into_iter().map(about).collect()
    };
    if recipients.is_empty() {
        return None;
    }
    let message_id = letter
        .returned
        .first()
        .cloned()
        .or_else(|| id::message_id(told.copy))
        .or_else(|| id::message_id(told.own))
        .or_else(|| letter.answered.clone());
    Some(Report { message_id, date: letter.date, recipients, in_words: true })
}

/// Whether it looks like a report although its sender does not have one of the usual names: by the
/// subject, or by its form, if it is not to be answered or contains the returned mail.
fn looks_like_one(letter: &Letter, told: Told<'_>, has_copy: bool) -> bool {
    let subject = folded(&letter.subject);
    let says_so = phrases::any(&phrases::FAILED, &subject);
    let return_path = letter.header("Return-Path").to_ascii_lowercase();
    let nobody_answers = return_path == "<>" || return_path.contains("mailer-daemon");
    (nobody_answers && (says_so || letter.is_report))
        || (says_so && has_copy && !is_answer(letter, told))
}

/// Whether it answers or quotes a mail: then it is from a person, perhaps one who reads the mail of
/// `postmaster`.
fn is_answer(letter: &Letter, told: Told<'_>) -> bool {
    let subject = folded(&letter.subject);
    phrases::ANSWERS.iter().any(|begin| subject.starts_with(begin))
        || (letter.answered.is_some() && !notice::is_automatic(letter))
        || told.copy.starts_with('>')
}

fn is_daemon(letter: &Letter) -> bool {
    letter.from.to_ascii_lowercase().contains("mailer-daemon")
}

/// The addresses that failed, as listed in the header, or otherwise in the text.
fn named(letter: &Letter, told: Told<'_>) -> Vec<String> {
    let listed = letter.header("X-Failed-Recipients").split(',').map(str::trim);
    let listed: Vec<String> = listed
        .filter(|address| is_address(address))
        .map(ToOwned::to_owned)
        .take(status::MOST_RECIPIENTS)
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    let to = letter.header("To").to_lowercase();
    let to = to.trim_matches(|c: char| c == '<' || c == '>');
    let own = format!("{}\n{}", letter.subject, told.own);
    let returned_to =
        if is_answer(letter, told) { String::new() } else { returned_to(letter, told) };
    text::addresses(&own, &returned_to, &[&letter.from_address, to])
}

/// The line `To:` of the returned mail; each of ours goes to one person.
fn returned_to(letter: &Letter, told: Told<'_>) -> String {
    let mut attached = letter.attached.iter().map(|mail| mail.header("To"));
    if let Some(to) = attached.find(|to| !to.is_empty()) {
        return format!("To: {to}");
    }
    let mut lines = told.copy.lines().map(text::unquoted).take_while(|line| !line.is_empty());
    let is_to = |line: &&str| line.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("to:"));
    lines.find(is_to).unwrap_or_default().to_owned()
}

fn is_from_a_server(letter: &Letter) -> bool {
    let local = match letter.from_address.split('@').next().unwrap_or_default() {
        "" => letter.from.trim_matches(['<', '>', '"', ' ']),
        local => local,
    };
    let local = local.to_ascii_lowercase();
    let name = letter.from.split(['<', '@']).next().unwrap_or_default();
    let name = folded(name.trim_matches(['"', ' ']));
    // `mailer-daemon-2`, and Exchange appends a number to its name.
    let is_one = |known: &str| {
        let rest = local.strip_prefix(known);
        rest.is_some_and(|rest| {
            known == "microsoftexchange" || !rest.starts_with(|c: char| c.is_alphabetic())
        })
    };
    phrases::SERVERS.iter().any(|known| is_one(known))
        || phrases::any(&phrases::SERVER_NAMES, &name)
        || !letter.header("X-Failed-Recipients").is_empty()
}

#[cfg(test)]
mod servers;
#[cfg(test)]
mod tests;
