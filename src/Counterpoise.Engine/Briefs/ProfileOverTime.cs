namespace Counterpoise.Briefs;

/// <summary>One line of a profile over time.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Values">One value a year; NaN marks a gap, which is never bridged.</param>
public sealed record ProfileSeries(string Name, IReadOnlyList<double> Values);

/// <summary>An event that a reader will look for beside a profile.</summary>
/// <param name="Year">When it was.</param>
/// <param name="Label">A few words.</param>
public sealed record EventMarker(Year Year, string Label);

/// <summary>How a profile moved over the years.</summary>
public sealed record ProfileOverTime : Block
{
    /// <summary>Makes a profile over time.</summary>
    /// <param name="id">Unique within its document; letters, digits and hyphens, beginning with a letter.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="years">Rising years; a year left out is a gap.</param>
    /// <param name="series">Series, each with one value a year.</param>
    /// <exception cref="ArgumentException">
    /// The id is malformed, years do not rise, a series does not fit them, or a value is infinite.
    /// </exception>
    public ProfileOverTime(string id, string caption, IReadOnlyList<Year> years, IReadOnlyList<ProfileSeries> series)
    {
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"'{id}' is no id: letters, digits and hyphens, a letter first.", nameof(id));
        for (var i = 1; i < years.Count; i++)
        {
            if (years[i] <= years[i - 1])
                throw new ArgumentException($"Year {years[i]} does not follow {years[i - 1]}.", nameof(years));
        }
        foreach (var one in series)
        {
            if (one.Values.Count != years.Count)
            {
                throw new ArgumentException(
                    $"Series '{one.Name}' has {one.Values.Count} values for {years.Count} years.",
                    nameof(series)
                );
            }
            if (one.Values.Any(double.IsInfinity))
                throw new ArgumentException($"Series '{one.Name}' holds an infinite value.", nameof(series));
        }
        Id = id;
        Caption = caption;
        Years = years;
        Series = series;
    }

    /// <summary>Unique within its document.</summary>
    public string Id { get; }

    /// <summary>What it shows.</summary>
    public string Caption { get; }

    /// <summary>Rising years.</summary>
    public IReadOnlyList<Year> Years { get; }

    /// <summary>Series, each with one value a year.</summary>
    public IReadOnlyList<ProfileSeries> Series { get; }

    /// <summary>What the values are, such as <c>share of threat</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How values are shown.</summary>
    public NumberFormat Format { get; init; } = NumberFormat.Percent();

    /// <summary>Events to be marked; those outside the years are left out.</summary>
    public IReadOnlyList<EventMarker> Markers { get; init; } = [];
}
