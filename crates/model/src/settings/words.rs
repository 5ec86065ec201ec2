//! Messages of the settings reader.

use std::ops::RangeInclusive;

use crate::l10n::messages;

messages! {
    /// What is wrong in `rundmail.toml`.
    #[derive(Debug)]
    pub(super) enum Message {
        Language(tag: String) =
            "`{tag}` ist kein Sprachkürzel wie \"de\" oder \"uk\".",
            "`{tag}` is no language tag such as \"de\" or \"uk\".";
        Timezone(zone: String) =
            "`{zone}` ist keine Zeitzone. Üblich ist \"Europe/Berlin\".",
            "`{zone}` is no time zone. Usual is \"Europe/Berlin\".";
        Size(size: String) =
            "`{size}` ist keine Größe. Schreiben Sie zum Beispiel \"8 MB\".",
            "`{size}` is no size. Write for example \"8 MB\".";
        Connections(wanted: u32) =
            "{wanted} Verbindungen sind nicht möglich: Erlaubt sind 1 bis 50, üblich 1 bis 3.",
            "{wanted} connections are not possible: 1 to 50 are allowed, 1 to 3 usual.";
        Port(port: u32) =
            "{port} ist kein Port: Ein Port ist eine Zahl von 1 bis 65535.",
            "{port} is no port: a port is a number from 1 to 65535.";
        EhloName(name: String) =
            "`{name}` ist kein Name eines Rechners. Üblich ist \"pc7.stadt.example\" oder eine \
             Adresse in eckigen Klammern: \"[192.0.2.7]\".",
            "`{name}` is no name of a computer. Usual is \"pc7.town.example\" or an address in \
             square brackets: \"[192.0.2.7]\".";
        /// A number out of range.
        Range { number: u32, range: RangeInclusive<u32> } =
            ("{number} ist nicht möglich: Erlaubt sind {} bis {}.", range.start(), range.end()),
            ("{number} is not possible: {} to {} are allowed.", range.start(), range.end());
        Level(level: String) =
            "`{level}` ist keine Stufe. Möglich sind \"aus\", \"hinweis\", \"warnung\" und \
             \"fehler\".",
            "`{level}` is no level. Possible are \"off\", \"note\", \"warning\" and \"error\".";
        /// A house word without a word.
        NoWord =
            "Vor dem Gleichheitszeichen steht kein Wort.",
            "No word stands before the equals sign.";
        /// A house word with the same word on both sides.
        SameWord(word: String) =
            "Auf beiden Seiten steht dasselbe Wort: `{word}`.",
            "The same word stands on both sides: `{word}`.";
        /// How house words are written.
        BothSides =
            "Links steht das Wort, das nicht vorkommen soll, rechts das bessere: \"Email\" = \
             \"E-Mail\".",
            "On the left stands the word to avoid, on the right the better one: \"Email\" = \
             \"E-Mail\".";
    }
}
