namespace Counterpoise.Measures.Willingness;

/// <summary>One event as an estimate reads it: what its weight is multiplied by is known but for parameters.</summary>
/// <param name="Type">Type of event.</param>
/// <param name="Age">Whole years from the event to the year of reading, 0 or more.</param>
/// <param name="StatusQuo">How far the factor for rivals that did not seek to change the status quo applies: 0, 1, or a half where not coded.</param>
/// <param name="Followed">
/// The same for rivals that joined a dispute later, or did not begin a war.
/// </param>
/// <param name="Left">What apologies left of it, 0..1.</param>
internal readonly record struct WeighedEvent(IntentEventType Type, int Age, float StatusQuo, float Followed, float Left)
{
    /// <summary>Reads an event in a year.</summary>
    public static WeighedEvent Of(IntentEvent one, Year year) =>
        new(one.Type, Math.Max(0, year.Since(one.Dated)), Mark(one.Revisionist), Mark(one.Began), (float)one.Left);

    /// <summary>A factor weighed by how far it applies: 1, the factor, or the middle of the two.</summary>
    public static double Applied(double factor, float mark) => 1 + (mark * (factor - 1));

    private static float Mark(bool? marked) =>
        marked switch
        {
            true => 0,
            false => 1,
            null => 0.5f,
        };
}
