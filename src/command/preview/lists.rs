//! The lists of a gallery: the mails that have a page, and everybody where these are a sample.

use std::collections::BTreeSet;
use std::io::{self, BufWriter};
use std::path::Path;

use serde::Serialize;

use super::gallery::Gallery;
use super::messages;
use super::sample::Sample;
use crate::l10n::Localize;
use crate::mailing::{Addressee, MailSource};
use crate::spreadsheet::write_for_excel;
use crate::workspace::output;

/// A line of the list.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    page: String,
    name: String,
    address: String,
    /// The language, if there are several.
    language: Option<String>,
    /// How many mails of which kind it stands for, in a sample.
    stands_for: Option<String>,
}

impl Gallery<'_> {
    /// The indices of the mails that have a page, in the order of the list.
    pub(super) fn shown(&self) -> Vec<usize> {
        let Some(sample) = &self.sample else {
            return (0..self.mailing.addressees().len()).collect();
        };
        let firsts = sample.shown.iter().map(|shown| shown.first);
        let shown: BTreeSet<usize> = firsts.chain(self.messages.iter().copied()).collect();
        shown.into_iter().collect()
    }

    /// That it is a sample, and how to get all.
    pub(super) fn sampled(&self) -> Option<messages::Sampled> {
        let mails = self.mailing.addressees().len();
        self.sample.as_ref().map(|_| messages::Sampled {
            shown: self.shown().len(),
            mails,
            list: self.list_name().to_owned(),
        })
    }

    pub(super) fn list_name(&self) -> &'static str {
        self.language.pick("liste.csv", "list.csv")
    }

    pub(super) fn people(&self) -> Vec<Listed> {
        let shown = self.shown();
        let language = |index| &self.mailing.common(index).language;
        let several = shown.iter().any(|index| language(*index) != language(shown[0]));
        let people = self.mailing.addressees();
        let listed = |index: usize| {
            let person = &people[index];
            let address = person.address.display();
            let name = if person.name.is_empty() { address.clone() } else { person.name.clone() };
            let language = several.then(|| language(index).to_string());
            let kind = self.sample.as_ref().and_then(|sample| sample.kind(index));
            let kind = kind.filter(|kind| kind.first == index);
            let stands_for = kind.map(|kind| {
                let (mails, greeting) = (kind.mails, kind.kind.greeting.clone());
                messages::StandsFor { mails, greeting }.localize(self.language)
            });
            Listed { page: self.page_name(index), name, address, language, stands_for }
        };
        shown.iter().map(|index| listed(*index)).collect()
    }

    /// Writes who gets which kind of mail.
    pub(super) fn write_list(&self, sample: &Sample, folder: &Path) -> io::Result<()> {
        let row = |(index, person): (usize, &Addressee)| {
            let kind = self.mailing.kind(index);
            let page = sample.kind(index).map(|shown| self.page_name(shown.first));
            [
                person.address.display(),
                person.name.clone(),
                self.mailing.common(index).language.name(self.language).to_owned(),
                messages::notes(&kind, self.language),
                kind.greeting,
                page.map(|page| format!("mails/{page}")).unwrap_or_default(),
            ]
        };
        let rows = self.mailing.addressees().iter().enumerate().map(row);
        let file = BufWriter::new(output::own_file(&folder.join(self.list_name()))?);
        write_for_excel(file, messages::headings(self.language).map(str::to_owned), rows)
    }
}
