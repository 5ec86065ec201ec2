//! What can go wrong while a mail is offered: MAIL, RCPT, DATA. Nothing of it has been sent yet.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use rundmail::exit::Exit;

use super::trial::{LATE, Trial};
use super::{PLANNED, Row, SENT, all, each, sender};
use crate::server::{Act, Moment, Step};

const STEPS: [Step; 3] = [Step::Mail, Step::Rcpt, Step::Data];
const IN_TURN: [&str; 1] = ["8BITMIME"];

pub(super) fn rows() -> Vec<Row> {
    let mut rows = refusals();
    rows.extend(sender::rows());
    rows.extend(delays());
    rows.extend(losses());
    rows.extend(confusion());
    rows.extend(sizes());
    rows
}

fn refusals() -> Vec<Row> {
    let one = |moment: &Moment| match moment.step {
        Step::Rcpt if moment.to.starts_with("person1@") => Act::Reply("550 5.1.1 unknown"),
        _ => Act::Normal,
    };
    let asked_all_the_same = move |moment: &Moment| match moment.step {
        // As RFC 2920 allows where no recipient was accepted.
        Step::Data => Act::Reply("354 go ahead"),
        _ => one(moment),
    };
    let silent = move |moment: &Moment| match moment.step {
        Step::Rset => Act::Silence,
        _ => one(moment),
    };
    let no_reset = move |moment: &Moment| match moment.step {
        Step::Rset => Act::Reply("500 5.5.1 what?"),
        _ => one(moment),
    };
    vec![
        Row {
            name: "5xx to RCPT for one person",
            states: ["sent", "refused", "sent"],
            taken: 2,
            exit: Exit::SomeFailed,
            ways: vec![
                Trial::scripted("pipelined", one),
                Trial::scripted("in turn", one).offering(&IN_TURN),
                Trial::scripted("354 all the same", asked_all_the_same),
                Trial::scripted("and 500 to RSET", no_reset).offering(&IN_TURN),
                Trial::scripted("and silence to RSET", silent).offering(&IN_TURN).impatient(),
            ],
        },
        Row {
            name: "5xx to RCPT or DATA for everybody",
            states: ["refused"; 3],
            taken: 0,
            exit: Exit::SomeFailed,
            ways: vec![
                Trial::sink(&["-f", "RCPT"]),
                Trial::sink(&["-f", "DATA"]),
                Trial::sink(&["-f", "RCPT", "-B", "550 5.1.1 no such user"]),
                Trial::sink(&["-f", "RCPT,RSET"]),
                Trial::sink(&["-f", "RCPT", "-q", "RSET"]),
                Trial::sink(&["-f", "RCPT", "-Q", "RSET"]),
                Trial::always(Step::Rcpt, Act::Reply("550 5.7.1 no")).offering(&IN_TURN),
            ],
        },
        Row {
            name: "\"relay denied\" to RCPT before anybody was sent to",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::sink(&["-f", "RCPT", "-B", "554 5.7.1 Relay access denied"]),
                Trial::always(Step::Rcpt, Act::Reply("550 5.7.1 Relaying denied")),
            ],
        },
        Row {
            name: "5xx to MAIL, 530 to anything",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::sink(&["-f", "MAIL"]),
                Trial::sink(&["-f", "MAIL", "-B", "530 5.7.0 authentication required"]),
                Trial::sink(&["-f", "RCPT", "-B", "530 5.7.0 authentication required"]),
            ],
        },
        Row {
            name: "5xx because the account has sent all that it may today",
            states: ["deferred", "planned", "planned"],
            taken: 0,
            exit: Exit::BrokenOff,
            ways: each([Step::Mail, Step::Rcpt, Step::Data, Step::Dot], |step| {
                Trial::always(step, Act::Reply("550 5.4.5 Daily sending quota exceeded"))
            }),
        },
        Row {
            name: "530 to the second mail of each conversation (the login has expired)",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::scripted("pipelined", expiring),
                Trial::scripted("in turn", expiring).offering(&IN_TURN),
            ],
        },
    ]
}

