//! A Rund-Mail with lettre as its documentation shows it: a message from the builder for each person,
//! handed to one pooled `SmtpTransport` by as many threads as there are connections.
//!
//! Usage: plain-lettre PORT MAILS CONNECTIONS TEXT HTML ATTACHMENT

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use lettre::message::header::ContentType;
use lettre::message::{Attachment, MultiPart};
use lettre::transport::smtp::PoolConfig;
use lettre::{Message, SmtpTransport, Transport};

type Fault = Box<dyn Error + Send + Sync>;

/// The content, which is the same for everybody.
struct Content {
    text: String,
    html: String,
    attachment: Vec<u8>,
}

impl Content {
    /// The mail to one person.
    fn mail(&self, number: usize) -> Result<Message, Fault> {
        let greeting = format!("Guten Tag Probe{number},\n\n");
        let body = MultiPart::alternative_plain_html(
            greeting.clone() + &self.text,
            greeting + &self.html,
        );
        let file = Attachment::new("brief.pdf".to_owned())
            .body(self.attachment.clone(), ContentType::parse("application/pdf")?);
        let message = Message::builder()
            .from("Stadt Musterhausen <amt@musterhausen.example>".parse()?)
            .to(format!("Probe{number} <person{number}@verein.example>").parse()?)
            .subject("Rund-Mail")
            .multipart(MultiPart::mixed().multipart(body).singlepart(file))?;
        Ok(message)
    }
}

fn main() -> Result<(), Fault> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [port, mails, connections, text, html, attachment] = &words[..] else {
        return Err("PORT MAILS CONNECTIONS TEXT HTML ATTACHMENT".into());
    };
    let (mails, connections): (usize, usize) = (mails.parse()?, connections.parse()?);
    let content = Content {
        text: fs::read_to_string(text)?,
        html: fs::read_to_string(html)?,
        attachment: fs::read(attachment)?,
    };
    let transport = SmtpTransport::builder_dangerous("127.0.0.1")
        .port(port.parse()?)
        .pool_config(PoolConfig::new().max_size(u32::try_from(connections)?))
        .build();
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), Fault> {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= mails {
                return Ok(());
            }
            transport.send(&content.mail(number)?)?;
        }
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..connections).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread failed")?)
    })
}
