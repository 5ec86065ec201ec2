//! Finds where an answer ends, and the mail begins that it quotes.

use super::phrases::any;

german::word_lists! { "quoted.txt": QUOTED, WROTE }

/// How much of an answer is read: the important part is at the top (bytes).
const LONGEST_ANSWER: usize = 16 * 1024;

/// The answer without the quoted mail below it.
pub(super) fn above_quotes(text: &str) -> &str {
    let (mut at, mut lines) = (0, text.split_inclusive('\n').peekable());
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        let lower = line.trim().to_lowercase();
        let begins = line.starts_with('>') || QUOTED.iter().any(|begin| lower.starts_with(begin));
        if begins || introduces(&lower, next) || at + line.len() > LONGEST_ANSWER {
            break;
        }
        at += line.len();
    }
    text.get(..at).unwrap_or_default()
}

/// Whether a line says who wrote the mail below, and when; a long one goes on in the next line.
fn introduces(line: &str, next: &str) -> bool {
    let is_closed = line.ends_with(':') || next.trim_end().ends_with(">:");
    is_closed && line.contains(|c: char| c.is_ascii_digit()) && any(&WROTE, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_ends_where_the_quoted_mail_begins() {
        for (text, own) in [
            ("Danke!\n\nAm 22. November 2026 schrieb Amt:\n> a", "Danke!\n\n"),
            ("Danke!\nAm 22. Nov. 2026 schrieb Amt <\namt@stadt.example>:\na", "Danke!\n"),
            ("Merci\nLe 22 nov. 2026, Amt a écrit :\na", "Merci\n"),
            ("Danke\n-------- Original-Nachricht --------\na", "Danke\n"),
            ("Danke\nVon: Amt\na", "Danke\n"),
            (
                "Wie ich am 3. Mai schrieb,\nbitte abmelden.",
                "Wie ich am 3. Mai schrieb,\nbitte abmelden.",
            ),
        ] {
            assert_eq!(above_quotes(text), own);
        }
    }
}
