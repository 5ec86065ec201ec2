//! What servers say about us, and about people.

use super::*;

fn denial(text: &str) -> Option<Denial> {
    assert_eq!(Denial::of(&Reply::new(450, text)), None, "later, perhaps: {text}");
    Denial::of(&Reply::new(550, text))
}

#[test]
fn a_server_that_wants_no_mail_from_here_is_told_from_one_that_refuses_a_person() {
    for text in [
        "5.7.1 <a@b.example>: Relay access denied",
        "5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied",
        "5.7.1 <a@b.example>: Sender address rejected: not owned by user c@b.example",
        "5.7.60 SMTP; Client does not have permissions to send as this sender",
        "5.7.57 Client not authenticated to send mail",
        "SMTP Authentication is required for relaying",
    ] {
        assert_eq!(denial(text), Some(Denial::NotAllowed), "{text}");
    }
}

#[test]
fn a_sender_on_a_list_is_known_in_the_words_of_many_servers() {
    for text in [
        "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; \
         https://www.spamhaus.org/query/ip/192.0.2.1",
        "5.7.1 Service unavailable; Sender address [amt@amt.example] blocked using dbl.spamhaus.org",
        "http://www.barracudanetworks.com/reputation/?pr=1&ip=192.0.2.1",
        "5.7.1 Mail from 192.0.2.1 refused, see RBL bl.example",
        "5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list",
        "5.7.511 Access denied, banned sender[amt@amt.example]",
        "5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet \
         service provider since part of their network is on our block list (S3140).",
        "Requested action not taken: mailbox unavailable. Reject due to policy restrictions. For \
         explanation visit https://postmaster.gmx.net/de/case?c=r0601&i=ip&v=192.0.2.1",
        "IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact \
         tobr@rx.t-online.de to clarify.) (BL)",
        "No SMTP service. Bad DNS PTR resource record.",
        "5.7.1 [192.0.2.1 12] Our system has detected that this message is likely unsolicited mail.",
        "5.7.1 [2001:db8::1] The IP you're using to send mail is not authorized; rejected",
        "5.7.1 Mail rejected: your IP address has a poor reputation",
        "5.7.1 Ihre IP-Adresse ist gesperrt",
        "Your host was found in the DNSBL",
        "5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]",
    ] {
        assert_eq!(denial(text), Some(Denial::Listed), "{text}");
    }
}

#[test]
fn a_mail_taken_for_spam_may_be_one_persons_filter() {
    for text in [
        "5.7.1 Message rejected as spam",
        "5.7.1 This message has been identified as spam",
        "5.7.1 Spam message rejected",
        "High probability of spam",
        "5.7.26 Unauthenticated email from amt.example is not accepted due to domain's DMARC policy.",
        "5.7.1 You are blacklisted",
        "5.7.1 E-Mail als Spam eingestuft",
        "5.7.1 Der Absender ist gesperrt",
    ] {
        assert_eq!(denial(text), Some(Denial::Suspected), "{text}");
    }
}

#[test]
fn what_is_about_a_person_is_no_word_about_us() {
    for text in [
        "5.1.1 User unknown",
        "5.1.1 <spam@verein.example>: Recipient address rejected: User unknown",
        "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient blocked",
        "5.2.1 Mailbox blocked",
        "5.2.2 over quota",
        "5.7.1 Message blocked by the recipient's own rules",
        "5.7.1 The sender was blocked by recipient",
        "5.7.1 Vom Empfänger gesperrt",
        "5.7.1 not authorized to write to this list",
        "5.7.1 no",
        "Verblieben: nichts",
        "5.4.1 Recipient address rejected: Access denied",
    ] {
        assert_eq!(denial(text), None, "{text}");
    }
}

#[test]
fn one_person_is_not_everybody() {
    assert_eq!([1, 2, 9].map(|people| Denial::Suspected.enough(people)), [2, 2, 3]);
    assert_eq!([1, 2, 9].map(|people| Denial::Listed.enough(people)), [1, 2, 2]);
}
