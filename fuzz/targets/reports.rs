//! A file of any bytes among the mails that came back. The first byte chooses how it is called.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rundmail::bounces::{mailbox, parse};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, mail)) = bytes.split_first() else { return };
    if choice % 4 == 0 {
        let _ = parse::read(mail);
        return;
    }
    let name = ["mail.eml", "mail.msg", "inbox.mbox"][usize::from(choice % 3)];
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
    let path = folder.path().join(name);
    if std::fs::write(&path, mail).is_err() {
        return;
    }
    let _ = mailbox::read(&path, &mut |_, mail| drop(parse::read(mail)));
});
