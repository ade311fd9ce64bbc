namespace Counterpoise.Measures;

/// <summary>What of the past bears on one perceiver's belief about one rival, before it is weighed.</summary>
/// <param name="Type">Type of event.</param>
/// <param name="Rival">The rival whose intent it informs.</param>
/// <param name="Dated">Year of the event; the last year that counts, for a spell.</param>
/// <param name="Left">What multiplies its weight apart from age and marks: the size of an item of evidence, what apologies left.</param>
/// <param name="Standing">Whether it rests on data sets or on evidence entered by hand.</param>
/// <param name="Origin">Name of the data set, or id of the evidence item.</param>
internal readonly record struct IntentEvent(
    IntentEventType Type,
    StateCode Rival,
    Year Dated,
    double Left,
    Standing Standing,
    string Origin
)
{
    /// <summary>In a dispute, whether the rival sought to change the status quo; null where not coded.</summary>
    public bool? Revisionist { get; init; } = true;

    /// <summary>Whether the rival began it: of a dispute's originators, of a war's initiators; null where not coded.</summary>
    public bool? Began { get; init; } = true;
}
