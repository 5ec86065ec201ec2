//! German as an office writes it: what DIN 5008 says of dates, times, spaces and marks, and one way to
//! write each thing within a file.
//!
//! [`crate::prose`] recognises; here is found fault. Every rule goes through the `passage`s of a file
//! and makes one finding of all its like faults, with a count and the first places (`hits`): a sloppy
//! file gets ten notes that help and not two hundred. Quotes of other people are looked at for their
//! typography alone; code, links, addresses and names of files not at all.

mod date;
mod forms;
mod gender;
mod hits;
mod house;
mod passage;
mod phone;
mod quotes;
mod range;
mod spacing;
mod spelling;
#[cfg(test)]
mod tests;
mod time;
mod words;

use crate::diagnostic::Findings;
use crate::minutes::Minutes;
use crate::settings::HouseWord;

/// Every German text of one file; `words` are those that the office does not want in it.
pub(super) fn check(minutes: &Minutes, words: &[HouseWord], findings: &mut Findings) {
    if minutes.language.as_str() != "de" {
        return;
    }
    let passages = passage::all(minutes);
    findings.extend(date::check(&passages));
    findings.extend(time::check(&passages));
    findings.extend(range::check(&passages));
    findings.extend(phone::check(&passages));
    findings.extend(spacing::check(&passages));
    findings.extend(quotes::check(&passages));
    findings.extend(gender::check(&passages));
    findings.extend(spelling::check(&passages, minutes));
    findings.extend(house::check(&passages, words));
}
