//! Links that let somebody in: into a room of a video service, into a group, into a document. They
//! are recognised with or without their scheme, by their host and path or by what stands behind `?`.
//!
//! Source: the public help pages of the services.

use super::Found;
use super::lists::{KEYS, LINKS, LOCKED, MEETING_KEYS, PAGES, VIDEO_HOSTS};
use super::messages::Kind;

/// Finds every link of a text that lets somebody in, and those that do so only with a password.
pub(super) fn links(text: &str, found: &mut Vec<Found>, locked: &mut Vec<Found>) {
    for range in german::chunks(text) {
        // People put a link in bold.
        let chunk = text[range.clone()].trim_start_matches(['*', '_', '\'']);
        let Some((scheme, rest)) = parted(chunk) else { continue };
        let link = Link::of(rest, scheme > 0);
        let range = range.end - chunk.len()..range.end;
        if let Some(kind) = link.kind() {
            found.push(Found { kind, range });
        } else if link.is_any(&LOCKED) {
            locked.push(Found { kind: Kind::Edit, range });
        }
    }
}

/// The length of the scheme of a link with what follows it; `None` where it is no link.
fn parted(chunk: &str) -> Option<(usize, &str)> {
    if let Some((scheme, rest)) = chunk.split_once("://") {
        return Some((scheme.len() + 3, rest));
    }
    let host = chunk.split(['/', '?']).next().filter(|host| host.len() < chunk.len())?;
    let is_host = host.contains('.') && !host.contains([':', '@']);
    is_host.then_some((0, chunk))
}

/// What a link that lets somebody in opens.
pub fn lets_in(address: &str) -> bool {
    parted(address).is_some_and(|(scheme, rest)| Link::of(rest, scheme > 0).kind().is_some())
}

/// A link without its scheme.
struct Link {
    /// In lower case, without `www.`, user and port.
    host: String,
    /// The parts of path and fragment, as they are written.
    path: Vec<String>,
    /// The pairs behind `?`.
    query: Vec<(String, String)>,
    /// Whether user and password are in it.
    has_password: bool,
}

impl Link {
    fn of(link: &str, has_scheme: bool) -> Self {
        let link = link.replace("&amp;", "&");
        let (front, fragment) = link.split_once('#').unwrap_or((&link, ""));
        let (front, query) = front.split_once('?').unwrap_or((front, ""));
        let (fragment, late) = fragment.split_once('?').unwrap_or((fragment, ""));
        let (authority, path) = front.split_once('/').unwrap_or((front, ""));
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (name, password) = user.split_once(':').unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default().to_lowercase();
        let parts = path.split('/').chain(fragment.split('/')).filter(|part| !part.is_empty());
        let pairs = [query, late, fragment].into_iter().flat_map(|part| part.split(['&', ';']));
        let pair = |pair: &str| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (key.to_lowercase(), value.to_owned())
        };
        Self {
            host: host.strip_prefix("www.").unwrap_or(&host).to_owned(),
            path: parts.map(str::to_owned).collect(),
            query: pairs.filter(|pair| !pair.is_empty()).map(pair).collect(),
            has_password: has_scheme && !name.is_empty() && !password.is_empty(),
        }
    }

    /// To what it lets somebody in, if it does.
    fn kind(&self) -> Option<Kind> {
        if self.has_password {
            return Some(Kind::Edit);
        }
        let known = LINKS.iter().find(|(_, list)| self.is_any(list)).map(|(kind, _)| *kind);
        known.or_else(|| self.of_key())
    }

    fn is_any(&self, patterns: &[&str]) -> bool {
        patterns.iter().any(|pattern| self.is(pattern))
    }

    fn is(&self, pattern: &str) -> bool {
        let (pattern, key) = pattern.split_once('?').unwrap_or((pattern, ""));
        let (host, path) = pattern.split_once('/').unwrap_or((pattern, ""));
        self.is_at(host)
            && (key.is_empty() || self.query.iter().any(|(own, _)| own == key))
            && is_path(&self.path, path)
    }

    fn is_at(&self, host: &str) -> bool {
        if host == "*" {
            return !self.host.is_empty();
        }
        if let Some(word) = host.strip_prefix('=') {
            let is_word = |part: &str| part.trim_end_matches(|c: char| c.is_ascii_digit()) == word;
            return self.host.split(['.', '-']).any(is_word);
        }
        self.host.strip_suffix(host).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    }

    /// By a password or a signature that it carries.
    fn of_key(&self) -> Option<Kind> {
        // A link that is only to be looked at is for everybody.
        let is_view = self.path.iter().any(|part| part.eq_ignore_ascii_case("view"));
        let is_video = VIDEO_HOSTS.is_in(&self.host);
        self.query.iter().find_map(|(key, value)| {
            let of_meeting = MEETING_KEYS.contains(key);
            if is_video && value.len() >= 3 && (of_meeting || matches!(&**key, "pw" | "pin")) {
                return Some(Kind::Link);
            }
            let long = if of_meeting || key == "pin" { 4 } else { 8 };
            let is_secret = value.len() >= long && is_random(value);
            match (of_meeting && is_secret, KEYS.contains(key) && is_secret && !is_view) {
                (true, _) => Some(Kind::Link),
                (_, true) => Some(Kind::Edit),
                _ => None,
            }
        })
    }
}

