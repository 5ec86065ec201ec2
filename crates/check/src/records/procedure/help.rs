//! What to do about how a meeting went.

use crate::l10n::messages;

messages! {
    /// What to do about a finding.
    pub(super) enum Help {
        Votes =
            "Prüfen Sie die Stimmen und die Zahl der Anwesenden.",
            "Check the votes and the number of people present.";
        Quorum =
            "Prüfen Sie die Angaben unter [beschlussfaehigkeit], die Uhrzeiten und die Stimmen. War die \
             Sitzung nicht beschlussfähig, gehört der Beschluss in eine andere.",
            "Check the figures under [quorum], the times and the votes. If there was no quorum, the \
             decision belongs in another meeting.";
        Majority =
            "Prüfen Sie die Stimmen, `mehrheit` und `angenommen`.",
            "Check the votes, `majority` and `adopted`.";
        Election =
            "Prüfen Sie die Zahlen der Wahl. Werden mehrere gewählt, geben Sie `sitze` an.",
            "Check the figures of the election. If several people are elected, give `seats`.";
        QuorumFigures =
            "Prüfen Sie, welche der Angaben stimmt.",
            "Find out which of the figures is right.";
        Times =
            "Prüfen Sie, welche der Uhrzeiten stimmt.",
            "Find out which of the times is right.";
    }
}
