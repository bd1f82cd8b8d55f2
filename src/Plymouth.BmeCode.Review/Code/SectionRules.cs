using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Sections come, move, go with their clauses, and come back with them.</summary>
internal static class SectionRules
{
    public static Decision Add(Case now, AddSection command)
    {
        var heading = MeetingRules.OneLine(command.Heading);
        if (heading.Length == 0)
        {
            return Say.Invalid("A section has a heading. Write one.");
        }

        var section = new SectionId(now.Asked.Ids.Next("s"));
        var scheme = now.Now.Sections.Find(s => s.Kind == SectionKind.Numbered)?.Scheme ?? NumberingScheme.Decimal;
        return Say.Accept(
            new SectionAdded(section, SectionKind.Numbered, scheme, PlaceOf(now.Now.Sections, command.At)),
            new PassageStep.Create(section.Heading, PassageKind.Heading, Wording.OfText(heading), null),
            new PassageStep.Create(section.LeadIn, PassageKind.LeadIn, Wording.Empty, null));
    }

    public static Decision Move(Case now, MoveSection command)
    {
        if (now.Now.Sections.Find(s => s.Id == command.Section) is not { } section)
        {
            return Say.NotFound($"Section {command.Section}");
        }

        if (section.Deleted)
        {
            return Say.Closed("This section has been deleted meanwhile. Bring it back first if it is still wanted.");
        }

        var fromAt = now.Now.Sections.IndexOf(section);
        var others = now.Now.Sections.Remove(section);
        return now.Now.Sections.Take(fromAt).Count(s => !s.Deleted) == Math.Clamp(command.At, 0, others.Count(s => !s.Deleted))
            ? Say.AlreadySo
            : Say.Accept(new SectionMoved(section.Id, PlaceOf(others, command.At), fromAt));
    }

    public static Decision Delete(Case now, DeleteSection command)
    {
        if (now.Now.Sections.Find(s => s.Id == command.Section) is not { } section)
        {
            return Say.NotFound($"Section {command.Section}");
        }

        if (section.Deleted)
        {
            return Say.AlreadySo;
        }

        if (section.Kind == SectionKind.General && !now.Now.CommentsAbout(new AboutSection(section.Id)).IsEmpty)
        {
            return Say.Invalid("This heading holds the comments about the Code as a whole, so it cannot be deleted.");
        }

        var standing = now.Now.Standing(section.Id).ToList();
        if (standing.Find(c => c.Status == ClauseStatus.Agreed) is { } agreed)
        {
            return Say.Agreed($"Clause {now.Now.Label(agreed.Id)} of this section is agreed, so the section cannot be deleted. A facilitator can reopen the clause, with a reason; or move it to another section.");
        }

        return Say.Accept(new SectionDeleted(section.Id, [.. standing.Select(c => c.Id)]), Passages(now.Now, section.Id).Select(p => new PassageStep.Close(p, ClauseRules.Deleted)));
    }

    public static Decision BringBack(Case now, BringBackSection command) => now.Now.Sections.Find(s => s.Id == command.Section) switch
    {
        null => Say.NotFound($"Section {command.Section}"),
        { Deleted: false } => Say.AlreadySo,
        var section => Say.Accept(new SectionBroughtBack(section.Id, section.DeletedWith), Passages(now.Now, section.Id).Select(p => new PassageStep.Reopen(p))),
    };

    /// <summary>The passages that close with the section, or open with it again.</summary>
    public static IEnumerable<PassageId> Passages(Consultation now, SectionId id) => now.Sections.Find(s => s.Id == id) is not { } section ? []
        : [id.Heading, id.LeadIn, .. section.Deleted ? section.DeletedWith.Select(c => c.Passage) : now.Standing(id).Select(c => c.Id.Passage)];

    private static int PlaceOf(IEnumerable<Section> sections, int at)
    {
        var all = sections.ToList();
        return all.Where(s => !s.Deleted).Skip(Math.Max(0, at)).FirstOrDefault() is { } next ? all.IndexOf(next) : all.Count;
    }
}
