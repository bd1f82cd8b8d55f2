using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>One editor of one member with a line to the server on which messages wait, arrive in any order, twice, or never.</summary>
public sealed class FakeClient
{
    private readonly FakeMeeting _meeting;
    private readonly List<StoredChange> _arriving = [];
    private readonly List<Submission> _leaving = [];
    private int _sent;
    private int _takenBack;

    internal FakeClient(FakeMeeting meeting, MemberId member, PassageId passage)
    {
        (_meeting, Member, Passage) = (meeting, member, passage);
        var opened = Open(null, null);
        Editor = new(opened.Client, opened.Version, opened.Wording!);
    }

    public MemberId Member { get; }

    public PassageId Passage { get; }

    public FakeEditor Editor { get; private set; }

    /// <summary>What is on the screen, as text.</summary>
    public string Text => Editor.Shown.ToText();

    public bool IsOnline { get; private set; } = true;

    /// <summary>Changes on the line to this client.</summary>
    public int Arriving => _arriving.Count;

    /// <summary>Submissions on the line to the server.</summary>
    public int Leaving => _leaving.Count;

    /// <summary>What the server refused, in order.</summary>
    public List<Refusal> Refused { get; } = [];

    /// <summary>Words of refused changes, as their author got them back.</summary>
    public List<string> HandedBack { get; } = [];

    /// <summary>Types at a place (UTF-16 units; null: at the end of the last line).</summary>
    public FakeClient Type(string text, int? at = null)
    {
        Editor.Edit(new DeltaBuilder().Retain(at ?? (Editor.Shown.Length - 1)).Insert(text).ToDelta());
        return this;
    }

    public FakeClient Delete(int at, int length)
    {
        Editor.Edit(new DeltaBuilder().Retain(at).Delete(length).ToDelta());
        return this;
    }

    public FakeClient Format(int at, int length, Attributes attributes)
    {
        Editor.Edit(new DeltaBuilder().Retain(at).Retain(length, attributes).ToDelta());
        return this;
    }

    public FakeClient Undo()
    {
        Editor.Undo();
        return this;
    }

    /// <summary>Puts the next change on the line, if none is in flight.</summary>
    public FakeClient Send()
    {
        if (IsOnline && Editor.Next() is { } submission && submission.Sequence > _sent)
        {
            _sent = submission.Sequence;
            _leaving.Add(submission);
        }

        return this;
    }

    /// <summary>Puts the change in flight on the line once more.</summary>
    public FakeClient SendAgain()
    {
        if (IsOnline && Editor.InFlight is not null)
        {
            _leaving.Add(Editor.Next()!);
        }

        return this;
    }

    /// <summary>The oldest submission on the line reaches the server. The task ends with the server's answer.</summary>
    public Task<Submitted> ArriveAsync()
    {
        var submission = _leaving[0];
        _leaving.RemoveAt(0);
        return _meeting.SubmitAsync(this, submission);
    }

    /// <summary>One change of those on the line reaches the editor: the one at <paramref name="place"/>, 0 the oldest.</summary>
    public FakeClient Deliver(int place = 0)
    {
        var change = _arriving[place];
        _arriving.RemoveAt(place);
        Editor.Receive(change);
        return this;
    }

    /// <summary>
    /// Where the server has refused something since the last time: gives up what it has not confirmed and hands the words back to their
    /// author.
    /// </summary>
    public FakeClient TakeBack()
    {
        if (Refused.Count > _takenBack)
        {
            _takenBack = Refused.Count;
            HandedBack.Add(Editor.Unconfirmed);
            Editor.Discard();
        }

        return this;
    }

    /// <summary>The line breaks: what was on it is lost.</summary>
    public FakeClient Disconnect()
    {
        IsOnline = false;
        _arriving.Clear();
        _leaving.Clear();
        return this;
    }

    /// <summary>Opens the passage again as the same client, takes in what it missed and sends again what is still in flight.</summary>
    public FakeClient Reconnect()
    {
        IsOnline = true;
        foreach (var change in Open(Editor.Client, Editor.Version).Changes!)
        {
            Editor.Receive(change);
        }

        return SendAgain();
    }

    /// <summary>Sends and receives until nothing is under way from here.</summary>
    public async Task<FakeClient> SyncAsync()
    {
        if (!IsOnline)
        {
            Reconnect();
        }

        for (var quiet = false; !quiet;)
        {
            quiet = true;
            Send();
            while (Leaving > 0)
            {
                await ArriveAsync();
                quiet = false;
            }

            await _meeting.SettleAsync();
            while (Arriving > 0)
            {
                Deliver();
                quiet = false;
            }
        }

        return this;
    }

    internal void Hear(StoredChange change)
    {
        if (IsOnline)
        {
            _arriving.Add(change);
        }
    }

    internal void Hear(Submitted answer)
    {
        if (answer is Submitted.Refused refused)
        {
            Refused.Add(refused.Refusal);
        }
    }

    private Opened Open(string? client, int? since)
    {
        var (opened, refusal) = _meeting.Room(Passage).Open(Member, client, since);
        _meeting.Introduce(this);
        return opened ?? throw new InvalidOperationException(refusal!.Message);
    }
}
