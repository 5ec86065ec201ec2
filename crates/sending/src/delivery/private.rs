//! The folder `.rundmail` of a workspace, for its owner only: data about mailings.

use std::path::{Path, PathBuf};

use crate::workspace::output;

/// The name of the folder; never shared.
pub const FOLDER: &str = ".rundmail";

/// The folder `.rundmail` of a workspace, created for its owner only where it is missing.
///
/// # Errors
/// Any error of the disk.
pub fn private_folder(workspace: &Path) -> std::io::Result<PathBuf> {
    let folder = if workspace.as_os_str().is_empty() {
        Path::new(".").join(FOLDER)
    } else {
        workspace.join(FOLDER)
    };
    output::own_folder(&folder)?;
    Ok(folder)
}

/// A file name for the ID of a mailing: letters, digits, `-`, `_` and `.` stay, the rest becomes
/// `%XX`. Two IDs never share one, even where the file system ignores case.
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
