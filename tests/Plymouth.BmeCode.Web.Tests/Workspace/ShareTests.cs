using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Workspace.Share;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class ShareTests
{
    private static readonly Uri Address = new("http://192.168.1.20:5080/");

    [Fact]
    public async Task A_member_link_is_shown_once_and_lets_one_person_in()
    {
        await using var bench = await DeskBench.OpenAsync();
        var part = bench.Show<MemberLinks>(bench.Desk(), p => p.Add(m => m.Address, Address));
        await part.Find("#member-name").ChangeAsync(new() { Value = "Aisha Khan" });
        await part.Find("form").SubmitAsync();

        var link = new Uri(part.Find(".link-line input").GetAttribute("value")!);

        link.Host.Should().Be("192.168.1.20");
        bench
            .Meeting.Folder.Links.Look(link.Segments[^1])
            .Should()
            .BeOfType<LinkLook.Good>()
            .Which.Link.Should()
            .Match<Link>(l => l.Role == Role.Member && l.Consultation == bench.Meeting.Id && l.Name == "Aisha Khan" && l.Kind == LinkKind.Single);
        bench.Show<MemberLinks>(bench.Desk(), p => p.Add(m => m.Address, Address)).FindAll(".link-line").Should().BeEmpty();
    }

    [Fact]
    public async Task A_join_code_is_opened_with_its_QR_code_and_closed()
    {
        await using var bench = await DeskBench.OpenAsync();
        var part = bench.Show<JoinCode>(bench.Desk(), p => p.Add(m => m.Address, Address));
        await part.Find("button").ClickAsync(new());
        var code = part.Find(".code").TextContent;
        part.Find(".qr svg").Should().NotBeNull();
        bench.Meeting.Folder.Links.Look(code).Should().BeOfType<LinkLook.Good>();

        await part.FindAll("button").Single(b => b.TextContent == "Close the code").ClickAsync(new());

        bench.Meeting.Folder.Links.Look(code).Should().NotBeOfType<LinkLook.Good>();
        part.FindAll(".code").Should().BeEmpty();
    }

    [Fact]
    public async Task A_partner_link_lasts_until_it_is_revoked()
    {
        await using var bench = await DeskBench.OpenAsync();
        var part = bench.Show<PartnerLinks>(bench.Desk(), p => p.Add(m => m.Address, Address).Add(m => m.Consultation, bench.Meeting.Id));
        await part.Find("#partner-name").ChangeAsync(new() { Value = "Housing forum" });
        await part.Find("form").SubmitAsync();
        var token = new Uri(part.Find(".link-line input").GetAttribute("value")!).Segments[^1];
        part.Find(".rows").TextContent.Should().Contain("Housing forum");

        var asked = Ask(bench, part, "Revoke");
        bench.Meeting.Folder.Links.Look(token).Should().BeOfType<LinkLook.Good>("it is asked first");
        await Button(bench.Dialogs, "Yes, revoke it").ClickAsync(new());
        await asked;

        bench.Meeting.Folder.Links.Look(token).Should().BeOfType<LinkLook.Revoked>();
        part.FindAll(".rows, .link-line").Should().BeEmpty();
    }

    [Fact]
    public async Task A_partner_link_that_was_lost_is_replaced_by_a_new_one_for_the_same_people()
    {
        await using var bench = await DeskBench.OpenAsync();
        var (_, old) = bench.Meeting.Folder.Links.MakePartner(bench.Meeting.Id, "Housing forum");
        var part = bench.Show<PartnerLinks>(bench.Desk(), p => p.Add(m => m.Address, Address).Add(m => m.Consultation, bench.Meeting.Id));
        part.FindAll(".link-line").Should().BeEmpty("only a fingerprint of it is kept");

        var asked = Ask(bench, part, "Replace");
        await Button(bench.Dialogs, "Yes, replace it").ClickAsync(new());
        await asked;

        bench.Meeting.Folder.Links.Look(old).Should().BeOfType<LinkLook.Revoked>();
        var token = new Uri(part.Find(".link-line input").GetAttribute("value")!).Segments[^1];
        bench.Meeting.Folder.Links.Look(token).Should().BeOfType<LinkLook.Good>().Which.Link.Name.Should().Be("Housing forum");
        part.Find(".made").TextContent.Should().Contain("The old one no longer works.");
        part.FindAll(".rows li").Should().ContainSingle();
    }

    [Fact]
    public async Task An_open_join_code_is_there_again_when_the_facilitator_comes_back_to_the_page_and_on_anothers()
    {
        await using var bench = await DeskBench.OpenAsync();
        var part = bench.Show<JoinCode>(bench.Desk(), p => p.Add(m => m.Address, Address));
        await part.Find("button").ClickAsync(new());
        var code = part.Find(".code").TextContent;

        var again = bench.Show<JoinCode>(bench.Desk(), p => p.Add(m => m.Address, Address));

        again.Find(".code").TextContent.Should().Be(code);
        await Button(again, "Close the code").ClickAsync(new());
        part.WaitForAssertion(() => part.FindAll(".code").Should().BeEmpty("it is closed for everybody"));
    }

    [Fact]
    public async Task Nobody_but_a_facilitator_makes_a_link()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var part = bench.Show<MemberLinks>(desk, p => p.Add(m => m.Address, Address));
        await part.Find("form").SubmitAsync();
        desk.Notice.Should().Be(Sharing.OnlyFacilitators);
        bench.Meeting.Folder.Links.All.Should().BeEmpty();
    }

    [Fact]
    public async Task The_facilitator_chooses_what_partners_see()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var part = bench.Show<SightChoice>(desk);
        await part.FindAll("input[type=radio]")[2].ChangeAsync(new() { Value = "on" });
        desk.Table.Consultation.Sight.Should().Be(PartnerSight.Everything);
    }

    [Fact]
    public async Task A_person_taken_out_leaves_the_list_and_keeps_their_name_in_the_history()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var part = bench.Show<PeopleList>(desk);
        part.FindAll("button").Should().ContainSingle("nobody takes themselves out");

        var asked = Ask(bench, part, "Take out");
        bench.Dialogs.Find("[role=dialog]").TextContent.Should().Contain("Take Mara Lind out of this consultation?");
        await Button(bench.Dialogs, "Cancel").ClickAsync(new());
        await asked;
        part.Find(".rows").TextContent.Should().Contain("Mara Lind");
        asked = Ask(bench, part, "Take out");
        await bench.Dialogs.Find(".mud-overlay").ClickAsync(new());
        await asked;
        bench.Dialogs.FindAll("[role=dialog]").Should().BeEmpty();
        bench.Meeting.Folder.People.RoleIn(bench.Member.Id, bench.Meeting.Id).Should().NotBeNull("twice the answer was no");

        asked = Ask(bench, part, "Take out");
        await Button(bench.Dialogs, "Yes, take Mara Lind out").ClickAsync(new());
        await asked;
        part.WaitForAssertion(() => part.Find(".rows").TextContent.Should().NotContain("Mara Lind"));
        desk.NameOf(bench.Member.Id).Should().Be("Mara Lind");
        bench.Meeting.Folder.People.Find(bench.Member.Id)!.Removed.Should().BeFalse("other consultations go on");
    }

    [Fact]
    public async Task A_facilitator_changes_roles_and_adds_who_was_taken_out()
    {
        await using var bench = await DeskBench.OpenAsync();
        var people = bench.Meeting.Folder.People;
        var part = bench.Show<PeopleList>(bench.Desk());
        await part.Find("[aria-label='Role of Mara Lind']").ChangeAsync(new() { Value = "Reader" });
        people.RoleIn(bench.Member.Id, bench.Meeting.Id).Should().Be(Role.Reader);
        people.TakeOut(bench.Member.Id, bench.Meeting.Id);
        part.WaitForElement("#add-person");

        await part.Find("#add-person").ChangeAsync(new() { Value = bench.Member.Id.Value });
        await part.Find("#add-role").ChangeAsync(new() { Value = "Facilitator" });
        await part.Find("form").SubmitAsync();

        people.RoleIn(bench.Member.Id, bench.Meeting.Id).Should().Be(Role.Facilitator);
        part.FindAll("#add-person").Should().BeEmpty("everybody is in it");
    }

    [Fact]
    public async Task Only_an_administrator_sees_everybody_and_removes_them()
    {
        await using var bench = await DeskBench.OpenAsync();
        var people = bench.Meeting.Folder.People;
        bench.Show<EverybodyList>(bench.Desk()).Markup.Trim().Should().BeEmpty("a facilitator looks after one consultation");
        var desk = bench.Desk(people.AddAdministrator("Ada"));
        var part = bench.Show<EverybodyList>(desk);
        part.Find(".rows").TextContent.Should().Contain("Mara Lind").And.Contain("administrator, you");

        var asked = Ask(bench, part, "Remove", "Remove Mara Lind");
        await Button(bench.Dialogs, "Yes, remove Mara Lind").ClickAsync(new());
        await asked;

        people.Find(bench.Member.Id)!.Removed.Should().BeTrue();
        desk.Notice!.Words.Should().Contain("can no longer come in");
        asked = Ask(bench, part, "Make administrator", "Make administrator: Fay");
        await Button(bench.Dialogs, "Yes, make them one").ClickAsync(new());
        await asked;
        people.Find(bench.Meeting.Facilitator.Id)!.IsAdministrator.Should().BeTrue();
    }

    [Fact]
    public async Task A_question_about_what_is_gone_meanwhile_goes_too()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var part = bench.Show<PeopleList>(desk);
        var asked = Ask(bench, part, "Take out");

        bench.Meeting.Folder.People.Remove(bench.Member.Id);

        bench.Dialogs.WaitForAssertion(() => bench.Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        await asked;
        desk.Notice.Should().BeNull("nothing was answered");
    }

    /// <summary>Presses a button that asks first, and waits until it does. The press is over once it was answered.</summary>
    private static Task Ask<TPart>(DeskBench bench, IRenderedComponent<TPart> part, string words, string? name = null)
        where TPart : Microsoft.AspNetCore.Components.IComponent
    {
        bench.Dialogs.FindAll("[role=dialog]").Should().BeEmpty();
        var asked = part.FindAll("button")
            .Single(b => b.TextContent == words && (name is null || b.GetAttribute("aria-label") == name))
            .ClickAsync(new());
        bench.Dialogs.WaitForElement("[role=dialog]");
        return asked;
    }

    private static AngleSharp.Dom.IElement Button<TPart>(IRenderedComponent<TPart> part, string words)
        where TPart : Microsoft.AspNetCore.Components.IComponent => part.FindAll("button").Single(b => b.TextContent == words);
}
