namespace Plymouth.BmeCode.Review.Findings;

/// <summary>Answers what is asked about the reasons given for leaving findings.</summary>
public static class FindingQueries
{
    extension(Consultation consultation)
    {
        /// <summary>Returns the reason that holds for a finding on these grounds; null when none does.</summary>
        public Dismissal? DismissalOf(FindingId finding, string grounds) =>
            consultation.Dismissals.FindLast(d => d.Finding == finding && d.Grounds == grounds && !d.Reopened);
    }
}
