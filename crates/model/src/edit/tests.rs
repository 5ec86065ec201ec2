//! Changing minutes files: comments, order, line ends and both key languages.

use std::fs;

use chrono::NaiveDate;

use super::*;
use crate::minutes::{Kind, Presence};

fn draft(text: &str) -> Draft {
    let source = Source::new("a.toml", text);
    let kept = Kept::of(Path::new("a.toml"), text.as_bytes().to_vec());
    let draft = Draft::of(&source, kept, Language::German);
    draft.unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// What becomes of a text; the result says what is meant.
fn changed(text: &str, change: impl FnOnce(&mut Draft)) -> String {
    let mut draft = draft(text);
    change(&mut draft);
    let text = draft.text();
    assert!(proof::says(&text, &draft.document), "{text}");
    text
}

const SAMPLE: &str = "# Kopf\n\ntitel = 'A'   # so\nart   = \"rundmail\"\n\n[sitzung]\ndatum  = 2026-09-03\n\
                      # der Saal\nort    = 'Rathaus' # Saal 2\n\n# ---- Termine ----\n\n\
                      # der erste\n[[termine]]\ntitel = 'Eins'\n\n# der zweite\n[[termine]]\n\
                      titel = 'Zwei'\n  [termine.online]\n  link = 'x'\n\n[[termine]]\ntitel = 'Drei'\n# Ende\n";

#[test]
fn nothing_changes_unasked() {
    assert_eq!(draft(SAMPLE).text(), SAMPLE);
    for text in ["", "# nur das", "a.b = 1\n[c] # d\n\n\n", "x = [ # y\n 1, \n]\r\n"] {
        assert_eq!(draft(text).text().trim_end(), text.trim_end());
    }
}

#[test]
fn a_value_changes_and_its_comment_stays() {
    let new = changed(SAMPLE, |draft| {
        draft.set(&Place::top(), "title", &Value::text("B \"so\"")).unwrap();
        draft.set(&Place::top(), "kind", &Value::choice(Kind::Minutes)).unwrap();
        let meeting = Place::top().table("meeting");
        draft.set(&meeting, "place", &Value::text("Rathaus")).unwrap();
        let second = Place::top().entry("dates", 1);
        draft.set(&second.table("online"), "passcode", &Value::text("1")).unwrap();
    });
    let expected = SAMPLE
        .replace("titel = 'A'   # so", "titel = \"B \\\"so\\\"\"   # so")
        .replace("\"rundmail\"", "\"protokoll\"")
        .replace("  link = 'x'\n", "  link = 'x'\n  kenncode = \"1\"\n");
    assert_eq!(new, expected);
}

#[test]
fn new_keys_stand_where_they_usually_do() {
    let new = changed(SAMPLE, |draft| {
        let meeting = Place::top().table("meeting");
        let time = chrono::NaiveTime::from_hms_opt(17, 0, 0).unwrap();
        draft.set(&meeting, "start", &Value::Time(time)).unwrap();
        draft.set(&meeting, "chair", &Value::text("Jana\nBeispiel\n")).unwrap();
        draft.set(&Place::top(), "id", &Value::text("x")).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 9, 3).unwrap();
        draft.set(&Place::top(), "issued", &Value::Date(day)).unwrap();
        draft.set(&meeting.table("online"), "phone", &Value::Texts(vec!["1".into()])).unwrap();
        draft.set(&Place::top().table("attendance"), "persons", &Value::Number(7)).unwrap();
    });
    let expected = SAMPLE
        .replace("# Kopf\n\ntitel", "# Kopf\n\nkennung = \"x\"\ntitel")
        .replace("mail\"\n", "mail\"\nausgabedatum = 2026-09-03\n")
        .replace("-03\n# der", "-03\nbeginn = 17:00:00\n# der")
        .replace(
            "# Saal 2\n",
            "# Saal 2\nleitung = \"\"\"\nJana\nBeispiel\n\"\"\"\n\n[sitzung.online]\n\
             telefon = [\"1\"]\n\n[teilnahme]\npersonen = 7\n",
        );
    assert_eq!(new, expected);
}

#[test]
fn what_is_removed_leaves_its_comments() {
    let new = changed(SAMPLE, |draft| {
        draft.remove(&Place::top().table("meeting"), "place");
        draft.remove(&Place::top(), "title");
        draft.remove(&Place::top().entry("dates", 1).table("online"), "url");
        draft.remove(&Place::top(), "intro");
    });
    let expected = SAMPLE
        .replace("titel = 'A'   # so\nart", "# so\nart")
        .replace("\nort    = 'Rathaus' # Saal 2\n", "\n# Saal 2\n")
        .replace("  [termine.online]\n  link = 'x'\n", "");
    assert_eq!(new, expected);
}

