//! The order in which the keys of a table usually stand, as the guide and the sample files have it.

/// The keys of each section, by the last key of the way to it.
const ORDER: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "id",
            "title",
            "kind",
            "series",
            "language",
            "issued",
            "site",
            "author",
            "correction",
            "intro",
            "closing",
            "meeting",
            "attendance",
            "participants",
            "contributions",
            "agenda",
            "announcements",
            "dates",
            "attachments",
        ],
    ),
    ("meeting", &["date", "start", "end", "place", "chair", "minute-taker", "next", "online"]),
    ("online", &["url", "id", "passcode", "phone", "notice"]),
    ("attendance", &["persons", "organisations"]),
    ("participants", &["name", "organisation", "role", "status", "public"]),
    (
        "contributions",
        &[
            "title",
            "rubric",
            "organisation",
            "logo",
            "author",
            "teaser",
            "text",
            "picture",
            "alt",
            "caption",
            "credit",
            "consent",
            "contact",
            "url",
            "language",
            "visibility",
            "attachment",
            "from",
        ],
    ),
    (
        "agenda",
        &[
            "title",
            "speaker",
            "organisation",
            "visibility",
            "text",
            "attachment",
            "decisions",
            "tasks",
            "items",
        ],
    ),
    ("decisions", &["number", "text", "votes"]),
    ("votes", &["yes", "no", "abstained"]),
    ("tasks", &["text", "who", "due", "done"]),
    (
        "announcements",
        &[
            "title",
            "organisation",
            "speaker",
            "type",
            "deadline",
            "contact",
            "visibility",
            "text",
            "attachment",
        ],
    ),
    (
        "dates",
        &[
            "id",
            "title",
            "date",
            "until",
            "when",
            "start",
            "end",
            "place",
            "organisation",
            "registration",
            "note",
            "url",
            "status",
            "visibility",
            "attachment",
            "online",
        ],
    ),
    ("attachments", &["id", "title", "file", "url", "language", "mail", "visibility"]),
];

/// The place of a key among those of its section; unknown ones come last.
pub(super) fn rank(path: &[&'static str], key: &str) -> usize {
    let last = path.last().copied().unwrap_or_default();
    let section = if last == "items" { "agenda" } else { last };
    let keys = ORDER.iter().find(|(name, _)| *name == section).map_or(&[][..], |(_, keys)| keys);
    keys.iter().position(|known| *known == key).unwrap_or(keys.len())
}
