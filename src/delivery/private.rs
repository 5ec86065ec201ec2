//! The folder `.rundmail` of a workspace: what is known of mailings lies there, for its owner only.

use std::path::{Path, PathBuf};

use crate::workspace::output;

/// Its name; never shared.
pub const FOLDER: &str = ".rundmail";

/// The folder `.rundmail` of a workspace, made where it is missing, for its owner only.
///
/// # Errors
/// What the disk refuses.
pub fn private_folder(workspace: &Path) -> std::io::Result<PathBuf> {
    let place = if workspace.as_os_str().is_empty() {
        Path::new(".").join(FOLDER)
    } else {
        workspace.join(FOLDER)
    };
    output::own_folder(&place)?;
    Ok(place)
}

/// A file name for any mailing's name: letters, digits, `-`, `_` and `.` stay, the rest becomes `%XX`.
/// Two names never share one, also where the file system does not tell upper from lower case.
pub fn file_name(id: &str) -> String {
    use std::fmt::Write;
    let mut name = String::new();
    for (at, byte) in id.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            b'.' if at > 0 => name.push('.'),
            _ => {
                let _ = write!(name, "%{byte:02x}");
            }
        }
    }
    name
}
