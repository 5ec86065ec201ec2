//! One rendering, as the other process carries it out.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Templates;
use super::context::{Context, Portable};
use crate::diagnostic::Diagnostic;
use crate::sandbox;
use crate::source::{Source, Span, Text};

/// So long may a rendering take; the steps are counted, but a step may be long.
const LONGEST: Duration = Duration::from_secs(4);

/// Mails are composed by threads that have twice as much room (bytes), so that what fits here fits there.
const STACK: usize = 1 << 20;

/// A rendering that is to be tried.
#[derive(Deserialize, Serialize)]
pub struct Trial {
    template: Template,
    context: Portable,
}

#[derive(Deserialize, Serialize)]
enum Template {
    /// A file of the chain, by its name.
    File(String),
    /// One of the settings.
    Text(String),
}

/// Renders the file `name` of the chain.
pub(super) fn of_file(name: &str, context: &Context) -> Trial {
    Trial { template: Template::File(name.to_owned()), context: context.into() }
}

/// Renders a template that stands in the settings.
pub(super) fn of_text(text: &str, context: &Context) -> Trial {
    Trial { template: Template::Text(text.to_owned()), context: context.into() }
}

impl Trial {
    /// Carries it out, and does with what was rendered what the program does. What is wrong with it is
    /// found again by the process that asks.
    pub fn carry_out(self, templates: &Templates, then: impl FnOnce(&str, &str) + Send) {
        let room = thread::Builder::new().stack_size(STACK);
        thread::scope(|scope| {
            let work = || {
                let _watched = sandbox::over(LONGEST);
                let (name, rendered) = self.render(templates);
                if let Ok(rendered) = rendered {
                    then(&name, &rendered);
                }
            };
            // Where there is no thread to be had, nothing is tried.
            let _ = room.spawn_scoped(scope, work);
        });
    }

    fn render(self, templates: &Templates) -> (String, Result<String, Box<Diagnostic>>) {
        let context = self.context.into();
        match self.template {
            Template::File(name) => {
                let rendered = templates.engine.render(&name, &context);
                (name, rendered)
            }
            Template::Text(text) => {
                let place = Span::new(&Source::new("", text.as_str()), 0..text.len());
                let text = Text::new(text, place);
                (String::new(), templates.engine.render_text(&text, &context))
            }
        }
    }
}

impl Templates {
    /// The templates of which another process tells.
    pub fn of_texts(own: BTreeMap<String, String>) -> Self {
        let source = |(name, text): (String, String)| {
            let source = Source::new(name.as_str(), text.as_str());
            (name, source)
        };
        Self::over_builtin(own.into_iter().map(source).collect())
    }
}
