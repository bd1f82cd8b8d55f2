using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Keeps the keys of sign-ins with everything else in the data folder's database.</summary>
internal sealed class KeysInFolder(SignInKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All.Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Keep(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
