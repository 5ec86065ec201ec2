//! Which mails that unsubscribe count by themselves, and which the office has to decide about.
//!
//! A sender is easily forged. So a wish counts only where it comes from an address of the list, was
//! written to the office, and nothing speaks against its sender; and it can be taken back by a later
//! day of consent in the list.

use std::collections::BTreeSet;

use super::notice::{Desk, Doubt, Kind};
use super::settle::Noticed;
use crate::contacts::Address;
use crate::mail::{Mailbox, Unsubscribe};
use crate::settings::MailSettings;

/// The office to which people write.
#[derive(Clone, Debug, Default)]
pub struct Office {
    /// Its addresses, by [`Address::key`]: for unsubscribing, for replies, of the sender.
    own: BTreeSet<String>,
    /// Where people unsubscribe.
    desk: Desk,
}

/// Why a wish does not count by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A program wrote it.
    Automatic,
    /// The sender is not the one that it names.
    Forged,
    /// It was handed over by another domain than its sender's.
    Elsewhere,
    /// The sender is not on the list.
    NotListed,
    /// It was not written to the office.
    NotToUs,
}

impl Why {
    /// The stable English name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Forged => "forged",
            Self::Elsewhere => "elsewhere",
            Self::NotListed => "not-listed",
            Self::NotToUs => "not-to-us",
        }
    }
}

impl Office {
    /// The office of these settings, whose list has these addresses, by key.
    pub fn of(mail: &MailSettings, email: Option<&str>, people: BTreeSet<String>) -> Self {
        let written = [&mail.from, &mail.reply_to].into_iter().flatten().map(|text| &*text.value);
        let written = written.chain(email);
        let mut own: BTreeSet<String> =
            written.filter_map(Mailbox::parse).map(|one| one.address.key()).collect();
        let unsubscribe = mail.unsubscribe.as_ref();
        let unsubscribe = unsubscribe.and_then(|text| Unsubscribe::parse(&text.value));
        let mut desk = Desk { people, ..Desk::default() };
        if let Some((address, subject)) = unsubscribe.as_ref().and_then(Unsubscribe::mail) {
            let key = Address::parse(&address).ok().map(|address| address.key());
            desk = Desk {
                keyword: subject,
                address: key.filter(|key| own.insert(key.clone())),
                ..desk
            };
        }
        Self { own, desk }
    }

    /// By what it recognises the people who unsubscribe.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Who unsubscribes, or why it does not count; `None` for what is no such wish.
    pub fn decide(&self, noticed: &Noticed) -> Option<Result<Address, Why>> {
        let notice = &noticed.notice;
        let wish = notice.wish.as_ref().filter(|_| notice.kind == Kind::Unsubscribe)?;
        let Ok(from) = Address::parse(&notice.from) else { return Some(Err(Why::NotListed)) };
        let is_ours = |to: &String| Address::parse(to).is_ok_and(|to| self.own.contains(&to.key()));
        let key = from.key();
        let answers_own = noticed.mail.as_ref().is_some_and(|mail| mail.key == key);
        Some(match wish.doubt {
            Some(Doubt::Forged) => Err(Why::Forged),
            Some(Doubt::Elsewhere) => Err(Why::Elsewhere),
            Some(Doubt::Automatic) => Err(Why::Automatic),
            None if !answers_own && !self.desk.people.contains(&key) => Err(Why::NotListed),
            None if !wish.to.iter().any(is_ours) => Err(Why::NotToUs),
            None => Ok(from),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::notice::{Notice, Wish};
    use super::*;

    fn noticed(from: &str, to: &str, doubt: Option<Doubt>) -> Noticed {
        let wish = Some(Wish { at: None, to: vec![to.to_owned()], doubt });
        let notice = Notice {
            kind: Kind::Unsubscribe,
            sentence: "Abmeldung".into(),
            from: from.into(),
            message_id: None,
            stands_alone: true,
            wish,
        };
        Noticed { file: PathBuf::from("INBOX/1"), notice, mail: None }
    }

    #[test]
    fn only_who_is_on_the_list_and_writes_to_the_office_unsubscribes() {
        let own = ["amt@stadt.example".to_owned()].into();
        let people = ["anna@verein.example".to_owned()].into();
        let office = Office { own, desk: Desk { people, ..Desk::default() } };
        for (from, to, doubt, outcome) in [
            ("Anna@Verein.example", "amt@stadt.example", None, Ok("anna@verein.example")),
            ("bo@verein.example", "amt@stadt.example", None, Err(Why::NotListed)),
            ("", "amt@stadt.example", None, Err(Why::NotListed)),
            ("anna@verein.example", "andere@stadt.example", None, Err(Why::NotToUs)),
            ("anna@verein.example", "amt@stadt.example", Some(Doubt::Forged), Err(Why::Forged)),
            (
                "anna@verein.example",
                "amt@stadt.example",
                Some(Doubt::Automatic),
                Err(Why::Automatic),
            ),
        ] {
            let decided = office.decide(&noticed(from, to, doubt)).unwrap();
            let decided = decided.map(|address| address.key());
            assert_eq!(decided.as_deref().map_err(|why| *why), outcome, "{from} {to}");
        }
    }
}
