using System.Net;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
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

    public TimeProvider Time { get; } = TimeProvider.System;

    public IdSource Ids { get; } = new RandomIds();

    /// <summary>Says why not, and returns the exit code for it.</summary>
    public int Refuse(string reason)
    {
        Error.WriteLine(reason);
        return Refused;
    }

    /// <summary>Returns the consultation that is meant; null, with the reason said, when there is none such.</summary>
    public ConsultationRoom? Choose(ConsultationRooms rooms)
    {
        var chosen =
            Consultation is { } id ? rooms.Find(id)
            : rooms.Consultations is [.., var last] ? last
            : null;
        if (chosen is null)
        {
            Error.WriteLine(
                rooms.Aside.Find(a => Consultation is not { } meant || a.Id == meant) is { } aside
                    ? $"Consultation {aside.Id} cannot be opened. {aside.Why}"
                : Consultation is { } missing
                    ? $"There is no consultation {missing} in {DataPath}. There are: "
                        + $"{string.Join(", ", rooms.Consultations.Select(c => $"{c.Id} ({c.Table.Consultation.Title})"))}."
                : $"There is no consultation in {DataPath}. Take one in with: import FILE"
            );
        }

        return chosen;
    }
}
