using System.Text;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Another group's table, taken in on the page.</summary>
public sealed class ImportTests(Chromium chromium)
{
    private const string Table =
        "Our Code – responses to consultation\n1. Introduction\tResponse\n1.1 This Code sets out what we will do.\t\nToo "
        + "vague\tAgreed, we will give examples.\nWho is \"we\"?\t\n2. What members will do - Members will:-\t\n2.1 Meet twice a "
        + "year.\t\n";

    [Fact]
    public async Task A_table_is_shown_before_it_is_kept_a_broken_one_is_refused_and_doubts_are_settled_later()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await page.GotoAsync($"{server.Address}/new");
        await Expect(page.GetByLabel("The file")).ToBeEnabledAsync();

        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "notes.txt",
                    MimeType = "text/plain",
                    Buffer = "Just some notes.\n"u8.ToArray(),
                }
            );
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("notes.txt cannot be read.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing has changed.");

        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "ours.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(Table),
                }
            );
        await Expect(page.Locator(".import-summary")).ToContainTextAsync("2 sections, 2 clauses, 2 comments, 1 response.");
        await Expect(page.Locator(".doubts")).ToContainTextAsync("Who is \"we\"?");
        await page.GotoAsync(server.Address);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Our Code" })).ToHaveCountAsync(0);

        await page.GotoAsync($"{server.Address}/new");
        await Expect(page.GetByLabel("The file")).ToBeEnabledAsync();
        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "ours.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(Table),
                }
            );
        await farah.ClickAsync("Keep this consultation");
        await Expect(page.Locator("a.entry")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { Name = "Doubts (1)" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("response above") }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Every doubt is settled.");
    }

    [Fact]
    public async Task A_file_is_chosen_by_the_keyboard_or_dropped_and_what_was_read_takes_the_focus()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await page.GotoAsync($"{server.Address}/new");
        var field = page.GetByLabel("The file");
        await Expect(field).ToBeEnabledAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Choose a table", Selected = true })).ToBeVisibleAsync();
        await farah.TabToAsync(field);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(
            new FilePayload
            {
                Name = "notes.txt",
                MimeType = "text/plain",
                Buffer = "Just some notes.\n"u8.ToArray(),
            }
        );
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("notes.txt cannot be read.");
        await Expect(field).ToBeFocusedAsync();

        using var folder = new TempFolder();
        var table = Path.Combine(folder.Path, "ours.txt");
        await File.WriteAllTextAsync(table, Table);
        await DropAsync(page, field, table);
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Look at what was read", Selected = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Our Code" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sections and clauses as read" }))
            .ToContainTextAsync("Meet twice a year.");

        await farah.ClickAsync("Discard");
        await Expect(field).ToBeEnabledAsync();
    }

    /// <summary>A file let go over an element, as the browser itself sees it.</summary>
    private static async Task DropAsync(IPage page, ILocator onto, string file)
    {
        var box = await onto.BoundingBoxAsync();
        var browser = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await browser.SendAsync(
                "Input.dispatchDragEvent",
                new()
                {
                    ["type"] = type,
                    ["x"] = box!.X + (box.Width / 2),
                    ["y"] = box.Y + (box.Height / 2),
                    ["data"] = new Dictionary<string, object>
                    {
                        ["items"] = Array.Empty<object>(),
                        ["files"] = new[] { file },
                        ["dragOperationsMask"] = 1,
                    },
                }
            );
        }
    }
}
