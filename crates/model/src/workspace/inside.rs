//! Whether a path stays in the workspace.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// Whether `written`, which is relative to `folder`, leaves the workspace: as an absolute path, by
/// `..`, or through a link. `root` is the folder of the workspace without links.
pub fn leaves(root: &Path, folder: &Path, written: &str) -> bool {
    let written = Path::new(written);
    if written.has_root() || written.is_absolute() {
        return true;
    }
    let Ok(folder) = fs::canonicalize(folder_or_here(folder)) else { return false };
    let linked = fs::canonicalize(folder.join(written));
    !normal(&folder.join(written)).starts_with(root)
        || linked.is_ok_and(|target| !target.starts_with(root))
}

/// The folder, which has no name if it is the current one.
pub(super) fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// The path with `.` and `..` resolved literally.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}
