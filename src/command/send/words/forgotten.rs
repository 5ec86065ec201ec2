//! What `send` has to say where the ledger knows less of a mailing than it should.

use crate::say::{Bilingual, Language, Say};

/// A mailing that the ledger has forgotten.
#[derive(Debug)]
pub(in crate::command::send) struct Forgotten;

impl Bilingual for Forgotten {
    fn german(&self) -> String {
        "Diese Rund-Mail ist schon einmal versandt worden, aber das Versandbuch \
         `.rundmail/ledger.db` weiß davon nichts oder nicht mehr alles: Es wurde gelöscht oder durch \
         ein älteres ersetzt."
            .into()
    }

    fn english(&self) -> String {
        "This Rund-Mail has been sent before, but the ledger `.rundmail/ledger.db` knows nothing of \
         it, or not all: it was deleted, or an older one took its place."
            .into()
    }
}

/// What to do about it.
#[derive(Debug)]
pub(in crate::command::send) struct Restore {
    /// The file that tells of the earlier run.
    pub trace: String,
    /// The question follows at once.
    pub asks: bool,
}

impl Say for Restore {
    fn say(&self, language: Language) -> String {
        let Self { trace, asks } = self;
        let without = if *asks {
            ""
        } else {
            language.pick(
                "Gibt es keines mehr, dann rufen Sie den Befehl ohne --ja auf. ",
                "If there is none, run the command without --yes. ",
            )
        };
        language.pick(
            format!(
                "Stellen Sie das Versandbuch aus der Datensicherung wieder her. {without}Wenn Sie \
                 zustimmen, erhalten alle die E-Mail, von denen das Versandbuch nichts weiß, auch wer \
                 sie schon hat. Vom früheren Versand zeugt `{trace}`."
            ),
            format!(
                "Restore the ledger from the backup. {without}If you agree, everybody of whom the \
                 ledger knows nothing gets the mail, also who has got it already. What tells of the \
                 earlier run is `{trace}`."
            ),
        )
    }
}
