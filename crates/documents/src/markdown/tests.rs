//! German office texts, hostile texts, and positions.

//! What authors write and how it is understood; nothing else gets through.

use proptest::prelude::*;
use stopwatch::processor_time;

use super::*;
use crate::view::plain_text;

pub(super) fn html(text: &str) -> String {
    parse(text, &NoReferences).iter().map(shown).collect()
}

/// A compact notation for expectations.
fn shown(block: &Block) -> String {
    let all = |blocks: &[Block]| blocks.iter().map(shown).collect::<String>();
    match block {
        Block::Paragraph { text } => format!("p({})", inline(text)),
        Block::Heading { level, text, .. } => format!("h{level}({})", inline(text)),
        Block::List { start, labels, items } => {
            let mut labels = labels.iter();
            let mut label = || labels.next().map(|label| format!("{label} ")).unwrap_or_default();
            let item = |item: &Vec<Block>| format!("li[{}{}]", label(), all(item));
            let items: Vec<_> = items.iter().map(item).collect();
            let items = items.concat();
            start.map_or(format!("ul[{items}]"), |start| format!("ol{start}[{items}]"))
        }
        Block::Quote { blocks } => format!("quote[{}]", all(blocks)),
        Block::Code { text } => format!("code({text})"),
        Block::Table { align, header, rows } => {
            let row = |cells: &Vec<Vec<Inline>>| {
                cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join("|")
            };
            let rows: Vec<_> = rows.iter().map(row).collect();
            format!("table<{}>({})({})", align.join(","), row(header), rows.join(")("))
        }
        Block::Rule => "hr".into(),
        other => format!("{other:?}"),
    }
}

fn inline(inlines: &[Inline]) -> String {
    let part = |inline_: &Inline| match inline_ {
        Inline::Text { text } => text.clone(),
        Inline::Foreign { text, .. } => inline(text),
        Inline::Emphasis { text } => format!("<em>{}</em>", inline(text)),
        Inline::Strong { text } => format!("<b>{}</b>", inline(text)),
        Inline::Strike { text } => format!("<s>{}</s>", inline(text)),
        Inline::Code { text } => format!("`{text}`"),
        Inline::Link { href, text } => format!("<a {href}>{}</a>", inline(text)),
        Inline::Break => "/".into(),
    };
    inlines.iter().map(part).collect()
}

#[test]
fn dates_at_the_start_of_a_line_stay_text() {
    assert_eq!(
        html("- 7. Mai 2024 Fest\n- 12. 06. Ende"),
        "ul[li[p(7. Mai 2024 Fest)]li[p(12. 06. Ende)]]"
    );
    assert_eq!(html("7. Mai 2024: Fest"), "p(7. Mai 2024: Fest)");
    assert_eq!(html("> 9.3.2023 und 10. bis 21. Juni"), "quote[p(9.3.2023 und 10. bis 21. Juni)]");
    assert_eq!(html("1. Punkt\n2. Punkt"), "ol1[li[p(Punkt)]li[p(Punkt)]]");
    assert_eq!(html("1. 7. Mai 2024 Fest"), "ol1[li[p(7. Mai 2024 Fest)]]");
}

#[test]
fn typed_numbers_stay() {
    for (typed, shown) in [
        ("3. Bericht\n\n5. Wahl", "ol3[li[p(Bericht)]]ol5[li[p(Wahl)]]"),
        (
            "12. Sitzung\n14. Sitzung\n15. Sitzung",
            "ol12[li[p(Sitzung)]]ol14[li[p(Sitzung)]li[p(Sitzung)]]",
        ),
        ("3. Bericht\n\nText\n\n5. Wahl", "ol3[li[p(Bericht)]]p(Text)ol5[li[p(Wahl)]]"),
        ("3.\n\nBericht\n\n5.\n\nWahl", "p(3.)p(Bericht)p(5.)p(Wahl)"),
        ("3)\n5)", "p(3))p(5))"),
        ("1. a\n2.\n3. c", "ol1[li[p(a)]]p(2.)ol3[li[p(c)]]"),
        ("1) a\n3) b", "ul[li[1) p(a)]li[3) p(b)]]"),
        ("2. a\n1. b", "ol2[li[p(a)]]ol1[li[p(b)]]"),
        ("1. a\n1. b", "ol1[li[p(a)]]ol1[li[p(b)]]"),
        ("0. a\n1. b", "ol0[li[p(a)]li[p(b)]]"),
        ("1986. Ein Jahr\n1988. Noch eines", "ol1986[li[p(Ein Jahr)]]ol1988[li[p(Noch eines)]]"),
        ("1234567890. viel", "p(1234567890. viel)"),
        ("IV. Bericht\n\nVI. Wahl", "p(IV. Bericht)p(VI. Wahl)"),
        ("- 3. a\n- 5. b", "ul[li[ol3[li[p(a)]]]li[ol5[li[p(b)]]]]"),
        ("1. a\n\n   3. b\n   7. c\n2. d", "ol1[li[p(a)ol3[li[p(b)]]ol7[li[p(c)]]]li[p(d)]]"),
        ("> 3. a\n> 5. b", "quote[ol3[li[p(a)]]ol5[li[p(b)]]]"),
        ("3. a\n\n   mehr\n\n5. b", "ol3[li[p(a)p(mehr)]]ol5[li[p(b)]]"),
        ("1. a\n2. b\n3. c", "ol1[li[p(a)]li[p(b)]li[p(c)]]"),
    ] {
        assert_eq!(html(typed), shown, "{typed}");
    }
    let line = parse_line("3. Sitzung\n5. Sitzung", &NoReferences);
    assert_eq!(plain_text(&line), "3. Sitzung 5. Sitzung");
}

