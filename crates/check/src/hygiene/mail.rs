//! Addresses of mail.

use super::around::{Around, Found, goes_on, is_top};
use super::chunks::Chunk;
use super::hosts::{AT_HOME, BEFORE_MAIL, ROLES, is_small};
use super::messages::Fault;

impl Around<'_, '_> {
    /// Addresses of mail.
    pub(super) fn mail(&self) -> Option<Found> {
        let (_, bare) = self.chunk().bare();
        let address = bare.strip_prefix("mailto:").unwrap_or(bare);
        let Some((local, domain)) = address.split_once('@') else {
            // `mailto:messe.verein.example`
            let is_cut = address.len() < bare.len() && address.contains('.');
            return if is_cut { self.here(Fault::Spelled, None) } else { self.without_at(bare) };
        };
        if local.contains('/') || address.contains("://") && !domain.contains("://") {
            return None;
        }
        if local.is_empty() {
            return self.apart(domain);
        }
        let lower = domain.to_lowercase();
        if domain.starts_with('@') {
            return self.here(Fault::Spelled, Some(address.replace("@@", "@")));
        }
        if domain.split('?').next().is_some_and(|domain| domain.contains('@')) {
            return self.here(Fault::Joined, None);
        }
        if lower.contains("www.") || lower.contains("http") {
            return self.here(Fault::Joined, None);
        }
        let host = lower.split(['?', '/']).next().unwrap_or_default();
        let first = host.split(',').next().unwrap_or_default();
        let comma = host.contains(',') && !first.contains('.');
        if comma || host.contains("..") || host.starts_with('.') {
            let dotted = host.replace(',', ".").replace("..", ".");
            return self
                .here(Fault::Spelled, Some(format!("{local}@{}", dotted.trim_start_matches('.'))));
        }
        if host.is_empty() {
            let next = self.next()?.raw.trim_end_matches(['.', ',']);
            let is_host = next.contains('.') && next.starts_with(char::is_alphanumeric);
            return self.with_next().filter(|_| is_host);
        }
        if host.contains('.') { None } else { self.half(local, domain) }
    }

    /// `info@verein`: a part of an address, unless a blank is in its way.
    fn half(&self, local: &str, domain: &str) -> Option<Found> {
        if goes_on(self.next_raw()) {
            return self.with_next();
        }
        let small = |text: &str| text.bytes().all(is_small);
        let expected = ROLES.contains(&german::folded(local))
            || local.contains('.')
            || self.before().is_none_or(|before| announces(before));
        let expected = expected && !AT_HOME.contains(domain);
        if !(small(local) && small(domain) && expected && local.len() > 1) {
            return None;
        }
        if self.rest().starts_with('.') && is_top(self.next_raw()) {
            return self.with_next();
        }
        self.here(Fault::NoDomain, None)
    }

    /// `info @verein.example`, `info @ verein.example`.
    fn apart(&self, domain: &str) -> Option<Found> {
        let before = self.before().filter(|before| is_local(before.raw))?;
        let host = if domain.is_empty() { self.next()? } else { self.chunk() };
        let (at, bare) = host.bare();
        let domain = bare.trim_start_matches('@');
        let right = Some(format!("{}@{domain}", before.raw));
        let range = before.at..at + bare.len();
        domain.contains('.').then_some(Found { range, fault: Fault::Blank, right })
    }

    /// „E-Mail: info.verein.example“.
    fn without_at(&self, bare: &str) -> Option<Found> {
        let labelled = self.before().is_some_and(|before| {
            before.raw.ends_with(':') && matches!(&*before.folded(), "e-mail" | "email" | "mail")
        });
        let top = bare.rsplit('.').next().unwrap_or_default();
        let is_host = bare.matches('.').count() > 0
            && !bare.starts_with("www.")
            && bare.bytes().all(is_small)
            && top.len() > 1
            && top.bytes().all(|byte| byte.is_ascii_lowercase());
        (labelled && is_host).then(|| self.here(Fault::NoDomain, None)).flatten()
    }

    /// `info(at)verein.example`, `info [at] verein [dot] example`.
    pub(super) fn disguised(&self) -> Option<Found> {
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
        let (host, dot) = (self.next()?, self.behind(2).map(Chunk::folded).unwrap_or_default());
        let spelled = matches!(&*dot, "dot" | "punkt");
        let host_has_dot = host.bare().1.contains('.') && raw != "at";
        let last = if spelled { self.behind(3)? } else { host };
        let (end_at, end) = last.bare();
        let range = before.at..end_at + end.len();
        let top = if spelled { format!(".{end}") } else { String::new() };
        let right = Some(format!("{}@{}{top}", before.raw, host.bare().1));
        (spelled || host_has_dot).then_some(Found { range, fault: Fault::Disguised, right })
    }
}

/// Whether it may stand before an „@“.
fn is_local(raw: &str) -> bool {
    raw.bytes().all(is_small) && (ROLES.contains(raw) || raw.trim_end_matches('.').contains('.'))
}

/// Whether an address may follow: behind a colon, a dash or a word in lower case. „Projekt
/// jugend@work“ has a noun before it.
fn announces(before: &Chunk<'_>) -> bool {
    let begins = |c: char| c.is_lowercase() || matches!(c, '-' | '–' | '•' | '*' | '|');
    BEFORE_MAIL.contains(&before.folded())
        || before.raw.ends_with(':')
        || before.raw.starts_with(begins)
}
