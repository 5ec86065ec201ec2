//! The text of the next minutes file.

use super::carry::{Carried, Next, OpenTask};
use crate::fields::write::{Record, TomlWriter};
use crate::l10n::Language;
use crate::minutes::{
    AgendaItem, Announcement, Defaults, Event, EventStatus, Kind, Meeting, Visibility,
};
use crate::open::CARRIED_TASKS;

/// The file: comments and keys in the language of the user, texts in that of the minutes.
pub(super) fn toml(next: &Next<'_>, defaults: &Defaults, language: Language) -> String {
    let mut file = File { next, defaults, language, writer: TomlWriter::new(language) };
    file.head();
    if next.kind.has_meeting() {
        file.meeting();
        file.attendance();
        file.agenda();
    }
    if next.kind == Kind::Newsletter {
        file.contributions();
    }
    file.calls();
    file.events();
    file.writer.finish()
}

struct File<'a> {
    next: &'a Next<'a>,
    /// What can be left out.
    defaults: &'a Defaults,
    /// The language of comments and keys.
    language: Language,
    writer: TomlWriter,
}

impl File<'_> {
    fn comment(&mut self, german: &str, english: &str) {
        self.writer.comment(self.language.pick(german, english));
    }

    /// A heading above a part of the file.
    fn part(&mut self, german: &str, english: &str) {
        self.writer.empty_line();
        let title = self.language.pick(german, english);
        self.writer
            .comment(&format!("---- {title} {}", "-".repeat(90 - title.chars().count().min(80))));
    }

    /// The word in the language of the minutes, where the program has it.
    fn in_minutes<'w>(&self, german: &'w str, english: &'w str) -> &'w str {
        match self.next.previous.language.as_str() {
            "de" | "de-simple" => german,
            "en" => english,
            _ => self.language.pick(german, english),
        }
    }

    fn head(&mut self) {
        let previous = self.next.previous.source.path().file_name().unwrap_or_default();
        let previous = previous.to_string_lossy();
        if self.next.follows_a_file() {
            self.comment(
                &format!("Fortgeführt aus {previous}. Bitte lesen Sie alles einmal durch."),
                &format!("Carried over from {previous}. Please read everything once."),
            );
        }
        let usual = match self.next.kind {
            Kind::Invitation | Kind::Reminder => {
                self.in_minutes("Einladung zum Treffen", "Invitation to the meeting")
            }
            Kind::Summary => {
                self.in_minutes("Zusammenfassung des Treffens", "Summary of the meeting")
            }
            Kind::Minutes => self.in_minutes("Protokoll des Treffens", "Minutes of the meeting"),
            Kind::Circular => self.in_minutes("Hinweise und Termine", "Notes and dates"),
            Kind::Newsletter => self.in_minutes("Rundbrief", "Newsletter"),
        };
        self.writer.text("title", self.next.title.unwrap_or(usual));
        self.writer.choice("kind", self.next.kind);
        let previous = self.next.previous;
        if let Some(series) =
            previous.series.as_ref().filter(|_| previous.series != self.defaults.series)
        {
            self.writer.text("series", series);
        }
        if previous.language != self.defaults.language {
            self.writer.text("language", previous.language.as_str());
        }
        self.writer.given("author", previous.author.as_ref());
        self.comment(
            "ausgabedatum = 2026-09-24      Tag des Versands, ohne Anführungszeichen\n\
             einleitung   = \"…\"",
            "issued = 2026-09-24            day of sending, without quotation marks\n\
             intro  = \"…\"",
        );
    }

    fn meeting(&mut self) {
        self.part("Das Treffen", "The meeting");
        self.writer.section(&["meeting"]);
        if self.next.date_is_a_guess {
            self.comment(
                "Der Tag ist geschätzt, im Abstand von acht Wochen. Bitte prüfen!",
                "The day is a guess, at intervals of eight weeks. Please check it.",
            );
        }
        let Some(meeting) = self.next.meeting else { return };
        self.writer.date("date", self.next.date);
        if self.next.date == meeting.date.value {
            self.writer.given_date("moved-from", meeting.moved_from.as_ref());
        }
        self.writer.given_time("start", meeting.start.as_ref());
        self.writer.given_time("end", meeting.end.as_ref());
        self.writer.given("place", meeting.place.as_ref());
        let invited = self.next.invited.unwrap_or(meeting);
        self.writer.given("address", invited.address.as_ref());
        if !self.next.kind.tells() {
            self.way(invited);
        }
        self.writer.given("chair", meeting.chair.as_ref());
        if self.next.kind.tells() {
            self.writer.given("minute-taker", meeting.minute_taker.as_ref());
            let later = meeting.next.as_ref().filter(|later| later.value > self.next.date);
            self.writer.given_date("next", later);
        }
        if meeting.online.is_some() {
            self.comment(
                "Zugangsdaten wurden nicht übernommen. Tragen Sie sie hier ein:\n\
                 online = { link = \"…\", kennung = \"…\", kenncode = \"…\" }",
                "Access data were not carried over. Enter them here:\n\
                 online = { url = \"…\", id = \"…\", passcode = \"…\" }",
            );
        }
        if !self.next.kind.tells() {
            self.registration(invited);
        }
    }

    /// How to get there.
    fn way(&mut self, invited: &Meeting) {
        if let Some(map) = &invited.map {
            self.writer.text("map", &map.value.to_string());
        }
        self.writer.given("directions", invited.directions.as_ref());
        self.writer.given("accessibility", invited.accessibility.as_ref());
    }

    /// How to register, with as many days before the meeting as last time.
    fn registration(&mut self, invited: &Meeting) {
        let Some(registration) = &invited.registration else { return };
        self.writer.empty_line();
        self.writer.section(&["meeting", "registration"]);
        self.writer.given("email", registration.email.as_ref());
        let before = registration.deadline.as_ref().map(|day| invited.date.value - day.value);
        if let Some(day) = before.and_then(|before| self.next.date.checked_sub_signed(before)) {
            self.writer.date("deadline", day);
        }
        self.writer.given("note", registration.note.as_ref());
    }

    fn attendance(&mut self) {
        if !self.next.kind.tells() {
            return;
        }
        self.part("Wer war da?", "Who was there?");
        self.comment(
            "[teilnahme]\npersonen       = 0\norganisationen = 0",
            "[attendance]\npersons       = 0\norganisations = 0",
        );
    }

    fn agenda(&mut self) {
        self.part("Tagesordnung", "Agenda");
        for (index, carried) in self.next.agenda.iter().enumerate() {
            if index > 0 {
                self.writer.empty_line();
            }
            match carried {
                Carried::Item(item, title) => self.item(item, title, &mut vec!["agenda"]),
                Carried::Usual(title) => {
                    self.writer.entry(&["agenda"]);
                    self.writer.text("title", title);
                    if self.next.kind.tells() {
                        self.writer.prepared("text");
                    }
                }
                Carried::Tasks(visibility, title) => self.tasks(*visibility, title.as_deref()),
            }
        }
        if self.next.agenda.is_empty() {
            self.comment(
                "[[tagesordnung]]\ntitel = \"…\"\ntext  = \"…\"",
                "[[agenda]]\ntitle = \"…\"\ntext  = \"…\"",
            );
        }
    }

    /// An item of the agenda; after an invitation with the speaker, and with the items below it.
    fn item(&mut self, item: &AgendaItem, title: &str, path: &mut Vec<&'static str>) {
        self.writer.entry(path);
        self.writer.text("title", title);
        if item.standing {
            self.writer.switched_on("standing");
        }
        if item.visibility == Visibility::Internal {
            self.writer.choice("visibility", item.visibility);
        }
        if self.next.previous.kind != Kind::Invitation {
            if self.next.kind.tells() {
                self.writer.prepared("text");
            }
            return;
        }
        self.writer.given("speaker", item.speaker.as_ref());
        self.writer.given("organisation", item.organisation.as_ref());
        if self.next.kind.tells() {
            self.writer.prepared("text");
            self.proposals(item, path);
        }
        path.push("items");
        for below in &item.items {
            self.writer.empty_line();
            self.item(below, &below.title.value, path);
        }
        path.pop();
    }

    /// What an invitation proposes is not decided: whoever writes the summary says so.
    fn proposals(&mut self, item: &AgendaItem, path: &[&'static str]) {
        if item.decisions.is_empty() {
            return;
        }
        let path: Vec<&'static str> = path.iter().copied().chain(["decisions"]).collect();
        self.comment("In der Einladung vorgeschlagen:", "Proposed in the invitation:");
        for decision in &item.decisions {
            let mut writer = TomlWriter::new(self.language);
            writer.entry(&path);
            writer.text("text", &self.next.self_contained(&decision.text.value));
            self.writer.comment(&writer.finish());
        }
    }

    fn tasks(&mut self, visibility: Visibility, title: Option<&str>) {
        let all = self.next.tasks.iter().filter(|open| open.visibility == visibility);
        let records: Vec<Record> = all.map(|open| self.task(open)).collect();
        self.writer.entry(&["agenda"]);
        let [german, english] = CARRIED_TASKS;
        let usual = self.in_minutes(german, english);
        // Only a number, or the whole title.
        let is_whole =
            title.is_some_and(|title| CARRIED_TASKS.iter().any(|one| title.ends_with(one)));
        let title = title.unwrap_or_default();
        let title = if is_whole { title.to_owned() } else { format!("{title}{usual}") };
        self.writer.text("title", &title);
        if visibility == Visibility::Internal {
            self.writer.choice("visibility", visibility);
        }
        if !records.is_empty() {
            self.comment(
                "Ist eine Aufgabe erledigt, dann löschen Sie sie oder schreiben dazu: erledigt = true",
                "When a task is done, delete it or add: done = true",
            );
            self.writer.records("tasks", records);
        }
    }

    /// A task on one line, with the day on which it came up.
    fn task(&self, open: &OpenTask<'_>) -> Record {
        let task = open.task;
        let text = self.next.self_contained(&task.text.value);
        let record = Record::default().text("text", &text).given("who", task.who.as_ref());
        let due = task.due.as_ref().map(|due| due.value);
        record.date("due", due).date("since", open.since)
    }

    fn contributions(&mut self) {
        self.part("Beiträge", "Contributions");
        self.comment(
            "Jeder Beitrag steht hier oder in einer eigenen Datei: aus = \"beitraege/verein.toml\".\n\
             Vom Bild das Original, nicht das aus Word oder WhatsApp; es kommt auf Bildpunkte an.\n\
             [[beitraege]]\n\
             titel          = \"…\"\n\
             rubrik         = \"Aus den Vereinen\"\n\
             organisation   = \"…\"\n\
             bild           = \"bilder/….jpg\"\n\
             alternativtext = \"…\"              was zu sehen ist\n\
             foto           = \"…\"              wer es gemacht hat\n\
             einwilligung   = \"liegt vor\"      oder \"nicht nötig\", wenn niemand zu erkennen ist\n\
             text           = \"…\"",
            "Each contribution stands here or in a file of its own: from = \"contributions/club.toml\".\n\
             Take the original of a picture, not the one from Word or WhatsApp: pixels matter.\n\
             [[contributions]]\n\
             title        = \"…\"\n\
             rubric       = \"From the associations\"\n\
             organisation = \"…\"\n\
             picture      = \"pictures/….jpg\"\n\
             alt          = \"…\"              what can be seen\n\
             credit       = \"…\"              who took it\n\
             consent      = \"given\"          or \"not needed\" where nobody can be recognised\n\
             text         = \"…\"",
        );
    }

    fn calls(&mut self) {
        self.part("Mitteilungen und Aufrufe", "Announcements and calls");
        for (index, call) in self.next.calls.iter().enumerate() {
            if index > 0 {
                self.writer.empty_line();
            }
            self.call(call);
        }
        if self.next.calls.is_empty() {
            self.comment(
                "[[mitteilungen]]\ntitel = \"…\"\ntext  = \"…\"",
                "[[announcements]]\ntitle = \"…\"\ntext  = \"…\"",
            );
        }
    }

    fn call(&mut self, call: &Announcement) {
        self.writer.entry(&["announcements"]);
        self.writer.text("title", &call.title.value);
        self.writer.given("organisation", call.organisation.as_ref());
        self.writer.given("speaker", call.speaker.as_ref());
        self.writer.choice("type", call.kind);
        self.writer.given_date("deadline", call.deadline.as_ref());
        self.writer.given("contact", call.contact.as_ref());
        if call.visibility == Visibility::Internal {
            self.writer.choice("visibility", call.visibility);
        }
        if let Some(text) = &call.text {
            self.writer.text("text", &self.next.self_contained(&text.value));
        }
    }

    fn events(&mut self) {
        self.part("Termine", "Dates");
        for (index, event) in self.next.events.iter().enumerate() {
            if index > 0 {
                self.writer.empty_line();
            }
            self.event(event);
        }
        if self.next.events.is_empty() {
            self.comment(
                "[[termine]]\ntitel = \"…\"\ndatum = 2026-09-17",
                "[[dates]]\ntitle = \"…\"\ndate  = 2026-09-17",
            );
        }
    }

    /// An event keeps its ID, so that calendars recognise it.
    fn event(&mut self, event: &Event) {
        if event.online.is_some() {
            self.comment(
                "Die Zugangsdaten dieses Termins wurden nicht übernommen.",
                "The access data of this event were not carried over.",
            );
        }
        self.writer.entry(&["dates"]);
        self.writer.given("id", event.id.as_ref());
        self.writer.text("title", &event.title.value);
        self.writer.given_date("date", event.date.as_ref());
        self.writer.given_date("until", event.until.as_ref());
        self.writer.given("when", event.when.as_ref());
        self.writer.given_time("start", event.start.as_ref());
        self.writer.given_time("end", event.end.as_ref());
        self.writer.given("place", event.place.as_ref());
        self.writer.given("organisation", event.organisation.as_ref());
        self.writer.given("registration", event.registration.as_ref());
        if let Some(note) = &event.note {
            self.writer.text("note", &self.next.self_contained(&note.value));
        }
        self.writer.given("url", event.url.as_ref());
        if event.status != EventStatus::Planned {
            self.writer.choice("status", event.status);
        }
        if event.visibility == Visibility::Internal {
            self.writer.choice("visibility", event.visibility);
        }
    }
}
