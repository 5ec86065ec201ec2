//! The text of the next minutes file.

use super::carry::Next;
use crate::fields::write::TomlWriter;
use crate::l10n::Language;
use crate::minutes::{
    AgendaItem, Announcement, Defaults, Event, EventStatus, Kind, Task, Visibility,
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
        self.writer.empty_line();
        let title = self.language.pick(german, english);
        self.writer
            .comment(&format!("---- {title} {}", "-".repeat(90 - title.chars().count().min(80))));
        self.writer.empty_line();
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
        self.comment(
            &format!("Fortgeführt aus {previous}. Bitte lesen Sie alles einmal durch."),
            &format!("Carried over from {previous}. Please read everything once."),
        );
        self.writer.empty_line();
        let usual = match self.next.kind {
            Kind::Invitation => {
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
             einleitung   = \"…\"             ein Text vor allem anderen\n\
             schluss      = \"…\"             ein Text nach allem anderen",
            "issued  = 2026-09-24           day of sending, without quotation marks\n\
             intro   = \"…\"                  a text before everything else\n\
             closing = \"…\"                  a text after everything else",
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
        let meeting = self.next.meeting;
        self.writer.date("date", self.next.date);
        self.writer.given_time("start", meeting.start.as_ref());
        self.writer.given_time("end", meeting.end.as_ref());
        self.writer.given("place", meeting.place.as_ref());
        self.writer.given("chair", meeting.chair.as_ref());
        if self.next.kind.tells() {
            self.writer.given("minute-taker", meeting.minute_taker.as_ref());
            let later = meeting.next.as_ref().filter(|later| later.value > self.next.date);
            self.writer.given_date("next", later);
        }
        if meeting.online.is_some() {
            self.writer.empty_line();
            self.comment(
                "Die Zugangsdaten der Online-Sitzung wurden nicht übernommen. Sind sie gleich geblieben,\n\
                 dann tragen Sie sie hier wieder ein:\n\
                 [sitzung.online]\n\
                 link     = \"…\"\n\
                 kennung  = \"…\"\n\
                 kenncode = \"…\"",
                "The access data of the online meeting were not carried over. If they are still the same,\n\
                 enter them here again:\n\
                 [meeting.online]\n\
                 url      = \"…\"\n\
                 id       = \"…\"\n\
                 passcode = \"…\"",
            );
        }
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
        for (index, item) in self.next.agenda.iter().enumerate() {
            if index > 0 {
                self.writer.empty_line();
            }
            self.item(item, &mut vec!["agenda"]);
        }
        for visibility in [Visibility::Public, Visibility::Internal] {
            self.tasks(visibility);
        }
        self.writer.empty_line();
        self.comment(
            "Weitere Punkte:\n[[tagesordnung]]\ntitel = \"…\"\ntext  = \"…\"",
            "Further items:\n[[agenda]]\ntitle = \"…\"\ntext  = \"…\"",
        );
    }

    /// An item of the agenda; after an invitation with the speaker, and with the items below it.
    fn item(&mut self, item: &AgendaItem, path: &mut Vec<&'static str>) {
        self.writer.entry(path);
        self.writer.text("title", &item.title.value);
        if item.visibility == Visibility::Internal {
            self.writer.choice("visibility", item.visibility);
        }
        if !self.next.kind.tells() {
            return;
        }
        self.writer.given("speaker", item.speaker.as_ref());
        self.writer.given("organisation", item.organisation.as_ref());
        self.writer.prepared("text");
        path.push("items");
        for below in &item.items {
            self.writer.empty_line();
            self.item(below, path);
        }
        path.pop();
    }

    fn tasks(&mut self, visibility: Visibility) {
        let tasks: Vec<&Task> = self
            .next
            .tasks
            .iter()
            .filter(|(own, _)| *own == visibility)
            .map(|(_, task)| *task)
            .collect();
        if tasks.is_empty() {
            return;
        }
        self.writer.empty_line();
        self.comment(
            "Ist eine Aufgabe erledigt, dann löschen Sie sie oder schreiben dazu: erledigt = true",
            "When a task is done, delete it or add: done = true",
        );
        self.writer.entry(&["agenda"]);
        let [german, english] = CARRIED_TASKS;
        self.writer.text("title", self.in_minutes(german, english));
        if visibility == Visibility::Internal {
            self.writer.choice("visibility", visibility);
        }
        for task in tasks {
            self.writer.empty_line();
            self.writer.entry(&["agenda", "tasks"]);
            self.writer.text("text", &self.next.self_contained(&task.text.value));
            self.writer.given("who", task.who.as_ref());
            self.writer.given_date("due", task.due.as_ref());
        }
    }

    fn contributions(&mut self) {
        self.part("Beiträge", "Contributions");
        self.comment(
            "Beiträge einer Rubrik stehen zusammen. Ohne „anreisser“ nimmt die E-Mail die ersten Sätze.\n\
             Vom Bild das Original, nicht das aus Word oder WhatsApp; es kommt auf Bildpunkte an.\n\
             \n\
             [[beitraege]]\n\
             titel          = \"…\"\n\
             rubrik         = \"Aus den Vereinen\"\n\
             organisation   = \"…\"\n\
             bild           = \"bilder/….jpg\"\n\
             alternativtext = \"…\"              was zu sehen ist\n\
             foto           = \"…\"              wer es gemacht hat\n\
             einwilligung   = \"liegt vor\"      oder \"nicht nötig\", wenn niemand zu erkennen ist\n\
             kontakt        = \"…\"\n\
             text           = \"\"\"\n\
             …\n\
             \"\"\"\n\
             \n\
             Dasselbe aus einer eigenen Datei, in der alles ohne [[beitraege]] steht:\n\
             \n\
             [[beitraege]]\n\
             aus = \"beitraege/verein.toml\"",
            "Contributions of one rubric stand together. Without a teaser the mail takes the first sentences.\n\
             Take the original of a picture, not the one from Word or WhatsApp: pixels matter.\n\
             \n\
             [[contributions]]\n\
             title        = \"…\"\n\
             rubric       = \"From the associations\"\n\
             organisation = \"…\"\n\
             picture      = \"pictures/….jpg\"\n\
             alt          = \"…\"              what can be seen\n\
             credit       = \"…\"              who took it\n\
             consent      = \"given\"          or \"not needed\" where nobody can be recognised\n\
             contact      = \"…\"\n\
             text         = \"\"\"\n\
             …\n\
             \"\"\"\n\
             \n\
             The same from a file of its own, in which all this stands without [[contributions]]:\n\
             \n\
             [[contributions]]\n\
             from = \"contributions/club.toml\"",
        );
    }

    fn calls(&mut self) {
        self.part("Mitteilungen und Aufrufe", "Announcements and calls");
        for call in &self.next.calls {
            self.call(call);
            self.writer.empty_line();
        }
        self.comment(
            "[[mitteilungen]]\ntitel = \"…\"\ntext  = \"…\"",
            "[[announcements]]\ntitle = \"…\"\ntext  = \"…\"",
        );
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
        for event in &self.next.events {
            self.event(event);
            self.writer.empty_line();
        }
        self.comment(
            "[[termine]]\ntitel  = \"…\"\ndatum  = 2026-09-17      Jahr-Monat-Tag, ohne Anführungszeichen\n\
             beginn = 17:00:00",
            "[[dates]]\n\
             title = \"…\"\n\
             date  = 2026-09-17      year-month-day, without quotation marks\n\
             start = 17:00:00",
        );
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
