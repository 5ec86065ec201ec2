//! Runs of text with a style -> inline Markdown that is read back as the same words.

use super::block::BREAK;

/// How a run of text is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    /// The address that it leads to.
    pub link: Option<String>,
}

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub text: String,
    pub style: Style,
}

/// A paragraph in Markdown, and whether all of it is bold (then without the marks).
pub(crate) fn paragraph(runs: &[Run]) -> (String, bool) {
    let mut runs = joined(runs);
    let said = |run: &&Run| run.text.chars().any(|c| !c.is_whitespace());
    let bold =
        runs.iter().any(|run| said(&run)) && runs.iter().filter(said).all(|run| run.style.bold);
    if bold {
        for run in &mut runs {
            run.style.bold = false;
        }
        runs = joined(&runs);
    }
    let whole: String = runs.iter().map(|run| &*run.text).collect();
    let has_link = whole.contains("](");
    let mut text = String::new();
    for (index, run) in runs.iter().enumerate() {
        let next = runs.get(index + 1).and_then(|next| next.text.chars().next());
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                text.truncate(text.trim_end().len());
                text.push_str(BREAK);
            }
            let last = at == run.text.matches('\n').count();
            marked(&mut text, line, &run.style, next.filter(|_| last), has_link);
        }
    }
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let mut lines: Vec<String> = lines.into_iter().map(line_start).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    while lines.first().is_some_and(String::is_empty) {
        lines.remove(0);
    }
    lines.retain(|line| !line.is_empty());
    (lines.join(BREAK), bold)
}

/// The words of a text without its marks, on one line. What begins a line as in a list or heading
/// is part of the words.
pub(crate) fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - rest.len();
        let number =
            rest.strip_prefix(['.', ')']).filter(|rest| digits > 0 && rest.starts_with(' '));
        let sign =
            line.strip_prefix(['-', '+', '–', '•', '>']).filter(|rest| rest.starts_with(' '));
        let rest = number.or(sign).unwrap_or(line);
        let mark = &line[..line.len() - rest.len()];
        match mark {
            "" => documents::markdown::plain(line),
            mark => format!("{mark} {}", plain(rest)),
        }
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Each line in bold type.
pub(crate) fn bold_lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("**{line}**")).collect::<Vec<_>>().join("\n")
}

/// The text of a line without a style.
pub(crate) fn plain_line(text: &str) -> String {
    paragraph(&[Run { text: text.to_owned(), style: Style::default() }]).0
}

/// Adjacent runs of one style as one; spaces have the style of what is before them.
fn joined(runs: &[Run]) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        let text = run.text.replace(['\t', '\u{b}', '\u{c}'], " ").replace('\u{ad}', "");
        match all.last_mut() {
            Some(last)
                if last.style == run.style
                    || text.trim().is_empty() && last.style.link == run.style.link =>
            {
                last.text.push_str(&text);
            }
            _ => all.push(Run { text, style: run.style.clone() }),
        }
    }
    all
}

/// Adds a line of a run. Marks stand directly beside a word: outside are spaces, and punctuation
/// with a letter behind it (CommonMark 0.31, 6.2).
fn marked(out: &mut String, line: &str, style: &Style, next: Option<char>, has_link: bool) {
    let inner = line.trim();
    if inner.is_empty() {
        out.push_str(line);
        return;
    }
    let start = line.len() - line.trim_start().len();
    let (lead, tail) = (&line[..start], &line[start + inner.len()..]);
    let is_word = |c: char| c.is_alphanumeric();
    let (mut before, mut core, mut behind) = ("", inner, "");
    if style.link.is_none() {
        if tail.is_empty() && next.is_some_and(is_word) {
            core = inner.trim_end_matches(|c: char| !is_word(c));
            behind = &inner[core.len()..];
        }
        if lead.is_empty() && out.ends_with(is_word) {
            let cut = core.trim_start_matches(|c: char| !is_word(c));
            before = &core[..core.len() - cut.len()];
            core = cut;
        }
    }
    out.push_str(lead);
    out.push_str(&escaped(before, has_link));
    if !core.is_empty() {
        let marks = [(style.bold, "**"), (style.italic, "*"), (style.struck, "~~")];
        let marks: Vec<&str> =
            marks.iter().filter(|(set, _)| *set).map(|(_, mark)| *mark).collect();
        for mark in &marks {
            out.push_str(mark);
        }
        match &style.link {
            Some(address) => out.push_str(&linked(core, address, has_link)),
            None => out.push_str(&escaped(core, has_link)),
        }
        for mark in marks.iter().rev() {
            out.push_str(mark);
        }
    }
    out.push_str(&escaped(behind, has_link));
    out.push_str(tail);
}

