using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class LinksTests : IDisposable
{
    private static readonly ConsultationId Consultation = new("code1");

    private readonly OpenFolder _open = new();

    private Links Links => _open.Folder.Links;

    public void Dispose() => _open.Dispose();

    [Fact]
    public void A_single_link_lets_one_person_in_once()
    {
        var (link, token) = Links.MakeSingle(Consultation, Role.Facilitator, " Amina ");

        Links.Look(token).Should().Be(new LinkLook.Good(link), "looking changes nothing");
        Links.LetIn(token, "Ann").Look.Should().Be(new LinkLook.Good(link with { UsedAt = OpenFolder.Evening }));
        Links.LetIn(token, "Ann").Look.Should().BeOfType<LinkLook.Used>();
        Links.Look(token).Should().BeOfType<LinkLook.Used>();
        (link.Role, link.Name).Should().Be((Role.Facilitator, "Amina"));
    }

    [Fact]
    public async Task Of_many_who_use_a_single_link_at_once_one_gets_in()
    {
        var (_, token) = Links.MakeSingle(Consultation, Role.Member, null);
        using var start = new Barrier(8);

        var looks = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return Links.LetIn(token, "Ann").Look;
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        looks.OfType<LinkLook.Good>().Should().HaveCount(1);
        looks.OfType<LinkLook.Used>().Should().HaveCount(7);
    }

    [Fact]
    public void A_link_is_used_up_only_with_its_person_written()
    {
        var (_, token) = Links.MakeSingle(Consultation, Role.Member, null);

        var refused = () => Links.LetIn(token, " ");

        refused.Should().Throw<ArgumentException>();
        Links.Look(token).Should().BeOfType<LinkLook.Good>("nobody came in by it");
        var (person, _) = Links.LetIn(token, "Ann");
        _open.Reopen();
        _open.Folder.People.Find(person!.Id).Should().Be(person);
        Links.Look(token).Should().BeOfType<LinkLook.Used>();
    }

    [Fact]
    public void A_single_link_that_nobody_used_ends_after_seven_days_or_when_its_maker_said()
    {
        var (_, usual) = Links.MakeSingle(Consultation, Role.Member, null);
        var (_, longer) = Links.MakeSingle(Consultation, Role.Member, null, TimeSpan.FromDays(30));

        _open.Time.Advance(Links.SingleLasts - TimeSpan.FromMilliseconds(1));
        Links.Look(usual).Should().BeOfType<LinkLook.Good>();
        _open.Time.Advance(TimeSpan.FromMilliseconds(1));

        Links.LetIn(usual, "Ann").Look.Should().BeOfType<LinkLook.Ended>();
        Links.LetIn(longer, "Ann").Look.Should().BeOfType<LinkLook.Good>();
    }

    [Fact]
    public void Tokens_are_long_different_and_stored_nowhere()
    {
        var tokens = Enumerable.Range(0, 50).Select(_ => Links.MakeSingle(Consultation, Role.Member, null).Token).ToList();

        tokens.Should().OnlyHaveUniqueItems().And.OnlyContain(t => t.Length >= 26 && t.All(char.IsAsciiLetterOrDigit));
        _open.Folder.Dispose();
        var stored = File.ReadAllText(Path.Combine(_open.Path, "bmecode.db"), System.Text.Encoding.Latin1);
        stored.Should().Contain("link50").And.NotContainAny(tokens);
        _open.Reopen();
        Links.Look(tokens[0]).Should().BeOfType<LinkLook.Good>();
    }

    [Fact]
    public void A_join_code_lets_everybody_in_for_fifteen_minutes()
    {
        var (link, code) = Links.OpenJoinCode(Consultation);

        code.Should().HaveLength(8).And.MatchRegex("^[CFGHJKMNPQRTVWXY346789]{8}$");
        link.EndsAt.Should().Be(OpenFolder.Evening.AddMinutes(15));
        _open.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        Links.LetIn(code, "Ann").Look.Should().Be(new LinkLook.Good(link));
        Links.LetIn(code, "Ann").Look.Should().Be(new LinkLook.Good(link));
        _open.Time.Advance(TimeSpan.FromMilliseconds(1));
        Links.LetIn(code, "Ann").Look.Should().Be(new LinkLook.Ended(link));
    }

    [Fact]
    public void A_join_code_may_be_typed_in_any_case_with_hyphens_and_spaces()
    {
        var (link, code) = Links.OpenJoinCode(Consultation);

        Links.Look($" {code[..4].ToLowerInvariant()}-{code[4..]} ").Should().Be(new LinkLook.Good(link));
    }

    [Fact]
    public void Opening_a_join_code_closes_the_one_before()
    {
        var told = new List<string>();
        using var watching = Links.Subscribe(l => told.Add(l.Id));
        var (first, firstCode) = Links.OpenJoinCode(Consultation);
        var (_, secondCode) = Links.OpenJoinCode(Consultation);

        Links.LetIn(firstCode, "Ann").Look.Should().BeOfType<LinkLook.Ended>();
        Links.LetIn(secondCode, "Ann").Look.Should().BeOfType<LinkLook.Good>();
        told.Should().Equal(first.Id);
    }

    [Fact]
    public void A_closed_join_code_has_ended_and_a_revoked_link_is_revoked()
    {
        var told = new List<Link>();
        using var watching = Links.Subscribe(told.Add);
        var (join, code) = Links.OpenJoinCode(Consultation);
        var (partner, partnerToken) = Links.MakePartner(Consultation, "Projector");
        var (single, singleToken) = Links.MakeSingle(Consultation, Role.Member, null);

        foreach (var id in new[] { join.Id, partner.Id, single.Id, single.Id, "unknown" })
        {
            Links.Revoke(id);
        }

        Links.LetIn(code, "Ann").Look.Should().BeOfType<LinkLook.Ended>();
        Links.LetIn(partnerToken, "Ann").Look.Should().BeOfType<LinkLook.Revoked>();
        Links.LetIn(singleToken, "Ann").Look.Should().BeOfType<LinkLook.Revoked>();
        told.Should().Equal(new[] { join, partner, single }.Select(l => l with { RevokedAt = OpenFolder.Evening }));
    }

    [Fact]
    public void A_partner_link_lasts_until_revoked()
    {
        var (link, token) = Links.MakePartner(Consultation, null);
        _open.Time.Advance(TimeSpan.FromDays(400));

        Links.LetIn(token, "Ann").Look.Should().Be(new LinkLook.Good(link));
        Links.LetIn(token, "Ann").Look.Should().Be(new LinkLook.Good(link));
        (link.Role, link.Consultation, link.EndsAt).Should().Be((Role.Partner, Consultation, null));
    }

    [Fact]
    public void A_single_link_is_never_a_partners() =>
        Links.Invoking(l => l.MakeSingle(Consultation, Role.Partner, null)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGH")]
    [InlineData("' OR 1 = 1 --")]
    public void A_token_nobody_gave_out_is_unknown(string token)
    {
        Links.MakeSingle(Consultation, Role.Member, null);

        Links.Look(token).Should().BeOfType<LinkLook.Unknown>();
        Links.LetIn(token, "Ann").Look.Should().BeOfType<LinkLook.Unknown>();
    }

    [Fact]
    public void Who_is_here_already_gets_the_role_of_a_link_where_it_leads_unless_they_had_a_higher_one()
    {
        var people = _open.Folder.People;
        var ann = people.Add("Ann", Consultation, Role.Member);

        foreach (var (consultation, role) in new[] { (Consultation, Role.Reader), (new("another"), Role.Reader) })
        {
            Links.LetInAs(Links.MakeSingle(consultation, role, null).Token, ann.Id).Person.Should().Be(ann);
        }

        people.RoleIn(ann.Id, Consultation).Should().Be(Role.Member);
        people.RoleIn(ann.Id, new("another")).Should().Be(Role.Reader);
        Links.LetInAs(Links.MakeForAdministrator(null).Token, ann.Id).Person.Should().Be(ann with { IsAdministrator = true });
    }

    [Fact]
    public void Each_consultation_has_a_join_code_of_its_own()
    {
        var (here, _) = Links.OpenJoinCode(Consultation);
        var (there, code) = Links.OpenJoinCode(new("another"));

        Links.OpenCode(Consultation).Should().Be(here);
        Links.OpenCode(new("another")).Should().Be(there);
        Links.LettersOf(there).Should().Be(code);
        var ann = Links.LetIn(code, "Ann").Person!;
        _open.Folder.People.RolesOf(ann.Id).Should().ContainSingle().Which.Key.Should().Be(new ConsultationId("another"));
    }

    [Fact]
    public void All_links_are_listed_newest_first()
    {
        var (older, _) = Links.MakeSingle(Consultation, Role.Member, null);
        _open.Time.Advance(TimeSpan.FromSeconds(1));
        var (newer, _) = Links.OpenJoinCode(Consultation);

        Links.All.Should().Equal(newer, older);
    }
}
