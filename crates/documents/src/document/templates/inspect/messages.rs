//! What is to be said about the office's own templates.

use crate::l10n::{messages, quoted};

messages! {
    /// What would be lost or refused without a word, and what to do about it.
    pub(super) enum Message {
        Block { name: String, extended: String } =
            "Den Block `{name}` hat `{extended}` nicht; was darin steht, erscheint nirgends.",
            "`{extended}` has no block `{name}`; what is in it appears nowhere.";
        Outside { extended: String } =
            "Was neben den Blöcken steht, erscheint nirgends: Die Vorlage ergänzt `{extended}` nur \
             durch ihre Blöcke.",
            "What is beside the blocks appears nowhere: the template extends `{extended}` by its \
             blocks only.";
        ItsBlocks { blocks: Vec<String> as quoted } =
            "Seine Blöcke sind {blocks}.", "Its blocks are {blocks}.";
        IntoBlock { blocks: Vec<String> as quoted } =
            "Schreiben Sie es in einen Block: {blocks}.", "Put it into a block: {blocks}.";
        Css { what: Break } = match what {
            Break::Comment => "Dieser Kommentar endet nicht.", "This comment does not end.";
            Break::Stray => "Diese Klammer schließt nichts.", "This bracket closes nothing.";
            Break::Open => "Zu dieser Klammer fehlt die schließende.", "This bracket is not closed.";
            Break::Text =>
                "Dieser Text endet nicht: Das zweite Anführungszeichen fehlt.",
                "This text does not end: its second quotation mark is missing.";
            Break::Semicolon =>
                "Dieses Semikolon macht die folgende Regel unwirksam.",
                "This semicolon disables the rule behind it.";
            Break::NoSelector =>
                "Vor der Klammer steht nicht, wofür die Regel gilt.",
                "Nothing says what this rule is for.";
            Break::NoBlock =>
                "Das ist keine Regel: Es fehlt `{{ … }}`.", "This is no rule: `{{ … }}` is missing.";
            Break::NoColon =>
                "Das ist keine Angabe: Es fehlt der Doppelpunkt zwischen Eigenschaft und Wert.",
                "This is no declaration: the colon between property and value is missing.";
            Break::NoValue => "Diese Eigenschaft hat keinen Wert.", "This property has no value.";
            Break::NoSemicolon =>
                "Vor diesem Wort fehlt ein Semikolon.", "A semicolon is missing before this word.";
            Break::Import =>
                "`@import` steht als `@import \"builtin/page.css\";` ganz am Anfang.",
                "`@import` is written `@import \"builtin/page.css\";` at the very beginning.";
        };
        CssSkipped =
            "Browser und Mailprogramme übergehen so etwas ohne ein Wort.",
            "Browsers and mail programs skip this without a word.";
        Property { name: String } =
            "Eine Eigenschaft `{name}` kennt kein Browser.", "No browser knows a property `{name}`.";
        Acts { element: String } =
            "`<{element}>` hat in Dokumenten keinen Platz: Eine Seite oder E-Mail tut nichts von sich \
             aus, und Mailprogramme führen es nicht aus.",
            "`<{element}>` has no place in documents: a page or mail does nothing by itself, and mail \
             programs refuse it.";
        Handler { attribute: String } =
            "`{attribute}` ist ein Skript. Seiten und E-Mails haben keine; Browser sperren sie hier.",
            "`{attribute}` is a script. Pages and mails have none; browsers block it here.";
        ScriptLink { address: String } =
            "`{address}` ist ein Skript und kein Link.", "`{address}` is a script and no link.";
        TakeOut = "Nehmen Sie es heraus.", "Take it out.";
        Request { address: String } =
            "`{address}` müsste beim Lesen von anderswo geladen werden. Browser sperren das hier, \
             und wer es lädt, verrät sich.",
            "`{address}` would have to be loaded from elsewhere while somebody reads. Browsers block \
             that here, and whoever loads it is traced.";
        Embed =
            "Nehmen Sie es heraus, oder schreiben Sie die Datei als `data:`-Adresse hinein.",
            "Take it out, or embed the file as a `data:` address.";
        Missing { name: String } =
            "Die Vorlage `{name}` gibt es nicht.",
            "There is no template `{name}`.";
        DidYouMean { near: String } = "Meinten Sie `{near}`?", "Did you mean `{near}`?";
        ListThem =
            "`rundmail vorlagen liste` nennt alle Vorlagen.",
            "`rundmail templates list` lists all templates.";
    }
}

/// What is broken in a style sheet.
#[derive(Clone, Copy, Debug)]
pub(super) enum Break {
    Comment,
    Stray,
    Open,
    Text,
    Semicolon,
    NoSelector,
    NoBlock,
    NoColon,
    NoValue,
    NoSemicolon,
    Import,
}
