//! How telephone numbers are built: country codes, and the first digits by which a number is known as a
//! mobile's, a service's or a town's.

crate::word_lists! { "dialling.txt": SHORT_CODES, LONG_CODES, MOBILES, SERVICES }

/// The length of the country code at the start of `digits`.
pub(super) fn country_code(digits: &str) -> Option<usize> {
    let begins = |codes: &[&str], length: usize| {
        digits.get(..length).is_some_and(|start| codes.contains(&start))
    };
    if begins(&SHORT_CODES, 1) {
        Some(1)
    } else if begins(&SHORT_CODES, 2) {
        Some(2)
    } else {
        (begins(&LONG_CODES, 2) && digits.len() >= 3).then_some(3)
    }
}

/// Whether these are the digits of a mobile number, without the trunk zero.
pub(super) fn is_mobile(country: &str, national: &str) -> bool {
    MOBILES.pairs().any(|(code, rest)| {
        let (lengths, starts) = rest.split_once(" = ").unwrap_or_default();
        code == country
            && lengths.split(' ').any(|length| length.parse() == Ok(national.len()))
            && starts.split(' ').any(|start| national.starts_with(start))
    })
}

/// Whether these are the digits of a German service number, without the zero.
pub(super) fn is_service(national: &str) -> bool {
    (9..=12).contains(&national.len()) && SERVICES.begins(national)
}

/// Whether `area`, without its zero, is a German area code. Those that begin with `1` are not
/// assigned: people use „01234“ as an example.
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

/// Whether `digits`, without their zero, may be a German number with an area code that is not
/// separated.
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
