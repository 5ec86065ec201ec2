//! Killed at every step of every mail.

use std::fs;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use super::books::Doubts;
use super::{Setup, TIMEOUT, kill};
use crate::parallel::in_parallel;
use crate::server::{Act, Moment, Step};

const PEOPLE: usize = 20;

/// Holds the server where a kill is due until the program is dead.
struct Trap {
    hits: Receiver<()>,
    dead: Sender<()>,
}

impl Trap {
    /// A trap at this step of this mail of the first connection, and the script that springs it.
    fn at(step: Step, mail: usize) -> (Self, impl Fn(&Moment) -> Act + Send + Sync + 'static) {
        let ((spring, hits), (dead, buried)) = (channel(), channel::<()>());
        let buried = Mutex::new(buried);
        let script = move |moment: &Moment| {
            if (moment.connection, moment.step, moment.mail) == (1, step, mail) {
                spring.send(()).unwrap();
                buried.lock().unwrap().recv_timeout(TIMEOUT).unwrap();
            }
            Act::Normal
        };
        (Self { hits, dead }, script)
    }

    /// Runs into the trap. Gives who is in doubt.
    fn run(&self, setup: &Setup) -> Doubts {
        let mut child = setup.spawn();
        self.hits.recv_timeout(TIMEOUT).expect("it never comes to that step");
        kill(&mut child);
        self.dead.send(()).unwrap();
        setup.check_after_kill(&Doubts::new())
    }
}

impl Setup {
    /// Adds an attachment.
    fn attach(&self, bytes: &[u8]) {
        let folder = self.office.folder.path();
        let minutes = folder.join(self.office.file);
        let text = fs::read_to_string(&minutes).unwrap();
        let record = "[[anlagen]]\nkennung = \"a\"\ntitel = \"Anlage\"\ndatei = \"anlage.pdf\"\n";
        fs::write(minutes, text + record).unwrap();
        fs::write(folder.join("anlage.pdf"), bytes).unwrap();
        let settings = folder.join("rundmail.toml");
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(settings, text.replace("[versand]", "[versand]\nhoechstgroesse = \"20 MB\""))
            .unwrap();
    }
}

/// Who gets the mail of that number, where all go over one connection.
fn person(mail: usize) -> String {
    format!("person{}@verein.example", mail.saturating_sub(1))
}

#[test]
fn at_every_step_of_every_mail_nobody_gets_two_and_nobody_is_forgotten() {
    let steps = [Step::Mail, Step::Rcpt, Step::Data, Step::Go, Step::Body, Step::Dot, Step::Taken];
    let each = (1..=PEOPLE).flat_map(|mail| steps.map(|step| (step, mail)));
    let hello = [(Step::Connect, 0), (Step::Ehlo, 0)];
    let doubted = Arc::new(Mutex::new(Vec::new()));
    in_parallel(4, each.chain(hello), |(step, mail)| {
        let (trap, script) = Trap::at(step, mail);
        let setup = Setup::new(PEOPLE, 1, script);
        let doubts = trap.run(&setup);
        // The one in flight, or the one before, whose outcome was not on the disk yet.
        let possible = [mail, mail.saturating_sub(1)].map(person);
        assert!(doubts.iter().all(|doubt| possible.contains(doubt)), "{step:?} {mail} {doubts:?}");
        if matches!(step, Step::Body | Step::Dot) {
            assert_eq!(doubts, Doubts::from([person(mail)]), "it is on its way: {step:?}");
        }
        let ended = setup.finish();
        let done = mail == PEOPLE && (step == Step::Taken || doubts.contains(&person(mail)));
        let wanted = match (done, doubts.is_empty()) {
            (true, _) => 5,
            (false, true) => 0,
            (false, false) => 4,
        };
        assert_eq!(ended.code, Some(wanted), "{step:?} {mail} {}", ended.err);
        assert_eq!(setup.balance(), doubts, "{step:?} {mail}");
        // The clerk's answers, for one mail of each step.
        if mail == 7 {
            assert_eq!(setup.close(), doubts);
        }
        doubted.lock().unwrap().extend(doubts);
    });
    assert!(doubted.lock().unwrap().len() >= 2 * PEOPLE, "nothing was put to the test");
}

#[test]
fn with_half_of_a_mail_on_the_wire_it_is_in_doubt_and_was_not_taken() {
    let (trap, script) = Trap::at(Step::Body, 2);
    let setup = Setup::new(4, 1, script);
    // More than the system keeps between two programs, so that the rest never leaves this one.
    setup.attach(&vec![b'%'; 12_000_000]);
    let doubts = trap.run(&setup);
    assert_eq!(doubts, Doubts::from([person(2)]));
    assert_eq!(setup.server.recipients(), [person(1)], "the other half never came");
    assert_eq!(setup.finish().code, Some(4));
    assert_eq!(setup.close(), doubts);
}
