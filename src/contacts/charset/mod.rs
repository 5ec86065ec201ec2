//! Which letters the bytes of a list mean, and letters that came to harm on their way.

pub(super) mod codepage;
pub(super) mod encoding;
pub(super) mod escapes;
pub(super) mod guess;
pub(super) mod letters;
pub(super) mod turkish;
