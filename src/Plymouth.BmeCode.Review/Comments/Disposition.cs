namespace Plymouth.BmeCode.Review.Comments;

/// <summary>The group's decision about the comments that a response answers.</summary>
public enum Disposition
{
    /// <summary>The group does what they ask for.</summary>
    Agreed,
    /// <summary>The group does some of it.</summary>
    AgreedInPart,
    /// <summary>The group does not do it.</summary>
    NotAgreed,
    /// <summary>The Code covers it already.</summary>
    AlreadyCovered,
    /// <summary>It is not for this Code to say.</summary>
    OutsideRemit,
    /// <summary>The matter is handed to somebody else.</summary>
    Referred,
    /// <summary>The group takes note of it, and nothing changes.</summary>
    Noted,
    /// <summary>The group cannot tell what is asked for.</summary>
    NeedsClarification,
}

/// <summary>The words for dispositions, the same in every view and export.</summary>
public static class DispositionWords
{
    /// <summary>Returns the words that the screen shows: "agreed in part".</summary>
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
