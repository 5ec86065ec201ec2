//! Messages about the languages of texts.

use crate::l10n::{Language, counted, messages};
use crate::minutes::LanguageTag;

messages! {
    /// What is wrong, and what to do about it.
    pub(super) enum Message {
        Other {
            language: LanguageTag as LanguageTag::name,
            own: LanguageTag as LanguageTag::name,
            count: usize as counted(["Stelle", "Stellen"], ["passage", "passages"]),
        } = match count {
            1 =>
                "Diese Stelle ist auf {language} geschrieben, angegeben ist {own}.",
                "This passage is in {language}, but its language is given as {own}.";
            _ =>
                "Hier und an weiteren Orten ({count}) steht {language}, angegeben ist {own}.",
                "Here and elsewhere ({count}) the text is in {language}, but its language is given as {own}.";
        };
        Mark { tag: String } =
            "Übersetzen Sie die Stelle, oder kennzeichnen Sie sie, damit sie richtig vorgelesen wird: \
             [Wörter]{{lang={tag}}}, ganze Absätze zwischen den Zeilen `::: {{lang={tag}}}` und `:::`. Ein \
             Beitrag kann `sprache` haben.",
            "Translate the passage, or mark it, so that it is read aloud correctly: \
             [words]{{lang={tag}}}, whole paragraphs between the lines `::: {{lang={tag}}}` and `:::`. A \
             contribution can have a `language`.";
        Translate =
            "Übersetzen Sie diese Zeile, oder setzen Sie die fremden Wörter in einen Text: Dort lässt \
             sich ihre Sprache kennzeichnen.",
            "Translate this line, or put the foreign words into a text: there, their language can be \
             marked.";
        Attachment { tag: String } =
            "Ist auch die Datei in dieser Sprache, dann setzen Sie bei der Anlage `sprache = \"{tag}\"`: So wird \
             ihr Titel richtig vorgelesen.",
            "If the file is in this language as well, set `language = \"{tag}\"` at the attachment, so that its \
             title is read aloud correctly.";
        Whole { tag: String } =
            "Gehört die ganze Datei zu dieser Sprache, dann ändern Sie `sprache` in „{tag}“; eine \
             Übersetzung hat das Kürzel auch im Dateinamen.",
            "If the whole file is in this language, change `language` to \"{tag}\"; a translation has \
             the tag in its file name, too.";
        AlsoHere = "hier auch", "here, too";
        Unread { languages: Vec<LanguageTag> as names } =
            "Texte auf {languages} sind nur zum Teil geprüft.",
            "Texts in {languages} are checked only in part.";
        Somebody =
            "Schreibweisen prüft das Programm nur auf Deutsch, Wochentage, Fristen, Zahlen und erwähnte Anlagen \
             auf Deutsch und Englisch. Am besten liest jemand gegen, die oder der die Sprache kann. Unter \
             [pruefung] schaltet `\"text.unread\" = \"aus\"` diesen Hinweis ab.",
            "Spelling is checked in German only, weekdays, deadlines, figures and mentions of attachments in \
             German and English. It is best proofread by somebody who knows the language. Under [check], \
             `\"text.unread\" = \"off\"` switches this note off.";
    }
}

fn names(languages: &[LanguageTag], language: Language) -> String {
    let names: Vec<_> = languages.iter().map(|one| one.name(language)).collect();
    names.join(", ")
}
