//! What can go wrong before a mail is offered: the connection, its protection, the login.

use std::sync::atomic::{AtomicUsize, Ordering};

use rundmail::exit::Exit;
use rundmail::settings::Security::{StartTls, Tls};

use super::trial::Trial;
use super::{PLANNED, Row, SENT, all, each};
use crate::server::{Act, Moment, Step};

const HELO_REJECTED: &str = "504 5.5.2 <amt>: Helo command rejected: need fully-qualified hostname";

pub(super) fn rows() -> Vec<Row> {
    let mut rows = connection();
    rows.push(names());
    rows.extend(protection());
    rows.extend(login());
    rows
}

fn names() -> Row {
    Row {
        name: "the name in EHLO is refused, at once or with the first recipient",
        states: SENT,
        taken: 3,
        exit: Exit::Done,
        ways: vec![
            Trial::once(Step::Ehlo, Act::Reply("501 5.5.4 Invalid domain name")),
            Trial::once(Step::Rcpt, Act::Reply(HELO_REJECTED)),
            Trial::once(Step::Rcpt, Act::Reply(HELO_REJECTED)).offering(&["8BITMIME"]),
        ],
    }
}

fn connection() -> Vec<Row> {
    let good_bye = Act::ReplyAndHangUp("421 4.3.2 shutting down");
    let first = [Step::Connect, Step::Ehlo];
    let secured = [Step::StartTls, Step::Auth];
    let protected = |trial: Trial| {
        trial.offering(&["PIPELINING", "STARTTLS", "AUTH PLAIN"]).protected(StartTls).logged_in()
    };
    vec![
        Row {
            name: "nobody listens there",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![Trial::nobody()],
        },
        Row {
            name: "the first conversation ends, or stays silent, before it has begun",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: all([
                each(first, |step| Trial::once(step, Act::HangUp)),
                each(first, |step| Trial::once(step, Act::Silence).impatient()),
                each(secured, |step| protected(Trial::once(step, Act::HangUp))),
                each(secured, |step| protected(Trial::once(step, Act::Silence)).impatient()),
                vec![Trial::sink(&["-q", "CONNECT"]), Trial::sink(&["-q", "EHLO"])],
            ]),
        },
        Row {
            name: "a later one does",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all([
                each(first, |step| Trial::later(step, Act::HangUp)),
                each(first, |step| Trial::later(step, Act::Silence).impatient()),
                each(secured, |step| protected(Trial::later(step, Act::HangUp))),
                each(secured, |step| protected(Trial::later(step, Act::Silence)).impatient()),
            ]),
        },
        Row {
            name: "421 or another 4xx as the greeting or to EHLO, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all([
                each(first, |step| Trial::once(step, good_bye.clone())),
                each(first, |step| Trial::once(step, Act::ReplyAndHangUp("450 4.3.2 wait"))),
            ]),
        },
        Row {
            name: "the same, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: all([
                each(["-r", "-Q"], |flag| Trial::sink(&[flag, "CONNECT"])),
                each(["-r", "-Q"], |flag| Trial::sink(&[flag, "EHLO"])),
            ]),
        },
        Row {
            name: "5xx as the greeting or to EHLO and HELO",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![Trial::sink(&["-f", "CONNECT"]), Trial::sink(&["-f", "EHLO,HELO"])],
        },
        Row {
            name: "the second connection at a time gets 421 or 432",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: each(["421 4.7.0 too many connections", "432 4.3.2 concurrent"], |reply| {
                Trial::scripted(reply, only_one(reply)).with(|bench| bench.options.connections = 2)
            }),
        },
        Row {
            name: "the server knows no PIPELINING, no 8BITMIME, no EHLO, no RSET or no NOOP",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all([
                each(["-p", "-8", "-e", "-P"], |flag| Trial::sink(&[flag])),
                vec![Trial::sink(&["-f", "EHLO,RSET,NOOP"])],
            ]),
        },
        Row {
            name: "the server is reached by IPv6 only",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![Trial::scripted("::1", |_| Act::Normal).by_ipv6()],
        },
    ]
}

/// Turns away who comes while another is there.
fn only_one(reply: &'static str) -> impl Fn(&Moment) -> Act + Send + Sync {
    let holder = AtomicUsize::new(0);
    move |moment| match moment.step {
        Step::Connect => {
            let free =
                holder.compare_exchange(0, moment.connection, Ordering::Relaxed, Ordering::Relaxed);
            if free.is_ok() { Act::Normal } else { Act::ReplyAndHangUp(reply) }
        }
        Step::Quit => {
            holder.store(0, Ordering::Relaxed);
            Act::Normal
        }
        _ => Act::Normal,
    }
}

fn protection() -> Vec<Row> {
    let start_tls = ["PIPELINING", "STARTTLS", "AUTH PLAIN"];
    let forged = ["220 go\r\n250 forged", "220 go\r\n250-forged\r\n250 AUTH PLAIN"];
    vec![
        Row {
            name: "STARTTLS is not offered",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![Trial::scripted("stripped", |_| Act::Normal).protected(StartTls)],
        },
        Row {
            name: "4xx to STARTTLS, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::once(Step::StartTls, Act::ReplyAndHangUp("454 4.7.0 not available"))
                    .offering(&start_tls)
                    .protected(StartTls),
            ],
        },
        Row {
            name: "4xx or 5xx to STARTTLS, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: each(["454 4.7.0 not available", "501 5.5.4 no"], |reply| {
                Trial::always(Step::StartTls, Act::ReplyAndHangUp(reply))
                    .offering(&start_tls)
                    .protected(StartTls)
            }),
        },
        Row {
            name: "bytes slipped in behind the reply to STARTTLS",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: each(forged, |reply| {
                Trial::always(Step::StartTls, Act::Reply(reply))
                    .offering(&start_tls)
                    .protected(StartTls)
            }),
        },
        Row {
            name: "a certificate of an unknown authority",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: each([Tls, StartTls], |security| {
                Trial::scripted(format!("{security:?}"), |_| Act::Normal)
                    .offering(&start_tls)
                    .protected(security)
                    .distrusting()
            }),
        },
    ]
}

fn login() -> Vec<Row> {
    let secure = |trial: Trial| trial.offering(&["AUTH PLAIN"]).protected(Tls).logged_in();
    vec![
        Row {
            name: "534, 535 or 530 to the login",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: each(
                ["535 5.7.8 bad credentials", "534 5.7.9 too weak", "530 5.7.0 no"],
                |reply| secure(Trial::always(Step::Auth, Act::Reply(reply))),
            ),
        },
        Row {
            name: "454 to the login, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![secure(Trial::once(Step::Auth, Act::Reply("454 4.7.0 try again")))],
        },
        Row {
            name: "454 to the login, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![secure(Trial::always(Step::Auth, Act::Reply("454 4.7.0 try again")))],
        },
        Row {
            name: "no login that is known is offered, or none any more after STARTTLS",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                secure(Trial::scripted("GSSAPI", |_| Act::Normal)).offering(&["AUTH GSSAPI"]),
                secure(Trial::scripted("vanished", vanishing()))
                    .offering(&["STARTTLS", "AUTH PLAIN"])
                    .protected(StartTls),
            ],
        },
    ]
}

/// Offers a login before the encryption only.
fn vanishing() -> impl Fn(&Moment) -> Act + Send + Sync {
    let hellos = AtomicUsize::new(0);
    move |moment| {
        if moment.step == Step::Ehlo && hellos.fetch_add(1, Ordering::Relaxed) % 2 == 1 {
            return Act::Reply("250-scripted.example\r\n250 PIPELINING");
        }
        Act::Normal
    }
}
