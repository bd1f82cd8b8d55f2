namespace Plymouth.BmeCode.Web.Documents;

/// <summary>A document as written: what to send and what to call it.</summary>
public sealed record ConsultationDocument(byte[] Bytes, string ContentType, string FileName, string JournalHead);
