//! Mail providers for the general public: such an address says nothing about an office.

german::word_lists! { "providers.txt": pub(super) BRANDS, DOMAINS, COMMON, REAL }

/// Whether it is the domain of a provider for the general public. `host` is in lower case.
pub fn is_freemail(host: &str) -> bool {
    let brand = host.split('.').next().unwrap_or_default();
    DOMAINS.contains(host) || BRANDS.contains(brand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_for_private_people_are_known() {
        for host in
            ["gmx.de", "gmx.net", "web.de", "t-online.de", "ukr.net", "proton.me", "gmx.example"]
        {
            assert!(is_freemail(host), "{host}");
        }
        for host in ["gmx-verein.example", "verein.example", "mail.verein.example", "web.example"] {
            assert!(!is_freemail(host), "{host}");
        }
    }
}
