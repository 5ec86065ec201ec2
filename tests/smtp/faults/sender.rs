//! What a server rejects about the sender, or about the way of sending.

use rundmail::exit::Exit;

use super::trial::Trial;
use super::{PLANNED, Row, SENT, all, each};
use crate::server::{Act, Step};

const LISTED: [&str; 2] = [
    "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
    "550 5.7.606 Access denied, banned sending IP [192.0.2.1]",
];
const SPAM: [&str; 2] = [
    "554 5.7.1 This message has been identified as spam",
    "550 5.7.26 Unauthenticated email is not accepted due to domain's DMARC policy",
];

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row {
            name: "the sender is on a block list, or has a bad name, before anybody was sent to",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: all(each([Step::Mail, Step::Rcpt, Step::Data, Step::Dot], |step| {
                each(LISTED, |reply| Trial::always(step, Act::Reply(reply)))
            })),
        },
        Row {
            name: "everybody is told that the mail is spam, before anybody was sent to",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: all(each([Step::Rcpt, Step::Data, Step::Dot], |step| {
                each(SPAM, |reply| Trial::always(step, Act::Reply(reply)))
            })),
        },
        Row {
            name: "one person alone is told either",
            states: ["refused", "sent", "sent"],
            taken: 2,
            exit: Exit::SomeFailed,
            ways: all(each([Step::Rcpt, Step::Dot], |step| {
                each([LISTED[0], SPAM[0]], |reply| Trial::once(step, Act::Reply(reply)))
            })),
        },
        Row {
            name: "PIPELINING is announced, and what follows a command is dropped or complained of",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::always(Step::Quit, Act::Normal).dropping("").impatient(),
                Trial::always(Step::Quit, Act::Normal).dropping("503 5.5.0 no pipelining here"),
                Trial::always(Step::Quit, Act::Normal).dropping("554 SMTP synchronization error"),
            ],
        },
    ]
}
