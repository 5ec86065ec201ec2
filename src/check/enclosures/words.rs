//! What the rules about enclosures say, and what they advise.

use crate::say::Bilingual;

/// What is wrong, and what the other places show.
#[derive(Debug)]
pub(super) enum Words {
    OpenColon { written: String },
    BareLinks { count: usize, host: String },
    AlsoHere,
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::OpenColon { written } => {
                format!("Nach dem Doppelpunkt von „{written}“ folgt nichts.")
            }
            Self::BareLinks { count: 1, host } => format!(
                "Die fremde Internetadresse „{host}“ steht im Text, ohne dass ein Name für sie da ist."
            ),
            Self::BareLinks { count, host } => format!(
                "{count} fremde Internetadressen stehen im Text, ohne dass ein Name für sie da ist, zuerst „{host}“."
            ),
            Self::AlsoHere => "auch hier".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::OpenColon { written } => format!("Nothing follows the colon of \"{written}\"."),
            Self::BareLinks { count: 1, host } => {
                format!("The web address \"{host}\" of others stands in the text without a name.")
            }
            Self::BareLinks { count, host } => format!(
                "{count} web addresses of others stand in the texts without a name, \"{host}\" first."
            ),
            Self::AlsoHere => "here too".into(),
        }
    }
}

/// What to do about a finding.
#[derive(Debug)]
pub(super) enum Help {
    AfterColon,
    NameLink,
}

impl Bilingual for Help {
    fn german(&self) -> String {
        match self {
            Self::AfterColon => {
                "Ergänzen Sie, was hier angekündigt ist, oder beenden Sie den Satz mit einem Punkt."
                    .into()
            }
            Self::NameLink => "Schreiben Sie [Name der Seite](https://…). Wer sich den Text \
                 vorlesen lässt, hört sonst jedes Zeichen, und niemand weiß, wem die Seite gehört."
                .into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::AfterColon => {
                "Add what is announced here, or end the sentence with a full stop.".into()
            }
            Self::NameLink => "Write [name of the page](https://…). Else a screen reader spells \
                 each letter, and nobody knows whose page it is."
                .into(),
        }
    }
}
