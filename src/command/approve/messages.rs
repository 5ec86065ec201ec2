//! Messages of `approve`.

use chrono::NaiveDate;

use crate::l10n::messages;

messages! {
    /// Why nothing is entered, and what was.
    pub(super) enum Message {
        NotOfKind =
            "Genehmigt werden Protokolle und Zusammenfassungen; diese Datei ist keins von beiden.",
            "Minutes and summaries are approved; this file is neither.";
        Already { on: NaiveDate, by: Option<String> } = match by {
            Some(by) =>
                "Das ist schon genehmigt: am {on} durch {by}.",
                "This is approved already: on {on} by {by}.";
            None => "Das ist schon genehmigt: am {on}.", "This is approved already: on {on}.";
        };
        Ahead { on: NaiveDate, today: NaiveDate } =
            "Der {on} kommt erst noch; heute ist der {today}.",
            "{on} is still to come; today is {today}.";
        BeforeMeeting { on: NaiveDate, meeting: NaiveDate } =
            "Am {on} kann das nicht genehmigt worden sein: Die Sitzung war erst am {meeting}.",
            "This cannot have been approved on {on}: the meeting was only on {meeting}.";
        StillOpen { until: NaiveDate, on: NaiveDate } =
            "Einwände sind noch bis zum {until} möglich; genehmigt würde am {on}.",
            "Objections are possible until {until}; this would be approved on {on}.";
        NeverSent =
            "Diesen Entwurf hat noch niemand erhalten: Das Versandbuch weiß von keinem Versand.",
            "Nobody has received this draft yet: the ledger knows of no mailing.";
        NothingWritten =
            "Es wurde nichts eingetragen.",
            "Nothing was entered.";
        Entered { file: String, on: NaiveDate } =
            "Eingetragen in {file}: genehmigt am {on}.",
            "Entered in {file}: approved on {on}.";
        Unchanged { day: NaiveDate } =
            "Gegenüber dem Entwurf vom {day} hat sich nichts geändert.",
            "Nothing has changed since the draft of {day}.";
        Changed { day: NaiveDate, changes: String } =
            "Das hat sich gegenüber dem Entwurf vom {day} geändert und steht nun in der Datei:\n{changes}",
            "This has changed since the draft of {day}, and is now in the file:\n{changes}";
        Translated { file: String } =
            "In ihrer Sprache stehen die Änderungen auch in {file}.",
            "In its own language, {file} says so, too.";
        Unknown =
            "Was sich gegenüber dem Entwurf geändert hat, ist nicht bekannt. Tragen Sie es bei Bedarf als \
             `aenderungen-zum-entwurf` ein.",
            "What has changed since the draft is not known. If needed, enter it as `changes-to-draft`.";
        Recorded { file: String } =
            "Vermerkt auch unter dem Tagesordnungspunkt in {file}.",
            "Also recorded at the agenda item in {file}.";
        NotRecorded { file: String, text: String } =
            "Der Tagesordnungspunkt in {file} ließ sich nicht ergänzen. Schreiben Sie dort: {text}",
            "The agenda item in {file} could not be completed. Write there: {text}";
        SendIt { file: String, sent: bool } = match sent {
            true =>
                "Die genehmigte Fassung an alle, die den Entwurf haben: rundmail senden {file} --berichtigung",
                "The approved version to everybody who has the draft: rundmail send {file} --correction";
            false =>
                "Die genehmigte Fassung senden: rundmail senden {file}",
                "To send the approved version: rundmail send {file}";
        };
    }

    /// What to do about it.
    pub(super) enum Help {
        Correct =
            "Eine spätere Änderung geht mit `rundmail senden --berichtigung` hinaus. Ist der Eintrag falsch, \
             dann ändern Sie ihn in der Datei.",
            "A later change goes out with `rundmail send --correction`. If the entry is wrong, change it in \
             the file.";
        WhichDay =
            "Nennen Sie mit --am den Tag, an dem genehmigt wurde.",
            "Give the day of the approval with --on.";
        Early =
            "Warten Sie die Frist ab. Ist schon vorher genehmigt worden, zum Beispiel in einer Sitzung, \
             dann hilft --vorzeitig.",
            "Wait until then. If it was approved earlier, for example in a meeting, use --early.";
        Send { file: String } =
            "Senden Sie zuerst den Entwurf: rundmail senden {file}. Ist er auf anderem Weg verteilt worden, \
             dann hilft --ohne-versand.",
            "Send the draft first: rundmail send {file}. If it was distributed in another way, use \
             --unsent.";
    }
}
