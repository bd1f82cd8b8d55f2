using System.Collections.Immutable;
using System.CommandLine;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Erasing;
using Command = System.CommandLine.Command;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>The words to erase.</summary>
/// <param name="Comment">The comment that says the words, by its number, line or id; null for wherever they stand.</param>
/// <param name="Words">The words.</param>
/// <param name="Reason">The reason; null where nothing is to change.</param>
/// <param name="Everywhere">True to erase them from all of the consultation.</param>
/// <param name="Explain">True to say what would go, and change nothing.</param>
internal sealed record EraseWish(string? Comment, string Words, string? Reason, bool Everywhere, bool Explain);

/// <summary>Erases words about a person from a consultation, for good.</summary>
internal static class EraseVerb
{
    private const int LongestReason = 2000;
    private const int LongestBeginning = 80;

    /// <summary>The verb as the command line has it.</summary>
    public static Command Command(Func<ParseResult, Run> from)
    {
        var comment = new Option<string?>("--comment")
        {
            Description =
                "The comment that says the words: its number as the screens name it (\"2.3, comment 4\"), its line in the table as received (\"line "
                    + "12\"), or its id. Without it only "
                + "with --everywhere.",
            HelpName = "N",
        };
        var words = new Option<string>("--words")
        {
            Description =
                "The words. Where they do not stand as given, they are found in other case, with other spaces, line ends, dashes or "
                + "apostrophes.",
            HelpName = "WORDS",
            Required = true,
        };
        var reason = new Option<string?>("--reason")
        {
            Description = "Why they go. It stays in the journal and must not hold the words.",
            HelpName = "WHY",
        };
        var everywhere = new Option<bool>("--everywhere")
        {
            Description = "From other comments, responses, clauses and all earlier wordings too.",
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Only says what would go. Works beside a running server.",
        };
        var erase = new Command(
            "erase",
            "Erases words about a person for good: blanks stand in their place, and the journal still verifies. Not beside a running "
                + "server."
        )
        {
            comment,
            words,
            reason,
            everywhere,
            explain,
        };
        erase.SetAction(parsed =>
            Erase(
                from(parsed),
                new(
                    parsed.GetValue(comment),
                    parsed.GetRequiredValue(words),
                    parsed.GetValue(reason),
                    parsed.GetValue(everywhere),
                    parsed.GetValue(explain)
                )
            )
        );
        return erase;
    }

    private static int Erase(Run run, EraseWish wish)
    {
        RefuseWrongUse(wish);
        if (!DataFolder.Exists(run.DataPath))
        {
            return run.Refuse($"There is no data folder at {run.DataPath}. Give its path with --data.");
        }

        using var folder = wish.Explain ? DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids) : OpenToWrite(run);
        if (Choose(run, folder.Journals) is not { } consultation)
        {
            return Commands.Run.Refused;
        }

        var eraser = new Eraser(folder, consultation);
        Comment? comment = null;
        if (wish.Comment is { } name)
        {
            var called = ErasurePlan.CommentsCalled(eraser.Now, name);
            if (called.Count != 1)
            {
                return run.Refuse(NotOne(name, called));
            }

            comment = called[0];
        }

        if (eraser.Plan(comment, wish.Words, wish.Everywhere) is not var (plan, sought))
        {
            return run.Refuse(NotThere(eraser.Now, comment));
        }

        var documents = eraser.Documents(plan);
        var purged = wish.Explain ? null : eraser.Erase(plan, documents, wish.Reason!.Trim(), MemberId.System, run.Time.GetUtcNow());
        Tell(run, plan, sought, wish);
        TellOf(run, documents, wish.Explain);
        if (
            sought.IsExact
            && eraser.WrittenOtherwise(plan, comment, wish.Words, wish.Everywhere) is { IsEmpty: false } otherwise
        )
        {
            run.Out.WriteLine(
                "Written otherwise (other case, spaces, dashes or apostrophes) the words still stand; give them as they are written there:"
            );
            List(run, otherwise);
        }

        TellOfOthers(run, folder, consultation, sought);
        foreach (var member in eraser.PeopleNamed(sought))
        {
            run.Out.WriteLine($"A member, here or in the history, is called “{member}”: that name stays, here and in exports.");
        }

