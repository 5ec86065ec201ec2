//! The section `[mail]`: how the office mails.

use super::messages::Message;
use super::model::{Extent, Greeting, MailSettings};
use super::values::{reject, within};
use crate::fields::Fields;
use crate::rules;
use crate::source::Spanned;

/// Reads the section `[mail]`.
pub(super) fn read(mut fields: Fields<'_>) -> MailSettings {
    let mail = MailSettings {
        from: fields.filled_text("from"),
        reply_to: fields.filled_text("reply-to"),
        subject: fields.filled_text("subject"),
        unsubscribe: fields.filled_text("unsubscribe"),
        max_size: max_size(&mut fields),
        greeting: fields
            .choice::<Greeting>("greeting")
            .map(|found| found.value)
            .unwrap_or_default(),
        extent: fields.choice::<Extent>("body").map(|found| found.value).unwrap_or_default(),
        page: fields.filled_text("url"),
        shrink_images: fields.flag("shrink-images").is_none_or(|flag| flag.value),
        preview_days: within(&mut fields, "preview-days", 1..=3650)
            .unwrap_or(MailSettings::default().preview_days),
    };
    fields.finish();
    mail
}

fn max_size(fields: &mut Fields<'_>) -> Option<Spanned<u64>> {
    let text = fields.filled_text("max-size")?;
    let size = parse_size(&text.value);
    if size.is_none() {
        reject(fields, &rules::settings::SIZE, Message::Size(text.value), text.span.clone());
    }
    size.map(|size| Spanned::new(size, text.span))
}

/// `8 MB`, `500 kB`, `1,5 MB`: powers of ten, as mail providers count.
fn parse_size(written: &str) -> Option<u64> {
    let written = written.trim();
    let split = written.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (number, unit) = written.split_at(split.unwrap_or(written.len()));
    let factor = match unit.trim().to_lowercase().as_str() {
        "" | "b" | "byte" | "bytes" => 1.0,
        "kb" | "k" => 1e3,
        "mb" | "m" => 1e6,
        "gb" | "g" => 1e9,
        _ => return None,
    };
    let number: f64 = number.replace(',', ".").parse().ok()?;
    let bytes = number * factor;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range is checked")]
    (1.0..=1e12).contains(&bytes).then_some(bytes as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse_size("8 MB"), Some(8_000_000));
        assert_eq!(parse_size("1,5MB"), Some(1_500_000));
        assert_eq!(parse_size("8 Elefanten"), None);
        assert_eq!(parse_size("-1 MB"), None);
    }
}
