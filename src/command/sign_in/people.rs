//! Who is on a list of attendance: names and organisations, in the order of last names.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::contacts::{ContactBook, Groups, Named, Party, Reason, greeted, joined};
use crate::document::paper::Attendee;
use crate::minutes::Minutes;

/// Somebody with the key by which the list is sorted.
type Sorted = (String, Attendee);

/// Those whom the minutes name as participants, except those who have sent apologies.
pub(super) fn of_minutes(minutes: &Minutes) -> Vec<Attendee> {
    let coming = minutes.participants.iter().filter(|one| one.status.was_there());
    let named = coming.map(|one| {
        let organisation = one.organisation.as_ref().map(|text| text.value.clone());
        let name = one.name.value.clone();
        let last = name.rsplit(' ').next().unwrap_or_default().to_owned();
        (key(&last, &name), Attendee { name, organisation: organisation.unwrap_or_default() })
    });
    sorted(named.collect())
}

/// Those of the contact list who get mails or letters on the day of the meeting.
pub(super) fn of_list(book: &ContactBook, groups: &Groups, day: NaiveDate) -> Vec<Attendee> {
    // Whoever wants nothing is not on the list, whatever another row says.
    let no = book.contacts.iter().filter(|one| one.why_not(day).is_some_and(Reason::is_for_good));
    let no = no.map(|one| one.party());
    let others = book.without_address.iter().filter(|one| one.why_not(day).is_for_good());
    let no: BTreeSet<String> =
        no.chain(others.map(|one| one.party())).flat_map(attendees).map(|(key, _)| key).collect();
    let mails = book.contacts.iter().filter(|contact| groups.hold(contact));
    let mails = mails.filter(|one| one.why_not(day).is_none_or(Reason::may_be_written_to));
    let others = book.without_address.iter().filter(|one| groups.hold_other(one));
    let others = others.filter(|one| one.why_not(day).may_be_written_to());
    let parties = mails.map(|one| one.party()).chain(others.map(|one| one.party()));
    sorted(parties.flat_map(attendees).filter(|(key, _)| !no.contains(key)).collect())
}

/// The people of a row; an organisation where no person is known. A row without any name is
/// nobody: its address is nobody else's business.
fn attendees(party: Party<'_>) -> Vec<Sorted> {
    let people = greeted(party.people()).into_iter();
    let all = people.map(|one: Named<'_>| {
        let name = if one.is_person() { one.full_name() } else { String::new() };
        let sort = if one.is_person() { one.last_name } else { one.organisation };
        let first = joined(&[one.first_name, one.title]);
        (key(sort, &first), Attendee { name, organisation: one.organisation.to_owned() })
    });
    all.filter(|(_, one)| !one.name.is_empty() || !one.organisation.is_empty()).collect()
}

/// „Ärger“ before „Bach“, „Öz“ before „Probe“ (DIN 5007-1).
fn key(last: &str, first: &str) -> String {
    let folded = format!("{last} {first}").to_lowercase();
    let letter = |c: char| match c {
        'ä' | 'á' | 'à' | 'â' => 'a',
        'ö' | 'ó' | 'ô' => 'o',
        'ü' | 'ú' => 'u',
        'é' | 'è' | 'ê' => 'e',
        'ç' | 'č' | 'ć' => 'c',
        'ş' | 'š' | 'ś' => 's',
        'ł' => 'l',
        'ž' | 'ż' | 'ź' => 'z',
        other => other,
    };
    folded.replace('ß', "ss").chars().map(letter).collect()
}

fn sorted(mut all: Vec<Sorted>) -> Vec<Attendee> {
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.dedup_by(|(_, one), (_, other)| one == other);
    all.into_iter().map(|(_, one)| one).collect()
}
