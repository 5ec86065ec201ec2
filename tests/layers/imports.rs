//! Which file takes something from which: the paths of its code, followed to the file that defines what they
//! name.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::File;

/// The module path of a file: `src/contacts/rows.rs` is `["contacts", "rows"]`.
pub(crate) type Module = Vec<String>;

/// The maximum number of re-exports that a name may pass through.
const MOST_HANDS: usize = 6;

/// The imports of one crate.
pub(crate) struct Imports {
    files: BTreeMap<Module, Paths>,
}

/// The paths in the code of a file.
#[derive(Default)]
struct Paths {
    /// The names that `use` brings in, each with its path.
    names: BTreeMap<String, Module>,
    /// All paths, including those of `use`.
    paths: BTreeSet<Module>,
}

impl Imports {
    pub(crate) fn of(files: &[File]) -> Self {
        let program = files.iter().filter(|file| !file.is_test() && file.path != "main.rs");
        let read = |file: &File| {
            let code: String = file.code().flat_map(|line| [line, "\n"]).collect();
            (module(&file.path), Paths::of(&code))
        };
        Self { files: program.map(read).collect() }
    }

    /// Each file with one that it imports from.
    pub(crate) fn all(&self) -> BTreeSet<(&Module, Module)> {
        let mut all = BTreeSet::new();
        for (own, file) in &self.files {
            let homes = file.paths.iter().filter_map(|path| self.home(own, path, MOST_HANDS));
            all.extend(homes.map(|home| (own, home)));
        }
        all
    }

    /// The file that defines what `own` refers to by `path`, or `None` if it is not ours.
    fn home(&self, own: &Module, path: &[String], hands: usize) -> Option<Module> {
        let (first, mut rest) = path.split_first()?;
        let mut at = own.clone();
        match first.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()),
            _ => rest = path,
        }
        while let Some(("super", behind)) = rest.split_first().map(|(one, more)| (&**one, more)) {
            at.pop();
            rest = behind;
        }
        let is_named = rest.len() == path.len();
        while let Some((name, behind)) = rest.split_first() {
            let below: Module = at.iter().chain([name]).cloned().collect();
            if self.files.contains_key(&below) {
                (at, rest) = (below, behind);
                continue;
            }
            // The file may only re-export it.
            let handed = self.files.get(&at).and_then(|file| file.names.get(name));
            let Some(handed) = handed.filter(|handed| handed.as_slice() != path && hands > 0)
            else {
                break;
            };
            let whole: Module = handed.iter().chain(behind).cloned().collect();
            return self.home(&at, &whole, hands - 1);
        }
        (!is_named || rest.len() < path.len()).then_some(at)
    }
}

fn module(path: &str) -> Module {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

impl Paths {
    fn of(code: &str) -> Self {
        let tokens = tokens(code);
        let (mut found, mut rest) = (Self::default(), &*tokens);
        while let Some((token, behind)) = rest.split_first() {
            rest = behind;
            match token.as_str() {
                // `use<'a>` is a bound.
                "use" if behind.first().is_some_and(|next| next != "<") => {
                    rest = found.tree(behind, &[]);
                }
                name if is_word(name) => {
                    let mut path = vec![name.to_owned()];
                    while let [joint, next, more @ ..] = rest
                        && joint == "::"
                        && is_word(next)
                    {
                        path.push(next.clone());
                        rest = more;
                    }
                    if path.len() > 1 {
                        found.paths.insert(path);
                    }
                }
                "::" | "." => rest = rest.split_first().map_or(rest, |(_, more)| more),
                _ => {}
            }
        }
        found
    }

    /// Parses one branch of a `use`, and returns the rest.
    fn tree<'t>(&mut self, mut rest: &'t [String], before: &[String]) -> &'t [String] {
        let mut path = before.to_vec();
        while let Some((token, behind)) = rest.split_first() {
            match token.as_str() {
                "{" => {
                    rest = behind;
                    while let Some((token, behind)) = rest.split_first() {
                        rest = match token.as_str() {
                            "}" => return behind,
                            word if is_word(word) => self.tree(rest, &path),
                            _ => behind,
                        };
                    }
                    return rest;
                }
                "::" | "*" => {}
                word if is_word(word) && word != "as" => path.push(word.to_owned()),
                _ => break,
            }
            rest = behind;
        }
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = match rest {
            [word, alias, ..] if word == "as" => Some(alias),
            _ => path.last(),
        };
        if let Some(name) = name {
            self.names.insert(name.clone(), path.clone());
        }
        self.paths.insert(path);
        match rest {
            [word, _, behind @ ..] if word == "as" => behind,
            _ => rest,
        }
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single symbols, without strings, characters and comments.
fn tokens(code: &str) -> Vec<String> {
    let (mut tokens, mut rest) = (Vec::new(), code);
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(raw) = raw_text(rest) {
            raw
        } else if c == '"' {
            quoted(rest, '"')
        } else if c == '\'' {
            let is_character = rest.starts_with("'\\") || rest.chars().nth(2) == Some('\'');
            if is_character { quoted(rest, '\'') } else { 1 }
        } else {
            let end = if word > 0 {
                word
            } else if rest.starts_with("::") {
                2
            } else {
                c.len_utf8()
            };
            if !c.is_whitespace() {
                tokens.push(rest[..end].to_owned());
            }
            end
        };
        rest = &rest[end..];
    }
    tokens
}

/// The length in bytes of a string or character up to its closing quotation mark.
fn quoted(code: &str, mark: char) -> usize {
    let mut characters = code.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if c == mark {
            return at + 1;
        }
    }
    code.len()
}

/// The length in bytes of `r"…"` and `r#"…"#`.
fn raw_text(code: &str) -> Option<usize> {
    let behind = code.strip_prefix('r')?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    behind[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = 1 + hashes + 1;
    code[begin..].find(&end).map(|at| begin + at + end.len())
}
