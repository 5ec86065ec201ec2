//! Messages of `send` about people for whose language there is no version.

use crate::l10n::messages;
use crate::minutes::LanguageTag;

messages! {
    /// This many people read `wished` and none of the available languages; they get `given`.
    pub(in crate::command::send) struct Unread {
        pub(in crate::command::send) people: usize,
        pub(in crate::command::send) wished: LanguageTag as LanguageTag::name,
        pub(in crate::command::send) given: LanguageTag as LanguageTag::name,
    } = match people {
        1 => "1 Person liest {wished}; sie erhält die Fassung auf {given}.",
             "1 person reads {wished} and gets the version in {given}.";
        _ => "{people} Personen lesen {wished}; sie erhalten die Fassung auf {given}.",
             "{people} people read {wished} and get the version in {given}.";
    };
}
