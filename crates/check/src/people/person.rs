//! Finds where a German text names a person: by a title, a first name, or a name that the file
//! knows.

use std::ops::Range;

use super::names::{Name, is_title_of};
use super::word::Word;

/// First names that are common in the towns of such networks and are not other words. Umlauts are
/// written out.
const FIRST_NAMES: &str = "\
    aaron abdullah achim adam adriana agnieszka ahmad ahmed aisha alaa alexander alexandra ali alina aline \
    aliya amal amina amir amira amra anastasia andrea andreas andrii andrzej angelika anja anke anna anne \
    anneliese annette antje anton arash armin astrid aylin ayse azad aziz barbara basma beate bernd bettina \
    birgit bogdan boris brigitte bruno burak cem christiane christina christine christoph claudia cornelia \
    dagmar daniel daniela danylo dariusz david denis diana dieter dilan dirk dmytro doris elena eleni elif \
    elisabeth elke emine emma erika esra eva fadi fatima fatma felix fereshteh filiz florian frida friederike \
    fritz gabriele georg gerd gerhard gisela giulia gudrun hakan halina halyna hamid hanna hannah hans \
    hasan hassan hatice heike heinz helena helga henrik hilde holger hussein ibrahim ihor ilse ina inga ingrid \
    inna iryna irina isabel ismail ivan jakob jan jana janina jasmin jens joachim johanna johannes jonas josef \
    juergen julia juliane kamil karin karl karsten kateryna katharina kathrin katja katrin kerstin khaled kim \
    klaus kristina krzysztof lars larysa laura layla lea leila lena leyla lilli lina linda lisa ljudmila \
    lukas lutz lyudmyla maike maja malgorzata manfred manuela marcel mareike maren margarete margit maria \
    mariam marianne marie marija marina mariya mark marko markus marlene marta martin martina maryam maryna \
    matthias maxim mehmet melanie meryem michael mika mira mohamad mohamed mohammad mohammed monika murat \
    mustafa mykola nadia nadine nadja nasrin natalia nataliia natalija nataliya natascha nicole nikola nikita \
    nina noah nora nour oksana oleh oleksandr oleksii olena olga olha omar osman oemer pascal patrick paul \
    paula petra petro philipp pia piotr rabia rahel raissa rami ramona rania renate robert robin roland rolf \
    ruth saeed sabine said salma samir samira samuel sandra sara sarah sascha sebastian selin selma serhii \
    shirin silke simon simone sinan sofia soeren sophie stefan stefanie steffen stephan stephanie susanne \
    svenja svetlana svitlana sylvia tamara tanja tariq tatjana tetiana thomas thorsten tim timo tobias tom \
    tomasz torsten ulrich ulrike ursula ute uwe valentyna valeria vanessa vasyl vera veronika viktor \
    viktoria viktoriia vitalii volodymyr walid walter werner wiebke wolfgang yana yara yasin yasmin yousef \
    yulia yuliia yuri yusuf zahra zainab zeynep zoya";

/// Titles that make the following word a name. „Dr.“ alone is enough.
const TITLES: &str = "frau herr herrn dr prof";

/// Functions between a title and a name. Umlauts are written out.
const OFFICES: &str = "\
    buergermeisterin buergermeister oberbuergermeisterin oberbuergermeister ministerin minister \
    landraetin landrat stadtraetin stadtrat pfarrerin pfarrer professorin professor doktor praesidentin \
    praesident direktorin direktor";

/// Capitalised words after „Frau“ that are not names.
const NO_NAMES: &str = "mitte anfang ende und oder des der die das mit ist";

/// A person who is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The position, in words of the text.
    pub(super) words: Range<usize>,
    /// The position, in bytes of the text.
    pub(super) range: Range<usize>,
}

/// Everybody whom these words name, in order.
pub(super) fn mentions(words: &[Word<'_>], known: &[Name]) -> Vec<Mention> {
    let (mut all, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let end =
            titled(words, at).or_else(|| called(words, at)).or_else(|| is_known(words, at, known));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (words.get(at), words.get(end - 1)) {
            all.push(Mention { words: at..end, range: first.range.start..last.range.end });
        }
        at = end;
    }
    all
}

/// The end of a name that begins with a title: „Frau Dr. Aylin Probe“.
fn titled(words: &[Word<'_>], at: usize) -> Option<usize> {
    let title = words.get(at).filter(|word| word.capital && word.is_in(TITLES))?;
    let (mut before, mut name) = (title, at + 1);
    while let Some(word) = words.get(name) {
        let is_more = word.capital && (word.is_in(TITLES) || word.is_in(OFFICES));
        if !is_more || name > at + 4 {
            break;
        }
        (before, name) = (word, name + 1);
    }
    let word = words.get(name).filter(|word| is_name(word))?;
    let joined = is_title_of(before, word) || before.is_in(OFFICES) && word.follows();
    if !joined {
        return None;
    }
    let surname = words.get(name + 1).filter(|next| word.is_in(FIRST_NAMES) && next.follows());
    Some(name + 1 + usize::from(surname.is_some_and(is_name)))
}

/// The end of a name that begins with a first name: „Olena K.“, „Amira“.
fn called(words: &[Word<'_>], at: usize) -> Option<usize> {
    let first = words.get(at).filter(|word| word.capital && word.is_in(FIRST_NAMES))?;
    // „Sankt Anna“, „St. Martin“, „Haus Maria“ are not people.
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let house = "sankt st haus kirche gemeinde schule kita stiftung café strasse klinikum fest";
    if before.is_some_and(|before| before.is_in(house)) && !first.gap.contains(',') {
        return None;
    }
    let surname = words.get(at + 1).filter(|next| next.follows() && is_name(next));
    Some(at + 1 + usize::from(surname.is_some()))
}

/// The end of a name that the file knows.
fn is_known(words: &[Word<'_>], at: usize, known: &[Name]) -> Option<usize> {
    let first = words.get(at).filter(|word| word.capital)?;
    let names = |name: &&Name| {
        name.at(words, at + 1, false).is_some_and(|range| range.start == first.range.start)
    };
    known.iter().find(names).map(|_| at + 2)
}

fn is_name(word: &Word<'_>) -> bool {
    word.capital && !word.is_in(NO_NAMES)
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::*;

    fn named(text: &str) -> Vec<&str> {
        let known = [Name::of("Xaveria Beispiel").unwrap()];
        mentions(&words(text), &known).into_iter().map(|one| &text[one.range]).collect()
    }

    #[test]
    fn people_are_found() {
        for (text, wanted) in [
            ("Frau Probe und Herr Dr. Muster", vec!["Frau Probe", "Herr Dr. Muster"]),
            ("Frau Bürgermeisterin Probe lädt ein", vec!["Frau Bürgermeisterin Probe"]),
            ("Olena K. ist da", vec!["Olena K"]),
            ("mit Amira, 12 Jahre", vec!["Amira"]),
            ("Xaveria Beispiel sagt", vec!["Xaveria Beispiel"]),
            ("Frau Aylin Probe sagt", vec!["Frau Aylin Probe"]),
        ] {
            assert_eq!(named(text), wanted, "{text}");
        }
        for text in [
            "Die Frau hat zwei Kinder.",
            "eine Frau Mitte dreißig",
            "Frauen und Kinder",
            "St. Anna, Haus Maria",
            "der Herr. Probe ist um 9",
            "Xaveria, Beispiel",
        ] {
            assert_eq!(named(text), [""; 0], "{text}");
        }
    }
}
