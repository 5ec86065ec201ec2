//! `send --test`: one contact's mail to another address; to an address of the list, that row's own
//! mail.

use std::path::{Path, PathBuf};

use super::deliver::{run, transport, watch};
use super::messages::account::Account;
use super::messages::test_mail::Row;
use super::messages::{Message, named};
use super::plan::{Planned, compose, options};
use super::select::Selected;
use crate::command::CommandError;
use crate::command::approval::history::History;
use crate::command::status::stop;
use crate::contacts::{Address, Contact};
use crate::delivery::{Channel, Ending, Outcome, Reply, State, Unrecorded, with_reason};
use crate::diagnostic::Findings;
use crate::exit::Exit;
use crate::mailing::parts::Person;
use crate::mailing::{Addressee, MailSource, Mailing, Purpose};
use crate::ui::Ui;

/// Sends a mail to another address, without recording it. For a correction it is the mail of
/// somebody who has received an earlier version. An address of the list gets its own mail, once in
/// each language.
pub(super) fn send(
    selected: &Selected<'_>,
    address: &str,
    mut findings: Findings,
) -> Result<Exit, CommandError> {
    let Ok(address) = Address::parse(address) else {
        let says = Message::NoAddress { written: address.to_owned() };
        return Err(CommandError::new(Exit::Usage, says));
    };
    let ledger = if selected.args.correction { selected.look()? } else { None };
    let mut before =
        History::read(ledger.as_ref(), selected.id(), selected.channel).map_err(stop)?;
    let has_it = !before.reached().is_empty();
    let own = own_row(selected, &address);
    let one: Vec<&Contact> = own.or_else(|| somebody(selected, &before)).into_iter().collect();
    let purpose = Purpose::Test { to: &address, every_language: own.is_some() };
    let mut mailing = compose(selected, &before, &one, purpose, &mut findings);
    if mailing.as_ref().is_some_and(|one| before.content_differs(&one.content_digest)) {
        before = before.corrected();
        // The findings are the same as before.
        mailing = compose(selected, &before, &one, purpose, &mut Findings::new());
    } else if has_it {
        // There is nothing to correct: it is shown as it was sent.
        before = History::read(None, selected.id(), selected.channel).map_err(stop)?;
    }
    let Some(mailing) = mailing.filter(|_| !findings.has_errors()) else {
        return Ok(selected.faulty(&findings));
    };
    selected.ui().grave(&findings, &selected.args.mailing.file);
    let partition = before.divide(&mailing, &[], |_| true);
    let (Some(contact), true) = (one.first(), !partition.todo.is_empty()) else {
        return Err(CommandError::new(Exit::Declined, Message::Nobody));
    };
    selected.ui().say(&row(selected, &address, contact, own.is_some(), &mailing));
    let options = options(selected, None);
    let (elsewhere, changed) = (0, None);
    let planned =
        Planned { selected, mailing, before, partition, elsewhere, changed, options, findings };
    send_each(&address, planned)
}

/// The row of the list with this address; of several, the one that gets the mail.
fn own_row<'a>(selected: &Selected<'a>, address: &Address) -> Option<&'a Contact> {
    let key = address.key();
    let chosen = selected.people.iter().copied();
    let mut all = chosen.chain(&selected.read.book.contacts);
    all.find(|contact| contact.address.key() == key)
}

/// The first recipient; where there is something to correct, the first who has received it.
fn somebody<'a>(selected: &Selected<'a>, before: &History) -> Option<&'a Contact> {
    let reached = before.reached();
    let has_it =
        |one: &&Contact| reached.is_empty() || reached.contains(&Person::who(&one.address.key()));
    let wanted = selected.people.iter().copied();
    wanted.filter(|one| selected.wants(&one.address)).find(has_it)
}

/// The person whose mail the test is.
fn row(
    selected: &Selected<'_>,
    address: &Address,
    contact: &Contact,
    own: bool,
    mailing: &Mailing<'_>,
) -> Row {
    let chosen = |one: &&Contact| one.address.key() == contact.address.key();
    let languages = 0..mailing.addressees().len();
    Row {
        address: address.to_string(),
        name: contact.display_name(),
        line: contact.span.position().line,
        own,
        gets_it: selected.people.iter().any(chosen),
        languages: languages.map(|at| mailing.common(at).language.to_string()).collect(),
    }
}

/// Mails to one address would be one file, so each language has its own folder.
fn send_each(address: &Address, mut planned: Planned<'_>) -> Result<Exit, CommandError> {
    let selected = planned.selected;
    let files = planned.files();
    let todo = std::mem::take(&mut planned.partition.todo);
    let parts: Vec<(PathBuf, Vec<usize>)> = if selected.channel == Channel::Smtp || todo.len() == 1
    {
        vec![(files, todo)]
    } else {
        let language = |index| planned.mailing.common(index).language.to_string();
        todo.into_iter().map(|index| (files.join(language(index)), vec![index])).collect()
    };
    let mut exit = Exit::Done;
    for (files, todo) in parts {
        planned.partition.todo = todo;
        let transport = transport(&planned, files.clone())?;
        let watch = watch(&planned);
        let outcome = run(&planned, &*transport, &Unrecorded, &watch);
        let test = Test { address, channel: selected.channel, files: &files };
        test.tell(selected.ui(), &outcome, &watch.finish());
        if outcome.exit() != Exit::Done {
            exit = outcome.exit();
        }
    }
    Ok(exit)
}

/// A test mail.
struct Test<'a> {
    address: &'a Address,
    channel: Channel,
    files: &'a Path,
}

impl Test<'_> {
    /// Reports the result.
    fn tell(&self, ui: &Ui, outcome: &Outcome, not_reached: &[(Addressee, State, Reply)]) {
        let (channel, folder) = (self.channel, self.files.display().to_string());
        match (outcome.sent, channel) {
            (0, _) => {}
            (_, Channel::Smtp) => ui.say(&Account::TestSent { address: self.address.to_string() }),
            (mails, _) => ui.say(&Account::Sent { mails, channel, folder }),
        }
        for (person, state, reply) in not_reached {
            ui.say(&Account::NotReached { state: *state, people: 1 });
            let reply = with_reason(reply.code, &reply.text, ui.language);
            ui.line(&format!("  {}: {reply}", named(person)));
        }
        if let Ending::Aborted(abort) = &outcome.ending {
            ui.say(&*abort.says);
            if let Some(help) = &abort.help {
                ui.say(&**help);
            }
        }
    }
}
