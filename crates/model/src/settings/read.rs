//! `rundmail.toml` -> [`Settings`], with all findings about the file.

use std::cell::RefCell;
use std::sync::Arc;

use super::messages::Message;
use super::model::{
    Accept, AuthMethod, ContactSettings, Extent, Greeting, HouseWord, Level, Logo, MailSettings,
    Organisation, Security, Settings, SignInSettings, SiteSettings, SmtpSettings,
};
use crate::diagnostic::Checked;
use crate::fields::{self, Choice, Fields};
use crate::l10n::Language;
use crate::minutes::{LanguageTag, Suggestion};
use crate::rules::{self, Rule};
use crate::source::{Source, Spanned, Text};

/// Reads the settings file.
pub fn parse(source: &Arc<Source>) -> Checked<Settings> {
    let findings = RefCell::default();
    let text = fields::readable(source, &findings);
    let Some(table) = fields::parse(source, &text, &findings) else {
        return Checked::failed(findings.into_inner());
    };
    let fields = Fields::new(source, &findings, &table, 0..0);
    let sections = fields.sections();
    let settings = of_fields(source, fields);
    drop(table);
    let findings = fields::settle(findings.into_inner());
    fields::learn(Some(sections), &findings, SECTIONS, |fields| {
        of_fields(source, fields);
    });
    Checked::new(settings, findings)
}

/// All sections of the settings, except those whose keys the office chooses.
const SECTIONS: &str = "
[organisation]
[organisation.logo]
[defaults]
[render]
[site]
[mail]
[contacts]
[sign-in]
[smtp]
[[check.accept]]
";

fn of_fields(source: &Arc<Source>, mut fields: Fields<'_>) -> Settings {
    let settings = Settings {
        organisation: fields.table("organisation").map(organisation).unwrap_or_default(),
        render: fields.table("render").map(super::render::read).unwrap_or_default(),
        site: fields.table("site").map(site).unwrap_or_default(),
        mail: fields.table("mail").map(mail).unwrap_or_default(),
        contacts: fields.table("contacts").map(contacts).unwrap_or_default(),
        sign_in: fields.table("sign-in").map(sign_in).unwrap_or_default(),
        smtp: fields.table("smtp").and_then(smtp),
        ..Settings::empty(source)
    };
    let mut settings = with_defaults(settings, &mut fields);
    if let Some(mut table) = fields.table("check") {
        settings.words = words(&mut table);
        (settings.check, settings.accept) = check(table);
    }
    fields.finish();
    settings
}

fn with_defaults(mut settings: Settings, fields: &mut Fields<'_>) -> Settings {
    let Some(mut table) = fields.table("defaults") else { return settings };
    settings.defaults.series = table.filled_text("series").map(|series| series.value);
    if let Some(language) = table.filled_text("language") {
        match LanguageTag::parse(&language.value) {
            Some(tag) => settings.defaults.language = tag,
            None => {
                let help = Suggestion::of(&language.value);
                let says = Message::Language(language.value);
                table.report(rules::settings::LANGUAGE.finds(says).at(language.span).help(help));
            }
        }
    }
    if let Some(zone) = table.filled_text("timezone") {
        match zone.value.parse() {
            Ok(known) => settings.defaults.timezone = known,
            Err(_) => {
                reject(
                    &table,
                    &rules::settings::TIMEZONE,
                    Message::Timezone(zone.value),
                    zone.span,
                );
            }
        }
    }
    settings.list_participants = table.flag("list-participants").is_some_and(|flag| flag.value);
    let minutes = within(&mut table, "event-minutes", 1..=1440);
    settings.event_minutes = minutes.unwrap_or(settings.event_minutes);
    table.finish();
    settings
}

/// A whole number in this range.
fn within(
    fields: &mut Fields<'_>,
    key: &'static str,
    range: std::ops::RangeInclusive<u32>,
) -> Option<u32> {
    let written = fields.number(key)?;
    if range.contains(&written.value) {
        return Some(written.value);
    }
    let says = Message::Range { number: written.value, range };
    reject(fields, &rules::settings::RANGE, says, written.span);
    None
}

fn reject(fields: &Fields<'_>, rule: &'static Rule, says: Message, span: crate::source::Span) {
    fields.report(rule.finds(says).at(span));
}

fn organisation(mut fields: Fields<'_>) -> Organisation {
    let organisation = Organisation {
        name: fields.filled_text("name"),
        unit: fields.filled_text("unit"),
        street: fields.filled_text("street"),
        city: fields.filled_text("city"),
        phone: fields.filled_text("phone"),
        email: fields.filled_text("email"),
        website: fields.filled_text("website"),
        logo: fields.table("logo").and_then(logo),
    };
    fields.finish();
    organisation
}

fn logo(mut fields: Fields<'_>) -> Option<Logo> {
    let file = fields.required_path("file");
    let alt = fields.text("alt");
    fields.finish();
    Some(Logo { file: file?, alt })
}

