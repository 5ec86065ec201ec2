//! IDs of records, made from their titles.

/// An ID from a title that none of these is, and which is one of them then.
pub(crate) fn id(title: &str, ids: &mut Vec<String>) -> String {
    let umlauts = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ß', "ss")];
    let lower =
        umlauts.iter().fold(title.to_lowercase(), |text, (from, to)| text.replace(*from, to));
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let short: String = words.take(3).collect::<Vec<_>>().join("-").chars().take(30).collect();
    let short = if short.is_empty() { "anlage".to_owned() } else { short };
    let others = (2..).map(|number| format!("{short}-{number}"));
    let mut all = std::iter::once(short.clone()).chain(others);
    let id = all.find(|id| !ids.contains(id)).unwrap_or(short);
    ids.push(id.clone());
    id
}
