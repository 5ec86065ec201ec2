//! What the columns of a table hold, by their headers.

use super::labels::key;

german::word_lists! {
    "columns.txt": COLUMNS: Column {
        Day, Hours, What, Where, Organiser, SignUp, Note, Task, Who, Due, Done, Name, FirstName, LastName, Role,
        Number, Item, Topic, Result
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Day,
    Hours,
    What,
    Where,
    Organiser,
    SignUp,
    Note,
    Task,
    Who,
    Due,
    Done,
    Name,
    FirstName,
    LastName,
    Role,
    Number,
    Item,
    Topic,
    Result,
}

/// Which of these columns a header names; several may have the same name.
pub(super) fn column(header: &str, wanted: &[Column]) -> Option<Column> {
    let key = key(header);
    let names =
        |column: &&Column| COLUMNS.iter().any(|(own, list)| own == *column && list.contains(&key));
    wanted.iter().find(names).copied()
}
