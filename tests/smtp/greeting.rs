//! The name that the server is greeted with.

use crate::office::Office;
use crate::server::{Act, Offer, Server, Step};

#[test]
fn the_settings_name_what_the_server_is_greeted_with() {
    for (key, name) in [("", "amt.example"), ("ehlo-name = \"pc7.amt.example\"", "pc7.amt.example")]
    {
        let server = Server::start(Offer::default(), |_| Act::Normal);
        let office = Office::of(1, server.port, key);
        let ended = office.send(&[]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(server.heard(&format!("EHLO {name}")));
    }
    let office = Office::of(1, 25, "ehlo-name = \"PC im Vorzimmer\"");
    let ended = office.send(&[]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("settings.ehlo-name"), "{}", ended.err);
}

#[test]
fn where_the_name_is_refused_the_address_greets() {
    for step in [Step::Ehlo, Step::Rcpt] {
        let reply = "550 5.7.1 <amt.example>: Helo command rejected: Host not found";
        let server = Server::start(Offer::default(), crate::faults::once(step, Act::Reply(reply)));
        let office = Office::of(2, server.port, "");
        let ended = office.send(&[]);
        assert_eq!((ended.code, server.recipients().len()), (Some(0), 2), "{}", ended.err);
        assert!(server.heard("EHLO [127.0.0.1]"));
        let server = Server::start(Offer::default(), crate::faults::once(step, Act::Reply(reply)));
        let office = Office::of(2, server.port, "");
        let ended = office.run(&["check", "--server"]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(server.heard("EHLO [127.0.0.1]"));
    }
}

/// A server that cannot be pleased is told once, with everybody as they were.
#[test]
fn where_the_address_is_refused_too_the_run_stops() {
    let server = Server::start(Offer::default(), |moment| match moment.step {
        Step::Rcpt => Act::Reply("504 5.5.2 <amt>: Helo command rejected: need a name"),
        _ => Act::Normal,
    });
    let office = Office::of(2, server.port, "");
    assert_eq!(office.send(&[]).code, Some(4));
    assert!(office.states().iter().all(|state| state == "planned"));
}
