namespace Counterpoise.Archive;

/// <summary>A data set as a user names it: all its editions, or one.</summary>
/// <param name="DataSet">Short name.</param>
/// <param name="Version">Edition; null for all that are held.</param>
public sealed record DataSetChoice(string DataSet, string? Version)
{
    /// <summary>Reads <c>nmc</c> or <c>nmc=7.0</c>.</summary>
    public static DataSetChoice Of(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(text, null) : new(text[..equals], text[(equals + 1)..]);
    }

    /// <summary>Whether a held data set is meant. Names ignore case; editions do not.</summary>
    public bool Means(HeldDataSet held) =>
        string.Equals(DataSet, held.DataSet, StringComparison.OrdinalIgnoreCase)
        && (Version is null || string.Equals(Version, held.Version, StringComparison.Ordinal));

    /// <summary>The choice as it is written.</summary>
    public override string ToString() => Version is null ? DataSet : $"{DataSet}={Version}";

    /// <summary>The held data sets that a user names, by name, then edition, each once.</summary>
    /// <exception cref="FaultyInputException">One is not held; all such at once, with what is held instead.</exception>
    internal static IReadOnlyList<HeldDataSet> Among(
        IReadOnlyList<HeldDataSet> held,
        IReadOnlyList<DataSetChoice> choices,
        string consequence
    )
    {
        var faults = choices
            .Where(choice => !held.Any(choice.Means))
            .Select(choice => new Fault(choice.ToString(), 0, Instead(held, choice)))
            .ToList();
        return faults.Count == 0
            ? [.. held.Where(one => choices.Any(choice => choice.Means(one)))]
            : throw new FaultyInputException(faults, consequence);
    }

    private static string Instead(IReadOnlyList<HeldDataSet> held, DataSetChoice choice)
    {
        var editions = held.Where((choice with { Version = null }).Means).Select(one => one.Choice).ToList();
        if (editions.Count > 0)
            return $"the archive does not hold this edition; it holds {string.Join(", ", editions)}.";
        var names = held.Select(one => one.DataSet).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? "the archive holds no data set; add one with 'counterpoise data add FILE'."
            : $"the archive does not hold this data set; it holds {string.Join(", ", names)}.";
    }
}
