//! Runs, and how they look: the bidirectional algorithm itself tells what is drawn where.

use unicode_bidi::{BidiInfo, Level};

use super::markup::{Medium, directed};
use super::*;
use crate::markdown::{NoReferences, parse};
use crate::view::Block;

const RTL: Direction = Direction::RightToLeft;
const LTR: Direction = Direction::LeftToRight;

/// Isolates shown as angle brackets: `⟨`, `⟪` from right to left, `⟩`.
fn shown(text: &str) -> String {
    text.replace('\u{2066}', "⟨").replace('\u{2067}', "⟪").replace('\u{2069}', "⟩")
}

fn rtl(text: &str) -> String {
    shown(&isolated(text, RTL))
}

/// The line as it is drawn, from left to right, without invisible characters.
fn drawn(text: &str, base: Option<Direction>) -> String {
    let level = base.map(|base| if base == RTL { Level::rtl() } else { Level::ltr() });
    let info = BidiInfo::new(text, level);
    let line = info.reorder_line(&info.paragraphs[0], 0..text.len()).into_owned();
    line.chars().filter(|c| !is_isolate(*c) && !"\u{200e}\u{200f}".contains(*c)).collect()
}

/// What must be readable from left to right in a text from right to left.
const KEPT: &[(&str, &str)] = &[
    ("الهاتف: 04321 987-654، من فضلكم", "04321 987-654"),
    ("اتصلوا بـ +49 (4321) 987-654.", "+49 (4321) 987-654"),
    ("(04321) 987-654 هو الرقم", "(04321) 987-654"),
    ("رقم الاجتماع 823 1674 9021 ورمز الدخول aB3$x-9 شكرا", "823 1674 9021"),
    ("رقم الاجتماع 823 1674 9021 ورمز الدخول aB3$x-9 شكرا", "aB3$x-9"),
    (
        "الهاتف +49 30 901820 123,,82316749021#,,,,*590417#، شكرا",
        "+49 30 901820 123,,82316749021#,,,,*590417#",
    ),
    ("من 17:00–18:45 في القاعة", "17:00–18:45"),
    ("من 17:00 – 18:45 في القاعة", "17:00 – 18:45"),
    ("التاريخ 2026-09-17 الخميس", "2026-09-17"),
    ("خصم 50 % للأطفال و 20 € للكبار", "50 %"),
    ("خصم 50 % للأطفال و 20 € للكبار", "20 €"),
    ("الهاتف ٠٤٣٢١ ٩٨٧-٦٥٤ شكرا", "٠٤٣٢١ ٩٨٧-٦٥٤"),
    ("تلفن ۰۴۳۲۱ ۹۸۷-۶۵۴ است", "۰۴۳۲۱ ۹۸۷-۶۵۴"),
    ("في Haus der Vereine (Raum 2).", "Haus der Vereine (Raum 2)"),
    ("في „Haus der Vereine“.", "„Haus der Vereine“"),
    ("جمعية Brücke e. V. تدعوكم", "Brücke e. V."),
    ("السيدة Dr. فاطمة", "Dr."),
    ("العنوان: Hauptstraße 12, 12345 Musterstadt، الطابق 3", "Hauptstraße 12, 12345 Musterstadt"),
    (
        "راسلوا anna@verein.example أو https://a.example/b-c/?d=e#f/ اليوم",
        "https://a.example/b-c/?d=e#f/",
    ),
    ("טלפון 04321 987-654, תודה", "04321 987-654"),
    ("ٹیلی فون 04321 987-654 ہے۔", "04321 987-654"),
    ("المكتب في Goethestr. 12b أو Marktpl. 3 بجانب", "Goethestr. 12b"),
    ("المكتب في Goethestr. 12b أو Marktpl. 3 بجانب", "Marktpl. 3"),
    ("مع Stellv. Leiterin Anna Berg غدًا", "Stellv. Leiterin Anna Berg"),
    ("اتصلوا بالمركز و+49 4321 987-654 أيضًا", "+49 4321 987-654"),
    ("الحرارة −5 °C و−7 °C غدًا", "−7 °C"),
    ("السعر 1.250,– أو 12,- € أو 5,-- للطفل", "1.250,–"),
    ("السعر 1.250,– أو 12,- € أو 5,-- للطفل", "12,- €"),
    ("السعر 1.250,– أو 12,- € أو 5,-- للطفل", "5,--"),
    ("نحتاج إلى 3½ غرف", "3½"),
];

