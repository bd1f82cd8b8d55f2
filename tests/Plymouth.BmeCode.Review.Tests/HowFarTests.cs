using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class HowFarTests
{
    private readonly PaperMeeting _meeting = Small();

    [Fact]
    public void Clauses_are_agreed_or_open_and_one_that_was_deleted_is_neither()
    {
        HowFar.Of(_meeting.Table).Should().Match<HowFar>(h => h.ClausesAgreed == 0 && h.ClausesOpen == 4);

        _meeting.Do(new AgreeClause(C1, _meeting.Version(C1)));
        _meeting.Do(new DeleteClause(C4, _meeting.Version(C4)));

        HowFar.Of(_meeting.Table).Should().Match<HowFar>(h => h.ClausesAgreed == 1 && h.ClausesOpen == 2);
    }

    [Fact]
    public void A_disposition_counts_once_a_member_has_confirmed_it()
    {
        var before = HowFar.Of(_meeting.Table);
        before.Dispositions.Should().BeEmpty();
        (before.Proposed + before.Without).Should().Be(3, "three responses have words");

        _meeting.Do(new SetDisposition(R1, Disposition.Noted));
        _meeting.Do(new SetDisposition(R2, Disposition.Agreed));
        _meeting.Do(new SetDisposition(R3, Disposition.Agreed));

        var after = HowFar.Of(_meeting.Table);
        after.Dispositions.Should().Equal(new DispositionCount(Disposition.Agreed, 2), new DispositionCount(Disposition.Noted, 1));
        (after.Proposed + after.Without).Should().Be(0);
    }

    [Fact]
    public void A_promise_is_open_then_drafted_then_kept_and_none_once_it_is_withdrawn()
    {
        var promises = _meeting.Table.Promises.Count;
        _meeting.Do(new MakePromise(R1, PromiseKind.Amend, [C1], ["faith"]));
        Promises().Should().Be((0, 0, promises + 1));

        _meeting.Type(C1.Passage, " Always.");
        Promises().Should().Be((0, 1, promises));

        _meeting.Type(C1.Passage, " In faith.");
        Promises().Should().Be((1, 0, promises));

        _meeting.Do(new WithdrawPromise(_meeting.Table.Promises[^1].Promise.Id, "Not needed."));
        Promises().Should().Be((0, 0, promises));

        (int, int, int) Promises() => HowFar.Of(_meeting.Table) is var h ? (h.PromisesKept, h.PromisesDrafted, h.PromisesOpen) : default;
    }
}
