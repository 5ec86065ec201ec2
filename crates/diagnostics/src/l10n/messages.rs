//! How a room declares its sentences: [`messages!`] makes an enum (or a struct) whose variants
//! stand beside their sentence in both languages, and implements [`Localize`] for it. A missing
//! sentence does not compile.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use super::{Joint, Language, Localize, count, list};

/// Declares the messages of a room. After each variant stand its German and its English sentence:
///
/// ```text
/// messages! {
///     /// What the plan of a mailing has to say.
///     pub enum Message {
///         NoServer = "Es gibt keinen Mailserver.", "There is no mail server.";
///         Until { title: String, until: NaiveDate }
///             = "„{title}“ endet am {until}.", "“{title}” ends on {until}.";
///         Unknown(name: String) = "`{name}` gibt es nicht.", "There is no `{name}`.";
///         Late { mails: usize as counted(["E-Mail", "E-Mails"], ["mail", "mails"]) }
///             = "{mails} später.", "{mails} later.";
///         Sent { way: Way, folder: String } = match way {
///             Way::Smtp => "Gesendet.", "Sent.";
///             _ => "Geschrieben: {folder}", "Written: {folder}";
///         };
///     }
/// }
/// ```
///
/// - A block holds as many of them as the file needs. `Debug` is derived.
/// - A field in a sentence speaks for itself through [`Localize`]; after `as` stands another way to
///   say it, any `Fn(&Field, Language) -> impl Display`, such as [`counted`] or [`when`].
/// - The field of a tuple variant has a name, too, for its sentences.
/// - Where the sentence depends on values, `match` tells the cases, of one field or of several
///   (`match (way, people)`), with guards where they help. What a pattern binds is said like a
///   field.
/// - A sentence in brackets has arguments as `format!` has them: `("{} von {all}", all - left)`.
/// - What is declared elsewhere gets its words by `impl Kind as kind = match kind { … };`.
/// - What is no plain sentence at all names a function:
///   `= fn(language) { told(field, language) };`.
#[macro_export]
macro_rules! messages {
    () => {};
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident
                $({ $($(#[$about:meta])* $field:ident: $type:ty $(as $way:expr)?),* $(,)? })?
                $(($($item:ident: $kind:ty $(as $how:expr)?),* $(,)?))?
                = $first:tt $second:tt $third:tt;
            )*
        }
        $($rest:tt)*
    ) => {
        #[derive(Debug)]
        $(#[$meta])*
        $vis enum $name {
            $(
                $(#[$doc])*
                $variant $({ $($(#[$about])* $field: $type),* })? $(($($kind),*))?,
            )*
        }

        impl $crate::l10n::Localize for $name {
            fn localize(&self, language: $crate::l10n::Language) -> String {
                match self {
                    $(
                        Self::$variant $({ $($field),* })? $(($($item),*))? => {
                            $crate::l10n::messages!(
                                @sentence language
                                { $($($field $(as $way)?,)*)? $($($item $(as $how)?,)*)? }
                                $first $second $third
                            )
                        }
                    )*
                }
            }
        }

        $crate::l10n::messages!($($rest)*);
    };
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $($(#[$about:meta])* $seen:vis $field:ident: $type:ty $(as $way:expr)?),* $(,)?
        } = $first:tt $second:tt $third:tt;
        $($rest:tt)*
    ) => {
        #[derive(Debug)]
        $(#[$meta])*
        $vis struct $name {
            $($(#[$about])* $seen $field: $type),*
        }

        impl $crate::l10n::Localize for $name {
            fn localize(&self, language: $crate::l10n::Language) -> String {
                let Self { $($field),* } = self;
                $crate::l10n::messages!(
                    @sentence language { $($field $(as $way)?,)* } $first $second $third
                )
            }
        }

        $crate::l10n::messages!($($rest)*);
    };
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident $(($(
            $(#[$about:meta])* $seen:vis $field:ident: $type:ty $(as $way:expr)?
        ),* $(,)?))? = $first:tt $second:tt $third:tt;
        $($rest:tt)*
    ) => {
        #[derive(Debug)]
        $(#[$meta])*
        $vis struct $name $(($($(#[$about])* $seen $type),*))?;

        impl $crate::l10n::Localize for $name {
            fn localize(&self, language: $crate::l10n::Language) -> String {
                let Self $(($($field),*))? = self;
                $crate::l10n::messages!(
                    @sentence language { $($($field $(as $way)?,)*)? } $first $second $third
                )
            }
        }

        $crate::l10n::messages!($($rest)*);
    };
    (impl $name:ident as $value:ident = $first:tt $second:tt $third:tt; $($rest:tt)*) => {
        impl $crate::l10n::Localize for $name {
            fn localize(&self, language: $crate::l10n::Language) -> String {
                let $value = self;
                $crate::l10n::messages!(@sentence language {} $first $second $third)
            }
        }

        $crate::l10n::messages!($($rest)*);
    };
    (@sentence $language:ident $fields:tt match ($value:expr) $cases:tt) => {{
        let value = $value;
        $crate::l10n::messages!(@sentence $language $fields match value $cases)
    }};
    (
        @sentence $language:ident $fields:tt
        match $value:tt {
            $($pattern:pat $(if $guard:expr)? => $first:tt $second:tt $third:tt;)+
        }
    ) => {
        match $value {
            $($pattern $(if $guard)? => $crate::l10n::messages!(
                @sentence $language $fields $first $second $third
            ),)+
        }
    };
    (@sentence $language:ident { $($field:ident $(as $way:expr)?,)* } fn($spoken:ident) $body:tt) => {{
        $(let _ = &$field;)*
        let $spoken = $language;
        let said = $body;
        said.into()
    }};
    (@sentence $language:ident { $($field:ident $(as $way:expr)?,)* } $german:tt, $english:tt) => {{
        let ($($field,)* _,) = ($($crate::l10n::messages!(@field $field $language $($way)?),)* (),);
        $(let _ = &$field;)*
        match $language {
            $crate::l10n::Language::German => $crate::l10n::messages!(@text $german),
            $crate::l10n::Language::English => $crate::l10n::messages!(@text $english),
        }
    }};
    (@field $field:ident $language:ident) => {
        $crate::l10n::Localized { value: $field, language: $language }
    };
    (@field $field:ident $language:ident $way:expr) => {
        $crate::l10n::Told { value: $field, said: $way($field, $language) }
    };
    (@text ($text:tt $(, $($argument:tt)*)?)) => {
        format!($text $(, $($argument)*)?)
    };
    (@text $text:tt) => {
        format!($text)
    };
}
pub use messages;

/// A field as it appears in its sentence. What the sentence computes from it still sees the field
/// itself.
#[derive(Debug)]
pub struct Localized<'a, T: ?Sized> {
    /// The field.
    pub value: &'a T,
    /// The language of the sentence.
    pub language: Language,
}

impl<T: Localize + ?Sized> fmt::Display for Localized<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value.localize(self.language))
    }
}

impl<T: ?Sized> Deref for Localized<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value
    }
}

/// A field with a format of its own (`as`).
#[derive(Debug)]
pub struct Told<'a, T: ?Sized, D> {
    /// The field.
    pub value: &'a T,
    /// How it is shown.
    pub said: D,
}

impl<T: ?Sized, D: fmt::Display> fmt::Display for Told<'_, T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.fmt(f)
    }
}

impl<T: ?Sized, D> Deref for Told<'_, T, D> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value
    }
}

/// A number with its noun in the singular or plural: `1 Datei`, `3 Dateien`.
pub fn counted<N: Copy + TryInto<usize>>(
    german: [&'static str; 2],
    english: [&'static str; 2],
) -> impl Fn(&N, Language) -> String {
    move |number, language| {
        let [one, many] = language.pick(german, english);
        count((*number).try_into().unwrap_or(usize::MAX), one, many)
    }
}

/// Another number behind a comma; nothing where it is zero.
pub fn also(
    german: [&'static str; 2],
    english: [&'static str; 2],
) -> impl Fn(&usize, Language) -> String {
    let told = counted(german, english);
    move |number, language| match number {
        0 => String::new(),
        number => format!(", {}", told(number, language)),
    }
}

/// Adapts a formatter that takes a small value by value.
pub fn copied<T: Copy, D>(way: impl Fn(T, Language) -> D) -> impl Fn(&T, Language) -> D {
    move |value, language| way(*value, language)
}

/// Formats what is written the same in every language, such as a TOML date.
pub fn as_is<T: fmt::Display>(value: &T, _: Language) -> String {
    value.to_string()
}

/// `a, b und c`
pub fn all_of<T: Localize>(items: &[T], language: Language) -> String {
    some(usize::MAX)(items, language)
}

/// The first few, and how many more there are: `a, b und 3 weitere`.
pub fn some<T: Localize>(most: usize) -> impl Fn(&[T], Language) -> String {
    move |items, language| {
        let shown = items.iter().take(most).map(|item| item.localize(language));
        let more = items.len().saturating_sub(most);
        let more = (more > 0).then(|| format!("{more} {}", language.pick("weitere", "more")));
        list(&shown.chain(more).collect::<Vec<_>>(), Joint::And, language)
    }
}

/// `` `a`, `b` und `c` ``
pub fn quoted<T: fmt::Display>(names: &[T], language: Language) -> String {
    all_of(&in_backticks(names), language)
}

/// `` `a`, `b` oder `c` ``
pub fn one_quoted<T: fmt::Display>(names: &[T], language: Language) -> String {
    one_of(&in_backticks(names), language)
}

fn in_backticks<T: fmt::Display>(names: &[T]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

/// `a, b oder c`
pub fn one_of<T: Localize>(items: &[T], language: Language) -> String {
    let items: Vec<String> = items.iter().map(|item| item.localize(language)).collect();
    list(&items, Joint::Or, language)
}

/// The first words where the field is true, otherwise the second.
pub fn either<B: Borrow<bool>>(
    german: [&'static str; 2],
    english: [&'static str; 2],
) -> impl Fn(B, Language) -> &'static str {
    move |is, language| {
        let [yes, no] = language.pick(german, english);
        if *is.borrow() { yes } else { no }
    }
}

/// Words that appear only where the field is true.
pub fn when<B: Borrow<bool>>(
    german: &'static str,
    english: &'static str,
) -> impl Fn(B, Language) -> &'static str {
    move |is, language| if *is.borrow() { language.pick(german, english) } else { "" }
}

/// Words that appear only where the field is false.
pub fn unless<B: Borrow<bool>>(
    german: &'static str,
    english: &'static str,
) -> impl Fn(B, Language) -> &'static str {
    move |is, language| if *is.borrow() { "" } else { language.pick(german, english) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;

    use super::super::size;
    use super::*;

    messages! {
        /// One variant of each form.
        #[derive(Clone)]
        enum Message {
            Plain = "Nichts.", "Nothing.";
            /// With a day.
            Until { title: String, until: NaiveDate }
                = "„{title}“ endet am {until}.", "“{title}” ends on {until}.";
            Tuple(name: String, bytes: u64 as size) = "{name}: {bytes}", "{name} has {bytes}";
            Late { mails: usize as counted(["E-Mail", "E-Mails"], ["mail", "mails"]), today: bool as when(" heute", " today") }
                = "{mails}{today}.", "{mails} sent{today}.";
            Cases { on: Option<NaiveDate>, left: usize } = match (on, left) {
                (Some(on), 0) => "Am {on}.", "On {on}.";
                (Some(_), left) if *left > 7 => "Viele.", "Many.";
                _ => ("Noch {}.", *left + 1), ("{} left.", *left + 1);
            };
            Told(inner: Arc<Message>) = fn(language) { inner.localize(language).to_uppercase() };
        }
    }

    messages! {
        struct Note {
            /// Whether it asks.
            asks: bool as unless(" ohne --ja", " without --yes"),
        } = "Noch einmal{asks}.", "Again{asks}.";
    }

    fn both(message: &dyn Localize) -> [String; 2] {
        [Language::German, Language::English].map(|language| message.localize(language))
    }

    #[test]
    fn each_form_is_said_in_both_languages() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 17);
        let until = Message::Until { title: "Fest".into(), until: day.unwrap() };
        let expected: Vec<(&dyn Localize, [&str; 2])> = vec![
            (&Message::Plain, ["Nichts.", "Nothing."]),
            (&until, ["„Fest“ endet am 17. September 2026.", "“Fest” ends on 17 September 2026."]),
        ];
        for (message, said) in expected {
            assert_eq!(both(message), said);
        }
        let tuple = Message::Tuple("a".into(), 1_200_000);
        assert_eq!(both(&tuple), ["a: 1,2 MB", "a has 1.2 MB"]);
        assert_eq!(
            both(&Message::Late { mails: 1, today: true }),
            ["1 E-Mail heute.", "1 mail sent today."]
        );
        assert_eq!(
            both(&Message::Late { mails: 2, today: false }),
            ["2 E-Mails.", "2 mails sent."]
        );
        assert_eq!(both(&Message::Cases { on: None, left: 2 }), ["Noch 3.", "3 left."]);
        assert_eq!(both(&Message::Cases { on: day, left: 9 }), ["Viele.", "Many."]);
        let said = ["Am 17. September 2026.", "On 17 September 2026."];
        assert_eq!(both(&Message::Cases { on: day, left: 0 }), said);
        assert_eq!(both(&Message::Told(Arc::new(tuple))), ["A: 1,2 MB", "A HAS 1.2 MB"]);
        assert_eq!(both(&Note { asks: false }), ["Noch einmal ohne --ja.", "Again without --yes."]);
    }
}
