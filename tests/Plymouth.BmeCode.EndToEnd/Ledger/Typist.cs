using Microsoft.Playwright;

namespace Plymouth.BmeCode.EndToEnd.Ledger;

/// <summary>
/// A member who types blindly: looks once where the caret is, then presses some keys in a row whatever happens meanwhile.
/// </summary>
public sealed class Typist(Person person, string name, KeystrokeLedger ledger, Random random) : IDisposable
{
    /// <summary>
    /// The passage whose editor has the caret: a clause's wording by the address, a response by its group; null where no editor that can be
    /// written in has it.
    /// </summary>
    private const string CaretPassage = """
        () => {
          const at = document.activeElement;
          if (!at?.isContentEditable) return null;
          return at.closest("[data-group]")?.dataset.group ?? (at.closest(".wording-holder") ? location.pathname.split("/")[3] : null);
        }
        """;

    private const int LeastWords = 10;

    // One member has two hands: who presses a button, pastes or loads the page again does not type a word at the same time.
    private readonly SemaphoreSlim _hands = new(1, 1);
    private ICDPSession? _keyboard;

    public Person Person => person;

    public string Name => name;

    /// <summary>What goes on, for the ledger.</summary>
    public string During { get; set; } = "nothing";

    /// <summary>Types words until told to stop, a few at least, in the wording of one of these clauses or in a response below it.</summary>
    public async Task TypeAsync(IReadOnlyList<string> numbers, int words, CancellationToken stop)
    {
        _keyboard ??= await person.Page.Context.NewCDPSessionAsync(person.Page);
        for (var word = 0; word < words && (word < LeastWords || !stop.IsCancellationRequested); word++)
        {
            await ByHandAsync(() => TypeWordAsync(numbers));
        }
    }

    /// <summary>Loads the page again, between two words: what was typed before is still to be there.</summary>
    public Task LoadAgainAsync() => ByHandAsync(async () => await person.Page.ReloadAsync());

    /// <summary>Answers the first comment without a response, with *Only unanswered* ticked.</summary>
    public Task AnswerUnderFilterAsync() =>
        ByHandAsync(async () =>
        {
            var only = person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Only unanswered" });
            var answer = person.Page.Locator(".no-response button");
            if (await only.CountAsync() == 0 || await answer.CountAsync() == 0)
            {
                return;
            }

            await only.CheckAsync(Brief.Check);
            await answer.First.ClickAsync(Brief.Click);
        });

    /// <summary>Pastes marked words where the caret is, as large as asked for.</summary>
    public Task PasteAsync(int length) =>
        ByHandAsync(async () =>
        {
            if (await CaretAsync() is not { } passage)
            {
                return;
            }

            var (first, last) = (ledger.Press(name, passage, "a paste"), ledger.Press(name, passage, "a paste"));
            await person.Page.EvaluateAsync(
                """
                (text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/plain", text);
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
                }
                """,
                $"{first}{string.Concat(Enumerable.Repeat("pasted words ", length / 13))}{last}"
            );
        });

    private async Task TypeWordAsync(IReadOnlyList<string> numbers)
    {
        var passage = await CaretAsync() ?? await TakeCaretAsync(numbers);
        if (passage is null)
        {
            return;
        }

        for (var letters = random.Next(3, 9); letters > 0; letters--)
        {
            await PressAsync(ledger.Press(name, passage, During));
        }

        await person.Page.Keyboard.PressAsync("Space");
    }

    private async Task ByHandAsync(Func<Task> act)
    {
        await _hands.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _hands.Release();
        }
    }

    public void Dispose() => _hands.Dispose();

    /// <summary>The passage the caret is in; null where it is in none, or the page is just loading again by itself.</summary>
    private async Task<string?> CaretAsync()
    {
        try
        {
            return await person.Page.EvaluateAsync<string?>(CaretPassage);
        }
        catch (PlaywrightException e) when (e.Message.Contains("navigation", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private async Task<string?> TakeCaretAsync(IReadOnlyList<string> numbers)
    {
        try
        {
            var editors = person.Page.Locator(
                ".clause-pane .wording-holder:not([hidden]) [contenteditable=true], [data-group] [contenteditable=true]"
            );
            if (await editors.CountAsync() == 0 || new Uri(person.Page.Url).Segments.Length < 4)
            {
                await person.OpenAsync(numbers[random.Next(numbers.Count)]);
                await editors.First.WaitForAsync(new() { Timeout = Brief.Wait });
            }

            await editors.Nth(random.Next(await editors.CountAsync())).ClickAsync(Brief.Click);
            await person.Page.Keyboard.PressAsync("Control+End");
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return null;
        }

        return await CaretAsync();
    }

    // A real key with a letter of its own: the browser's keydown, beforeinput and input come as from a keyboard.
    private async Task PressAsync(char letter)
    {
        var key = new Dictionary<string, object>
        {
            ["type"] = "keyDown",
            ["key"] = letter.ToString(),
            ["text"] = letter.ToString(),
            ["unmodifiedText"] = letter.ToString(),
        };
        await _keyboard!.SendAsync("Input.dispatchKeyEvent", key);
        await _keyboard.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = letter.ToString() });
    }
}
