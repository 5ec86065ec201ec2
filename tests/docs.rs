//! The reference names every key of the format, in both languages.

use rundmail::fields::keys;

#[test]
fn the_reference_names_every_key() {
    let reference = std::fs::read_to_string("docs/files.md").unwrap_or_default();
    let named = |key: &str| {
        reference.contains(&format!("`{key}`")) || reference.contains(&format!("[{key}]"))
    };
    let missing: Vec<_> = keys::NAMES
        .iter()
        .flat_map(|(english, german)| [english, german])
        .filter(|key| !named(key))
        .collect();
    assert!(missing.is_empty(), "docs/files.md lacks {missing:?}");
}
