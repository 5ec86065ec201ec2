//! Style sheets: the colours of the document, the built-in sheets, and the office's own over them.

use super::{BUILTIN_PREFIX, Templates};
use crate::settings::Look;
use crate::view::Design;

/// What a style sheet says in its first comment if it takes the place of the built-in one of that
/// name; any other is laid over it. The built-in ones say it, so that a copy does.
pub(super) const STANDS_ALONE: &str = "rundmail: stands alone";

impl Templates {
    /// The style sheet of `page`, `mail` or `site` in this design: the colours, `page.css`, the sheet of the
    /// design (`page-letter.css`), and the office's own. An initial `@import "…";` is replaced by
    /// the file of the chain that it names.
    pub fn style_sheet(&self, form: &str, design: &Design) -> String {
        let own_look = (design.look != Look::Plain).then(|| design.look.name());
        let names: Vec<String> = std::iter::once(format!("{form}.css"))
            .chain(own_look.map(|look| format!("{form}-{look}.css")))
            .collect();
        let mut sheet = Sheet { templates: self, known: Vec::new(), css: colours(design) };
        for name in &names {
            if self.stands_alone(name) {
                sheet.add(name);
            } else {
                sheet.add(&format!("{BUILTIN_PREFIX}{name}"));
            }
        }
        for name in names.iter().rev().filter(|name| self.is_own(name)) {
            sheet.add(name);
        }
        // Inside `<style>`, only `</` can end the element (HTML, 13.2.5.14).
        sheet.css.replace("</", "<\\/")
    }

    fn stands_alone(&self, name: &str) -> bool {
        let own = self.text(name).filter(|_| self.is_own(name));
        own.is_some_and(|own| {
            let comment = delimited(own.text().trim_start(), "/*", "*/");
            comment.is_some_and(|(comment, _)| comment.contains(STANDS_ALONE))
        })
    }
}

/// The colours as variables; the office's own style sheet may set them anew.
fn colours(design: &Design) -> String {
    let Design { accent, accent_on_tint, accent_on_dark, .. } = design;
    format!(
        ":root {{ --band: {accent}; --accent: {accent}; --accent-on-tint: {accent_on_tint}; \
         --accent-on-dark: {accent_on_dark}; }}\n"
    )
}

/// A style sheet that is put together; no file is in it twice.
struct Sheet<'a> {
    templates: &'a Templates,
    known: Vec<String>,
    css: String,
}

impl Sheet<'_> {
    fn add(&mut self, name: &str) {
        if self.known.iter().any(|known| known == name) {
            return;
        }
        let Some(source) = self.templates.text(name) else { return };
        self.known.push(name.to_owned());
        if self.templates.is_own(name) && !self.templates.stands_alone(name) {
            self.add(&format!("{BUILTIN_PREFIX}{name}"));
        }
        let mut rest = source.text().trim_start();
        loop {
            if let Some((_, after)) = delimited(rest, "/*", "*/") {
                rest = after.trim_start();
            } else if let Some((imported, after)) = delimited(rest, "@import \"", "\";") {
                self.add(imported);
                rest = after.trim_start();
            } else {
                break;
            }
        }
        self.css.push_str(rest);
    }
}

/// The text between `start` and `end` if `text` begins like that, and what follows.
fn delimited<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(start)?.split_once(end)
}
