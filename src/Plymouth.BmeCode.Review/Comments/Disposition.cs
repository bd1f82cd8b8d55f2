namespace Plymouth.BmeCode.Review.Comments;

/// <summary>What the group does with the comments a response answers.</summary>
public enum Disposition
{
    Agreed,
    AgreedInPart,
    NotAgreed,
    AlreadyCovered,
    OutsideRemit,
    Referred,
    Noted,
    NeedsClarification,
}

/// <summary>The words for dispositions, the same in every view and export.</summary>
public static class DispositionWords
{
    /// <summary>As on screen: "agreed in part".</summary>
    public static string Words(this Disposition disposition) =>
        disposition switch
        {
            Disposition.Agreed => "agreed",
            Disposition.AgreedInPart => "agreed in part",
            Disposition.NotAgreed => "not agreed",
            Disposition.AlreadyCovered => "already covered",
            Disposition.OutsideRemit => "outside remit",
            Disposition.Referred => "referred",
            Disposition.Noted => "noted",
            Disposition.NeedsClarification => "needs clarification",
        };
}
