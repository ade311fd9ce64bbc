using Counterpoise.Briefs;

namespace Counterpoise.Exports;

/// <summary>What an export needs to know besides the panel.</summary>
/// <param name="Manifest">What the panel was made from.</param>
public sealed record ExportOptions(Manifest Manifest)
{
    /// <summary>Threads that compute and encode, at least one. The bytes written do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Name of the panel in its codebook and as the label of a Stata file; at most 80 characters reach Stata.</summary>
    public string Title { get; init; } = "";

    /// <summary>When it was made, as a Stata file tells; null for none, so that the same panel gives the same bytes.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>References of the data sets; those of the methods come with the columns.</summary>
    public IReadOnlyList<DataSetReference> DataSets { get; init; } = [];
}