#[test]
fn what_has_an_order_keeps_it_in_every_form() {
    for (text, kept) in KEPT {
        let isolated = isolated(text, RTL);
        assert_eq!(bare(&isolated).replace('\u{200e}', ""), *text);
        assert_eq!(super::isolated(&isolated, RTL), isolated, "twice is once");
        let seen = drawn(&isolated, Some(RTL));
        assert!(seen.contains(kept), "{seen:?} for {:?}", shown(&isolated));
        let line = plain::text(&isolated, RTL);
        assert!(!line.contains(is_isolate));
        // Whoever takes the direction from the first letter, and whoever knows it.
        for base in [None, Some(RTL)] {
            let seen = drawn(&line, base);
            assert!(seen.contains(kept), "{seen:?} of text for {:?}", shown(&isolated));
        }
    }
}

#[test]
fn runs_have_their_brackets_and_nothing_of_the_sentence() {
    for (text, runs) in [
        ("في (Zoom).", "في ⟨(Zoom)⟩."),
        ("في „Zoom“!", "في ⟨„Zoom“⟩!"),
        ("Zoom (زووم) 123-4", "⟨Zoom⟩ (زووم) ⟨123-4⟩"),
        ("(زووم Zoom) Teams و", "(زووم ⟨Zoom⟩) ⟨Teams⟩ و"),
        ("استخدموا Zoom. Teams غير متاح", "استخدموا ⟨Zoom⟩. ⟨Teams⟩ غير متاح"),
        ("من Prof. Müller و", "من ⟨Prof. Müller⟩ و"),
        ("Anna Berg، Peter Klein وآخرون", "⟨Anna Berg⟩، ⟨Peter Klein⟩ وآخرون"),
        ("القاعات 12, 15, 17 فقط", "القاعات 12, 15, 17 فقط"),
        ("17 سبتمبر 2026 17:00 في", "17 سبتمبر 2026 17:00 في"),
        ("17 سبتمبر 2026", "17 سبتمبر 2026"),
        (
            "من Bürgermeisterin Anna Berg، الساعة 17:00",
            "من ⟨Bürgermeisterin Anna Berg⟩، الساعة 17:00",
        ),
        ("ص 5-7 و #9", "ص ⟨5-7⟩ و ⟨#9⟩"),
        ("المادة § 5 من", "المادة ⟨§ 5⟩ من"),
        ("„Rathaus (Saal 2)“ في", "⟨„Rathaus (Saal 2)“⟩ في"),
        ("(Tel. 04321 987-654، داخلي)", "(⟨Tel. 04321 987-654⟩، داخلي)"),
        ("O'Neill's Café: أهلا", "⟨O'Neill's Café⟩: أهلا"),
        ("في 17.09.2026 الساعة 17:00", "في 17.09.2026 الساعة 17:00"),
        ("ال-Zoom جيد", "ال-⟨Zoom⟩ جيد"),
        ("מגיל 5 ב-17 בחודש", "מגיל 5 ב-17 בחודש"),
        ("Das ist ein Satz. Noch einer!", "⟨Das ist ein Satz. Noch einer!⟩"),
        ("2026", "2026"),
        ("", ""),
    ] {
        assert_eq!(rtl(text), runs);
    }
}

#[test]
fn an_arabic_name_stands_in_a_german_sentence() {
    let ltr = |text: &str| shown(&isolated(text, LTR));
    assert_eq!(ltr("Frau فاطمة حسن, 17:00 Uhr"), "Frau ⟪فاطمة حسن⟫, 17:00 Uhr".replace('⟫', "⟩"));
    assert_eq!(ltr("Raum „قاعة 5 الكبرى“."), "Raum ⟪„قاعة 5 الكبرى“⟩.");
    assert_eq!(ltr("Nur Deutsch, 17:00–18:45 Uhr"), "Nur Deutsch, 17:00–18:45 Uhr");
    for (text, seen) in
        [("فاطمة, 17:00 Uhr", "ةمطاف, 17:00 Uhr"), ("Um فاطمة 5-6 Uhr", "Um ةمطاف 5-6 Uhr")]
    {
        let line = plain::line(text, LTR);
        for base in [None, Some(LTR)] {
            assert_eq!(drawn(&line, base), seen);
        }
    }
}