        return purged is null ? Commands.Run.Done : TellOf(run, purged);
    }

    private static void RefuseWrongUse(EraseWish wish)
    {
        var problem =
            !WordsSought.CanBe(wish.Words) ? "--words has nothing in it that could be erased."
            : wish.Comment is null && !wish.Everywhere
                ? "Say with --comment which comment says the words, or with --everywhere that they go wherever they stand."
            : wish.Explain ? null
            : string.IsNullOrWhiteSpace(wish.Reason) ? "Say with --reason why the words go; it stays in the journal."
            : wish.Reason.Length > LongestReason ? $"A reason has at most {LongestReason} characters. Shorten it."
            : WordsSought.HoweverWritten(wish.Words).AreIn(wish.Reason)
                ? "The reason stays in the journal, and it would hold the words again. Give a reason without them."
            : null;
        if (problem is not null)
        {
            throw new WrongUsageException(problem);
        }
    }

    private static DataFolder OpenToWrite(Run run)
    {
        try
        {
            return DataFolder.OpenToWrite(run.DataPath, run.Time, run.Ids);
        }
        catch (DataFolderException e)
        {
            throw new DataFolderException($"{e.Message} If the server is running: stop it first. Nothing was erased.", e);
        }
    }

    private static ConsultationId? Choose(Run run, Journals journals)
    {
        var stored = journals.Stored;
        ConsultationId? chosen =
            run.Consultation is { } id ? stored.Contains(id) ? id : null
            : stored is [.., var last] ? last
            : null;
        if (chosen is null)
        {
            run.Error.WriteLine(
                run.Consultation is { } missing && stored.Count > 0
                    ? $"There is no consultation {missing} in {run.DataPath}. There are: {string.Join(", ", stored)}."
                    : $"There is no consultation in {run.DataPath}."
            );
        }

        return chosen;
    }

    private static string NotOne(string name, ImmutableList<Comment> called) =>
        called.IsEmpty
            ? $"There is no comment {name}. Name it by its number, as the screens do (\"2.3, comment 4\"), by its line in the table as "
                + "received (line 12), or by its id."
            : $"Comment {name} can be any of {Counted.Of(called.Count, "comment")}. Name it by its id: "
                + $"{string.Join("; ", called.Select(c => $"{c.Id} ({c.Number}, “{Beginning(c)}”)"))}.";

    private static string NotThere(Consultation now, Comment? comment) =>
        comment is null
            ? $"The words stand nowhere in “{now.Title}”, and stood in none of its earlier wordings. Nothing was erased."
            : $"The words do not stand in {comment.Number} ({comment.Id}), which begins “{Beginning(comment)}”. "
                + "Nothing was erased.";

    private static string Beginning(Comment comment)
    {
        var text = string.Join(' ', comment.Body.ToText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestBeginning ? text : $"{text[..LongestBeginning].TrimEnd()}…";
    }

    private static void Tell(Run run, ErasurePlan plan, WordsSought sought, EraseWish wish)
    {
        var (go, yet) = wish.Explain ? ("would be erased", " Nothing was changed.") : ("are erased", "");
        run.Out.WriteLine(
            $"{(sought.IsExact ? "The words" : "The words do not stand as given; written otherwise they")} {go} from "
                + $"{Counted.Of(plan.Going.Count, "place")}, in {Counted.Of(plan.Changed.Count, "entry", "entries")} of the journal.{yet}"
        );
        List(run, plan.Going);
        if (!plan.Staying.IsEmpty)
        {
            run.Out.WriteLine("They still stand elsewhere in this consultation, and go from there with --everywhere:");
            List(run, plan.Staying);
        }
    }

    private static void List(Run run, ImmutableList<PlaceOfWords> places)
    {
        foreach (var place in places)
        {
            run.Out.WriteLine($"  {place.Name}{(place.Times > 1 ? $" ({place.Times} times)" : "")}");
        }
    }

    private static void TellOf(Run run, DocumentsAgain documents, bool explain)
    {
        foreach (var document in documents.Said)
        {
            run.Out.WriteLine(
                $"Publication {document.Publication}, {document.Name}: "
                    + (document.Now is null ? "cannot be made again, so it " : "made again without the words; the file as published ")
                    + (explain ? "would go." : "is gone.")
            );
        }
    }

    private static void TellOfOthers(Run run, DataFolder folder, ConsultationId but, WordsSought sought)
    {
        foreach (var other in folder.Journals.Stored.Where(id => id != but))
        {
            try
            {
                if (ErasurePlan.Hold(other, folder.Journals.Of(other).ReadAll(), sought))
                {
                    run.Out.WriteLine($"The words stand in another consultation too: erase them there with --consultation {other}.");
                }
            }
            catch (FormatException e)
            {
                run.Out.WriteLine($"Whether consultation {other} holds the words is not known, because it cannot be read. {e.Message}");
            }
        }
    }

    private static int TellOf(Run run, Purged purged)
    {
        foreach (var copy in purged.Copies)
        {
            run.Out.WriteLine($"Deleted: {copy}, a copy of the database that held the words.");
        }

        run.Out.WriteLine(
            "Backups, exports and documents that were made before hold the words still, and so may the file that the table was taken in "
                + "from, and a browser that has it open. Delete them, or erase there too."
        );
        return purged.NotYet is not { } reason
            ? Commands.Run.Done
            : run.Refuse(
                $"The words are erased, but not yet cleared from all places on the disk where they lay. {reason} It is tried again at the "
                    + "next start, and by erasing again."
            );
    }
}
