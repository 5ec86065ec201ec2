//! People whose address does not exist, according to a report or the server: whether they are to be
//! written to once more is asked before anything is sent.

use super::messages::gone::GoneMessage;
use super::messages::named;
use super::select::Selected;
use crate::cli::Gone;
use crate::command::approval::history::{History, Partition};
use crate::command::{CommandError, bounced};
use crate::exit::Exit;
use crate::mailing::{MailSource, Mailing};

/// Removes those who are to be left out from `partition`. A rehearsal decides nothing; there is no
/// question for people named on the command line, those tried in this mailing before, and a
/// correction.
pub(super) fn ask(
    selected: &Selected<'_>,
    before: &History,
    mailing: &Mailing<'_>,
    partition: &mut Partition,
) -> Result<(), CommandError> {
    // Those who have received a mistake should get the correction, as far as possible.
    let is_decided = selected.args.mailing.gone == Some(Gone::Send)
        || selected.args.mailing.only.is_some()
        || before.round > 1;
    if !selected.reaches_people() || is_decided {
        return Ok(());
    }
    let known = bounced::gone(selected.settings(), selected.context);
    let people = mailing.addressees();
    let is_gone = |index: &usize| {
        people.get(*index).is_some_and(|person| {
            known.contains(&person.address.key()) && before.entry(person).is_none()
        })
    };
    let gone: Vec<usize> = partition.todo.iter().copied().filter(is_gone).collect();
    if gone.is_empty() || selected.args.mailing.dry_run && selected.args.mailing.gone.is_none() {
        return Ok(());
    }
    if selected.args.mailing.gone.is_none() {
        if !selected.asks() {
            let stop =
                CommandError::new(Exit::Declined, GoneMessage::Undecided { people: gone.len() });
            return Err(stop.help(GoneMessage::Decide));
        }
        let names = gone.iter().filter_map(|index| people.get(*index)).map(named).collect();
        if selected.ui().confirm(&GoneMessage::Question { names }) {
            return Ok(());
        }
    }
    partition.todo.retain(|index| !is_gone(index));
    partition.gone = gone;
    Ok(())
}
