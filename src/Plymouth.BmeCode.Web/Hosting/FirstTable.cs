using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>The real table, which ships with the program and is the first consultation of a new data folder.</summary>
public static class FirstTable
{
    /// <summary>The name of the file, beside the program under <c>seeds</c>.</summary>
    public const string FileName = "plymouth-bme-code-consultation.txt";

    /// <summary>Takes the table in when nothing was ever written; else does nothing.</summary>
    /// <exception cref="InvalidOperationException">The table that ships cannot be read or kept: the program is not whole.</exception>
    public static async Task TakeInIfNewAsync(Journals journals, ConsultationRooms rooms, IdSource ids)
    {
        ArgumentNullException.ThrowIfNull(journals);
        ArgumentNullException.ThrowIfNull(rooms);
        if (journals.WasWritten)
        {
            return;
        }

        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", FileName));
        if (TableReader.Read(FileName, bytes, ids) is not ReadingResult.Good { Reading: var reading })
        {
            throw new InvalidOperationException($"The table that ships ({FileName}) cannot be read.");
        }

        if (await rooms.TakeInAsync(reading, MemberId.System) is { Refusal: { } refusal })
        {
            throw new InvalidOperationException($"The table that ships ({FileName}) was not kept: {refusal.Message}");
        }
    }
}
