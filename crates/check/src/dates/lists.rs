//! Words around days and events.

german::word_lists! {
    "events.txt": pub(super)
    PAST, PAST_STARTS, MOVED, ASKING, ASKING_STARTS, STATES, PERFECT_STARTS, PERFECT_ENDS, CLOSING, EVENTS,
    NO_EVENTS, FEASTS, BESIDE_FEASTS, EMPTY, AROUND, OPENERS
}
