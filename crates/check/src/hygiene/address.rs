//! Addresses that lead nowhere: misspelt, with blanks, of a computer or a network of one's own, of a
//! session, two in one. Each chunk of the text is read as somebody would who types it.

use std::ops::Range;

use super::Hit;
use super::chunks::Chunk;
use super::hosts::{self, BEFORE_MAIL, ROLES};
use super::messages::{Fault, Help, Message};
use super::piece::Piece;
use crate::l10n::typo_of;
use crate::markdown::is_safe_link;
use crate::rules::link::BROKEN;
use crate::source::Text;

/// Something wrong, and what it should be.
struct Found {
    range: Range<usize>,
    fault: Fault,
    right: Option<String>,
}

/// Every place of a text.
pub(super) fn hits(piece: &Piece<'_>) -> Vec<Hit> {
    let text = piece.value();
    let all = &piece.chunks;
    let mut found = Vec::new();
    for (index, chunk) in all.iter().enumerate() {
        let signs = chunk.raw.contains(['@', '\\', '/', ':', '(', '[', '{', '<']);
        if !signs && !chunk.raw.starts_with(['w', 'W', '.']) && chunk.raw != "at" {
            continue;
        }
        // Code, and what stands in a block of code.
        if chunk.raw.contains('`') || piece.markdown && piece.block(chunk.at).is_none() {
            continue;
        }
        let around = Around { text, all, index };
        let one = target(chunk, piece.public).or_else(|| {
            around.path(piece.public).or_else(|| around.web(piece.public)).or_else(|| around.mail())
        });
        found.extend(one.or_else(|| around.disguised()));
    }
    found.into_iter().map(|one| hit(text, one)).collect()
}

fn hit(text: &str, found: Found) -> Hit {
    let Found { range, fault, right } = found;
    let written = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let help = match fault {
        Fault::Local | Fault::Private | Fault::Session => Help::Attach,
        _ => Help::Address { right },
    };
    Hit::new(&BROKEN, range, Message::Address { written, fault }, help)
}

/// The fault of a field that holds nothing but a web address.
pub(super) fn field(text: &Text) -> Option<Hit> {
    let value = text.value.trim();
    if value.is_empty() {
        return None;
    }
    let lower = value.to_lowercase();
    let rest = lower.split_once("://").map_or("", |(_, rest)| rest);
    let fault = if is_safe_link(value) {
        let ends = lower.ends_with(['.', ',', ';', '>', '“']).then_some(Fault::Trailing);
        let web = lower.starts_with("http");
        hosts::fault(rest, true).filter(|_| web).or(ends)?
    } else if value.contains(char::is_whitespace) {
        Fault::Blank
    } else if lower.starts_with("file:") || value.contains('\\') {
        Fault::Local
    } else {
        Fault::Spelled
    };
    let named = fault == Fault::Spelled
        && !value.contains(':')
        && value.contains('.')
        && !value.contains('@');
    let right = named.then(|| format!("https://{value}")).filter(|right| is_safe_link(right));
    Some(hit(&text.value, Found { range: 0..text.value.len(), fault, right }))
}

/// The target of a link in Markdown: `[words](target)`, `<target>`.
fn target(chunk: &Chunk<'_>, public: bool) -> Option<Found> {
    let (open, close) = if let Some(at) = chunk.raw.find("](") {
        (at + 2, ')')
    } else {
        (chunk.raw.find('<')? + 1, '>')
    };
    let rest = &chunk.raw[open..];
    let address = &rest[..rest.rfind(close)?];
    let lower = address.to_lowercase();
    let web = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let unclosed = address.ends_with(')') && !address.contains('(');
    let ends = address.ends_with(['.', ',', ';', ':', '!', '“', '”', '>']) || unclosed;
    let fault = hosts::fault(web.trim_end_matches(['.', ',', ';']), public);
    let fault = fault.or(ends.then_some(Fault::Trailing))?;
    let start = chunk.at + open;
    let right =
        ends.then(|| address.trim_end_matches(|c: char| ".,;:!“”>)".contains(c)).to_owned());
    Some(Found { range: start..start + address.len(), fault, right })
}

