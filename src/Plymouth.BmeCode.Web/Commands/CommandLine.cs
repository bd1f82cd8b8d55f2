using System.CommandLine;
using System.Net;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Command = System.CommandLine.Command;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>
/// Does what the program is called for: serves, or does one verb and ends. Exit codes: 0 done, 1 refused with reasons on the error output,
/// 2 wrong usage.
/// </summary>
public static class CommandLine
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder. Default: the folder BMECODE_DATA names, else data in the current folder.",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description =
            "The address to listen at, e.g. http://0.0.0.0:5080 to let others in the room join. Default: http://localhost:5080. With "
            + "invite: the address the link carries.",
        HelpName = "URLS",
        Recursive = true,
    };

    private static readonly Option<string?> Public = new("--public-url")
    {
        Description =
            "The address people use where a proxy stands in front, e.g. https://meet.example.org or https://meet.example.org/code/. "
            + "Links carry it. Default: what BMECODE_PUBLIC_URL says, else the address each request names.",
        HelpName = "URL",
        Recursive = true,
    };

    private static readonly Option<string[]> Proxy = new("--proxy")
    {
        Description =
            "A proxy that is believed when it says who asks (X-Forwarded-For, -Proto, -Host), as an address or network; several by "
            + "commas, or each with --proxy. Those on this machine are believed anyway.",
        HelpName = "ADDRESS",
        Recursive = true,
    };

    private static readonly Option<string?> Consultation = new("--consultation")
    {
        Description = "Which consultation is meant. Default: the only one, else the last taken in.",
        HelpName = "ID",
        Recursive = true,
    };

    /// <summary>Does what <paramref name="args"/> say; returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var parsed = Root(output, error).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                await error.WriteLineAsync(wrong.Message);
            }

            await error.WriteLineAsync("See --help.");
            return Run.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (WrongUsageException e)
        {
            await error.WriteLineAsync($"{e.Message}{Environment.NewLine}See --help.");
            return Run.WrongUsage;
        }
        catch (Exception e) when (e is DataFolderException or JournalException or FormatException)
        {
            await error.WriteLineAsync(e.Message);
            return Run.Refused;
        }
        catch (Exception e) when (DiskFault.InWords(e) is { } words)
        {
            await error.WriteLineAsync(words);
            return Run.Refused;
        }
