namespace Plymouth.BmeCode.Review.Memo;

/// <summary>Use it for what rests on decisions but on no words: worked out once for each consultation, again after a decision.</summary>
internal sealed class PerConsultation<T>(Func<Consultation, T> find) : Once<Consultation, T>(find);
