using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>The place that the frames of a consultation have come to. A page made at another place fetches itself again.</summary>
public sealed record LivePlace(string Epoch, long Number);

/// <summary>One frame: what changed on the page since the frame before.</summary>
public sealed record LiveFrame(string Epoch, long Number, IReadOnlyList<LiveFragment> Fragments);

/// <summary>The messages that the server sends to a partner's page.</summary>
public interface ILiveClient
{
    /// <summary>Sends the next frame.</summary>
    Task Frame(LiveFrame frame);

    /// <summary>Says that the link was withdrawn: nothing more will come.</summary>
    Task Ended(string message);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LivePlace))]
[JsonSerializable(typeof(LiveFrame))]
internal sealed partial class LiveHubJson : JsonSerializerContext;

/// <summary>The live view's socket, <c>/hubs/live</c>. Nothing here writes; the token is what lets somebody watch.</summary>
[AllowAnonymous]
public sealed class LiveHub(
    Links links,
    TokenTries tries,
    LiveBroadcaster broadcaster,
    ServerEpoch epoch,
    OpenSockets sockets,
    SilentSockets silent
) : Hub<ILiveClient>
{
    /// <summary>The path of the socket.</summary>
    public const string Path = "/hubs/live";

    private const string WatchedKey = "watched";
    private const string AskedKey = "asked";

    /// <summary>Most times that a line may ask; a page asks once.</summary>
    private const int MostAsked = 20;

    /// <summary>Returns the group of those who watch a consultation.</summary>
    public static string Group(ConsultationId consultation) => $"live:{consultation}";

    /// <summary>Sends this connection the frames of the consultation the link is for, from now on.</summary>
    /// <returns>The place that the frames have come to; null for a link that opens no live view.</returns>
    public async Task<LivePlace?> Watch(string token)
    {
        var look = IsTooMuch() ? null : links.Look(token);
        if (look is LinkLook.Unknown && Context.GetHttpContext() is { } asked && tries.IsTooMuch(asked))
        {
            Context.Abort();
        }

        if (look is not LinkLook.Good { Link: { Kind: LinkKind.Partner, Consultation: { } consultation } link })
        {
            return null;
        }

        if (Context.GetHttpContext() is { } shown)
        {
            silent.Know(shown);
        }

        if (Context.Items.TryGetValue(WatchedKey, out var before))
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, (string)before!);
        }

        Context.Items[WatchedKey] = Group(consultation);
        sockets.Add(link.Id, consultation, Context);
        if (Context.ConnectionAborted.IsCancellationRequested)
        {
            sockets.Remove(Context.ConnectionId);
            return null;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, Group(consultation));
        return new(epoch.Value, broadcaster.Begin(consultation));
    }

    /// <summary>Ends the line when a message could not be read: see <see cref="ReadableJson"/>. A partner's page sends none such.</summary>
    public void Unreadable() => Context.Abort();

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sockets.Remove(Context.ConnectionId);
        if (Context.GetHttpContext() is { } ended)
        {
            silent.Forget(ended);
        }

        return base.OnDisconnectedAsync(exception);
    }

    private bool IsTooMuch()
    {
        var asked = (Context.Items.TryGetValue(AskedKey, out var before) ? (int)before! : 0) + 1;
        Context.Items[AskedKey] = asked;
        if (asked > MostAsked)
        {
            Context.Abort();
        }

        return asked > MostAsked;
    }
}
