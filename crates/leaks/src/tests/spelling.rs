//! Ways of writing the same thing: as people, programs, and those who want to hide it write it.

/// What may separate two characters that people still read as one thing.
pub(super) const GAPS: &[&str] = &[
    " ",
    "\u{a0}",
    "\u{2009}",
    "\u{202f}",
    "\u{200a}",
    "-",
    "\u{2010}",
    "\u{2011}",
    "–",
    "—",
    "\u{2212}",
    ".",
    "/",
    "_",
    "'",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{34f}",
    "\u{202e}",
    "\n",
    "  \n",
    "&nbsp;",
    "&shy;",
    "&thinsp;",
    "&hairsp;",
    "&ZeroWidthSpace;",
    "&#8203;",
    "&ndash;",
    "**",
    "*",
    "~~",
    "`",
];

/// Variants of letters and digits that NFKC unifies.
const CLOTHES: &[fn(char) -> String] = &[
    |c| char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string(),
    |c| match c {
        '0'..='9' => char::from_u32(0x1d7ce + u32::from(c) - 0x30).unwrap().to_string(),
        'a'..='z' => char::from_u32(0x1d41a + u32::from(c) - 0x61).unwrap().to_string(),
        _ => c.to_string(),
    },
    |c| match c {
        '0'..='9' => char::from_u32(0x660 + u32::from(c) - 0x30).unwrap().to_string(),
        _ => c.to_string(),
    },
    |c| match c {
        '1'..='9' => char::from_u32(0x2460 + u32::from(c) - 0x31).unwrap().to_string(),
        'a'..='z' => char::from_u32(0x24d0 + u32::from(c) - 0x61).unwrap().to_string(),
        _ => c.to_string(),
    },
    |c| format!("%{:02x}", u32::from(c)),
    |c| format!("%25{:02X}", u32::from(c)),
    |c| format!("&#{};", u32::from(c)),
    |c| format!("&amp;#x{:x};", u32::from(c)),
    |c| c.to_uppercase().collect(),
    |c| c.to_lowercase().collect(),
    |c| c.to_string(),
];

/// What may surround it; `@` is the secret.
const AROUND: &[&str] = &[
    "@",
    "Code @!",
    "(@)",
    "https://x.example/?u=https%3A%2F%2Fy.example%2F%3Fpwd%3D@",
    "https%253A%252F%252Fy.example%252F%253Fpwd%253D@",
    "tel:+4930901820,,@#",
    "+49 30 901820 123,,@#,,,,*1#",
    "[hier](https://x.example/j/@)",
    "[hier](https://x.example/j/?pwd=@ \"@\")",
    "<https://x.example/j/@?a=b>",
    "[hier][r]\n\n[r]: https://x.example/@",
    "![@](https://x.example/bild.png)",
    "`@`",
    "```\n@\n```",
    "    @",
    "> @",
    "- Punkt\n  - @",
    "# @",
    "| a | b |\n|---|---|\n| x | @ |\n",
    "<!-- @ -->",
    "<b title=\"@\">x</b>",
    "<a href=\"https://x.example/@\">x</a>",
    "*@*",
    "~~@~~",
    "„@“",
    "\u{202b}@\u{202c}",
    "Zeile\n@\nZeile",
    "ä @\u{a0}ä",
];

/// How a secret is spelled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    pub clothes: usize,
    pub around: usize,
    pub gap: usize,
    /// 0: no gap; 1: one in the middle; 2: one between any two characters; 3: the second half in
    /// bold; 4: the second half as a link.
    pub parts: usize,
}

impl Spelling {
    /// The exclusive upper limits of the parts of a spelling.
    pub(super) const LIMITS: (usize, usize, usize, usize) =
        (CLOTHES.len(), AROUND.len(), GAPS.len(), 5);

    pub(super) fn spell(self, secret: &str) -> String {
        let clothed: Vec<String> = secret.chars().map(CLOTHES[self.clothes]).collect();
        let middle = clothed.len() / 2;
        let (front, back) = (clothed[..middle].concat(), clothed[middle..].concat());
        let gap = GAPS[self.gap];
        let spelled = match self.parts {
            0 => front + &back,
            1 => front + gap + &back,
            2 => clothed.join(gap),
            3 => format!("{front}**{back}**"),
            _ => format!("{front}[{back}](https://x.example)"),
        };
        AROUND[self.around].replace('@', &spelled)
    }
}
