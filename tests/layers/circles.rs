//! No cycles: the files and folders of a folder import each other in one direction only.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::{Imports, Module};
use super::sources::{File, crates};

/// The parts of a folder, each with the parts that it imports from and an example.
type Parts = BTreeMap<String, BTreeMap<String, String>>;

/// What the parts of each folder take from each other. What a file takes from a folder that it lies in, and
/// the other way round, is no matter of the parts: there the smaller is inside of the larger.
fn parts(files: &[File]) -> BTreeMap<Module, Parts> {
    let imports = Imports::of(files);
    let mut folders = BTreeMap::new();
    for (own, home) in imports.all() {
        let shared = own.iter().zip(&home).take_while(|(one, other)| one == other).count();
        if let (Some(part), Some(other)) = (own.get(shared), home.get(shared)) {
            let parts: &mut Parts = folders.entry(own[..shared].to_vec()).or_default();
            let by = format!("{} by {}", home.join("::"), own.join("::"));
            parts.entry(part.clone()).or_default().insert(other.clone(), by);
        }
    }
    folders
}

/// Everything that a part imports from, directly or indirectly.
fn reached<'p>(parts: &'p Parts, part: &str) -> BTreeSet<&'p String> {
    let (mut known, mut open) = (BTreeSet::new(), vec![part]);
    while let Some(next) = open.pop() {
        for other in parts.get(next).into_iter().flat_map(BTreeMap::keys) {
            if known.insert(other) {
                open.push(other);
            }
        }
    }
    known
}

/// The imports by which a part of a folder depends on itself.
fn circles(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for parts in parts(files).into_values() {
        for (part, others) in &parts {
            for (other, by) in
                others.iter().filter(|(other, _)| reached(&parts, other).contains(part))
            {
                found.push(format!("`{part}` knows `{other}` and gets back to itself: {by}"));
            }
        }
    }
    found
}

#[test]
fn parts_of_one_folder_know_each_other_in_one_direction() {
    let circles: Vec<String> = crates().iter().flat_map(|one| circles(&one.files)).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The number of cycles among files with these paths and texts.
fn circles_of(files: &[(&str, &str)]) -> usize {
    let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into() };
    circles(&files.iter().map(file).collect::<Vec<_>>()).len()
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    for (high, low) in [
        ("use super::low::Low;", "use super::high::High;"),
        ("use super::{\n    low::{Low, More},\n    x,\n};", "use crate::a::high;"),
        // Through the root of their folder, and under another name.
        ("use super::Low as L;", "fn f() { super::high::f(); }"),
        ("use crate::a::Low;", "let c = '\"'; let t = r#\"\"\"#; super::high::f();"),
        ("fn f(_: &crate::a::low::Low) {}", "use super::*;\nuse super::high::*;"),
    ] {
        let face = ("a/mod.rs", "mod high;\nmod low;\npub use low::Low;\n");
        let files = [face, ("a/high.rs", high), ("a/low.rs", low)];
        assert_eq!(circles_of(&files), 2, "{high} and {low}");
    }
    let folders = [
        ("a/mod.rs", "mod x;"),
        ("a/x/mod.rs", "mod one;"),
        ("a/x/one.rs", "use crate::b::Two;"),
        ("b/mod.rs", "mod y;\npub use y::Two;"),
        ("b/y.rs", "use crate::a::x;"),
    ];
    assert_eq!(circles_of(&folders), 2);
}

#[test]
fn what_runs_one_way_is_no_circle() {
    let face =
        ("a/mod.rs", "mod high;\nmod low;\nuse high::High;\npub use low::Low;\npub struct Own;");
    for (high, low) in [
        ("use super::{Low, Own};\n// use crate::a::high;", "use super::Own;"),
        ("use super::low;", "#[cfg(test)]\nmod tests {\n    use super::super::high;\n}\n"),
        ("use super::low;", "const TEXT: &str = \"crate::a::high::f\"; fn f<'a>(x: &'a u8) {}"),
    ] {
        assert_eq!(
            circles_of(&[face, ("a/high.rs", high), ("a/low.rs", low)]),
            0,
            "{high} and {low}"
        );
    }
}