fn expiring(moment: &Moment) -> Act {
    match (moment.step, moment.mail) {
        (Step::Mail, 2..) => Act::Reply("530 5.7.0 authentication required"),
        _ => Act::Normal,
    }
}

fn delays() -> Vec<Row> {
    vec![
        Row {
            name: "4xx to MAIL, RCPT or DATA, each time",
            states: ["deferred"; 3],
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::sink(&["-r", "MAIL"]),
                Trial::sink(&["-r", "RCPT"]),
                Trial::sink(&["-r", "DATA"]),
                Trial::sink(&["-r", "RCPT,RSET"]),
                Trial::sink(&["-r", "RCPT", "-b", "452 4.2.2 over quota"]),
                Trial::sink(&["-r", "RCPT", "-b", "451 4.3.0 local error"]),
                Trial::always(Step::Rcpt, Act::Reply("450 4.2.0 later")),
            ],
        },
        Row {
            name: "greylisting: 450 to each person's first attempt",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: each(STEPS, |step| Trial::scripted(format!("{step:?}"), greylisting(step))),
        },
        Row {
            name: "a 450 storm: everybody for a while",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: each([Step::Mail, Step::Rcpt], |step| {
                Trial::scripted(format!("{step:?}"), mass_deferral(step))
            }),
        },
        Row {
            name: "each step takes its time, but not too long",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::sink(&["-w", "1"]),
                Trial::sink(&["-W", "EHLO:1"]),
                Trial::sink(&["-W", "MAIL:1", "-p"]),
                Trial::sink(&["-W", "RCPT:1", "-p"]),
                Trial::sink(&["-W", ".:1"]),
                Trial::scripted("slow", |_| Act::Late(Duration::from_millis(30))),
            ],
        },
    ]
}

/// Defers everybody once.
fn greylisting(step: Step) -> impl Fn(&Moment) -> Act + Send + Sync {
    let seen = Mutex::new(BTreeMap::<String, usize>::new());
    move |moment| {
        let mut seen = seen.lock().unwrap();
        // Before RCPT the server does not know whose mail it is.
        let who = if moment.step == Step::Mail { "anybody" } else { &moment.to };
        if moment.step != step {
            return Act::Normal;
        }
        let count = seen.entry(who.to_owned()).or_default();
        *count += 1;
        if *count == 1 { Act::Reply("450 4.2.0 greylisted") } else { Act::Normal }
    }
}

/// Defers four times, whoever the recipient is.
fn mass_deferral(step: Step) -> impl Fn(&Moment) -> Act + Send + Sync {
    let left = Mutex::new(4);
    move |moment| {
        let mut left = left.lock().unwrap();
        if moment.step == step && *left > 0 {
            *left -= 1;
            return Act::Reply("450 4.7.1 too much at once");
        }
        Act::Normal
    }
}

