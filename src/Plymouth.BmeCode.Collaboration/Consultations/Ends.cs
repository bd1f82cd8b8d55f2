namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>Ends several things together.</summary>
internal sealed class Ends(IReadOnlyList<IDisposable> all) : IDisposable
{
    public void Dispose()
    {
        foreach (var one in all)
        {
            one.Dispose();
        }
    }
}
