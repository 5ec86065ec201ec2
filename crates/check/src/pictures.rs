//! Pictures in texts: they are files of the workspace that the readers may see, stand where a document
//! can show them, and have an alternative text. What is in the files is checked where they are read.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::context::Context;
use super::facts::{Facts, State};
use crate::diagnostic::{Diagnostic, Severity};
use crate::l10n::{Readable, SystemFault, Unreadable, messages};
use crate::markdown::{AltFault, Image, PictureTarget, images};
use crate::minutes::{Attachment, Visibility};
use crate::rules;
use crate::source::Span;

messages! {
    /// What is wrong with a picture in a text.
    enum Message {
        NoAlt =
            "Dem Bild fehlt ein Alternativtext für alle, die es nicht sehen.",
            "The picture has no alternative text for those who cannot see it.";
        AltIsName { alt: String } =
            "Der Alternativtext „{alt}“ ist ein Dateiname; er sagt nicht, was zu sehen ist.",
            "The alternative text \"{alt}\" is the name of a file; it does not say what can be seen.";
        AltIsGeneric { alt: String } =
            "Der Alternativtext „{alt}“ sagt nicht, was zu sehen ist.",
            "The alternative text \"{alt}\" does not say what can be seen.";
        OnTheWeb =
            "Das Bild liegt nicht im Arbeitsordner. Es wird nicht geladen und nicht gezeigt.",
            "The picture is not in the workspace. It is neither loaded nor shown.";
        NoPlace =
            "An dieser Stelle wird das Bild nicht gezeigt, nur sein Alternativtext.",
            "The picture is not shown in this place, only its alternative text.";
        NoFile = "Das Bild hat keinen Dateinamen.", "The picture has no file name.";
        Outside { file: String } =
            "`{file}` liegt außerhalb des Arbeitsordners.",
            "`{file}` is outside the workspace.";
        Private { file: String } =
            "`{file}` ist nur für das Büro bestimmt.",
            "`{file}` is for the office only.";
        Internal { title: String } =
            "Ein öffentlicher Text zeigt ein Bild, das als Anlage „{title}“ intern ist.",
            "A public text shows a picture that is internal as the attachment \"{title}\".";
        AttachedHere = "die Anlage", "the attachment";
    }

    /// What to do about it.
    enum Help {
        WriteAlt =
            "Schreiben Sie in die eckigen Klammern, was zu sehen ist, zum Beispiel ![Die Runde sitzt im \
             Rathaus um einen Tisch](…). Teilt das Bild nichts mit, so schreiben Sie ![Schmuckbild](…).",
            "Write in the square brackets what can be seen, for example ![People sit around a table \
             in the town hall](…). If the picture says nothing, write ![decorative](…).";
        PutInFolder =
            "Legen Sie das Bild in den Ordner dieser Datei, zum Beispiel unter `bilder/`, und schreiben \
             Sie ![Alternativtext](bilder/name.jpg). Klären Sie vorher, ob Sie es verwenden dürfen.",
            "Put the picture into the folder of this file, for example under `bilder/`, and write \
             ![Alternative text](bilder/name.jpg). Make sure first that you may use it.";
        OwnParagraph =
            "Setzen Sie das Bild in einen eigenen Absatz, ohne Tabelle, Überschrift und Sternchen.",
            "Put the picture into a paragraph of its own, without table, heading or asterisks.";
        CopyInside =
            "Kopieren Sie das Bild in den Ordner dieser Datei, zum Beispiel unter `bilder/`.",
            "Copy the picture into the folder of this file, for example under `bilder/`.";
        CheckName =
            "Prüfen Sie den Namen und die Groß- und Kleinschreibung; er gilt ab dem Ordner dieser \
             Datei.",
            "Check the name, also its capitals; it starts from the folder of this file.";
        MeansOther { name: String } =
            "Meinten Sie `{name}`? Auf Servern zählen Groß- und Kleinbuchstaben.",
            "Did you mean `{name}`? On servers, capitals matter.";
        SameReaders =
            "Machen Sie den Text intern (`sichtbarkeit = \"intern\"`), oder die Anlage öffentlich.",
            "Make the text internal (`visibility = \"internal\"`), or the attachment public.";
    }
}

/// Checks every picture in the texts of the file.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let texts = context.texts.iter().filter(|one| one.markdown);
    let shown = texts.flat_map(|one| {
        let at = move |range| one.text.span_of(range);
        images(&one.text.value).into_iter().map(move |image| Shown {
            at: at(image.range.clone()),
            visibility: one.visibility,
            image,
        })
    });
    shown.flat_map(|shown| of_image(context, &shown)).collect()
}

