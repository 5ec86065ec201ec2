//! Messages of `send` about approved plans.

use crate::l10n::{Language, copied, messages};

messages! {
    /// Why the approved plan is not sent, and how a plan is approved.
    pub(in crate::command) enum ApprovalMessage {
        NoDigest { written: String } =
            "`{written}` ist keine Prüfsumme: Es sind mindestens die ersten zwölf Zeichen der \
             Prüfsumme nötig, die die Vorschau zeigt.",
            "`{written}` is not a digest: at least the first twelve characters of the digest that \
             the preview shows are needed.";
        NoPreview =
            "Nicht gesendet: Dieser Plan ist nicht der freigegebene. Worin er sich unterscheidet, \
             lässt sich nicht mehr sagen: Die freigegebene Vorschau gibt es nicht mehr, oder eine \
             andere ist an ihre Stelle getreten.",
            "Not sent: this plan is not the approved one. It is no longer possible to say what is \
             different: the approved preview no longer exists, or another one has taken its \
             place.";
        OtherRound { approved: u32 as copied(round), now: u32 as copied(round) } =
            "Nicht gesendet: Freigegeben ist {approved}, dieser Plan aber ist {now}.",
            "Not sent: {approved} was approved, but this plan is {now}.";
        Digest { digest: String } =
            "Prüfsumme dieses Plans: {digest}",
            "Digest of this plan: {digest}";
        Command { line: String } =
            "Genau diesen Plan sendet: {line}",
            "To send exactly this plan: {line}";
        CorrectionFromDryRun { file: String } =
            "Diese Vorschau zeigt, was mit --nur-neue die Übrigen erhalten. Eine Berichtigung \
             zeigt: rundmail senden {file} --probelauf --berichtigung",
            "This preview shows what the others get with --only-new. To see a correction: \
             rundmail send {file} --dry-run --correction";
        /// `correction`: the file, where there is something to correct.
        AllHaveIt { correction: Option<String> } = match correction {
            None =>
                "Alle haben diese E-Mail schon; es gibt nichts zu senden.",
                "Everyone already has this mail; there is nothing to send.";
            Some(file) =>
                "Alle haben die E-Mail schon, in der alten Fassung. Eine Berichtigung zeigt: \
                 rundmail senden {file} --probelauf --berichtigung",
                "Everyone already has the mail, in the old version. To see a correction: rundmail \
                 send {file} --dry-run --correction";
        };
    }

    /// What to do about it.
    #[derive(Clone, Copy)]
    pub(in crate::command) enum ApprovalHelp {
        Again =
            "Sehen Sie sich die Vorschau noch einmal an, und geben Sie den Plan mit der neuen \
             Prüfsumme frei.",
            "Look at the preview again, and approve the plan with the new digest.";
        Correction =
            "Fehlt --berichtigung in der Befehlszeile?",
            "Is --correction missing from the command line?";
    }
}

/// The round of a mailing.
fn round(round: u32, language: Language) -> String {
    match (round, language) {
        (0 | 1, _) => language.pick("die Rund-Mail selbst", "the mailing itself").to_owned(),
        (_, Language::German) => format!("die {}. Berichtigung", round - 1),
        (_, Language::English) => format!("correction {}", round - 1),
    }
}
