//! The composer's mails, read by another parser (`mail-parser`).

use chrono::{TimeZone, Utc};
use lettre::message::Body;
use mail_parser::{MessageParser, MimeHeaders, PartType};
use proptest::prelude::*;

use super::*;
use crate::contacts::Address;
use crate::minutes::LanguageTag;

fn address(written: &str) -> Address {
    Address::parse(written).unwrap()
}

fn attachment(name: &str, media_type: &str, bytes: &[u8]) -> Attachment {
    Attachment { name: name.into(), media_type: media_type.into(), bytes: bytes.into() }
}

fn common() -> Common {
    Common {
        mailing: "2026-09-17".into(),
        language: LanguageTag::german(),
        round: 1,
        corrects: None,
        from: Mailbox::parse("Stabsstelle für Integration <integration@stadt.example>").unwrap(),
        reply_to: Mailbox::parse("buero@stadt.example"),
        subject: "Netzwerk für Vielfalt: Zusammenfassung vom 17. September 2026".into(),
        date: Utc.with_ymd_and_hms(2026, 9, 24, 8, 5, 0).unwrap(),
        timezone: chrono_tz::Europe::Berlin,
        series: "Netzwerk für Vielfalt".into(),
        list: "Netzwerk für Vielfalt".into(),
        unsubscribe: Unsubscribe::parse("mailto:integration@stadt.example?subject=Abmeldung"),
        variant: Variant::Mail,
        pictures: Vec::new(),
        attachments: vec![
            attachment("2026-09-17.pdf", "application/pdf", b"%PDF-1.7 ascii only\n"),
            attachment(
                "2026-09-17.ics",
                "text/calendar; method=PUBLISH; charset=utf-8",
                "BEGIN:VCALENDAR\r\nSUMMARY:Ü\r\n".as_bytes(),
            ),
            attachment(
                "Übersicht für alle, auch für die Nachzügler und ihre Nachbarn am schönen Fluß.pdf",
                "application/pdf",
                &[0, 255, 10, 13],
            ),
        ],
    }
}

fn composed(common: &Common, name: &str, html: &str, text: &str) -> Message {
    let anna = address("anna@probe.example");
    let message = Composer::new(common).compose(name, &anna, html, text).unwrap();
    assert_eq!(validate::check(&message), Ok(()));
    message
}

fn header<'a>(mail: &'a mail_parser::Message<'_>, name: &'a str) -> Option<&'a str> {
    mail.header_raw(name).map(str::trim)
}

#[test]
fn the_structure_is_the_one_of_the_contract() {
    let message = composed(&common(), "Dr. Anna Öz", "<p>Schön</p>\n", "Schön\n");
    let bytes = message.to_bytes();
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let shape: Vec<_> = mail
        .parts
        .iter()
        .map(|part| {
            let media = part.content_type().unwrap();
            format!("{}/{}", media.ctype(), media.subtype().unwrap())
        })
        .collect();
    assert_eq!(
        shape,
        [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "application/pdf",
            "text/calendar",
            "application/pdf",
        ]
    );
    assert_eq!(mail.body_text(0).unwrap(), "Schön\r\n");
    assert_eq!(mail.body_html(0).unwrap(), "<p>Schön</p>\r\n");
    let wanted = common().attachments;
    for (found, wanted) in mail.attachments().zip(&wanted) {
        assert_eq!(found.contents(), wanted.bytes);
        assert_eq!(found.attachment_name(), Some(&*wanted.name));
        assert_eq!(found.content_disposition().unwrap().ctype(), "attachment");
    }
    assert_eq!(mail.attachment_count(), wanted.len());
}

#[test]
fn the_header_says_what_it_must_and_no_more() {
    let message = composed(&common(), "Anna Öz", "<p>x</p>", "x");
    let bytes = message.to_bytes();
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let names: Vec<&str> = mail.headers().iter().map(mail_parser::Header::name).collect();
    assert_eq!(
        names,
        [
            "Date",
            "From",
            "Reply-To",
            "Subject",
            "Content-Language",
            "List-ID",
            "List-Post",
            "Precedence",
            "List-Unsubscribe",
            "To",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
        ]
    );
    assert_eq!(header(&mail, "Date"), Some("Thu, 24 Sep 2026 10:05:00 +0200"));
    assert_eq!(mail.subject(), Some(&*common().subject));
    assert_eq!(mail.from().unwrap().first().unwrap().name(), Some("Stabsstelle für Integration"));
    assert_eq!(mail.reply_to().unwrap().first().unwrap().address(), Some("buero@stadt.example"));
    assert_eq!(header(&mail, "Content-Language"), Some("de"));
    assert_eq!(
        header(&mail, "List-Unsubscribe"),
        Some("<mailto:integration@stadt.example?subject=Abmeldung>")
    );
    assert_eq!(format!("<{}>", mail.message_id().unwrap()), message.message_id);
    assert!(message.message_id.ends_with("@stadt.example>"));
}

