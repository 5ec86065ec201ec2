//! What composing a mail costs: lettre as its documentation shows it, and [`Composer`], which has lettre
//! write the shared parts once, and of each text only the lines that differ.
//!
//! `cargo bench --bench composing` prints a table: 12 KB of text and HTML that greet each person by name, and
//! a PDF of 200 KB or none.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use chrono::DateTime;
use lettre::message::header::ContentType;
use lettre::message::{self, MultiPart};
use rundmail::contacts::Address;
use rundmail::mail::{Attachment, Common, Composer, Mailbox, Variant};
use rundmail::minutes::LanguageTag;

type Or<T> = Result<T, Box<dyn Error>>;

const MAILS: u32 = 2_000;
const RUNS: usize = 5;
const SENDER: &str = "Stadt Musterhausen <amt@musterhausen.example>";

fn main() -> Or<()> {
    println!("| files | lettre as documented, µs a mail | rundmail, µs a mail | octets a mail |");
    println!("|---|---|---|---|");
    for (files, size) in [("none", 0), ("a PDF of 200 KB", 200_000)] {
        let file = (size > 0).then(|| (0..size).map(|at: u32| at.to_le_bytes()[1]).collect());
        let documented = micros(|number| documented(number, file.as_ref()))?;
        let composer = Composer::new(&common(file.as_ref())?);
        let ours = micros(|number| composed(&composer, number))?;
        let octets = composed(&composer, 0)?;
        println!("| {files} | {documented:.1} | {ours:.1} | {octets} |");
    }
    Ok(())
}

/// The median of several runs; each mail tells its bytes.
fn micros(mail: impl Fn(u32) -> Or<usize>) -> Or<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        for number in 0..MAILS {
            black_box(mail(number)?);
        }
        times.push(start.elapsed().as_secs_f64() / f64::from(MAILS) * 1e6);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[RUNS / 2])
}

/// The text for a person.
fn text(number: u32) -> String {
    let line = "Beschlossen wurde, die Übersicht der Beratungsstellen fortzuschreiben.\n";
    format!("Guten Tag Jörg Probe{number},\n\n") + &line.repeat(60)
}

fn html(number: u32) -> String {
    let line =
        "<p style=\"margin: 0 0 12px\">Beschlossen wurde, die Übersicht fortzuschreiben.</p>\n";
    format!("<p>Guten Tag Jörg Probe{number},</p>\n") + &line.repeat(90)
}

fn documented(number: u32, file: Option<&Vec<u8>>) -> Or<usize> {
    let body = MultiPart::alternative_plain_html(text(number), html(number));
    let mut mixed = MultiPart::mixed().multipart(body);
    if let Some(file) = file {
        let pdf = ContentType::parse("application/pdf")?;
        mixed = mixed
            .singlepart(message::Attachment::new("brief.pdf".to_owned()).body(file.clone(), pdf));
    }
    let message = lettre::Message::builder()
        .from(SENDER.parse()?)
        .to(format!("Jörg Probe{number} <person{number}@verein.example>").parse()?)
        .subject("Zusammenfassung für alle")
        .multipart(mixed)?;
    Ok(message.formatted().len())
}

fn composed(composer: &Composer, number: u32) -> Or<usize> {
    let to = Address::parse(&format!("person{number}@verein.example"));
    let to = to.map_err(|fault| format!("{fault:?}"))?;
    let name = format!("Jörg Probe{number}");
    let message = composer.compose(&name, &to, &html(number), &text(number))?;
    Ok(message.head.len() + message.shared.len())
}

fn common(file: Option<&Vec<u8>>) -> Or<Common> {
    let attachment = |bytes: &Vec<u8>| Attachment {
        name: "brief.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: bytes.clone(),
    };
    Ok(Common {
        mailing: "brief".into(),
        language: LanguageTag::german(),
        round: 1,
        corrects: None,
        from: Mailbox::parse(SENDER).ok_or("no sender")?,
        reply_to: None,
        subject: "Zusammenfassung für alle".into(),
        date: DateTime::UNIX_EPOCH,
        timezone: chrono_tz::Europe::Berlin,
        series: "Netzwerk".into(),
        list: "Netzwerk".into(),
        unsubscribe: None,
        variant: Variant::Mail,
        pictures: Vec::new(),
        attachments: file.map(attachment).into_iter().collect(),
    })
}