#[test]
fn lines_of_text_begin_at_the_right() {
    for (text, marked) in [
        ("Zoom هو", "\u{200f}Zoom هو"),
        ("- Zoom هو", "- \u{200f}Zoom هو"),
        ("سلام", "سلام"),
        ("====", "\u{200f}===="),
        ("", ""),
        // A passcode and an address stay bare.
        ("رمز الدخول: 590417", "رمز الدخول: 590417"),
        ("رمز الدخول: aB3$x", "رمز الدخول: aB3$x"),
        ("الرابط: https://a.example/b?c=d", "الرابط: https://a.example/b?c=d"),
        ("الرابط: https://a.example/", "الرابط: https://a.example/ \u{200e}"),
    ] {
        assert_eq!(plain::line(text, RTL), marked);
    }
    assert_eq!(plain::line("فاطمة kommt", LTR), "\u{200e}فاطمة kommt");
    // Isolates in isolates are one run.
    let nested = "في \u{2066}a \u{2066}<b>\u{2069}\u{2069} هنا";
    assert_eq!(plain::text(nested, RTL), "في a <b>\u{200e} هنا");
    // A run that goes on in the next line.
    let lines = plain::lines_of(["في \u{2066}12345", "Musterstadt\u{2069}، هنا"], RTL);
    assert_eq!(lines, ["في \u{200e}12345", "\u{200f}Musterstadt، هنا"]);
}

#[test]
fn a_run_goes_through_bold_text_and_around_links() {
    let isolated = |markdown: &str| {
        let mut blocks = parse(markdown, &NoReferences);
        tree::blocks(&mut blocks, RTL);
        let Some(Block::Paragraph { text }) = blocks.pop() else { panic!("{blocks:?}") };
        shown(&serde_json::to_string(&text).unwrap()).replace("\"inline\":", "").replace('"', "")
    };
    assert_eq!(
        isolated("رقم **04321** 987-654 هنا"),
        "[{text,text:رقم ⟨},{strong,text:[{text,text:04321}]},{text,text: 987-654⟩ هنا}]"
    );
    assert_eq!(
        isolated("**رقم 04321** 987-654"),
        "[{strong,text:[{text,text:رقم }]},{text,text:⟨},{strong,text:[{text,text:04321}]},{text,text: 987-654⟩}]"
    );
    assert_eq!(
        isolated("زوروا [a.example](https://a.example) اليوم"),
        "[{text,text:زوروا ⟨},{link,href:https://a.example,text:[{text,text:a.example}]},{text,text:⟩ اليوم}]"
    );
    assert_eq!(
        isolated("[صفحة Zoom](https://a.example) Teams هنا"),
        "[{link,href:https://a.example,text:[{text,text:صفحة ⟨Zoom⟩}]},{text,text: ⟨Teams⟩ هنا}]"
    );
    assert_eq!(
        isolated("Frau Berg, 04321 987-0, <berg@a.example>"),
        "[{text,text:⟨Frau Berg, 04321 987-0, },{link,href:mailto:berg@a.example,text:[{text,text:berg@a.example}]},{text,text:⟩}]"
    );
    assert_eq!(isolated("*Anna Berg*"), "[{emphasis,text:[{text,text:⟨Anna Berg⟩}]}]");
}

#[test]
fn html_has_elements_and_bare_attributes() {
    let html = "<title>\u{2066}a 1\u{2069}</title><p title=\"\u{2066}b > 2\u{2069}\">س \u{2066}+1 <b>2</b>\u{2069}\u{2069} <i>\u{2067}x</i>\u{2069}</p>";
    assert_eq!(
        directed(html, Medium::Page),
        "<title>a 1</title><p title=\"b > 2\">س <span dir=\"ltr\">+1 <b>2</b></span> <i>x</i></p>"
    );
    assert_eq!(
        directed("س \u{2066}+1 <b>2</b>#\u{2069}", Medium::Mail),
        "س \u{200e}<span dir=\"ltr\">+1 <b>2</b>#</span>\u{200e}\u{200f}"
    );
    assert_eq!(directed("<p>nichts</p>", Medium::Mail), "<p>nichts</p>");
    // The name of the office in an element of its own direction.
    assert_eq!(
        directed(
            "<html dir=\"rtl\"><p><span lang=\"de\" dir=\"ltr\"><b>\u{2066}Weg 5\u{2069}</b> · \u{2066}04567 Ort\u{2069}</span> \u{2066}A\u{2069}",
            Medium::Mail
        ),
        "<html dir=\"rtl\"><p><span lang=\"de\" dir=\"ltr\"><b>Weg 5</b> · 04567 Ort</span> <span dir=\"ltr\">A</span>\u{200f}"
    );
}
