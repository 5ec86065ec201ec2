//! Handmade documents for the tests.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::document::pictures::Pictures;
use crate::document::sample;
pub(super) use crate::document::sample::{fact, paragraph};
use crate::document::view::{
    Block, Design, Document, Edition, EventView, Inline, Letterhead, Picture, Section,
};
use crate::minutes::{EventStatus, Kind, LanguageTag};
use crate::settings::RenderSettings;

/// A document with a title and nothing else.
pub(super) fn bare(title: &str, language: &str) -> Document {
    let language = LanguageTag::parse(language).unwrap();
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    Document {
        id: "probe".into(),
        language,
        direction,
        edition: Edition::Internal,
        kind: Kind::Summary,
        kind_label: "Zusammenfassung".into(),
        series: None,
        title: title.into(),
        kicker: String::new(),
        facts: Vec::new(),
        meeting: None,
        languages: None,
        letterhead: Letterhead::default(),
        sections: Vec::new(),
        colophon: Vec::new(),
        issued: issued(),
        author: None,
        words: BTreeMap::new(),
        design: Design::of(&RenderSettings::default()),
    }
}

pub(super) fn issued() -> NaiveDate {
    sample::day(2026, 9, 24)
}

/// A document with one section of these blocks.
pub(super) fn with_blocks(blocks: Vec<Block>, language: &str) -> Document {
    Document { sections: vec![section("intro", None, blocks)], ..bare("Probe", language) }
}

pub(super) fn section(id: &'static str, heading: Option<&str>, blocks: Vec<Block>) -> Section {
    Section { id, heading: heading.map(str::to_owned), blocks }
}

pub(super) fn heading(level: u8, id: &str, number: Option<&str>, text: &str) -> Block {
    let number = number.map(str::to_owned);
    Block::Heading { level, id: id.into(), number, text: vec![Inline::text(text)] }
}

pub(super) fn bullets(items: Vec<Vec<Block>>) -> Block {
    Block::List { start: None, labels: Vec::new(), items }
}

pub(super) fn boxed(role: &'static str, label: &str, blocks: Vec<Block>) -> Block {
    Block::Box { role, label: label.into(), blocks }
}

pub(super) fn link(href: &str, text: &str) -> Inline {
    Inline::Link { href: href.into(), text: vec![Inline::text(text)] }
}

pub(super) fn table(width: usize, rows: &[Vec<&str>]) -> Block {
    let cells = |row: &Vec<&str>| row.iter().map(|cell| vec![Inline::text(*cell)]).collect();
    let mut rows: Vec<Vec<Vec<Inline>>> = rows.iter().map(cells).collect();
    let header = rows.remove(0);
    Block::Table { align: vec!["left"; width], header, rows }
}

/// The coat of arms of the contract's sample.
pub(super) fn pictures() -> Pictures {
    let bytes = include_bytes!("../../../../../tests/contract/logo.svg").to_vec();
    let logo = Some(Picture { media_type: "image/svg+xml", bytes });
    Pictures::of(logo, None)
}

/// An internal summary with every kind of block.
pub(super) fn summary() -> Document {
    let mut document = sample::document();
    document.sections.insert(2, section("announcements", Some("Mitteilungen"), messy()));
    document
}