/// Whether a path is as `wanted`.
fn is_path(path: &[String], wanted: &str) -> bool {
    let mut parts = path.iter();
    for wanted in wanted.split('/').filter(|part| !part.is_empty()) {
        if wanted == "**" {
            return true;
        }
        if !parts.next().is_some_and(|part| is_part(part, wanted)) {
            return false;
        }
    }
    parts.next().is_none()
}

fn is_part(part: &str, wanted: &str) -> bool {
    let is_lengths = wanted.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if wanted == "+" {
        let lower = part.to_lowercase();
        return part.chars().count() >= 3 && !part.contains('.') && !PAGES.contains(&lower);
    }
    if let Some(least) = wanted.strip_prefix('#').and_then(|least| least.parse().ok()) {
        return part.bytes().take_while(u8::is_ascii_digit).count() >= least;
    }
    if let Some(start) = wanted.strip_suffix('*') {
        // What begins with `r.` is a pad to read.
        return part.len() > start.len() && part.starts_with(start) && !part.starts_with("r.");
    }
    if let Some(start) = wanted.strip_suffix('@') {
        let token = part.strip_prefix(start);
        let has_letter = |token: &str| token.contains(|c: char| c.is_ascii_alphabetic());
        return token.is_some_and(|it| it.len() >= 8 && has_letter(it) && is_random(it));
    }
    if is_lengths && wanted != "2" {
        is_room(part, wanted)
    } else {
        part.eq_ignore_ascii_case(wanted)
    }
}

/// `abc-defg-hij`: groups of letters and digits with these lengths; one group alone has a digit.
fn is_room(part: &str, lengths: &str) -> bool {
    let groups: Vec<&str> = part.split('-').collect();
    let lengths: Vec<&str> = lengths.split('-').collect();
    let is_group = |(group, length): (&&str, &&str)| {
        group.len().to_string() == **length
            && group.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    groups.len() == lengths.len()
        && groups.iter().zip(&lengths).all(is_group)
        && (groups.len() > 1 || part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether nobody would have made up these letters and digits: digits beside letters, or capitals
/// within a word.
fn is_random(token: &str) -> bool {
    let has = |is: fn(&u8) -> bool| token.bytes().any(|byte| is(&byte));
    let inner = token.split(['-', '_', '/', '+', '!', '.', '%']);
    let camel = |word: &str| {
        let capitals = word.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
        capitals > 1 && word.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let is_year = digits == 4 && (token.contains("20") || token.contains("19"));
    digits == token.len() && !is_year
        || has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) && !is_year
        || inner.into_iter().any(camel)
}