#[test]
fn gender_marks_are_letters_and_emphasis_still_works() {
    assert_eq!(html("Migrant*innen und Leser*innen"), "p(Migrant*innen und Leser*innen)");
    assert_eq!(
        html("Bürger:innen, Kolleg_innen, Freund_innen"),
        "p(Bürger:innen, Kolleg_innen, Freund_innen)"
    );
    assert_eq!(
        html("*Migrant*innen und Leser*innen*"),
        "p(<em>Migrant*innen und Leser*innen</em>)"
    );
    assert_eq!(
        html("*wichtig* und **jede*r** und _so_"),
        "p(<em>wichtig</em> und <b>jede*r</b> und <em>so</em>)"
    );
    assert_eq!(html("*Neu*erscheinung"), "p(<em>Neu</em>erscheinung)");
    assert_eq!(html("**Bürger*rat-Treffen**"), "p(<b>Bürger*rat-Treffen</b>)");
    assert_eq!(html("*der*die Leser*in*"), "p(<em>der*die Leser*in</em>)");
    assert_eq!(html("Frauen* und *Mädchen*"), "p(Frauen* und <em>Mädchen</em>)");
    assert_eq!(html("`Leser*in`"), "p(`Leser*in`)");
}

#[test]
fn raw_html_is_text() {
    assert_eq!(html("<script>alert(1)</script>"), "p(<script>alert(1)</script>)");
    assert_eq!(html("<div>\n*a*\n\n- b"), "p(<div>/<em>a</em>)ul[li[p(b)]]");
    assert_eq!(html("a <b onclick=x>c</b>"), "p(a <b onclick=x>c</b>)");
    assert_eq!(html("<https://a.example>"), "p(<a https://a.example>https://a.example</a>)");
}

#[test]
fn links_are_harmless_or_text() {
    assert_eq!(html("[x](javascript:alert(1)) [y](JaVaScRiPt&#58;z)"), "p(x y)");
    assert_eq!(html("[](https://a.example/b)"), "p(<a https://a.example/b>a.example/b</a>)");
    assert_eq!(html("a@b.example"), "p(<a mailto:a@b.example>a@b.example</a>)");
    assert_eq!(html("[x]() [](javascript:y)"), "p(x)");
}

#[test]
fn images_are_their_alternative_text() {
    assert_eq!(html("![Plan](plan.png)"), "p(Plan)");
    assert_eq!(html("![Plan](https://a.example/p.png)"), "p(<a https://a.example/p.png>Plan</a>)");
    assert_eq!(html("![](x.png)"), "");
    assert_eq!(images("a ![b](c) d")[0].range, 2..9);
}

#[test]
fn tables_are_padded_and_empty_things_vanish() {
    assert_eq!(html("|a|b|\n|-|:-:|\n|1|\n|1|2|3|"), "table<left,center,left>(a|b|)(1||)(1|2|3)");
    assert_eq!(html("#\n\n-\n\n>\n\n# x"), "h1(x)");
    assert_eq!(html("~30 bis ~40, ~~weg~~"), "p(~30 bis ~40, <s>weg</s>)");
}

#[test]
fn dropped_characters_leave_no_trace() {
    assert_eq!(html("\u{feff}- a\0b&#0;&#xFEFF;"), "ul[li[p(ab\u{fffd})]]");
    assert_eq!(html("    eingerückt\n      weiter"), "p(eingerückt/weiter)");
}

#[test]
fn references_have_their_place_in_the_text() {
    let text = "\u{feff}Ä *b*\n\n> - x: [Abend](date:ankommen), [](attachment:folien)\n\n\
                | a |\n|---|\n| ü [](date:w\u{f6}che) |\n";
    let found = references(text);
    let ids: Vec<_> = found.iter().map(|one| (one.kind, one.id.as_str())).collect();
    let (date, attachment) = (ReferenceKind::Date, ReferenceKind::Attachment);
    assert_eq!(ids, [(date, "ankommen"), (attachment, "folien"), (date, "wöche")]);
    let shown: Vec<_> = found.into_iter().map(|one| &text[one.range]).collect();
    assert_eq!(shown, ["[Abend](date:ankommen)", "[](attachment:folien)", "[](date:wöche)"]);
}

