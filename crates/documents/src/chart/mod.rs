//! Charts of numbers over time: one self-contained SVG, for a handful of meetings as for decades.
//!
//! A chart does not depend on colour: the second kind of bar is hatched, the second line is dashed,
//! and numbers stand above the bars as long as there is room. Labels are left out where they would
//! overlap; whoever needs every number finds them in the table that goes with the chart. Where bars
//! would be too thin to be told apart, there are lines.

mod axis;
mod draw;
mod scale;
#[cfg(test)]
mod tests;

pub(crate) use draw::svg;

/// What is drawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chart {
    /// What stands above the chart, if it stands alone.
    pub(crate) title: Option<String>,
    /// What it shows, for those who do not see it.
    pub(crate) description: String,
    /// The BCP 47 tag of its language.
    pub(crate) language: String,
    /// What is counted: one or two names.
    pub(crate) series: Vec<String>,
    /// The groups from the first to the last.
    pub(crate) groups: Vec<Group>,
    /// Lines below the chart.
    pub(crate) notes: Vec<String>,
    /// Its greatest width (user units, CSS pixels).
    pub(crate) room: f64,
    /// Whether its colours follow a dark screen.
    pub(crate) themed: bool,
}

/// What belongs to one meeting or year.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// Its name: „17. September“.
    pub(crate) label: String,
    /// The same where there is little room: „17.09.“.
    pub(crate) short: String,
    /// What it shares with its neighbours, in a second line: the year.
    pub(crate) shared: String,
    /// The number of each series, as it is and as it is shown; `None` where nobody knows it.
    pub(crate) values: Vec<Option<(f64, String)>>,
}
