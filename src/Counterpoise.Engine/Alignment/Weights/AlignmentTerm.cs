using Counterpoise.Measures;

namespace Counterpoise.Alignment.Weights;

/// <summary>What kind of quantity a term of the model of links is.</summary>
public enum AlignmentTermKind
{
    /// <summary>Log odds of a link that a gain of one root of fear is worth; above 0.</summary>
    Firmness,

    /// <summary>A weight of the game, above 0.</summary>
    Weight,

    /// <summary>A share, within 0..1.</summary>
    Share,
}

/// <summary>One quantity that is estimated from links.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Id of its parameter.</param>
/// <param name="Centre">Middle of what is believed beforehand, on the scale of fitting: logs, and log odds of shares.</param>
/// <param name="Spread">Standard deviation of that belief on the same scale, above 0.</param>
public sealed record AlignmentTerm(AlignmentTermKind Kind, string Id, double Centre, double Spread)
{
    /// <summary>Place of the firmness among the terms.</summary>
    internal const int Firmness = 0;

    /// <summary>The quantity in its own unit, from the scale of fitting.</summary>
    public double Natural(double fitted) =>
        Kind == AlignmentTermKind.Share ? 1 / (1 + Math.Exp(-fitted)) : Math.Exp(fitted);

    /// <summary>Change of the quantity in its own unit with the scale of fitting.</summary>
    public double Slope(double fitted)
    {
        double natural = Natural(fitted);
        return Kind == AlignmentTermKind.Share ? natural * (1 - natural) : natural;
    }

    /// <summary>
    /// Every quantity as a set of parameters believes it: the firmness, then <see cref="AlignmentParameters.Shared"/>, then reliability.
    /// </summary>
    /// <exception cref="FaultyInputException">A value lies at the end of its scale, so that no spread leads away from it.</exception>
    /// <exception cref="KeyNotFoundException">The set lacks a parameter.</exception>
    public static IReadOnlyList<AlignmentTerm> Believed(ParameterSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var faults = new List<Fault>();
        List<AlignmentTerm> terms =
        [
            new(
                AlignmentTermKind.Firmness,
                "alignment-estimate.firmness",
                Math.Log(set["alignment-estimate.firmness"]),
                set["alignment-estimate.prior.firmness"]
            ),
        ];
        foreach (var id in AlignmentParameters.Shared.Append(AlignmentParameters.Reliability))
        {
            var kind = id
                is AlignmentParameters.Leverage
                    or AlignmentParameters.Autonomy
                    or AlignmentParameters.Entrapment
                    or AlignmentParameters.Mistrust
                ? AlignmentTermKind.Weight
                : AlignmentTermKind.Share;
            double value = set[id];
            double centre = kind == AlignmentTermKind.Share ? Math.Log(value / (1 - value)) : Math.Log(value);
            if (!double.IsFinite(centre))
            {
                faults.Add(
                    new(
                        "--parameters",
                        0,
                        FormattableString.Invariant(
                            $"{id} '{value}': a value at the end of its scale cannot be estimated from; choose one within."
                        )
                    )
                );
            }
            terms.Add(
                new(
                    kind,
                    id,
                    centre,
                    set[
                        kind == AlignmentTermKind.Share
                            ? "alignment-estimate.prior.share"
                            : "alignment-estimate.prior.weight"
                    ]
                )
            );
        }
        return faults.Count == 0 ? terms : throw new FaultyInputException(faults, "nothing was estimated");
    }
}
