//! Building blocks of files and texts, right or wrong.

/// Tables of both files, with all their keys: a key in the wrong table is a fault like others.
pub(super) const TABLES: &[&str] = &[
    "[meeting]",
    "[meeting.online]",
    "[attendance]",
    "[[participants]]",
    "[[agenda]]",
    "[[agenda.items]]",
    "[[agenda.items.items]]",
    "[[agenda.decisions]]",
    "[[agenda.tasks]]",
    "[[announcements]]",
    "[[contributions]]",
    "[[dates]]",
    "[dates.online]",
    "[[attachments]]",
    "[[tagesordnung]]",
    "[[termine]]",
    "[sitzung]",
    "[unknown]",
];
pub(super) const KEYS: &[&str] = &[
    "title",
    "text",
    "text",
    "intro",
    "closing",
    "author",
    "place",
    "address",
    "map",
    "directions",
    "accessibility",
    "email",
    "chair",
    "url",
    "id",
    "passcode",
    "notice",
    "name",
    "organisation",
    "role",
    "speaker",
    "who",
    "contact",
    "rubric",
    "teaser",
    "picture",
    "alt",
    "caption",
    "credit",
    "consent",
    "logo",
    "from",
    "when",
    "note",
    "registration",
    "attachment",
    "file",
    "titel",
    "hinweis",
    "vortrag",
    "minute-taker",
    "series",
    "language",
    "kind",
    "visibility",
    "type",
    "status",
];
pub(super) const DATE_KEYS: &[&str] =
    &["issued", "date", "moved-from", "next", "due", "since", "deadline", "until", "datum"];
pub(super) const DATES: &[&str] = &[
    "2026-09-24",
    "0001-01-01",
    "9999-12-31",
    "2024-02-29",
    "2026-10-01",
    "2027-01-01",
    "2026-02-30",
    "0000-00-00",
    "2026-09-24T10:00:00Z",
    "10:00:00",
    "\"7. Mai\"",
    "1e400",
    "-1",
];
pub(super) const OTHERS: &[&str] = &[
    "start = 17:00:00",
    "end = 16:59:59",
    "start = 24:00:00",
    "public = true",
    "done = false",
    "standing = true",
    "status = \"cancelled\"",
    "registration = { email = \"a@b.example\", deadline = 2026-09-20 }",
    "mail = true",
    "persons = 4294967295",
    "persons = 99999999999999999999",
    "organisations = 0",
    "votes = { yes = 1 }",
    "votes = { yes = 4294967295, no = 4294967295, abstained = 4294967295 }",
    "phone = [\"+49 30 1,,8#\", \"\"]",
    "phone = \"x\"",
    "online = { url = \"https://zoom.us/j/82316749021?pwd=x\" }",
    "x.y = [[[]]]",
    "title",
    "= 3",
    "date = ",
    "visibility = \"internal\"",
    "kind = \"minutes\"",
    "type = \"call\"",
    "list = [1, \"a\", {}]",
];
/// Building blocks of texts: each rule finds something in them, or only seems to.
pub(super) const FRAGMENTS: &[&str] = &[
    "7. Mai 2024",
    "30. 4.",
    "12.06.",
    "28.04. bis 4.5.2024",
    "Dienstag, 7. Mai",
    "Di., 7.5.",
    "Montag, 24.9.2026",
    "31.2.2026",
    "1.1.0001",
    "31.12.9999",
    "99.99.99999",
    "18.15 Uhr",
    "25:61 Uhr",
    "14-16 Uhr",
    "ab 9 Uhr",
    "9h",
    "14–",
    "10. bis 21. Juni",
    "Freitag, den",
    "2026",
    "§ 5",
    "3.000,50 €",
    "Version 1.2.3",
    "siehe Anlage",
    "beigefügt",
    "im Anhang",
    "Anlage 3",
    "[](date:a)",
    "[](attachment:b)",
    "[x](date:)",
    "[](date:ä\u{301})",
    "https://zoom.us/j/1",
    "https://us02web.zoom.us/j/84522319907?pwd=Qm9v",
    "www.x.example",
    "Meeting-ID: 845 2231 9907",
    "Kenncode: 590417",
    "PIN",
    "Passwort: `ä`",
    "+49 30 901820,,82316749021#",
    ",,",
    ",,#",
    "0301 590417",
    "Tel.: 0170/1234567",
    "+49 (0)30 12 34 56-78",
    "privat@gmail.com",
    "a@b",
    "@",
    "Herr Müller (54)",
    "ist schwanger",
    "krank",
    "Frau Dr. Aylin Probe",
    "Jana Beispiel",
    "geflüchtet aus Syrien",
    "z.B.",
    "z. B.",
    "d.h.",
    "u.a.",
    "Email",
    "E-Mail",
    "Bürger*innen",
    "Bürger:innen",
    "BürgerInnen",
    "Teilnehmer_innen",
    "Bürgerinnen und Bürger",
    "AKfM",
    "AkfM",
    "„",
    "“",
    "”",
    "\"",
    "'",
    "‚",
    "‘",
    "»",
    "«",
    "„so“",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ":",
    ":\n\n",
    "…",
    "-",
    "–",
    "1",
    "1.",
    "10.",
    "Uhr",
    "Mai",
    "Mo",
    "\u{0}",
    "\u{1b}[31m",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{301}",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "العربية",
    "עברית",
    "Ünïcödé",
    "ſ",
    "ß",
    "ẞ",
    "İ",
    "ﬁ",
    "𝟓",
    "٣",
    "\u{feff}",
    "\u{fffd}",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n# ",
    "\n| a | b |\n|---|---|\n| 7.5. | x |\n",
    "\n    ",
    "\t",
    "<br>",
    "<!-- ",
    "&nbsp;",
    "&#0;",
    "&",
    "%41",
    "%",
    "\\",
    "![](x.png)",
    "[a]: https://x.example\n",
    "Mit freundlichen Grüßen",
    "Stadt Musterstadt\nMusterweg 5\n12345 Musterstadt",
    "sagte",
    "a",
    "Wort",
    " ",
    " ",
    " ",
    "2.5.–4.6.",
    "Sonntag",
    "heute",
    "Redaktionsschluss ist der 1.10.",
    "Anmeldung bis 30.9.2026",
    "bis",
    "vom",
];

