//! Another contact's data in a mail: the program stops before anybody gets anything, and says where it
//! comes from. The texts lie in `tests/smtp/strangers/`.

use std::fs;
use std::path::Path;

use crate::office::Office;
use crate::server::{Act, Offer, Server};

const LIST: &str = "Vorname;Nachname;E-Mail;Notiz\r\n\
    Aylin;Probe;aylin@bruecke.example;Vertretung: Olena Muster, olena@verein.example\r\n\
    Olena;Muster;olena@verein.example;\r\n\
    Kim;Öz;kim@verein.example;vertritt Aylin Probe\r\n";

const TEMPLATE: &str = "{{ greeting }}\n\n{{ contact.extra.notiz }}\n\n{{ body }}\n";

#[test]
fn a_column_in_a_template_stops_the_mailing_before_anybody_gets_anything() {
    let server = Server::start(Offer::default(), |_| Act::Normal);
    let office = Office::of(0, server.port, "");
    office.write("kontakte.csv", LIST);
    office.write("templates/mail.txt", TEMPLATE);
    for (language, words) in
        [("de", ["send", "preview"]), ("en", ["send", "preview"]), ("de", ["senden", "vorschau"])]
    {
        let [send, preview] = words;
        let told = |args: &[&str]| {
            let mut command = office.command(args);
            command.env("RUNDMAIL_LANG", language).env("SOURCE_DATE_EPOCH", "1789648320");
            let ended = command.output().unwrap();
            assert_eq!(ended.status.code(), Some(1), "{args:?}");
            assert_eq!(ended.stdout, b"", "{args:?}");
            String::from_utf8(ended.stderr).unwrap()
        };
        let file = office.file;
        let text = told(&[send, file, "--yes"]);
        for args in [&[send, file, "--dry-run"][..], &[preview, file, "--no-open"]] {
            assert_eq!(told(args), text, "{args:?}");
        }
        assert!(told(&[send, file, "--test", "amt@amt.example"]).contains("mail.other-person"));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/strangers");
        let path = path.join(format!("{language}.txt"));
        if std::env::var_os("RUNDMAIL_REWRITE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(text, fs::read_to_string(&path).unwrap());
    }
    assert_eq!(server.recipients(), [""; 0]);
    assert_eq!(office.states(), [""; 0]);
    // Without the column everybody gets a mail, and the note does no harm.
    office.write("templates/mail.txt", "{{ greeting }}\n\n{{ body }}\n");
    assert_eq!(office.send(&[]).code, Some(0));
    assert_eq!(server.recipients().len(), 3);
}
