//! What `send` has to say where the ledger knows less of a mailing than it should.

use crate::delivery::ledger::Moved;
use crate::l10n::{Bilingual, count};

/// Mailings that the ledger has forgotten.
#[derive(Debug)]
pub(in crate::command::send) struct Forgotten {
    /// This one.
    pub own: bool,
    /// Others of the workspace.
    pub others: Vec<String>,
}

/// So many are named.
const MOST: usize = 5;

impl Bilingual for Forgotten {
    fn german(&self) -> String {
        if self.own {
            return "Diese Rund-Mail ist schon einmal versandt worden, aber das Versandbuch \
                    `.rundmail/ledger.db` weiß davon nichts oder nicht mehr alles: Es wurde gelöscht \
                    oder durch ein älteres ersetzt."
                .into();
        }
        format!(
            "Das Versandbuch `.rundmail/ledger.db` weiß von früheren Rund-Mails nichts oder nicht mehr \
             alles: Es wurde gelöscht oder durch ein älteres ersetzt. Versandt wurden {}.",
            named(&self.others, "und weitere")
        )
    }

    fn english(&self) -> String {
        if self.own {
            return "This Rund-Mail has been sent before, but the ledger `.rundmail/ledger.db` knows \
                    nothing of it, or not all: it was deleted, or an older one took its place."
                .into();
        }
        format!(
            "The ledger `.rundmail/ledger.db` knows nothing of earlier Rund-Mails, or not all: it was \
             deleted, or an older one took its place. What was sent is {}.",
            named(&self.others, "and others")
        )
    }
}

fn named(ids: &[String], more: &str) -> String {
    let mut names: Vec<String> = ids.iter().take(MOST).map(|id| format!("`{id}`")).collect();
    if ids.len() > MOST {
        names.push(more.to_owned());
    }
    names.join(", ")
}

/// What to do about it.
#[derive(Debug)]
pub(in crate::command::send) struct Restore {
    /// The file that tells of the earlier run.
    pub trace: String,
    /// It is this mailing that was sent before.
    pub own: bool,
    /// The question follows at once.
    pub asks: bool,
}

impl Bilingual for Restore {
    fn german(&self) -> String {
        let Self { trace, own, asks } = self;
        let without = if *asks {
            ""
        } else {
            "Gibt es keines mehr, dann rufen Sie den Befehl ohne --ja auf. "
        };
        let own = if *own {
            "Wenn Sie zustimmen, erhalten alle die E-Mail, von denen das Versandbuch nichts weiß, \
                 auch wer sie schon hat. "
        } else {
            ""
        };
        format!(
            "Stellen Sie das Versandbuch aus der Datensicherung wieder her. {without}{own}Mit ihm fehlen \
             auch Rückläufer und Beschwerden: Wer nichts mehr erhalten will, muss dann in der \
             Kontaktliste abgemeldet sein. Vom früheren Versand zeugt `{trace}`."
        )
    }

    fn english(&self) -> String {
        let Self { trace, own, asks } = self;
        let without = if *asks { "" } else { "If there is none, run the command without --yes. " };
        let own = if *own {
            "If you agree, everybody of whom the ledger knows nothing gets the mail, also who has \
                 got it already. "
        } else {
            ""
        };
        format!(
            "Restore the ledger from the backup. {without}{own}With it bounces and complaints are \
             missing, too: who wants no more mails has to be inactive in the contact list then. What \
             tells of the earlier run is `{trace}`."
        )
    }
}

/// A ledger that lies where it did not lie before.
#[derive(Debug)]
pub(in crate::command::send) struct Elsewhere(pub Moved);

impl Elsewhere {
    /// `/a/ledger.db`, with the computer where it is told.
    fn before(&self, on: &str) -> String {
        let Moved { host, path, .. } = &self.0;
        if host.is_empty() { format!("`{path}`") } else { format!("`{path}` {on} {host}") }
    }
}

impl Bilingual for Elsewhere {
    fn german(&self) -> String {
        if self.0.replaced {
            return "Das Versandbuch `.rundmail/ledger.db` ist nicht mehr die Datei vom letzten Versand: \
                    Eine Kopie, eine Datensicherung oder ein Abgleich hat sie ersetzt."
                .into();
        }
        format!(
            "Das Versandbuch ist umgezogen oder kopiert worden. Zuletzt wurde von {} versandt; jetzt \
             liegt es in `{}`.",
            self.before("auf"),
            self.0.here
        )
    }

    fn english(&self) -> String {
        if self.0.replaced {
            return "The ledger `.rundmail/ledger.db` is no longer the file of the last run: a copy, a \
                    backup or a program that synchronises folders has replaced it."
                .into();
        }
        format!(
            "The ledger has been moved or copied. The last run was from {}; now it lies in `{}`.",
            self.before("on"),
            self.0.here
        )
    }
}

/// What to think of before going on with it.
#[derive(Debug)]
pub(in crate::command::send) struct StillThere {
    /// The question follows at once.
    pub asks: bool,
}

impl Bilingual for StillThere {
    fn german(&self) -> String {
        let without =
            if self.asks { "" } else { " Rufen Sie den Befehl dann einmal ohne --ja auf." };
        format!(
            "Machen Sie nur weiter, wenn seit dieser Kopie nirgends sonst versandt wurde und es auch \
             künftig nur von hier geschieht: Was an einem anderen Ort versandt wurde, weiß dieses \
             Versandbuch nicht.{without}"
        )
    }

    fn english(&self) -> String {
        let without = if self.asks { "" } else { " Run the command once without --yes then." };
        format!(
            "Go on only if nothing was sent from anywhere else since this copy was made, and nothing \
             will be: what is sent from another place, this ledger does not know.{without}"
        )
    }
}

/// The ledger had forgotten the last steps of a run that was killed; they stand in it again.
#[derive(Debug)]
pub(in crate::command::send) struct Mended {
    pub people: usize,
}

impl Bilingual for Mended {
    fn german(&self) -> String {
        format!(
            "Dem Versandbuch fehlte das Ende des vorigen Versands; aus der Mitschrift daneben ist es \
             wieder vollständig ({}).",
            count(self.people, "Person", "Personen")
        )
    }

    fn english(&self) -> String {
        format!(
            "The ledger lacked the end of the last run; from the record beside it, it is whole again \
             ({}).",
            count(self.people, "person", "people")
        )
    }
}
