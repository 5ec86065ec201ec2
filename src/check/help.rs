//! What the rules advise.

use crate::l10n::{Bilingual, Joint, Language, list, nearest};
use crate::settings::Security;

/// What to do about a finding.
#[derive(Debug)]
pub(super) enum Help {
    IdForm,
    IdTwice,
    DateOrWhen,
    WhichDate,
    WhichTime,
    EndNextDay,
    CompleteInvitation { place: bool, start: bool },
    Figures,
    FiguresAlone,
    AddAttendance,
    ListOnce,
    FillIn,
    Votes,
    FileOrLink,
    AddLink,
    CopyInside,
    LogoInside,
    OtherFile,
    EmptyFile,
    NoFile,
    NotAFile,
    Unreadable,
    RenameFile,
    Guess { guess: String },
    KnownIds { known: Vec<String> },
    SameVisibility,
    AttachImage,
    OwnId,
    LogoAlt,
    Sender,
    Unsubscribe,
    Protect,
    PortOf { security: Security },
    TranslateRecord,
    FirstLanguageLacks,
    IdForTranslation,
    SameOrder,
    MakeEqual,
    FixedRule,
    RuleNames,
    Spot,
    RemoveAccept,
}

impl Help {
    /// „Meinten Sie …“ where a known ID is near, else all of them.
    pub(super) fn ids(wanted: &str, known: Vec<String>) -> Self {
        match nearest(wanted, known.iter().map(String::as_str)) {
            Some(guess) => Self::Guess { guess: guess.to_owned() },
            None => Self::KnownIds { known },
        }
    }
}

