//! Collects groups of digits that belong together, and the words around them.

use super::form::{Form, Gap, Label};
use super::{Phone, PhoneKind};
use crate::classes::Class;
use crate::tokens::{TokenKind, Tokens};

/// The maximum number of digits of a number (E.164), including zeros before it.
const MOST_DIGITS: usize = 17;
/// The maximum number of groups of a number.
const MOST_GROUPS: usize = 9;

/// The step to the next group of digits.
struct Step {
    gap: Gap,
    /// The token of the group.
    next: usize,
    /// Whether a parenthesis opens before it.
    opens: bool,
}

/// Groups of digits that belong together, and the gaps between them.
#[derive(Debug)]
pub(super) struct Run {
    /// The first token, and the first one after it.
    start: usize,
    pub(super) end: usize,
    /// The tokens of the digits.
    groups: Vec<usize>,
    /// The gap after each group except the last.
    gaps: Vec<Gap>,
    /// Whether it begins with `+`.
    plus: bool,
}

/// Reads the tokens of a text.
pub(super) struct Reader<'a> {
    text: &'a str,
    t: &'a Tokens,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, t: &'a Tokens) -> Self {
        Self { text, t }
    }

    fn written(&self, at: usize) -> &str {
        self.t.get(at).and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    fn is_number(&self, at: usize) -> bool {
        matches!(self.t.kind(at), TokenKind::Number { .. })
    }

    /// The groups that begin at a token. `behind`: another number ends directly before it.
    pub(super) fn run(&self, start: usize, behind: bool) -> Option<Run> {
        let t = self.t;
        let bracket = t.is(start, '(');
        let begin = start + usize::from(bracket);
        let plus = t.is(begin, '+');
        let first = begin + usize::from(plus);
        if !self.is_number(first)
            || (plus && !t.is_glued(first))
            || t.get(first).is_some_and(|token| token.struck)
            || (!behind && self.goes_on_from(start))
        {
            return None;
        }
        let mut run = Run { start, end: first + 1, groups: vec![first], gaps: vec![], plus };
        let (mut open, mut digits) = (bracket, self.written(first).len());
        while run.groups.len() <= MOST_GROUPS {
            let Some(step) = self.step(&run, open) else { break };
            if self.begins_another(&run, &step, digits) {
                break;
            }
            open = (open && step.gap != Gap::Bracket) || step.opens;
            digits += self.written(step.next).len();
            run.gaps.push(step.gap);
            run.groups.push(step.next);
            run.end = step.next + 1;
        }
        if bracket && !run.gaps.contains(&Gap::Bracket) {
            run.start = begin;
        }
        Some(run)
    }

    /// Whether the token at `start` continues something longer.
    fn goes_on_from(&self, start: usize) -> bool {
        let t = self.t;
        let before = t.before(start, 1);
        if !t.is_glued(start) {
            // „DE02 1203 0000“, „§ 0361“.
            return matches!(before, TokenKind::Number { .. } | TokenKind::Symbol('§' | '#'));
        }
        match before {
            TokenKind::Symbol(':' | '/' | '(') => {
                matches!(t.before(start, 2), TokenKind::Number { .. } | TokenKind::Masked)
            }
            TokenKind::Break
            | TokenKind::Symbol('☎' | '📞' | '📱' | '|' | '"' | '„' | '»' | ';') => false,
            TokenKind::Symbol('.') => !matches!(t.before(start, 2), TokenKind::Word { .. }),
            TokenKind::Word { .. } => !t.is(start, '('),
            _ => true,
        }
    }

    /// The next group of digits, if one may follow.
    fn step(&self, run: &Run, open: bool) -> Option<Step> {
        let (t, at) = (self.t, run.end);
        let has_country = run.plus
            || run.groups.first().is_some_and(|first| self.written(*first).starts_with("00"));
        // Country and area codes are complete: isolated groups from here on are something else.
        let is_head = run.groups.len() <= 1 + usize::from(has_country);
        let step =
            |gap, next: usize| self.is_number(next).then_some(Step { gap, next, opens: false });
        if t.is(at, ')') {
            let symbol = usize::from(matches!(t.kind(at + 1), TokenKind::Symbol('/' | '-')));
            return (open && is_head).then(|| step(Gap::Bracket, at + 1 + symbol))?;
        }
        if t.is(at, '(') && has_country && run.groups.len() == 1 {
            return if self.written(at + 1) == "0" {
                t.is(at + 2, ')').then(|| step(Gap::Space, at + 3))?
            } else {
                let step = step(Gap::Space, at + 1).filter(|_| t.is(at + 2, ')'))?;
                Some(Step { opens: true, ..step })
            };
        }
        let tight = t.is_glued(at) && t.is_glued(at + 1);
        let loose = is_head && t.is_glued(at) == t.is_glued(at + 1);
        match t.kind(at) {
            TokenKind::Number { .. } if !t.is_glued(at) || open => step(Gap::Space, at),
            TokenKind::Symbol('/') if tight || loose => step(Gap::Slash, at + 1),
            TokenKind::Symbol('-') if tight || loose => step(Gap::Dash, at + 1),
            TokenKind::Symbol('.') if tight => step(Gap::Dot, at + 1),
            _ => None,
        }
    }

    /// Whether the next group does not belong to the previous ones.
    fn begins_another(&self, run: &Run, step: &Step, digits: usize) -> bool {
        let (t, next) = (self.t, step.next);
        let written = self.written(next);
        let own = written.starts_with('0') && written.len() >= 3 && digits >= 8;
        let last = t.get(run.end.saturating_sub(1));
        let between = last
            .zip(t.get(next))
            .and_then(|(last, next)| self.text.get(last.range.end..next.range.start));
        // A number may continue on the next line, but two numbers may stand on successive lines.
        let other_line = between.is_some_and(|between| between.contains('\n'))
            && (digits >= 7 || written.starts_with('0'));
        let space = step.gap == Gap::Space;
        let lone = space && written.len() == 1 && digits >= 8;
        let behind_direct = space && run.gaps.len() >= 2 && run.gaps.last() == Some(&Gap::Dash);
        let is_unit = space && (self.is_unit(next + 1) || self.written(next + 1) == "bis");
        let is_time = t.is_glued_symbol(next + 1, ':') && t.is_glued(next + 2);
        own || other_line || lone || behind_direct || is_unit || is_time
    }

    /// Whether what is there counts or measures the number before it.
    fn is_unit(&self, at: usize) -> bool {
        matches!(self.t.kind(at), TokenKind::Symbol('%' | '€' | '$' | '°'))
            || self.t.is_of(at, Class::CountedBehind)
    }

    /// What the words before a number say about it.
    fn label(&self, start: usize) -> Option<Label> {
        let (mut at, mut reach, mut colon) = (start, None, false);
        for _ in 0..8 {
            let Some(before) = at.checked_sub(1) else { return reach };
            at = before;
            match self.t.kind(at) {
                TokenKind::Symbol('☎' | '📞' | '📱') => return Some(Label::Phone),
                TokenKind::Symbol(':') => colon = true,
                TokenKind::Symbol('.' | '-' | '(' | ')' | '"' | '„' | '#' | '/' | '|') => {}
                TokenKind::Word { .. } => {
                    let (word, is) = (self.t.word(at), |class| self.t.is_of(at, class));
                    if is(Class::PhoneLabel) {
                        return Some(Label::Phone);
                    }
                    if matches!(word, Some("nr" | "nummer"))
                        && let Some(head) = self.head(at)
                    {
                        let is_phone = self.t.is_of(head, Class::PhoneLabel);
                        return Some(if is_phone { Label::Phone } else { Label::Other });
                    }
                    if word == Some("unter") {
                        reach = Some(Label::Reach);
                    } else if !is(Class::BesidePhone) {
                        let other = is(Class::Numbering) || (!colon && is(Class::NumberingAtOnce));
                        return other.then_some(Label::Other).or(reach);
                    }
                }
                _ => return reach,
            }
        }
        reach
    }

    /// The word that „Nr.“ belongs to: „Zähler-Nr.“, „Tel.-Nr.“.
    fn head(&self, at: usize) -> Option<usize> {
        let hyphen = at.checked_sub(1).filter(|hyphen| self.t.is_glued_symbol(*hyphen, '-'))?;
        let point = usize::from(self.t.is_before(hyphen, 1, '.'));
        hyphen.checked_sub(1 + point)
    }

    /// The number that these groups are, if they are one.
    pub(super) fn phone(&self, run: &Run) -> Option<Phone> {
        if self.goes_on_behind(run.end) {
            return None;
        }
        let label = self.label(run.start);
        let groups: Vec<&str> = run.groups.iter().map(|at| self.written(*at)).collect();
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        if label == Some(Label::Other) || digits > MOST_DIGITS {
            return None;
        }
        let colon = matches!(self.t.before(run.start, 1), TokenKind::Symbol(':' | '.'));
        let form = Form { groups, gaps: &run.gaps, label, colon };
        let phone = form.read(run.plus)?;
        let doubtful =
            phone.country.is_none() && (!phone.labelled || phone.kind == PhoneKind::Local);
        if doubtful && self.is_unit(run.end) {
            return None;
        }
        Some(Phone { range: self.t.range(&(run.start..run.end)), ..phone })
    }

    /// Whether something longer continues after the run („0361-A“, „0,50“).
    fn goes_on_behind(&self, end: usize) -> bool {
        let t = self.t;
        t.is_glued(end)
            && match t.kind(end) {
                TokenKind::Word { .. }
                | TokenKind::Number { .. }
                | TokenKind::Masked
                | TokenKind::Symbol('%' | '€' | '=' | '@' | '+' | '°') => true,
                TokenKind::Symbol(',' | '.' | ':' | '-') => {
                    t.is_glued(end + 1)
                        && matches!(
                            t.kind(end + 1),
                            TokenKind::Number { .. } | TokenKind::Word { .. }
                        )
                }
                _ => false,
            }
    }
}
