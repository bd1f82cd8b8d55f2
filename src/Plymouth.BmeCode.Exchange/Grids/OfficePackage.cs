using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// A Word document or workbook as a package of parts. Nothing of it is followed, fetched or run: a relationship that leads out of the
/// package is at most an address of a link.
/// </summary>
/// <remarks>
/// The OpenXML package refuses a whole document for one link whose address is none, as real documents have them; so parts are found here,
/// and how much they unpack to is known before any is read.
/// </remarks>
internal sealed class OfficePackage : IDisposable
{
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = Bounds.UnpackedBytes,
    };

    private readonly ZipArchive _zip;

    private OfficePackage(ZipArchive zip) => _zip = zip;

    /// <summary>Opens a package. Whoever is the first to open it measures it (<see cref="Measure"/>).</summary>
    /// <exception cref="InvalidDataException">It is no package, or damaged.</exception>
    public static OfficePackage Open(byte[] bytes) => new(new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read));

    /// <summary>True when the package has a part of this name.</summary>
    public bool Has(string part) => _zip.GetEntry(part) is not null;

    /// <summary>Returns a small part as text, for instance the one that names an OpenDocument's kind; null when it is missing.</summary>
    public string? Text(string part)
    {
        if (_zip.GetEntry(part) is not { Length: < 1024 } entry)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Reads a part as XML without document types or entities; null when it is missing.</summary>
    public XmlReader? Read(string? part) =>
        part is not null && _zip.GetEntry(part) is { } entry ? XmlReader.Create(entry.Open(), Safe) : null;

    /// <summary>Returns a part as a tree; null when it is missing.</summary>
    public XElement? Tree(string? part)
    {
        using var reader = Read(part);
        if (reader is null)
        {
            return null;
        }

        reader.MoveToContent();
        return XmlTree.Read(reader);
    }

    /// <summary>Returns the parts and addresses that a part relates to, by id.</summary>
    /// <param name="part">The part's name; "" for the package itself.</param>
    public IReadOnlyDictionary<string, Relationship> Relationships(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        foreach (var element in Tree($"{folder}_rels/{part[folder.Length..]}.rels")?.Elements() ?? [])
        {
            var target = element.Attribute("Target")?.Value ?? "";
            var outside = element.Attribute("TargetMode")?.Value == "External";
            found[element.Attribute("Id")?.Value ?? ""] = new(
                (element.Attribute("Type")?.Value ?? "").Split('/')[^1],
                outside ? target : PathOf(folder, target),
                outside
            );
        }

        return found;
    }

    /// <summary>Returns the first part within the package that a part relates to in this way; null when there is none.</summary>
    public string? Related(string part, string kind) =>
        Relationships(part).Values.FirstOrDefault(r => r.Kind == kind && !r.Outside)?.Target;

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    /// <summary>
    /// Unpacks all text parts once to nowhere: what their sizes say need not be true. A single text without end is found here too, before
    /// anything would make a string of it.
    /// </summary>
    /// <exception cref="UnreadableException">It unpacks to more than is read.</exception>
    public void Measure()
    {
        if (_zip.Entries.Count > Bounds.Parts)
        {
            throw new UnreadableException(
                1,
                $"The file holds more than {Bounds.Parts:N0} parts. Copy the table alone into a new document."
            );
        }

        var buffer = new byte[64 * 1024];
        var unpacked = 0L;
        foreach (
            var entry in _zip.Entries.Where(e => Path.GetExtension(e.FullName) is not (".png" or ".jpeg" or ".jpg" or ".gif" or ".emf"))
        )
        {
            using var stream = entry.Open();
            var text = 0;
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > Bounds.UnpackedBytes)
                {
                    throw Bounds.TooLargeUnpacked();
                }

                var tag = buffer.AsSpan(0, read).LastIndexOf((byte)'<');
                text = tag < 0 ? text + read : read - tag;
                if (text > Bounds.CellCharacters && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                {
                    throw Bounds.TooLongCell();
                }
            }
        }
    }

    private static string PathOf(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var part in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}

/// <summary>A part of the package, or an address outside it, that a part relates to.</summary>
/// <param name="Kind">The last word of the relationship's type, as "numbering".</param>
/// <param name="Target">The part's name in the package, or an address outside it.</param>
internal sealed record Relationship(string Kind, string Target, bool Outside);
