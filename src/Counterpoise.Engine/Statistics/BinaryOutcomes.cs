namespace Counterpoise.Statistics;

/// <summary>What a logistic regression is fitted to.</summary>
/// <param name="Design">The design, a constant column included where there is to be one.</param>
/// <param name="Outcome">0 or 1. Shape [rows].</param>
public sealed record BinaryOutcomes(Design Design, ReadOnlyMemory<double> Outcome)
{
    /// <summary>Name of the outcome, for faults.</summary>
    public string OutcomeName { get; init; } = "outcome";

    /// <summary>Prior weights, 0 or more; empty for one each. Rows of weight 0 count for nothing. Shape [rows] or [0].</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Added to the linear predictor with a coefficient of 1; empty for none. Shape [rows] or [0].</summary>
    public ReadOnlyMemory<double> Offset { get; init; }

    /// <summary>Number of rows.</summary>
    public int Rows => Design.Rows;

    /// <summary>Name of the column of weights, for faults.</summary>
    public string WeightsName { get; init; } = "weights";

    /// <summary>Name of the column of the offset, for faults.</summary>
    public string OffsetName { get; init; } = "offset";

    /// <summary>Where each row stands in its source, from 1, for faults; empty where the rows are the source's own. Shape [rows] or [0].</summary>
    public ReadOnlyMemory<int> Places { get; init; }

    /// <summary>What a place is: a row, or a line of a file.</summary>
    public string PlaceWord { get; init; } = "row";

    internal int PlaceOf(int row) => Places.IsEmpty ? row + 1 : Places.Span[row];

    internal double WeightOf(int row) => Weights.IsEmpty ? 1 : Weights.Span[row];

    /// <summary>Rows of weight above 0.</summary>
    internal BinaryOutcomes WithoutWeightless()
    {
        if (Weights.IsEmpty || !Weights.Span.Contains(0.0))
            return this;
        var kept = new bool[Rows];
        for (int i = 0; i < kept.Length; i++)
            kept[i] = Weights.Span[i] > 0;
        int count = kept.AsSpan().Count(true);
        return this with
        {
            Design = Design.Where(kept),
            Outcome = Design.Kept(Outcome.Span, kept, count),
            Weights = Design.Kept(Weights.Span, kept, count),
            Offset = Offset.IsEmpty ? Offset : Design.Kept(Offset.Span, kept, count),
            Places = Places.IsEmpty ? Places : (int[])[.. Places.ToArray().Where((_, i) => kept[i])],
        };
    }

    /// <summary>Checks the shapes.</summary>
    /// <exception cref="InvalidOperationException">They do not fit.</exception>
    internal void CheckShapes()
    {
        if (
            Outcome.Length != Rows
            || (Weights.Length != Rows && !Weights.IsEmpty)
            || (Offset.Length != Rows && !Offset.IsEmpty)
            || (Places.Length != Rows && !Places.IsEmpty)
        )
            throw new InvalidOperationException(
                "Outcome, weights, offset and places have a value for every row of the design."
            );
    }
}
