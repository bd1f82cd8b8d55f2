using System.Net;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>One run of the program: the options common to all verbs, and where to write.</summary>
/// <param name="DataPath">The data folder.</param>
/// <param name="Urls">The addresses to listen at, or the one a link shall carry; null: not said.</param>
/// <param name="PublicUrl">The address people use; null: not said.</param>
/// <param name="Proxies">The proxies that are believed, besides those on this machine.</param>
/// <param name="Consultation">The consultation that is meant; null: the only one, else the last taken in.</param>
/// <param name="Out">The output for what was asked for.</param>
/// <param name="Error">The output for reasons.</param>
internal sealed record Run(
    string DataPath,
    string? Urls,
    Uri? PublicUrl,
    IReadOnlyList<IPNetwork> Proxies,
    ConsultationId? Consultation,
    TextWriter Out,
    TextWriter Error
)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;

    /// <summary>The longest time for reading consultations to name them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public TimeProvider Time { get; } = TimeProvider.System;

    public IdSource Ids { get; } = new RandomIds();

    /// <summary>Says why not, and returns the exit code for it.</summary>
    public int Refuse(string reason)
    {
        Error.WriteLine(reason);
        return Refused;
    }

    /// <summary>Keeps the rooms of a data folder for as long as the verb runs.</summary>
    public ConsultationRooms RoomsOf(DataFolder folder) => ConsultationRooms.Open(folder.Journals, folder.People, Time, Ids);

    /// <summary>Returns the consultation that is meant; null, with the reason said, when there is none such.</summary>
    public ConsultationRoom? Choose(ConsultationRooms rooms)
    {
        var meant = Consultation ?? (rooms.Stored is [.., var last] ? last : null);
        var chosen = meant is { } id ? rooms.Find(id) : null;
        if (chosen is null)
        {
            Error.WriteLine(
                meant is null ? $"There is no consultation in {DataPath}. Take one in with: import FILE"
                : rooms.Aside.FirstOrDefault(a => a.Id == meant) is { } aside ? $"Consultation {aside.Id} cannot be opened. {aside.Why}"
                : $"There is no consultation {meant} in {DataPath}. There are: {string.Join(", ", rooms.Summaries(Patience, _ => true).Select(Named))}."
            );
        }

        return chosen;
    }

    private static string Named((ConsultationId Id, ConsultationSummary? Summary) stored) =>
        stored.Summary is { } summary ? $"{stored.Id} ({summary.Title})" : stored.Id.Value;
}
