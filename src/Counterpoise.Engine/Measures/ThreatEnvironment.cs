using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>Why a state counts in another's threat environment. Several may hold.</summary>
[Flags]
public enum ThreatGrounds
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>Politically relevant, with a dissimilar portfolio of alliances.</summary>
    Dissimilar = 1,

    /// <summary>A militarised dispute with it in the window before the year.</summary>
    Dispute = 2,

    /// <summary>A war with it in the window before the year.</summary>
    War = 4,

    /// <summary>A strategic rivalry with it in the year before.</summary>
    Rivalry = 8,

    /// <summary>A pact of defence in the year before with a state that counts on one of the grounds above.</summary>
    AllyOfOne = 16,
}

/// <summary>A state that counts in another's threat environment.</summary>
/// <param name="State">The state.</param>
/// <param name="Grounds">Why.</param>
/// <param name="Capability">Its CINC, 0..1; NaN where unknown.</param>
public readonly record struct ThreateningState(StateCode State, ThreatGrounds Grounds, double Capability);

/// <summary>The capability that may be turned against each state of a year: which states count, and what they have in sum.</summary>
/// <remarks>Arrays have shape [states], in the order of <see cref="YearSlice.States"/>.</remarks>
public sealed class ThreatEnvironment
{
    private readonly double[] _capability;
    private readonly IReadOnlyList<ThreateningState>[] _counted;
    private readonly string?[] _whyUnknown;

    internal ThreatEnvironment(
        Year year,
        double[] capability,
        IReadOnlyList<ThreateningState>[] counted,
        string?[] whyUnknown
    ) => (Year, _capability, _counted, _whyUnknown) = (year, capability, counted, whyUnknown);

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>
    /// Sum of the CINC of the states that count, 0 or more; NaN where it is not known. Shape [states]. Yearly sums of CINC need
    /// not be one (singer1972), so that the sum may lie a little above one where nearly all states count.
    /// </summary>
    public ReadOnlySpan<double> Capability => _capability;

    /// <summary>The states that count for one state, by rising code; those that are known where not all are.</summary>
    /// <param name="index">Position of the state in the slice of the year.</param>
    public IReadOnlyList<ThreateningState> Counted(int index) => _counted[index];

    /// <summary>Why the sum is not known for one state, in a clause; null where it is.</summary>
    /// <param name="index">Position of the state in the slice of the year.</param>
    public string? WhyUnknown(int index) => _whyUnknown[index];

    /// <summary>An environment of which nothing is known.</summary>
    internal static ThreatEnvironment Absent(YearSlice slice, string reason)
    {
        var capability = new double[slice.Count];
        Array.Fill(capability, double.NaN);
        var none = new IReadOnlyList<ThreateningState>[slice.Count];
        Array.Fill(none, []);
        var why = new string?[slice.Count];
        Array.Fill(why, reason);
        return new(slice.Year, capability, none, why);
    }

    /// <summary>Sums what is counted; unknown where a state that counts has an unknown capability, or for a reason given.</summary>
    internal static ThreatEnvironment Of(
        World world,
        YearSlice slice,
        IReadOnlyList<ThreateningState>[] counted,
        string?[] whyUnknown
    )
    {
        var sums = new double[slice.Count];
        for (int i = 0; i < sums.Length; i++)
        {
            foreach (var threat in counted[i])
            {
                if (double.IsNaN(threat.Capability))
                    whyUnknown[i] ??= $"the capability of {world.Identity.NameOf(threat.State)} is not known";
                sums[i] += threat.Capability;
            }
            if (whyUnknown[i] is not null)
                sums[i] = double.NaN;
        }
        return new(slice.Year, sums, counted, whyUnknown);
    }
}