fn site(mut fields: Fields<'_>) -> SiteSettings {
    let url = fields.filled_text("url");
    let address = url.as_ref().and_then(|url| folder_address(&url.value));
    if let (Some(url), None) = (url, &address) {
        let finding = rules::settings::SITE.finds(Message::SiteAddress(url.value)).at(url.span);
        fields.report(finding.help(Message::WholeAddress));
    }
    fields.finish();
    SiteSettings { url: address }
}

/// `https://stadt.example/netzwerk/`: the address of a folder on the web, with a `/` at its end.
fn folder_address(written: &str) -> Option<String> {
    let written = written.trim();
    let (scheme, rest) = written.split_once("://")?;
    let is_web = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let host = rest.split('/').next().unwrap_or_default();
    let is_path = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}?#@".contains(c);
    let is_host = !host.starts_with(['.', ':']) && !host.is_empty();
    let plain = is_web && is_host && rest.chars().all(is_path);
    let rest = rest.strip_suffix("index.html").unwrap_or(rest).trim_end_matches('/');
    plain.then(|| format!("{}://{rest}/", scheme.to_ascii_lowercase()))
}

fn mail(mut fields: Fields<'_>) -> MailSettings {
    let mail = MailSettings {
        from: fields.filled_text("from"),
        reply_to: fields.filled_text("reply-to"),
        subject: fields.filled_text("subject"),
        unsubscribe: fields.filled_text("unsubscribe"),
        max_size: max_size(&mut fields),
        greeting: fields
            .choice::<Greeting>("greeting")
            .map(|found| found.value)
            .unwrap_or_default(),
        extent: fields.choice::<Extent>("body").map(|found| found.value).unwrap_or_default(),
        page: fields.filled_text("url"),
        shrink_images: fields.flag("shrink-images").is_none_or(|flag| flag.value),
        preview_days: within(&mut fields, "preview-days", 1..=3650)
            .unwrap_or(MailSettings::default().preview_days),
    };
    fields.finish();
    mail
}

fn max_size(fields: &mut Fields<'_>) -> Option<Spanned<u64>> {
    let text = fields.filled_text("max-size")?;
    let size = parse_size(&text.value);
    if size.is_none() {
        reject(fields, &rules::settings::SIZE, Message::Size(text.value), text.span.clone());
    }
    size.map(|size| Spanned::new(size, text.span))
}

/// `8 MB`, `500 kB`, `1,5 MB`: powers of ten, as mail providers count.
fn parse_size(written: &str) -> Option<u64> {
    let written = written.trim();
    let split = written.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (number, unit) = written.split_at(split.unwrap_or(written.len()));
    let factor = match unit.trim().to_lowercase().as_str() {
        "" | "b" | "byte" | "bytes" => 1.0,
        "kb" | "k" => 1e3,
        "mb" | "m" => 1e6,
        "gb" | "g" => 1e9,
        _ => return None,
    };
    let number: f64 = number.replace(',', ".").parse().ok()?;
    let bytes = number * factor;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range is checked")]
    (1.0..=1e12).contains(&bytes).then_some(bytes as u64)
}

fn contacts(mut fields: Fields<'_>) -> ContactSettings {
    let file = fields.path("file");
    let sheet = fields.filled_text("sheet");
    let columns = fields.free_lists("columns");
    let text = fields.span().source().text().to_owned();
    fields.finish();
    let written = |table: &str| text.contains(table);
    let language = match (written("[kontakte"), written("[contacts")) {
        (true, false) => Some(Language::German),
        (false, true) => Some(Language::English),
        _ => None,
    };
    ContactSettings { file, sheet, columns, language }
}

fn sign_in(mut fields: Fields<'_>) -> SignInSettings {
    let settings = SignInSettings {
        keep_months: within(&mut fields, "keep-months", 1..=120)
            .unwrap_or(SignInSettings::default().keep_months),
        legal_basis: fields.filled_text("legal-basis"),
        contact: fields.filled_text("contact"),
    };
    fields.finish();
    settings
}

fn smtp(mut fields: Fields<'_>) -> Option<SmtpSettings> {
    let host = fields.required_text("host");
    let security = fields.choice::<Security>("security");
    let security = security.unwrap_or_else(|| Spanned::new(Security::Tls, fields.span()));
    let port = port(&mut fields, security.value);
    let user = fields.filled_text("user");
    let password_command = fields.filled_text("password-command");
    let auth = fields.choice::<AuthMethod>("auth").map(|found| found.value).unwrap_or_default();
    let ca_file = fields.path("ca-file");
    let ehlo_name = ehlo_name(&mut fields);
    let connections = fields.number("connections");
    let rate_per_minute = fields.number("rate-per-minute").map_or(0, |rate| rate.value);
    if let Some(many) = connections.as_ref().filter(|wanted| !(1..=50).contains(&wanted.value)) {
        reject(
            &fields,
            &rules::settings::CONNECTIONS,
            Message::Connections(many.value),
            many.span.clone(),
        );
    }
    fields.finish();
    let connections = connections.map_or(1, |wanted| wanted.value.clamp(1, 50) as usize);
    let host = host?;
    Some(SmtpSettings {
        host,
        port,
        security,
        user,
        password_command,
        auth,
        ca_file,
        ehlo_name,
        connections,
        rate_per_minute,
    })
}

