//! The mail server.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "smtp.security",
        reason: (
            "Passwort und Adressen gingen lesbar durchs Netz.",
            "Password and addresses would cross the net readable.",
        ),
        text: (
            "Unverschlüsselt darf nur ein Server auf diesem Rechner sein. Lassen Sie \
             `sicherheit` weg, oder schreiben Sie \"tls\" oder \"starttls\".",
            "Only a server on this computer may go without encryption. Leave `security` out or \
             write \"tls\" or \"starttls\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
sicherheit = "keine""#,
            right: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
sicherheit = "starttls""#,
        },
    },
    Explanation {
        rule: "smtp.port",
        reason: (
            "Port und Verschlüsselung gehören zusammen; sonst kommt keine Verbindung zustande.",
            "Port and encryption go together; else no connection is made.",
        ),
        text: (
            "Üblich sind 465 mit \"tls\" und 587 mit \"starttls\".",
            "Usual are 465 with \"tls\" and 587 with \"starttls\".",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
port = 587"#,
            right: r#"# rundmail.toml
[smtp]
server = "mail.stadt.example"
port = 587
sicherheit = "starttls""#,
        },
    },
    Explanation {
        rule: "server.settings",
        reason: (
            "Ohne Angaben zum Mailserver lässt sich nichts ausprobieren.",
            "Without settings of the mail server nothing can be tried out.",
        ),
        text: (
            "In `rundmail.toml` fehlen Mailserver oder Absender. Ergänzen Sie [smtp] und unter \
             [versand] `absender`.",
            "`rundmail.toml` lacks the mail server or the sender. Add [smtp], and `from` under \
             [mail].",
        ),
        example: Example::Shown {
            wrong: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>""#,
            right: r#"# rundmail.toml
[versand]
absender = "Büro <buero@stadt.example>"
[smtp]
server = "mail.stadt.example""#,
        },
    },
    Explanation {
        rule: "server.password",
        reason: (
            "Ohne Passwort nimmt der Server nichts an.",
            "Without a password the server takes nothing.",
        ),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Das Passwort war nicht zu bekommen. Prüfen Sie `passwort-befehl`, oder \
             geben Sie es auf Nachfrage ein.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             The password could not be had. Check `password-command`, or type it when asked.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.name",
        reason: ("Ein falscher Name führt zu keinem Server.", "A wrong name leads to no server."),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Den Namen unter [smtp] `server` kennt das Netz nicht. Prüfen Sie die \
             Schreibweise und die Internetverbindung.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             The net does not know the name under [smtp] `host`. Check the spelling and the \
             connection to the internet.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.connection",
        reason: (
            "Ohne Verbindung geht keine E-Mail hinaus.",
            "Without a connection no mail goes out.",
        ),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Der Server antwortet nicht. Prüfen Sie `server` und `port`; oft sperrt \
             die Firewall den Port.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             The server does not answer. Check `host` and `port`; often a firewall blocks the \
             port.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.greeting",
        reason: (
            "Was sich nicht als Mailserver meldet, ist keiner.",
            "What does not greet as a mail server is none.",
        ),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Der Server meldet sich anders als ein Mailserver, oder er weist Sie ab. \
             Prüfen Sie `port` und `sicherheit`.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             The server greets otherwise than a mail server, or turns you away. Check `port` \
             and `security`.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.encryption",
        reason: (
            "Ohne Verschlüsselung gingen Passwort und Adressen lesbar durchs Netz.",
            "Without encryption password and addresses would cross the net readable.",
        ),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Eine verschlüsselte Verbindung kam nicht zustande. Prüfen Sie \
             `sicherheit` und `port`.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             An encrypted connection was not made. Check `security` and `port`.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.certificate",
        reason: (
            "Das Zertifikat beweist, dass es der richtige Server ist.",
            "The certificate proves that it is the right server.",
        ),
        text: (
            "Das Zertifikat ist abgelaufen, läuft bald ab oder lautet auf einen anderen Namen. \
             Nennen Sie den Server so, wie das Zertifikat lautet, oder fragen Sie Ihre IT.",
            "The certificate has ended, ends soon, or is made out to another name. Name the \
             server as the certificate does, or ask your IT.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.login",
        reason: (
            "Ohne Anmeldung nimmt der Server nichts an.",
            "Without a login the server takes nothing.",
        ),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Der Server lehnt Benutzer oder Passwort ab. Prüfen Sie beide; manche \
             Anbieter verlangen ein eigenes App-Passwort.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             The server refuses user or password. Check both; some providers want an app \
             password.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.sender",
        reason: (
            "Nur von einer erlaubten Adresse lässt sich senden.",
            "One can send only from an address that is allowed.",
        ),
        text: (
            "Dieser Schritt des Probelaufs ist gelungen. Scheitert er, nennt `server.failed` \
             den Grund: Der Server nimmt von diesem Absender nichts an. Fragen Sie Ihre IT, von \
             welcher Adresse Sie senden dürfen.",
            "This step of the trial went well. Where it fails, `server.failed` names the cause: \
             The server takes nothing from this sender. Ask your IT which address you may send \
             from.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.recipient",
        reason: (
            "An diese Adresse gehen Antworten und zurückkommende E-Mails.",
            "Replies and returned mails go to this address.",
        ),
        text: (
            "Der Server nimmt an die eigene Adresse nichts an. Fragen Sie Ihre IT, ob sie \
             besteht.",
            "The server takes nothing to the own address. Ask your IT whether it exists.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.addresses",
        reason: (
            "Nicht jeder Server kennt Umlaute vor dem @.",
            "Not every server knows letters beyond ASCII before the @.",
        ),
        text: (
            "Gut zu wissen: An solche Adressen nimmt der Server nichts an.",
            "Good to know: the server takes nothing to such addresses.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.size",
        reason: (
            "Zu große E-Mails weist der Server ab.",
            "The server refuses mails that are too large.",
        ),
        text: (
            "Der Server nimmt kleinere E-Mails an, als `hoechstgroesse` erlaubt. Setzen Sie \
             `hoechstgroesse` auf den kleineren Wert.",
            "The server takes smaller mails than `max-size` allows. Set `max-size` to the \
             smaller figure.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.speed",
        reason: (
            "Wie schnell der Server annimmt, bestimmt die Dauer des Versands.",
            "How fast the server takes mails decides how long sending takes.",
        ),
        text: (
            "Gut zu wissen: Der Server nimmt Befehle nur einzeln an.",
            "Good to know: the server takes commands one by one only.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "server.failed",
        reason: (
            "Was der Probelauf nicht einordnen kann, muss ein Mensch ansehen.",
            "What the trial cannot place a person must look at.",
        ),
        text: (
            "Der Server hat unerwartet geantwortet; die Meldung nennt seine Worte. Zeigen Sie \
             sie Ihrer IT.",
            "The server answered unexpectedly; the finding has its words. Show them to your IT.",
        ),
        example: Example::None,
    },
];
