//! Mails that arrive: each once, byte for byte.

use rundmail::exit::Exit;

use crate::sink::Sink;
use crate::world::{Bench, Pile, smtp};

#[test]
fn everybody_gets_one_mail_and_the_bytes_are_the_same() {
    let sink = Sink::start(&[]);
    let bench = Bench::new();
    let body = ".eine Zeile mit Punkt\r\n.\r\n..\r\nGruß\r\n";
    let outcome = bench.run(&Pile::new(30, body), &smtp(sink.port));
    assert_eq!((outcome.sent, outcome.exit()), (30, Exit::Done));
    let mut wanted: Vec<_> = (0..30).map(|i| format!("person{i}@verein.example")).collect();
    wanted.sort();
    assert_eq!(sink.recipients(), wanted);
    for mail in sink.taken() {
        let body = body.replace("\r\n", "\n");
        assert!(mail.message().starts_with(&format!("To: {}\n", mail.to)), "{}", mail.bytes);
        assert!(mail.message().trim_end_matches('\n').ends_with(body.trim_end()), "{}", mail.bytes);
    }
    assert!(bench.states().iter().all(|state| *state == "sent"));
}

#[test]
fn sending_again_reaches_nobody_twice() {
    let sink = Sink::start(&[]);
    let bench = Bench::new();
    bench.run(&Pile::new(3, ""), &smtp(sink.port));
    let outcome = bench.run(&Pile::new(5, ""), &smtp(sink.port));
    assert_eq!(outcome.sent, 2, "only those who are new");
    assert_eq!(sink.recipients().len(), 5);
}

#[test]
fn four_connections_share_the_work() {
    let sink = Sink::start(&[]);
    let mut bench = Bench::new();
    bench.options.connections = 4;
    let outcome = bench.run(&Pile::new(200, &"x".repeat(70).add_lines(300)), &smtp(sink.port));
    assert_eq!((outcome.sent, outcome.exit()), (200, Exit::Done));
    let mut got = sink.recipients();
    got.dedup();
    assert_eq!(got.len(), 200);
}

trait Lines {
    fn add_lines(&self, count: usize) -> String;
}

impl Lines for String {
    fn add_lines(&self, count: usize) -> String {
        format!("{self}\r\n").repeat(count)
    }
}
