//! Line ends and encoding of a file: they stay as they were.

/// How a text is kept in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8 { mark: bool },
    /// UTF-16, the lower byte first, with a byte order mark.
    Utf16Little,
    /// UTF-16, the higher byte first, with a byte order mark.
    Utf16Big,
}

impl Encoding {
    /// That of a file whose text could be read.
    pub(super) fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] => Self::Utf16Little,
            [0xFE, 0xFF, ..] => Self::Utf16Big,
            [0xEF, 0xBB, 0xBF, ..] => Self::Utf8 { mark: true },
            _ => Self::Utf8 { mark: false },
        }
    }

    /// The bytes of a file with this text.
    pub(super) fn bytes(self, text: &str) -> Vec<u8> {
        let units = || std::iter::once(0xFEFF).chain(text.encode_utf16());
        match self {
            Self::Utf8 { mark: false } => text.as_bytes().to_vec(),
            Self::Utf8 { mark: true } => format!("\u{FEFF}{text}").into_bytes(),
            Self::Utf16Little => units().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Big => units().flat_map(u16::to_be_bytes).collect(),
        }
    }
}

/// The text with plain line ends.
pub(super) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The text `new`, which has plain line ends, with those of `old`: lines at the beginning and at the end
/// that are in both keep their own, all others get those that most lines have.
pub(super) fn as_before(new: &str, old: &str) -> String {
    let windows = old.matches("\r\n").count();
    if windows == 0 {
        return new.to_owned();
    }
    let usual = if windows * 2 >= old.matches('\n').count() { "\r\n" } else { "\n" };
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let same = |(old, new): &(&&str, &&str)| plain(old) == **new;
    let head = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let changed = &new_rest[..new_rest.len() - tail];
    let changed = changed.iter().map(|line| line.replace('\n', usual));
    let kept = |lines: &[&str]| lines.concat();
    let end = &old_rest[old_rest.len() - tail..];
    kept(&old[..head]) + &changed.collect::<String>() + &kept(end)
}
