//! Messages of `send` about a ledger that knows less about a mailing than it should.

use crate::delivery::ledger::Moved;
use crate::l10n::{counted, messages, unless, when};

messages! {
    /// Mailings that are missing in the ledger.
    pub(in crate::command::send) struct Forgotten {
        /// Whether it is this mailing.
        pub own: bool,
        /// Others of the workspace.
        pub others: Vec<String>,
        /// The name of the ledger.
        pub ledger: String,
    } = match own {
        true =>
            "Diese Rund-Mail ist schon einmal versandt worden, aber das Versandbuch \
             `{ledger}` weiß davon nichts oder nicht mehr alles: Es wurde gelöscht oder \
             durch ein älteres ersetzt.",
            "This mailing has been sent before, but the ledger `{ledger}` knows nothing \
             about it, or not everything: it was deleted or replaced by an older one.";
        false =>
            ("Das Versandbuch `{ledger}` weiß von früheren Rund-Mails nichts oder nicht \
              mehr alles: Es wurde gelöscht oder durch ein älteres ersetzt. Versandt wurden {}.",
             named(&others, "und weitere")),
            ("The ledger `{ledger}` knows nothing about earlier mailings, or not \
              everything: it was deleted or replaced by an older one. These were sent: {}.",
             named(&others, "and others"));
    };

    /// What to do about it.
    pub(in crate::command::send) struct Restore {
        /// The file that shows the earlier run.
        pub trace: String,
        /// Whether it is this mailing that was sent before.
        pub own: bool as when(
            "Wenn Sie zustimmen, erhalten alle die E-Mail, von denen das Versandbuch nichts weiß, \
             auch wer sie schon hat. ",
            "If you agree, everyone about whom the ledger knows nothing gets the mail, even those \
             who already have it. ",
        ),
        /// Whether the question follows at once.
        pub asks: bool as unless(
            "Gibt es keines mehr, dann rufen Sie den Befehl ohne --ja auf. ",
            "If there is none, run the command without --yes. ",
        ),
    } =
        "Stellen Sie das Versandbuch aus der Datensicherung wieder her. {asks}{own}Mit ihm fehlen \
         auch Rückläufer und Beschwerden: Wer nichts mehr erhalten will, muss dann in der \
         Kontaktliste abgemeldet sein. Vom früheren Versand zeugt `{trace}`.",
        "Restore the ledger from the backup. {asks}{own}Bounces and complaints are missing along \
         with it: anyone who wants no more mails must then be set to inactive in the contact \
         list. `{trace}` shows that there was an earlier run.";

    /// A ledger at a new location.
    pub(in crate::command::send) struct Elsewhere(pub moved: Moved) = match (moved.replaced) {
        true =>
            "Das Versandbuch `.rundmail/ledger.db` ist nicht mehr die Datei vom letzten Versand: \
             Eine Kopie, eine Datensicherung oder ein Abgleich hat sie ersetzt.",
            "The ledger `.rundmail/ledger.db` is no longer the file from the last run: a copy, a \
             backup or a program that synchronises folders has replaced it.";
        false =>
            ("Das Versandbuch ist umgezogen oder kopiert worden. Zuletzt wurde von {} versandt; \
              jetzt liegt es in `{}`.",
             before(&moved, "auf"), moved.here),
            ("The ledger has been moved or copied. The last run was from {}; now it is in `{}`.",
             before(&moved, "on"), moved.here);
    };

    /// What to consider before continuing with it.
    pub(in crate::command::send) struct StillThere {
        /// Whether the question follows at once.
        pub asks: bool as unless(
            " Rufen Sie den Befehl dann einmal ohne --ja auf.",
            " In that case, run the command once without --yes.",
        ),
    } =
        "Machen Sie nur weiter, wenn seit dieser Kopie nirgends sonst versandt wurde und es auch \
         künftig nur von hier geschieht: Was an einem anderen Ort versandt wurde, weiß dieses \
         Versandbuch nicht.{asks}",
        "Continue only if nothing has been sent from anywhere else since this copy was made, and \
         nothing will be in future: this ledger does not know what is sent from another \
         place.{asks}";

    /// The ledger had lost the last steps of a killed run; they have been restored.
    pub(in crate::command::send) struct Mended {
        pub people: usize as counted(["Person", "Personen"], ["person", "people"]),
    } =
        "Dem Versandbuch fehlte das Ende des vorigen Versands; aus der Mitschrift daneben ist es \
         wieder vollständig ({people}).",
        "The ledger lacked the end of the last run; the record next to it has made it complete \
         again ({people}).";
}

/// How many are named.
const MOST: usize = 5;

fn named(ids: &[String], more: &str) -> String {
    let mut names: Vec<String> = ids.iter().take(MOST).map(|id| format!("`{id}`")).collect();
    if ids.len() > MOST {
        names.push(more.to_owned());
    }
    names.join(", ")
}

/// `/a/ledger.db`, with the computer if it is known.
fn before(Moved { host, path, .. }: &Moved, on: &str) -> String {
    if host.is_empty() { format!("`{path}`") } else { format!("`{path}` {on} {host}") }
}
