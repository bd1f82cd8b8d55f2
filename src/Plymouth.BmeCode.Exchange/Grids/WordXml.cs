using System.Globalization;
using System.Xml.Linq;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads Word's XML by local names, so that both of its namespaces (transitional and strict) read alike.</summary>
internal static class WordXml
{
    /// <summary>Returns the children of this name.</summary>
    public static IEnumerable<XElement> All(this XElement? element, string name) =>
        element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    /// <summary>Returns the first child of this name; null when there is none.</summary>
    public static XElement? One(this XElement? element, string name) => element.All(name).FirstOrDefault();

    /// <summary>Returns an attribute by its local name; null when there is none.</summary>
    public static string? Get(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>Returns the attribute <c>val</c>.</summary>
    public static string? Val(this XElement? element) => element.Get("val");

    /// <summary>Returns the attribute <c>val</c> as a number; null when there is none.</summary>
    public static int? Number(this XElement? element) =>
        int.TryParse(element.Val(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Returns what a switch such as <c>w:b</c> says: without a value it is on; null when it is missing.</summary>
    public static bool? Switch(this XElement? element) =>
        element is null ? null : element.Val() is not ("0" or "false" or "off" or "none");
}
