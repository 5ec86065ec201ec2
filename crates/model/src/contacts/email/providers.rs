//! Mail providers for the general public: such an address says nothing about an office.

use german::is_in;

/// Brands of private mail with any top-level domain: `gmx.de`, `gmx.net`.
const BRANDS: &str = "\
    gmx gmail googlemail hotmail outlook live yahoo ymail rocketmail aol icloud posteo proton \
    protonmail yandex tutanota tuta fastmail rambler";

/// Domains of providers for private people: freemail, and addresses that come with a telephone
/// line. From the providers' own lists of available domains; domains that companies rent are not
/// included.
const DOMAINS: &str = "\
    web.de t-online.de magenta.de freenet.de mail.de email.de online.de arcor.de vodafone.de \
    vodafonemail.de unitybox.de kabelmail.de kabelbw.de o2online.de o2mail.de alice.de \
    alice-dsl.de alice-dsl.net netcologne.de ewe.net ewetel.net versanet.de tele2.de \
    1und1.de mailbox.org msn.com me.com mac.com pm.me mail.com keemail.me zohomail.com \
    ukr.net i.ua meta.ua mail.ru bk.ru inbox.ru list.ru ya.ru abv.bg mail.bg wp.pl o2.pl \
    onet.pl op.pl interia.pl seznam.cz centrum.cz libero.it virgilio.it orange.fr free.fr \
    laposte.net wanadoo.fr sfr.fr bluewin.ch a1.net aon.at chello.at mynet.com";

/// Whether it is the domain of a provider for the general public. `host` is in lower case.
pub fn is_freemail(host: &str) -> bool {
    let brand = host.split('.').next().unwrap_or_default();
    is_in(DOMAINS, host) || is_in(BRANDS, brand)
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
