using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>A part of the page: the whole outer HTML of the element with that id.</summary>
public sealed record LiveFragment(string Id, string Html);

/// <summary>Renders what differs between two moments, from the same components as the page.</summary>
/// <remarks>Each frame has a renderer of its own, which is disposed of: one kept for long leaks.</remarks>
internal sealed class LiveFragments(IServiceProvider services, ILoggerFactory logging)
{
    /// <summary>Returns the fragments that make a page of <paramref name="before"/> one of <paramref name="now"/>.</summary>
    public async Task<IReadOnlyList<LiveFragment>> BetweenAsync(LiveDocument before, LiveDocument now)
    {
        var parts = Parts(before, now).ToList();
        if (parts.Count == 0)
        {
            return [];
        }

        await using var renderer = new HtmlRenderer(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var fragments = new List<LiveFragment>(parts.Count);
            foreach (var (id, component, parameters) in parts)
            {
                var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters));
                fragments.Add(new(id, root.ToHtmlString()));
            }

            return fragments;
        });
    }

    private static IEnumerable<(string Id, Type Component, Dictionary<string, object?> Parameters)> Parts(
        LiveDocument before,
        LiveDocument now
    )
    {
        if (before == now)
        {
            yield break;
        }

        var document = new Dictionary<string, object?> { [nameof(LiveCode.Document)] = now };
        if (before.Discussed != now.Discussed)
        {
            yield return (LiveNow.Id, typeof(LiveNow), document);
        }

        if (Contents(before) != Contents(now))
        {
            yield return (LiveOutline.Id, typeof(LiveOutline), document);
        }

        if (before.Shape != now.Shape)
        {
            yield return (LiveCode.Id, typeof(LiveCode), document);
            yield break;
        }

        if (before.Published != now.Published)
        {
            yield return (LivePublished.Id, typeof(LivePublished), document);
        }

        var clauses = before.Clauses.ToDictionary(c => c.Id);
        foreach (var (was, section) in before.Sections.Zip(now.Sections))
        {
            if (was with { Clauses = default } != section with { Clauses = default })
            {
                yield return (
                    $"section-{section.Id}",
                    typeof(LiveSectionHead),
                    new(document) { [nameof(LiveSectionHead.Section)] = section }
                );
            }

            foreach (var clause in section.Clauses.Where(c => clauses[c.Id] != c))
            {
                yield return ($"clause-{clause.Id}", typeof(LiveClauseView), new(document) { [nameof(LiveClauseView.Clause)] = clause });
            }
        }
    }

    /// <summary>Returns what the list of contents shows.</summary>
    private static Sequence<object> Contents(LiveDocument document) =>
        new(
            document.Sections.SelectMany(s =>
                s.Clauses.Select(object (c) => (c.Number, Agreed: c.Status == ClauseStatus.Agreed, c.Discussed, c.Id))
                    .Prepend((s.Number, s.Heading, s.Id))
            )
        );
}
