//! What the words around a day say about it in English.

use german::Word;

use super::cues::Cues;

german::word_lists! { "english.txt": PAST, MOVED, COMING, ASKING, ASKING_STARTS }

/// The cues of these words.
pub(super) fn cues(words: &[Word<'_>]) -> Cues {
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&&*word.folded));
    let starts = |list: &[&str]| {
        words.iter().any(|word| list.iter().any(|start| word.folded.starts_with(start)))
    };
    let asking = any(&ASKING) || starts(&ASKING_STARTS);
    let perfect = any(&["has", "have"]) && words.iter().any(|word| word.folded.ends_with("ed"));
    Cues {
        past: any(&PAST) || perfect,
        moved: starts(&MOVED),
        coming: any(&COMING),
        begins: any(&["begins", "starts", "opens"]),
        deadline: any(&["deadline", "closing"]) || asking && any(&["close", "closes"]),
        asking,
    }
}
