//! The recognised records as a minutes file, as `new` would write it.

use chrono::{NaiveDate, NaiveTime};
use diagnostics::l10n::{Language, Localize};
use model::fields::write::TomlWriter;
use model::minutes::{AnnouncementKind, EventStatus, Presence, Visibility};

use crate::ids::id;
use crate::record::{Attachment, Call, Event, Item, Online, Remark, Taken, Why};
use crate::tree::block::Place;
use crate::tree::words::{Words, squeezed};

/// A line that is shown may give words that another line needs.
const ROUNDS: usize = 4;

/// The whole file. Lines of the document with words that are nowhere in it are added as comments,
/// and noted.
pub(crate) fn whole(
    taken: &mut Taken,
    words: &[(Option<Place>, String)],
    source: &str,
    language: Language,
) -> String {
    // Of the lines that records were made of, those are shown that say more than the records.
    let mut told: Vec<String> = Vec::new();
    let mut text = toml(taken, source, language, &told);
    for _ in 0..ROUNDS {
        let lost = missing(&text, words);
        if lost.is_empty() {
            return text;
        }
        told.extend(lost.into_iter().map(|(_, line)| line.clone()));
        text = toml(taken, source, language, &told);
    }
    for (place, line) in missing(&text, words).into_iter().cloned() {
        if place.is_some() {
            taken.remarks.push(Remark { place, text: line.clone(), why: Why::Left });
        }
        told.push(line.clone());
        taken.left.push(line);
    }
    toml(taken, source, language, &told)
}

/// The lines with words that the file does not have, or not as often. Lines that stand in it as they
/// are have their words first, long ones before those that may be part of them. The comment about the
/// document does not count.
fn missing<'w>(
    toml: &str,
    words: &'w [(Option<Place>, String)],
) -> Vec<&'w (Option<Place>, String)> {
    let body: Vec<&str> = toml.lines().skip_while(|line| line.starts_with('#')).collect();
    let body = body.join("\n");
    let mut have = Words::of(&body);
    let body = squeezed(&body);
    let mut order: Vec<usize> = (0..words.len()).collect();
    let is_there =
        |at: &usize| words.get(*at).is_some_and(|(_, line)| body.contains(&squeezed(line)));
    let length = |at: &usize| words.get(*at).map_or(0, |(_, line)| line.len());
    order.sort_by_cached_key(|at| (!is_there(at), std::cmp::Reverse(length(at))));
    let mut lost: Vec<usize> = order
        .into_iter()
        .filter(|at| words.get(*at).is_some_and(|(_, line)| !have.take(line)))
        .collect();
    lost.sort_unstable();
    lost.into_iter().filter_map(|at| words.get(at)).collect()
}

/// The file; `told`: the lines of the document that it shows where they were made into records.
fn toml(taken: &Taken, source: &str, language: Language, told: &[String]) -> String {
    let told = told.iter().map(|line| Words::of(line)).collect();
    let writer = TomlWriter::new(language);
    let mut file = File { taken, language, writer, ids: Vec::new(), told };
    file.head(source);
    file.meeting();
    file.attendance();
    file.entries(("Tagesordnung", "Agenda"), &taken.agenda, |file, item| {
        file.item(item, &mut vec!["agenda"]);
    });
    file.entries(("Mitteilungen und Aufrufe", "Announcements and calls"), &taken.calls, File::call);
    file.entries(("Termine", "Dates"), &taken.events, File::event);
    file.entries(("Anlagen", "Attachments"), &taken.attachments, File::attachment);
    file.left();
    file.writer.finish()
}

struct File<'a> {
    taken: &'a Taken,
    language: Language,
    writer: TomlWriter,
    ids: Vec<String>,
    /// The words of each line that is shown.
    told: Vec<Words>,
}

