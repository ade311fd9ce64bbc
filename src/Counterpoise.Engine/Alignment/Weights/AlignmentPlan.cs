namespace Counterpoise.Alignment.Weights;

/// <summary>Which links the game's weights are estimated on.</summary>
/// <param name="Years">Span of years.</param>
/// <param name="Every">Every how many years the links are read, 1 or more.</param>
public sealed record AlignmentPlan(YearSpan Years, int Every = 5)
{
    /// <summary>States that take no part: they play in no game, have no row, and count as threats from outside.</summary>
    public IReadOnlySet<StateCode> HeldOut { get; init; } = new HashSet<StateCode>();

    /// <summary>The years that are read, in order.</summary>
    public IEnumerable<Year> Read
    {
        get
        {
            for (var year = Years.First; year <= Years.Last; year = year.Plus(Every))
                yield return year;
        }
    }
}
