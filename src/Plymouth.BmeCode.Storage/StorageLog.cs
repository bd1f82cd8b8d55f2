using Microsoft.Extensions.Logging;

namespace Plymouth.BmeCode.Storage;

/// <summary>The messages this room logs.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1, LogLevel.Error, "{Batches} batches could not be written: {Reason}")]
    public static partial void GroupFailed(ILogger log, int batches, string reason, Exception cause);

    [LoggerMessage(2, LogLevel.Error, "A batch could not be written, the others of its group were")]
    public static partial void BatchFailed(ILogger log, Exception cause);

    [LoggerMessage(3, LogLevel.Error, "Somebody who was told of a settled batch failed; the journal goes on")]
    public static partial void SettledFailed(ILogger log, Exception cause);

    [LoggerMessage(4, LogLevel.Error, "Somebody who was told of a change of people or links failed; the others are told")]
    public static partial void SubscriberFailed(ILogger log, Exception cause);

    [LoggerMessage(5, LogLevel.Warning, "How far the journal has come could not be noted beside the database")]
    public static partial void AnchorNotWritten(ILogger log, Exception cause);

    [LoggerMessage(6, LogLevel.Warning, "The log beside the database could not be copied into it; nothing is lost")]
    public static partial void LogNotCopied(ILogger log, Exception cause);

    [LoggerMessage(
        7,
        LogLevel.Warning,
        "There was no anchor in {Folder}: how far the journal had come before now is not known apart from the database"
    )]
    public static partial void NoAnchor(ILogger log, string folder);

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "Words were erased before, and the places on the disk where they lay could not all be cleared: {Reason} The next start tries again"
    )]
    public static partial void NotPurged(ILogger log, string reason);

    [LoggerMessage(9, LogLevel.Information, "The places on the disk where erased words lay were cleared")]
    public static partial void Purged(ILogger log);
}