/// An invalid name would end the greeting early, or be rejected by every server.
fn ehlo_name(fields: &mut Fields<'_>) -> Option<Text> {
    let name = fields.filled_text("ehlo-name")?;
    let known = is_greeting_name(name.value.trim());
    if !known {
        reject(
            fields,
            &rules::settings::EHLO_NAME,
            Message::EhloName(name.value.clone()),
            name.span.clone(),
        );
    }
    known.then_some(name)
}

/// A domain, or an address literal: `[192.0.2.7]`, `[IPv6:2001:db8::7]`.
fn is_greeting_name(name: &str) -> bool {
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(v6) => v6.parse::<std::net::Ipv6Addr>().is_ok(),
            None => literal.parse::<std::net::Ipv4Addr>().is_ok(),
        },
        None => {
            let label = |label: &str| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            };
            name.len() < 254
                && name.split('.').all(label)
                && !name.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        }
    }
}

fn port(fields: &mut Fields<'_>, security: Security) -> u16 {
    let usual = match security {
        Security::Tls => 465,
        Security::StartTls => 587,
        Security::None => 25,
    };
    let Some(port) = fields.number("port") else { return usual };
    match u16::try_from(port.value) {
        Ok(port @ 1..) => port,
        _ => {
            reject(fields, &rules::settings::PORT, Message::Port(port.value), port.span);
            usual
        }
    }
}

/// `[check.words]`, without meaningless entries.
fn words(check: &mut Fields<'_>) -> Vec<HouseWord> {
    let mut written = check.free_texts("words");
    written.sort_by_key(|(wrong, _)| wrong.span.range().start);
    let entries = written.into_iter().filter_map(|(wrong, right)| {
        let fault = match (wrong.value.trim(), right.value.trim()) {
            ("", _) => Message::NoWord,
            (same, right) if same == right => Message::SameWord(same.to_owned()),
            _ => return Some(HouseWord { wrong, right }),
        };
        check.report(rules::settings::WORD.finds(fault).at(wrong.span).help(Message::BothSides));
        None
    });
    entries.collect()
}

/// The levels of rules, and the accepted findings.
fn check(mut fields: Fields<'_>) -> (Vec<(Text, Spanned<Level>)>, Vec<Accept>) {
    let accept = fields.tables("accept").into_iter().filter_map(accept).collect();
    let faults = fields.faults();
    let mut levels = Vec::new();
    for (rule, level) in fields.finish_free("check") {
        let wanted = level.value.trim().to_lowercase();
        match Level::ALL.iter().find(|(en, de, _)| *en == wanted || *de == wanted) {
            Some((_, _, known)) => levels.push((rule, Spanned::new(*known, level.span))),
            None => {
                let says = Message::Level(level.value);
                let finding = rules::settings::LEVEL.finds(says).at(level.span);
                faults.borrow_mut().push(finding);
            }
        }
    }
    (levels, accept)
}

fn accept(mut fields: Fields<'_>) -> Option<Accept> {
    let rule = fields.required_text("rule");
    let place = fields.required_text("place");
    let why = fields.required_text("why");
    fields.finish();
    Some(Accept { rule: rule?, place: place?, why: why? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_to_greet_with_is_a_domain_or_a_literal() {
        for name in [
            "pc7",
            "pc7.amt.example",
            "xn--bro-hoa.amt.example",
            "[192.0.2.7]",
            "[IPv6:2001:db8::7]",
        ] {
            assert!(is_greeting_name(name), "{name}");
        }
        let wrong = "a b|a\r\nMAIL|-a|a..b|[a]|192.0.2.7|[IPv6:x]|[2001:db8::7]|a_b|büro.amt.example|https://a.example|";
        for name in wrong.split('|') {
            assert!(!is_greeting_name(name), "{name:?}");
        }
    }

    #[test]
    fn the_address_of_a_site_is_that_of_a_folder() {
        for (written, address) in [
            ("https://stadt.example", "https://stadt.example/"),
            (" HTTPS://stadt.example/a//", "https://stadt.example/a/"),
            ("https://stadt.example/a/index.html", "https://stadt.example/a/"),
        ] {
            assert_eq!(folder_address(written).as_deref(), Some(address));
        }
        for wrong in [
            "stadt.example",
            "https://",
            "ftp://a.example",
            "https://a.example/?a",
            "https:///a",
            "https://ä.example",
        ] {
            assert_eq!(folder_address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse_size("8 MB"), Some(8_000_000));
        assert_eq!(parse_size("1,5MB"), Some(1_500_000));
        assert_eq!(parse_size("8 Elefanten"), None);
        assert_eq!(parse_size("-1 MB"), None);
    }
}
