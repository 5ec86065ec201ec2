//! Exports of address books and directories (LDIF, RFC 2849) -> the text of a table, which is then
//! read like any other list.
//!
//! The columns have the names of those of address cards. The row of an entry is on the line of its
//! address, or on its second line, so that findings point into the file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::contacts::file::workbook::{DELIMITER, cell};

/// The columns, each with the attributes that it takes its text from, the best first: those of
/// `inetOrgPerson` (RFC 2798) and what Thunderbird writes.
const COLUMNS: [(&str, &[&str]); 15] = [
    ("EMAIL", &["mail"]),
    ("EMAIL 2", &["mozillasecondemail", "xmozillasecondemail", "mozillasecondmail"]),
    ("FN", &["displayname", "cn"]),
    ("N (prefix)", &["personaltitle"]),
    ("N (given)", &["givenname"]),
    ("N (family)", &["sn", "surname"]),
    ("ORG", &["o", "company", "organizationname"]),
    ("TITLE/ROLE", &["title"]),
    ("LANG", &["preferredlanguage"]),
    ("NOTE", &["description"]),
    ("ADR (street)", &["street", "streetaddress", "mozillahomestreet"]),
    ("ADR (locality)", &["l", "locality", "mozillahomelocalityname"]),
    ("ADR (region)", &["st", "mozillahomestate"]),
    ("ADR (code)", &["postalcode", "mozillahomepostalcode"]),
    ("ADR (country)", &["c", "countryname", "mozillahomecountryname"]),
];

/// An entry: its attributes in lower case with their texts, and the line of its row, from 1.
struct Entry {
    line: usize,
    attributes: Vec<(String, String)>,
}

impl Entry {
    fn text(&self, names: &[&str]) -> &str {
        let of = |name: &&str| self.attributes.iter().find(|(known, _)| known == name);
        names.iter().find_map(of).map_or("", |(_, text)| text)
    }

    /// Whether it is a person; a mailing list has members and no address.
    fn is_person(&self) -> bool {
        let is_list = |(name, text): &(String, String)| {
            name == "objectclass" && text.to_lowercase().starts_with("groupof")
        };
        !self.attributes.iter().any(is_list)
    }
}

/// The table of all entries in `text`.
pub(in crate::contacts) fn table(text: &str) -> String {
    let entries: Vec<Entry> = entries(text).into_iter().filter(Entry::is_person).collect();
    let used = |(_, names): &&(&str, &[&str])| {
        *names == COLUMNS[0].1 || entries.iter().any(|entry| !entry.text(names).is_empty())
    };
    let columns: Vec<_> = COLUMNS.iter().filter(used).collect();
    let delimiter = DELIMITER.to_string();
    let mut table = columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(&delimiter);
    table.push('\n');
    let mut line = 2;
    for entry in &entries {
        for _ in line..entry.line {
            table.push('\n');
        }
        let cells = columns.iter().map(|(_, names)| cell(entry.text(names)));
        table += &cells.collect::<Vec<_>>().join(&delimiter);
        table.push('\n');
        line = entry.line.max(line) + 1;
    }
    table
}

/// The entries, which empty lines separate.
fn entries(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut row = None;
    let mut start = 2;
    for (number, line) in unfolded(text).into_iter().chain([(0, String::new())]) {
        if line.trim().is_empty() {
            let is_entry = attributes.iter().any(|(name, _)| name != "version");
            if is_entry {
                let line = row.unwrap_or(start).max(2);
                entries.push(Entry { line, attributes: std::mem::take(&mut attributes) });
            }
            attributes.clear();
            row = None;
            start = number + 2;
            continue;
        }
        let Some((name, rest)) = line.split_once(':') else { continue };
        // `cn;lang-de` is an attribute with an option.
        let name = name.split(';').next().unwrap_or_default().trim().to_lowercase();
        let value = match rest.strip_prefix(':') {
            Some(encoded) => {
                let bytes = STANDARD.decode(encoded.trim()).unwrap_or_default();
                String::from_utf8_lossy(&bytes).into_owned()
            }
            // A reference to a file.
            None if rest.starts_with('<') => continue,
            None => rest.trim().to_owned(),
        };
        if name == "mail" && row.is_none() {
            row = Some(number);
        }
        let value = if name == "description" { one_line(&value) } else { value };
        attributes.push((name, value));
    }
    entries
}

/// A remark keeps the rows on their lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines with those joined that were folded, each with the number of its first; no remarks.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        match line.strip_prefix(' ') {
            Some(more) if !lines.is_empty() => {
                if let Some((_, last)) = lines.last_mut() {
                    last.push_str(more);
                }
            }
            _ => lines.push((index + 1, line.trim_start_matches('\u{feff}').to_owned())),
        }
    }
    lines.retain(|(_, line)| !line.starts_with('#'));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_and_encoded_entries_become_rows_on_the_line_of_their_address() {
        let text = "version: 1\n\ndn: cn=Kim Probe,mail=kim@b.example\nobjectclass: person\n\
            cn: Kim\n  Probe\nsn:: UHLDtmJl\ngivenName: Kim\nmail: kim@b.\n example\n\n\
            # Liste\ndn: cn=Rat\nobjectclass: groupOfNames\ncn: Rat\nmember: mail=kim@b.example\n\n\
            dn: mail=bo@b.example\nmail: bo@b.example\no: AWO; Süd\n";
        let table = table(text);
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows[0], "EMAIL\tFN\tN (given)\tN (family)\tORG");
        assert_eq!(rows[8], "kim@b.example\tKim Probe\tKim\tPröbe\t");
        assert_eq!(rows[18], "bo@b.example\t\t\t\tAWO; Süd");
        assert_eq!(rows.iter().filter(|row| !row.is_empty()).count(), 3);
    }
}
