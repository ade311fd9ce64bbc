using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>The parameters of the game of alignment in a parameter set, and draws of them from their ranges.</summary>
public static class AlignmentParameters
{
    /// <summary>Id of <see cref="GameParameters.Appeasement"/>.</summary>
    public const string Appeasement = "alignment.appeasement";

    /// <summary>Id of <see cref="GameParameters.Leverage"/>.</summary>
    public const string Leverage = "alignment.leverage";

    /// <summary>Id of <see cref="GameParameters.NuclearWeight"/>.</summary>
    public const string NuclearWeight = "alignment.nuclear-weight";

    /// <summary>Id of <see cref="GameParameters.Guarantee"/>.</summary>
    public const string Guarantee = "alignment.guarantee";

    /// <summary>Id of <see cref="GameParameters.Autonomy"/>.</summary>
    public const string Autonomy = "alignment.autonomy";

    /// <summary>Id of <see cref="GameParameters.Entrapment"/>.</summary>
    public const string Entrapment = "alignment.entrapment";

    /// <summary>Id of <see cref="GameParameters.Mistrust"/>.</summary>
    public const string Mistrust = "alignment.mistrust";

    /// <summary>Id of the leverage of a state over one with whom it has a defence pact, 0..1.</summary>
    public const string PactLeverage = "alignment.pact-leverage";

    /// <summary>Id of <see cref="GameParameters.Reliability"/>, from whose range every state draws its own.</summary>
    public const string Reliability = "alignment.reliability";

    /// <summary>Id of the years in which half of a lever that evidence asserts is gone after it was last held; not drawn.</summary>
    public const string EvidenceHalfLife = "alignment.evidence.half-life";

    /// <summary>Ids of those that are one number for all states, in the order in which they are drawn.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [Appeasement, Leverage, NuclearWeight, Guarantee, Autonomy, Entrapment, Mistrust, PactLeverage];

    /// <summary>The set's own values.</summary>
    /// <param name="set">The set.</param>
    /// <exception cref="KeyNotFoundException">The set lacks a parameter.</exception>
    public static GameParameters Of(ParameterSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Of([.. Shared.Select(id => set[id])], set[Reliability]);
    }

    /// <summary>An admissible set: each parameter drawn from its range, apart from the others, with its own value as the median.</summary>
    /// <remarks>
    /// Half of the draws lie uniformly between the least and the parameter's own value, half between that and the greatest. Drawn
    /// uniformly from a range whose own value is far from its middle, most draws would lie on one side of it.
    /// The record tells no state's reliability: each state's is drawn from the range of the parameter, for itself.
    /// </remarks>
    /// <param name="set">The set.</param>
    /// <param name="states">Number of states, 0 or more.</param>
    /// <param name="random">Draws the parameters, in the order of <see cref="Shared"/>, then the reliability of each state.</param>
    /// <exception cref="KeyNotFoundException">The set lacks a parameter.</exception>
    public static AdmissibleGame Drawn(ParameterSet set, int states, ref Philox random)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfNegative(states);
        var values = new double[Shared.Count];
        for (int p = 0; p < values.Length; p++)
            values[p] = Within(set, Shared[p], ref random);
        var reliability = new double[states];
        for (int i = 0; i < states; i++)
            reliability[i] = Within(set, Reliability, ref random);
        return new(Of(values, set[Reliability]), values[^1], values, reliability);
    }

    private static double Within(ParameterSet set, string id, ref Philox random)
    {
        var parameter = set.Find(id) ?? throw new KeyNotFoundException($"The parameter set '{set.Name}' lacks '{id}'.");
        double place = random.NextDouble();
        return place < 0.5
            ? Between(parameter.Least, parameter.Value, 2 * place)
            : Between(parameter.Value, parameter.Greatest, (2 * place) - 1);

        static double Between(double low, double high, double share) => ((1 - share) * low) + (share * high);
    }

    private static GameParameters Of(double[] shared, double reliability) =>
        new()
        {
            Appeasement = shared[0],
            Leverage = shared[1],
            NuclearWeight = shared[2],
            Guarantee = shared[3],
            Autonomy = shared[4],
            Entrapment = shared[5],
            Mistrust = shared[6],
            Reliability = reliability,
        };
}

/// <summary>What one draw of the game's parameters gave.</summary>
/// <param name="Parameters">What the game weighs.</param>
/// <param name="PactLeverage">Leverage of a state over one with whom it has a defence pact, 0..1.</param>
/// <param name="Shared">The parameters that all states share, in the order of <see cref="AlignmentParameters.Shared"/>.</param>
/// <param name="Reliability">Reliability of each state, 0..1. Shape [states].</param>
public sealed record AdmissibleGame(
    GameParameters Parameters,
    double PactLeverage,
    IReadOnlyList<double> Shared,
    IReadOnlyList<double> Reliability
);
