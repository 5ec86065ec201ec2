//! What texts promise: attachments, links, and what comes behind a colon.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
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
