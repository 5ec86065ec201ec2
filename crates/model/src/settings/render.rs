//! The section `[render]`: how documents look.

use super::colour::{Colour, READABLE};
use super::messages::Message;
use super::model::{Look, RenderSettings};
use crate::fields::Fields;
use crate::rules;

/// Reads the section `[render]`.
pub(super) fn read(mut fields: Fields<'_>) -> RenderSettings {
    let accent = accent(&mut fields);
    let look = fields.choice::<Look>("look").map(|found| found.value).unwrap_or_default();
    let mut flag = |key| fields.flag(key).is_some_and(|flag| flag.value);
    let (embed, veil_addresses) = (flag("embed"), flag("veil-addresses"));
    fields.finish();
    RenderSettings { embed, veil_addresses, accent, look }
}

/// A colour in which text can be read on white.
fn accent(fields: &mut Fields<'_>) -> Option<Colour> {
    let written = fields.filled_text("accent")?;
    let Some(colour) = Colour::parse(&written.value) else {
        let says = Message::NoColour(written.value);
        fields.report(rules::settings::COLOUR.finds(says).at(written.span));
        return None;
    };
    let contrast = colour.contrast(Colour::WHITE);
    if contrast < READABLE {
        let near = colour.readable_on(Colour::WHITE, READABLE);
        let says = Message::Pale { colour, contrast };
        let help = Message::Darker { near, contrast: near.contrast(Colour::WHITE) };
        fields.report(rules::settings::CONTRAST.finds(says).at(written.span).help(help));
        return None;
    }
    Some(colour)
}
