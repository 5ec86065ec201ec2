//! What is found in the office's own templates, and what is not.

use std::collections::BTreeMap;

use super::*;
use crate::l10n::Language;

/// The findings in one own file: `rule line:column [text]`.
fn found(name: &str, text: &str) -> Vec<String> {
    found_in(&[(name, text)])
}

fn found_in(files: &[(&str, &str)]) -> Vec<String> {
    let own = files.iter().map(|(name, text)| ((*name).to_owned(), Source::new(*name, *text)));
    let findings = findings(&Chain::new(own.collect::<BTreeMap<_, _>>()));
    let shown = findings.iter().map(|finding| {
        let span = finding.span.as_ref().unwrap();
        let at = span.position();
        // Every sentence has both languages.
        assert_ne!(
            finding.message.localize(Language::German),
            finding.message.localize(Language::English)
        );
        format!("{} {}:{} [{}]", finding.rule.name, at.line, at.column, span.text())
    });
    shown.collect()
}

#[test]
fn the_built_in_files_have_no_finding_as_own_ones() {
    for file in BUILTIN {
        // A copy is no file of the program any more.
        assert_eq!(found(file.name, file.text), Vec::<String>::new(), "{}", file.name);
    }
}

#[test]
fn a_block_that_nothing_shows_is_found() {
    let html = "{% extends \"builtin/page.html\" %}\n{% block nonsense %}x{% endblock %}";
    assert_eq!(found("page.html", html), ["template.block 2:10 [nonsense]"]);
    // A block inside a known one, and a page of one's own.
    let html = "{% extends 'builtin/page.html' %}{% block title %}{% block mine %}x{% endblock %}{% endblock %}";
    assert_eq!(found("page.html", html), Vec::<String>::new());
    assert_eq!(found("page.html", "{% block mine %}x{% endblock %}"), Vec::<String>::new());
    // By way of a file of one's own, whose blocks count.
    let base = "{% extends \"builtin/page.html\" %}{% block title %}{% block mine %}{% endblock %}{% endblock %}";
    let page = "{% extends \"base.html\" %}{%- block mine -%}x{%- endblock -%}{% block yours %}{% endblock %}";
    assert_eq!(
        found_in(&[("base.html", base), ("page.html", page)]),
        ["template.block 1:70 [yours]"]
    );
    // Commented out, or raw.
    let html = "{% extends \"builtin/page.html\" %}{# {% block a %} #}{% block title %}{% raw %}{% block b %}{% endraw %}{% endblock %}";
    assert_eq!(found("page.html", html), Vec::<String>::new());
}

#[test]
fn text_beside_the_blocks_is_found() {
    let html = "{% extends \"builtin/mail.html\" %}\n{% set a = 1 %}{% set b %}c{% endset %}{% macro d() %}e{% endmacro %}{# f #}\n\nHallo {{ title }}\n";
    assert_eq!(found("mail.html", html), ["template.outside 4:1 [Hallo]"]);
    let html = "{% extends \"builtin/mail.html\" %}{% block before %}{% endblock %}{{ title }}";
    assert_eq!(found("mail.html", html), ["template.outside 1:66 [{{ title }}]"]);
}