/// A chunk with those around it.
struct Around<'a, 'b> {
    text: &'b str,
    all: &'a [Chunk<'b>],
    index: usize,
}

impl<'b> Around<'_, 'b> {
    fn chunk(&self) -> &Chunk<'b> {
        &self.all[self.index]
    }

    fn before(&self) -> Option<&Chunk<'b>> {
        self.index.checked_sub(1).and_then(|before| self.all.get(before))
    }

    fn next(&self) -> Option<&Chunk<'b>> {
        self.all.get(self.index + 1)
    }

    fn here(&self, fault: Fault, right: Option<String>) -> Option<Found> {
        let (at, bare) = self.chunk().bare();
        (!bare.is_empty()).then_some(Found { range: at..at + bare.len(), fault, right })
    }

    /// From this chunk to the end of the next, with a blank too much.
    fn with_next(&self) -> Option<Found> {
        let ((at, _), (next_at, next)) = (self.chunk().bare(), self.next()?.bare());
        let range = at..next_at + next.len();
        let right = self.text.get(range.clone())?.split_whitespace().collect::<String>();
        Some(Found { range, fault: Fault::Blank, right: Some(right) })
    }

    /// `C:\…`, `\\server\share`, `file:…`, `../plan.pdf`.
    fn path(&self, public: bool) -> Option<Found> {
        let (at, bare) = self.chunk().bare();
        let mut letters = bare.chars();
        let first = letters.next()?;
        let drive = first.is_ascii_alphabetic() && letters.next() == Some(':') && {
            let rest = letters.as_str();
            rest.starts_with('\\')
                || rest.starts_with('/') && !rest.starts_with("//") && rest.len() > 1
        };
        let lower = bare.to_lowercase();
        let file = ["file:/", "smb://", "file:\\"].iter().any(|scheme| lower.starts_with(scheme));
        let share = bare
            .strip_prefix("\\\\")
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.contains('\\'));
        let relative = ["../", "./", "..\\", ".\\"].iter().any(|start| bare.starts_with(start))
            && bare.trim_start_matches(['.', '/', '\\']).starts_with(char::is_alphanumeric)
            && (bare.matches(['/', '\\']).count() > 1
                || bare.trim_start_matches('.').contains('.'));
        let is_one = drive || file || share && public || relative;
        // A target of Markdown has its own rule.
        let is_target = self.text[..at].ends_with("](");
        (is_one && !is_target).then(|| self.here(Fault::Local, None)).flatten()
    }

    /// Addresses of the web.
    fn web(&self, public: bool) -> Option<Found> {
        let (_, bare) = self.chunk().bare();
        let lower = bare.to_lowercase();
        let (head, rest) = hosts::scheme(&lower)?;
        if matches!(head, "www" | "ww" | "wwww") && rest.starts_with(['.', ',', ':', '/']) {
            return self.www(head, rest, &lower);
        }
        let slashes = rest.starts_with("//")
            || rest.starts_with(":/")
            || rest.starts_with(":\\")
            || rest.len() > 3 && matches!(rest.as_bytes(), [b';' | b'.' | b',', b'/', b'/', ..])
            || rest.starts_with(":www.");
        if !slashes {
            return None;
        }
        let known = matches!(head, "http" | "https");
        let near = known
            || head.len() > 2
                && !matches!(head, "ftp" | "ftps" | "sftp")
                && typo_of(head, ["http", "https"]).is_some();
        if !near {
            return None;
        }
        let tail = rest.trim_start_matches([':', ';', '/', '.', ',', '\\']);
        let after = rest.strip_prefix("://").filter(|_| known);
        let right = || {
            let cased = bare
                .get(bare.len().saturating_sub(tail.len())..)
                .unwrap_or(tail)
                .replace('\\', "/");
            let scheme = if head.ends_with('s') || head.len() > 4 { "https" } else { "http" };
            cased.contains('.').then(|| format!("{scheme}://{cased}"))
        };
        match after {
            None if tail.is_empty() => None,
            None => self.here(Fault::Spelled, right()),
            Some("") => {
                let dots = self.chunk().raw.contains("...") || self.chunk().raw.contains('…');
                let next = self.next().map(|next| next.bare().1).unwrap_or_default();
                let host =
                    next.contains('.') && next.starts_with(|c: char| c.is_ascii_alphanumeric());
                if dots {
                    self.here(Fault::NoDomain, None)
                } else {
                    self.with_next().filter(|_| host)
                }
            }
            Some("…") => self.here(Fault::NoDomain, None),
            Some(web) if web.starts_with('/') || web.starts_with("http") => {
                self.here(Fault::Spelled, right())
            }
            Some(web) => {
                if is_joined(&lower) {
                    return self.here(Fault::Joined, None);
                }
                if let Some(fault) = hosts::fault(web, public) {
                    let comma = hosts::host(web).contains(',');
                    return self.here(fault, comma.then(|| bare.replace(',', ".")));
                }
                self.is_cut(bare).then(|| self.with_next()).flatten()
            }
        }
    }

    /// `www.x,de`, `ww.x.de`, `www.x. de`.
    fn www(&self, head: &str, rest: &str, lower: &str) -> Option<Found> {
        let (at, bare) = self.chunk().bare();
        let tail = rest.trim_start_matches(['.', ',', ':', '/']);
        let host = hosts::host(tail);
        let whole = bare.get(bare.len().saturating_sub(tail.len())..).unwrap_or(tail);
        if is_joined(lower) {
            return self.here(Fault::Joined, None);
        }
        let misspelt = head != "www" || !rest.starts_with('.') || rest.starts_with("..");
        let dotted = host.replace(',', ".");
        let parts = dotted.split('.').filter(|part| !part.is_empty()).count();
        if (misspelt || host.contains([',']) || host.contains("..")) && parts > 1 {
            let mut fixed = dotted;
            while fixed.contains("..") {
                fixed = fixed.replace("..", ".");
            }
            return self.here(
                Fault::Spelled,
                Some(format!("www.{fixed}{}", whole.get(host.len()..).unwrap_or_default())),
            );
        }
        if head != "www" || parts > 1 || tail.len() > host.len() {
            return None;
        }
        let behind = self.text[at + bare.len()..].starts_with('.');
        let next = self.next().map(|next| next.raw).unwrap_or_default();
        let ending = next.trim_end_matches(['.', ',', '!', ';', ')']);
        let is_ending =
            (2..8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_lowercase());
        let goes_on = next.starts_with('.') && next.len() > 2 && !next.starts_with("..")
            || tail.is_empty()
                && next.contains('.')
                && next.starts_with(|c: char| c.is_ascii_lowercase())
            || behind && !tail.is_empty() && is_ending;
        if goes_on {
            return self.with_next();
        }
        if tail.is_empty() { None } else { self.here(Fault::NoDomain, None) }
    }

    /// Whether an address was cut at the end of a line.
    fn is_cut(&self, bare: &str) -> bool {
        let next = self.next().map(|next| next.raw).unwrap_or_default();
        bare.ends_with(['-', '_', '=', '&']) && next.starts_with(|c: char| c.is_ascii_lowercase())
    }

    /// Addresses of mail.
    fn mail(&self) -> Option<Found> {
        let (at, bare) = self.chunk().bare();
        let address = bare.strip_prefix("mailto:").unwrap_or(bare);
        let (local, domain) = address.split_once('@')?;
        if local.contains('/') || address.contains("://") && !domain.contains("://") {
            return None;
        }
        let lower = domain.to_lowercase();
        if local.is_empty() && domain.is_empty() {
            let (before, next) = (self.before().filter(|one| is_local(one.raw))?, self.next()?);
            let (end, host) = next.bare();
            let right = Some(format!("{}@{host}", before.raw));
            let range = before.at..end + host.len();
            return host.contains('.').then_some(Found { range, fault: Fault::Blank, right });
        }
        if local.is_empty() {
            return self.before().filter(|before| is_local(before.raw)).and_then(|_| {
                let at = Self { index: self.index - 1, ..*self };
                at.with_next().filter(|_| lower.contains('.'))
            });
        }
        if domain.contains('@') || lower.contains("www.") || lower.contains("http") {
            let doubled = domain.starts_with('@');
            let right = doubled.then(|| address.replace("@@", "@"));
            let query = domain.split('?').next().unwrap_or_default().contains('@')
                || doubled
                || !domain.contains('@');
            return query
                .then(|| self.here(if doubled { Fault::Spelled } else { Fault::Joined }, right))
                .flatten();
        }
        let host = lower.split(['?', '/']).next().unwrap_or_default();
        let next = self.next().map(|next| next.raw).unwrap_or_default();
        if host.is_empty() {
            let is_host = next.trim_end_matches(['.', ',']).contains('.')
                && next.starts_with(char::is_alphanumeric);
            return self.with_next().filter(|_| is_host);
        }
        let dotted = host.replace(',', ".");
        let first = host.split(',').next().unwrap_or_default();
        let comma = host.contains(',') && !first.contains('.');
        if comma || host.contains("..") || host.starts_with('.') {
            let fixed = dotted.replace("..", ".").trim_start_matches('.').to_owned();
            return self.here(Fault::Spelled, Some(format!("{local}@{fixed}")));
        }
        if host.contains('.') {
            return None;
        }
        if next.starts_with('.') && next.len() > 2 && !next.starts_with("..") {
            return self.with_next();
        }
        let small = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b))
        };
        let expected = ROLES.contains(&local.to_lowercase())
            || self.before().is_some_and(|before| BEFORE_MAIL.contains(&before.lower()));
        let behind = self.text[at + bare.len()..].starts_with('.')
            && next.len() < 8
            && next.starts_with(|c: char| c.is_ascii_lowercase());
        let is_one = small(local) && small(domain) && expected && local.len() > 1;
        match is_one {
            true if behind
                && next
                    .trim_end_matches(['.', ',', '!'])
                    .bytes()
                    .all(|b| b.is_ascii_lowercase()) =>
            {
                self.with_next()
            }
            true => self.here(Fault::NoDomain, None),
            false => None,
        }
    }

    /// `info(at)verein.example`, `info [at] verein [dot] example`.
    fn disguised(&self) -> Option<Found> {
        const SIGNS: [&str; 5] = ["(at)", "[at]", "(ät)", "[ät]", "{at}"];
        let raw = self.chunk().raw.to_lowercase();
        if let Some((local, domain)) = SIGNS.iter().find_map(|sign| raw.split_once(sign))
            && !local.is_empty()
            && !domain.is_empty()
        {
            let (at, _) = self.chunk().bare();
            let raw = self.chunk().raw;
            let end = self.chunk().at + raw.trim_end_matches([',', ';', '.', '!', '?']).len();
            let start = at.min(end);
            let plain = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let right = Some(format!("{}@{}", plain(local), plain(domain)))
                .filter(|right| right.is_ascii());
            return domain.contains(['.', '(', '[']).then_some(Found {
                range: start..end,
                fault: Fault::Disguised,
                right,
            });
        }
        let apart = SIGNS.contains(&&*raw) || raw == "at";
        let before = self.before().filter(|before| apart && is_local(before.raw))?;
        let (host, dot) =
            (self.next()?, self.all.get(self.index + 2).map(Chunk::lower).unwrap_or_default());
        let spelled = matches!(&*dot, "dot" | "punkt");
        let host_has_dot = host.bare().1.contains('.') && raw != "at";
        let last = if spelled { self.all.get(self.index + 3)? } else { host };
        let (end_at, end) = last.bare();
        let range = before.at..end_at + end.len();
        let top = if spelled { format!(".{end}") } else { String::new() };
        let right = Some(format!("{}@{}{top}", before.raw, host.bare().1));
        (spelled || host_has_dot).then_some(Found { range, fault: Fault::Disguised, right })
    }
}

/// Whether it may stand before an „@“.
fn is_local(raw: &str) -> bool {
    let plain =
        raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b));
    plain && (ROLES.contains(raw) || raw.trim_end_matches('.').contains('.'))
}

/// Whether a second address begins directly behind a letter or a figure.
fn is_joined(lower: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|begins| {
        let mut places = lower.match_indices(begins);
        places.any(|(at, _)| lower[..at].ends_with(char::is_alphanumeric))
    })
}
