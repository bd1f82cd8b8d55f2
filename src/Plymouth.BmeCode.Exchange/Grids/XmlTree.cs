using System.Xml;
using System.Xml.Linq;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Makes a tree of an element, no deeper than is read: the tree of the framework takes ever longer the deeper it is.</summary>
internal static class XmlTree
{
    /// <summary>Reads the element the reader stands at, and moves behind its end.</summary>
    /// <exception cref="UnreadableException">It is deeper than is read.</exception>
    public static XElement Read(XmlReader reader)
    {
        var top = reader.Depth;
        var root = Element(reader);
        var at = root;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return root;
        }

        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Check(reader.Depth - top);
                    var child = Element(reader);
                    at.Add(child);
                    at = reader.IsEmptyElement ? at : child;
                    break;
                case XmlNodeType.EndElement when reader.Depth == top:
                    reader.Read();
                    return root;
                case XmlNodeType.EndElement:
                    at = at.Parent!;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    at.Add(new XText(reader.Value));
                    break;
            }
        }

        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
            {
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
            }
        }

        reader.MoveToElement();
        return element;
    }

    private static void Check(int depth)
    {
        if (depth > Bounds.Depth)
        {
            throw new UnreadableException(
                1,
                "The document has its text in boxes within boxes without end. Copy the table alone into a new document and try again."
            );
        }
    }
}