impl Bilingual for Help {
    #[expect(clippy::too_many_lines, reason = "one sentence a line, exhaustive by intent")]
    fn german(&self) -> String {
        match self {
            Self::IdForm => {
                "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`, höchstens 100 Zeichen.".into()
            }
            Self::IdTwice => "Geben Sie jedem Eintrag eine eigene Kennung.".into(),
            Self::DateOrWhen => {
                "Geben Sie entweder ein Datum an (`datum`) oder, wenn es noch keines gibt, \
                 Worte (`wann`)."
                    .into()
            }
            Self::WhichDate => "Prüfen Sie, welches der beiden Daten stimmt.".into(),
            Self::WhichTime => "Prüfen Sie, welche der beiden Uhrzeiten stimmt.".into(),
            Self::EndNextDay => {
                "Prüfen Sie die Uhrzeiten. Geht der Termin über Mitternacht, dann geben Sie \
                 den letzten Tag an (`bis`)."
                    .into()
            }
            Self::CompleteInvitation { place, start } => {
                let keys = match (place, start) {
                    (true, true) => "`ort` und `beginn`",
                    (true, false) => "`ort`",
                    (false, _) => "`beginn`",
                };
                format!("Ergänzen Sie {keys} unter [sitzung].")
            }
            Self::Figures => {
                "Prüfen Sie die Zahlen und die Liste der Teilnehmenden. In der Liste dürfen \
                 Anwesende fehlen; mehr als gezählt dürfen es nicht sein."
                    .into()
            }
            Self::FiguresAlone => {
                "Prüfen Sie beide Zahlen: Aus jeder Organisation war mindestens eine Person da."
                    .into()
            }
            Self::ListOnce => {
                "Löschen Sie einen der beiden Einträge. Sind es zwei Menschen mit gleichem \
                               Namen, geben Sie ihre Organisationen an."
                    .into()
            }
            Self::FillIn => "Schreiben Sie, was besprochen wurde: in `text` eines Punktes der \
                             Tagesordnung, oder als Einleitung."
                .into(),
            Self::AddAttendance => {
                "Ergänzen Sie die Zahlen unter [teilnahme] oder die Personen unter \
                 [[teilnehmende]]."
                    .into()
            }
            Self::Votes => "Prüfen Sie die Stimmen und die Zahl der Anwesenden.".into(),
            Self::FileOrLink => "Ergänzen Sie `datei` oder `link`.".into(),
            Self::AddLink => {
                "Ergänzen Sie `link`, oder schicken Sie die Datei mit (`versand = true`).".into()
            }
            Self::CopyInside => {
                "Kopieren Sie die Datei in den Arbeitsordner und geben Sie den Weg von dort \
                 an, zum Beispiel anlagen/folien.pdf."
                    .into()
            }
            Self::LogoInside => {
                "Kopieren Sie das Bild in den Arbeitsordner und geben Sie den Weg von dort \
                 an, zum Beispiel wappen.svg."
                    .into()
            }
            Self::OtherFile => {
                "Nennen Sie eine andere Datei. Kontaktliste, Einstellungen, Sitzungsdateien, \
                 Versandbuch und fertige E-Mails enthalten Adressen oder Zugangsdaten."
                    .into()
            }
            Self::EmptyFile => "Speichern Sie die Datei noch einmal.".into(),
            Self::NoFile => {
                "Prüfen Sie Schreibweise und Ordner; der Weg beginnt bei der Datei, in der \
                 er steht."
                    .into()
            }
            Self::NotAFile => "Geben Sie die Datei selbst an.".into(),
            Self::Unreadable => {
                "Prüfen Sie, ob die Datei in einem anderen Programm geöffnet ist und ob Sie \
                 sie lesen dürfen."
                    .into()
            }
            Self::RenameFile => "Benennen Sie eine der beiden Dateien um.".into(),
            Self::Guess { guess } => format!("Meinten Sie `{guess}`?"),
            Self::KnownIds { known } => known_ids(known, Language::German),
            Self::SameVisibility => "Machen Sie den Eintrag öffentlich, oder den Text intern \
                 (`sichtbarkeit = \"intern\"`)."
                .into(),
            Self::AttachImage => {
                "Nehmen Sie das Bild als Anlage auf, und verweisen Sie darauf mit \
                 [](attachment:KENNUNG)."
                    .into()
            }
            Self::OwnId => "Geben Sie jeder Datei eine eigene Kennung (`kennung`); sonst gilt die \
                 zweite als schon verschickt."
                .into(),
            Self::LogoAlt => {
                "Ergänzen Sie `alternativtext`, zum Beispiel \"Wappen der Stadt\"; \"\" \
                 steht für reinen Schmuck."
                    .into()
            }
            Self::Sender => "Schreiben Sie zum Beispiel \"Stabsstelle Integration \
                 <integration@stadt.example>\"."
                .into(),
            Self::Unsubscribe => "Schreiben Sie unter [versand] zum Beispiel abmelden = \
                 \"mailto:integration@stadt.example?subject=Abmeldung\" oder eine Adresse \
                 mit https://."
                .into(),
            Self::Protect => {
                "Lassen Sie `sicherheit` weg oder schreiben Sie \"tls\" oder \"starttls\".".into()
            }
            Self::PortOf { security } => {
                format!("Üblich ist zu diesem Port: sicherheit = \"{}\".", name(*security))
            }
            Self::TranslateRecord => "Ergänzen Sie den Eintrag mit derselben Kennung.".into(),
            Self::FirstLanguageLacks => {
                "Prüfen Sie die Kennung, oder ergänzen Sie den Eintrag in der ersten \
                 Sprache."
                    .into()
            }
            Self::IdForTranslation => {
                "Geben Sie Terminen, die übersetzt werden, eine Kennung, damit sie \
                 verglichen werden können."
                    .into()
            }
            Self::SameOrder => {
                "Übersetzen Sie alle Einträge in derselben Reihenfolge, und geben Sie \
                 jedem dieselbe Sichtbarkeit."
                    .into()
            }
            Self::MakeEqual => {
                "Prüfen Sie, welche der beiden Angaben stimmt, und gleichen Sie die andere \
                 an."
                .into()
            }
            Self::FixedRule => {
                "Sie schützt davor, dass etwas Falsches oder Vertrauliches verschickt wird. \
                 Streichen Sie die Zeile."
                    .into()
            }
            Self::RuleNames => "`rundmail pruefen --erklaeren` zählt alle Regeln auf.".into(),
            Self::Spot => {
                "Schreiben Sie die Datei und ein Stück der gemeldeten Zeile, zum Beispiel \
                 \"2026-09-17.toml: Di., 7.5.\"."
                    .into()
            }
            Self::RemoveAccept => {
                "Streichen Sie den Eintrag, oder passen Sie `ort` der geänderten Zeile an.".into()
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence a line, exhaustive by intent")]
    fn english(&self) -> String {
        match self {
            Self::IdForm => "Letters, digits, `-`, `_` and `.` are allowed, at most 100.".into(),
            Self::IdTwice => "Give each entry an ID of its own.".into(),
            Self::DateOrWhen => {
                "Give a date (`date`) or, where there is none yet, words (`when`).".into()
            }
            Self::WhichDate => "Find out which of the two dates is right.".into(),
            Self::WhichTime => "Find out which of the two times is right.".into(),
            Self::EndNextDay => {
                "Check the times. If the event goes past midnight, give its last day \
                 (`until`)."
                    .into()
            }
            Self::CompleteInvitation { place, start } => {
                let keys = match (place, start) {
                    (true, true) => "`place` and `start`",
                    (true, false) => "`place`",
                    (false, _) => "`start`",
                };
                format!("Add {keys} under [meeting].")
            }
            Self::Figures => {
                "Check the figures and the list of participants. The list may be shorter than \
                 the figure, never longer."
                    .into()
            }
            Self::FiguresAlone => {
                "Check both figures: of each organisation one person at least was there.".into()
            }
            Self::ListOnce => {
                "Delete one of the two entries. If they are two people of one name, say \
                               which organisations they are of."
                    .into()
            }
            Self::FillIn => "Write what was spoken of: in the `text` of an agenda item, or as an \
                             introduction."
                .into(),
            Self::AddAttendance => {
                "Add the figures under [attendance] or the people under [[participants]].".into()
            }
            Self::Votes => "Check the votes and how many people were there.".into(),
            Self::FileOrLink => "Add `file` or `url`.".into(),
            Self::AddLink => "Add `url`, or mail the file (`mail = true`).".into(),
            Self::CopyInside => {
                "Copy the file into the workspace and give the path from there, such as \
                 anlagen/folien.pdf."
                    .into()
            }
            Self::LogoInside => {
                "Copy the picture into the workspace and give the path from there, such as \
                 wappen.svg."
                    .into()
            }
            Self::OtherFile => {
                "Name another file. The contact list, the settings, minutes files, the ledger and \
                 finished mails hold addresses or access data."
                    .into()
            }
            Self::EmptyFile => "Save the file again.".into(),
            Self::NoFile => {
                "Check spelling and folder; the path begins at the file that names it.".into()
            }
            Self::NotAFile => "Name the file itself.".into(),
            Self::Unreadable => {
                "Check whether another program has it open and whether you may read it.".into()
            }
            Self::RenameFile => "Rename one of the two files.".into(),
            Self::Guess { guess } => format!("Did you mean `{guess}`?"),
            Self::KnownIds { known } => known_ids(known, Language::English),
            Self::SameVisibility => {
                "Make the entry public, or the text internal (`visibility = \"internal\"`).".into()
            }
            Self::AttachImage => {
                "Add the image as an attachment and refer to it by [](attachment:ID).".into()
            }
            Self::OwnId => {
                "Give each file its own ID (`id`); else the second counts as sent already.".into()
            }
            Self::LogoAlt => {
                "Add `alt`, such as \"Coat of arms\"; \"\" means mere decoration.".into()
            }
            Self::Sender => {
                "Write for example \"Stabsstelle Integration <integration@stadt.example>\".".into()
            }
            Self::Unsubscribe => "Write under [mail] for example unsubscribe = \
                 \"mailto:integration@stadt.example?subject=Abmeldung\", or an https:// \
                 address."
                .into(),
            Self::Protect => "Leave `security` out or write \"tls\" or \"starttls\".".into(),
            Self::PortOf { security } => {
                format!("Usual with this port is security = \"{}\".", name(*security))
            }
            Self::TranslateRecord => "Add the entry with the same ID.".into(),
            Self::FirstLanguageLacks => {
                "Check the ID, or add the entry to the first language.".into()
            }
            Self::IdForTranslation => {
                "Give an ID to dates that are translated, so that they can be compared.".into()
            }
            Self::SameOrder => {
                "Translate every entry in the same order, and give each the same visibility.".into()
            }
            Self::MakeEqual => {
                "Find out which of the two is right, and make the other equal.".into()
            }
            Self::FixedRule => {
                "It keeps wrong or confidential things from being sent. Remove the line.".into()
            }
            Self::RuleNames => "`rundmail check --explain` lists all rules.".into(),
            Self::Spot => "Write the file and a piece of the reported line, such as \
                 \"2026-09-17.toml: Di., 7.5.\"."
                .into(),
            Self::RemoveAccept => "Remove the entry, or adapt `place` to the changed line.".into(),
        }
    }
}

fn known_ids(known: &[String], language: Language) -> String {
    let quoted: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
    let listed = list(&quoted, Joint::And, language);
    match (known, language) {
        ([], Language::German) => "Bisher ist hier keine Kennung vergeben.".into(),
        ([], Language::English) => "There is no ID here yet.".into(),
        ([_], Language::German) => format!("Vergeben ist bisher nur {listed}."),
        (_, Language::German) => format!("Vergeben sind {listed}."),
        ([_], Language::English) => format!("So far there is only {listed}."),
        (_, Language::English) => format!("There are {listed}."),
    }
}

fn name(security: Security) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::None => "none",
    }
}
