//! What can go wrong once the server has asked for the message.

use rundmail::exit::Exit;
use rundmail::settings::Security;

use super::trial::{LATE, Trial};
use super::{PLANNED, Row, SENT, all, each};
use crate::line::huge;
use crate::server::{Act, Step};

const ONE_IN_DOUBT: [&str; 3] = ["uncertain", "sent", "sent"];

const IN_ONE: &[u8] = b"250-taken\r\n550 refused\r\n";
const TAKEN_FIRST: &[u8] = b"250 2.0.0 taken\r\n550 5.7.1 refused\r\n";
const REFUSED_FIRST: &[u8] = b"550 5.7.1 refused\r\n250 2.0.0 taken\r\n";
const LATER_FIRST: &[u8] = b"451 4.3.0 later\r\n250 2.0.0 taken\r\n";
const TWICE: &[u8] = b"250 2.0.0 taken\r\n250 2.0.0 taken\r\n";
const GOOD_BYE: &[u8] = b"250 2.0.0 taken\r\n421 4.3.2 closing\r\n";

pub(super) fn rows() -> Vec<Row> {
    let mut rows = replies();
    rows.extend(doubts());
    rows.extend(halves());
    rows.push(Row {
        name: "QUIT is refused, or not answered",
        states: SENT,
        taken: 3,
        exit: Exit::Done,
        ways: all([
            each(["-r", "-f", "-q", "-Q"], |flag| Trial::sink(&[flag, "QUIT"])),
            vec![Trial::always(Step::Quit, Act::Silence)],
        ]),
    });
    rows
}

fn replies() -> Vec<Row> {
    vec![
        Row {
            name: "5xx to the message of one person",
            states: ["refused", "sent", "sent"],
            taken: 2,
            exit: Exit::SomeFailed,
            ways: each(["554 5.7.1 spam", "552 5.2.2 over quota"], |reply| {
                Trial::once(Step::Dot, Act::Reply(reply))
            }),
        },
        Row {
            name: "5xx to everybody's message",
            states: ["refused"; 3],
            taken: 0,
            exit: Exit::SomeFailed,
            ways: vec![
                Trial::sink(&["-f", "."]),
                Trial::always(Step::Dot, Act::Reply("554 5.6.0 no such attachments")),
                Trial::always(Step::Data, Act::Reply("354 go ahead\r\n550 5.7.1 or rather not")),
                Trial::sink(&["-A", "0"]),
                Trial::sink(&["-A", "1"]),
            ],
        },
        Row {
            name: "4xx to the message, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![Trial::once(Step::Dot, Act::Reply("451 4.3.0 disk full"))],
        },
        Row {
            name: "4xx to the message, each time",
            states: ["deferred"; 3],
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::sink(&["-r", "."]),
                Trial::always(Step::Dot, Act::Reply("451 4.3.0 disk full")),
            ],
        },
        Row {
            name: "421 to the message, once: it was not taken",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![Trial::once(Step::Dot, Act::ReplyAndHangUp("421 4.3.2 closing"))],
        },
        Row {
            name: "421 to the message, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![Trial::sink(&["-Q", "."])],
        },
    ]
}

fn doubts() -> Vec<Row> {
    vec![
        Row {
            name: "a hang-up or silence after the final dot, once",
            states: ONE_IN_DOUBT,
            taken: 3,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::once(Step::Dot, Act::HangUp),
                Trial::once(Step::Dot, LATE).impatient(),
            ],
        },
        Row {
            name: "two replies to the message that contradict each other",
            states: ONE_IN_DOUBT,
            taken: 3,
            exit: Exit::BrokenOff,
            ways: all(each([IN_ONE, TAKEN_FIRST], |replies| {
                let once = || Trial::once(Step::Dot, Act::Octets(replies));
                vec![once(), once().protected(Security::Tls), once().offering(&["8BITMIME"])]
            })),
        },
        Row {
            name: "the same, the refusal first",
            states: ONE_IN_DOUBT,
            taken: 2,
            exit: Exit::BrokenOff,
            ways: all(each([REFUSED_FIRST, LATER_FIRST], |replies| {
                let once = || Trial::once(Step::Dot, Act::Octets(replies));
                vec![once(), once().protected(Security::Tls)]
            })),
        },
        Row {
            name: "a good reply before all of the message is written, once",
            states: ONE_IN_DOUBT,
            taken: 2,
            exit: Exit::BrokenOff,
            ways: all(each(
                [Act::Reply("250 2.0.0 queued"), Act::ReplyAndHangUp("250 2.0.0 queued")],
                |act| {
                    let once = || Trial::once(Step::Body, act.clone()).with_text(huge());
                    vec![once(), once().protected(Security::Tls)]
                },
            )),
        },
        Row {
            name: "the same good reply twice, or 421 along with it",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all(each([TWICE, GOOD_BYE], |replies| {
                let once = || Trial::once(Step::Dot, Act::Octets(replies));
                vec![once(), once().protected(Security::Tls)]
            })),
        },
        Row {
            name: "a hang-up after the final dot before a mail got through, again and again",
            states: ["uncertain", "uncertain", "planned"],
            taken: 2,
            exit: Exit::BrokenOff,
            ways: vec![Trial::always(Step::Dot, Act::HangUp), Trial::sink(&["-q", "."])],
        },
    ]
}

fn halves() -> Vec<Row> {
    vec![
        Row {
            name: "a hang-up after 354, or within a small message",
            states: ONE_IN_DOUBT,
            taken: 2,
            exit: Exit::BrokenOff,
            ways: each([Step::Go, Step::Body], |step| Trial::once(step, Act::HangUp)),
        },
        Row {
            name: "a hang-up or 421 while the message is still being written, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: each([Act::HangUp, Act::ReplyAndHangUp("421 4.3.2 closing")], |act| {
                Trial::once(Step::Body, act).with_text(huge())
            }),
        },
        Row {
            name: "5xx within the message",
            states: ["refused", "sent", "sent"],
            taken: 2,
            exit: Exit::SomeFailed,
            ways: each([huge(), "Text\r\n".to_owned()], |text| {
                let act = Act::ReplyAndHangUp("552 5.3.4 too big");
                Trial::once(Step::Body, act).with_text(text)
            }),
        },
    ]
}
