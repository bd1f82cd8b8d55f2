using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd.Ledger;

/// <summary>
/// Two members type without looking while everything happens that can happen in a meeting. Afterwards every key is accounted for.
/// </summary>
/// <remarks><c>BMECODE_LEDGER_ROUNDS</c> asks for more rounds, <c>BMECODE_LEDGER_SEED</c> for those of an earlier run.</remarks>
public sealed class KeystrokeLedgerTests(Chromium chromium, ITestOutputHelper output)
{
    private const int RoundsOfASession = 20;

    /// <summary>The words handed back to their author: as they lie on the browser's disk, once each is shown too.</summary>
    private const string KeptWords = """
        async () => {
          const all = (database) => new Promise((resolve, reject) => {
            const asked = database.transaction("words").objectStore("words").getAll();
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
          });
          const database = await new Promise((resolve, reject) => {
            const opening = indexedDB.open("bmecode");
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(opening.error);
          });
          try {
            const rest = () => new Promise((resolve) => setTimeout(resolve, 100));
            for (const end = performance.now() + 60_000; performance.now() < end; await rest()) {
              const words = await all(database);
              if (document.querySelectorAll(".page-kept:not(.page-begun)").length === words.length) {
                return words.map((kept) => kept.words).join(" ");
              }
            }
            throw new Error("Not all words that are kept were shown within a minute.");
          } finally {
            database.close();
          }
        }
        """;

    private static readonly string[] Numbers = ["1.3", "2.2", "2.3", "2.6", "3.1", "3.3", "4.1", "4.3"];

    [Fact]
    public async Task Every_key_pressed_stands_in_a_wording_or_is_kept_for_its_author_or_was_deleted_by_somebody_named()
    {
        var rounds = Asked("BMECODE_LEDGER_ROUNDS") ?? 3;
        var seed = Asked("BMECODE_LEDGER_SEED") ?? Environment.TickCount;
        for (var first = 0; first < rounds; first += RoundsOfASession)
        {
            await SessionAsync(seed + first, Math.Min(RoundsOfASession, rounds - first));
        }
    }

    private async Task SessionAsync(int seed, int rounds)
    {
        var random = new Random(seed);
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var ledger = new KeystrokeLedger();
        using var grace = new Typist(await Person.MemberAsync(server, chromium, "Grace"), "Grace", ledger, new Random(seed + 1));
        using var omar = new Typist(await Person.MemberAsync(server, chromium, "Omar"), "Omar", ledger, new Random(seed + 2));
        Typist[] typists = [grace, omar];
        var disturbances = new Disturbances(server, farah, typists, random);
        for (var round = 1; round <= rounds; round++)
        {
            string[] numbers = [Numbers[random.Next(Numbers.Length)]];
            using var over = new CancellationTokenSource();
            var typing = typists.Select(t => t.TypeAsync(numbers, 400, over.Token)).ToArray();
            for (var happening = random.Next(2, 4); happening > 0; happening--)
            {
                await disturbances.DoAsync(numbers[0]);
            }

            await over.CancelAsync();
            await Task.WhenAll(typing);
            var balance = await BalanceAsync(typists, ledger);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, round {round}, {numbers[0]}: {ledger.Count} keys, {balance}")
            );
            balance.Nowhere.Should().BeEmpty($"seed {seed}, round {round}: every key is accounted for");
            await disturbances.TidyAsync(numbers[0]);
        }

        ledger.Count.Should().BeGreaterThan(rounds * 20, "members really typed");
        output.WriteLine(string.Join(", ", disturbances.Done.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}")));
    }

    /// <summary>Waits until each page has stored or handed back everything, and reads the journal and what the browsers keep.</summary>
    private static async Task<LedgerBalance> BalanceAsync(Typist[] typists, KeystrokeLedger ledger)
    {
        var kept = "";
        foreach (var typist in typists)
        {
            var page = typist.Person.Page;
            await page.EvaluateAsync("() => document.activeElement?.blur?.()");
            await ComeAsync(page);
            await Expect(page.Locator("[data-save-status]").First).ToHaveTextAsync("Saved", new() { Timeout = 60_000 });
            kept += await KeptOnAsync(page);
        }

        var person = typists[0].Person;
        var answer = await person.Page.Context.APIRequest.GetAsync($"{person.WorkspaceAddress}/documents/consultation.json");
        using var consultation = JsonDocument.Parse(await answer.TextAsync());
        return ledger.Balance(consultation.RootElement, kept);
    }

    private static async Task<string> KeptOnAsync(IPage page)
    {
        while (true)
        {
            try
            {
                return await page.EvaluateAsync<string>(KeptWords);
            }
            catch (PlaywrightException e) when (e.Message.Contains("navigation", StringComparison.Ordinal))
            {
                // The page has just loaded itself again: its next one is asked.
            }
        }
    }

    /// <summary>A page whose scripts the server could not send before it was killed never comes: its member loads it once more.</summary>
    private static async Task ComeAsync(IPage page)
    {
        try
        {
            await page.Locator("[data-save-status]").First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            await page.ReloadAsync();
        }
    }

    private static int? Asked(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
