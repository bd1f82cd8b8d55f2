using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Findings.Keeping;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// Looks for contradictions in a whole table, each told once; <see cref="ContradictionCheck"/> says what is found about two responses.
/// </summary>
internal sealed class ContradictionsCheck : Check
{
    private readonly DisputedDeletions _deletions = new();
    private readonly OpposedAnswers _answers = new();

    private (IReadOnlyList<FindingStanding> Deletions, IReadOnlyList<FindingStanding> Answers, FindingStanding[] Once)? _told;

    public override IReadOnlyList<FindingStanding> Found
    {
        get
        {
            var (deletions, answers) = (_deletions.Found, _answers.Found);
            if (_told is not { } told || !ReferenceEquals(told.Deletions, deletions) || !ReferenceEquals(told.Answers, answers))
            {
                told = (deletions, answers, [.. deletions.Concat(answers).DistinctBy(f => f.Finding.Id)]);
                _told = told;
            }

            return told.Once;
        }
    }

    public override void Begin(Kept kept)
    {
        _deletions.Begin(kept);
        _answers.Begin(kept);
    }

    public override void Follow(Kept kept, TableChanges changes)
    {
        _deletions.Follow(kept, changes);
        _answers.Follow(kept, changes);
    }

    public override void Settle(Kept kept)
    {
        _deletions.Settle(kept);
        _answers.Settle(kept);
    }
}