/// A link; an address that is its own text is just the address.
fn linked(text: &str, link: &str, has_link: bool) -> String {
    let bare =
        |address: &str| address.trim_start_matches("mailto:").trim_end_matches('/').to_lowercase();
    let target = link.trim();
    if bare(target) == bare(text) && !text.contains(char::is_whitespace) {
        let is_whole = text.contains("://") || text.contains('@') || text.starts_with("www.");
        return if is_whole { text.to_owned() } else { format!("[{text}]({})", encoded(target)) };
    }
    let is_address = target.contains("://") || target.contains('@') || target.starts_with("www.");
    if !is_address {
        return escaped(text, has_link);
    }
    let words = escaped(text, true).replace(']', "\\]");
    format!("[{words}]({})", encoded(target))
}

fn encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for c in target.chars().filter(|c| !c.is_control()) {
        match c {
            ' ' => encoded.push_str("%20"),
            '(' => encoded.push_str("%28"),
            ')' => encoded.push_str("%29"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '\\' => encoded.push_str("%5C"),
            c => encoded.push(c),
        }
    }
    encoded
}

/// Escapes what Markdown would take for a mark, and nothing that it would not.
fn escaped(text: &str, has_link: bool) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let chars: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| chars.get(index)).copied();
    for (index, c) in chars.iter().enumerate() {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_mark = match c {
            '\\' => after.is_some_and(|c| c.is_ascii_punctuation()),
            '`' => true,
            '*' => !(word(before) && word(after) || space(before) && space(after)),
            '_' => !(word(before) && word(after) || before == Some('_') || after == Some('_')),
            '[' => has_link || after == Some(']'),
            '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => {
                chars[index..].iter().skip(1).take(10).position(|c| *c == ';').is_some_and(|end| {
                    end > 0
                        && chars[index + 1..=index + end]
                            .iter()
                            .all(|c| c.is_ascii_alphanumeric() || *c == '#')
                })
            }
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// Escapes a mark that means something at the start of a line only. A star is a bullet there.
fn line_start(line: &str) -> String {
    let title = line.trim_start_matches('#');
    let hashes = line.len() - title.len();
    let is_heading = (1..=6).contains(&hashes) && (title.is_empty() || title.starts_with(' '));
    if is_heading || line.starts_with('>') || line.starts_with(":::") {
        return format!("\\{line}");
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, marks: &str) -> Run {
        let link = marks.contains('l').then(|| "https://a.example/x (1)".to_owned());
        let [bold, italic, struck] = ['b', 'i', 's'].map(|mark| marks.contains(mark));
        Run { text: text.to_owned(), style: Style { bold, italic, struck, link } }
    }

    #[test]
    fn marks_stand_beside_words() {
        let of = |runs: &[(&str, &str)]| {
            paragraph(&runs.iter().map(|(text, marks)| run(text, marks)).collect::<Vec<_>>())
        };
        assert_eq!(of(&[("Ort:", "b"), ("Rathaus", "")]).0, "**Ort**:Rathaus");
        assert_eq!(of(&[("Ort: ", "b"), ("Rathaus", "")]).0, "**Ort:** Rathaus");
        assert_eq!(of(&[("a", "b"), (" ", ""), ("b", "b")]), ("a b".to_owned(), true));
        assert_eq!(of(&[("eins\nzwei ", "i"), ("drei", "")]).0, "*eins*  \n*zwei* drei");
        assert_eq!(of(&[("hier", "l")]).0, "[hier](https://a.example/x%20%281%29)");
        assert_eq!(of(&[("weg", "s"), (".", "")]).0, "~~weg~~.");
    }

    #[test]
    fn words_are_read_back_as_they_were() {
        for text in [
            "Migrant*innen und *so* weiter",
            "# 1 Titel",
            "> mehr",
            "a_b_c und _d_",
            "[x](y)",
            "a \\* b",
            "<b>fett</b> &amp; so",
            "``` Code",
            "5 * 3",
            "1 < 2",
            "[1] Quelle",
            "\\\\server\\x",
            "** Danke **",
            "Name: ________",
        ] {
            assert_eq!(plain(&plain_line(text)), text, "{}", plain_line(text));
        }
    }
}
