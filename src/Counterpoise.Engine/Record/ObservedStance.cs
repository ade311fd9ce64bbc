namespace Counterpoise.Record;

/// <summary>How two states in fact stood to each other, with the facts that say so.</summary>
/// <param name="Stance">
/// Alliance where there is a defence obligation in either direction; else alignment where there is another obligation or
/// recorded security cooperation; else opposition where either acted in a dispute at hostility 2 or more within five
/// years; else aloofness.
/// </param>
/// <param name="Facts">The facts, each with its source; a fact that a higher stance outranks is listed too.</param>
public sealed record ObservedStance(Reading<Stance> Stance, IReadOnlyList<string> Facts)
{
    /// <summary>Whether the treaties are those of the last year covered, carried on: what then happened is not seen.</summary>
    public bool IsCarriedOn { get; init; }

    /// <summary>Year of the last dispute that makes an opposition; null where none does.</summary>
    public Year? LastDisputed { get; init; }

    private const int DisputeYears = 5;

    /// <summary>Reads the record.</summary>
    /// <param name="world">The record.</param>
    /// <param name="dyad">The pair.</param>
    /// <param name="year">The year.</param>
    public static ObservedStance Of(World world, Dyad dyad, Year year)
    {
        var slice = world.At(year);
        foreach (var state in (ReadOnlySpan<StateCode>)[dyad.A, dyad.B])
        {
            if (slice.IndexOf(state) < 0)
            {
                return new(
                    new Reading<Stance>.Absent(
                        $"{world.Identity.NameOf(state)} is no member of the state system in {year}"
                    ),
                    []
                );
            }
        }
        if (world.CoverageOf(Variables.Obligations) is not { } treaties || treaties.Years.First > year)
            return new(new Reading<Stance>.Absent($"no treaty data of this record cover {year}"), []);

        List<string> facts = [];
        var (read, carried) = world.Standing(Variables.Obligations, year);
        var obligations = read.Obligations(dyad.A, dyad.B) | read.Obligations(dyad.B, dyad.A);
        bool stated = read.StatesObligations(dyad.A, dyad.B) && read.StatesObligations(dyad.B, dyad.A);
        if (!stated && !obligations.HasFlag(Obligations.Defence))
        {
            return new(
                new Reading<Stance>.Absent(
                    $"{treaties.Source.Short} does not state what the two owe each other in {read.Year}"
                ),
                []
            );
        }
        var source = carried ? $"{treaties.Source.Short}, carried on from {read.Year}" : treaties.Source.Short;
        var named = Named(obligations);
        if (named.Count > 0)
            facts.Add($"treaty in force: {string.Join(", ", named)} ({source})");
        var cooperation = world
            .Evidence.Where(e => e.Type == EvidenceType.SecurityCooperation && InForce(e, dyad, year))
            .ToList();
        facts.AddRange(cooperation.Select(e => $"security cooperation: {e.Title} (evidence {e.Id})"));
        var dispute = LastDispute(world, dyad, year);
        if (dispute is { } d)
        {
            facts.Add(
                $"dispute at hostility {d.Hostility} in {d.Year} ({world.CoverageOf(EventList.Disputes)!.Source.Short})"
            );
        }
        // A treaty that is only carried on does not outlast a war that it did not see.
        if (carried && dispute is { Hostility: 5 } war && war.Year > read.Year)
        {
            return new(
                new Reading<Stance>.Absent(
                    $"treaties are carried on from {read.Year}, and the two have fought a war since, in {war.Year}"
                ),
                facts
            )
            {
                LastDisputed = war.Year,
            };
        }
        var stance =
            obligations.HasFlag(Obligations.Defence) ? Counterpoise.Stance.Alliance
            : named.Count > 0 || cooperation.Count > 0 ? Counterpoise.Stance.Alignment
            : dispute is not null ? Counterpoise.Stance.Opposition
            : Counterpoise.Stance.Aloofness;
        bool unseen = world.CoverageOf(EventList.Disputes) is not { } disputes || disputes.Years.Last < year;
        if (stance == Counterpoise.Stance.Aloofness && unseen)
        {
            return new(
                new Reading<Stance>.Absent($"no treaty is in force, and disputes up to {year} are not covered"),
                facts
            );
        }
        return new(
            new Reading<Stance>.Known(
                stance,
                carried
                    ? treaties.Source with
                    {
                        Version = $"{treaties.Source.Version}, carried on from {read.Year}",
                    }
                    : treaties.Source
            ),
            facts
        )
        {
            IsCarriedOn = carried,
            LastDisputed = dispute?.Year,
        };
    }

    private static DisputeYear? LastDispute(World world, Dyad dyad, Year year)
    {
        DisputeYear? last = null;
        foreach (var dispute in world.Disputes)
        {
            if (
                (dispute.Dyad == dyad.Forward || dispute.Dyad == dyad.Backward)
                && dispute.Hostility >= 2
                && dispute.Year <= year
                && year.Since(dispute.Year) < DisputeYears
            )
                last = dispute;
        }
        return last;
    }

    private static bool InForce(EvidenceItem item, Dyad dyad, Year year) =>
        (item.Dyad == dyad.Forward || item.Dyad == dyad.Backward)
        && item.Date.Year <= year
        && (item.Open || (item.Until?.Year ?? item.Date.Year) >= year);

    private static List<string> Named(Obligations obligations)
    {
        List<string> named = [];
        foreach (
            var (flag, name) in (ReadOnlySpan<(Obligations, string)>)
                [
                    (Obligations.Defence, "defence"),
                    (Obligations.Offence, "offence"),
                    (Obligations.Neutrality, "neutrality"),
                    (Obligations.NonAggression, "non-aggression"),
                    (Obligations.Consultation, "consultation"),
                ]
        )
        {
            if (obligations.HasFlag(flag))
                named.Add(name);
        }
        return named;
    }
}
