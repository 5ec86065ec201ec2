//! Words for the meeting itself.

german::word_lists! {
    "meeting.txt": pub(super)
    MEETING, OTHER_BODY, BEGINS, ENDS, BEGINNING, ENDING, OWN_BEGINNING, OWN_END, LASTED, ASIDE,
    ASIDE_STARTS, NOT_MEETING, GREETING, MINUTES, ACTUM, HELD, OTHER_TIME, MONTHS,
    WEEKDAYS
}
