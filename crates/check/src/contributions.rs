//! The contributions of a newsletter: how long they are, their pictures, and whether those who are in
//! them agree.

use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::{copied, messages, thousands};
use crate::markdown::{Image, PictureTarget, images, plain};
use crate::minutes::{Contribution, ContributionPicture, Kind};
use crate::pictures::{self, Shown};
use crate::rules;
use crate::source::{Span, Text};

/// Checks every contribution of the file.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let longest = usize::try_from(context.settings.newsletter.longest).unwrap_or(usize::MAX);
    let none = (minutes.kind == Kind::Newsletter && minutes.contributions.is_empty()).then(|| {
        let finding = rules::contribution::EMPTY.finds(Message::None);
        finding.at(minutes.title.span.clone()).help(Help::AddContribution)
    });
    let each = minutes.contributions.iter().flat_map(|one| {
        let picture = one.picture.as_ref().map(|picture| head(context, one, picture));
        let logo = one.logo.as_ref().and_then(|logo| self::logo(context, one, logo));
        let found = [consent(one), length(one, longest), logo];
        picture.into_iter().flatten().chain(found.into_iter().flatten()).collect::<Vec<_>>()
    });
    none.into_iter().chain(each).collect()
}

/// The picture at the head: its file, and its alternative text.
fn head(context: &Context<'_>, one: &Contribution, head: &ContributionPicture) -> Vec<Diagnostic> {
    let image = image(head);
    let alt = pictures::alt(&image).map(|finding| {
        let at = head.alt.as_ref().unwrap_or(&head.file).span.clone();
        finding.at(at).help(Help::WriteAlt)
    });
    let shown = Shown { at: head.file.span.clone(), visibility: one.visibility, image };
    pictures::place(context, &shown).into_iter().chain(alt).collect()
}

fn image(head: &ContributionPicture) -> Image {
    let alt = head.alt.as_ref().map_or("", |alt| &alt.value);
    Image::of_record(&head.file.value, alt)
}

fn logo(context: &Context<'_>, one: &Contribution, logo: &Text) -> Option<Diagnostic> {
    let image = Image::of_record(&logo.value, "");
    let shown = Shown { at: logo.span.clone(), visibility: one.visibility, image };
    pictures::place(context, &shown)
}

/// A picture that is more than a decoration, where nobody says whether those in it agree.
fn consent(one: &Contribution) -> Option<Diagnostic> {
    if one.consent.is_some() {
        return None;
    }
    let at = first_picture(one)?;
    let says = Message::NoConsent { title: one.title.value.clone() };
    Some(rules::contribution::CONSENT.finds(says).at(at).help(Help::AskForConsent))
}

/// Where the first picture is named that may show people.
fn first_picture(one: &Contribution) -> Option<Span> {
    let may_show = |image: &Image| {
        image.is_shown && !image.is_decoration() && matches!(image.target, PictureTarget::File(_))
    };
    let head = one.picture.as_ref().filter(|head| may_show(&image(head)));
    let head = head.map(|head| head.file.span.clone());
    let texts = || one.teaser.iter().chain(&one.text);
    let in_texts = || {
        texts().find_map(|text| {
            let image = images(&text.value).into_iter().find(may_show)?;
            Some(text.span_of(image.range))
        })
    };
    head.or_else(in_texts)
}

/// A text that nobody reads to its end.
fn length(one: &Contribution, longest: usize) -> Option<Diagnostic> {
    let text = one.text.as_ref()?;
    let count = plain(&text.value).chars().count();
    let over = count.checked_sub(longest).filter(|over| *over > 0)?;
    let says = Message::TooLong { title: one.title.value.clone(), count, over, longest };
    Some(rules::contribution::LONG.finds(says).at(text.span.clone()).help(Help::Shorten))
}

messages! {
    /// What is wrong with a contribution.
    enum Message {
        None = "Dieser Rundbrief hat keinen Beitrag.", "This newsletter has no contribution.";
        NoConsent { title: String } =
            "Der Beitrag „{title}“ zeigt ein Bild, aber nicht, ob die Einwilligung der Abgebildeten \
             vorliegt.",
            "The contribution \"{title}\" shows a picture and does not say whether the people in it have \
             agreed.";
        TooLong {
            title: String,
            count: usize as copied(thousands),
            over: usize as copied(thousands),
            longest: usize as copied(thousands),
        } =
            "Der Text von „{title}“ hat {count} Zeichen, {over} mehr als die {longest}, die für einen \
             Beitrag vorgesehen sind.",
            "The text of \"{title}\" has {count} characters, {over} more than the {longest} that a \
             contribution may have.";
    }

    /// What to do about it.
    enum Help {
        AddContribution =
            "Ergänzen Sie einen Abschnitt [[beitraege]] mit `titel` und `text`, oder mit aus = \"…\" für \
             eine eigene Datei.",
            "Add a section [[contributions]] with `title` and `text`, or one that names a file of its \
             own.";
        WriteAlt =
            "Schreiben Sie unter `alternativtext`, was zu sehen ist, zum Beispiel \"Die Gruppe tanzt auf \
             dem Rathausplatz\". Teilt das Bild nichts mit, so schreiben Sie \"Schmuckbild\".",
            "Write under `alt` what can be seen, for example \"The group dances in front of the town \
             hall\". If the picture says nothing, write \"decorative\".";
        AskForConsent =
            "Fragen Sie die Organisation, und schreiben Sie einwilligung = \"liegt vor\". Ist niemand zu \
             erkennen: \"nicht nötig\".",
            "Ask the organisation, and write consent = \"given\". If nobody can be recognised: \
             \"not needed\".";
        Shorten =
            "Bitten Sie um eine Kürzung. Wie lang ein Beitrag sein darf, steht in den Einstellungen: \
             `laengstens` unter [rundbrief].",
            "Ask for a shorter text. How long a contribution may be is set in the settings: `longest` \
             below [newsletter].";
    }
}
