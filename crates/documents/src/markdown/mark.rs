//! What stands before the items of a list.

use comrak::nodes::{ListDelimType, ListType, Node, NodeValue};

use super::clean::{LABEL, restore};
use crate::view::Block;

/// What stands before an item.
pub(super) enum Mark {
    Bullet,
    /// A number: `3.`.
    Number(u64),
    /// A label, shown as typed: `3)`, `a)`, `✓`.
    Label(String),
}

impl Mark {
    pub(super) fn of(item: Node<'_>) -> Self {
        if let NodeValue::Item(list) = &item.data().value
            && list.list_type == ListType::Ordered
        {
            return match list.delimiter {
                ListDelimType::Period => Self::Number(list.start as u64),
                ListDelimType::Paren => Self::Label(format!("{})", list.start)),
            };
        }
        typed_label(item).map_or(Self::Bullet, Self::Label)
    }

    pub(super) fn words(self) -> Option<String> {
        match self {
            Self::Bullet => None,
            Self::Number(number) => Some(format!("{number}.")),
            Self::Label(label) => Some(label),
        }
    }

    /// A list with its first item.
    pub(super) fn list(self, item: Vec<Block>) -> Block {
        let (start, labels) = match self {
            Self::Bullet => (None, Vec::new()),
            Self::Number(number) => (Some(number), Vec::new()),
            Self::Label(label) => (None, vec![label]),
        };
        Block::List { start, labels, items: vec![item] }
    }
}

/// The label typed in place of an item's bullet.
fn typed_label(item: Node<'_>) -> Option<String> {
    let first = item.first_child()?.first_child()?;
    let data = first.data();
    let NodeValue::Text(text) = &data.value else { return None };
    unlabelled(text).0.map(restore)
}

/// The label at the start of a text, and what follows it.
pub(super) fn unlabelled(text: &str) -> (Option<&str>, &str) {
    match text.strip_prefix(LABEL).and_then(|behind| behind.split_once(LABEL)) {
        Some((label, behind)) => (Some(label), behind),
        None => (None, text),
    }
}
