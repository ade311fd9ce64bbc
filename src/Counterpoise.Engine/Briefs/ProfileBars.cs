namespace Counterpoise.Briefs;

/// <summary>One bar of a profile.</summary>
public sealed record ProfileBar
{
    private ProfileBar(string label, double? share, string reason)
    {
        Label = label;
        Share = share;
        ReasonIfAbsent = reason;
    }

    /// <summary>A bar with a known share.</summary>
    /// <param name="label">Whose share it is.</param>
    /// <param name="share">The share.</param>
    public ProfileBar(string label, Share share)
        : this(label, share.Value, "") { }

    /// <summary>A bar whose share is unknown.</summary>
    /// <param name="label">Whose share it would be.</param>
    /// <param name="reason">Why it is unknown.</param>
    public static ProfileBar Missing(string label, string reason) => new(label, null, reason);

    /// <summary>Whose share it is.</summary>
    public string Label { get; }

    /// <summary>The share, 0..1; null where it is unknown.</summary>
    public double? Share { get; }

    /// <summary>Why the share is unknown; empty where it is known.</summary>
    public string ReasonIfAbsent { get; }

    /// <summary>Every share that is admissible when part of the record is unknown, 0..1; null where it is exact.</summary>
    public Bounds? Bounds { get; init; }

    /// <summary>What a reader should know of this bar; may be empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A profile: how a whole divides, largest first as a rule. All bars share one scale, 0..1.</summary>
/// <param name="Caption">What the profile shows, such as <c>Whom Japan fears</c>.</param>
/// <param name="Bars">The bars, in reading order.</param>
public sealed record ProfileBars(string Caption, IReadOnlyList<ProfileBar> Bars) : Block
{
    /// <summary>How shares are shown.</summary>
    public NumberFormat Format { get; init; } = NumberFormat.Percent();
}
