//! Mails on the disk: single files, mbox files (mboxo and mboxrd), Maildir folders, files of
//! Outlook.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::{HEAD, outlook};
use crate::input;

/// The format of a file with mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Single,
    Mbox,
    Outlook,
}

/// Passes each mail below `path` to `each`, folders sorted by name, and returns what could not be
/// read.
pub fn read(path: &Path, each: &mut dyn FnMut(&Path, &[u8])) -> Vec<(PathBuf, io::Error)> {
    let mut faults = Vec::new();
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => folder(path, each, &mut faults),
        Ok(_) => note(file(path, true, each), path, &mut faults),
        Err(error) => faults.push((path.to_owned(), error)),
    }
    faults
}

fn note(result: io::Result<()>, path: &Path, faults: &mut Vec<(PathBuf, io::Error)>) {
    if let Err(error) = result {
        faults.push((path.to_owned(), error));
    }
}

/// Reads a folder with everything below it. Links to folders are not followed, because they may be
/// circular.
fn folder(top: &Path, each: &mut dyn FnMut(&Path, &[u8]), faults: &mut Vec<(PathBuf, io::Error)>) {
    let mut folders = vec![top.to_owned()];
    while let Some(current) = folders.pop() {
        let mut below = match entries(&current) {
            Ok(below) => below,
            Err(error) => {
                faults.push((current, error));
                continue;
            }
        };
        below.sort();
        let mut deeper = Vec::new();
        for path in below {
            match fs::symlink_metadata(&path) {
                Ok(data) if data.is_dir() => deeper.push(path),
                Ok(data) if data.is_file() => note(file(&path, false, each), &path, faults),
                Ok(_) => {}
                Err(error) => faults.push((path, error)),
            }
        }
        folders.extend(deeper.into_iter().rev());
    }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// Reads a file; one named by the user is a mail, whatever its name.
fn file(path: &Path, named: bool, each: &mut dyn FnMut(&Path, &[u8])) -> io::Result<()> {
    let mut reader = BufReader::new(input::open(path)?);
    match form(path, named, reader.fill_buf()?) {
        None => Ok(()),
        Some(Form::Outlook) => {
            each(path, &outlook::read(path)?);
            Ok(())
        }
        Some(Form::Mbox) => mbox(reader, &mut |mail| each(path, mail)),
        Some(Form::Single) => {
            let mut mail = Vec::new();
            reader.take(HEAD as u64).read_to_end(&mut mail)?;
            each(path, &mail);
            Ok(())
        }
    }
}

fn form(path: &Path, named: bool, start: &[u8]) -> Option<Form> {
    let ends_in = |ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    let above = path.parent().and_then(Path::file_name);
    let in_maildir = above.is_some_and(|name| name == "new" || name == "cur");
    if start.starts_with(outlook::MAGIC) {
        (named || ends_in("msg")).then_some(Form::Outlook)
    } else if start.starts_with(b"From ") && start.contains(&b'\n') {
        // Without a line feed it is a single mail of an old Macintosh.
        Some(Form::Mbox)
    } else {
        (named || ends_in("eml") || in_maildir).then_some(Form::Single)
    }
}

/// Splits an mbox at lines that begin with `From ` after an empty line, and removes the quoting of
/// such lines (mboxrd; mboxo quotes less, which does no harm here).
fn mbox(mut reader: impl BufRead, each: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let mut mail = Vec::new();
    let (mut begun, mut after_empty) = (false, true);
    let mut line = Vec::new();
    loop {
        line.clear();
        // Limits the length of a line: the rest is read as a separate line, and is beyond the head
        // anyway.
        if reader.by_ref().take(HEAD as u64).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if after_empty && line.starts_with(b"From ") {
            if begun {
                each(&mail);
            }
            mail.clear();
            begun = true;
        } else if mail.len() < HEAD {
            mail.extend_from_slice(unquoted(&line));
            mail.truncate(HEAD);
        }
        after_empty = matches!(line.as_slice(), b"\n" | b"\r\n");
    }
    if begun {
        each(&mail);
    }
    Ok(())
}

fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    let is_quoted = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "));
    if is_quoted { line.get(1..).unwrap_or_default() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mails(path: &Path) -> Vec<String> {
        let mut seen = Vec::new();
        let faults = read(path, &mut |_, mail| seen.push(String::from_utf8_lossy(mail).into()));
        assert!(faults.is_empty(), "{faults:?}");
        seen
    }

    #[test]
    fn an_mbox_is_split_and_unquoted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Eingang");
        let text =
            "From a Sat\nA: 1\n\nFrom\n>From x\n>>From y\nFrom here\n\nFrom b Sun\r\nA: 2\r\n";
        fs::write(&path, text).unwrap();
        let both = ["A: 1\n\nFrom\nFrom x\n>From y\nFrom here\n\n", "A: 2\r\n"];
        assert_eq!(mails(&path), both);
        assert_eq!(mails(folder.path()), both, "found by its first line");
    }

    #[test]
    fn a_folder_gives_what_is_mail_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("b.eml", "b"),
            ("A.EML", "a"),
            ("notes.txt", "no"),
            (".Fehler/cur/1:2,S", "cur"),
            (".Fehler/new/2", "new"),
            (".Fehler/tmp/3", "no"),
            ("dovecot.index", "no"),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        assert_eq!(mails(folder.path()), ["a", "b", "cur", "new"]);
        assert_eq!(mails(&folder.path().join("notes.txt")), ["no"], "named by the user");
    }

    #[test]
    fn a_huge_mail_costs_no_more_than_its_head() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mbox");
        fs::write(&path, format!("From a\n{}\n\nFrom b\nB: 1\n", "x".repeat(3 * HEAD))).unwrap();
        let lengths: Vec<usize> = mails(&path).iter().map(String::len).collect();
        assert_eq!(lengths, [HEAD, 5]);
    }

    #[test]
    fn what_is_not_there_is_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(&folder.path().join("no"), &mut |_, _| {}).len(), 1);
    }
}
