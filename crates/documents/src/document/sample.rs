//! A handmade document for the tests of the formats.

use chrono::{NaiveDate, NaiveTime};

use super::view::{
    Block, Design, Document, Edition, EventView, Fact, FileView, Inline, Letterhead, LogoView,
    MeetingView, Section, Tongue,
};
use super::vocabulary::Vocabulary;
use crate::minutes::{EventStatus, Kind, LanguageTag};
use crate::settings::RenderSettings;

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn fact(name: &'static str, label: &str, value: &str) -> Fact {
    Fact {
        name,
        label: label.into(),
        colon: None,
        value: vec![Inline::text(value)],
        calendar: None,
    }
}

pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

/// A German summary with one block of each kind.
pub(super) fn document() -> Document {
    Document {
        id: "2026-09-17".into(),
        language: LanguageTag::german(),
        direction: "ltr",
        edition: Edition::Internal,
        kind: Kind::Summary,
        kind_label: "Zusammenfassung".into(),
        series: Some("Netzwerk Vielfalt Musterstadt".into()),
        title: "Zusammenfassung des Netzwerktreffens".into(),
        kicker: "Zusammenfassung · Netzwerk Vielfalt Musterstadt".into(),
        facts: vec![
            fact("date", "Datum", "Donnerstag, 17. September 2026"),
            fact("time", "Uhrzeit", "17:00 bis 18:45 Uhr"),
            fact("place", "Ort", "Stadtteilzentrum Nord, Musterweg 5"),
            fact("attendance", "Teilnahme", "43 Personen aus 24 Organisationen"),
        ],
        meeting: Some(MeetingView {
            date: day(2026, 9, 17),
            start: NaiveTime::from_hms_opt(17, 0, 0),
            end: None,
            place: Some("Stadtteilzentrum Nord".into()),
        }),
        languages: None,
        letterhead: Letterhead {
            tongue: Tongue::default(),
            name: Some("Stadt Musterstadt".into()),
            unit: Some("Stabsstelle Integration".into()),
            street: Some("Rathausplatz 1".into()),
            city: Some("12345 Musterstadt".into()),
            phone: Some("01234 567-890".into()),
            email: Some("integration@musterstadt.example".into()),
            website: Some("https://netzwerk.example.org".into()),
            logo: Some(LogoView {
                alt: "Wappen der Stadt Musterstadt".into(),
                media_type: "image/svg+xml",
            }),
        },
        sections: vec![
            Section {
                id: "intro",
                heading: None,
                blocks: vec![paragraph("Schön, dass Sie da waren.")],
            },
            Section { id: "agenda", heading: Some("Tagesordnung".into()), blocks: agenda() },
            Section { id: "dates", heading: Some("Termine".into()), blocks: vec![events()] },
            Section { id: "attachments", heading: Some("Anlagen".into()), blocks: vec![files()] },
        ],
        colophon: vec![
            "Verfasst von Jana Beispiel".into(),
            "Ausgabe vom 24. September 2026".into(),
        ],
        issued: day(2026, 9, 24),
        author: Some("Jana Beispiel".into()),
        words: Vocabulary::built_in(&LanguageTag::german())
            .unwrap()
            .for_templates(Edition::Internal),
        design: Design::of(&RenderSettings::default()),
    }
}

fn agenda() -> Vec<Block> {
    let text = vec![
        Inline::text("Die "),
        Inline::Strong { text: vec![Inline::text("Fallberatung")] },
        Inline::text(" startet, siehe "),
        Inline::Link {
            href: "#date-ankommen".into(),
            text: vec![Inline::text("Infoabend Ankommen")],
        },
        Inline::text(" und "),
        Inline::Link {
            href: "https://netzwerk.example.org/?a=1&b=2".into(),
            text: vec![Inline::text("Netzwerk")],
        },
        Inline::text("."),
    ];
    let heading = vec![Inline::text("Landesprojekt Ankommen")];
    vec![
        Block::Heading { level: 3, id: "agenda-1".into(), number: Some("1".into()), text: heading },
        Block::Paragraph { text },
        Block::Quote { blocks: vec![paragraph("„Wir suchen kürzere Wege.“")] },
        Block::List {
            start: None,
            labels: Vec::new(),
            items: vec![vec![paragraph("eins")], vec![paragraph("zwei")]],
        },
        Block::List { start: Some(3), labels: Vec::new(), items: vec![vec![paragraph("drei")]] },
        Block::Code { text: "a < b".into() },
        Block::Rule,
        Block::Table {
            align: vec!["left", "right"],
            header: vec![vec![Inline::text("Jahr")], vec![Inline::text("Zahl")]],
            rows: vec![vec![vec![Inline::text("2026")], vec![Inline::text("43")]]],
        },
        Block::Box {
            role: "decision",
            label: "Beschluss".into(),
            blocks: vec![
                paragraph("Das Netzwerk lädt erneut ein."),
                Block::Facts { facts: vec![fact("votes", "Abstimmung", "41 Ja-Stimmen")] },
            ],
        },
    ]
}

fn events() -> Block {
    let event = |title: &str, when: &str, date, status, label: Option<&str>| EventView {
        anchor: Some("date-ankommen".into()),
        title: title.into(),
        when: when.into(),
        time: Some("16:30 bis 18:00 Uhr".into()),
        date,
        status,
        status_label: label.map(str::to_owned),
        calendar: None,
        facts: vec![fact("place", "Ort", "online")],
    };
    let planned = event(
        "Infoabend Ankommen",
        "Donnerstag, 8. Oktober 2026",
        Some(day(2026, 10, 8)),
        EventStatus::Planned,
        None,
    );
    let mut cancelled =
        event("Ehrenamtsmesse", "im Sommer 2027", None, EventStatus::Cancelled, Some("abgesagt"));
    cancelled.anchor = Some("date-messe".into());
    Block::Events { events: vec![planned, cancelled] }
}

fn files() -> Block {
    let file = FileView {
        tongue: None,
        anchor: "attachment-folien".into(),
        title: "Folien".into(),
        file_name: Some("folien.pdf".into()),
        detail: Some("PDF, 340 kB".into()),
        offered: None,
        href: None,
        url: None,
        original: "Original".into(),
        attached: true,
    };
    Block::Files { files: vec![file] }
}
