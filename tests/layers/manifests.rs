//! Every dependency of a crate is used by its code, not only by its tests.

use std::fs;

use super::sources::{Crate, File, crates};

impl Crate {
    /// The names of the dependencies, as code has them.
    fn dependencies(&self) -> Vec<String> {
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml")).unwrap();
        let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
        let table = lines.take_while(|line| !line.starts_with('['));
        let table = table.filter(|line| !line.starts_with('#'));
        let names = table.filter_map(|line| line.split_once([' ', '.']));
        names.map(|(name, _)| name.replace('-', "_")).collect()
    }

    fn uses(&self, name: &str) -> bool {
        let program = self.files.iter().filter(|file| !file.is_test());
        let mut code = program.flat_map(File::code);
        code.any(|line| {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.any(|word| word == name)
        })
    }
}

#[test]
fn every_dependency_is_used() {
    let mut seen = 0;
    for one in crates() {
        let all = one.dependencies();
        seen += all.len();
        let unused: Vec<&String> = all.iter().filter(|name| !one.uses(name)).collect();
        assert!(unused.is_empty(), "{} does not use {unused:?}", one.folder.display());
    }
    assert!(seen > 60, "the dependencies were not found");
}
