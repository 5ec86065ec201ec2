//! Inlines style sheets into `style` attributes, as mail programs require. Nothing else does this.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use css_inline::{CSSInliner, InlineOptions};

use crate::diagnostic::Diagnostic;
use crate::rules;

use super::messages::Message;

/// Variables in variables are followed this far; one that contains itself never ends.
const DEEPEST: usize = 4;
/// A longer value is no colour or size (bytes).
const LONGEST_VALUE: usize = 200;
/// No style sheet of a mail is larger; variables could make one grow without end (bytes).
const LARGEST: usize = 1_000_000;

/// A style sheet, ready to be inlined.
pub(super) struct Styler {
    inliner: CSSInliner<'static>,
}

impl std::fmt::Debug for Styler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Styler").finish_non_exhaustive()
    }
}

impl Styler {
    /// A styler that uses only the style sheets in the mail itself; it reads no files and sends no
    /// requests.
    pub(super) fn new() -> Self {
        let options = InlineOptions {
            inline_style_tags: true,
            keep_style_tags: false,
            // Rules that depend on the reader's screen (dark, narrow) cannot become attributes.
            keep_at_rules: true,
            minify_css: true,
            load_remote_stylesheets: false,
            resolve_css_variables: true,
            ..InlineOptions::default()
        };
        Self { inliner: CSSInliner::new(options) }
    }

    /// The page with its styles inlined.
    pub(super) fn inline(&self, page: &str) -> Result<String, Box<Diagnostic>> {
        let styled = self.inliner.inline(page).map_err(|error| {
            let says = Message::Style { error: error.to_string() };
            Box::new(rules::template::STYLE.finds(says))
        })?;
        Ok(style_last(styled))
    }
}

/// The style sheet with the values of `:root` in place of its variables: mail programs know none,
/// and what depends on the screen stays a style sheet.
pub(super) fn resolved(css: &str) -> String {
    let mut values = BTreeMap::new();
    for (at, _) in css.match_indices(":root") {
        // Inside of `@media` it holds on some screens only.
        let before = css.get(..at).unwrap_or_default();
        if before.matches('{').count() != before.matches('}').count() {
            continue;
        }
        let rest = css.get(at..).unwrap_or_default();
        let block = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
        let declarations = block.into_iter().flat_map(|(block, _)| block.split(';'));
        values.extend(declarations.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim(), value.trim()))
        }));
    }
    let mut css = css.to_owned();
    values.retain(|_, value: &mut &str| value.len() <= LONGEST_VALUE);
    // A variable may be set to another one.
    for (name, value) in std::iter::repeat_n(&values, DEEPEST).flatten() {
        if css.len() > LARGEST || !css.contains("var(--") {
            break;
        }
        css = css.replace(&format!("var({name})"), value);
    }
    css
}

/// Moves the remaining style sheet to the end of the head: the character set must be declared
/// within the first 1,024 bytes (HTML, 4.2.5.4). The rules for Outlook are an element of their own,
/// since a mail program that stumbles over one rule may drop the others beside it.
fn style_last(page: String) -> String {
    let moved = page.split_once("<head><style>").and_then(|(before, rest)| {
        let (style, rest) = rest.split_once("</style>")?;
        let (head, body) = rest.split_once("</head>")?;
        let sheets = [style, &dark_in_outlook(style)].map(|sheet| match sheet {
            "" => String::new(),
            sheet => format!("<style>{sheet}</style>\n"),
        });
        let [own, outlook] = sheets;
        Some([before, "<head>", head, &own, &outlook, "</head>", body].concat())
    });
    moved.unwrap_or(page)
}

/// The dark colours once more, for Outlook on the web and on telephones: it does not know
/// `prefers-color-scheme`, but marks with `data-ogsc` and `data-ogsb` where it has changed the
/// colours of text and ground by itself.
fn dark_in_outlook(style: &str) -> String {
    style.split("prefers-color-scheme").skip(1).map(dark_rules).collect()
}

/// The rules of a style sheet that begins inside `@media (prefers-color-scheme`.
fn dark_rules(style: &str) -> String {
    let mut rest = style.split_once('{').map_or("", |(_, rules)| rules);
    let mut sheet = String::new();
    while let Some((selectors, after)) = rest.split_once('{') {
        let Some((declarations, behind)) = after.split_once('}') else { break };
        if selectors.contains('}') {
            break;
        }
        let declarations: Vec<&str> = declarations.split(';').map(str::trim).collect();
        let is_ground = |one: &&str| one.starts_with("background");
        let (ground, text): (Vec<&str>, Vec<&str>) =
            declarations.into_iter().filter(|one| !one.is_empty()).partition(is_ground);
        for (mark, declarations) in [("[data-ogsc]", text), ("[data-ogsb]", ground)] {
            // Its own element takes the place of the body.
            let selectors = selectors.split(',').map(str::trim).filter(|one| *one != "body");
            let marked: Vec<String> = selectors.map(|one| format!("{mark} {one}")).collect();
            if !declarations.is_empty() && !marked.is_empty() {
                let (marked, declarations) = (marked.join(", "), declarations.join("; "));
                // Writing into a String cannot fail.
                let _ = writeln!(sheet, "{marked} {{ {declarations} }}");
            }
        }
        rest = behind;
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_colours_are_there_once_more_for_outlook() {
        let style = "@media (prefers-color-scheme: dark) {\n  body { background-color: #000 }\n  \
                     .a, .b p { color: #fff !important; background-color: #111 }\n}\n.c { color: red }";
        assert_eq!(
            dark_in_outlook(style),
            "[data-ogsc] .a, [data-ogsc] .b p { color: #fff !important }\n\
             [data-ogsb] .a, [data-ogsb] .b p { background-color: #111 }\n"
        );
        for nothing in ["", "p { color: red }", "@media (prefers-color-scheme: dark) {", "{{{"] {
            assert_eq!(dark_in_outlook(nothing), "", "{nothing}");
        }
    }

    #[test]
    fn variables_are_replaced_everywhere_and_never_without_end() {
        let css = ":root { --a: red; --b: var(--a) }\n@media x { :root { --a: blue } p { color: var(--b) } }";
        assert!(resolved(css).ends_with("p { color: red } }"), "{}", resolved(css));
        assert!(
            resolved(":root{--a:1px} :root { --a: 2px }q{margin:var(--a)}")
                .ends_with("q{margin:2px}")
        );
        let doubling: Vec<String> = (0..60)
            .map(|n| format!("--v{n:02}: var(--v{:02}) var(--v{:02})", n + 1, n + 1))
            .collect();
        let css = format!(":root {{ {} }} p {{ margin: var(--v00) }}", doubling.join(";"));
        assert!(resolved(&css).len() < 4 * LARGEST);
    }
}
