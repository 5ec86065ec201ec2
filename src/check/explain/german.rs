//! German as an office writes it.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "german.date",
        reason: (
            "Ein Datum in einer Form, die alle kennen, liest sich schneller und wird nicht verwechselt.",
            "A date in a form that everybody knows reads faster and is not mistaken.",
        ),
        text: (
            "Nach DIN 5008 haben Tag und Monat zwei Ziffern und das Jahr vier („09.03.2026“), oder \
             der Monat steht in Worten („9. März 2026“). Ein fehlendes Jahr wird nicht bemängelt.",
            "According to DIN 5008 day and month have two digits and the year four (\"09.03.2026\"), \
             or the month is in words (\"9. März 2026\"). A missing year is no fault.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Die Frist war der 9.3.2026.""#,
            right: r#"einleitung = "Die Frist war der 9. März 2026.""#,
        },
    },
    Explanation {
        rule: "german.time",
        reason: (
            "Uhrzeiten in einer einheitlichen Form lassen sich auf einen Blick vergleichen.",
            "Times in one form can be compared at a glance.",
        ),
        text: (
            "Nach DIN 5008 haben Stunden und Minuten zwei Ziffern und einen Doppelpunkt \
             („09:15 Uhr“). Volle Stunden dürfen allein stehen („9 Uhr“).",
            "According to DIN 5008 hours and minutes have two digits and a colon (\"09:15 Uhr\"). \
             Full hours may stand alone (\"9 Uhr\").",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Wir trafen uns um 18.15 Uhr.""#,
            right: r#"einleitung = "Wir trafen uns um 18:15 Uhr.""#,
        },
    },
    Explanation {
        rule: "german.range",
        reason: (
            "Der Bindestrich verbindet; „von … bis“ zeigt der längere Strich oder das Wort.",
            "The hyphen joins; \"from … to\" is shown by the longer dash or by the word.",
        ),
        text: (
            "Zwischen zwei Zahlen, die „von … bis“ meinen, steht „bis“ oder der lange Strich ohne \
             Leerzeichen („14–16 Uhr“). Aktenzeichen, Telefonnummern und Spielstände bleiben.",
            "Between two figures that mean \"from … to\" stands \"bis\" or the long dash without \
             blanks (\"14–16 Uhr\"). File numbers, telephone numbers and scores stay.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Offen ist das Büro von 14-16 Uhr.""#,
            right: r#"einleitung = "Offen ist das Büro von 14 bis 16 Uhr.""#,
        },
    },
    Explanation {
        rule: "german.phone",
        reason: (
            "Eine klar gegliederte Nummer lässt sich abtippen und vorlesen, ohne sich zu vertun.",
            "A number with clear parts can be typed and read out without a slip.",
        ),
        text: (
            "Nach DIN 5008 steht ein Leerzeichen hinter der Landes- und der Ortsvorwahl und ein \
             Bindestrich nur vor der Durchwahl. Klammern, Schrägstriche, Punkte und „(0)“ \
             entfallen. Ob die Ziffern dazwischen in Gruppen stehen, wird nicht bemängelt.",
            "According to DIN 5008 a blank stands behind the codes of country and area, and a \
             hyphen only before an extension. There are no brackets, slashes, dots or \"(0)\". \
             Groups of digits in between are no fault.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Das Büro der Stabsstelle erreichen Sie unter Tel. 01234/567-890.""#,
            right: r#"einleitung = "Das Büro der Stabsstelle erreichen Sie unter Tel. 01234 567-890.""#,
        },
    },
    Explanation {
        rule: "german.spacing",
        reason: (
            "Fehlende Leerzeichen erschweren das Lesen und das Vorlesen durch den Computer.",
            "Missing blanks are hard to read, and hard to read out for a computer.",
        ),
        text: (
            "Leerzeichen gehören zwischen die Teile einer Abkürzung („z. B.“), zwischen Zahl und \
             Zeichen („10 %“, „§ 5“) und hinter ein Komma, aber nicht davor. Das geschützte \
             Leerzeichen müssen Sie nicht eingeben.",
            "Blanks belong between the parts of an abbreviation (\"z. B.\"), between a figure and \
             its sign (\"10 %\", \"§ 5\") and behind a comma, but not before it. There is no need \
             to type the blank that does not break.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Es gab z.B. Tee und Kuchen.""#,
            right: r#"einleitung = "Es gab z. B. Tee und Kuchen.""#,
        },
    },
    Explanation {
        rule: "german.quotes",
        reason: (
            "Verschiedene Anführungszeichen stören, ein fehlendes lässt offen, wo ein Zitat endet.",
            "Different marks disturb, and a missing one leaves open where a quote ends.",
        ),
        text: (
            "Im Deutschen steht „…“, in einem Zitat ‚…‘; »…« geht ebenso, aber nicht beides in einer \
             Datei. Fehlt zu einem Zeichen das zweite, ist das eine Warnung, alles andere ein \
             Hinweis.",
            "German has „…“, inside a quote ‚…‘; »…« will do as well, but not both in one file. A \
             mark without its partner is a warning, everything else a note.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = 'Das Motto ist "Gut ankommen".'"#,
            right: "einleitung = 'Das Motto ist „Gut ankommen“.'",
        },
    },
    Explanation {
        rule: "german.gender-forms",
        reason: (
            "Wer alle meint, soll es in einem Text auf eine Weise zeigen.",
            "Whoever means everybody should show it in one way within a text.",
        ),
        text: (
            "In der Datei stehen mehrere Zeichen nebeneinander, etwa Stern und Doppelpunkt. Welches \
             das richtige ist, entscheiden Sie. Paare („Helferinnen und Helfer“), Formen wie \
             „Teilnehmende“, Zitate und Namen von Einrichtungen zählen nicht.",
            "Several signs stand side by side in the file, such as star and colon. Which of them is \
             right is up to you. Pairs (\"Helferinnen und Helfer\"), forms such as \
             \"Teilnehmende\", quotes and names of institutions do not count.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Es kamen Helfer*innen und Nachbar:innen.""#,
            right: r#"einleitung = "Es kamen Helfer*innen und Nachbar*innen.""#,
        },
    },
    Explanation {
        rule: "german.spelling",
        reason: (
            "Zwei Schreibweisen lassen vermuten, dass zweierlei gemeint ist.",
            "Two spellings suggest that two things are meant.",
        ),
        text: (
            "Dieselbe Abkürzung („AKfM“, „AkfM“), derselbe Name („Frauen-Treff“, „Frauentreff“) oder \
             dieselbe Zusammensetzung steht in der Datei in mehreren Schreibweisen, oder der Name \
             einer Person weicht in einem Buchstaben von ihrem Eintrag ab. Sind es verschiedene \
             Dinge, dann nehmen Sie die Meldung hin.",
            "The same abbreviation (\"AKfM\", \"AkfM\"), the same name (\"Frauen-Treff\", \
             \"Frauentreff\") or the same compound stands in the file in several spellings, or a \
             person's name differs in one letter from its entry. If these are different things, \
             accept the finding.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Der AKfM lädt ein. Zum AkfM gehören 40 Gruppen.""#,
            right: r#"einleitung = "Der AKfM lädt ein. Zum AKfM gehören 40 Gruppen.""#,
        },
    },
    Explanation {
        rule: "german.house-word",
        reason: (
            "Jede Stelle hat Wörter, die sie einheitlich schreibt oder nicht verwendet.",
            "Every office has words that it writes in one way or does not use.",
        ),
        text: (
            "Die Liste steht in rundmail.toml unter [pruefung.woerter]: links das Wort, das nicht \
             vorkommen soll, rechts das bessere (oder \"\", wenn der Satz anders lauten muss). \
             Gesucht wird nach dem ganzen Wort, auch vor oder nach einem Bindestrich, mit Groß- und \
             Kleinschreibung; nicht in Adressen, Dateinamen, Namen und Zitaten in eigenem Absatz.",
            "The list stands in rundmail.toml under [check.words]: on the left the word to avoid, \
             on the right the better one (or \"\" where the sentence has to be put otherwise). \
             The whole word is looked for, also beside a hyphen, with its capitals; not in \
             addresses, names of files, names and block quotes.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Bitte schreiben Sie eine Email."
# rundmail.toml
[pruefung.woerter]
"Email" = "E-Mail""#,
            right: r#"einleitung = "Bitte schreiben Sie eine E-Mail."
# rundmail.toml
[pruefung.woerter]
"Email" = "E-Mail""#,
        },
    },
];
