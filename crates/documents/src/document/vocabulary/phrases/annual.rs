//! The phrases of the annual report.

use serde::{Deserialize, Serialize};

table! {
    /// The table `[report]`: the annual report.
    Reports {
        /// The title: `{year}`.
        title,
        /// The heading of the figures of the year.
        overview,
        /// Meetings.
        meetings,
        /// People.
        persons,
        /// Organisations.
        organisations,
        /// The sum of the people at all meetings.
        attendances,
        /// People for each meeting, on average.
        per_meeting,
        /// Organisations that came at least once.
        different,
        /// People who came at least once.
        different_persons,
        /// The heading of what is counted.
        figure,
        /// The heading of years.
        year,
        /// The heading of the difference to the year before.
        change,
        /// A number that nobody knows.
        unknown,
        /// A lower bound: `{n}`.
        at_least,
        /// A small number that is not told.
        hidden,
        /// Meetings whose files have no figures.
        without_figures,
        /// Meetings that were cancelled: `{dates}`.
        cancelled,
        /// Meetings that nobody has reported on: `{dates}`.
        unreported,
        /// The day of a report on a year that is not over: `{date}`.
        so_far,
        /// The heading of the years.
        by_year,
        /// The heading of who was there.
        who,
        /// All who are listed.
        listed,
        /// Those who came in no earlier year.
        new,
        /// Those who came in an earlier year, but not in the year before.
        returned,
        /// Those who came in the year before as well.
        stayed,
        /// Those who came in the year before only.
        lost,
        /// Those who came to half of the meetings.
        regular,
        /// The others.
        occasional,
        /// Decisions.
        decisions,
        /// Tasks that came up.
        tasks_new,
        /// Tasks that were done.
        tasks_done,
        /// Tasks that are open.
        tasks_open,
        /// Calls.
        calls,
        /// Dates.
        dates,
        /// The heading of mailings.
        mailings,
        /// A mailing.
        mailing,
        /// Mails that servers accepted.
        sent,
        /// Mails that came back or were refused.
        failed,
        /// The heading of how it was counted.
        counted,
        /// What a meeting is.
        note_meetings,
        /// What done and open tasks are.
        note_tasks,
        /// What new, returned and lost ones are.
        note_lists,
        /// What regular ones are.
        note_regular,
        /// Why small numbers are hidden: `{n}`.
        note_hidden,
        /// What the chart of the meetings shows: `{year}`.
        chart_meetings,
        /// What the chart of the years shows.
        chart_years,
        /// A trend in words: `{from}`, `{to}`.
        rising,
        /// The same downwards.
        falling,
        /// The same without a change.
        steady,
        /// The highest value: `{value}`, `{when}`.
        highest,
        /// The lowest value.
        lowest,
        /// The only value.
        only_value,
        /// No value.
        no_value,
        /// Where the numbers of a chart are.
        table_below,
    }
}
