using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// How common treaties are: of the politically relevant dyads of the whole system in a year, how many are bound, and to
/// what. A record of the whole system counts them; a case carries the counts.
/// </summary>
/// <remarks>
/// A treaty that binds neither side to anything is no obligation. The shares are taken over the dyads whose obligations
/// are known: <see cref="Allied"/> and <see cref="Pledged"/> have them in <see cref="DyadCount.Known"/>.
/// </remarks>
public sealed record TreatyBaseRate
{
    private const Obligations OtherThanDefence =
        Obligations.Offence | Obligations.Neutrality | Obligations.NonAggression | Obligations.Consultation;

    private TreatyBaseRate(DyadCount relevant, DyadCount allied, DyadCount pledged) =>
        (Relevant, Allied, Pledged) = (relevant, allied, pledged);

    /// <summary>Politically relevant dyads, counted among all pairs of members.</summary>
    public DyadCount Relevant { get; }

    /// <summary>Dyads with a defence obligation in either direction, counted among the relevant.</summary>
    public DyadCount Allied { get; }

    /// <summary>Dyads with another obligation but none of defence, counted among the relevant.</summary>
    public DyadCount Pledged { get; }

    /// <summary>Number of dyads that the shares are taken of: relevant, with known obligations. One or more.</summary>
    public int Dyads => Allied.Known;

    /// <summary>Share with a defence obligation in either direction.</summary>
    public Share ShareAllied => new((double)Allied.Count / Dyads);

    /// <summary>Share with another obligation but none of defence.</summary>
    public Share SharePledged => new((double)Pledged.Count / Dyads);

    /// <summary>Share without any obligation.</summary>
    public Share ShareUnbound => new((double)(Dyads - Allied.Count - Pledged.Count) / Dyads);

    /// <summary>
    /// Counts the dyads of a year, or reads what a case carries. Relevance is that of <see cref="PoliticalRelevance"/>,
    /// from the year before; obligations are those of the year itself and are not carried beyond the treaty data.
    /// </summary>
    /// <returns>The rate, with the treaty data as its source; absent where the record cannot tell it.</returns>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static Reading<TreatyBaseRate> Of(World world, Year year)
    {
        var slice = world.At(year);
        if (world.WhyNotCovered(Variables.Obligations, year) is { } uncovered)
            return new Reading<TreatyBaseRate>.Absent(uncovered);
        if (!slice.HoldsWholeSystem)
        {
            return
                slice.Dyads.TryGetValue(DyadQuantity.Relevant, out var relevant)
                && slice.Dyads.TryGetValue(DyadQuantity.Allied, out var allied)
                && slice.Dyads.TryGetValue(DyadQuantity.Pledged, out var pledged)
                ? Told(new(relevant, allied, pledged))
                : new Reading<TreatyBaseRate>.Absent(
                    $"this record holds only some states and carries no count of {DyadQuantity.Relevant.Meaning} in {year}"
                );
        }
        foreach (var condition in (ReadOnlySpan<Variable>)[Variables.Contiguity, Variables.MajorPower])
        {
            if (world.CoverageOf(condition) is null)
            {
                return new Reading<TreatyBaseRate>.Absent(
                    $"no data set of this record carries {condition.Meaning}, which political relevance is read from"
                );
            }
        }
        return Told(Counted(world, slice));

        Reading<TreatyBaseRate> Told(TreatyBaseRate rate) =>
            rate.Dyads > 0
                ? new Reading<TreatyBaseRate>.Known(rate, world.CoverageOf(Variables.Obligations)!.Source)
                : new Reading<TreatyBaseRate>.Absent(
                    $"no two members of the state system are known to be politically relevant in {year}"
                );
    }

    private static TreatyBaseRate Counted(World world, YearSlice slice)
    {
        var isRelevant = PoliticalRelevance.Rule(world, slice.Year);
        var owed = slice.Matrix(Variables.Obligations);
        int n = slice.Count;
        int relevant = 0;
        int undecided = 0;
        int allied = 0;
        int pledged = 0;
        int untold = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                if (isRelevant(slice.States[i], slice.States[j]) is not { } told)
                {
                    undecided++;
                    continue;
                }
                if (!told)
                    continue;
                relevant++;
                float forward = owed.IsEmpty ? float.NaN : owed[i * n + j];
                float backward = owed.IsEmpty ? float.NaN : owed[j * n + i];
                if (float.IsNaN(forward) || float.IsNaN(backward))
                {
                    untold++;
                    continue;
                }
                var either = (Obligations)((int)forward | (int)backward);
                if (either.HasFlag(Obligations.Defence))
                    allied++;
                else if ((either & OtherThanDefence) != Obligations.None)
                    pledged++;
            }
        }
        return new(
            new(relevant, n * (n - 1) / 2 - undecided, undecided),
            new(allied, relevant - untold, untold),
            new(pledged, relevant - untold, untold)
        );
    }
}
