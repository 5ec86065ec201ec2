//! Messages of the rules about attachments.

use super::ENOUGH;
use crate::l10n::{Language, all_of, copied, messages, size, some};

messages! {
    /// Why servers reject a file.
    pub(super) enum Fault {
        Kind { ending: String } =
            "ist eine Datei mit der Endung .{ending}; die weisen viele Mailserver ab.",
            "is a file with the extension .{ending}, which many mail servers refuse.";
        Disguised { shown: String, ending: String } =
            "sieht aus wie eine Datei mit der Endung .{shown}, endet aber auf .{ending}; das \
             weisen Mailserver als Schadprogramm ab.",
            "looks like a file with the extension .{shown} but ends in .{ending}, which mail \
             servers refuse as malware.";
        Program =
            "ist in Wirklichkeit ein Programm; das weisen Mailserver ab.",
            "is actually a program, which mail servers refuse.";
        Macros =
            "ist ein Dokument mit Makros; das weisen viele Mailserver ab, gerade die von Behörden.",
            "is a document with macros, which many mail servers refuse, especially those of \
             public authorities.";
        Encrypted =
            "ist ein Archiv mit Kennwort; das können Mailserver nicht prüfen und weisen es oft ab.",
            "is an archive with a password, which mail servers cannot inspect and often refuse.";
        Inside { inner: String } =
            "enthält `{inner}`; das weisen viele Mailserver auch in einem Archiv ab.",
            "contains `{inner}`, which many mail servers refuse even in an archive.";
        Nested { inner: String } =
            "enthält ein weiteres Archiv, `{inner}`; das weisen manche Mailserver ab.",
            "contains another archive, `{inner}`, which some mail servers refuse.";
    }

    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        /// `internal`: there are attachments, but only internal ones.
        NothingThere { written: String, count: usize, internal: bool } = match internal {
            true => match count {
                1 =>
                    "Der Text spricht von einer Anlage („{written}“), aber alle Anlagen sind nur \
                     intern sichtbar.",
                    "The text mentions an attachment (\"{written}\"), but all attachments are \
                     internal.";
                count =>
                    "Die Texte sprechen an {count} Stellen von einer Anlage, zuerst „{written}“, \
                     aber alle Anlagen sind nur intern sichtbar.",
                    "The texts mention an attachment in {count} places, first as \"{written}\", \
                     but all attachments are internal.";
            };
            false => match count {
                1 =>
                    "Der Text spricht von einer Anlage („{written}“), aber es gibt keine.",
                    "The text mentions an attachment (\"{written}\"), but there is none.";
                count =>
                    "Die Texte sprechen an {count} Stellen von einer Anlage, zuerst „{written}“, \
                     aber es gibt keine.",
                    "The texts mention an attachment in {count} places, first as \"{written}\", \
                     but there is none.";
            };
        };
        NoSuchNumber { written: String, count: usize } = match count {
            1 =>
                "Der Text nennt „{written}“, es gibt aber nur eine Anlage.",
                "The text refers to \"{written}\", but there is only one attachment.";
            count =>
                "Der Text nennt „{written}“, es gibt aber nur {count} Anlagen.",
                "The text refers to \"{written}\", but there are only {count} attachments.";
        };
        OtherNumbers { written: String } =
            "Der Text nennt „{written}“, aber keine Anlage hat diese Nummer.",
            "The text refers to \"{written}\", but no attachment has this number.";
        NotMentioned { titles: Vec<String> as first } = match (titles.as_slice()) {
            [title] =>
                "Die Anlage „{title}“ wird in keinem Text erwähnt.",
                "No text mentions the attachment \"{title}\".";
            titles =>
                ("{} Anlagen werden in keinem Text erwähnt: {titles}.", titles.len()),
                ("No text mentions these {} attachments: {titles}.", titles.len());
        };
        Ambiguous { written: String, count: usize } =
            "„{written}“ passt auf {count} Anlagen; welche gemeint ist, bleibt offen.",
            "\"{written}\" matches {count} attachments; it is unclear which one is meant.";
        Candidate = "vielleicht diese", "perhaps this one";
        ListHere = "die Liste der Anlagen", "the list of attachments";
        OpenColon { written: String } =
            "Nach dem Doppelpunkt von „{written}“ folgt nichts.",
            "Nothing follows the colon of \"{written}\".";
        BareLinks { count: usize, host: String } = match count {
            1 =>
                "Die fremde Internetadresse „{host}“ steht ausgeschrieben im Text, statt hinter \
                 einem Namen.",
                "The external web address \"{host}\" is written out in the text instead of being \
                 linked from a name.";
            _ =>
                "{count} fremde Internetadressen stehen ausgeschrieben im Text, statt hinter einem \
                 Namen, zuerst „{host}“.",
                "{count} external web addresses are written out in the text instead of being \
                 linked from names, first \"{host}\".";
        };
        AlsoHere = "auch hier", "also here";
        Blocked { file: String, fault: Fault } = "`{file}` {fault}", "`{file}` {fault}";
        LargeImage {
            file: String,
            width: u64,
            height: u64,
            /// The longer side.
            long: u64 as copied(copy),
            bytes: u64 as size,
            smaller: u64 as size,
            /// How much less that is.
            less: u64 as size,
            /// The number of further ones.
            others: usize,
            /// The total saving.
            all: u64 as size,
        } = match others {
            0 =>
                "`{file}` ist mit {width} × {height} Pixeln und {bytes} viel größer als nötig. {long} \
                 wären es etwa {smaller}, also etwa {less} weniger.",
                "`{file}` is much larger than necessary, with {width} × {height} pixels and \
                 {bytes}. {long}, it would be about {smaller}, or about {less} less.";
            1 =>
                "`{file}` ist mit {width} × {height} Pixeln und {bytes} viel größer als nötig. {long} \
                 wären es etwa {smaller}, also etwa {less} weniger. Mit einem weiteren Bild spart \
                 jede E-Mail etwa {all}.",
                "`{file}` is much larger than necessary, with {width} × {height} pixels and \
                 {bytes}. {long}, it would be about {smaller}, or about {less} less. Together with one \
                 other picture, this saves about {all} in each mail.";
            _ =>
                "`{file}` ist mit {width} × {height} Pixeln und {bytes} viel größer als nötig. {long} \
                 wären es etwa {smaller}, also etwa {less} weniger. Mit {others} weiteren Bildern \
                 spart jede E-Mail etwa {all}.",
                "`{file}` is much larger than necessary, with {width} × {height} pixels and \
                 {bytes}. {long}, it would be about {smaller}, or about {less} less. Together with \
                 {others} other pictures, this saves about {all} in each mail.";
        };
        LargeToo { bytes: u64 as size, smaller: u64 as size } =
            "{bytes}, kleiner etwa {smaller}",
            "{bytes}, reduced about {smaller}";
        /// The largest files first.
        TooLarge {
            total: u64 as size,
            limit: u64 as size,
            files: Vec<(String, u64)> as largest,
        } =
            "Jede E-Mail wird mindestens {total} groß; erlaubt sind {limit}. {files}",
            "Each mail will be at least {total}; the limit is {limit}. {files}";
        SizeOf { octets: u64 as size } = "{octets}", "{octets}";
        LimitHere = "die Grenze", "the limit";
    }
}

/// What a smaller copy would be like.
fn copy(long: u64, language: Language) -> String {
    if long <= ENOUGH {
        return language.pick("Als JPEG", "As a JPEG").to_owned();
    }
    language.pick(
        format!("Mit {ENOUGH} Pixeln an der längeren Seite"),
        format!("With {ENOUGH} pixels on the longer side"),
    )
}

/// The first titles, and the number of the others.
fn first(titles: &[String], language: Language) -> String {
    let quoted = |title: &String| language.pick(format!("„{title}“"), format!("\"{title}\""));
    some(4)(&titles.iter().map(quoted).collect::<Vec<_>>(), language)
}

/// Names the largest files with their sizes.
fn largest(files: &[(String, u64)], language: Language) -> String {
    let with = language.pick("mit", "at");
    let named =
        files.iter().map(|(file, bytes)| format!("`{file}` {with} {}", size(*bytes, language)));
    let start = match files.len() {
        1 => language.pick("Die größte Anlage ist", "The largest attachment is"),
        _ => language.pick("Die größten Anlagen sind", "The largest attachments are"),
    };
    format!("{start} {}.", all_of(&named.collect::<Vec<_>>(), language))
}
