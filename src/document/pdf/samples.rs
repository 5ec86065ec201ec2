//! Documents made by hand for the tests.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::document::pictures::Pictures;
use crate::document::view::{
    Block, Document, Edition, EventView, Fact, FileView, Inline, Letterhead, LogoView, Picture,
    Section,
};
use crate::minutes::{EventStatus, Kind, LanguageTag};

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
        letterhead: Letterhead::default(),
        sections: Vec::new(),
        colophon: Vec::new(),
        issued: NaiveDate::from_ymd_opt(2026, 9, 24).unwrap(),
        author: None,
        words: BTreeMap::new(),
    }
}

/// A document with one section of these blocks.
pub(super) fn with_blocks(blocks: Vec<Block>, language: &str) -> Document {
    Document { sections: vec![section("intro", None, blocks)], ..bare("Probe", language) }
}

pub(super) fn section(id: &'static str, heading: Option<&str>, blocks: Vec<Block>) -> Section {
    Section { id, heading: heading.map(str::to_owned), blocks }
}

pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

pub(super) fn heading(level: u8, id: &str, number: Option<&str>, text: &str) -> Block {
    let number = number.map(str::to_owned);
    Block::Heading { level, id: id.into(), number, text: vec![Inline::text(text)] }
}

pub(super) fn bullets(items: Vec<Vec<Block>>) -> Block {
    Block::List { start: None, items }
}

pub(super) fn boxed(role: &'static str, label: &str, blocks: Vec<Block>) -> Block {
    Block::Box { role, label: label.into(), blocks }
}

pub(super) fn fact(name: &'static str, label: &str, value: &str) -> Fact {
    Fact { name, label: label.into(), value: vec![Inline::text(value)] }
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
    let bytes = include_bytes!("../../../tests/contract/logo.svg").to_vec();
    let logo = Some(Picture { media_type: "image/svg+xml", bytes });
    Pictures { logo, ..Pictures::default() }
}

fn office() -> Letterhead {
    let some = |text: &str| Some(text.to_owned());
    Letterhead {
        name: some("Stadt Musterstadt"),
        unit: some("Stabsstelle Integration"),
        street: some("Rathausplatz 1"),
        city: some("12345 Musterstadt"),
        phone: some("01234 567-890"),
        email: some("integration@musterstadt.example"),
        website: some("https://netzwerk.example.org"),
        logo: Some(LogoView {
            alt: "Wappen der Stadt Musterstadt".into(),
            media_type: "image/svg+xml",
        }),
    }
}

fn event(title: &str, when: &str, time: Option<&str>, status: EventStatus) -> EventView {
    EventView {
        anchor: Some(format!("date-{}", title.to_lowercase().replace(' ', "-"))),
        title: title.into(),
        when: when.into(),
        time: time.map(str::to_owned),
        date: None,
        status,
        status_label: (status == EventStatus::Cancelled).then(|| "abgesagt".into()),
        facts: vec![
            fact("place", "Ort", "Stadtteilzentrum Nord, Musterweg 5"),
            Fact {
                name: "registration",
                label: "Anmeldung".into(),
                value: vec![link("mailto:ankommen@bruecke.example", "ankommen@bruecke.example")],
            },
        ],
    }
}

/// A network summary of one or two pages with every kind of block, as an office would send it.
pub(super) fn summary() -> Document {
    let facts = vec![
        fact("date", "Datum", "Donnerstag, 17.\u{a0}September 2026"),
        fact("time", "Uhrzeit", "17:00 bis 18:45\u{a0}Uhr"),
        fact("place", "Ort", "Stadtteilzentrum Nord, Musterweg 5"),
        fact("chair", "Leitung", "Jana Beispiel"),
        fact("attendance", "Teilnahme", "43 Personen aus 24 Organisationen"),
        fact("next", "Nächstes Treffen", "Donnerstag, 12.\u{a0}November 2026"),
    ];
    let intro = vec![Block::Paragraph {
        text: vec![
            Inline::text(
                "Schön, dass so viele neue Gesichter dabei waren. Wer das Netzwerk noch nicht kennt, findet eine kurze Vorstellung unter ",
            ),
            link(
                "https://netzwerk.example.org/ueber-uns",
                "https://netzwerk.example.org/ueber-uns",
            ),
            Inline::text(". Fragen beantworten wir gern per E-Mail."),
        ],
    }];
    Document {
        series: Some("Netzwerk Vielfalt Musterstadt".into()),
        kicker: "Zusammenfassung · Netzwerk Vielfalt Musterstadt".into(),
        facts,
        letterhead: office(),
        author: Some("Jana Beispiel".into()),
        colophon: vec![
            "Verfasst von Jana Beispiel".into(),
            "Ausgabe vom 24.\u{a0}September 2026".into(),
        ],
        words: words(),
        sections: vec![
            section("intro", None, intro),
            section("agenda", Some("Themen"), agenda()),
            section("announcements", Some("Mitteilungen und Aufrufe"), announcements()),
            section("dates", Some("Termine"), vec![Block::Events { events: events() }]),
            section("attachments", Some("Anlagen"), vec![Block::Files { files: files() }]),
            section(
                "closing",
                None,
                vec![paragraph("Bleiben Sie gesund und bis zum nächsten Treffen!")],
            ),
        ],
        ..bare("Zusammenfassung des Netzwerktreffens", "de")
    }
}

