//! What texts promise: attachments, links, and what comes behind a colon.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "attachment.not-there",
        reason: (
            "Alle suchen eine Anlage, die nicht da ist, und viele fragen nach.",
            "Everybody looks for an attachment that is not there, and many ask.",
        ),
        text: (
            "Ein Text sagt „siehe Anlage“, „anbei“, „liegt bei“ oder Ähnliches, aber wer ihn \
             liest, bekommt keine Anlage; oder er nennt „Anlage 3“, wo es nur zwei gibt. Nehmen \
             Sie die Datei unter [[anlagen]] auf, oder streichen Sie den Hinweis.",
            "A text says that something is attached, but whoever reads it gets no attachment; or \
             it names number 3 where there are two. Add the file under [[attachments]], or take \
             the sentence out.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Die Folien liegen bei.""#,
            right: r#"einleitung = "Die Folien liegen bei."
[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.not-mentioned",
        reason: (
            "Was kein Text erwähnt, öffnet auch niemand.",
            "What no text mentions nobody opens.",
        ),
        text: (
            "Kein Text und kein Termin weist auf die Anlage hin: weder mit ihrer Kennung noch mit \
             Worten aus Titel oder Dateinamen. Verweisen Sie mit `[](attachment:KENNUNG)`, oder \
             lassen Sie die Anlage weg.",
            "No text and no date points to the attachment, neither by its ID nor by words of its \
             title or file name. Refer to it with `[](attachment:ID)`, or leave it out.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Willkommen."
[[anlagen]]
kennung = "plakat"
titel = "Plakat"
datei = "plakat.png""#,
            right: r#"einleitung = "Willkommen. Zum Aushängen: [](attachment:plakat)"
[[anlagen]]
kennung = "plakat"
titel = "Plakat"
datei = "plakat.png""#,
        },
    },
    Explanation {
        rule: "attachment.ambiguous",
        reason: (
            "Wer mehrere Anlagen bekommt, muss wissen, welche gemeint ist.",
            "Whoever gets several attachments must know which is meant.",
        ),
        text: (
            "„Siehe Anlage“ passt auf mehrere Anlagen, und weder der Satz noch seine Überschrift \
             sagt, welche gemeint ist. Schreiben Sie `[](attachment:KENNUNG)`; dann steht der \
             Titel da.",
            "A sentence speaks of one attachment, several would fit, and neither it nor its \
             heading says which. Write `[](attachment:ID)`; that shows the title.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Mehr dazu siehe Anlage."
[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf"
[[anlagen]]
kennung = "plakat"
titel = "Plakat"
datei = "plakat.png""#,
            right: r#"einleitung = "Mehr dazu siehe Anlage: [](attachment:folien) und [](attachment:plakat)."
[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf"
[[anlagen]]
kennung = "plakat"
titel = "Plakat"
datei = "plakat.png""#,
        },
    },
    Explanation {
        rule: "attachment.blocked-type",
        reason: (
            "Was Mailserver als gefährlich abweisen, kommt bei niemandem an.",
            "What mail servers refuse as dangerous arrives with nobody.",
        ),
        text: (
            "Eine Anlage ist von einer Art, die große Anbieter und Behörden abweisen: ein \
             Programm oder Skript, eine Verknüpfung, ein Dokument mit Makros, ein Archiv mit \
             Kennwort oder eines, in dem so etwas liegt. Schicken Sie ein PDF oder ein Dokument \
             ohne Makros, oder verlinken Sie die Datei.",
            "An attachment is of a kind that large providers and public bodies refuse: a program \
             or script, a shortcut, a document with macros, an archive with a password, or one \
             that holds such a file. Send a PDF or a document without macros, or link the file.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "antrag"
titel = "Antrag"
datei = "antrag.docm""#,
            right: r#"[[anlagen]]
kennung = "antrag"
titel = "Antrag"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.contact-list",
        reason: (
            "Eine Anlage mit den Adressen der Liste verrät allen, wer sie erhält.",
            "An attachment with the addresses of the list tells everybody who gets it.",
        ),
        text: (
            "In einer Anlage stehen mehrere Adressen der Kontaktliste: fünf oder mehr, oder drei, die \
             mindestens die Hälfte der Liste sind. Wie die Datei heißt, ist gleich; gelesen werden Texte \
             in jeder Kodierung, Tabellen, Dokumente, PDF, E-Mails und was davon in einem Archiv steckt. \
             Drei oder vier von vielen sind eine Warnung. Adressen, die Ihre Sitzungsdatei oder der \
             Briefkopf selbst nennt, zählen nicht. Ein Verzeichnis, das allen offensteht, nehmen Sie mit \
             einem Grund hin. Was sich nicht durchsehen lässt (Kennwort, 7z, RAR, zu groß), wird genannt.",
            "An attachment holds several addresses of the contact list: five or more, or three that are \
             half of the list at least. What the file is called does not matter; texts in any encoding, \
             tables, documents, PDF and mails are read, and whatever of these is in an archive. Three or \
             four of many are a warning. Addresses that your minutes or the letterhead name do not count. A \
             directory that is open to all can be accepted with a reason. What cannot be read to its end (a \
             password, 7z, RAR, too large) is named.",
        ),
        example: Example::Shown {
            wrong: r#"[[anlagen]]
kennung = "liste"
titel = "Teilnehmende"
datei = "verteiler-kopie.xlsx""#,
            right: r#"[[anlagen]]
kennung = "flyer"
titel = "Flyer"
datei = "flyer.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.traces",
        reason: (
            "Kommentare, frühere Fassungen und Aufnahmeorte sind selten für alle gedacht.",
            "Comments, earlier versions and places of recording are seldom meant for everybody.",
        ),
        text: (
            "Eine Anlage enthält Kommentare, nachverfolgte Änderungen, ausgeblendete Blätter, Zeilen, Folien \
             oder Texte, Vortragsnotizen, den Ort einer Aufnahme oder den Namen von jemandem, der sie \
             bearbeitet hat. Steht nur ein Name darin, ist es ein Hinweis; wen Ihre Sitzungsdatei oder der \
             Briefkopf nennt, darf darin stehen. Office entfernt es mit „Dokument prüfen“.",
            "An attachment holds comments, tracked changes, hidden sheets, rows, slides or texts, speaker notes, \
             the place where a picture was taken, or the name of somebody who worked on it. A name alone is a \
             note; whom your minutes or the letterhead name may stand there. Office removes it with \
             \"Inspect Document\".",
        ),
        example: Example::Shown {
            wrong: r#"[[anlagen]]
kennung = "konzept"
titel = "Konzept"
datei = "konzept-mit-kommentaren.docx""#,
            right: r#"[[anlagen]]
kennung = "konzept"
titel = "Konzept"
datei = "konzept.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.large-image",
        reason: (
            "Ein zu großes Bild macht jede einzelne E-Mail schwer und wird doch klein angezeigt.",
            "A picture that is too large weighs down every mail and is shown small all the same.",
        ),
        text: (
            "Ein Bild hat weit mehr Pixel, als ein Bildschirm zeigt, oder ein Format, das viel \
             Platz braucht. Wie groß eine kleinere Kopie wäre, ist aus Pixeln und Bytes \
             geschätzt. Speichern Sie eine Kopie als JPEG mit höchstens 2000 Pixeln an der \
             längeren Seite.",
            "A picture has far more pixels than a screen shows, or a format that takes much room. \
             What a smaller copy would have is estimated from pixels and bytes. Save a copy as \
             JPEG with 2000 pixels at most on its longer side.",
        ),
        example: Example::Shown {
            wrong: r#"[[anlagen]]
kennung = "foto"
titel = "Foto vom Fest"
datei = "IMG_4711.jpg""#,
            right: r#"[[anlagen]]
kennung = "foto"
titel = "Foto vom Fest"
datei = "foto-klein.jpg""#,
        },
    },
    Explanation {
        rule: "text.open-colon",
        reason: (
            "Wer nach einem Doppelpunkt nichts findet, hält den Text für abgeschnitten.",
            "Whoever finds nothing behind a colon takes the text for cut off.",
        ),
        text: (
            "Ein Satz endet mit einem Doppelpunkt, und dann folgt nichts: keine Liste, kein \
             Absatz, und auch im Dokument kein Beschluss, keine Aufgabe und kein Unterpunkt. \
             Ergänzen Sie, was fehlt, oder setzen Sie einen Punkt.",
            "A sentence ends in a colon and nothing follows: no list, no paragraph, and no \
             decision, task or item in the document either. Add what is missing, or write a \
             full stop.",
        ),
        example: Example::Tried {
            wrong: r#"[[tagesordnung]]
titel = "Sprachtreffs"
text = "Für den Herbst wurde vereinbart:""#,
            right: r#"[[tagesordnung]]
titel = "Sprachtreffs"
text = "Für den Herbst wurde vereinbart:"
[[tagesordnung.beschluesse]]
text = "Die Treffs finden donnerstags statt.""#,
        },
    },
    Explanation {
        rule: "link.bare",
        reason: (
            "Ein Bildschirmleser buchstabiert nackte Adressen, und niemand weiß, wem sie gehören.",
            "A screen reader spells bare addresses, and nobody knows whose they are.",
        ),
        text: (
            "Im Text steht eine fremde Internetadresse ohne Namen. Schreiben Sie `[Name der \
             Seite](https://…)`. Adressen des eigenen Büros und kurze ohne Pfad \
             (`www.verein.example`) sind gemeint, wie sie dastehen.",
            "A text has a web address of others without a name. Write `[name of the \
             page](https://…)`. Addresses of the office itself and short ones without a path \
             (`www.verein.example`) are meant as they stand.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[organisation]
webseite = "https://stadt.example"
# 2026-09-17.toml
einleitung = "Zum Nachlesen: <https://verein.example/2026/bericht.html>""#,
            right: r#"# rundmail.toml
[organisation]
webseite = "https://stadt.example"
# 2026-09-17.toml
einleitung = "Zum Nachlesen: [Bericht des Vereins](https://verein.example/2026/bericht.html)""#,
        },
    },
];
