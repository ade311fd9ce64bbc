namespace Counterpoise;

/// <summary>Where a figure comes from: a data set in a stated version, or a file of ours.</summary>
/// <param name="DataSet">Short name of the data set, such as <c>nmc</c>.</param>
/// <param name="Version">Version as its authors give it, such as <c>7.0</c>.</param>
public sealed record Source(string DataSet, string Version)
{
    /// <summary>How the source is named in a line of text.</summary>
    public string Short => Version.Length == 0 ? DataSet : $"{DataSet} {Version}";

    /// <summary>The data sets that were read together, the main one first.</summary>
    public IReadOnlyList<Source> Parts
    {
        get
        {
            var parts = Short.Split(Joint, StringSplitOptions.None);
            return parts.Length == 1
                ? [this]
                :
                [
                    .. parts
                        .Select(part => part.Split(' ', 2))
                        .Select(part => new Source(part[0], part.Length > 1 ? part[1] : "")),
                ];
        }
    }

    /// <summary>This data set read together with another, which adds to it.</summary>
    public Source With(Source other) => this with { Version = $"{Version}{Joint}{other.Short}" };

    /// <inheritdoc />
    public override string ToString() => Short;

    private const string Joint = " with ";
}

/// <summary>A work cited with the place in it: by key, or in words where the bibliography does not hold it.</summary>
/// <param name="Key">Key in <see cref="Bibliography"/>, such as <c>walt1987</c>; empty where the source is given in words.</param>
/// <param name="Locator">Pages, chapter or equation; empty for the whole work. The words where there is no key.</param>
public sealed record Citation(string Key, string Locator = "")
{
    /// <summary>Stated by whoever wrote it down here, in no work before.</summary>
    public static Citation Ours { get; } = InWords("ours");

    /// <summary>A source that the bibliography does not hold, such as a scholar's own paper.</summary>
    /// <param name="reference">The reference as it is to be printed.</param>
    /// <exception cref="ArgumentException">There are no words.</exception>
    public static Citation InWords(string reference)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        return new("", reference.Trim());
    }

    /// <summary>Author, year and place, as a reader expects them in parentheses; the words where there is no key.</summary>
    /// <exception cref="KeyNotFoundException">The key is not in the bibliography.</exception>
    public string Short => Cited is not { } work ? Locator : Placed(work.Short, ", ");

    /// <summary>The full reference with the place; the words where there is no key.</summary>
    /// <exception cref="KeyNotFoundException">The key is not in the bibliography.</exception>
    public string Full => Cited is not { } work ? Locator : Placed(work.Full, " ");

    /// <summary>The full reference as a list of references gives it, without the place.</summary>
    /// <exception cref="KeyNotFoundException">The key is not in the bibliography.</exception>
    public string Reference => Cited is not { } work ? Locator : work.Full;

    private Work? Cited => Key.Length == 0 ? null : Bibliography.Of(Key);

    /// <inheritdoc />
    public override string ToString() => Short;

    private string Placed(string work, string joint) => Locator.Length == 0 ? work : work + joint + Locator;
}