impl File<'_> {
    fn comment(&mut self, german: &str, english: &str) {
        self.writer.comment(self.language.pick(german, english));
    }

    /// A heading above a part of the file.
    fn part(&mut self, german: &str, english: &str) {
        self.writer.empty_line();
        self.writer.empty_line();
        let title = self.language.pick(german, english);
        self.writer
            .comment(&format!("---- {title} {}", "-".repeat(90 - title.chars().count().min(80))));
        self.writer.empty_line();
    }

    /// What the document says, where a record has less.
    fn said(&mut self, lines: &[String]) {
        for line in lines {
            let label = self.language.pick("Im Dokument:", "In the document:");
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = Words::of(&line);
            if !self.told.iter().any(|told| told.are_in(&words) || words.are_in(told)) {
                continue;
            }
            self.writer.comment(&format!("{label} {line}"));
        }
    }

    /// Entries below a heading of their own, apart from each other.
    fn entries<T>(&mut self, part: (&str, &str), all: &[T], write: impl Fn(&mut Self, &T)) {
        if !all.is_empty() {
            self.part(part.0, part.1);
        }
        for (index, one) in all.iter().enumerate() {
            if index > 0 {
                self.writer.empty_line();
            }
            write(self, one);
        }
    }

    fn days(&mut self, days: &[(&'static str, Option<NaiveDate>)]) {
        for (key, day) in days {
            if let Some(day) = day {
                self.writer.date(key, *day);
            }
        }
    }

    fn times(&mut self, times: &[(&'static str, Option<NaiveTime>)]) {
        for (key, time) in times {
            if let Some(time) = time {
                self.writer.time(key, *time);
            }
        }
    }

    fn given(&mut self, key: &'static str, text: Option<&String>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.writer.text(key, text);
        }
    }

    /// A text of one or more lines.
    fn prose(&mut self, key: &'static str, text: &str) {
        if !text.trim().is_empty() {
            let text = text.trim_end();
            let text = if text.contains('\n') { format!("{text}\n") } else { text.to_owned() };
            self.writer.text(key, &text);
        }
    }

    fn head(&mut self, source: &str) {
        let taken = self.taken;
        self.comment(
            &format!(
                "Übernommen aus {source}. Bitte vergleichen Sie alles einmal mit dem Dokument: Zeilen mit\n\
                 „Im Dokument:“ zeigen, woraus eine Angabe entstanden ist; Sie können sie danach löschen."
            ),
            &format!(
                "Imported from {source}. Please compare everything with the document once: lines with\n\
                 “In the document:” show what an entry was made of; delete them afterwards."
            ),
        );
        for remark in &taken.remarks {
            let (place, why) = (remark.place(self.language), remark.why.localize(self.language));
            let label = self.language.pick("PRÜFEN:", "CHECK:");
            let place = if place.is_empty() { place } else { format!("{place}: ") };
            self.writer.comment(&format!("{label} {place}{why}"));
        }
        self.writer.empty_line();
        self.writer.text("title", &taken.title);
        self.writer.choice("kind", taken.kind);
        self.given("author", taken.author.as_ref());
        self.comment(
            "ausgabedatum = JJJJ-MM-TT      Tag des Versands, ohne Anführungszeichen",
            "issued = YYYY-MM-DD            day of sending, without quotation marks",
        );
        if !taken.intro.trim().is_empty() {
            self.writer.empty_line();
            self.prose("intro", &taken.intro);
        }
    }

    fn meeting(&mut self) {
        let (taken, meeting) = (self.taken, &self.taken.meeting);
        if !taken.kind.has_meeting() && meeting.date.is_none() && meeting.online.is_empty() {
            self.said(&meeting.said);
            return;
        }
        self.part("Das Treffen", "The meeting");
        self.said(&meeting.said);
        self.writer.section(&["meeting"]);
        match meeting.date {
            Some(date) => self.writer.date("date", date),
            None => self.comment(
                "datum = JJJJ-MM-TT      Bitte eintragen: Jahr-Monat-Tag, ohne Anführungszeichen",
                "date = YYYY-MM-DD       please enter: year-month-day, without quotation marks",
            ),
        }
        self.times(&[("start", meeting.start), ("end", meeting.end)]);
        self.given("place", meeting.place.as_ref());
        self.given("chair", meeting.chair.as_ref());
        self.given("minute-taker", meeting.minute_taker.as_ref());
        self.days(&[("next", meeting.next)]);
        self.online(&meeting.online, "meeting");
    }

    fn online(&mut self, online: &Online, above: &'static str) {
        if online.is_empty() {
            self.said(&online.said);
            return;
        }
        self.writer.empty_line();
        self.comment(
            "Zugangsdaten erhält nur, wer die E-Mail bekommt. In die öffentliche Fassung gelangen sie nie.",
            "Access data reach only those who get the mail. They are never in the public edition.",
        );
        self.said(&online.said);
        self.writer.section(&[above, "online"]);
        self.given("url", online.url.as_ref());
        self.given("id", online.id.as_ref());
        self.given("passcode", online.passcode.as_ref());
        if !online.phone.is_empty() {
            self.writer.texts("phone", &online.phone);
        }
        self.prose("notice", &online.notice.join("\n"));
    }

    fn attendance(&mut self) {
        let taken = self.taken;
        if taken.figures.is_none() && taken.people.is_empty() && taken.attendance.is_empty() {
            return;
        }
        self.part("Wer war da?", "Who was there?");
        self.said(&taken.attendance);
        if let Some((persons, organisations)) = taken.figures {
            self.writer.section(&["attendance"]);
            self.writer.number("persons", persons);
            self.writer.number("organisations", organisations);
        }
        for person in &taken.people {
            self.writer.empty_line();
            self.writer.entry(&["participants"]);
            self.writer.text("name", &person.name);
            self.given("organisation", person.organisation.as_ref());
            self.given("role", person.role.as_ref());
            if person.presence != Presence::Present {
                self.writer.choice("status", person.presence);
            }
            self.times(&[("came", person.came), ("left", person.left)]);
        }
    }

    fn item(&mut self, item: &Item, path: &mut Vec<&'static str>) {
        self.said(&item.said);
        self.writer.entry(path);
        self.writer.text("title", &item.title);
        self.given("speaker", item.speaker.as_ref());
        if item.is_internal {
            self.writer.choice("visibility", Visibility::Internal);
        }
        self.prose("text", &item.text);
        for decision in &item.decisions {
            self.writer.empty_line();
            self.said(&decision.said);
            path.push("decisions");
            self.writer.entry(path);
            path.pop();
            self.given("number", decision.number.as_ref());
            self.prose("text", &decision.text);
            if let Some(votes) = decision.votes {
                let counts = [("yes", votes.yes), ("no", votes.no), ("abstained", votes.abstained)];
                self.writer.numbers("votes", &counts);
            }
        }
        for task in &item.tasks {
            self.writer.empty_line();
            self.said(&task.said);
            path.push("tasks");
            self.writer.entry(path);
            path.pop();
            self.prose("text", &task.text);
            self.given("who", task.who.as_ref());
            self.days(&[("due", task.due)]);
            if task.done {
                self.writer.set("done");
            }
        }
        path.push("items");
        for below in &item.items {
            self.writer.empty_line();
            self.item(below, path);
        }
        path.pop();
    }

    fn call(&mut self, call: &Call) {
        self.said(&call.said);
        self.writer.entry(&["announcements"]);
        self.writer.text("title", &call.title);
        if call.asks {
            self.writer.choice("type", AnnouncementKind::Call);
        }
        self.days(&[("deadline", call.deadline)]);
        self.given("contact", call.contact.as_ref());
        self.prose("text", &call.text);
    }

    fn event(&mut self, event: &Event) {
        self.said(&event.said);
        self.writer.entry(&["dates"]);
        self.writer.text("title", &event.title);
        self.days(&[("date", event.date), ("until", event.until)]);
        self.times(&[("start", event.start), ("end", event.end)]);
        self.given("place", event.place.as_ref());
        self.given("organisation", event.organisation.as_ref());
        self.given("registration", event.registration.as_ref());
        self.given("url", event.url.as_ref());
        if event.cancelled {
            self.writer.choice("status", EventStatus::Cancelled);
        }
        self.prose("note", event.note.as_deref().unwrap_or_default());
        self.online(&event.online, "dates");
    }

    fn attachment(&mut self, attachment: &Attachment) {
        self.said(&attachment.said);
        self.writer.entry(&["attachments"]);
        let id = id(&attachment.title, &mut self.ids);
        self.writer.text("id", &id);
        self.writer.text("title", &attachment.title);
        self.given("file", attachment.file.as_ref());
        self.given("url", attachment.url.as_ref());
    }

    fn left(&mut self) {
        if self.taken.left.is_empty() {
            return;
        }
        self.part("Was sonst noch im Dokument steht", "What else the document has");
        let lines = self.taken.left.clone();
        self.said(&lines);
    }
}
