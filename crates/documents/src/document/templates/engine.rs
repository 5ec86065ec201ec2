//! The template engine: strict, bounded, and isolated.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
    escape_formatter,
};

use super::{Chain, Context, fault, filters};
use crate::diagnostic::Diagnostic;
use crate::direction::markup::{self, Medium};
use crate::direction::{Direction, plain};
use crate::source::Text;

/// The maximum number of steps of one rendering. A circular of 1,000 pages takes about a tenth; the
/// limit is reached in about a second.
const FUEL: u64 = 20_000_000;

/// No handwritten page is larger (bytes).
const LARGEST_OUTPUT: usize = 64_000_000;

/// minijinja, set up for one chain of templates.
pub(super) struct Engine {
    environment: Environment<'static>,
    chain: Arc<Chain>,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    pub(super) fn new(chain: Arc<Chain>) -> Self {
        let mut environment = Environment::new();
        let files = Arc::clone(&chain);
        environment.set_loader(move |name| Ok(files.find(name).map(|file| file.text().to_owned())));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(auto_escape);
        environment.set_formatter(write_value);
        environment.set_fuel(Some(FUEL));
        // Needed for positions in errors; free otherwise.
        environment.set_debug(true);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.unwrap_or_default());
        filters::add(&mut environment, Arc::clone(&chain));
        Self { environment, chain }
    }

    /// Renders a file of the chain.
    pub(super) fn render(&self, name: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        let rendered = self.environment.get_template(name).and_then(|template| {
            let mut output = Bounded::default();
            template.render_captured_to(context.value(), &mut output)?;
            output.into_text()
        });
        let rendered = rendered.map(|text| directed(name, text, context));
        rendered.map_err(|error| {
            let error = fault::Fault::new(&error, name, context);
            Box::new(error.in_chain(&self.chain))
        })
    }

    /// Renders a template that is part of the settings.
    pub(super) fn render_text(
        &self,
        template: &Text,
        context: &Context,
    ) -> Result<String, Box<Diagnostic>> {
        let rendered = self.environment.render_named_str(
            fault::IN_SETTINGS,
            template.as_str(),
            context.value(),
        );
        rendered.map_err(|error| {
            Box::new(fault::Fault::new(&error, fault::IN_SETTINGS, context).in_text(template))
        })
    }
}

/// What a template made, with the isolates in it as its format has them.
fn directed(name: &str, text: String, context: &Context) -> String {
    if auto_escape(name) == AutoEscape::Html {
        let medium = if name.starts_with("mail") { Medium::Mail } else { Medium::Page };
        return match markup::directed(&text, medium) {
            Cow::Borrowed(_) => text,
            Cow::Owned(directed) => directed,
        };
    }
    let base = context.find("direction").and_then(|value| Direction::named(value.as_str()?));
    match base {
        Some(base) => plain::text(&text, base),
        None => text,
    }
}

pub(super) fn auto_escape(name: &str) -> AutoEscape {
    let ending = Path::new(name).extension();
    let is_markup = ending.is_some_and(|ending| ending == "html" || ending == "xml");
    if is_markup { AutoEscape::Html } else { AutoEscape::None }
}

/// Writes a value as `{{ … }}` does. A missing value is an error: an empty gap, or the word "none",
/// in 160 mails helps nobody.
pub(super) fn write_value(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    if value.is_none() {
        return Err(Error::new(ErrorKind::UndefinedError, fault::NO_VALUE));
    }
    match value.as_str() {
        Some(text) if *state.auto_escape() == AutoEscape::Html && !value.is_safe() => {
            escape(out, text)
        }
        _ => escape_formatter(out, state, value),
    }
}

/// HTML text and quoted attribute values need only these five.
fn escape(out: &mut Output<'_>, text: &str) -> Result<(), Error> {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.write_str(&text[written..at])?;
        out.write_str(escaped)?;
        written = at + 1;
    }
    out.write_str(&text[written..])?;
    Ok(())
}

/// A buffer of limited size.
#[derive(Default)]
struct Bounded(Vec<u8>);

impl Bounded {
    fn into_text(self) -> Result<String, Error> {
        String::from_utf8(self.0)
            .map_err(|error| Error::from(ErrorKind::WriteFailure).with_source(error))
    }
}

impl Write for &mut Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_OUTPUT {
            return Err(io::Error::other("too large"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
