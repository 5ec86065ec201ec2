//! Inlines style sheets into `style` attributes, as mail programs require. Nothing else does this.

use std::fmt::Write as _;

use css_inline::{CSSInliner, InlineOptions};

use crate::diagnostic::Diagnostic;
use crate::rules;

use super::messages::Message;

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
    let dark = style.split_once("prefers-color-scheme").and_then(|(_, rest)| rest.split_once('{'));
    let mut rest = dark.map_or("", |(_, rules)| rules);
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
}
