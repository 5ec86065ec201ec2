//! `schema`: writes the JSON Schemas of both TOML files, by which editors complete and explain keys. The
//! first line of a file names its own, relative to it, so that an editor needs no network.

use std::path::{Path, PathBuf};

use super::{CommandError, Context, files};
use crate::cli::SchemaArgs;
use crate::exit::Exit;
use crate::fields::slashes;
use crate::input;
use crate::l10n::{Language, messages};
use crate::schema::Of;
use crate::settings;
use crate::workspace::find_settings;
use crate::workspace::output::{self, Readers};

/// The folder beside `rundmail.toml`. It has nothing in it that people read, and can be made again.
const FOLDER: &str = ".schema";

/// A schema has never more bytes.
const MOST: u64 = 4 << 20;

/// Runs the command.
pub(super) fn run(args: &SchemaArgs, context: &Context<'_>) -> Result<Exit, CommandError> {
    let language = context.ui.language;
    let settings = find_settings(Path::new(""));
    let folder = settings.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let folder = args.output.clone().unwrap_or_else(|| folder.join(FOLDER));
    for of in Of::ALL {
        files::write(&folder.join(of.file_name(language)), &bytes(of, language), context)?;
    }
    let shown = args.output.as_deref().unwrap_or(Path::new(FOLDER));
    let [minutes, settings] = Of::ALL.map(|of| {
        let path = shown.join(of.file_name(language)).display().to_string();
        format!("#:schema {}", slashes(&path))
    });
    context.ui.say(&Message { minutes, settings });
    Ok(Exit::Done)
}

/// Both schemas with their paths in a workspace.
pub(super) fn all(language: Language) -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
    let file = move |of: Of| (Path::new(FOLDER).join(of.file_name(language)), bytes(of, language));
    Of::ALL.into_iter().map(file)
}

fn bytes(of: Of, language: Language) -> Vec<u8> {
    format!("{:#}\n", of.schema(language)).into_bytes()
}

/// The first line of a file that lies `up` (`""`, `"../"`) below its workspace.
pub(super) fn line(of: Of, up: &str, language: Language) -> String {
    format!("#:schema {up}{FOLDER}/{}", of.file_name(language))
}

/// The first line of a new minutes file, with the end of line, and the schema that it names, as this program
/// has it. An empty text where there are no settings, or the schema cannot be written: nothing depends on it.
pub(super) fn head(minutes: &Path, language: Language) -> String {
    up(minutes)
        .and_then(|(root, up)| {
            for (name, bytes) in all(language) {
                let path = root.join(name);
                let is_same = input::read(&path, MOST).is_ok_and(|old| old == bytes);
                if !is_same {
                    output::write(&path, &bytes, Readers::Usual).ok()?;
                }
            }
            Some(line(Of::Minutes, &up, language) + "\n\n")
        })
        .unwrap_or_default()
}

/// The workspace of a file, and the way up to it.
fn up(file: &Path) -> Option<(PathBuf, String)> {
    let folder = file.parent()?;
    let whole = |path: &Path| {
        let here = path.as_os_str().is_empty();
        std::fs::canonicalize(if here { Path::new(".") } else { path }).ok()
    };
    let root = whole(find_settings(folder)?.parent()?)?;
    let below = whole(folder)?.strip_prefix(&root).ok()?.components().count();
    Some((root, "../".repeat(below)))
}

messages! {
    /// What to do with the schemas.
    struct Message { minutes: String, settings: String } =
        ("Ein Editor, der Schemas kennt (zum Beispiel Visual Studio Code mit „Even Better TOML“), \
          ergänzt und erklärt damit, was Sie schreiben. Dazu gehört ganz oben in jede Sitzungsdatei \
          `{minutes}` und in {} `{settings}`; `rundmail einrichten` und `rundmail neu` schreiben \
          diese Zeile von selbst.", settings::FILE_NAME),
        ("An editor that knows schemas (Visual Studio Code with “Even Better TOML”, for example) \
          completes and explains with them what you write. At the top of each minutes file belongs \
          `{minutes}`, and in {} `{settings}`; `rundmail init` and `rundmail new` write this line \
          themselves.", settings::FILE_NAME);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_names_the_schema_of_its_workspace() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("2026/herbst");
        std::fs::create_dir_all(&below).unwrap();
        let head_of = |file: &Path| head(file, Language::German);
        assert_eq!(head_of(&below.join("a.toml")), "");
        std::fs::write(folder.path().join(settings::FILE_NAME), "").unwrap();
        let deep = head_of(&below.join("a.toml"));
        assert_eq!(deep, "#:schema ../../.schema/sitzungsdatei.schema.json\n\n");
        let flat = head_of(&folder.path().join("a.toml"));
        assert_eq!(flat, "#:schema .schema/sitzungsdatei.schema.json\n\n");
        // An old one is renewed.
        let schema = folder.path().join(".schema/sitzungsdatei.schema.json");
        std::fs::write(&schema, "{}").unwrap();
        head_of(&below.join("a.toml"));
        assert!(std::fs::read(&schema).unwrap().len() > 1_000);
    }
}
