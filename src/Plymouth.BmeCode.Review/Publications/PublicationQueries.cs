namespace Plymouth.BmeCode.Review.Publications;

/// <summary>Answers what screens and documents ask about publications.</summary>
public static class PublicationQueries
{
    extension(Consultation consultation)
    {
        /// <summary>The publication of a number; null where there is none.</summary>
        public Publication? Publication(int number) => consultation.Publications.Find(p => p.Number == number);
    }
}
