namespace Plymouth.BmeCode.Web.Documents;

/// <summary>A document as written: the bytes to send, and what to call them.</summary>
public sealed record ConsultationDocument(byte[] Bytes, string ContentType, string FileName, string JournalHead);