/// A picture where a file names it.
pub(super) struct Shown {
    pub(super) at: Span,
    pub(super) visibility: Visibility,
    pub(super) image: Image,
}

fn of_image(context: &Context<'_>, shown: &Shown) -> Vec<Diagnostic> {
    let alt = alt(&shown.image).map(|finding| finding.help(Help::WriteAlt).at(shown.at.clone()));
    place(context, shown).into_iter().chain(alt).collect()
}

/// What is wrong with the file of a picture, or with where it stands.
pub(super) fn place(context: &Context<'_>, shown: &Shown) -> Option<Diagnostic> {
    let Shown { at, image, .. } = shown;
    let found = match &image.target {
        PictureTarget::Elsewhere(_) => {
            Some(rules::text::IMAGE.finds(Message::OnTheWeb).help(Help::PutInFolder))
        }
        PictureTarget::Nowhere => {
            Some(rules::picture::UNREADABLE.finds(Message::NoFile).help(Help::CheckName))
        }
        PictureTarget::File(_) if !image.is_shown => {
            Some(rules::text::IMAGE.finds(Message::NoPlace).help(Help::OwnParagraph))
        }
        PictureTarget::File(path) => {
            let found = file(context.facts, at.source().folder(), path);
            found.or_else(|| internal(context, shown, path))
        }
    };
    found.map(|finding| finding.at(at.clone()))
}

/// What is wrong with the alternative text of a picture that is shown.
pub(super) fn alt(image: &Image) -> Option<Diagnostic> {
    if matches!(image.target, PictureTarget::Elsewhere(_)) {
        return None;
    }
    let alt = image.alt.clone();
    let (says, severity) = match image.alt_fault()? {
        AltFault::Missing => (Message::NoAlt, Severity::Error),
        AltFault::FileName => (Message::AltIsName { alt }, Severity::Error),
        AltFault::Generic => (Message::AltIsGeneric { alt }, Severity::Warning),
    };
    Some(rules::picture::ALT.finds(says).with_severity(severity))
}

/// What is wrong with the file of a picture that is named in a file of this folder.
pub(super) fn file(facts: &Facts, folder: &Path, path: &str) -> Option<Diagnostic> {
    let written = path.to_owned();
    let whole = folder.join(path);
    if facts.leaves(folder, path) {
        let finding = rules::picture::OUTSIDE.finds(Message::Outside { file: written });
        return Some(finding.help(Help::CopyInside));
    }
    if facts.is_private(&whole) {
        let finding = rules::picture::OUTSIDE.finds(Message::Private { file: written });
        return Some(finding.help(Help::CopyInside));
    }
    let mut other = None;
    let fault: SystemFault = match facts.state_of(&whole) {
        State::File(_) => return None,
        State::Missing => {
            other = similar(&whole);
            ErrorKind::NotFound.into()
        }
        State::NotAFile => ErrorKind::IsADirectory.into(),
        State::Unreadable(fault) => fault,
    };
    let says = Unreadable::new(Readable::File, path.as_ref(), fault);
    let help = match other {
        Some(name) => Help::MeansOther { name },
        None => Help::CheckName,
    };
    Some(rules::picture::UNREADABLE.finds(says).help(help))
}

/// A file in the same folder whose name differs only in capitals or in its ending.
fn similar(whole: &Path) -> Option<String> {
    let wanted = whole.file_stem()?.to_string_lossy().to_lowercase();
    let found = fs::read_dir(whole.parent()?).ok()?.filter_map(Result::ok);
    let mut names: Vec<String> = found
        .map(|entry| entry.path())
        .filter(|path| {
            path.is_file()
                && path
                    .file_stem()
                    .is_some_and(|stem| stem.to_string_lossy().to_lowercase() == wanted)
        })
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names.into_iter().next()
}

/// A public text that shows what is internal as an attachment.
fn internal(context: &Context<'_>, shown: &Shown, path: &str) -> Option<Diagnostic> {
    if shown.visibility == Visibility::Internal {
        return None;
    }
    let real = |path: &Path| fs::canonicalize(path).ok();
    let shown = real(&shown.at.source().folder().join(path))?;
    let same = |attachment: &&Attachment| {
        attachment.visibility == Visibility::Internal
            && attachment.path().and_then(|path| real(&path)) == Some(shown.clone())
    };
    let attachment = context.minutes.attachments.iter().find(same)?;
    let says = Message::Internal { title: attachment.title.value.clone() };
    let finding = rules::picture::INTERNAL.finds(says);
    Some(finding.also(attachment.title.span.clone(), Message::AttachedHere).help(Help::SameReaders))
}
