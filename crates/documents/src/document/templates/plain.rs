//! Whether a template is so simple that it needs no trial.

/// Longer templates are not examined (bytes).
const LONGEST: usize = 2_000;

/// Whether the template only prints values, each with at most one filter (`{{ issued | date }}`),
/// and tests whether they exist (`{% if meeting %}`). Its output is bounded by these values.
/// Subjects usually are like that.
pub(super) fn is_plain(template: &str) -> bool {
    let mut rest = template;
    while let Some((_, tag)) = rest.split_once('{') {
        let Some((inside, after)) = tag.split_once('}') else { return false };
        let plain = match (inside.strip_prefix('{'), inside.strip_prefix('%')) {
            (Some(value), _) => is_name(value),
            (_, Some(statement)) => statement.strip_suffix('%').is_some_and(is_question),
            _ => false,
        };
        if !plain {
            return false;
        }
        rest = after;
    }
    template.len() <= LONGEST
}

fn is_name(value: &str) -> bool {
    let of_a_name = |c: char| c.is_alphanumeric() || " _.|".contains(c);
    value.chars().all(of_a_name) && value.matches('|').count() < 2
}

fn is_question(statement: &str) -> bool {
    let first = statement.split_whitespace().next().unwrap_or_default();
    ["if", "elif", "else", "endif"].contains(&first) && is_name(statement)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_values_is_plain_and_what_makes_more_of_them_is_not() {
        for plain in [
            "",
            "Einladung",
            "{{ series }}: {{ title }}{% if meeting %} – {{ meeting.date | date }}{% endif %}",
            "{% if series %}{{ series }}{% elif not title %}a{% else %}}b{% endif %}",
        ] {
            assert!(is_plain(plain), "{plain}");
        }
        for other in [
            "{{ 'a' * 1000 }}",
            "{{ title ~ title }}",
            "{{ title | indent(1000000) }}",
            "{{ sections | pprint | pprint }}",
            "{% for a in sections %}{{ a }}{% endfor %}",
            "{% set a %}{{ title }}{{ title }}{% endset %}",
            "{%- if title -%}a{% endif %}",
            "{{ title",
            "{# a #}",
        ] {
            assert!(!is_plain(other), "{other}");
        }
        assert!(!is_plain(&"a".repeat(LONGEST + 1)));
    }
}
