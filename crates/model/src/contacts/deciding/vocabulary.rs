//! The pieces of which names of columns are made, and stems by which longer ones are known.
//!
//! All words are squashed: letters and digits in lower case, `ae` for `ä`.

use crate::contacts::standing::Reason;

/// What a piece of a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// „kein“
    Not,
    /// „abgemeldet“
    No(Reason),
    /// „ausgetreten“: a day may lie ahead.
    Leaving(Reason),
    /// „Einwilligung“
    Yes(Reason),
    /// „Newsletter“: a yes that is surely about mail.
    Letter,
    /// „E-Mail“
    Mail,
    Status,
    Way,
    /// „Datenschutz“: may be a yes, and says nothing where there is one.
    Hint,
    /// „Foto“, „Telefon“: the column is about that.
    Other,
    /// „am“, „Datum“: says nothing.
    Filler,
}

use Piece::{Filler, Hint, Leaving, Letter, Mail, No, Not, Other, Status, Way, Yes};

/// The one table of pieces: ASCII letters and digits, `ae` for `ä`.
#[rustfmt::skip]
pub(super) const PIECES: &[(Piece, &[&str])] = &[
    (Not, &[
        "kein", "keine", "keinen", "keiner", "keinerlei", "nicht", "nichtmehr", "ohne", "no", "not",
        "donot", "doesnot", "dont", "never", "stop", "stopp", "exclude", "ausschluss", "excluded",
    ]),
    (No(Reason::OptedOut), &[
        "abgemeldet", "abmeldung", "abmelde", "abmeldungs", "abbestellt", "abbestellung", "ausgetragen",
        "austragung", "unsubscribed", "unsubscribe", "unsub", "unsubscription", "optout", "optedout",
        "optouts", "optsout", "nomail", "noemail", "nobulk", "donotcontact", "nobulkemail", "nobulkemails", "unsubscribes",
        "hasoptedout", "cancelledsubscription", "newsletterstop", "mailstop", "emailstop",
    ]),
    (No(Reason::ByPost), &[
        "nurpost", "nurperpost", "nurpostalisch", "nurpostversand", "nurbrief", "nurperbrief", "nurbriefpost",
        "ausschliesslichpost", "ausschliesslichperpost", "postonly", "letteronly", "lettersonly",
    ]),
    (No(Reason::Objected), &[
        "widerruf", "widerrufs", "widerrufen", "widerrufener", "widersprochen", "widerspruch",
        "widerspruchs", "werbewiderspruch", "objection", "objected", "revoked", "revocation",
        "withdrawn", "withdrawal", "complaint", "complained", "complaints", "beschwerde", "abgelehnt",
        "ablehnung", "zurueckgezogen", "refused", "denied", "spamreport", "abuse",
    ]),
    (No(Reason::OnHold), &[
        "gesperrt", "sperre", "sperr", "sperrung", "sperrvermerk", "sperrkennzeichen", "sperrliste",
        "werbesperre", "mailsperre", "versandsperre", "kontaktsperre", "adresssperre", "auskunftssperre",
        "onhold", "hold", "holddate", "blocked", "blockiert", "blacklist", "blacklisted", "blocklist",
        "blocklisted", "suppressed", "suppression", "suspended", "pausiert", "paused", "ruhend",
        "kontaktverbot",
    ]),
    (No(Reason::Bounced), &[
        "bounce", "bounced", "bounces", "bounceddate", "hardbounce", "hardbounced", "softbounce",
        "unzustellbar", "undeliverable", "invalid", "ungueltig", "ungueltige", "cleaned", "clean",
        "ruecklaeufer", "hardbounces", "zurueckgekommen", "fehlerhaft",
    ]),
    (Leaving(Reason::Deleted), &[
        "geloescht", "loeschung", "loesch", "loeschvermerk", "loeschkennzeichen", "deleted", "deletion",
        "deletedat", "trash", "intrash", "archiviert", "archived", "archivierung", "papierkorb",
        "removed", "entfernt",
    ]),
    (Leaving(Reason::Left), &[
        "austritt", "austritts", "ausgetreten", "ausgeschieden", "ausscheiden", "gekuendigt", "kuendigung",
        "kuendigungs", "mitgliedbis", "mitgliedschaftbis", "mitgliedschaftsende", "mitgliedsende",
        "endedermitgliedschaft", "ehemalig", "ehemaliges", "verlassen", "left", "leftdate", "leavingdate",
        "resigned", "resignation", "exmitglied", "formermember", "mitgliedendet", "membershipend",
        "membershipenddate", "membershipends", "ausgeschlossen", "ausschlussdatum", "exit", "exitdate",
    ]),
    (No(Reason::Deceased), &[
        "verstorben", "verstorbene", "gestorben", "gest", "sterbedatum", "sterbetag", "todestag", "todesdatum",
        "tot", "tod", "deceased", "died", "dateofdeath", "deathdate", "death",
    ]),
    (No(Reason::Inactive), &[
        "inaktiv", "inaktive", "inactive", "deaktiviert", "deactivated", "disabled", "stillgelegt",
    ]),
    (Yes(Reason::NoConsent), &[
        "einwilligung", "einwilligungen", "einwilligungs", "eingewilligt", "einverstanden",
        "einverstaendnis", "einverstaendniserklaerung", "einwilligungserklaerung", "zustimmung",
        "zugestimmt", "consent", "consented", "consents", "permission", "permissions", "optin", "optins",
        "optedin", "doubleoptin", "doi", "erlaubnis", "erlaubt", "werbeerlaubnis", "allowed", "genehmigt",
        "genehmigung", "freigabe", "freigegeben", "zulassen", "zugelassen", "allow", "accepts", "accepted", "acceptsmarketing", "agreed",
        "mailerlaubnis",
    ]),
    (Yes(Reason::Unconfirmed), &["confirmed", "bestaetigt", "bestaetigung", "verified", "verifiziert"]),
    (Yes(Reason::OptedOut), &[
        "aktiv", "active", "isactive", "aktiviert", "activated", "enabled", "erhaelt", "erhaeltmail",
        "erhaeltpost", "bekommt", "bezieht", "empfaengt", "abonniert", "abonnement", "abo", "abonnent",
        "subscribed", "subscriber", "subscription", "subscribe", "receives", "receive", "wuenscht",
        "erwuenscht", "gewuenscht", "moechte", "anschreiben", "mailen", "marketing",
        "werbung", "info", "infos", "informationen", "wants",
    ]),
    (Letter, &[
        "newsletter", "newsletters", "rundmail", "rundmails", "rundbrief", "rundbriefe", "rundschreiben",
        "mailing", "mailings", "massmail", "massenmail", "massenmails", "infomail", "infomails",
        "infopost", "infobrief", "serienmail", "serienmails", "mailingliste", "mailverteiler", "massenemail", "massenemails",
        "emailverteiler", "verteileraufnahme", "bulkemail", "bulkemails", "bulk", "werbemail",
        "werbemails", "emailmarketing", "newsletterabo", "newsletterempfaenger", "mailempfaenger",
    ]),
    (Mail, &["email", "emails", "mail", "mails", "emailing", "elektronisch", "emailversand", "mailversand"]),
    (Status, &["status", "state"]),
    (Way, &[
        "bevorzugterkontaktweg", "kontaktweg", "kontaktart", "versandart", "versandweg", "zustellart",
        "zustellweg", "zustellung", "korrespondenzweg", "korrespondenzart", "kommunikationsweg",
        "bevorzugtekommunikation", "bevorzugterkommunikationsweg", "bevorzugtekontaktart",
        "preferredcommunicationmethod", "preferredcontactmethod", "preferredmethodofcontact",
        "contactpreference", "deliverymethod", "versandform", "einladungsart",
        "postoderemail", "emailoderpost", "kommunikationskanal",
    ]),
    (Other, &[
        "telefon", "telefonisch", "tel", "phone", "call", "calls", "anruf", "anrufe", "sms", "mms", "fax",
        "whatsapp", "signal", "telegram", "post", "postal", "postalisch", "brief", "briefe", "trade",
        "tausch", "foto", "fotos", "photo", "photos", "bild", "bilder", "bildrechte", "video", "film",
        "presse", "veroeffentlichung", "sepa", "lastschrift", "bankeinzug", "einzug", "konto", "mandat",
        "bank", "mahn", "mahnung", "beitrag", "beitrags", "rechnung", "zahlung", "zahlungs", "spende",
        "spenden", "kurs", "ausbildung", "impf", "gesundheit", "familien", "aufenthalts", "arbeits",
        "erwerbs", "lead", "html", "ip", "id", "campaign", "title", "quelle", "source", "sprache", "format",
        "thema", "themen", "typ", "type", "art", "anzahl", "rating", "geoeffnet", "opened", "clicked",
        "tracking", "profil", "website", "webseite", "web", "app", "login", "passwort", "schluessel",
        "drucker", "auto", "fuehrungszeugnis", "street", "strasse", "city", "ort", "zip", "plz", "country",
        "land", "region", "feld", "box", "host", "server",
        "domain", "name",
        "mailingaddress", "mailingadresse",
    ]),
    (Filler, &[
        "am", "an", "ab", "bis", "until", "seit", "vom", "von", "zum", "zu", "zur", "im", "in", "der", "die", "das", "den",
        "dem", "des", "ein", "mit", "per", "fuer", "durch", "auf", "aus", "und", "oder", "uhrzeit", "hat",
        "ist", "wird", "wurde", "hatsich", "gegen", "nach", "art6", "s", "n", "e", "es", "er", "en",
        "datum", "date", "time", "zeit", "zeitpunkt", "tag", "on", "at", "of", "from", "to", "for", "by",
        "is", "has", "was", "the", "all", "any", "alle", "allen", "via", "and", "or", "grund", "reason",
        "reasonother", "kommentar", "ja", "nein", "janein", "jn", "yes", "yesno", "yn", "flag", "kz",
        "kennzeichen", "vermerk", "hinweis", "address", "adresse", "adressen", "person", "personen", "datensatz",
        "will", "bitte", "empfang", "eingegangen", "eingang", "darf", "werden", "user", "benutzer", "kunde", "member", "mitglied",
        "mitglieds", "mitgliedschaft", "mitgliedschafts", "membership", "members", "account", "adress",
        "digital", "unser", "unseren", "our", "weitere", "mehr", "more", "vorhanden", "erteilt", "liegt",
        "vor", "global", "mode", "werbe", "text", "0", "1", "2", "verein", "vereins", "erklaerung",
        "schriftlich", "schriftliche",
    ]),
    (Hint, &[
        "kontakt", "kontakte", "contact", "contacts", "empfaenger", "recipient", "versand", "zusendung",
        "dsgvo", "gdpr", "eudsgvo", "datenschutz", "datenschutzerklaerung", "kontaktaufnahme",
        "kontaktieren", "angemeldet", "anmeldung",
    ]),
];