pub(super) fn words() -> BTreeMap<String, String> {
    let pairs = [("page", "Seite {page} von {pages}"), ("attached", "liegt der E-Mail bei")];
    pairs.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect()
}

fn agenda() -> Vec<Block> {
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

fn announcements() -> Vec<Block> {
    vec![
        heading(3, "announcement-1", None, "Beiträge für den nächsten Rundbrief"),
        boxed(
            "call",
            "Aufruf",
            vec![
                paragraph(
                    "Gesucht werden kurze Texte zu Ihrer Einrichtung mit Ziel, Ort und Ansprechperson, dazu gern ein Logo und bis zu drei freigegebene Fotos.",
                ),
                Block::Facts {
                    facts: vec![
                        fact("deadline", "Frist", "Freitag, 30.\u{a0}Oktober 2026"),
                        Fact {
                            name: "contact",
                            label: "Kontakt".into(),
                            value: vec![link(
                                "mailto:rundbrief@musterstadt.example",
                                "rundbrief@musterstadt.example",
                            )],
                        },
                    ],
                },
            ],
        ),
        heading(3, "announcement-2", None, "Kleiderkammer wieder offen"),
        paragraph("Winterkleidung wird ab sofort angenommen."),
        boxed(
            "online",
            "Zugang zur Online-Sitzung",
            vec![Block::Facts {
                facts: vec![
                    Fact {
                        name: "join",
                        label: "Teilnahme-Link".into(),
                        value: vec![link(
                            "https://meet.example.org/j/82316749021?pwd=Zm9vYmFy",
                            "https://meet.example.org/j/82316749021?pwd=Zm9vYmFy",
                        )],
                    },
                    fact("id", "Sitzungs-ID", "823 1674 9021"),
                    fact("passcode", "Kenncode", "590417"),
                    fact(
                        "phone",
                        "Einwahl per Telefon",
                        "+49 30 901820 123,,82316749021#,,,,*590417#",
                    ),
                ],
            }],
        ),
        Block::Code { text: "Zeile 1\n    eingerückt  mit  Lücken\nZeile 3".into() },
        Block::Rule,
    ]
}

fn events() -> Vec<EventView> {
    vec![
        event(
            "Woche der Begegnung",
            "26.\u{a0}September bis 4.\u{a0}Oktober 2026",
            None,
            EventStatus::Planned,
        ),
        event(
            "Infoabend Ankommen",
            "Donnerstag, 8.\u{a0}Oktober 2026",
            Some("16:30 bis 18:00\u{a0}Uhr"),
            EventStatus::Planned,
        ),
        event("Ehrenamtsmesse", "im Sommer 2027", None, EventStatus::Cancelled),
    ]
}

fn files() -> Vec<FileView> {
    vec![
        FileView {
            anchor: "attachment-folien".into(),
            title: "Folien zum Landesprojekt Ankommen".into(),
            file_name: Some("folien.pdf".into()),
            detail: Some("PDF, 340\u{a0}kB".into()),
            url: None,
            attached: true,
        },
        FileView {
            anchor: "attachment-flyer".into(),
            title: "Flyer Woche der Begegnung".into(),
            file_name: None,
            detail: None,
            url: Some("https://netzwerk.example.org/flyer-druck.pdf".into()),
            attached: false,
        },
    ]
}

/// The summary many times over: several pages.
pub(super) fn long() -> Document {
    let mut document = summary();
    let round = document.sections[1].blocks.clone();
    for _ in 0..4 {
        document.sections[1].blocks.extend(round.iter().cloned());
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
        letterhead: office(),
        words: words(),
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
                        title: "أسبوع اللقاء".into(),
                        when: "26 سبتمبر حتى 4 أكتوبر 2026".into(),
                        facts: vec![fact("place", "المكان", "في كل المدينة")],
                        ..event("x", "y", None, EventStatus::Planned)
                    }],
                }],
            ),
        ],
        colophon: vec!["صدر في 24 سبتمبر 2026".into()],
        ..bare("ملخص اجتماع الشبكة", "ar")
    }
}
