//! What `send` says of a plan that was approved, or is to be.

use crate::l10n::{Bilingual, Language, Localize};

/// Why the approved plan is not sent, and how a plan is approved.
#[derive(Debug)]
pub(in crate::command) enum Approval {
    NoDigest {
        written: String,
    },
    NoPreview,
    OtherRound {
        approved: u32,
        now: u32,
    },
    Digest {
        digest: String,
    },
    Command {
        line: String,
    },
    CorrectionFromDryRun {
        file: String,
    },
    /// `correction`: the file, where there is something to correct.
    AllHaveIt {
        correction: Option<String>,
    },
}

impl Bilingual for Approval {
    fn german(&self) -> String {
        let round = |round: &u32| match round {
            0 | 1 => "die Rund-Mail selbst".to_owned(),
            round => format!("die {}. Berichtigung", round - 1),
        };
        match self {
            Self::NoDigest { written } => format!(
                "`{written}` ist keine Prüfsumme: Es sind mindestens die ersten zwölf Zeichen der \
                 Prüfsumme nötig, die die Vorschau zeigt."
            ),
            Self::NoPreview => {
                "Nicht gesendet: Dieser Plan ist nicht der freigegebene. Worin er sich unterscheidet, \
                 lässt sich nicht mehr sagen: Die freigegebene Vorschau gibt es nicht mehr, oder eine \
                 andere ist an ihre Stelle getreten."
                    .into()
            }
            Self::OtherRound { approved, now } => format!(
                "Nicht gesendet: Freigegeben ist {}, dieser Plan aber ist {}.",
                round(approved),
                round(now)
            ),
            Self::Digest { digest } => format!("Prüfsumme dieses Plans: {digest}"),
            Self::Command { line } => format!("Genau diesen Plan sendet: {line}"),
            Self::CorrectionFromDryRun { file } => format!(
                "Diese Vorschau zeigt, was mit --nur-neue die Übrigen erhalten. Eine Berichtigung \
                 zeigt: rundmail senden {file} --probelauf --berichtigung"
            ),
            Self::AllHaveIt { correction: None } => {
                "Alle haben diese E-Mail schon; es gibt nichts zu senden.".into()
            }
            Self::AllHaveIt { correction: Some(file) } => format!(
                "Alle haben die E-Mail schon, in der alten Fassung. Eine Berichtigung zeigt: \
                 rundmail senden {file} --probelauf --berichtigung"
            ),
        }
    }

    fn english(&self) -> String {
        let round = |round: &u32| match round {
            0 | 1 => "the mailing itself".to_owned(),
            round => format!("correction {}", round - 1),
        };
        match self {
            Self::NoDigest { written } => format!(
                "`{written}` is no digest: at least the first twelve characters of the digest that \
                 the preview shows are needed."
            ),
            Self::NoPreview => {
                "Not sent: this plan is not the approved one. What is different cannot be told any \
                 more: the approved preview is gone, or another one has taken its place."
                    .into()
            }
            Self::OtherRound { approved, now } => format!(
                "Not sent: approved is {}, but this plan is {}.",
                round(approved),
                round(now)
            ),
            Self::Digest { digest } => format!("Digest of this plan: {digest}"),
            Self::Command { line } => format!("Exactly this plan is sent by: {line}"),
            Self::CorrectionFromDryRun { file } => format!(
                "This preview shows what the others get with --only-new. A correction \
                 is shown by: rundmail send {file} --dry-run --correction"
            ),
            Self::AllHaveIt { correction: None } => {
                "Everybody has got this mail already; there is nothing to send.".into()
            }
            Self::AllHaveIt { correction: Some(file) } => format!(
                "Everybody has got the mail already, in the old form. A correction is \
                 shown by: rundmail send {file} --dry-run --correction"
            ),
        }
    }
}

/// What to do.
#[derive(Clone, Copy, Debug)]
pub(in crate::command) enum ApprovalHelp {
    Again,
    Correction,
}

impl Localize for ApprovalHelp {
    fn localize(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::Again => (
                "Sehen Sie sich die Vorschau noch einmal an, und geben Sie den Plan mit der neuen \
                 Prüfsumme frei.",
                "Look at the preview again, and approve the plan with the new digest.",
            ),
            Self::Correction => (
                "Fehlt --berichtigung in der Befehlszeile?",
                "Is --correction missing on the command line?",
            ),
        };
        language.pick(german, english).to_owned()
    }
}
