//! `rundmail.toml` -> [`Settings`], with all findings about the file.

use std::cell::RefCell;
use std::sync::Arc;

use super::land::Land;
use super::messages::Message;
use super::model::{
    ApprovalSettings, ContactSettings, FigureSettings, Logo, NewsletterSettings, Organisation,
    Settings, SignInSettings, SiteSettings,
};
use super::values::{reject, within};
use super::{check, imap, ledger, login, mail, render, smtp};
use crate::diagnostic::Checked;
use crate::fields::{self, Fields, Known};
use crate::l10n::Language;
use crate::minutes::{ApprovalRules, LanguageTag, Suggestion};
use crate::rules;
use crate::source::Source;

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

/// Every key of the settings.
pub fn outline() -> Vec<Known> {
    let source = Source::new(super::FILE_NAME, "");
    fields::outline(SECTIONS, |fields| {
        of_fields(&source, fields);
    })
}

/// All sections of the settings, except those whose keys the office chooses.
const SECTIONS: &str = "
[organisation]
[organisation.logo]
[defaults]
[render]
[newsletter]
[site]
[mail]
[approval]
[contacts]
[sign-in]
[figures]
[smtp]
[login]
[imap]
[ledger]
[report]
[[check.accept]]
";

fn of_fields(source: &Arc<Source>, mut fields: Fields<'_>) -> Settings {
    let settings = Settings {
        organisation: fields.table("organisation").map(organisation).unwrap_or_default(),
        render: fields.table("render").map(render::read).unwrap_or_default(),
        newsletter: fields.table("newsletter").map(newsletter).unwrap_or_default(),
        site: fields.table("site").map(site).unwrap_or_default(),
        mail: fields.table("mail").map(mail::read).unwrap_or_default(),
        contacts: fields.table("contacts").map(contacts).unwrap_or_default(),
        sign_in: fields.table("sign-in").map(sign_in).unwrap_or_default(),
        figures: fields.table("figures").map(figures).unwrap_or_default(),
        smtp: fields.table("smtp").and_then(smtp::read),
        login: fields.table("login").and_then(login::read),
        imap: fields.table("imap").and_then(imap::read),
        ledger: fields.table("ledger").and_then(ledger::read),
        report: fields.table("report").map(imap::report).unwrap_or_default(),
        ..Settings::empty(source)
    };
    let mut settings = with_defaults(settings, &mut fields);
    if let Some(table) = fields.table("approval") {
        (settings.approval, settings.defaults.approval) = approval(table);
    }
    if let Some(mut table) = fields.table("check") {
        settings.words = check::words(&mut table);
        (settings.check, settings.accept) = check::read(table);
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
    if let Some(land) = table.filled_text("state") {
        settings.land = Land::parse(&land.value);
        if settings.land.is_none() {
            let help = Message::Laender { near: Land::nearest(&land.value) };
            let says = Message::NoLand(land.value);
            table.report(rules::settings::STATE.finds(says).at(land.span).help(help));
        }
    }
    settings.agenda = table.texts("agenda");
    settings.agenda.retain(|title| !title.value.trim().is_empty());
    settings.list_participants = table.flag("list-participants").is_some_and(|flag| flag.value);
    let minutes = within(&mut table, "event-minutes", 1..=1440);
    settings.event_minutes = minutes.unwrap_or(settings.event_minutes);
    table.finish();
    settings
}

fn approval(mut fields: Fields<'_>) -> (ApprovalSettings, ApprovalRules) {
    let rules = ApprovalRules {
        objection_days: within(&mut fields, "objection-days", 1..=366),
        summaries: fields.flag("summaries").is_some_and(|flag| flag.value),
        since: fields.date("since").map(|day| day.value),
    };
    let settings = ApprovalSettings {
        contact: fields.filled_text("contact"),
        publish_drafts: fields.flag("publish-drafts").is_none_or(|flag| flag.value),
    };
    fields.finish();
    (settings, rules)
}

fn newsletter(mut fields: Fields<'_>) -> NewsletterSettings {
    let usual = NewsletterSettings::default();
    let columns = within(&mut fields, "columns", 1..=3).unwrap_or(usual.columns);
    let longest = within(&mut fields, "longest", 100..=100_000).unwrap_or(usual.longest);
    fields.finish();
    NewsletterSettings { columns, longest }
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

fn figures(mut fields: Fields<'_>) -> FigureSettings {
    let smallest = within(&mut fields, "smallest", 1..=1_000);
    let organisations = fields.free_lists("organisations");
    fields.finish();
    FigureSettings {
        smallest: smallest.unwrap_or(FigureSettings::default().smallest),
        organisations,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