#[test]
fn entries_come_go_and_move() {
    let title = |title: &str| [("date", Value::text("x")), ("title", Value::text(title))];
    let new = changed(SAMPLE, |draft| {
        draft.insert(&Place::top(), "dates", 1, &title("Neu")).unwrap();
        draft.insert(&Place::top(), "dates", 9, &title("Letzter")).unwrap();
        assert_eq!(draft.count(&Place::top(), "dates"), 5);
    });
    let expected = SAMPLE
        .replace("'Eins'\n", "'Eins'\n\n[[termine]]\ntitel = \"Neu\"\ndatum = \"x\"\n")
        .replace("'Drei'\n", "'Drei'\n\n[[termine]]\ntitel = \"Letzter\"\ndatum = \"x\"\n");
    assert_eq!(new, expected);

    let new = changed(SAMPLE, |draft| draft.remove_entry(&Place::top(), "dates", 1).unwrap());
    let second = "\n# der zweite\n[[termine]]\ntitel = 'Zwei'\n  [termine.online]\n  link = 'x'\n";
    assert_eq!(
        new.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>(),
        SAMPLE.replace(second, "").split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>()
    );

    let new = changed(SAMPLE, |draft| {
        draft.move_entry(&Place::top(), "dates", 1, 2).unwrap();
    });
    let third = "\n[[termine]]\ntitel = 'Drei'\n";
    assert_eq!(new, SAMPLE.replace(third, "").replace(second, &format!("{third}{second}")));
    assert_eq!(draft(SAMPLE).move_entry(&Place::top(), "dates", 1, 3), Err(NoSuchPlace));
}

#[test]
fn all_entries_may_go() {
    let new = changed(SAMPLE, |draft| {
        for _ in 0..3 {
            draft.remove_entry(&Place::top(), "dates", 0).unwrap();
        }
        draft.insert(&Place::top(), "dates", 0, &[("title", Value::text("Neu"))]).unwrap();
    });
    for comment in ["---- Termine", "der erste", "Ende", "Kopf", "Saal"] {
        assert!(new.contains(comment), "{comment}: {new}");
    }
    assert_eq!(new.matches("[[termine]]").count(), 1);
}

#[test]
fn lists_below_entries_and_in_braces() {
    let text = "title = 'T'\nkind = 'minutes'\n[[agenda]]\ntitle = 'A'\ntasks = [{ text = 'Eins' }, { who = 'x', text = 'Zwei' }]\n\n[[agenda]]\ntitle = 'B'\n[[agenda.items]]\ntitle = 'C'\n";
    let new = changed(text, |draft| {
        let first = Place::top().entry("agenda", 0);
        draft.insert(&first, "tasks", 1, &[("text", Value::text("Neu"))]).unwrap();
        draft.insert(&first, "tasks", 3, &[("text", Value::text("Ende"))]).unwrap();
        draft.set(&first.entry("tasks", 0), "done", &Value::Flag(true)).unwrap();
        draft.remove(&first.entry("tasks", 2), "who");
        let below = Place::top().entry("agenda", 1);
        draft.insert(&below, "decisions", 0, &[("text", Value::text("Ja"))]).unwrap();
        let votes = below.entry("decisions", 0).table("votes");
        draft.set(&votes, "yes", &Value::Number(3)).unwrap();
        draft.set(&votes, "no", &Value::Number(0)).unwrap();
        draft.insert(&below.entry("items", 0), "tasks", 0, &[("text", Value::text("T"))]).unwrap();
    });
    let expected = "title = 'T'\nkind = 'minutes'\n[[agenda]]\ntitle = 'A'\ntasks = [{ text = 'Eins', done = true }, { text = \"Neu\" }, { text = 'Zwei' }, { text = \"Ende\" }]\n\n[[agenda]]\ntitle = 'B'\n\n[[agenda.decisions]]\ntext = \"Ja\"\nvotes = { yes = 3, no = 0 }\n[[agenda.items]]\ntitle = 'C'\n\n[[agenda.items.tasks]]\ntext = \"T\"\n";
    assert_eq!(new, expected);
    let new = changed(text, |draft| draft.move_entry(&Place::top(), "agenda", 1, 0).unwrap());
    let order = ["'B'", "'C'", "'A'"].map(|title| new.find(title).unwrap());
    assert!(order.is_sorted(), "{new}");
    let new = changed("title = 'T'\ndates = []\nkind = 'minutes'\n", |draft| {
        draft.insert(&Place::top(), "dates", 0, &[("title", Value::text("A"))]).unwrap();
    });
    assert_eq!(new, "title = 'T'\nkind = 'minutes'\n\n[[dates]]\ntitle = \"A\"\n");
}

