//! A specimen of the mails of a round, for the office: without anything of a person.

use super::edition_mail::EditionMail;
use super::messages::PlanMessage;
use super::own::OwnTasks;
use super::sender::written;
use super::{Mailing, Standing};
use crate::diagnostic::Diagnostic;
use crate::mail::{Mailbox, Message};
use crate::rules;

/// What stands in a specimen where the mails have something of their own.
#[derive(Clone, Copy, Debug)]
pub struct Placeholder<'a> {
    /// Stands before the subject.
    pub mark: &'a str,
    /// The first and last name of nobody.
    pub names: [&'a str; 2],
}

impl Mailing<'_> {
    /// The sender of its mails; `None` where it reaches nobody.
    pub fn sender(&self) -> Option<&Mailbox> {
        self.editions.first().map(|edition| &edition.common.from)
    }

    /// A specimen in the first language that it was written in to anybody, a correction where it is
    /// one; `None` where it reaches nobody.
    ///
    /// # Errors
    /// As [`super::MailSource::compose`].
    pub fn specimen(
        &self,
        office: &Mailbox,
        placeholder: Placeholder<'_>,
    ) -> Result<Option<Message>, Box<Diagnostic>> {
        let corrected = |standing: Standing| usize::from(standing != Standing::Corrected);
        let first = self.recipients.iter().min_by_key(|one| (corrected(one.standing), one.edition));
        let Some(first) = first else { return Ok(None) };
        let Some(edition) = self.editions.get(first.edition) else { return Ok(None) };
        let EditionMail { common, composer, .. } = edition;
        let nobody = first.contact.nobody(office.address.clone(), placeholder.names);
        // Nobody has anything to do.
        let body = edition.body(&nobody, &OwnTasks::default())?;
        let subject = format!("{} {}", placeholder.mark, common.subject);
        let version = &self.content_digest;
        let made = composer.specimen(office, &subject, version, &body.html, &body.text);
        made.map(Some).map_err(|_| {
            let says = PlanMessage::NoMailbox { written: written(office) };
            Box::new(rules::mail::FROM.finds(says))
        })
    }
}
