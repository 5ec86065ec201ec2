//! The registry of rules: the name and severity of each, and whether an office may change the
//! severity.
//!
//! What a rule reports and when is decided where it is used: in the readers, in the
//! checks and where mails are composed.

/// Makes a module of constants for each subject, and a table of them all.
macro_rules! rules {
    ($table:ident; $($(#[$about:meta])* $subject:ident {
        $($(#[$note:meta])* $name:ident = $rule:expr;)*
    })*) => {
        $(
            $(#[$about])*
            pub mod $subject {
                use super::Rule;

                $(
                    $(#[$note])*
                    #[doc = concat!("Explained in `rules/", stringify!($subject), ".toml`.")]
                    pub const $name: Rule = $rule;
                )*
            }
        )*

        /// The rules of these subjects.
        pub(super) const $table: Table = Table {
            rules: &[$($(&$subject::$name),*),*],
            texts: &[$((
                stringify!($subject),
                include_str!(concat!("../../rules/", stringify!($subject), ".toml")),
            )),*],
            #[cfg(test)]
            paths: &[$($((
                concat!(stringify!($subject), ".", stringify!($name)),
                &$subject::$name,
            )),*),*],
        };
    };
}

mod content;
pub mod explain;
mod office;

pub use crate::diagnostic::Rule;
pub use content::*;
pub use office::*;

/// Some subjects and their rules.
struct Table {
    rules: &'static [&'static Rule],
    /// The subjects, each with the file that explains its rules.
    texts: &'static [(&'static str, &'static str)],
    /// The path of each constant, with its rule.
    #[cfg(test)]
    paths: &'static [(&'static str, &'static Rule)],
}

const TABLES: [Table; 2] = [CONTENT, OFFICE];

/// Every rule, sorted by name.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let mut all = TABLES.map(|table| table.rules).concat();
    all.sort_by_key(|rule| rule.name);
    all.into_iter()
}

/// Every name that `[check]` may set.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|rule| rule.name)
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_is_called_as_its_rule() {
        for (path, rule) in TABLES.into_iter().flat_map(|table| table.paths) {
            assert_eq!(path.to_lowercase().replace('_', "-"), rule.name);
        }
    }
}