fn losses() -> Vec<Row> {
    let good_bye = Act::ReplyAndHangUp("421 4.3.2 shutting down");
    // A "go ahead" with nothing after it belongs to the message.
    let before = [Step::Mail, Step::Rcpt];
    let stops = all([
        each(STEPS, |step| (step, Act::HangUp)),
        each(STEPS, |step| (step, good_bye.clone())),
        each(before, |step| (step, Act::ReplyAndHangUp("250 2.0.0 ok"))),
        vec![(Step::Ehlo, Act::ReplyAndHangUp("250 scripted.example"))],
    ]);
    vec![
        Row {
            name: "a hang-up or 421 behind EHLO, before or after the reply to MAIL or RCPT, or before 354, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all(each(stops, |(step, act)| {
                let once = || Trial::once(step, act.clone());
                vec![once(), once().offering(&IN_TURN)]
            })),
        },
        Row {
            name: "the same, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: all(each(["-q", "-Q"], |flag| {
                each(["MAIL", "RCPT", "DATA"], |step| Trial::sink(&[flag, step]))
            })),
        },
        Row {
            name: "silence at MAIL, RCPT or DATA, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all(each(STEPS, |step| {
                vec![
                    Trial::once(step, Act::Silence).impatient(),
                    Trial::once(step, LATE).impatient().offering(&IN_TURN),
                ]
            })),
        },
        Row {
            name: "silence there each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: each(STEPS, |step| Trial::always(step, Act::Silence).impatient()),
        },
        Row {
            name: "only so many mails in one conversation: 421, or the end without a word",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::scripted("421 to the second MAIL", |moment| match moment {
                    Moment { step: Step::Mail, mail: 2.., .. } => {
                        Act::ReplyAndHangUp("421 too many messages in this connection")
                    }
                    _ => Act::Normal,
                }),
                Trial::always(Step::Taken, Act::HangUp),
                Trial::always(Step::Taken, Act::ReplyAndHangUp("421 4.3.0 one is enough")),
            ],
        },
    ]
}

fn confusion() -> Vec<Row> {
    let twice = |step| match step {
        Step::Data => Act::Reply("354 go ahead\r\n354 go ahead"),
        _ => Act::Reply("250 2.0.0 ok\r\n250 2.0.0 ok"),
    };
    vec![
        Row {
            name: "replies in pieces",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::always(Step::Mail, Act::Drip(b"250-2.1.0\r\n250 ok\r\n", DROP)),
                Trial::always(Step::Data, Act::Drip(b"354 go\r\n", DROP)),
                Trial::always(Step::Dot, Act::Drip(b"250 2.0.0 queued\r\n", DROP)),
            ],
        },
        Row {
            name: "two replies for one, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: all([
                vec![Trial::once(Step::Dot, Act::Reply("250 queued\r\n250 queued"))],
                each(STEPS, |step| Trial::once(step, twice(step))),
                each(STEPS, |step| Trial::once(step, twice(step)).offering(&IN_TURN)),
            ]),
        },
        Row {
            name: "two replies for one, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::always(Step::Mail, twice(Step::Mail)),
                Trial::always(Step::Rcpt, twice(Step::Rcpt)).offering(&IN_TURN),
                Trial::always(Step::Data, Act::Reply("354 go ahead\r\n250 2.0.0 queued")),
                Trial::sink(&["-W", "RCPT:1"]),
            ],
        },
        Row {
            name: "250 instead of 354, once",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: vec![
                Trial::once(Step::Data, Act::Reply("250 2.0.0 ok")),
                Trial::once(Step::Data, Act::Reply("250 2.0.0 ok")).offering(&IN_TURN),
            ],
        },
        Row {
            name: "250 instead of 354, each time",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![Trial::always(Step::Data, Act::Reply("250 2.0.0 ok"))],
        },
    ]
}

const DROP: Duration = Duration::from_millis(2);

fn sizes() -> Vec<Row> {
    let text = || "x\r\n".repeat(1000);
    vec![
        Row {
            name: "SIZE announced with room, with 0, or not at all",
            states: SENT,
            taken: 3,
            exit: Exit::Done,
            ways: each(["SIZE 100000", "SIZE 0", "SIZE", "HELP"], |line| {
                Trial::scripted(line, |_| Act::Normal).offering(&[line]).with_text(text())
            }),
        },
        Row {
            name: "the mail is larger than the announced SIZE",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::scripted("SIZE", |_| Act::Normal).offering(&["SIZE 999"]).with_text(text()),
            ],
        },
        Row {
            name: "552 to MAIL although SIZE was announced larger",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![
                Trial::always(Step::Mail, Act::Reply("552 5.3.4 message too big"))
                    .offering(&["SIZE 100000"])
                    .with_text(text()),
            ],
        },
    ]
}
