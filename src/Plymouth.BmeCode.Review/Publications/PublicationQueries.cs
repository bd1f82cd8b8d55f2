namespace Plymouth.BmeCode.Review.Publications;

/// <summary>Answers what screens and documents ask about publications.</summary>
public static class PublicationQueries
{
    extension(Consultation consultation)
    {
        /// <summary>Returns the publication of a number; null when there is none.</summary>
        public Publication? Publication(int number) => consultation.Publications.Find(p => p.Number == number);
    }
}
