//! What texts promise: attachments, links, and what comes behind a colon.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
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
