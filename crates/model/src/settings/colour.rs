//! A colour with its contrast as WCAG 2.2 counts it. Nothing else calculates with colours.

use std::fmt;
use std::sync::LazyLock;

use palette::color_difference::Wcag21RelativeContrast as _;
use palette::convert::FromColorUnclamped as _;
use palette::{FromColor as _, IsWithinBounds as _, Oklch, Srgb};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::once::Once;

/// The least contrast of text with what is behind it (WCAG 2.2, 1.4.3), as a ratio to one. It also
/// suffices for lines (1.4.11: 3).
pub const READABLE: f64 = 4.5;

/// A colour of the screen (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The steps in which a readable colour is looked for: finer than those of a screen.
const STEPS: u32 = 1024;

impl fmt::Display for Colour {
    /// `#0b5a5f`, as style sheets write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = String::deserialize(from)?;
        Self::parse(&written)
            .ok_or_else(|| D::Error::custom(format!("`{written}` is not a colour")))
    }
}

impl Colour {
    /// White, the paper.
    pub const WHITE: Self = Self::of(0xff, 0xff, 0xff);

    /// The colour of these parts.
    pub const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The colour that is written `#0b5a5f`, `#05a` or `rgb(11, 90, 95)`, as house styles list it;
    /// the `#` may be missing.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let inside = |text: &str| {
            let (name, rest) = text.split_once('(').unwrap_or(("", text));
            let named = name.trim().is_empty() || name.trim().eq_ignore_ascii_case("rgb");
            named.then(|| rest.trim_end_matches(')').to_owned())
        };
        if written.contains([',', '(']) {
            let numbers = inside(written)?;
            let split = numbers.split(|c: char| c == ',' || c.is_whitespace());
            let parts: Option<Vec<u8>> =
                split.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
            let [red, green, blue] = parts?[..] else { return None };
            return Some(Self::of(red, green, blue));
        }
        let digits = written.strip_prefix('#').unwrap_or(written);
        if !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self::of(red, green, blue)),
            // `#05a` is `#0055aa`.
            3 => Some(Self::of((green & 0xf) * 17, (blue >> 4) * 17, (blue & 0xf) * 17)),
            _ => None,
        }
    }

    fn light(self) -> Srgb<f64> {
        Srgb::new(self.red, self.green, self.blue).into_format()
    }

    /// The contrast of both, as a ratio to one: from 1 to 21 (WCAG 2.2, “contrast ratio”).
    pub fn contrast(self, other: Self) -> f64 {
        self.light().relative_contrast(other.light())
    }

    /// The nearest colour of the same hue that has this contrast with `ground`: darker on a light
    /// ground, lighter on a dark one. It is the colour itself if that suffices.
    #[must_use]
    pub fn readable_on(self, ground: Self, least: f64) -> Self {
        /// An office has one colour, and every document asks again.
        static KNOWN: LazyLock<Once<(Colour, Colour, u64), Colour>> = LazyLock::new(Once::default);
        *KNOWN.get((self, ground, least.to_bits()), || self.made_readable_on(ground, least))
    }

    fn made_readable_on(self, ground: Self, least: f64) -> Self {
        let Oklch { l: lightness, chroma, hue } = Oklch::from_color(self.light());
        let is_light = ground.contrast(Self::WHITE) < ground.contrast(Self::of(0, 0, 0));
        let end = if is_light { 0.0 } else { 1.0 };
        (0..=STEPS)
            .map(|step| {
                let way = f64::from(step) / f64::from(STEPS);
                if step == 0 {
                    self
                } else {
                    shown(lightness + (end - lightness) * way, chroma, hue)
                }
            })
            .find(|colour| colour.contrast(ground) >= least)
            .unwrap_or(if is_light { Self::of(0, 0, 0) } else { Self::WHITE })
    }
}

/// The colour of a screen with this lightness and hue, and at most this chroma: not every screen
/// has a light blue as strong as a dark one.
fn shown(lightness: f64, chroma: f64, hue: palette::OklabHue<f64>) -> Colour {
    let paler = |step: u32| chroma * (1.0 - f64::from(step) / 64.0);
    let shades =
        (0..=64).map(|step| Srgb::from_color_unclamped(Oklch::new(lightness, paler(step), hue)));
    let mut shades = shades.filter(|shade: &Srgb<f64>| shade.is_within_bounds());
    let shade = shades.next().unwrap_or(Srgb::new(lightness, lightness, lightness));
    let Srgb { red, green, blue, .. } = shade.into_format::<u8>();
    Colour::of(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        Colour::parse(written).unwrap()
    }

    #[test]
    fn colours_are_read_as_house_styles_list_them() {
        for written in
            ["#0b5394", "0B5394", " #0b5394 ", "rgb(11, 83, 148)", "11, 83, 148", "RGB (11 83 148)"]
        {
            assert_eq!(colour(written), Colour::of(11, 83, 148), "{written}");
        }
        assert_eq!(colour("#05a").to_string(), "#0055aa");
        for wrong in [
            "",
            "#",
            "blau",
            "#0b53",
            "#0b5394ff",
            "#xyzxyz",
            "rgb(1,2)",
            "rgb(1,2,300)",
            "hsl(1,2,3)",
            "+12345",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    /// The ratios are those of the calculators that accompany WCAG.
    #[test]
    fn contrast_is_counted_as_wcag_counts_it() {
        let on_white =
            |written: &str| (colour(written).contrast(Colour::WHITE) * 100.0).round() / 100.0;
        assert!((on_white("#000") - 21.0).abs() < 1e-9);
        assert!((on_white("#767676") - 4.54).abs() < 1e-9);
        assert!((on_white("#777777") - 4.48).abs() < 1e-9);
        assert!((on_white("#ff0000") - 4.0).abs() < 1e-9);
    }

    #[test]
    fn the_nearest_readable_colour_keeps_its_hue() {
        let dark = Colour::of(0x14, 0x19, 0x1b);
        for written in
            ["#ffcc00", "#0b5394", "#00ff00", "#0000ff", "#ff0000", "#ffffff", "#000000", "#7a1f3d"]
        {
            let own = colour(written);
            for (ground, least) in [(Colour::WHITE, READABLE), (dark, 7.0)] {
                let near = own.readable_on(ground, least);
                assert!(near.contrast(ground) >= least, "{written} {near}");
                if own.contrast(ground) >= least {
                    assert_eq!(near, own);
                } else {
                    assert!(
                        near.contrast(ground) < least + 0.2,
                        "{written}: {near} is not the nearest"
                    );
                    let (was, is) =
                        (Oklch::from_color(own.light()), Oklch::from_color(near.light()));
                    let turned = (was.hue - is.hue).into_degrees().abs();
                    assert!(is.chroma < 0.03 || turned < 4.0, "{written} {near} {turned}");
                }
            }
        }
    }
}
