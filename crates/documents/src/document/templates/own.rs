//! Pages whose templates offices cannot change.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, State, UndefinedBehavior};

use super::Context;
use super::engine::{auto_escape, write_value};

/// Such pages, by name; HTML is escaped as in all templates. `say` has both languages of a text; the page
/// is German where its context says so.
pub struct OwnPages(Environment<'static>);

impl OwnPages {
    /// Pages from these templates.
    pub fn new(texts: &'static [(&'static str, &'static str)]) -> Self {
        let mut environment = Environment::new();
        environment.set_loader(|name| {
            let known = texts.iter().find(|(known, _)| *known == name);
            Ok(known.map(|(_, text)| (*text).to_owned()))
        });
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(auto_escape);
        environment.set_formatter(write_value);
        environment.add_function("say", |page: &State<'_, '_>, german: String, english: String| {
            if page.lookup("is_german").is_some_and(|is| is.is_true()) { german } else { english }
        });
        let syntax = SyntaxConfig::builder().keep_trailing_newline(true).build();
        environment.set_syntax(syntax.unwrap_or_default());
        Self(environment)
    }

    /// Writes a page without holding it in memory.
    ///
    /// # Errors
    /// An error of the disk, or of the template itself.
    pub fn write(&self, name: &str, context: &Context, to: impl Write) -> io::Result<()> {
        let mut to = Kept { to, fault: None };
        let written = self
            .0
            .get_template(name)
            .and_then(|template| template.render_captured_to(context.value(), &mut to));
        written.map(drop).map_err(|error| to.fault.unwrap_or_else(|| io::Error::other(error)))
    }
}

/// Keeps the error of the disk, since the engine only says that there was one.
struct Kept<W> {
    to: W,
    fault: Option<io::Error>,
}

impl<W: Write> Write for &mut Kept<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes).map_err(|error| {
            let kind = error.kind();
            self.fault = Some(error);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
