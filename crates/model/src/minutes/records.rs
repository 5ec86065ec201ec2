//! The records of a minutes file: one function for each kind of `[[table]]`.

use super::{
    AgendaItem, Announcement, Attachment, Candidate, Decision, Election, Event, Interval,
    LanguageTag, Online, Participant, Quorum, Suggestion, Task, Votes,
};
use crate::fields::Fields;
use crate::minutes::messages::Message;
use crate::rules::{self, Rule};
use crate::source::Text;

/// Deeper nesting is not an agenda but an attack on the stack.
const DEEPEST_AGENDA: usize = 8;

/// The table `online` of a meeting or an event.
pub(super) fn online(fields: &mut Fields<'_>) -> Option<Online> {
    let mut table = fields.table("online")?;
    let online = Online {
        url: table.filled_text("url"),
        id: table.filled_text("id"),
        passcode: table.filled_text("passcode"),
        phone: table.texts("phone"),
        notice: table.filled_text("notice"),
    };
    table.finish();
    Some(online)
}

/// `[[participants]]`
pub(super) fn participants(fields: &mut Fields<'_>) -> Vec<Participant> {
    fields.tables("participants").into_iter().filter_map(participant).collect()
}

fn participant(mut fields: Fields<'_>) -> Option<Participant> {
    let name = fields.required_text("name");
    let organisation = fields.filled_text("organisation");
    let role = fields.filled_text("role");
    let status = fields.choice("status").map(|status| status.value).unwrap_or_default();
    let deputy_for = fields.filled_text("deputy-for");
    let on_behalf_of = fields.filled_text("on-behalf-of");
    let came = fields.time("came");
    let left = fields.time("left");
    let away = intervals(&mut fields, "away", ["left", "came"]);
    let public = fields.flag("public").is_some_and(|public| public.value);
    fields.finish();
    Some(Participant {
        name: name?,
        organisation,
        role,
        status,
        deputy_for,
        on_behalf_of,
        came,
        left,
        away,
        public,
    })
}

/// A list of times, whose ends have these keys.
pub(super) fn intervals(
    fields: &mut Fields<'_>,
    key: &'static str,
    [start, end]: [&'static str; 2],
) -> Vec<Interval> {
    let interval = |mut table: Fields<'_>| {
        let at = table.span();
        let (from, until) = (table.required(start, Fields::time), table.time(end));
        table.finish();
        Interval { at, start: from, end: until }
    };
    fields.tables(key).into_iter().map(interval).collect()
}

/// `[quorum]`
pub(super) fn quorum(fields: &mut Fields<'_>) -> Option<Quorum> {
    let mut table = fields.table("quorum")?;
    let quorum = Quorum {
        at: table.span(),
        needed: table.number("needed"),
        eligible: table.number("eligible"),
        present: table.number("present"),
        counts: table.choice("counts").map(|counts| counts.value).unwrap_or_default(),
        reached: table.flag("reached"),
    };
    table.finish();
    Some(quorum)
}

/// `[[agenda]]` and, below it, `[[agenda.items]]`.
pub(super) fn agenda_items(fields: &mut Fields<'_>, key: &'static str) -> Vec<AgendaItem> {
    nested_items(fields, key, 1)
}

fn nested_items(fields: &mut Fields<'_>, key: &'static str, depth: usize) -> Vec<AgendaItem> {
    let tables = fields.tables(key);
    if let Some(first) = tables.first()
        && depth > DEEPEST_AGENDA
    {
        let says = Message::TooDeep { deepest: DEEPEST_AGENDA };
        let finding = rules::minutes::NESTING.finds(says).at(first.span());
        first.report(finding.help(Message::MoveUp));
        return Vec::new();
    }
    tables.into_iter().filter_map(|table| agenda_item(table, depth)).collect()
}

fn agenda_item(mut fields: Fields<'_>, depth: usize) -> Option<AgendaItem> {
    let title = fields.required_text("title");
    let speaker = fields.filled_text("speaker");
    let organisation = fields.filled_text("organisation");
    let standing = fields.flag("standing").is_some_and(|standing| standing.value);
    let visibility = fields.choice("visibility").map(|found| found.value).unwrap_or_default();
    let text = fields.filled_text("text");
    let decisions = fields.tables("decisions").into_iter().filter_map(decision).collect();
    let elections = fields.tables("elections").into_iter().filter_map(election).collect();
    let tasks = fields.tables("tasks").into_iter().filter_map(task).collect();
    let attachment = fields.filled_text("attachment");
    let items = nested_items(&mut fields, "items", depth + 1);
    fields.finish();
    Some(AgendaItem {
        title: title?,
        speaker,
        organisation,
        standing,
        visibility,
        text,
        decisions,
        elections,
        tasks,
        attachment,
        items,
    })
}

fn decision(mut fields: Fields<'_>) -> Option<Decision> {
    let text = fields.required_text("text");
    let number = fields.filled_text("number");
    let votes = fields.table("votes").map(votes);
    let time = fields.time("time");
    let majority = fields.choice("majority");
    let majority_of = fields.choice("majority-of");
    let adopted = fields.flag("adopted");
    fields.finish();
    Some(Decision { number, text: text?, votes, time, majority, majority_of, adopted })
}

fn election(mut fields: Fields<'_>) -> Option<Election> {
    let office = fields.required_text("office");
    let text = fields.filled_text("text");
    let time = fields.time("time");
    let secret = fields.flag("secret").is_some_and(|secret| secret.value);
    let mut number = |key| fields.number(key);
    let (seats, ballots) = (number("seats"), number("ballots"));
    let (no, abstained, invalid) = (number("no"), number("abstained"), number("invalid"));
    let candidates = fields.tables("candidates").into_iter().filter_map(candidate).collect();
    fields.finish();
    Some(Election {
        office: office?,
        text,
        time,
        secret,
        seats,
        ballots,
        no,
        abstained,
        invalid,
        candidates,
    })
}

