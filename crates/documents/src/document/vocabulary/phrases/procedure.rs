//! The phrases of how a meeting went.

use serde::{Deserialize, Serialize};

table! {
    /// The table `[procedure]`.
    Procedures {
        /// The times of the public part.
        public_part,
        /// The times of the pauses.
        pause,
        /// Whether the meeting could decide.
        quorum,
        /// The same, where organisations are counted.
        quorum_organisations,
        /// There was a quorum.
        reached,
        /// There was none.
        not_reached,
        /// How many have to be there: `{n}`.
        needed,
        /// How many have to be there, of how many: `{n}`, `{all}`.
        needed_of,
        /// How many were there: `{n}`.
        present,
        /// The attendance, and how many of them were there for a part of the meeting: `{attendance}`,
        /// `{n}`.
        in_part,
        /// An end without a start: `{time}`.
        until,
        /// Whom somebody stands in for: `{name}`.
        deputy,
        /// The same where that name must not appear.
        deputy_unnamed,
        /// On whose behalf somebody is there: `{name}`.
        on_behalf,
        /// The majority that a decision needs.
        majority,
        /// A majority and of what it is one: `{majority}`, `{of}`.
        majority_of,
        /// More votes in favour than against.
        simple,
        /// More than half.
        absolute,
        /// Two thirds.
        two_thirds,
        /// Three quarters.
        three_quarters,
        /// Nobody against.
        unanimous,
        /// Of the votes for and against.
        of_cast,
        /// Of those present.
        of_present,
        /// Of all who have a vote.
        of_members,
        /// The result of a vote.
        result,
        /// It was adopted.
        adopted,
        /// It was rejected.
        rejected,
        /// An election.
        election,
        /// An election by secret ballot.
        election_secret,
        /// What somebody is elected to be.
        office,
        /// How many are elected.
        seats,
        /// The heading of the names of candidates.
        candidate,
        /// The heading of their votes.
        votes,
        /// Somebody was elected.
        elected,
        /// And accepts.
        accepted,
        /// And does not accept.
        declined,
        /// How many ballots were handed in.
        ballots,
        /// How many of them were invalid.
        invalid,
    }
}