#[test]
fn one_click_is_promised_with_https_only() {
    let unsubscribe = Unsubscribe::parse("https://stadt.example/abmelden");
    let with_https = composed(&Common { unsubscribe, ..common() }, "A", "x", "x").to_bytes();
    let mail = MessageParser::default().parse(&with_https).unwrap();
    assert_eq!(header(&mail, "List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
}

#[test]
fn a_picture_is_related_to_the_html() {
    let common = Common { pictures: vec![logo(), chart()], ..common() };
    let bytes = composed(&common, "A", "<img src=\"cid:logo@rundmail\" alt=\"\">", "x").to_bytes();
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let related = &mail.parts[3];
    assert_eq!(related.content_type().unwrap().subtype(), Some("related"));
    assert_eq!(related.content_type().unwrap().attribute("type"), Some("text/html"));
    let PartType::Multipart(children) = &related.body else { panic!("{related:?}") };
    let image = &mail.parts[children[1] as usize];
    assert_eq!(image.content_id(), Some("logo@rundmail"));
    assert_eq!(image.contents(), b"\x89PNG\r\n\x1A\n");
    assert_eq!(mail.parts[children[2] as usize].content_id(), Some("picture-1@rundmail"));
    assert_eq!(mail.attachment_count(), 5);
}

#[test]
fn the_same_input_gives_the_same_bytes_and_a_correction_gives_others() {
    let first = composed(&common(), "A", "x", "x");
    assert_eq!(first.to_bytes(), composed(&common(), "A", "x", "x").to_bytes());
    let correction = composed(&Common { round: 2, ..common() }, "A", "x", "x");
    assert_ne!(first.message_id, correction.message_id);
    let draft = composed(&Common { variant: Variant::Draft, ..common() }, "A", "x", "x");
    assert_eq!(draft.message_id, first.message_id);
    assert!(String::from_utf8(draft.head).unwrap().contains("\r\nX-Unsent: 1\r\n"));
}

#[test]
fn a_test_mail_does_not_use_up_the_real_message_id() {
    let real = composed(&common(), "A", "x", "x");
    let test = composed(&Common { variant: Variant::Test, ..common() }, "A", "x", "x");
    assert_ne!(real.message_id, test.message_id);
    let bytes = test.to_bytes();
    let mail = MessageParser::default().parse(&bytes).unwrap();
    assert!(mail.subject().unwrap().starts_with("[Test] Netzwerk"));
}

#[test]
fn only_the_first_line_depends_on_the_moment() {
    let composer = Composer::new(&common());
    let later = Composer::new(&Common { date: common().date + chrono::Days::new(9), ..common() });
    let compose = |composer: &Composer| {
        let message = composer.compose("A", &address("a@b.example"), "x", "x").unwrap();
        message.to_bytes().split_off(composer.opening_len())
    };
    assert_eq!(compose(&composer), compose(&later));
}

/// The same mail as one tree that lettre writes as a whole, without splicing or remembered texts.
fn whole(common: &Common, spliced: &Message, [name, html, text]: [&str; 3]) -> Vec<u8> {
    let encoded =
        |text: &str| Body::new_with_encoding(text.to_owned(), texts::encoding(text)).unwrap();
    let composer = Composer::new(common);
    let (html, text) = (encoded(html), encoded(text));
    let tree = composer.boundaries.mixed(html, text, &common.pictures, &common.attachments);
    let message = composer
        .addressed(name, &spliced.to, &spliced.message_id)
        .unwrap()
        .multipart(tree)
        .unwrap();
    assert_eq!(message.envelope().from().unwrap().to_string(), spliced.from.as_str());
    assert_eq!(message.envelope().to()[0].to_string(), spliced.to.as_str());
    message.formatted()
}

fn chart() -> InlinePicture {
    let bytes = (0..=255).cycle().take(3_000).collect();
    InlinePicture { content_id: "picture-1@rundmail".into(), bytes, ..logo() }
}

fn logo() -> InlinePicture {
    InlinePicture {
        content_id: "logo@rundmail".into(),
        name: "logo".into(),
        media_type: "image/png".into(),
        bytes: b"\x89PNG\r\n\x1A\n".to_vec(),
    }
}

proptest! {
    #[test]
    fn what_is_spliced_is_what_lettre_writes_whole(
        people in prop::collection::vec(("\\PC{0,40}", "(?s)[a-zäم \r\n.=]{0,90}"), 1..5),
        with in (any::<bool>(), any::<bool>(), any::<bool>()),
    ) {
        let attachments = if with.1 { common().attachments } else { Vec::new() };
        let pictures = if with.0 { vec![logo(), chart()] } else { Vec::new() };
        let corrects = with.2.then_some(1);
        let common = Common { pictures, attachments, corrects, round: 2, ..common() };
        let composer = Composer::new(&common);
        for (name, said) in &people {
            let text = format!("Kopf\n{said}\nSchluß: Grüße aus dem Büro im zweiten Stock\n");
            let html = format!("<p>{}</p>", text.replace('\n', "<br>\n"));
            let to = address("anna@probe.example");
            let spliced = composer.compose(name, &to, &html, &text).unwrap();
            let whole = whole(&common, &spliced, [name, &html, &text]);
            prop_assert_eq!(String::from_utf8(spliced.to_bytes()), String::from_utf8(whole));
        }
    }

    #[test]
    fn any_person_gets_a_mail_of_their_own(
        name in "\\PC{0,60}|(\r|\n|\"|,|=\\?utf-8\\?q\\?x\\?=|Bcc: eve@evil.example|<eve@evil.example>|م|😀| ){0,12}",
        local in "[a-z0-9ä]([a-z0-9.+-]{0,20}[a-z0-9])?",
        text in "(?s).{0,200}",
    ) {
        let Ok(address) = Address::parse(&format!("{local}@probe.example")) else { return Ok(()) };
        let message = Composer::new(&common()).compose(&name, &address, &text, &text).unwrap();
        prop_assert_eq!(validate::check(&message), Ok(()));
        let bytes = message.to_bytes();
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let to: Vec<_> = mail.to().unwrap().iter().collect();
        prop_assert_eq!(to.len(), 1);
        prop_assert_eq!(to[0].address(), Some(address.as_str()));
        prop_assert_eq!(to[0].name().unwrap_or_default(), fields::one_line(&name));
        prop_assert!(mail.cc().is_none() && mail.bcc().is_none());
        prop_assert_eq!(mail.attachment_count(), 3);
    }
}
