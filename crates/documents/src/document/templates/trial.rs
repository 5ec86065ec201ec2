//! Rendering in the other process.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Templates;
use super::context::{Context, Portable};
use crate::diagnostic::Diagnostic;
use crate::sandbox;
use crate::source::{Source, Span, Text};

/// The time limit of a rendering; steps are limited, but a single one may take long.
const LONGEST: Duration = Duration::from_secs(4);

/// Mails are composed by threads with twice this stack (bytes), so what fits here fits there.
const STACK: usize = 1 << 20;

/// A rendering to be tried.
#[derive(Deserialize, Serialize)]
pub struct Trial {
    template: Template,
    context: Portable,
}

#[derive(Deserialize, Serialize)]
enum Template {
    /// A file of the chain, by its name.
    File(String),
    /// A template of the settings.
    Text(String),
}

/// Renders the file `name` of the chain.
pub(super) fn of_file(name: &str, context: &Context) -> Trial {
    Trial { template: Template::File(name.to_owned()), context: context.into() }
}

/// Renders a template of the settings.
pub(super) fn of_text(text: &str, context: &Context) -> Trial {
    Trial { template: Template::Text(text.to_owned()), context: context.into() }
}

impl Trial {
    /// Renders the template and passes the result to `then`, which does what the program will do
    /// with it. Errors are found again by the process that asked for the trial.
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
            // If no thread can be started, nothing is tried.
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
                let span = Span::new(&Source::new("", text.as_str()), 0..text.len());
                let text = Text::new(text, span);
                (String::new(), templates.engine.render_text(&text, &context))
            }
        }
    }
}

impl Templates {
    /// The templates received from the other process.
    pub fn of_texts(own: BTreeMap<String, String>) -> Self {
        let source = |(name, text): (String, String)| {
            let source = Source::new(name.as_str(), text.as_str());
            (name, source)
        };
        Self::over_builtin(own.into_iter().map(source).collect())
    }
}
