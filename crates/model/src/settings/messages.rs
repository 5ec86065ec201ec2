//! Messages of the settings reader.

use std::ops::RangeInclusive;

use crate::l10n::messages;

messages! {
    /// What is wrong in `rundmail.toml`.
    pub(super) enum Message {
        Language(tag: String) =
            "`{tag}` ist kein bekanntes Sprachkürzel.",
            "`{tag}` is not a known language tag.";
        Timezone(zone: String) =
            "`{zone}` ist keine Zeitzone. Üblich ist \"Europe/Berlin\".",
            "`{zone}` is not a time zone. The usual value is \"Europe/Berlin\".";
        Size(size: String) =
            "`{size}` ist keine Größe. Schreiben Sie zum Beispiel \"8 MB\".",
            "`{size}` is not a size. Write, for example, \"8 MB\".";
        Connections(wanted: u32) =
            "{wanted} Verbindungen sind nicht möglich: Erlaubt sind 1 bis 50, üblich 1 bis 3.",
            "{wanted} connections are not possible: 1 to 50 are allowed, 1 to 3 are usual.";
        Port(port: u32) =
            "{port} ist kein Port: Ein Port ist eine Zahl von 1 bis 65535.",
            "{port} is not a port: a port is a number from 1 to 65535.";
        EhloName(name: String) =
            "`{name}` ist kein Name eines Rechners. Üblich ist \"pc7.stadt.example\" oder eine \
             Adresse in eckigen Klammern: \"[192.0.2.7]\".",
            "`{name}` is not the name of a computer. Usual values are \"pc7.town.example\" or an \
             address in square brackets: \"[192.0.2.7]\".";
        /// A number out of range.
        Range { number: u32, range: RangeInclusive<u32> } =
            ("{number} ist nicht möglich: Erlaubt sind {} bis {}.", range.start(), range.end()),
            ("{number} is not possible: {} to {} are allowed.", range.start(), range.end());
        Level(level: String) =
            "`{level}` ist keine Stufe. Möglich sind \"aus\", \"hinweis\", \"warnung\" und \
             \"fehler\".",
            "`{level}` is not a level. Use \"off\", \"note\", \"warning\" or \"error\".";
        /// The address of the site.
        SiteAddress(written: String) =
            "`{written}` ist keine Adresse eines Ordners im Netz.",
            "`{written}` is not the address of a folder on the web.";
        WholeAddress =
            "Schreiben Sie die ganze Adresse ohne Umlaute, mit https://: \
             \"https://www.stadt.example/netzwerk/\".",
            "Write the whole address in plain letters, with https://: \
             \"https://www.town.example/network/\".";
        /// A house word without a word.
        NoWord =
            "Vor dem Gleichheitszeichen steht kein Wort.",
            "There is no word before the equals sign.";
        /// A house word with the same word on both sides.
        SameWord(word: String) =
            "Auf beiden Seiten steht dasselbe Wort: `{word}`.",
            "The same word is on both sides: `{word}`.";
        /// How house words are written.
        BothSides =
            "Links steht das Wort, das nicht vorkommen soll, rechts das bessere: \"Email\" = \
             \"E-Mail\".",
            "The word to avoid goes on the left, the better one on the right: \"Email\" = \
             \"E-Mail\".";
    }
}
