//! How telephone numbers are built: country codes, and the first digits by which a number is known as a
//! mobile's, a service's or a town's.
//!
//! Sources: ITU-T E.164 with its list of country codes, and the numbering plans of the countries as their
//! regulators publish them (for Germany the Bundesnetzagentur). Only what is safe is listed.

/// Country codes of one and of two digits.
const SHORT_CODES: &[&str] = &[
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// The first two digits of country codes of three.
const LONG_CODES: &[&str] = &[
    "21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69",
    "80", "85", "87", "88", "96", "97", "99",
];

/// Countries with the first digits of their mobile numbers and how long those are without the zero that
/// is dialled inside the country; only where no other number begins so.
const MOBILES: &[(&str, &[&str], std::ops::RangeInclusive<usize>)] = &[
    ("49", &["15", "16", "17"], 9..=12),
    (
        "43",
        &[
            "650", "651", "652", "653", "655", "657", "659", "660", "661", "663", "664", "665",
            "666", "667", "668", "669", "67", "68", "69",
        ],
        9..=13,
    ),
    ("41", &["74", "75", "76", "77", "78", "79"], 9..=9),
    (
        "380",
        &[
            "39", "50", "63", "66", "67", "68", "73", "75", "77", "91", "92", "93", "94", "95",
            "96", "97", "98", "99",
        ],
        9..=9,
    ),
    ("90", &["5"], 10..=10),
    ("48", &["45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"], 9..=9),
    ("7", &["9"], 10..=10),
    ("40", &["7"], 9..=9),
    ("359", &["87", "88", "89", "98", "99"], 8..=9),
    ("33", &["6", "7"], 9..=9),
    ("39", &["3"], 9..=10),
    ("34", &["6", "7"], 9..=9),
    ("30", &["69"], 10..=10),
    ("31", &["6"], 9..=9),
    ("32", &["4"], 9..=9),
    ("44", &["7"], 10..=10),
    ("385", &["9"], 8..=9),
    ("381", &["6"], 8..=9),
    ("383", &["4"], 8..=8),
    ("355", &["6"], 9..=9),
    ("963", &["9"], 9..=9),
    ("964", &["7"], 10..=10),
    ("98", &["9"], 10..=10),
    ("93", &["7"], 9..=9),
];

/// Services that are dialled like area codes, without their zero.
const SERVICES: &[&str] = &["800", "180", "137", "900", "700", "118", "32"];

/// The length of the country code that `digits` begin with.
pub(super) fn country_code(digits: &str) -> Option<usize> {
    let begins = |codes: &[&str], length: usize| {
        digits.get(..length).is_some_and(|start| codes.contains(&start))
    };
    if begins(SHORT_CODES, 1) {
        Some(1)
    } else if begins(SHORT_CODES, 2) {
        Some(2)
    } else {
        (begins(LONG_CODES, 2) && digits.len() >= 3).then_some(3)
    }
}

/// Are these the digits of a mobile, without the zero that is dialled inside the country?
pub(super) fn is_mobile(country: &str, national: &str) -> bool {
    MOBILES.iter().any(|(code, starts, length)| {
        *code == country
            && length.contains(&national.len())
            && starts.iter().any(|start| national.starts_with(start))
    })
}

/// Are these the digits of a German service number, without the zero?
pub(super) fn is_service(national: &str) -> bool {
    (9..=12).contains(&national.len()) && SERVICES.iter().any(|start| national.starts_with(start))
}

/// May `area` (without its zero) be dialled before numbers of a German town? Those that begin with `1`
/// are nobody's: people take „01234“ for an example.
pub(super) fn is_town(area: &str) -> bool {
    match area.len() {
        2 => matches!(area, "30" | "40" | "69" | "89"),
        3 => matches!(area.as_bytes().first(), Some(b'2'..=b'9')),
        4 | 5 => {
            let reserved = ["10", "11", "13", "15", "16", "17", "18", "19"];
            !area.starts_with('0') && !reserved.iter().any(|start| area.starts_with(start))
        }
        _ => false,
    }
}

/// May `digits` (without their zero) be a German number whose area code is written with it?
pub(super) fn is_town_number(digits: &str) -> bool {
    (8..=11).contains(&digits.len()) && matches!(digits.as_bytes().first(), Some(b'2'..=b'9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_code_is_the_shortest_that_there_is() {
        for (digits, length) in
            [("4930", Some(2)), ("1212", Some(1)), ("38050", Some(3)), ("21", None), ("0", None)]
        {
            assert_eq!(country_code(digits), length, "{digits}");
        }
    }

    #[test]
    fn mobiles_are_known_by_country() {
        assert!(is_mobile("49", "1701234567") && is_mobile("43", "6641234567"));
        assert!(is_mobile("380", "501234567") && is_mobile("90", "5321234567"));
        for (country, national) in
            [("49", "3616551234"), ("43", "662123456"), ("90", "2121234567"), ("49", "17012")]
        {
            assert!(!is_mobile(country, national), "{country} {national}");
        }
    }
}
