//! What a web address says about who can reach it.

use super::messages::Fault;

german::word_lists! {
    "addresses.txt": pub(super) ROLES, BEFORE_MAIL, AT_HOME, PRIVATE_ENDS, PRIVATE_NAMES, SESSIONS
}

/// The host of what follows `://`.
pub(super) fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}

/// What is wrong with an address of the web in lower case, of which `rest` follows `://`.
pub(super) fn fault(rest: &str, public: bool) -> Option<Fault> {
    let host = host(rest);
    let name = host.split(':').next().unwrap_or_default();
    if host.contains(',') || name.contains("..") || name.starts_with('.') {
        return Some(Fault::Spelled);
    }
    if is_private(name) {
        return public.then_some(Fault::Private);
    }
    let named = name.strip_prefix("www.").unwrap_or(name);
    if !named.contains('.') {
        return (!host.starts_with('[')).then_some(Fault::NoDomain);
    }
    SESSIONS.is_in(rest).then_some(Fault::Session)
}

/// Whether only those in the same network reach the host.
fn is_private(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default();
    let end = name.rsplit('.').next().unwrap_or_default();
    let numbers: Vec<u8> = name.split('.').filter_map(|part| part.parse().ok()).collect();
    let is_number = match numbers.as_slice() {
        [10 | 127, _, _, _] | [192, 168, _, _] | [169, 254, _, _] => true,
        [172, second, _, _] => (16..32).contains(second),
        _ => false,
    };
    let whole = PRIVATE_ENDS.contains(name)
        || PRIVATE_ENDS.iter().any(|end| {
            end.contains('.') && name.strip_suffix(end).is_some_and(|rest| rest.ends_with('.'))
        });
    let named = PRIVATE_NAMES.contains(first) && (first == "intranet" || first == name);
    is_number || whole || named || name.contains('.') && PRIVATE_ENDS.contains(end)
}

/// Whether an address in small letters may hold it.
pub(super) fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte)
}
