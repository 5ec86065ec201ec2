//! `init`: creates a workspace with commented sample files. Never overwrites anything.

use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Tz;

use super::{CommandError, Context, files, schema};
use crate::cli::InitArgs;
use crate::exit::Exit;
use crate::l10n::{Language, messages};
use crate::schema::Of;
use crate::settings;
use crate::workspace::output::Readers;

/// The sample files in one language.
struct Starter {
    settings: &'static str,
    minutes: &'static str,
    contacts: &'static str,
    gitignore: &'static str,
    attachments: &'static str,
    attachments_path: &'static str,
}

const GERMAN: Starter = Starter {
    settings: include_str!("../../templates/start/de/rundmail.toml"),
    minutes: include_str!("../../templates/start/de/minutes.toml"),
    contacts: include_str!("../../templates/start/de/contacts.csv"),
    gitignore: include_str!("../../templates/start/de/gitignore"),
    attachments: include_str!("../../templates/start/de/attachments.txt"),
    attachments_path: "anlagen/LIESMICH.txt",
};

const ENGLISH: Starter = Starter {
    settings: include_str!("../../templates/start/en/rundmail.toml"),
    minutes: include_str!("../../templates/start/en/minutes.toml"),
    contacts: include_str!("../../templates/start/en/contacts.csv"),
    gitignore: include_str!("../../templates/start/en/gitignore"),
    attachments: include_str!("../../templates/start/en/attachments.txt"),
    attachments_path: "attachments/README.txt",
};

const CONTACTS: &str = "contacts.csv";

/// Runs the command.
pub(super) fn run(args: &InitArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let now = context.world.now().with_timezone(&Tz::Europe__Berlin);
    let files = files(context.ui.language, now.date_naive());
    let mut minutes = String::new();
    let mut written = 0;
    for (name, bytes) in files {
        let own = is_minutes(&name).then(|| some_minutes(&args.folder)).flatten();
        let path = in_folder(&args.folder, &own.unwrap_or_else(|| name.clone()));
        written += usize::from(files::write_new(&path, &bytes, readers(&name), context)?);
        if is_minutes(&name) {
            minutes = path.display().to_string();
        }
    }
    if written == 0 {
        context.ui.say(&Message::NothingToDo);
        return Ok(Exit::Declined);
    }
    context.ui.say(&Message::Next { minutes });
    Ok(Exit::Done)
}

/// The path as people write it: without a leading `./`.
fn in_folder(folder: &Path, name: &Path) -> PathBuf {
    if folder == Path::new(".") { name.to_owned() } else { folder.join(name) }
}

fn is_minutes(name: &Path) -> bool {
    let is_toml = name.extension().is_some_and(|ending| ending == "toml");
    is_toml && name != Path::new(settings::FILE_NAME)
}

/// Addresses and access data are for their owner.
fn readers(name: &Path) -> Readers {
    if name == Path::new(CONTACTS) || is_minutes(name) { Readers::Owner } else { Readers::Usual }
}

/// A minutes file that the folder already contains, so that it needs no sample.
fn some_minutes(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let names = entries.map(|entry| PathBuf::from(entry.file_name()));
    names.filter(|name| is_minutes(name)).min()
}

/// Every file of a new workspace with its path in it.
fn files(language: Language, today: NaiveDate) -> Vec<(PathBuf, Vec<u8>)> {
    let starter = language.pick(GERMAN, ENGLISH);
    let meeting = last_thursday(today);
    let minutes = with_days(starter.minutes, meeting, today);
    let headed = |of, text: &str| format!("{}\n{text}", schema::line(of, "", language)).into();
    let mut files = vec![
        (settings::FILE_NAME.into(), headed(Of::Settings, starter.settings)),
        (CONTACTS.into(), for_excel(starter.contacts)),
        (format!("{meeting}.toml").into(), headed(Of::Minutes, &minutes)),
        (starter.attachments_path.into(), starter.attachments.into()),
        (".gitignore".into(), starter.gitignore.into()),
    ];
    files.extend(schema::all(language));
    files
}

/// The Thursday before `today`: the sample reports on a past meeting.
fn last_thursday(today: NaiveDate) -> NaiveDate {
    let back = (today.weekday().num_days_from_monday() + 3) % 7 + 1;
    today.checked_sub_days(Days::new(back.into())).unwrap_or(today)
}

