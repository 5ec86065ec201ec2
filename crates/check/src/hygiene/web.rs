//! Addresses of the web and of files.

use super::chunks::{Around, Found, goes_on, is_top};
use super::hosts;
use super::messages::Fault;
use crate::l10n::typo_of;

impl Around<'_, '_> {
    /// `C:\…`, `\\server\share`, `file:…`, `../plan.pdf`.
    pub(super) fn path(&self) -> Option<Found> {
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
        let page =
            [".html", ".htm", ".php", ".pdf", ".docx"].iter().any(|end| lower.ends_with(end));
        let relative = relative || page && bare.starts_with('/') && !bare.starts_with("//");
        let is_one = drive || file || share && self.piece.public || relative;
        // A target of Markdown has its own rule.
        let is_target = self.piece.value()[..at].ends_with("](");
        (is_one && !is_target).then(|| self.here(Fault::Local, None)).flatten()
    }

    /// Addresses of the web.
    pub(super) fn web(&self) -> Option<Found> {
        let (_, bare) = self.chunk().bare();
        let lower = bare.to_lowercase();
        let next = self.next_raw();
        if lower == "www" && next.starts_with('.') && next.len() > 3 {
            return self.with_next();
        }
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
            Some(web) if web.starts_with('/') || web.starts_with("http") => {
                self.here(Fault::Spelled, right())
            }
            Some("") => self.scheme_alone(),
            Some("…") => self.here(Fault::NoDomain, None),
            Some(web) => self.behind_scheme(web, bare),
        }
    }

    /// `https://` with nothing behind it, or a blank.
    fn scheme_alone(&self) -> Option<Found> {
        let raw = self.chunk().raw;
        if raw.contains("...") || raw.contains('…') {
            return self.here(Fault::NoDomain, None);
        }
        let next = self.next().map(|next| next.bare().1).unwrap_or_default();
        let is_host = next.contains('.') && next.starts_with(|c: char| c.is_ascii_alphanumeric());
        self.with_next().filter(|_| is_host)
    }

    /// An address `bare`, with `web` behind its `https://`.
    fn behind_scheme(&self, web: &str, bare: &str) -> Option<Found> {
        if is_joined(&bare.to_lowercase()) {
            return self.here(Fault::Joined, None);
        }
        let next = self.next_raw();
        let www = web.strip_prefix("www.").unwrap_or(web);
        if !www.contains(['.', '/', ':']) && (goes_on(next) || is_host(next)) {
            return self.with_next();
        }
        if has_comma(web) {
            return self.here(Fault::Spelled, Some(bare.replace(',', ".")));
        }
        if let Some(fault) = hosts::fault(web, self.piece.public) {
            let comma = hosts::host(web).contains(',');
            return self.here(fault, comma.then(|| bare.replace(',', ".")));
        }
        self.is_cut(bare).then(|| self.with_next()).flatten()
    }

    /// `www.x,de`, `ww.x.de`, `www.x. de`.
    fn www(&self, head: &str, rest: &str, lower: &str) -> Option<Found> {
        let (_, bare) = self.chunk().bare();
        let tail = rest.trim_start_matches(['.', ',', ':', '/']);
        let host = hosts::host(tail);
        let whole = bare.get(bare.len().saturating_sub(tail.len())..).unwrap_or(tail);
        if is_joined(lower) {
            return self.here(Fault::Joined, None);
        }
        if has_comma(tail) && tail.contains('/') {
            return self.here(Fault::Spelled, Some(bare.replace(',', ".")));
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
        let (behind, next) = (self.rest().starts_with('.'), self.next_raw());
        let begins_host =
            || next.contains('.') && next.starts_with(|c: char| c.is_ascii_lowercase());
        let is_more = goes_on(next)
            || match (tail.is_empty(), behind) {
                (true, _) => begins_host(),
                (false, true) => is_top(next),
                (false, false) => is_host(next),
            };
        if is_more {
            return self.with_next();
        }
        if tail.is_empty() { None } else { self.here(Fault::NoDomain, None) }
    }

    /// Whether an address was cut at the end of a line.
    fn is_cut(&self, bare: &str) -> bool {
        let next = self.next_raw();
        bare.ends_with(['-', '_', '=', '&']) && next.starts_with(|c: char| c.is_ascii_lowercase())
    }
}

/// Whether a second address begins directly behind a letter or a figure.
fn is_joined(lower: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|begins| {
        let mut places = lower.match_indices(begins);
        places.any(|(at, _)| lower[..at].ends_with(char::is_alphanumeric))
    })
}

/// Whether the rest of a host follows behind a blank: „neudorf.example“.
fn is_host(next: &str) -> bool {
    let next = next.trim_end_matches(['.', ',', ';', '!', ')']);
    let host = next.split('/').next().unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && !host.starts_with("www.")
        && host.bytes().all(hosts::is_small)
        && (2..8).contains(&top.len())
}

/// Whether the last part of a path has a comma in place of its full stop: `satzung,pdf`.
fn has_comma(web: &str) -> bool {
    let last = web.rsplit('/').next().unwrap_or_default();
    let ending = last.rsplit(',').next().unwrap_or_default();
    last.contains(',')
        && matches!(
            ending,
            "html" | "htm" | "php" | "pdf" | "docx" | "de" | "com" | "org" | "net" | "eu"
        )
}
