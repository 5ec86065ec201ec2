//! What the feed in one language tells. Feed readers need full addresses, so there is none where
//! the address of the site is not known.

use std::cmp::Reverse;

use super::Site;
use super::meeting::{InLanguage, Meeting};
use crate::document::approval;
use crate::document::site::{Feed, News, identity};
use crate::document::vocabulary::Vocabulary;
use crate::minutes::LanguageTag;

/// Older documents are in the index.
const MOST: usize = 50;

impl Site<'_> {
    /// The feed of the documents that have an edition in `language`.
    pub(super) fn feed(&self, language: &LanguageTag, words: &Vocabulary) -> Option<Feed> {
        let index = self.file("index", language, "html");
        let index = self.address(if index == "index.html" { "" } else { &index })?;
        let address = self.address(&self.file("feed", language, "xml"))?;
        let office = self.settings.organisation.name.as_ref();
        let office = office.map(|name| name.value.trim().to_owned()).unwrap_or_default();
        let news = self.meetings.iter().filter_map(|meeting| self.news(meeting, language, &office));
        let mut news: Vec<News> = news.collect();
        news.sort_by_key(|news| (Reverse(news.published), news.address.clone()));
        news.truncate(MOST);
        let title = &words.phrases.site.title;
        let name = self.name();
        Some(Feed {
            id: identity(&office, &["feed", language.as_str()]),
            language: language.clone(),
            title: name.as_ref().map_or(title.clone(), |name| format!("{name}: {title}")),
            author: if office.is_empty() { name.unwrap_or_else(|| title.clone()) } else { office },
            address,
            index,
            news,
        })
        // A feed without entries has no date.
        .filter(|feed: &Feed| !feed.news.is_empty())
    }

    /// The title, which of a draft says that it is one.
    fn headline(&self, one: &InLanguage) -> String {
        let words = one.draft.then(|| self.publisher.words(&one.language).value).flatten();
        match words {
            Some(words) => approval::subject(one.title.clone(), &words),
            None => one.title.clone(),
        }
    }

    fn news(&self, meeting: &Meeting, language: &LanguageTag, office: &str) -> Option<News> {
        let one = meeting.in_language(language)?;
        Some(News {
            id: identity(office, &["document", &meeting.id, language.as_str()]),
            title: self.headline(one),
            address: self.address(&one.page)?,
            description: one.description.clone(),
            published: one.issued,
            updated: one.made_on,
        })
    }
}
