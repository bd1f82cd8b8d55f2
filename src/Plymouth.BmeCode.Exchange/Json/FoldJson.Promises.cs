using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Exchange.Json;

internal sealed partial class FoldJson
{
    private void WritePromise(PromiseStanding standing)
    {
        var promise = standing.Promise;
        json.WriteStartObject();
        json.WriteString("id", promise.Id.Value);
        json.WriteTexts("responses", promise.Responses.Select(_consultation.Present).Distinct().Select(r => r.Value));
        json.WriteString("kind", promise.Kind.Words());
        json.WriteTexts("clauses", promise.Clauses.Select(c => c.Value));
        json.WriteTexts("words", promise.Words);
        json.WriteString("state", standing.State.Words());
        json.WriteBoolean("proposed", promise.Proposed);
        json.WriteString("suggested", _consultation.Suggested(promise)?.Value);
        json.WriteString("withdrawn", promise.Withdrawn);
        Array("confirmations", promise.Confirmations, WriteConfirmation);
        json.WriteEndObject();
    }

    private void WriteConfirmation(KeptConfirmation confirmation)
    {
        json.WriteStartObject();
        json.WriteString("clause", confirmation.Clause.Value);
        json.WriteNumber("version", confirmation.Version);
        json.WriteString("member", confirmation.By.Value);
        json.WriteTime("at", confirmation.At);
        json.WriteEndObject();
    }

    private void WriteFinding(FindingStanding standing)
    {
        var finding = standing.Finding;
        json.WriteStartObject();
        json.WriteString("id", finding.Id.Value);
        json.WriteString("kind", finding.Kind.Name());
        json.WriteTexts("about", finding.About.Select(a => a.Id));
        json.WriteString("message", finding.Message);
        json.WriteBoolean("blocking", finding.Blocking);
        json.WriteString("why", finding.Why);
        json.WriteBoolean("internal", standing.Internal);
        if (standing.Settled is { } settled)
        {
            json.WriteStartObject("settled");
            json.WriteString("reason", settled.Reason);
            json.WriteString("member", settled.By.Value);
            json.WriteTime("at", settled.At);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteDoubt(Doubt doubt)
    {
        json.WriteStartObject();
        json.WriteString("id", doubt.Id.Value);
        Array("lines", doubt.Lines, json.WriteNumberValue);
        json.WriteString("message", doubt.Message);
        json.WriteString("guess", doubt.GuessWords);
        json.WriteString(
            "state",
            doubt.State switch
            {
                DoubtState.Accepted => "accepted",
                DoubtState.WavedOff => "waved off",
                _ => "open",
            }
        );
        json.WriteEndObject();
    }
}