/// Excel recognises UTF-8 by its byte order mark, and needs CRLF.
fn for_excel(csv: &str) -> Vec<u8> {
    format!("\u{FEFF}{}", csv.replace('\n', "\r\n")).into_bytes()
}

/// Replaces `{today}` and `{day:14}` (that many days after the meeting).
fn with_days(template: &str, meeting: NaiveDate, today: NaiveDate) -> String {
    let mut parts = template.split("{day:");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (days, rest) = part.split_once('}').unwrap_or(("0", part));
        let days = days.parse().map_or(Days::new(0), Days::new);
        let day = meeting.checked_add_days(days).unwrap_or(meeting);
        text.push_str(&day.to_string());
        text.push_str(rest);
    }
    text.replace("{today}", &today.to_string())
}

messages! {
    /// Messages of the command.
    enum Message {
        NothingToDo = "Hier ist schon alles eingerichtet.", "Everything is already set up here.";
        Next { minutes: String } =
            "\nSo geht es weiter:\n  1. Tragen Sie in rundmail.toml Ihre Stelle ein und in \
             contacts.csv Ihre Kontakte.\n  2. Sehen Sie sich die Rund-Mail an:  rundmail vorschau \
             {minutes}\n  3. Proben Sie den Versand, noch ohne Mailserver:  rundmail senden \
             {minutes}\n  4. Wenn der Mailserver eingetragen ist, schicken Sie die Rund-Mail \
             zuerst sich selbst:\n     rundmail senden {minutes} --probe IHRE-ADRESSE",
            "\nWhat to do next:\n  1. Enter your office in rundmail.toml and your contacts in \
             contacts.csv.\n  2. Look at the mailing:  rundmail preview {minutes}\n  3. Rehearse \
             sending, still without a mail server:  rundmail send {minutes}\n  4. Once the mail \
             server is entered, send the mailing to yourself first:\n     rundmail send {minutes} \
             --test YOUR-ADDRESS";
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::fields::keys;
    use crate::source::Source;
    use crate::workspace::Workspace;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 24).unwrap()
    }

    /// A folder as `init` creates it, and the path of its minutes.
    fn workspace(language: Language) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let mut minutes = PathBuf::new();
        for (name, bytes) in files(language, today()) {
            let path = folder.path().join(&name);
            assert!(crate::workspace::output::write_new(&path, &bytes, Readers::Usual).unwrap());
            if is_minutes(&name) {
                minutes = path;
            }
        }
        (folder, minutes)
    }

    #[test]
    fn the_new_workspace_is_without_findings() {
        for language in [Language::German, Language::English] {
            let (_folder, minutes) = workspace(language);
            assert!(minutes.ends_with("2026-09-17.toml"));
            let read = Workspace::read(&minutes);
            assert!(read.findings.is_empty(), "{:?}", read.findings);
            let workspace = read.value.unwrap();
            let found = check::minutes(&workspace);
            assert!(found.is_empty(), "{found:?}");
            assert_eq!(workspace.minutes.events.len(), 3);
        }
    }

    #[test]
    fn every_key_of_the_format_is_in_the_starter_files() {
        for (english, german) in keys::NAMES.iter() {
            for (language, key) in [(Language::German, german), (Language::English, english)] {
                let starter = language.pick(GERMAN, ENGLISH);
                let all = format!("{}\n{}", starter.settings, starter.minutes);
                let is_there = all.lines().any(|line| {
                    let line = line.trim_start_matches(['#', ' ', '[']);
                    let named = line
                        .strip_prefix(key)
                        .is_some_and(|rest| rest.trim_start().starts_with(['=', ']']));
                    let ends = |mark: &str| line.contains(&format!(".{key}{mark}"));
                    let inline = line.contains(&format!("{{ {key} = "))
                        || line.contains(&format!(", {key} = "));
                    named || inline || ends("]") || ends(".")
                });
                assert!(is_there, "{key}");
            }
        }
    }

    #[test]
    fn starter_lines_fit_a_window_and_tell_no_secret() {
        for starter in [GERMAN, ENGLISH] {
            for text in [starter.settings, starter.minutes] {
                for line in text.lines() {
                    assert!(line.chars().count() <= 106, "{line}");
                    let is_mail = line.contains('@') && !line.trim_start().starts_with("# wo");
                    assert!(!is_mail || line.contains(".example"), "{line}");
                }
            }
        }
    }

    /// The heading of what belongs into a file of its own: a newsletter.
    const OTHER_FILE: &str = "--kind newsletter\" makes it";
    const ANDERE_DATEI: &str = "--art rundbrief“ legt sie an";

    /// The two files that a starter shows: minutes, and after its heading a newsletter.
    fn parts(text: &str) -> (&str, &str) {
        let split = text.split_once(OTHER_FILE).or_else(|| text.split_once(ANDERE_DATEI));
        let (minutes, newsletter) = split.unwrap();
        (minutes, newsletter.split_once('\n').unwrap().1)
    }

    /// The text with its commented examples activated.
    fn with_examples(text: &str) -> String {
        let example = |line: &str| {
            let bare = line.strip_prefix("# ")?.trim_start();
            let word = bare.find([' ', '=', ']']).unwrap_or(bare.len());
            let key = bare[..word].trim_start_matches('[').split('.').next().unwrap_or_default();
            let is_code = bare.starts_with('[') || bare[word..].trim_start().starts_with('=');
            let is_example = bare.starts_with('"') || keys::english(key).is_some();
            (is_code && is_example).then(|| bare.to_owned())
        };
        let lines = text.lines().map(|line| example(line).unwrap_or_else(|| line.to_owned()));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn commented_examples_work_when_their_marks_are_taken_away() {
        for starter in [GERMAN, ENGLISH] {
            let settings = with_examples(starter.settings);
            let read = settings::parse(&Source::new(settings::FILE_NAME, settings));
            assert!(read.findings.is_empty(), "{:?}", read.findings);
            let settings = read.value.unwrap();
            assert!(settings.smtp.is_some() && settings.organisation.logo.is_some());
            assert_eq!((settings.contacts.columns.len(), settings.check.len()), (1, 1));
            assert_eq!((settings.accept.len(), settings.words.len()), (1, 1));
            let meeting = last_thursday(today());
            let (minutes, newsletter) = parts(starter.minutes);
            let minutes = with_examples(&with_days(minutes, meeting, today()));
            let read = crate::minutes::parse(&Source::new("m.toml", minutes), &settings.defaults);
            assert!(read.findings.is_empty(), "{:?}", read.findings);
            let minutes = read.value.unwrap();
            assert!(minutes.meeting.unwrap().online.is_some());
            assert_eq!((minutes.participants.len(), minutes.attachments.len()), (1, 1));
            let head = "title = 'A'\nkind = 'newsletter'\n";
            let newsletter = format!("{head}{}", with_examples(newsletter));
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("a.toml");
            let other = ["beitraege/verein.toml", "contributions/club.toml"];
            for other in other.map(|other| folder.path().join(other)) {
                fs::create_dir_all(other.parent().unwrap()).unwrap();
                fs::write(other, "titel = 'B'\ntext = 'C'").unwrap();
            }
            fs::write(&file, newsletter).unwrap();
            let read = Workspace::read(&file);
            assert!(read.findings.is_empty(), "{:?}", read.findings);
            assert_eq!(read.value.unwrap().minutes.contributions.len(), 2);
        }
    }

    #[test]
    fn days_are_counted_from_the_meeting() {
        assert_eq!(last_thursday(today()).to_string(), "2026-09-17");
        let friday = today().succ_opt().unwrap();
        assert_eq!(last_thursday(friday), today());
        let text = with_days("a {day:0} b {day:14} c {today}", last_thursday(today()), today());
        assert_eq!(text, "a 2026-09-17 b 2026-10-01 c 2026-09-24");
    }

    #[test]
    fn a_folder_with_minutes_gets_no_sample() {
        let (folder, minutes) = workspace(Language::German);
        let name = minutes.file_name().map(PathBuf::from);
        assert_eq!(some_minutes(folder.path()), name);
        assert_eq!(some_minutes(&folder.path().join("anlagen")), None);
    }

    #[test]
    fn the_contact_list_opens_in_excel() {
        for (name, bytes) in files(Language::German, today()) {
            if name == Path::new("contacts.csv") {
                assert!(bytes.starts_with(b"\xEF\xBB\xBFAnrede;"));
                let text = String::from_utf8(bytes).unwrap();
                assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
            }
        }
    }
}
