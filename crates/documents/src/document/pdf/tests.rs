//! Handmade documents, typeset and checked against both standards.

mod templates;

use std::cell::Cell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::samples::{self, bare, boxed, bullets, heading, link, paragraph, table, with_blocks};
use super::world::{PdfWorld, Sources, main_of};
use super::{Typesetter, data};
use crate::diagnostic::Findings;
use crate::document::pictures::{self, Gallery, Pictures};
use crate::document::templates::Templates;
use crate::document::view::{Block, Document, Edition, Inline, Picture};
use crate::document::vocabulary::Vocabulary;
use crate::document::{DocumentInput, build};
use crate::l10n::Language;
use crate::source::{Source, Span};
use crate::workspace::Workspace;

fn explained(findings: &Findings) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in findings {
        lines.push(format!(
            "{}: {}",
            finding.rule.name,
            finding.message.localize(Language::German)
        ));
        lines.extend(finding.help.as_ref().map(|help| help.localize(Language::German)));
    }
    lines
}

/// Typesets the document; an error fails the test.
pub(super) fn set(document: &Document) -> Vec<u8> {
    let typesetter = Typesetter::new(&Templates::builtin()).value.unwrap();
    let result = typesetter.render(document, &samples::pictures());
    assert!(result.findings.is_empty(), "{:#?}", explained(&result.findings));
    result.value.unwrap()
}

/// Leaves the PDF to veraPDF, which judges all of them in one go (`tests/e2e/test_documents.py`): that they
/// conform to PDF/UA-1 and PDF/A-2a. Named by the test and its count, so that a later run replaces it.
fn leave_to_validator(pdf: &[u8]) {
    thread_local!(static COUNT: Cell<usize> = const { Cell::new(0) });
    let test = std::thread::current().name().unwrap().replace("::", "-");
    let program = std::env::current_exe().unwrap();
    let folder = program.ancestors().nth(2).unwrap().join("conformance");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{test}-{}.pdf", COUNT.replace(COUNT.get() + 1))), pdf).unwrap();
}

/// What readers see: every text on the pages in drawing order, without spaces and break
/// opportunities.
fn shown(document: &Document) -> String {
    squeezed(&runs(document).concat())
}

/// The document as the engine sets it, without logo and pictures.
fn laid_out(document: &Document) -> PagedDocument {
    let sources = Sources::new(Templates::builtin());
    let data = Bytes::new(data::json(document, None, &[], None).unwrap());
    let world = PdfWorld {
        main: main_of("minutes.typ"),
        sources: &sources,
        data,
        logo: None,
        figures: Vec::new(),
        logo_at: None,
        embedded: Vec::new(),
    };
    typst::compile::<PagedDocument>(&world).output.unwrap()
}

fn runs(document: &Document) -> Vec<String> {
    let mut runs = Vec::new();
    laid_out(document).pages().iter().for_each(|page| collect(&page.frame, &mut runs));
    runs
}

/// Collects the runs of text; none continues on the next line.
fn collect(frame: &Frame, runs: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, runs),
            FrameItem::Text(run) => runs.push(run.text.to_string()),
            _ => {}
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}')).collect()
}

/// The right edge of the content of each page (points).
fn rightmost(document: &Document) -> f64 {
    laid_out(document).pages().iter().map(|page| right_edge(&page.frame)).fold(0.0, f64::max)
}

fn right_edge(frame: &Frame) -> f64 {
    let edge = |item: &FrameItem| match item {
        FrameItem::Group(group) => right_edge(&group.frame),
        FrameItem::Text(run) => run.width().to_pt(),
        _ => 0.0,
    };
    frame.items().map(|(at, item)| at.x.to_pt() + edge(item)).fold(0.0, f64::max)
}

#[test]
fn a_title_alone_is_a_document() {
    leave_to_validator(&set(&bare("Nur ein Titel", "de")));
}

/// The sample of the contract, from its files to the PDF.
#[test]
fn the_contract_conforms_in_both_editions() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let file = repository.join("tests/contract/minutes.toml");
    let workspace = Workspace::read(&file).value.unwrap();
    let (minutes, settings) = (&workspace.minutes, &workspace.settings);
    let words = Vocabulary::of(&minutes.language, None).value.unwrap();
    let material = DocumentInput {
        minutes,
        settings,
        words: &words,
        gallery: &Gallery::default(),
        today: samples::issued(),
    };
    let typesetter = Typesetter::new(&Templates::builtin()).value.unwrap();
    let pictures = pictures::load(settings).value.unwrap();
    for edition in [Edition::Internal, Edition::Public] {
        let document = build(&material, edition).value.unwrap();
        let result = typesetter.render(&document, &pictures);
        assert!(result.findings.is_empty(), "{:#?}", explained(&result.findings));
        leave_to_validator(&result.value.unwrap());
        let shown = shown(&document);
        for text in ["Ankommen", "NächstesTreffen", "41Ja-Stimmen", "Beschluss"] {
            assert!(shown.contains(text), "{text} in {shown}");
        }
        let has_access_data = shown.contains("590417") || shown.contains("82316749021");
        assert_eq!(has_access_data, edition == Edition::Internal);
    }
}

