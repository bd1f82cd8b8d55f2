using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>Names the class by which styles set sub-clauses in.</summary>
public static class LevelClass
{
    /// <summary>Returns the class for a clause's level, from 0; nothing for the first.</summary>
    public static string Of(int level) =>
        level switch
        {
            0 => "",
            1 => "second",
            2 => "third",
            _ => throw NotKnown.Of(level),
        };
}
