//! What can go wrong on this computer.

use rundmail::exit::Exit;

use super::trial::Trial;
use super::{PLANNED, Row};

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row {
            name: "Ctrl-C",
            states: ["sent", "planned", "planned"],
            taken: 1,
            exit: Exit::Interrupted,
            ways: vec![Trial::ctrl_c()],
        },
        Row {
            name: "a second run on the same mailing",
            states: PLANNED,
            taken: 0,
            exit: Exit::BrokenOff,
            ways: vec![Trial::second_run()],
        },
    ]
}
