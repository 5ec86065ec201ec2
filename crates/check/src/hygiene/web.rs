//! Addresses of the web and of files.

use super::around::{Around, Found, goes_on, is_top};
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
        if lower == "www" && goes_on(self.next_raw()) {
            return self.with_next();
        }
        let (head, rest) = lower.split_at(lower.find(|c: char| !c.is_ascii_alphabetic())?);
        let tail = rest.trim_start_matches([':', ';', '/', '.', ',', '\\']);
        let www = matches!(head, "www" | "ww" | "wwww") && rest.starts_with(['.', ',', ':', '/']);
        let known = matches!(head, "http" | "https");
        if !www && !(is_parted(rest) && (known || is_near(head))) {
            return None;
        }
        if is_joined(&lower) {
            return self.here(Fault::Joined, None);
        }
        let sound = if www {
            head == "www" && rest.starts_with('.') && !rest.starts_with("..")
        } else {
            known && rest.starts_with("://") && rest.len() == tail.len() + 3
        };
        if tail.is_empty() {
            return if sound { self.alone(www) } else { None };
        }
        let host = tail.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        let mut fixed = host.replace(',', ".").trim_start_matches('.').to_owned();
        while fixed.contains("..") {
            fixed = fixed.replace("..", ".");
        }
        let written = bare.get(bare.len().saturating_sub(tail.len())..).unwrap_or(tail);
        let path = written.get(host.len()..).unwrap_or_default();
        let path = if has_comma(path) { path.replace(',', ".") } else { path.to_owned() };
        let path = if sound { path } else { path.replace('\\', "/") };
        let scheme = if head.ends_with('s') || head.len() > 4 { "https://" } else { "http://" };
        let right = format!("{}{fixed}{path}", if www { "www." } else { scheme });
        if !sound || right.to_lowercase() != lower {
            let right = Some(right).filter(|_| fixed.contains('.'));
            if !www || right.is_some() {
                return self.here(Fault::Spelled, right);
            }
        }
        self.cut(www, tail).filter(|_| !www || head == "www").or_else(|| {
            let fault = if www { None } else { hosts::fault(tail, self.piece.public) };
            let is_bare = head == "www" && host == tail && !fixed.contains('.');
            let fault = fault.or(is_bare.then_some(Fault::NoDomain))?;
            self.here(fault, None)
        })
    }

    /// `https://` or `www.` with nothing behind it, or a blank.
    fn alone(&self, www: bool) -> Option<Found> {
        let (raw, next) = (self.chunk().raw, self.next().map_or("", |next| next.bare().1));
        if !www && (raw.contains("...") || raw.contains('…')) {
            return self.here(Fault::NoDomain, None);
        }
        let is_host = next.contains('.') && next.starts_with(|c: char| c.is_ascii_alphanumeric());
        (is_host || www && goes_on(self.next_raw())).then(|| self.with_next())?
    }

    /// An address with a blank in it, or cut at the end of a line.
    fn cut(&self, www: bool, tail: &str) -> Option<Found> {
        let next = self.next_raw();
        let is_half = !tail.strip_prefix("www.").unwrap_or(tail).contains(['.', '/', ':']);
        let is_cut = tail.ends_with(['-', '_', '=', '&'])
            && next.starts_with(|c: char| c.is_ascii_lowercase());
        let goes_on = goes_on(next)
            || if www && self.rest().starts_with('.') { is_top(next) } else { is_host(next) };
        (is_half && goes_on || !www && is_cut).then(|| self.with_next())?
    }
}

/// Whether something like `://` stands there.
fn is_parted(rest: &str) -> bool {
    ["//", ":/", ":\\", ":www."].iter().any(|sign| rest.starts_with(sign))
        || rest.len() > 3 && [";//", ".//", ",//"].iter().any(|sign| rest.starts_with(sign))
}

/// Whether it is a misspelt „http“.
fn is_near(head: &str) -> bool {
    head.len() > 2
        && !matches!(head, "ftp" | "ftps" | "sftp")
        && typo_of(head, ["http", "https"]).is_some()
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
