//! A style sheet as a tree of tokens with their places (CSS Syntax Module, level 3). Nothing else
//! knows the library that reads them.

use std::ops::Range;

use cssparser::{ParseError, Parser, Token};

/// Deeper brackets are not looked into; nobody writes them.
const DEEPEST: usize = 32;

/// What a token is, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `color`
    Word,
    /// `@media`
    At(String),
    /// `url(…)` with this address, or a text in quotation marks.
    Url(String),
    /// A text in quotation marks.
    Text(String),
    /// `name(…)`
    Function(String),
    /// `{…}`
    Curly,
    /// `(…)` or `[…]`
    Bracket,
    Colon,
    Semicolon,
    /// A bracket that closes nothing.
    Stray,
    /// A text or an address that does not end.
    Broken,
    /// Anything else.
    Other,
}

/// A token with what it holds.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// Where it is in the style sheet; of a bracket, the opening one with its name.
    pub range: Range<usize>,
    /// What is between the brackets.
    pub inside: Vec<Self>,
    /// Whether its bracket is closed.
    pub is_closed: bool,
}

/// The tokens of a style sheet, without comments.
pub(super) fn of(css: &str) -> Vec<Node> {
    nodes(&mut Parser::new(css), css, 0)
}

fn nodes(parser: &mut Parser<'_>, css: &str, depth: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next() else { return nodes };
        let (kind, holds) = kind(token);
        let range = start..parser.position().byte_index();
        let (mut inside, mut is_closed) = (Vec::new(), true);
        if holds && depth < DEEPEST {
            let _ = parser.parse_nested_block(|parser| {
                inside = self::nodes(parser, css, depth + 1);
                let end = parser.position().byte_index();
                let rest = css.get(end..).unwrap_or_default().trim_start();
                is_closed = rest.starts_with(['}', ')', ']']);
                Ok::<_, ParseError<()>>(())
            });
        }
        nodes.push(Node { kind, range, inside, is_closed });
    }
}

/// What a token is, and whether it holds others.
fn kind(token: &Token<'_>) -> (Kind, bool) {
    match token {
        Token::Ident(_) => (Kind::Word, false),
        Token::AtKeyword(name) => (Kind::At(name.to_lowercase()), false),
        Token::UnquotedUrl(address) => (Kind::Url(address.to_string()), false),
        Token::QuotedString(text) => (Kind::Text(text.to_string()), false),
        Token::Function(name) => (Kind::Function(name.to_lowercase()), true),
        Token::CurlyBracketBlock => (Kind::Curly, true),
        Token::ParenthesisBlock | Token::SquareBracketBlock => (Kind::Bracket, true),
        Token::Colon => (Kind::Colon, false),
        Token::Semicolon => (Kind::Semicolon, false),
        Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
            (Kind::Stray, false)
        }
        Token::BadString(_) | Token::BadUrl(_) => (Kind::Broken, false),
        _ => (Kind::Other, false),
    }
}
