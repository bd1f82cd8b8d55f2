using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>The folder that holds everything: the database, the keys, the lock. Opened to write by one process at a time, to read by any.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Opens (and makes) the folder for the one process that writes journals.</summary>
    /// <exception cref="DataFolderException">Another process holds it, it cannot be written, or the database is of a newer program; the message says what to do.</exception>
    public static DataFolder OpenToWrite(string path, TimeProvider time, IdSource ids) => throw new NotImplementedException();

    /// <summary>Opens the folder beside a process that may be writing: journals can be read; people and links can be written (invite).</summary>
    /// <exception cref="DataFolderException">There is no data folder, or it cannot be read.</exception>
    public static DataFolder OpenBeside(string path, TimeProvider time, IdSource ids) => throw new NotImplementedException();

    /// <summary>True where a database stands in the folder already.</summary>
    public static bool Exists(string path) => throw new NotImplementedException();

    /// <summary>Where data-protection keys are kept.</summary>
    public string KeysPath => throw new NotImplementedException();

    public Journal Journal => throw new NotImplementedException();

    public People People => throw new NotImplementedException();

    public Links Links => throw new NotImplementedException();

    /// <summary>Ends the writer after what is queued, closes the database, lets go of the lock.</summary>
    public void Dispose() => throw new NotImplementedException();
}

/// <summary>The data folder cannot be used; the message says why and what to do.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
