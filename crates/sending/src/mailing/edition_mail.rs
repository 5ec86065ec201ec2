//! The mails of one language, ready to be composed for one person after the other.

use super::Addressee;
use super::messages::PlanMessage;
use super::own::OwnTasks;
use super::sender::written;
use crate::contacts::Contact;
use crate::diagnostic::Diagnostic;
use crate::document::letter::{Letter, LetterBody, Personal};
use crate::document::own;
use crate::document::view::Document;
use crate::document::vocabulary::Greetings;
use crate::mail::{Common, Composer, Message, Unsubscribe, greeting};
use crate::rules;
use crate::settings::Greeting;

/// Everything from which the mails of one language are made.
#[derive(Debug)]
pub(super) struct EditionMail {
    pub(super) common: Common,
    pub(super) composer: Composer,
    pub(super) letter: Letter,
    pub(super) greetings: Greetings,
    pub(super) style: Greeting,
    /// Writes what people have still to do.
    pub(super) own: own::OwnTasks,
    /// The tree from which the letter was made.
    pub(super) document: Document,
    /// The text of the PDF, where the office's own template was used.
    pub(super) own_pdf: Option<String>,
    /// The digest of the bytes that its mails share.
    pub(super) shared_digest: [u8; 32],
}

impl EditionMail {
    /// The length of the part that is left out of digests.
    pub(super) fn opening_len(&self) -> usize {
        self.composer.opening_len()
    }

    /// The Message-ID of a person's mail.
    pub(super) fn message_id(&self, to: &Addressee) -> String {
        self.composer.message_id(&to.address)
    }

    /// The largest file, with its encoded size.
    pub(super) fn largest(&self) -> Option<(String, u64)> {
        let files = self.common.attachments.iter().map(|file| (&file.name, file.bytes.len()));
        let pictures = self.common.pictures.iter().map(|one| (&one.name, one.bytes.len()));
        let largest = files.chain(pictures).max_by_key(|(_, octets)| *octets);
        largest.map(|(name, octets)| (name.clone(), on_the_wire(octets)))
    }

    /// The text for a person.
    pub(super) fn body(
        &self,
        contact: &Contact,
        own: &OwnTasks,
    ) -> Result<LetterBody, Box<Diagnostic>> {
        let tasks = own.of(&contact.span, &self.common.language);
        let tasks = (!tasks.is_empty()).then(|| self.own.document(&tasks));
        let greeting = greeting(contact.party(), self.style, &self.greetings);
        let unsubscribe = self.common.unsubscribe.as_ref().map(Unsubscribe::as_str);
        let tasks = tasks.as_ref();
        self.letter.render(&Personal { greeting: &greeting, contact, unsubscribe, tasks })
    }

    /// The mail to a person.
    pub(super) fn compose(
        &self,
        contact: &Contact,
        addressee: &Addressee,
        own: &OwnTasks,
    ) -> Result<Message, Box<Diagnostic>> {
        let body = self.body(contact, own)?;
        let Addressee { name, address } = addressee;
        self.composer.compose(name, address, &body.html, &body.text).map_err(|_| {
            let says = PlanMessage::NoMailbox { written: written(&self.common.from) };
            Box::new(rules::mail::FROM.finds(says))
        })
    }
}

/// The size of this many bytes in base64.
fn on_the_wire(bytes: usize) -> u64 {
    (bytes as u64).div_ceil(57) * 78
}
