using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class SessionsTests : IDisposable
{
    private static readonly MemberId Ann = new("ann");

    private readonly OpenFolder _open = new();

    private Sessions Sessions => _open.Folder.Sessions;

    public void Dispose() => _open.Dispose();

    [Fact]
    public void What_was_begun_lasts_over_a_restart_and_what_was_ended_is_ended()
    {
        var laptop = Sessions.Begin(Ann, "Firefox on Windows");
        var phone = Sessions.Begin(Ann, "Safari on iPhone");

        Sessions.End(phone.Id);
        _open.Reopen();

        Sessions.Find(laptop.Id).Should().Be(laptop);
        Sessions.Find(phone.Id).Should().BeNull();
        Sessions.Of(Ann).Should().Equal(laptop);
    }

    [Fact]
    public void Each_that_ends_is_told_once()
    {
        List<SessionId> told = [];
        using var listening = Sessions.Subscribe(ended => told.Add(ended.Id));
        var (one, two, three) = (Sessions.Begin(Ann, "A"), Sessions.Begin(Ann, "B"), Sessions.Begin(new("ben"), "C"));

        Sessions.EndOf(Ann, butFor: one.Id);
        Sessions.End(two.Id);

        told.Should().Equal(two.Id);
        Sessions.Find(one.Id).Should().NotBeNull();
        Sessions.Find(three.Id).Should().NotBeNull();
    }

    [Fact]
    public void Whose_access_is_taken_away_is_signed_out_everywhere()
    {
        var person = _open.Folder.People.Add("Ann", OpenFolder.Bme, Role.Member);
        var session = Sessions.Begin(person.Id, "A");

        _open.Folder.People.Remove(person.Id);

        Sessions.Find(session.Id).Should().BeNull();
    }

    [Fact]
    public void One_that_nobody_used_for_thirty_days_is_over_and_one_that_is_used_goes_on()
    {
        List<SessionId> told = [];
        using var listening = Sessions.Subscribe(ended => told.Add(ended.Id));
        var (left, used) = (Sessions.Begin(Ann, "A"), Sessions.Begin(Ann, "B"));

        _open.Time.Advance(TimeSpan.FromDays(29));
        Sessions.See(used.Id);
        _open.Time.Advance(TimeSpan.FromDays(1));

        Sessions.Find(left.Id).Should().BeNull("it is over even before anybody looked");
        Sessions.Find(used.Id)!.SeenAt.Should().Be(OpenFolder.Evening.AddDays(29));
        Sessions.EndOver();
        told.Should().Equal(left.Id);
        _open.Reopen();
        Sessions.Of(Ann).Should().ContainSingle().Which.Id.Should().Be(used.Id);
    }

    [Fact]
    public void The_sign_in_of_an_earlier_build_is_one_session_however_often_it_comes_and_stays_ended()
    {
        var first = Sessions.BeginOfEarlier("1762370000000", Ann, "A");
        var again = Sessions.BeginOfEarlier("1762370000000", Ann, "A copy elsewhere");
        var other = Sessions.BeginOfEarlier("1762370000001", Ann, "B");

        Sessions.End(first!.Id);

        again.Should().Be(first);
        other!.Id.Should().NotBe(first.Id);
        Sessions.BeginOfEarlier("1762370000000", Ann, "A").Should().BeNull();
        _open.Reopen();
        Sessions.BeginOfEarlier("1762370000000", Ann, "A").Should().BeNull();
    }
}
