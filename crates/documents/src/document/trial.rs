//! The other process of [`crate::sandbox`]: it renders the office's own templates and discards the
//! result.

use super::templates::{Templates, Trial};
use super::{letter, pdf};
use crate::exit::Exit;
use crate::sandbox;

/// Serves requests from standard input.
pub fn serve() -> Exit {
    sandbox::serve(
        |own| serde_json::from_str(own).ok().map(Templates::of_texts),
        |templates, trial| {
            if let Ok(trial) = serde_json::from_str::<Trial>(trial) {
                trial.carry_out(templates, letter::try_out);
            } else if let Ok(trial) = serde_json::from_str::<pdf::Trial>(trial) {
                trial.carry_out(templates);
            }
        },
    )
}
