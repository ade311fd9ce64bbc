using Counterpoise.Alignment;
using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>The landscape of two camps of any states in a year: every low point and what flows to it (axelrod1993).</summary>
/// <remarks>
/// Sizes and propensities are those of <see cref="LandscapeTheory"/>: shares of capability, and the terms that the year has. A term that is
/// unknown for a pair is left out of its sum; <see cref="Unknown"/> names what that leaves open.
/// </remarks>
public sealed class LandscapeOfStates
{
    private LandscapeOfStates(
        IReadOnlyList<StateCode> states,
        IReadOnlyList<DyadReading> sizes,
        IReadOnlyList<Propensity> pairs,
        Landscape? landscape
    ) => (States, Sizes, Pairs, Landscape) = (states, sizes, pairs, landscape);

    /// <summary>Most states for whom every division is visited.</summary>
    public const int Most = LandscapeFloor.MostStates;

    /// <summary>The states that take sides, the largest first.</summary>
    public IReadOnlyList<StateCode> States { get; }

    /// <summary>Their shares of the system's capability.</summary>
    public IReadOnlyList<DyadReading> Sizes { get; }

    /// <summary>Propensity of every pair. Shape [pairs]: (1, 0), (2, 0), (2, 1), (3, 0) and so on.</summary>
    public IReadOnlyList<Propensity> Pairs { get; }

    /// <summary>The landscape; null where fewer than two states are left, so that there is no pair to part.</summary>
    public Landscape? Landscape { get; }

    /// <summary>States that were named but whose capability is unknown, with the reason.</summary>
    public IReadOnlyList<(StateCode State, string Reason)> LeftOut { get; private init; } = [];

    /// <summary>The terms that no pair has this year, by name.</summary>
    public IReadOnlyList<string> TermsWithout { get; private init; } = [];

    /// <summary>How many pairs lack a term that other pairs have, by name of the term; those of none are left out.</summary>
    public IReadOnlyList<(string Term, int Pairs)> Unknown { get; private init; } = [];

    /// <summary>Computes the landscape.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent.</param>
    /// <param name="states">The states, each once, all held in the year; at most <see cref="Most"/>.</param>
    /// <param name="year">The year.</param>
    /// <param name="threads">Most threads to work on, or -1 for as many as there are cores; the result is the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are too many states, one is given twice, or one is not held.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LandscapeOfStates Of(
        Measurements measurements,
        Specification specification,
        IReadOnlyList<StateCode> states,
        Year year,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(states);
        var slice = measurements.World.At(year);
        if (states.Count > Most)
            throw new ArgumentException(
                $"{states.Count} states; divisions of {Most} at most are visited.",
                nameof(states)
            );
        if (states.Distinct().Count() != states.Count)
            throw new ArgumentException("A state is given twice.", nameof(states));
        if (states.Any(state => slice.IndexOf(state) < 0))
            throw new ArgumentException($"A state is not held in {year}.", nameof(states));
        if (states.Count < 2)
            return new(states, [], [], null);
        // The setting's own dyad is not read here.
        var setting = Setting.Of(measurements, specification, new Dyad(states[0], states[1]), year);
        List<(StateCode, string)> leftOut = [];
        List<(StateCode State, DyadReading Size, double Share)> sized = [];
        foreach (var state in states)
        {
            var size = setting.Capability(state);
            if (size.Value is Reading<double>.Known(var share, _))
                sized.Add((state, size, share));
            else
                leftOut.Add((state, ((Reading<double>.Absent)size.Value).Reason));
        }
        // By size and not by code or name, so that renaming the states changes nothing.
        var ordered = sized.OrderByDescending(s => s.Share).ThenBy(s => s.State).ToArray();
        StateCode[] taking = [.. ordered.Select(s => s.State)];
        var pairs = Propensity.AmongAll(setting, taking);
        var propensities = new double[taking.Length, taking.Length];
        for (int i = 1, at = 0; i < taking.Length; i++)
        {
            for (int j = 0; j < i; j++, at++)
                propensities[i, j] = propensities[j, i] = pairs[at].Value;
        }
        var counts = Propensity
            .Names.Select((name, t) => (name, Known: pairs.Count(p => p.Terms[t].Value is Reading<double>.Known)))
            .ToArray();
        return new(
            taking,
            [.. ordered.Select(s => s.Size)],
            pairs,
            taking.Length < 2
                ? null
                : Landscape.Of([.. ordered.Select(s => s.Share)], propensities, threads, cancellation)
        )
        {
            LeftOut = leftOut,
            TermsWithout = [.. counts.Where(term => term.Known == 0).Select(term => term.name)],
            Unknown =
            [
                .. counts
                    .Where(term => term.Known > 0 && term.Known < pairs.Count)
                    .Select(term => (term.name, pairs.Count - term.Known)),
            ],
        };
    }
}