#[test]
fn scripts_and_requests_are_found_where_they_are() {
    let page =
        |inside: &str| found("page.html", &format!("{{% if title %}}\n{inside}\n{{% endif %}}"));
    for (inside, finding) in [
        ("<script>x()</script>", "template.script 2:1 [<script]"),
        ("<SCRIPT src=x.js></SCRIPT>", "template.script 2:1 [<SCRIPT]"),
        ("<p\n  onclick='x()'>", "template.script 3:3 [onclick]"),
        ("<svg/onload=x()>", "template.script 2:6 [onload]"),
        ("<a href=\" java&#115;cript:x()\">", "template.script 2:4 [href]"),
        ("<a href='java\tscript:x()'>", "template.script 2:4 [href]"),
        ("<iframe src=https://a.example></iframe>", "template.script 2:1 [<iframe]"),
        ("<form action='/'></form>", "template.script 2:1 [<form]"),
        ("<meta http-equiv=Refresh content=1>", "template.script 2:1 [<meta]"),
        ("<img src=\"https://a.example/x.png\" alt=\"\">", "template.request 2:6 [src]"),
        (
            "<img alt='' src='{{ x }}' srcset=\"data:image/png;base64 1x, x.png 2x\">",
            "template.request 2:27 [srcset]",
        ),
        ("<link rel=stylesheet href=//a.example/x.css>", "template.request 2:22 [href]"),
        ("<p style=\"background: url('x.png')\">", "template.request 2:4 [style]"),
        ("<p style='colr: red'>", "template.property 2:4 [style]"),
        ("<svg><use xlink:href='a.svg#b'/></svg>", "template.request 2:11 [xlink:href]"),
        ("<style>p { background: url(x.png) }</style>", "template.request 2:24 [url(x.png)]"),
        (
            "<style>@import 'https://a.example/x.css';</style>",
            "template.request 2:16 ['https://a.example/x.css']",
        ),
    ] {
        assert_eq!(page(inside), [finding], "{inside}");
    }
    for harmless in [
        "<a href=\"https://a.example\">a</a> <a href='{{ letterhead.website | href }}'>b</a>",
        "<img src=\"{{ logo }}\" alt=\"{{ title }}\"><img src='data:image/png;base64,x' alt=''><img src=cid:a alt=''>",
        "<!-- <script></script> --><p title=\"<script>\">onclick=\"x()\"</p>",
        "<p class=\"{% if title %}on{% endif %}\" style=\"color: {{ design.accent }}\">&lt;script&gt;</p>",
        "<style>p { background: url(data:image/png;base64,x) } a::after { content: \"<script>\" }</style>",
    ] {
        assert_eq!(page(harmless), Vec::<String>::new(), "{harmless}");
    }
}

#[test]
fn broken_style_sheets_are_found_where_they_are() {
    for (css, finding) in [
        ("a { color: red", "template.css 1:3 [{]"),
        ("a { color: red; } }\nb { color: red }", "template.css 1:19 [}]"),
        ("a { color: red };\nb { color: red }", "template.css 1:17 [;]"),
        ("a { color red; }", "template.css 1:5 [color red;]"),
        ("a { color: ; }", "template.css 1:5 [color]"),
        ("a { color: red\n  margin: 0; }", "template.css 2:3 [margin]"),
        ("{ color: red }", "template.css 1:1 [{]"),
        ("a, b;", "template.css 1:1 [a, b;]"),
        ("a { content: \"x\n}", "template.css 1:14 [\"x]"),
        ("a { color: red } /* b", "template.css 1:18 [/*]"),
        ("a { width: calc(1px + 2px; }", "template.css 1:3 [{]"),
        ("@media print { a { colour: red } }", "template.property 1:20 [colour]"),
        ("a { &:hover { colour: red } }", "template.property 1:15 [colour]"),
        ("a { background: url(x.png) }", "template.request 1:17 [url(x.png)]"),
        ("a { background: url( 'x.png' ) }", "template.request 1:22 ['x.png']"),
        (
            "@font-face { font-family: x; src: url(https://a.example/x.woff2) }",
            "template.request 1:35 [url(https://a.example/x.woff2)]",
        ),
        (
            "@import url(https://a.example/x.css);",
            "template.request 1:9 [url(https://a.example/x.css)]",
        ),
        (
            "a { color: red }\n@import \"builtin/page.css\";",
            "template.css 2:9 [\"builtin/page.css\"]",
        ),
        ("@import \"builtin/pgae.css\";", "template.missing 1:9 [\"builtin/pgae.css\"]"),
    ] {
        let all = found("page.css", css);
        assert_eq!(all.first().map(String::as_str), Some(finding), "{css}: {all:?}");
    }
    for fine in [
        "",
        "@import \"builtin/page.css\";\n:root { --accent: #7a1f3d; --empty:; --odd: { a: b } }",
        "a:hover, a::after { content: \"; } /* \"; color: red !important }",
        "a { filter: progid:DXImageTransform.Microsoft.gradient(); mso-line-height-rule: exactly; -webkit-x: y }",
        "@media (min-width: 40rem) { a { color: red } }\n@page :first { size: a4; bleed: 3mm }\n@layer a, b;",
        "@charset \"utf-8\"; @font-face { font-family: x; src: url(data:font/woff2;base64,x) format(\"woff2\") }",
        "a { b:hover { color: red } .c & { color: red } @media print { color: black } }",
        "@supports (display: grid) { a { display: grid; grid-template: \"a b\" 1fr / auto } }",
    ] {
        assert_eq!(found("page.css", fine), Vec::<String>::new(), "{fine}");
    }
    // Deeply nested brackets use no stack.
    assert!(!found("page.css", &"{".repeat(100_000)).is_empty());
}
