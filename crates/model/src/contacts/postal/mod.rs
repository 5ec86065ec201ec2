//! Postal addresses: which columns contain them, and what is in their cells.
//!
//! The columns stay available to templates as further columns; an address is only used for letters.

pub(super) mod address;
pub(super) mod cell;
pub(super) mod columns;
pub(super) mod country;

german::word_lists! {
    "postal.txt": pub(super)
    KEYS,
    COLUMNS: Part {
        Whole, Street, HouseNumber, PoBox, Postcode, Town, PostcodeTown, Region, Country, CareOf, Addition,
    },
    KINDS: Kind { Post, Business, Private, Other },
    CARE_OF, PO_BOX
}

/// A part of a postal address that may have a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::contacts) enum Part {
    /// The whole address in one cell.
    Whole,
    /// The street, with or without the house number; „Adresse“ where the town has a column.
    Street,
    /// The house number.
    HouseNumber,
    /// A box in a post office.
    PoBox,
    /// The postcode.
    Postcode,
    /// The town.
    Town,
    /// Both of them in one cell.
    PostcodeTown,
    /// The state or province, which some countries have in addresses.
    Region,
    /// The country.
    Country,
    /// With whom somebody lives.
    CareOf,
    /// A line above the street: „Hinterhaus“.
    Addition,
}

/// Which of several addresses of one person it is; the first that is filled gets the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::contacts) enum Kind {
    /// The one that is meant for letters.
    Post,
    /// The only one, or the first.
    Plain,
    /// The office's address.
    Business,
    /// The private address.
    Private,
    /// Another one.
    Other,
}