/// A valid file, with placeholders for texts (`@`) and days (`#`).
pub(super) const FORM: &str = r#"
title = "Runde @"
kind = "summary"
issued = 2026-09-24
author = "@"
intro = """
@"""
closing = "@"
[meeting]
date = #
start = 17:00:00
end = 16:00:00
next = #
place = "@"
[meeting.online]
url = "https://zoom.us/j/82316749021?pwd=@"
id = "823 1674 9021"
notice = "@"
[attendance]
persons = 1
organisations = 9
[[participants]]
name = "Aylin Probe"
organisation = "@"
[[participants]]
name = "@"
[[agenda]]
title = "@"
text = """
@"""
[[agenda.decisions]]
text = "@"
votes = { yes = 99, no = 1 }
[[agenda.tasks]]
text = "@"
due = #
[[agenda.items]]
title = "Personelles"
visibility = "internal"
text = "@"
[[announcements]]
title = "@"
type = "call"
deadline = #
text = """
@"""
contact = "@"
[[contributions]]
title = "@"
rubric = "@"
organisation = "@"
author = "@"
teaser = "@"
text = """
@"""
picture = "@"
alt = "@"
caption = "@"
credit = "@"
consent = "given"
logo = "@"
contact = "@"
attachment = "b"
language = "uk"
[[contributions]]
from = "@"
title = "@"
picture = "a.png"
visibility = "internal"
[[dates]]
id = "a"
title = "Fest der Vielfalt @"
date = #
start = 18:00:00
place = "@"
note = "@"
attachment = "b"
[[dates]]
id = "a"
title = "Fest der Vielfalt"
date = #
until = #
registration = "@"
when = "@"
[[attachments]]
id = "b"
title = "Folien @"
file = "folien.pdf"
[[attachments]]
id = "c"
title = "Programm @"
file = "a.exe"
"#;
