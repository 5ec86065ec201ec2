//! What the rules about enclosures say.

use super::ENOUGH;
use crate::l10n::{Bilingual, Joint, Language, list, size};

/// Why servers refuse a file.
#[derive(Debug)]
pub(super) enum Fault {
    Kind { ending: String },
    Disguised { shown: String, ending: String },
    Program,
    Macros,
    Encrypted,
    Inside { inner: String },
    Nested { inner: String },
}

/// What is wrong, and what the other places show.
#[derive(Debug)]
pub(super) enum Words {
    /// `internal`: there are attachments, but only internal ones.
    NothingThere {
        written: String,
        count: usize,
        internal: bool,
    },
    NoSuchNumber {
        written: String,
        count: usize,
    },
    NotMentioned {
        titles: Vec<String>,
    },
    Ambiguous {
        written: String,
        count: usize,
    },
    Candidate,
    ListHere,
    OpenColon {
        written: String,
    },
    BareLinks {
        count: usize,
        host: String,
    },
    AlsoHere,
    Blocked {
        file: String,
        fault: Fault,
    },
    LargeImage {
        file: String,
        width: u64,
        height: u64,
        bytes: u64,
        smaller: u64,
        /// How many more there are.
        others: usize,
        /// What all together would save.
        all: u64,
    },
    LargeToo {
        bytes: u64,
        smaller: u64,
    },
    /// The largest files first.
    TooLarge {
        total: u64,
        limit: u64,
        files: Vec<(String, u64)>,
    },
    SizeOf {
        size: u64,
    },
    LimitHere,
}

