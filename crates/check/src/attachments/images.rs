//! Pictures far larger than a mail needs. The size of a smaller copy is estimated from pixels and
//! bytes; nothing is decoded.

use super::ENOUGH;
use super::help::Help;
use super::messages::Message;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, Format, Picture, State};
use crate::minutes::Minutes;
use crate::rules;
use crate::source::Text;

/// An ordinary picture is accepted up to this longer side (pixels).
const GENEROUS: u64 = 2_500;

/// The minimum saving that is worth somebody's time (bytes): for an ordinary picture, and for one
/// in a format that few mail programs show.
const WORTH: u64 = 1_000_000;
const WORTH_IN_LARGE_FORMAT: u64 = 500_000;

/// A photo as JPEG of good quality has about three bits per pixel: 3 bytes for 8 pixels.
const JPEG_BYTES: (u64, u64) = (3, 8);

/// A picture that is too large.
#[derive(Debug)]
pub(super) struct Large<'a> {
    file: &'a Text,
    picture: Picture,
    /// Its size (bytes).
    bytes: u64,
    /// The estimated size of a smaller copy (bytes).
    smaller: u64,
}

impl Large<'_> {
    fn saves(&self) -> u64 {
        self.bytes - self.smaller
    }
}

/// Checks the pictures attached to the mails. One finding for all, since they are fixed in one go.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let Context { facts, minutes, .. } = *context;
    let mut findings = Vec::new();
    let mut large = all(minutes, facts);
    large.sort_by_key(|one| std::cmp::Reverse(one.saves()));
    let Some((first, others)) = large.split_first() else { return findings };
    let Large { file, picture, bytes, smaller } = first;
    let says = Message::LargeImage {
        file: file.value.clone(),
        width: picture.width,
        height: picture.height,
        long: picture.width.max(picture.height),
        bytes: *bytes,
        smaller: *smaller,
        less: first.saves(),
        others: others.len(),
        all: large.iter().map(Large::saves).sum(),
    };
    let finding = rules::attachment::LARGE_IMAGE.finds(says).at(file.span.clone());
    let finding = others.iter().fold(finding, |finding, other| {
        let says = Message::LargeToo { bytes: other.bytes, smaller: other.smaller };
        finding.also(other.file.span.clone(), says)
    });
    let odd = large.iter().any(|one| one.picture.format != Format::Usual);
    findings.push(finding.help(if odd { Help::SaveAsJpeg } else { Help::SaveSmaller }));
    findings
}

fn all<'a>(minutes: &'a Minutes, facts: &Facts) -> Vec<Large<'a>> {
    let travelling = minutes.attachments.iter().filter(|attachment| attachment.mail);
    let large = travelling.filter_map(|attachment| {
        let (file, path) = (attachment.file.as_ref()?, attachment.path()?);
        let State::File(bytes) = facts.state(&path) else { return None };
        let picture = facts.contents(&path)?.picture?;
        let smaller = smaller(picture, bytes)?;
        Some(Large { file, picture, bytes, smaller })
    });
    large.collect()
}

/// The approximate size of a smaller copy (bytes), if it is worth making one.
fn smaller(picture: Picture, bytes: u64) -> Option<u64> {
    let Picture { format, width, height } = picture;
    let pixels = width.checked_mul(height).filter(|pixels| *pixels > 0)?;
    let long = width.max(height);
    // A copy has the same aspect ratio.
    let share = |whole: u64| {
        let enough = u128::from(ENOUGH.min(long));
        let scaled = u128::from(whole) * enough * enough / (u128::from(long) * u128::from(long));
        u64::try_from(scaled).unwrap_or(u64::MAX)
    };
    let (smaller, worth) = match format {
        // The same quality with fewer pixels.
        Format::Usual if long <= GENEROUS => return None,
        Format::Usual => (share(bytes), WORTH),
        Format::Heic | Format::Tiff | Format::Bmp => {
            (share(pixels).saturating_mul(JPEG_BYTES.0) / JPEG_BYTES.1, WORTH_IN_LARGE_FORMAT)
        }
    };
    bytes.checked_sub(smaller).is_some_and(|saves| saves >= worth).then_some(smaller)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(format: Format, width: u64, height: u64, bytes: u64) -> Option<u64> {
        smaller(Picture { format, width, height }, bytes)
    }

    #[test]
    fn a_copy_is_estimated_from_pixels_and_bytes() {
        assert_eq!(of(Format::Usual, 6_000, 4_000, 9_000_000), Some(1_000_000));
        assert_eq!(of(Format::Usual, 3_000, 4_000, 4_000_000), Some(1_000_000));
        assert_eq!(of(Format::Bmp, 1_600, 1_200, 5_760_054), Some(720_000));
        assert_eq!(of(Format::Heic, 4_000, 3_000, 2_000_000), Some(1_125_000));
    }

    #[test]
    fn what_would_save_little_is_left_alone() {
        assert_eq!(of(Format::Usual, 2_400, 1_600, 9_000_000), None);
        assert_eq!(of(Format::Usual, 6_000, 4_000, 1_000_000), None);
        assert_eq!(of(Format::Usual, 3_508, 2_480, 1_400_000), None);
        assert_eq!(of(Format::Heic, 4_000, 3_000, 1_200_000), None);
        assert_eq!(of(Format::Tiff, 100, 100, 30_000), None);
        for (width, height) in [(0, 0), (0, 5), (u64::MAX, 2), (u64::from(u32::MAX), 1)] {
            assert_eq!(of(Format::Usual, width, height, 10), None);
        }
    }
}
