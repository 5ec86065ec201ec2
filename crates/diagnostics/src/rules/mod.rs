//! The registry of rules: the name and severity of each, and whether an office may change the
//! severity.
//!
//! What a rule reports and when is decided where it is used: in the readers, in the
//! checks and where mails are composed.

/// Makes a module of constants for each subject, the list of all rules, and the list of their
/// texts.
macro_rules! rules {
    ($($(#[$about:meta])* $subject:ident {
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

        /// Every rule.
        pub(super) const ALL: &[&Rule] = &[$($(&$subject::$name),*),*];

        /// The path of each constant, with its rule.
        #[cfg(test)]
        pub(super) const PATHS: &[(&str, &Rule)] = &[$($((
            concat!(stringify!($subject), ".", stringify!($name)),
            &$subject::$name,
        )),*),*];

        /// The subjects, each with the file that explains its rules.
        pub(super) const TEXTS: &[(&str, &str)] = &[$((
            stringify!($subject),
            include_str!(concat!("../../rules/", stringify!($subject), ".toml")),
        )),*];
    };
}

pub mod explain;
mod table;

pub use crate::diagnostic::Rule;
pub use table::*;

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied()
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
        for (path, rule) in PATHS {
            assert_eq!(path.to_lowercase().replace('_', "-"), rule.name);
        }
    }
}