fn candidate(mut fields: Fields<'_>) -> Option<Candidate> {
    let name = fields.required_text("name");
    let organisation = fields.filled_text("organisation");
    let votes = fields.number("votes");
    let elected = fields.flag("elected");
    let accepted = fields.flag("accepted");
    let public = fields.flag("public").is_some_and(|public| public.value);
    fields.finish();
    Some(Candidate { name: name?, organisation, votes, elected, accepted, public })
}

fn votes(mut fields: Fields<'_>) -> Votes {
    let mut number = |key| fields.number(key).map_or(0, |number| number.value);
    let votes = Votes { yes: number("yes"), no: number("no"), abstained: number("abstained") };
    fields.finish();
    votes
}

fn task(mut fields: Fields<'_>) -> Option<Task> {
    let text = fields.required_text("text");
    let who = fields.filled_text("who");
    let due = fields.date("due");
    let since = fields.date("since");
    let done = fields.flag("done").is_some_and(|done| done.value);
    fields.finish();
    Some(Task { text: text?, who, due, since, done })
}

/// A missing title is a finding that stops the work; an empty one stands in for it, so that the
/// rest of the record is still read and can be referred to.
pub(super) fn title_or_empty(fields: &mut Fields<'_>) -> Text {
    let span = fields.span();
    fields.required_text("title").unwrap_or_else(|| Text::new(String::new(), span))
}

/// `[[announcements]]`
pub(super) fn announcements(fields: &mut Fields<'_>) -> Vec<Announcement> {
    fields.tables("announcements").into_iter().map(announcement).collect()
}

fn announcement(mut fields: Fields<'_>) -> Announcement {
    let title = title_or_empty(&mut fields);
    let announcement = Announcement {
        title,
        organisation: fields.filled_text("organisation"),
        speaker: fields.filled_text("speaker"),
        kind: fields.choice("type").map(|kind| kind.value).unwrap_or_default(),
        deadline: fields.date("deadline"),
        contact: fields.filled_text("contact"),
        visibility: fields.choice("visibility").map(|found| found.value).unwrap_or_default(),
        text: fields.filled_text("text"),
        attachment: fields.filled_text("attachment"),
    };
    fields.finish();
    announcement
}

/// `[[dates]]`
pub(super) fn events(fields: &mut Fields<'_>) -> Vec<Event> {
    fields.tables("dates").into_iter().map(event).collect()
}

/// Reports what an event lacks. It asks the table and not the record, because an unreadable date is
/// present all the same and has its own finding.
fn lacks(fields: &Fields<'_>) {
    let missing = |rule: &'static Rule, says, help| {
        fields.report(rule.finds(says).at(fields.span()).help(help));
    };
    if !["date", "when", "until"].into_iter().any(|key| fields.has(key)) {
        missing(&rules::date::MISSING, Message::NoDate, Message::DateOrWhen);
    }
    if fields.has("until") && !fields.has("date") {
        missing(&rules::date::UNTIL_WITHOUT_DATE, Message::UntilWithoutDate, Message::AddDate);
    }
    if fields.has("end") && !fields.has("start") {
        missing(&rules::date::END_WITHOUT_START, Message::EndWithoutStart, Message::AddStart);
    }
}

fn event(mut fields: Fields<'_>) -> Event {
    lacks(&fields);
    let title = title_or_empty(&mut fields);
    let event = Event {
        at: fields.span(),
        id: fields.filled_text("id"),
        title,
        date: fields.date("date"),
        until: fields.date("until"),
        when: fields.filled_text("when"),
        start: fields.time("start"),
        end: fields.time("end"),
        place: fields.filled_text("place"),
        organisation: fields.filled_text("organisation"),
        registration: fields.filled_text("registration"),
        note: fields.filled_text("note"),
        url: fields.filled_text("url"),
        status: fields.choice("status").map(|status| status.value).unwrap_or_default(),
        visibility: fields.choice("visibility").map(|found| found.value).unwrap_or_default(),
        attachment: fields.filled_text("attachment"),
        online: online(&mut fields),
    };
    fields.finish();
    event
}

/// The language of a file, or of a record in it.
pub(super) fn language(fields: &mut Fields<'_>) -> Option<LanguageTag> {
    let text = fields.filled_text("language")?;
    let tag = LanguageTag::parse(&text.value);
    if tag.is_none() {
        let help = Suggestion::of(&text.value);
        let says = Message::BadLanguage(text.value);
        fields.report(rules::minutes::LANGUAGE.finds(says).at(text.span).help(help));
    }
    tag
}

/// `[[attachments]]`
pub(super) fn attachments(fields: &mut Fields<'_>) -> Vec<Attachment> {
    fields.tables("attachments").into_iter().filter_map(attachment).collect()
}

fn attachment(mut fields: Fields<'_>) -> Option<Attachment> {
    let at = fields.span();
    let id = fields.required_text("id");
    let title = fields.required_text("title");
    let file = fields.path("file");
    let url = fields.filled_text("url");
    let language = language(&mut fields);
    let mail = fields.flag("mail").is_none_or(|mail| mail.value);
    let visibility = fields.choice("visibility").map(|found| found.value).unwrap_or_default();
    fields.finish();
    Some(Attachment { at, id: id?, title: title?, file, url, language, mail, visibility })
}