impl Bilingual for Fault {
    fn german(&self) -> String {
        match self {
            Self::Kind { ending } => {
                format!("ist eine Datei mit der Endung .{ending}; die weisen viele Mailserver ab.")
            }
            Self::Disguised { shown, ending } => format!(
                "sieht aus wie eine Datei mit der Endung .{shown}, endet aber auf .{ending}; das weisen Mailserver als Schadprogramm ab."
            ),
            Self::Program => "ist in Wirklichkeit ein Programm; das weisen Mailserver ab.".into(),
            Self::Macros => {
                "ist ein Dokument mit Makros; das weisen viele Mailserver ab, gerade die von Behörden."
                    .into()
            }
            Self::Encrypted => {
                "ist ein Archiv mit Kennwort; das können Mailserver nicht prüfen und weisen es oft ab."
                    .into()
            }
            Self::Inside { inner } => {
                format!("enthält `{inner}`; das weisen viele Mailserver auch in einem Archiv ab.")
            }
            Self::Nested { inner } => format!(
                "enthält ein weiteres Archiv, `{inner}`; das weisen manche Mailserver ab."
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Kind { ending } => {
                format!("is a file with the ending .{ending}, which many mail servers refuse.")
            }
            Self::Disguised { shown, ending } => format!(
                "looks like a file with the ending .{shown} but ends in .{ending}, which mail servers refuse as malware."
            ),
            Self::Program => "is in fact a program, which mail servers refuse.".into(),
            Self::Macros => "is a document with macros, which many mail servers refuse, those of \
                 public bodies above all."
                .into(),
            Self::Encrypted => {
                "is an archive with a password, which mail servers cannot look into \
                 and often refuse."
                    .into()
            }
            Self::Inside { inner } => {
                format!("holds `{inner}`, which many mail servers refuse even in an archive.")
            }
            Self::Nested { inner } => {
                format!("holds another archive, `{inner}`, which some mail servers refuse.")
            }
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        let size = |bytes: &u64| size(*bytes, Language::German);
        match self {
            Self::NothingThere { written, count, internal } => {
                let says = match count {
                    1 => format!("Der Text spricht von einer Anlage („{written}“)"),
                    count => format!(
                        "Die Texte sprechen an {count} Stellen von einer Anlage, zuerst „{written}“"
                    ),
                };
                if *internal {
                    format!("{says}, aber alle Anlagen sind nur intern sichtbar.")
                } else {
                    format!("{says}, aber es gibt keine.")
                }
            }
            Self::NoSuchNumber { written, count } => {
                let there = match count {
                    1 => "nur eine Anlage".to_owned(),
                    count => format!("nur {count} Anlagen"),
                };
                format!("Der Text nennt „{written}“, es gibt aber {there}.")
            }
            Self::NotMentioned { titles } => match titles.as_slice() {
                [title] => format!("Die Anlage „{title}“ wird in keinem Text erwähnt."),
                titles => format!(
                    "{} Anlagen werden in keinem Text erwähnt: {}.",
                    titles.len(),
                    first(titles, Language::German)
                ),
            },
            Self::Ambiguous { written, count } => {
                format!("„{written}“ passt auf {count} Anlagen; welche gemeint ist, bleibt offen.")
            }
            Self::Candidate => "vielleicht diese".into(),
            Self::ListHere => "die Liste der Anlagen".into(),
            Self::OpenColon { written } => {
                format!("Nach dem Doppelpunkt von „{written}“ folgt nichts.")
            }
            Self::BareLinks { count: 1, host } => format!(
                "Die fremde Internetadresse „{host}“ steht ausgeschrieben im Text, statt hinter einem Namen."
            ),
            Self::BareLinks { count, host } => format!(
                "{count} fremde Internetadressen stehen ausgeschrieben im Text, statt hinter einem Namen, zuerst „{host}“."
            ),
            Self::AlsoHere => "auch hier".into(),
            Self::Blocked { file, fault } => format!("`{file}` {}", fault.german()),
            Self::LargeImage { file, width, height, bytes, smaller, others, all } => {
                let copy = match width.max(height) {
                    long if *long > ENOUGH => {
                        format!("Mit {ENOUGH} Pixeln an der längeren Seite")
                    }
                    _ => "Als JPEG".to_owned(),
                };
                let one = format!(
                    "`{file}` ist mit {width} × {height} Pixeln und {} viel größer als nötig. {copy} wären es etwa {}, also etwa {} weniger.",
                    size(bytes),
                    size(smaller),
                    size(&(bytes - smaller)),
                );
                match others {
                    0 => one,
                    1 => format!(
                        "{one} Mit einem weiteren Bild spart jede E-Mail etwa {}.",
                        size(all)
                    ),
                    more => format!(
                        "{one} Mit {more} weiteren Bildern spart jede E-Mail etwa {}.",
                        size(all)
                    ),
                }
            }
            Self::LargeToo { bytes, smaller } => {
                format!("{}, kleiner etwa {}", size(bytes), size(smaller))
            }
            Self::TooLarge { total, limit, files } => format!(
                "Jede E-Mail wird mindestens {} groß; erlaubt sind {}. {}",
                size(total),
                size(limit),
                largest(files, Language::German)
            ),
            Self::SizeOf { size: bytes } => size(bytes),
            Self::LimitHere => "die Grenze".into(),
        }
    }

    fn english(&self) -> String {
        let size = |bytes: &u64| size(*bytes, Language::English);
        match self {
            Self::NothingThere { written, count, internal } => {
                let says = match count {
                    1 => format!("The text speaks of an attachment (\"{written}\")"),
                    count => format!(
                        "The texts speak of an attachment in {count} places, \"{written}\" first"
                    ),
                };
                if *internal {
                    format!("{says}, but all attachments are internal.")
                } else {
                    format!("{says}, but there is none.")
                }
            }
            Self::NoSuchNumber { written, count } => {
                let there = match count {
                    1 => "is only one attachment".to_owned(),
                    count => format!("are only {count} attachments"),
                };
                format!("The text names \"{written}\", but there {there}.")
            }
            Self::NotMentioned { titles } => match titles.as_slice() {
                [title] => format!("No text mentions the attachment \"{title}\"."),
                titles => format!(
                    "No text mentions these {} attachments: {}.",
                    titles.len(),
                    first(titles, Language::English)
                ),
            },
            Self::Ambiguous { written, count } => {
                format!("\"{written}\" fits {count} attachments; which is meant stays open.")
            }
            Self::Candidate => "perhaps this one".into(),
            Self::ListHere => "the list of attachments".into(),
            Self::OpenColon { written } => format!("Nothing follows the colon of \"{written}\"."),
            Self::BareLinks { count: 1, host } => {
                format!(
                    "A web address of others, \"{host}\", is spelled out instead of standing behind a name."
                )
            }
            Self::BareLinks { count, host } => format!(
                "{count} web addresses of others are spelled out instead of standing behind names, \"{host}\" first."
            ),
            Self::AlsoHere => "here too".into(),
            Self::Blocked { file, fault } => format!("`{file}` {}", fault.english()),
            Self::LargeImage { file, width, height, bytes, smaller, others, all } => {
                let copy = match width.max(height) {
                    long if *long > ENOUGH => format!("With {ENOUGH} pixels on its longer side"),
                    _ => "As JPEG".to_owned(),
                };
                let one = format!(
                    "`{file}` is much larger than it needs to be, with {width} × {height} pixels and {}. {copy} it would be about {}, about {} less.",
                    size(bytes),
                    size(smaller),
                    size(&(bytes - smaller)),
                );
                match others {
                    0 => one,
                    1 => {
                        format!("{one} With one more picture each mail saves about {}.", size(all))
                    }
                    more => {
                        format!(
                            "{one} With {more} more pictures each mail saves about {}.",
                            size(all)
                        )
                    }
                }
            }
            Self::LargeToo { bytes, smaller } => {
                format!("{}, smaller about {}", size(bytes), size(smaller))
            }
            Self::TooLarge { total, limit, files } => format!(
                "Each mail will be at least {}; the limit is {}. {}",
                size(total),
                size(limit),
                largest(files, Language::English)
            ),
            Self::SizeOf { size: bytes } => size(bytes),
            Self::LimitHere => "the limit".into(),
        }
    }
}

/// The first titles, and how many more there are.
fn first(titles: &[String], language: Language) -> String {
    const SHOWN: usize = 4;
    let quoted = |title: &String| language.pick(format!("„{title}“"), format!("\"{title}\""));
    let mut shown: Vec<String> = titles.iter().take(SHOWN).map(quoted).collect();
    match titles.len().saturating_sub(SHOWN) {
        0 => {}
        more => shown.push(language.pick(format!("{more} weitere"), format!("{more} more"))),
    }
    list(&shown, Joint::And, language)
}

/// Names the largest files with their sizes.
fn largest(files: &[(String, u64)], language: Language) -> String {
    let with = language.pick("mit", "with");
    let named =
        files.iter().map(|(file, bytes)| format!("`{file}` {with} {}", size(*bytes, language)));
    let named: Vec<String> = named.collect();
    let start = match files.len() {
        1 => language.pick("Die größte Anlage ist", "The largest attachment is"),
        _ => language.pick("Die größten Anlagen sind", "The largest attachments are"),
    };
    format!("{start} {}.", list(&named, Joint::And, language))
}
