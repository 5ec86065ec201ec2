//! Messages of the settings reader.

use std::ops::RangeInclusive;

use super::colour::Colour;
use crate::l10n::{Language, as_is, copied, messages};

messages! {
    /// What is wrong in `rundmail.toml`.
    pub(super) enum Message {
        Language(tag: String) =
            "`{tag}` ist kein bekanntes Sprachkürzel.",
            "`{tag}` is not a known language tag.";
        Timezone(zone: String) =
            "`{zone}` ist keine Zeitzone. Üblich ist \"Europe/Berlin\".",
            "`{zone}` is not a time zone. The usual value is \"Europe/Berlin\".";
        NoLand(written: String) =
            "`{written}` ist kein Land der Bundesrepublik.",
            "`{written}` is not a state of Germany.";
        Laender { near: Option<&'static str> } = match near {
            Some(near) =>
                "Meinten Sie `{near}`? Es geht auch das Kürzel nach ISO 3166-2, zum Beispiel \"NW\".",
                "Did you mean `{near}`? The code by ISO 3166-2 will do as well, for example \"NW\".";
            None =>
                "Schreiben Sie den Namen oder das Kürzel nach ISO 3166-2, zum Beispiel \
                 \"Nordrhein-Westfalen\" oder \"NW\".",
                "Write its name or its code by ISO 3166-2, for example \"Bavaria\" or \"BY\".";
        };
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
        LoginAddress(written: String) =
            "`{written}` ist keine Adresse, an die ein Passwort oder Token gehen darf.",
            "`{written}` is not an address that a password or token may go to.";
        SafeAddress =
            "Schreiben Sie die ganze Adresse mit https://. Ohne Verschlüsselung (http://) darf es \
             nur dieser Rechner selbst sein.",
            "Write the whole address, with https://. Without encryption (http://), it may only be \
             this computer itself.";
        Tenant(written: String) =
            "`{written}` ist kein Mandant.",
            "`{written}` is not a tenant.";
        TenantId =
            "Schreiben Sie die Verzeichnis-ID (Mandanten-ID) aus dem Entra Admin Center oder eine \
             Domain des Mandanten.",
            "Write the directory (tenant) ID from the Entra admin center, or a domain of the tenant.";
        NoDatabase(url: String) =
            "`{url}` ist nicht die Adresse einer Datenbank. Schreiben Sie \
             \"postgresql://BENUTZER@SERVER/DATENBANK\".",
            "`{url}` is not the address of a database. Write \"postgresql://USER@HOST/DATABASE\".";
        /// It must not be repeated.
        PasswordInAddress =
            "Das Passwort der Datenbank gehört nicht in diese Datei. Geben Sie es mit \
             `passwort-befehl` oder in RUNDMAIL_LEDGER_PASSWORD an, und ändern Sie es: Wer die Datei \
             hat, kennt es.",
            "The password of the database does not belong in this file. Provide it with \
             `password-command` or in RUNDMAIL_LEDGER_PASSWORD, and change it: whoever has the file \
             knows it.";
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
        NoColour(written: String) =
            "`{written}` ist keine Farbe. Schreiben Sie sie wie \"#0b5394\" oder \"rgb(11, 83, 148)\"; \
             das Gestaltungshandbuch nennt sie unter „Web“, „HEX“ oder „RGB“.",
            "`{written}` is not a colour. Write it as \"#0b5394\" or \"rgb(11, 83, 148)\"; a style \
             guide lists it as “web”, “HEX” or “RGB”.";
        /// A colour in which text cannot be read on white; the ratio is in tenths.
        Pale { colour: Colour as as_is, contrast: f64 as copied(ratio) } =
            "Die Farbe {colour} ist zu hell für Schrift: Auf Weiß hat sie nur einen Kontrast von \
             {contrast}. Nötig sind 4,5 : 1 (WCAG 2.2, 1.4.3).",
            "The colour {colour} is too light for text: on white it has a contrast of only \
             {contrast}. WCAG 2.2 (1.4.3) requires 4.5:1.";
        /// The nearest colour that is dark enough.
        Darker { near: Colour as as_is, contrast: f64 as copied(ratio) } =
            "Schreiben Sie \"{near}\": Das ist die nächste Farbe, die lesbar ist ({contrast}).",
            "Write \"{near}\": it is the nearest readable colour ({contrast}).";
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

/// `3,9 : 1`, rounded down: what does not suffice must not look as if it did.
fn ratio(ratio: f64, language: Language) -> String {
    let tenths = format!("{:.1}", (ratio * 10.0).floor() / 10.0);
    match language {
        Language::German => format!("{} : 1", tenths.replace('.', ",")),
        Language::English => format!("{tenths}:1"),
    }
}
