//! The built-in files: everything that an office may want to change.

use crate::l10n::messages;

messages! {
    /// A built-in file.
    #[derive(Clone, Copy)]
    pub struct Builtin {
        /// Its name in the chain and in `templates/`.
        pub name: &'static str,
        /// Its contents.
        pub text: &'static str,
        german: &'static str,
        english: &'static str,
    } = "{german}", "{english}";
}

/// A row of the table below.
macro_rules! carried {
    ($($name:literal: $german:literal, $english:literal;)*) => {
        &[$(Builtin {
            name: $name,
            text: include_str!(concat!("../../../../../templates/", $name)),
            german: $german,
            english: $english,
        }),*]
    };
}

/// All built-in files.
pub const BUILTIN: &[Builtin] = carried! {
    "blocks.html": "Bausteine, die Seite und E-Mail gemeinsam haben", "building blocks that page and mail share";
    "feed.xml": "was Feedreader vom Webauftritt lesen", "what feed readers read of the site";
    "letter.typ": "ein Brief an Menschen ohne E-Mail (Typst)", "a letter to people without e-mail (Typst)";
    "looks.typ": "Gestaltungen des PDF (Typst)", "the designs of the PDF (Typst)";
    "mail.css": "Gestaltung der E-Mail", "style of the mail";
    "mail-letter.css": "E-Mail in der Gestaltung „Brief“", "mail in the design “letter”";
    "mail-poster.css": "E-Mail in der Gestaltung „Plakat“", "mail in the design “poster”";
    "mail-body.html": "das Dokument in der E-Mail", "the document inside the mail";
    "mail-tasks.html": "was die Person noch zu tun hat, in der E-Mail", "what the reader has still to do, inside the mail";
    "mail.html": "die E-Mail als HTML", "the mail as HTML";
    "mail.txt": "die E-Mail als Text", "the mail as text";
    "minutes.typ": "die Seiten des PDF (Typst)", "the pages of the PDF (Typst)";
    "newsletter.typ": "der Satz eines Rundbriefs (Typst)", "how a newsletter is set (Typst)";
    "page.css": "Gestaltung der HTML-Seite", "style of the HTML page";
    "page-letter.css": "Seite in der Gestaltung „Brief“", "page in the design “letter”";
    "page-poster.css": "Seite in der Gestaltung „Plakat“", "page in the design “poster”";
    "page.html": "die HTML-Seite", "the HTML page";
    "sign-in.typ": "die Anwesenheitsliste (Typst)", "the list of attendance (Typst)";
    "site.css": "Gestaltung der Anfangsseite des Webauftritts", "style of the first page of the site";
    "site-letter.css": "Anfangsseite in der Gestaltung „Brief“", "first page of the site in the design “letter”";
    "site-poster.css": "Anfangsseite in der Gestaltung „Plakat“", "first page of the site in the design “poster”";
    "site.html": "die Anfangsseite des Webauftritts", "the first page of the site";
    "words.ar.toml": "die festen Wörter der arabischen Dokumente", "the fixed phrases of Arabic documents";
    "words.de-simple.toml": "die festen Wörter der Dokumente in Leichter Sprache", "the fixed phrases of documents in easy German";
    "words.de.toml": "die festen Wörter der deutschen Dokumente", "the fixed phrases of German documents";
    "words.en.toml": "die festen Wörter der englischen Dokumente", "the fixed phrases of English documents";
    "words.fa.toml": "die festen Wörter der persischen Dokumente", "the fixed phrases of Persian documents";
    "words.fr.toml": "die festen Wörter der französischen Dokumente", "the fixed phrases of French documents";
    "words.pl.toml": "die festen Wörter der polnischen Dokumente", "the fixed phrases of Polish documents";
    "words.ro.toml": "die festen Wörter der rumänischen Dokumente", "the fixed phrases of Romanian documents";
    "words.ru.toml": "die festen Wörter der russischen Dokumente", "the fixed phrases of Russian documents";
    "words.tr.toml": "die festen Wörter der türkischen Dokumente", "the fixed phrases of Turkish documents";
    "words.uk.toml": "die festen Wörter der ukrainischen Dokumente", "the fixed phrases of Ukrainian documents";
};
