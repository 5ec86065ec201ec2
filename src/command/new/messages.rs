//! Messages of `new`.

use chrono::NaiveDate;

use super::carry::Next;
use crate::l10n::{counted, messages, weekday_date};
use crate::minutes::Kind;

messages! {
    /// What happened, and questions.
    pub(super) enum Message {
        Exists(file: String) =
            "`{file}` gibt es schon und bleibt, wie es ist.",
            "`{file}` already exists and stays as it is.";
        Broken =
            "Solange eine Sitzungsdatei Fehler hat, steht nicht fest, welche die letzte ist.",
            "As long as a minutes file has errors, it is not clear which one is the latest.";
        NameAnother =
            "Beheben Sie die Fehler, oder nennen Sie die letzte Sitzungsdatei: rundmail neu --nach \
             DATEI",
            "Fix the errors, or name the latest minutes file: rundmail new --after FILE";
        NoneYet =
            "Hier ist noch keine Sitzungsdatei mit einem Treffen.",
            "There is no minutes file with a meeting here yet.";
        SetUp =
            "`rundmail einrichten` legt eine erste an; `--nach DATEI` nennt eine andere.",
            "`rundmail init` creates a first one; `--after FILE` names another.";
        Carried {
            kind: Kind,
            date: NaiveDate,
            from: String,
            tasks: usize as counted(["offene Aufgabe", "offene Aufgaben"], ["open task", "open tasks"]),
            calls: usize as counted(["Aufruf", "Aufrufe"], ["call", "calls"]),
            events: usize as counted(["Termin", "Termine"], ["event", "events"]),
        } = match kind {
            Kind::Invitation | Kind::Reminder =>
                "Einladung zum Treffen am {date}. Aus {from} übernommen: {tasks}, {calls} und \
                 {events}.",
                "Invitation to the meeting on {date}. Carried over from {from}: {tasks}, {calls} \
                 and {events}.";
            Kind::Summary =>
                "Zusammenfassung des Treffens am {date}. Aus {from} übernommen: {tasks}, {calls} \
                 und {events}.",
                "Summary of the meeting on {date}. Carried over from {from}: {tasks}, {calls} and \
                 {events}.";
            Kind::Minutes =>
                "Protokoll des Treffens am {date}. Aus {from} übernommen: {tasks}, {calls} und \
                 {events}.",
                "Minutes of the meeting on {date}. Carried over from {from}: {tasks}, {calls} and \
                 {events}.";
            Kind::Circular =>
                "Rund-Mail ohne Treffen, angelegt am {date}. Aus {from} übernommen: {tasks}, \
                 {calls} und {events}.",
                "Mailing without a meeting, created on {date}. Carried over from {from}: {tasks}, \
                 {calls} and {events}.";
            Kind::Newsletter =>
                "Rundbrief, angelegt am {date}. Aus {from} übernommen: {calls} und {events}.",
                "Newsletter, created on {date}. Carried over from {from}: {calls} and {events}.";
        };
        StillAhead {
            date: NaiveDate as weekday_date,
            today: NaiveDate as weekday_date,
            invitation: String,
        } =
            "Das Treffen am {date}, steht noch aus (heute ist {today}), und {invitation} lädt \
             schon dazu ein. Eine Zusammenfassung kann es erst danach geben.",
            "The meeting on {date}, is still to come (today is {today}), and {invitation} already \
             invites people to it. There can be no summary before then.";
        AfterTheMeeting =
            "Rufen Sie `rundmail neu` nach dem Treffen wieder auf, oder prüfen Sie Jahr und Tag in \
             der Einladung. Eine andere Sitzungsdatei nennen Sie mit `--nach DATEI`.",
            "Run `rundmail new` again after the meeting, or check the year and the day in the \
             invitation. To use another minutes file, name it with `--after FILE`.";
        IsOver =
            "Dieses Treffen war schon; darum folgt die Zusammenfassung und keine Einladung.",
            "This meeting is already over; what follows is therefore its summary, not an \
             invitation.";
        DateIsAGuess =
            "Ein nächstes Treffen war dort nicht angegeben. Der Tag ist geschätzt (im Abstand von \
             acht Wochen): Bitte prüfen Sie ihn.",
            "No next meeting was given there. The day is a guess (at intervals of eight weeks): \
             please check it.";
        NoAccessData =
            "Zugangsdaten zu Online-Treffen wurden nicht übernommen, damit keine veralteten \
             hinausgehen. Tragen Sie sie neu ein.",
            "Access data of online meetings were not carried over, so that no outdated ones go \
             out. Enter them again.";
        WhichKind =
            "Was soll es werden: Einladung, Zusammenfassung, Protokoll, Rundmail (ohne Treffen) oder \
             Rundbrief (mit Beiträgen)? Der Anfangsbuchstabe genügt, für den Rundbrief „rundb“.",
            "What should it be: invitation, summary, minutes, circular (without a meeting) or \
             newsletter (with contributions)? The first letter is enough.";
    }
}

impl Message {
    /// What was carried over.
    pub(super) fn carried(next: &Next<'_>) -> Self {
        Self::Carried {
            kind: next.kind,
            date: next.date,
            from: next.previous.source.path().display().to_string(),
            tasks: next.tasks.len(),
            calls: next.calls.len(),
            events: next.events.len(),
        }
    }
}