#[test]
fn dotted_keys_and_mixed_sections() {
    let text = "titel = 'T'\nsitzung.datum = 2026-09-03\n[[tagesordnung]]\ntitel = 'A'\n[[termine]]\ntitel = 'X'\n[[tagesordnung]]\ntitel = 'B'\n[[tagesordnung.aufgaben]]\ntext = 'b'\n";
    let new = changed(text, |draft| {
        draft.set(&Place::top().table("meeting"), "place", &Value::text("R")).unwrap();
        draft.move_entry(&Place::top(), "agenda", 0, 1).unwrap();
    });
    assert!(new.contains("sitzung.ort   = \"R\"\n"), "{new}");
    assert!(new.find("'B'").unwrap() < new.find("'A'").unwrap());
}

#[test]
fn line_ends_and_marks_stay() {
    let windows = SAMPLE.replace('\n', "\r\n");
    let new = changed(&windows, |draft| {
        draft.set(&Place::top(), "intro", &Value::text("a\nb\n")).unwrap();
    });
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    assert_eq!(new.matches('\n').count(), windows.matches('\n').count() + 4);
    let mixed = "a = 1\r\nb = 2\ntitel = 'A'\r\nc = 3\nd = 4\r\n";
    let new = changed(mixed, |draft| {
        draft.set(&Place::top(), "title", &Value::text("B")).unwrap();
    });
    assert_eq!(new, mixed.replace("'A'", "\"B\""));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let utf16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    for encode in [&utf16 as &dyn Fn(&str) -> Vec<u8>, &marked] {
        fs::write(&path, encode("titel = 'Ä'\r\n")).unwrap();
        let mut draft = Draft::open(&path, Language::English).value.unwrap();
        draft.set(&Place::top(), "kind", &Value::choice(Kind::Circular)).unwrap();
        draft.save().unwrap();
        assert_eq!(fs::read(&path).unwrap(), encode("titel = 'Ä'\r\nart   = \"rundmail\"\r\n"));
    }
}

#[test]
fn what_somebody_else_has_written_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, "title = 'A'\n").unwrap();
    let mut draft = Draft::open(&path, Language::German).value.unwrap();
    draft.set(&Place::top(), "title", &Value::text("B")).unwrap();
    draft.save().unwrap();
    let person = [("name", Value::text("Kim")), ("status", Value::choice(Presence::Guest))];
    draft.insert(&Place::top(), "participants", 0, &person).unwrap();
    draft.save().unwrap();
    let text = "title = \"B\"\n\n[[participants]]\nname   = \"Kim\"\nstatus = \"guest\"\n";
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    fs::write(&path, "title = 'C'\n").unwrap();
    draft.set(&Place::top(), "title", &Value::text("D")).unwrap();
    assert!(matches!(draft.save(), Err(NotSaved::Changed)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "title = 'C'\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_is_no_toml_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, "title = A\n").unwrap();
    let read = Draft::open(&path, Language::German);
    assert!(read.value.is_none() && read.findings.has_errors());
    assert!(Draft::open(&folder.path().join("b.toml"), Language::German).value.is_none());
    let mut draft = draft("agenda = 3\n");
    assert_eq!(draft.insert(&Place::top(), "agenda", 0, &[]), Err(NoSuchPlace));
    let entry = Place::top().entry("dates", 0);
    assert_eq!(draft.set(&entry, "title", &Value::Flag(true)), Err(NoSuchPlace));
}

#[test]
fn a_protected_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    fs::write(&path, "title = 'A'\n").unwrap();
    let mut protected = fs::metadata(&path).unwrap().permissions();
    protected.set_readonly(true);
    fs::set_permissions(&path, protected).unwrap();
    let mut draft = Draft::open(&path, Language::German).value.unwrap();
    draft.set(&Place::top(), "title", &Value::text("B")).unwrap();
    assert!(matches!(draft.save(), Err(NotSaved::ReadOnly)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "title = 'A'\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
