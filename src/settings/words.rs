//! What the reader of the settings has to say.

use std::ops::RangeInclusive;

use crate::l10n::Bilingual;

/// What is wrong in `rundmail.toml`.
#[derive(Debug)]
pub(super) enum Words {
    Language(String),
    Timezone(String),
    Size(String),
    Connections(u32),
    Port(u32),
    EhloName(String),
    /// A number outside of what is allowed.
    Range {
        number: u32,
        range: RangeInclusive<u32>,
    },
    Level(String),
    /// An entry of the house words without a word.
    NoWord,
    /// An entry with the same word on both sides.
    SameWord(String),
    /// How the house words are written.
    BothSides,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Language(tag) => format!("`{tag}` ist kein Sprachkürzel wie \"de\" oder \"uk\"."),
            Self::Timezone(zone) => {
                format!("`{zone}` ist keine Zeitzone. Üblich ist \"Europe/Berlin\".")
            }
            Self::Size(size) => {
                format!("`{size}` ist keine Größe. Schreiben Sie zum Beispiel \"8 MB\".")
            }
            Self::Connections(wanted) => format!(
                "{wanted} Verbindungen sind nicht möglich: Erlaubt sind 1 bis 50, üblich 1 bis 3."
            ),
            Self::Port(port) => {
                format!("{port} ist kein Port: Ein Port ist eine Zahl von 1 bis 65535.")
            }
            Self::EhloName(name) => format!(
                "`{name}` ist kein Name eines Rechners. Üblich ist \"pc7.stadt.example\" oder eine \
                 Adresse in eckigen Klammern: \"[192.0.2.7]\"."
            ),
            Self::Range { number, range } => {
                format!(
                    "{number} ist nicht möglich: Erlaubt sind {} bis {}.",
                    range.start(),
                    range.end()
                )
            }
            Self::Level(level) => format!(
                "`{level}` ist keine Stufe. Möglich sind \"aus\", \"hinweis\", \"warnung\" und \"fehler\"."
            ),
            Self::NoWord => "Vor dem Gleichheitszeichen steht kein Wort.".into(),
            Self::SameWord(word) => format!("Auf beiden Seiten steht dasselbe Wort: `{word}`."),
            Self::BothSides => {
                "Links steht das Wort, das nicht vorkommen soll, rechts das bessere: \
                 \"Email\" = \"E-Mail\"."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Language(tag) => format!("`{tag}` is no language tag such as \"de\" or \"uk\"."),
            Self::Timezone(zone) => {
                format!("`{zone}` is no time zone. Usual is \"Europe/Berlin\".")
            }
            Self::Size(size) => format!("`{size}` is no size. Write for example \"8 MB\"."),
            Self::Connections(wanted) => {
                format!("{wanted} connections are not possible: 1 to 50 are allowed, 1 to 3 usual.")
            }
            Self::Port(port) => format!("{port} is no port: a port is a number from 1 to 65535."),
            Self::EhloName(name) => format!(
                "`{name}` is no name of a computer. Usual is \"pc7.town.example\" or an address in square \
                 brackets: \"[192.0.2.7]\"."
            ),
            Self::Range { number, range } => {
                format!(
                    "{number} is not possible: {} to {} are allowed.",
                    range.start(),
                    range.end()
                )
            }
            Self::Level(level) => {
                format!(
                    "`{level}` is no level. Possible are \"off\", \"note\", \"warning\" and \"error\"."
                )
            }
            Self::NoWord => "No word stands before the equals sign.".into(),
            Self::SameWord(word) => format!("The same word stands on both sides: `{word}`."),
            Self::BothSides => {
                "On the left stands the word to avoid, on the right the better one: \
                 \"Email\" = \"E-Mail\"."
                    .into()
            }
        }
    }
}
