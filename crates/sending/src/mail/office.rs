//! Mails of the program to the office itself: the report of a mailing.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lettre::message::header::{self, ContentType};
use lettre::message::{Body, MultiPart};

use super::fields;
use super::identity::{self, boundary, fingerprint};
use super::parts::{self, Attachment};
use super::{Mailbox, Message};

/// A mail to the office.
#[derive(Clone, Debug)]
pub struct OfficeMail {
    /// The office as the sender.
    pub from: Mailbox,
    /// The office as the recipient.
    pub to: Mailbox,
    /// The subject.
    pub subject: String,
    /// The text, with `\n` between its lines.
    pub text: String,
    /// The `Date`.
    pub date: DateTime<Utc>,
    /// The time zone of the date.
    pub timezone: Tz,
    /// The attached files.
    pub attachments: Vec<Attachment>,
    /// What distinguishes the mail from all others: mails with the same ID are the same mail.
    pub id: String,
}

impl OfficeMail {
    /// The ID of the mail about what `parts` name.
    pub fn id_of(parts: &[&str]) -> String {
        fingerprint("report", parts)
    }

    /// Composes the mail.
    ///
    /// # Errors
    /// An error of lettre, which does not occur for valid senders and recipients.
    pub fn compose(&self) -> Result<Message, lettre::error::Error> {
        let (from, to) = (&self.from.address, &self.to.address);
        let message_id = identity::message_id(&self.id, from);
        let envelope = lettre::address::Envelope::new(Some(from.into()), vec![to.into()])?;
        let text = Body::new(self.text.replace('\n', "\r\n"));
        let mixed = MultiPart::mixed().boundary(boundary("mixed", &self.id));
        let mixed = mixed.singlepart(parts::text(ContentType::TEXT_PLAIN, text));
        let mixed =
            self.attachments.iter().map(Attachment::part).fold(mixed, MultiPart::singlepart);
        let message = lettre::Message::builder()
            .raw_header(fields::date(self.date, self.timezone))
            .raw_header(fields::mailbox::<header::From>(&self.from.name, from))
            .raw_header(fields::mailbox::<header::To>(&self.to.name, to))
            .raw_header(fields::subject(&fields::one_line(&self.subject)))
            // Nobody wrote it, and nobody should answer (RFC 3834, section 5).
            .raw_header(fields::field("Auto-Submitted", "auto-generated".to_owned()))
            .envelope(envelope)
            .message_id(Some(message_id.clone()))
            .multipart(mixed)?;
        let (from, to) = (from.clone(), to.clone());
        Ok(Message { from, to, message_id, head: message.formatted(), shared: [].into() })
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::{MessageParser, MimeHeaders};

    use super::*;
    use crate::mail::validate;

    #[test]
    fn it_is_a_mail_to_the_office_alone() {
        let office = Mailbox::parse("Büro, Nord <amt@stadt.example>").unwrap();
        let mail = OfficeMail {
            from: office.clone(),
            to: office,
            subject: "Versandbericht: Frühling\r\nBcc: x@y.example".into(),
            text: "Gesendet an 3 Personen.\n\n- Anna Çelik\n".into(),
            date: "2026-09-17T10:00:00Z".parse().unwrap(),
            timezone: Tz::Europe__Berlin,
            attachments: vec![Attachment {
                name: "bericht.csv".into(),
                media_type: "text/csv; charset=utf-8".into(),
                bytes: b"a;b\r\n".to_vec(),
            }],
            id: OfficeMail::id_of(&["a", "1"]),
        };
        let message = mail.compose().unwrap();
        validate::check(&message).unwrap();
        let bytes = message.to_bytes();
        let read = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some("Versandbericht: Frühling Bcc: x@y.example"));
        assert!(read.body_text(0).unwrap().contains("- Anna Çelik"));
        assert_eq!(read.attachment(0).unwrap().attachment_name(), Some("bericht.csv"));
        assert_eq!(format!("<{}>", read.message_id().unwrap()), message.message_id);
        assert_eq!(mail.compose().unwrap().to_bytes(), bytes);
    }
}