#[test]
fn a_reference_takes_its_words_from_the_record() {
    struct One;
    impl Resolve for One {
        fn resolve(&self, kind: ReferenceKind, id: &str) -> Option<Target> {
            let href = (id != "geheim").then(|| format!("#{id}"));
            (kind == ReferenceKind::Date).then(|| Target { text: "Titel".into(), href })
        }
    }
    let shown = |text| inline(&parse_line(text, &One));
    assert_eq!(shown("[](date:a)"), "<a #a>Titel</a>");
    assert_eq!(shown("[Abend](date:a)"), "<a #a>Abend</a>");
    assert_eq!(shown("[](date:geheim) [](attachment:b)"), "Titel b");
}

#[test]
fn deep_nesting_is_flattened_in_little_time() {
    let many = 10_000;
    let texts = [
        "[".repeat(many) + "a" + &"]".repeat(many),
        "[".repeat(many) + "a" + &"](b)".repeat(many),
        ">".repeat(many) + "a",
        "- ".repeat(many) + "a",
        "1. ".repeat(many) + "a",
        "*a **b ".repeat(many) + &"** *".repeat(many),
        "![".repeat(many) + "a",
        "`".repeat(many) + "a" + &"` ".repeat(many),
        "<".repeat(many),
        "a*".repeat(many),
        "\\[".repeat(many),
        "|a".repeat(many) + "\n" + &"|-".repeat(many) + "\n" + &"|b".repeat(many),
        (0..500).map(|depth| " ".repeat(depth * 2) + "- a\n").collect(),
    ];
    for text in texts {
        let name: String = text.chars().take(12).collect();
        let small = std::thread::Builder::new().stack_size(512 * 1024);
        let parse = move || {
            html(&text);
            processor_time()
        };
        let Ok(taken) = small.spawn(parse).unwrap().join() else { panic!("{name}") };
        assert!(taken.as_secs() < 5, "{name}: {taken:?}");
    }
}

#[test]
fn plain_text_of_a_paragraph_is_what_was_written() {
    let Some(Block::Paragraph { text }) = parse("a *b* `c`", &NoReferences).into_iter().next()
    else {
        panic!("no paragraph");
    };
    assert_eq!(plain_text(&text), "a b c");
}

/// All inlines of some blocks, at any depth.
fn each_inline(blocks: &[Block], visit: &mut impl FnMut(&Inline)) {
    fn inside(inlines: &[Inline], visit: &mut impl FnMut(&Inline)) {
        for one in inlines {
            visit(one);
            match one {
                Inline::Emphasis { text }
                | Inline::Strong { text }
                | Inline::Strike { text }
                | Inline::Foreign { text, .. }
                | Inline::Link { text, .. } => inside(text, visit),
                Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => inside(text, visit),
            Block::List { items, .. } => items.iter().for_each(|item| each_inline(item, visit)),
            Block::Quote { blocks } => each_inline(blocks, visit),
            Block::Table { header, rows, .. } => {
                for cell in std::iter::once(header).chain(rows).flatten() {
                    inside(cell, visit);
                }
            }
            _ => {}
        }
    }
}

/// Texts that are close to Markdown, and random ones.
fn any_text() -> impl Strategy<Value = String> {
    let marks = "(\\*|_|`|~|#|>|<|!|\\[|\\]|\\(|\\)|\\||-|\\\\|&#0;|&lt;|\n|\r|  |\t)";
    let words =
        "(a|ä|7\\. Mai|1\\. |date:x|https://a\\.b/|javascript:|\u{feff}|\u{e000}|\0|\u{1}|\u{4})";
    prop_oneof![
        "\\PC{0,60}",
        ".{0,60}",
        prop::collection::vec(prop_oneof![marks, words], 0..60).prop_map(|parts| parts.concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_becomes_a_harmless_tree(text in any_text()) {
        let mut faults = Vec::new();
        each_inline(&parse(&text, &NoReferences), &mut |inline| {
            let sound = match inline {
                Inline::Link { href, text } => is_safe_link(href) && !text.is_empty(),
                Inline::Text { text } | Inline::Code { text } => {
                    !text.is_empty() && clean(text) == *text
                }
                _ => true,
            };
            if !sound {
                faults.push(format!("{inline:?}"));
            }
        });
        prop_assert!(faults.is_empty(), "{:?}", faults);
        for range in references(&text).into_iter().map(|one| one.range).chain(images(&text).into_iter().map(|one| one.range)) {
            prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{:?}", range);
        }
    }
}