#[test]
fn every_kind_of_block_conforms() {
    for document in [samples::summary(), samples::long(), samples::arabic()] {
        leave_to_validator(&set(&document));
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = samples::summary();
    assert!(set(&document) == set(&document));
}

#[test]
fn every_script_of_our_readers_conforms() {
    for (language, text) in [
        ("fa", "می‌خواهیم شبکه را گسترش دهیم؛ تاریخ: ۱۷ سپتامبر ۲۰۲۶، ساعت ۱۷:۰۰"),
        ("ar", "الاجتماعُ القادمُ يومَ الخميس ١٢ نوفمبر؛ للأسئلة: +49 30 901820"),
        ("uk", "Наступна зустріч відбудеться в четвер, 12 листопада. Ґанок, їжак, єдність."),
        ("tr", "Bir sonraki toplantı 12 Kasım Perşembe günü. İIıi ŞşĞğ Çç Öö Üü"),
        (
            "fr",
            "La prochaine réunion aura lieu le jeudi 12 novembre : « œuvre », 1er étage, 18 h 30.",
        ),
        ("de-simple", "Das nächste Treffen ist am Donnerstag.\nEs beginnt um 14 Uhr."),
        ("pl", "Następne spotkanie odbędzie się w czwartek 12 listopada. Zażółć gęślą jaźń."),
        ("ro", "Următoarea întâlnire are loc joi, 12 noiembrie. Ședință, țară, învățământ."),
        ("ku", "کۆبوونەوەی داهاتوو ڕۆژی پێنجشەممەیە"),
        ("he", "הפגישה הבאה ביום חמישי"),
        ("ka", "შემდეგი შეხვედრა ხუთშაბათს"),
        ("ti", "ዝቕጽል ኣኼባ ሓሙስ"),
        ("hy", "Հաջորդ հանդիպումը հինգշաբթի"),
        ("el", "Η επόμενη συνάντηση την Πέμπτη"),
        ("vi", "Cuộc họp tiếp theo vào thứ Năm"),
        ("de", "☐ offen ☑ erledigt → weiter ✔ ☎ ✉ ★ ½ 😀👨‍👩‍👧 ❤️"),
    ] {
        let blocks = vec![
            heading(3, "h", None, text),
            paragraph(text),
            bullets(vec![vec![paragraph(text)]]),
        ];
        leave_to_validator(&set(&with_blocks(blocks, language)));
    }
}

/// The same text in every position where text can stand.
fn everywhere(text: &str) -> Document {
    let inline = || Inline::text(text);
    let blocks = vec![
        heading(3, "h", Some("1"), text),
        Block::Paragraph {
            text: vec![
                Inline::Emphasis { text: vec![inline()] },
                Inline::Strong { text: vec![Inline::Strike { text: vec![inline()] }] },
                Inline::Code { text: text.into() },
                link("https://a.example", text),
            ],
        },
        bullets(vec![vec![paragraph(text)], vec![]]),
        Block::List { start: Some(7), labels: Vec::new(), items: vec![vec![paragraph(text)]] },
        Block::Quote { blocks: vec![paragraph(text)] },
        Block::Code { text: text.into() },
        table(2, &[vec![text, "b"], vec!["c", text]]),
        boxed("task", text, vec![paragraph(text)]),
    ];
    let mut document = with_blocks(blocks, "de");
    document.colophon = vec![text.into()];
    document.kicker = text.into();
    document.author = Some(text.into());
    document.facts = vec![samples::fact("place", text, text)];
    document
}

const HOSTILE: [&str; 24] = [
    "#read(\"/etc/passwd\")",
    "#import \"@preview/evil:1.0.0\": *",
    "$ x^2 $ #$x$ \\u{41}",
    "*_`@label <label> #[]()",
    "<script>alert(1)</script> &amp; &#65;",
    "{{ 7 * 7 }} {% include 'x' %}",
    "\"; #panic(\"x\") //",
    "/* Kommentar */ // mehr",
    "= Überschrift\n== Noch eine\n- Liste\n+ Liste\n/ Begriff: x",
    "\\ \\\\ \\n ~ --- -- ... '' \"",
    "]} #} ) ( [ { \u{7b}",
    "links\u{202e}stchər\u{202c} \u{2066}x\u{2069} \u{200f}\u{200e}",
    "a\0b\u{1}\u{7f}\u{feff}c\u{fffe}",
    "tab\there\r\nnew\u{2028}line\u{85}end",
    "e\u{301}\u{323} a\u{308} \u{301}",
    "\u{200d}\u{200c}\u{200b}\u{ad}\u{2060}",
    "❤\u{fe0f} 👩\u{200d}👩\u{200d}👧 🇩🇪 1\u{fe0f}\u{20e3}",
    "🧑🏽\u{200d}🦱",
    "\u{a0}\u{202f}\u{2009}\u{3000}\u{2003}",
    "ﬁ ſ ẞ ŉ ﷺ ﷽",
    "https://a.example/ein/sehr/langer/pfad?mit=vielen&parametern=und_noch_mehr#und-einem-anker-am-ende-der-nicht-aufhört",
    "-E-Mail-E-Mail-x-y U-Bahn A-",
    " ",
    "",
];

#[test]
fn hostile_texts_are_texts() {
    for hostile in HOSTILE {
        leave_to_validator(&set(&everywhere(hostile)));
    }
}

#[test]
fn nothing_is_read_as_markup() {
    for hostile in HOSTILE.into_iter().filter(|text| text.is_ascii()) {
        let visible: String = hostile.chars().filter(|c| !c.is_ascii_control()).collect();
        let shown = shown(&with_blocks(vec![paragraph(hostile)], "en"));
        assert!(shown.contains(&squeezed(&visible)), "{hostile:?} in {shown:?}");
    }
}

#[test]
fn e_mail_is_never_broken_at_its_hyphen() {
    let text = "Schreiben Sie eine E-Mail (E-Mail-Adresse unten) mit der S-Bahn-Linie. ".repeat(40);
    let runs = runs(&with_blocks(vec![paragraph(&text)], "de"));
    let broken = |run: &&String| run.trim_end().ends_with(" E-") || run.trim_end() == "E-";
    assert_eq!(runs.iter().find(broken), None);
    assert!(runs.iter().any(|run| run == "E-Mail"));
}

#[test]
fn endless_words_and_deep_nesting_stay_on_the_page() {
    let endless = "x".repeat(100_000);
    let mut nested = vec![paragraph("ganz unten")];
    for depth in 0..40 {
        nested = match depth % 3 {
            0 => vec![bullets(vec![nested])],
            1 => vec![Block::Quote { blocks: nested }],
            _ => vec![boxed("task", "Aufgabe", nested)],
        };
    }
    let address = "integrationsbeauftragte@musterstadt-an-der-beispiel.example";
    let wide = table(6, &[vec![address; 6], vec![address; 6]]);
    let document = with_blocks(vec![paragraph(&endless), nested.remove(0), wide], "de");
    leave_to_validator(&set(&document));
    let edge = rightmost(&document);
    assert!(edge < 595.3 - 50.0, "the ink goes to {edge} pt");
}

#[test]
fn a_logo_that_cannot_be_set_is_shown_in_the_settings() {
    let typesetter = Typesetter::new(&Templates::builtin()).value.unwrap();
    let settings = Source::new("rundmail.toml", "logo = { file = \"logo.svg\" }");
    let sign = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>漢</text></svg>";
    for (media_type, bytes) in [
        ("image/svg+xml", "<svg nichts"),
        ("image/svg+xml", sign),
        ("image/png", "\u{89}PNG"),
        ("image/jpeg", ""),
    ] {
        let logo = Some(Picture { media_type, bytes: bytes.into() });
        let pictures = Pictures::of(logo, Some(Span::new(&settings, 16..26)));
        let result = typesetter.render(&samples::summary(), &pictures);
        let rules: Vec<&str> = result.findings.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(rules, ["pdf.logo"], "{:#?}", explained(&result.findings));
        let span = result.findings.iter().next().unwrap().span.as_ref().unwrap();
        assert_eq!(span.text(), "\"logo.svg\"");
    }
}

#[test]
fn a_logo_without_description_is_decoration() {
    let mut document = samples::summary();
    document.letterhead.logo = None;
    leave_to_validator(&set(&document));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_set(text in "\\PC{0,40}|[\\u{20}-\\u{17f}\\u{300}-\\u{323}\\u{400}-\\u{45f}\\u{600}-\\u{6ff}\\u{1f600}-\\u{1f64f}\\u{fe0f}\\u{200c}\\u{200d}]{0,60}") {
        let typesetter = Typesetter::new(&Templates::builtin()).value.unwrap();
        let document = with_blocks(vec![paragraph(&text), Block::Code { text: text.clone() }], "de");
        let result = typesetter.render(&document, &samples::pictures());
        prop_assert!(result.findings.is_empty(), "{:?}", explained(&result.findings));
        leave_to_validator(&result.value.unwrap());
    }
}