/// Stems of names that are not understood as a whole.
#[rustfmt::skip]
pub(super) const STRONG: &[&str] = &[
    "abmeld", "abgemeld", "abbestell", "widerruf", "widerspr", "widersproch", "sperr", "austritt",
    "ausgetret", "geloescht", "loesch", "bounce", "unsub", "optout", "optedout", "optin",
    "blacklist", "blocklist", "verstorb", "deceas", "kuendig", "newsletter", "rundmail",
    "rundbrief", "einwillig", "einverst", "consent", "donot", "archiviert", "deleted", "massenmail",
    "keinemail", "keineemail", "suppress", "onhold", "subscri", "inaktiv", "inactive", "deaktiv",
];

/// Stems that say less.
#[rustfmt::skip]
pub(super) const WEAK: &[&str] = &[
    "mail", "status", "aktiv", "active", "kontakt", "contact", "dsgvo", "gdpr", "datenschutz",
    "hold", "permission", "erlaub", "zustimm", "werb", "marketing", "bestaetig", "confirm",
    "anschreib", "verteiler", "abonn", "rundschreib", "infopost", "austrag", "ausgetrag",
    "objection", "communication", "kommunikation", "zusend", "versand", "archiv", "verzogen",
    "nichtmehr", "karteileich", "unterschr", "zustell", "informier", "informationen", "benachrichtig",
    "notification", "updates", "receive",
];

/// A column that holds the form of a mail says nothing about who gets one.
pub(super) const FORMS: &[&str] = &["html", "nurtext", "textonly", "plaintext"];

/// Columns of known exports that look as if they decided.
#[rustfmt::skip]
pub(super) const EXACT: &[&str] = &[
    "optintime", "optinip", "confirmtime", "confirmip", "memberrating", "lastchanged",
    "unsubcampaigntitle", "unsubcampaignid", "cleancampaigntitle", "cleancampaignid",
];

/// What a longer name is about where it is not about mail.
#[rustfmt::skip]
pub(super) const OTHERS: &[&str] = &[
    "foto", "photo", "bildrecht", "video", "sepa", "lastschrift", "bankeinzug", "konto", "mahn",
    "telefon", "phone", "sms", "whatsapp", "impf", "rechnung", "schluessel",
    "eintritt",
];

/// Stems of names in which only a word that bars has to be explained: „Mitgliedschaft: beendet“.
pub(super) const FAINT: &[&str] = &["mitglied", "member", "zustand", "stand", "kunde"];
