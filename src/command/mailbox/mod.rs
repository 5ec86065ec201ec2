//! The office's mailbox is read: what came back is recorded, and who unsubscribes.
//!
//! It is read in portions. After each, what it says is in the ledger, and so is how far the folder was
//! read; so an interrupted reading goes on where it stopped, and nothing is missed.

pub(super) mod messages;
mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::status::stop;
use super::{CommandError, Context, receipt};
use crate::bounces::notice::Kind;
use crate::bounces::settle::{Account, Matched};
use crate::bounces::wishes;
use crate::contacts::Address;
use crate::delivery::ledger::{Known, Ledger, Return};
use crate::settings::Settings;

pub(super) use read::{Wanted, fetch, office};

/// What was read, and what follows from it.
#[derive(Debug, Default)]
pub(super) struct Returns {
    /// What was matched with the ledger.
    pub account: Account,
    /// The number of automatic replies and the like.
    pub auto_replies: usize,
    /// The number of other mails, replies that answer none of ours included.
    pub ordinary: usize,
    /// What could not be read.
    pub faults: Vec<(PathBuf, io::Error)>,
    /// Who has unsubscribed.
    pub unsubscribed: Vec<Unsubscribed>,
    /// Why mails that unsubscribe were not applied, by place.
    pub doubts: BTreeMap<PathBuf, wishes::Why>,
    /// How many mails were moved, where that was asked for.
    pub moved: Option<usize>,
    /// Why not everything was read.
    pub broken: Option<CommandError>,
}

/// Somebody who has unsubscribed by mail.
#[derive(Debug)]
pub(super) struct Unsubscribed {
    /// The address.
    pub address: Address,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it was not known before.
    pub is_new: bool,
}

/// Records what came back.
pub(super) fn record(
    ledger: &mut Ledger,
    account: &Account,
    settings: &Settings,
    context: &Context<'_>,
) -> Result<(), CommandError> {
    let bounced = marks(&account.bounced, Matched::is_new);
    let complained = marks(&account.complained, Matched::is_new_complaint);
    ledger.mark_bounced(&bounced).map_err(stop)?;
    ledger.mark_complained(&complained).map_err(stop)?;
    let all = bounced.iter().chain(&complained);
    let mailings: BTreeSet<&str> = all.map(|(mail, _)| &*mail.mailing).collect();
    let now = (context.world.now(), settings.defaults.timezone);
    for id in mailings {
        receipt::leave(&settings.folder(), ledger, id, now, context.ui.language)?;
    }
    Ok(())
}

fn marks(list: &[Matched], is_new: fn(&Matched) -> bool) -> Vec<(&Known, Return)> {
    let new = list.iter().filter(|one| is_new(one));
    new.map(|one| (&one.mail, one.returned.clone())).collect()
}

impl Returns {
    /// Whether there is anything for people to see.
    pub(super) fn is_empty(&self) -> bool {
        let Account { bounced, delayed, complained, notices, unmatched, .. } = &self.account;
        !bounced.iter().any(Matched::is_new)
            && !complained.iter().any(Matched::is_new_complaint)
            && delayed.is_empty()
            && notices.is_empty()
            && unmatched.is_empty()
            && self.newly_unsubscribed() == 0
    }

    /// The number of people who have unsubscribed and were not known to have.
    pub(super) fn newly_unsubscribed(&self) -> usize {
        self.unsubscribed.iter().filter(|one| one.is_new).count()
    }

    /// Whether somebody may want to unsubscribe, and the office has to decide.
    pub(super) fn has_undecided(&self) -> bool {
        self.account.notices.iter().any(|one| one.notice.kind == Kind::Unsubscribe)
    }
}
