using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Testing;

/// <summary>The second consultation in its three numberings. <see cref="Saltmere"/> says what is in it.</summary>
public static class SecondTable
{
    public static Reading Reading { get; } = Read(SecondConsultation.Bytes);

    public static Reading AsPrinciples { get; } = Read(SecondConsultation.AsPrinciples);

    public static Reading InBrackets { get; } = SecondConsultation.InBrackets(Reading);

    private static Reading Read(ReadOnlyMemory<byte> bytes) => RealTable.Read(SecondConsultation.FileName, bytes.ToArray());
}