fn messy() -> Vec<Block> {
    vec![
        heading(3, "agenda-1", Some("1"), "Begrüßung"),
        paragraph("Jana Beispiel begrüßt die Runde und stellt die Tagesordnung vor."),
        heading(3, "agenda-2", Some("2"), "Landesprojekt Ankommen"),
        paragraph("Dr.\u{a0}Aylin Probe, Beratungsstelle Brücke e.\u{a0}V."),
        Block::Paragraph {
            text: vec![
                Inline::text(
                    "Die Fallberatung startet in zwei Stadtteilen. Die Folien liegen bei: ",
                ),
                link("#attachment-folien", "Folien zum Landesprojekt Ankommen"),
                Inline::text(". Das richtet sich an Migrant*innen und an "),
                Inline::Strong { text: vec![Inline::text("alle Ehrenamtlichen")] },
                Inline::text(", die "),
                Inline::Emphasis { text: vec![Inline::text("schon länger")] },
                Inline::text(" dabei sind; der "),
                Inline::Strike {
                    text: vec![Inline::text("alte "), link("https://alt.example", "Ablauf")],
                },
                Inline::text(" gilt nicht mehr ("),
                Inline::Code { text: "Formular_A-7".into() },
                Inline::text(")."),
            ],
        },
        Block::Quote {
            blocks: vec![paragraph(
                "„Wir suchen keine neuen Zuständigkeiten, wir suchen kürzere Wege.“",
            )],
        },
        bullets(vec![
            vec![paragraph(
                "Erster Punkt mit einem Satz, der über eine Zeile hinausreicht, damit man den hängenden Einzug der Liste sieht und beurteilen kann.",
            )],
            vec![
                paragraph("Zweiter Punkt"),
                bullets(vec![
                    vec![paragraph("7. Mai 2024: Auftakt")],
                    vec![paragraph("8. Mai 2024: Fortsetzung")],
                ]),
            ],
        ]),
        Block::List {
            start: Some(3),
            labels: Vec::new(),
            items: vec![vec![paragraph("Drittens")], vec![paragraph("Viertens")]],
        },
        boxed(
            "decision",
            "Beschluss",
            vec![
                paragraph("Das Netzwerk lädt das Projekt im Frühjahr erneut ein."),
                Block::Facts {
                    facts: vec![fact(
                        "votes",
                        "Abstimmung",
                        "41 Ja-Stimmen, 0 Nein-Stimmen, 2 Enthaltungen",
                    )],
                },
            ],
        ),
        boxed(
            "task",
            "Aufgabe",
            vec![
                paragraph("Raum für den Infoabend anfragen"),
                Block::Facts {
                    facts: vec![
                        fact("who", "Zuständig", "Ole Muster"),
                        fact("due", "Bis", "1.\u{a0}Oktober 2026"),
                    ],
                },
            ],
        ),
        heading(4, "agenda-2-1", Some("2.1"), "Rückfragen"),
        paragraph("Ehrenamtliche bleiben die erste Anlaufstelle; die Beratung ergänzt sie."),
        heading(5, "agenda-2-1-1", Some("2.1.1"), "Personelles"),
        paragraph("Die halbe Stelle ist ab Oktober unbesetzt."),
        table(
            3,
            &[
                vec!["Sprache", "Ansprechperson", "Sprechzeit"],
                vec!["Ukrainisch", "Oksana Зразок", "montags, 9 bis 11 Uhr"],
                vec![
                    "Arabisch",
                    "Samir مثال",
                    "dienstags und donnerstags, 14 bis 16 Uhr, nach Anmeldung auch später",
                ],
                vec!["Türkisch", "Şule Örnek", "integrationsbeauftragte@musterstadt.example"],
            ],
        ),
    ]
}

/// The summary many times over, for several pages.
pub(super) fn long() -> Document {
    let mut document = summary();
    let round = messy();
    for _ in 0..5 {
        document.sections[2].blocks.extend(round.iter().cloned());
    }
    document
}

/// The same page read from right to left.
pub(super) fn arabic() -> Document {
    let facts = vec![
        fact("date", "التاريخ", "الخميس، 17 سبتمبر 2026"),
        fact("place", "المكان", "مركز الحي الشمالي، Musterweg 5"),
        fact("attendance", "الحضور", "43 شخصًا من 24 منظمة"),
    ];
    Document {
        series: Some("شبكة التنوع في موسترشتات".into()),
        kicker: "ملخص · شبكة التنوع في موسترشتات".into(),
        facts,
        letterhead: sample::document().letterhead,
        sections: vec![
            section(
                "agenda",
                Some("جدول الأعمال"),
                vec![
                    heading(3, "agenda-1", Some("1"), "الترحيب"),
                    paragraph(
                        "رحّبت يانا بالحضور وعرضت جدول الأعمال. للأسئلة راسلونا عبر البريد الإلكتروني (E-Mail) أو اتصلوا بنا، من فضلكم.",
                    ),
                    bullets(vec![
                        vec![paragraph("النقطة الأولى")],
                        vec![paragraph("النقطة الثانية"), bullets(vec![vec![paragraph("تفصيل")]])],
                    ]),
                    Block::List {
                        start: Some(1),
                        labels: Vec::new(),
                        items: vec![vec![paragraph("أولاً")], vec![paragraph("ثانيًا")]],
                    },
                    Block::Quote {
                        blocks: vec![paragraph("«نبحث عن طرق أقصر، لا عن صلاحيات جديدة.»")],
                    },
                    boxed(
                        "decision",
                        "قرار",
                        vec![paragraph("تدعو الشبكة المشروع مرة أخرى في الربيع.")],
                    ),
                    table(
                        2,
                        &[
                            vec!["اللغة", "الشخص المسؤول"],
                            vec!["العربية", "سمير مثال"],
                            vec!["الألمانية", "Jana Beispiel"],
                        ],
                    ),
                ],
            ),
            section(
                "dates",
                Some("المواعيد"),
                vec![Block::Events {
                    events: vec![EventView {
                        anchor: None,
                        title: "أسبوع اللقاء".into(),
                        when: "26 سبتمبر حتى 4 أكتوبر 2026".into(),
                        time: None,
                        date: None,
                        status: EventStatus::Planned,
                        status_label: None,
                        calendar: None,
                        facts: vec![fact("place", "المكان", "في كل المدينة")],
                    }],
                }],
            ),
        ],
        colophon: vec!["صدر في 24 سبتمبر 2026".into()],
        ..bare("ملخص اجتماع الشبكة", "ar")
    }
}