#pragma warning disable CA1031 // Whoever runs a verb gets a sentence, whatever went wrong.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync(
                $"The program failed in a way it was not made for: {e.Message} ({e.GetType().Name}). Nothing that was saved is lost. "
                    + "Please tell those who make it what you did."
            );
            return Run.Refused;
        }
    }

    private static RootCommand Root(TextWriter output, TextWriter error)
    {
        Run From(ParseResult parsed) =>
            new(
                Path.GetFullPath(parsed.GetValue(Data) ?? Environment.GetEnvironmentVariable("BMECODE_DATA") ?? "data"),
                UrlsOf(parsed),
                PublicUrlOf(parsed),
                ProxiesOf(parsed),
                parsed.GetValue(Consultation) is { } id ? new ConsultationId(id) : null,
                output,
                error
            );

        var root = new RootCommand(
            "Plymouth.BmeCode: a working group answers a consultation on a draft Code of Practice, together. Without a verb it serves."
        )
        {
            Data,
            Urls,
            Public,
            Proxy,
            Consultation,
        };
        root.SetAction((parsed, stop) => ServeVerb.RunAsync(From(parsed), stop));

        var serve = new Command(
            "serve",
            "Serves the workspace and the live view until stopped (also without a verb). A new data folder gets the table that ships; "
                + "the first start prints a one-time facilitator link."
        );
        serve.SetAction((parsed, stop) => ServeVerb.RunAsync(From(parsed), stop));
        root.Add(serve);

        var file = new Argument<string>("FILE")
        {
            Description =
                "A table of two columns, comments and responses: a Word document (.docx), an Excel workbook (.xlsx, .xls), a web page, or "
                + "text with tabs, commas, semicolons or bars; or a .json made by export.",
        };
        var encoding = new Option<string?>("--encoding")
        {
            Description = "The encoding of text, where the reader guesses it wrong; for instance windows-1252.",
            HelpName = "NAME",
        };
        var sheet = new Option<string?>("--sheet")
        {
            Description = "The sheet of a workbook. Default: the first that is shown and has two columns.",
            HelpName = "NAME",
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Only says how the file would be read, and keeps nothing. Works beside a running server.",
        };
        var import = new Command("import", "Takes a consultation in and says what the reader was not sure of. Not beside a running server.")
        {
            file,
            encoding,
            sheet,
            explain,
        };
        import.SetAction(parsed =>
            ImportVerb.RunAsync(
                From(parsed),
                parsed.GetRequiredValue(file),
                new(Encoding: parsed.GetValue(encoding), Sheet: parsed.GetValue(sheet)),
                parsed.GetValue(explain)
            )
        );
        root.Add(import);

        var format = new Option<string>("--format")
        {
            Description = ExportVerb.FormatsInWords,
            HelpName = string.Join('|', ExportVerb.Formats),
            Required = true,
        };
        format.AcceptOnlyFromAmong(ExportVerb.Formats);
        var into = new Option<string>("--out")
        {
            Description = "The file to write.",
            HelpName = "FILE",
            Required = true,
        };
        var at = new Option<long?>("--at")
        {
            Description = "As of this entry of the journal, counted from 1 (\"position\" in the JSON). Default: as it is now.",
            HelpName = "PLACE",
        };
        var export = new Command("export", "Writes a document. Works beside a running server.") { format, into, at };
        export.SetAction(parsed =>
            ExportVerb.RunAsync(
                From(parsed),
                parsed.GetRequiredValue(format),
                parsed.GetRequiredValue(into),
                parsed.GetValue(at)
            )
        );
        root.Add(export);

        var role = new Option<string>("--role")
        {
            Description =
                "facilitator, member and reader: a link for one person, once, into the consultation that --consultation names. partner: a "
                + "link to its live view that lasts until it is revoked. administrator: a link for one person, once, who looks after the "
                + "whole data folder and is a facilitator in every consultation; so is the first facilitator of a folder without one.",
            HelpName = string.Join('|', InviteVerb.Roles),
            Required = true,
        };
        role.AcceptOnlyFromAmong(InviteVerb.Roles);
        var name = new Option<string?>("--name") { Description = "Whom it is for.", HelpName = "N" };
        var invite = new Command("invite", "Prints a link that lets somebody in. Works beside a running server.") { role, name };
        invite.SetAction(parsed => InviteVerb.RunAsync(From(parsed), parsed.GetRequiredValue(role), parsed.GetValue(name)));
        root.Add(invite);

        var findings = new Command(
            "findings",
            "Lists what is to be settled before the Code is published; exit code 1 while anything blocks. Works beside a running server."
        );
        findings.SetAction(parsed => FindingsVerb.RunAsync(From(parsed)));
        root.Add(findings);

        var drop = new Option<bool>("--drop-checkpoints")
        {
            Description =
                "First deletes what was kept of long passages to start faster; nothing is lost by it. Not beside a running server.",
        };
        var verify = new Command(
            "verify",
            "Checks every entry of every journal against its hash chain, and every checkpoint against its journal. Works beside a "
                + "running server."
        )
        {
            drop,
        };
        verify.SetAction(parsed => VerifyVerb.Run(From(parsed), parsed.GetValue(drop)));
        root.Add(verify);

        root.Add(EraseVerb.Command(From));

        var copy = new Argument<string>("FILE") { Description = "The file to write; it must not be there yet." };
        var backup = new Command(
            "backup",
            "Copies the whole database, as it is at this moment, into one file and checks it. Works beside a running server."
        )
        {
            copy,
        };
        backup.SetAction(parsed => BackupVerb.Run(From(parsed), parsed.GetRequiredValue(copy)));
        root.Add(backup);
        return root;
    }

    private static string? UrlsOf(ParseResult parsed) =>
        parsed.GetValue(Urls) is not { } urls ? null
        : ListenAddress.Problem(urls) is { } problem ? throw new WrongUsageException(problem)
        : urls;

    private static Uri? PublicUrlOf(ParseResult parsed) =>
        (parsed.GetValue(Public) ?? Environment.GetEnvironmentVariable("BMECODE_PUBLIC_URL")) is not { Length: > 0 } text ? null
        : PublicUrl.TryRead(text, out var url, out var problem) ? url
        : throw new WrongUsageException(problem);

    private static IReadOnlyList<IPNetwork> ProxiesOf(ParseResult parsed) =>
        Proxies.TryRead(parsed.GetValue(Proxy) ?? [], out var networks, out var problem)
            ? networks
            : throw new WrongUsageException(problem);
}
