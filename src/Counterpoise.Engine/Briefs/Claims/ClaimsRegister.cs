using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>A claim with what its test found.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Finding">The finding.</param>
public sealed record TestedClaim(Claim Claim, ClaimFinding Finding);

/// <summary>Puts every claim of a case to its test, and lays the findings out.</summary>
public static class ClaimsRegister
{
    /// <summary>Tests claims.</summary>
    /// <param name="claims">The claims, in any order.</param>
    /// <param name="setting">The record, measures and theories.</param>
    /// <param name="threads">Threads to use, or -1 for as many as there are; the result does not depend on it.</param>
    /// <param name="record">
    /// Findings made on the whole record, for claims that ask for it, where the setting holds a part of it; null for none.
    /// </param>
    /// <returns>One finding a claim, by id.</returns>
    public static IReadOnlyList<TestedClaim> Test(
        IEnumerable<Claim> claims,
        ClaimSetting setting,
        int threads = -1,
        RecordFindings? record = null
    )
    {
        Claim[] ordered = [.. claims.OrderBy(c => c.Id)];
        var tested = new TestedClaim[ordered.Length];
        // Each claim's test is its own: the result does not depend on the order of work.
        Parallel.For(
            0,
            ordered.Length,
            new ParallelOptions { CancellationToken = setting.Cancellation, MaxDegreeOfParallelism = threads },
            i => tested[i] = new(ordered[i], Find(ordered[i], setting, record))
        );
        return tested;
    }

    /// <summary>Lays the findings out: one table of all, then why, by part of the argument.</summary>
    /// <param name="title">Name of the case.</param>
    /// <param name="tested">The findings.</param>
    /// <param name="setting">What they were made from.</param>
    public static Document Document(string title, IReadOnlyList<TestedClaim> tested, ClaimSetting setting)
    {
        string counts = string.Join(
            ", ",
            Enum.GetValues<ClaimVerdict>()
                .Select(v => (Verdict: v, Count: tested.Count(t => t.Finding.Verdict == v)))
                .Where(v => v.Count > 0)
                .Select(v => $"{v.Count} {NameOf(v.Verdict)}")
        );
        List<Block> blocks =
        [
            new AnswerLine($"Claims of {title}, {setting.Year}"),
            new AnswerLine($"Of {tested.Count} claims: {counts}."),
            Table(tested, setting),
        ];
        foreach (var group in tested.GroupBy(t => t.Claim.Group).OrderBy(g => g.Key))
        {
            blocks.Add(new Heading(2, Specification.NameOf(group.Key)));
            blocks.Add(
                new DefinitionList([
                    .. group.Select(t => new Definition(
                        $"{t.Claim.Id}",
                        $"{Opening(t)} {Bibliography.WrittenOut(t.Finding.Reason)}"
                    )),
                ])
            );
        }
        return new($"Claims of {title}, {setting.Year}", blocks);
    }

    /// <summary>A verdict as it is written in tables.</summary>
    public static string NameOf(ClaimVerdict verdict) => Specification.NameOf(verdict).Replace('-', ' ');

    private static ClaimFinding Find(Claim claim, ClaimSetting setting, RecordFindings? record)
    {
        var slice = setting.World.At(setting.Year);
        if (claim.Test.ReadsWholeRecord && !slice.HoldsWholeSystem)
        {
            // A few chosen states are no sample of the system: what they would say may be the contrary.
            return record?.Of(claim)
                ?? ClaimFinding.NoData(
                    $"pairs of the whole system decide this, and this record holds {slice.Count} states; name an archive with --archive"
                );
        }
        StateCode[] absent =
        [
            .. claim
                .Test.Parameters.Where(p => p.Kind is ClaimArgumentKind.State or ClaimArgumentKind.Pair)
                .SelectMany(p => claim.Arguments.States(p.Name))
                .Where(state => slice.IndexOf(state) < 0)
                .Distinct(),
        ];
        return absent.Length == 0
            ? claim.Test.Find(claim.Arguments, setting)
            : ClaimFinding.NoData($"{setting.NamesOf(absent)} no member of the state system in {setting.Year}");
    }

    private static string Opening(TestedClaim tested)
    {
        var finding = tested.Finding;
        string[] asides =
        [
            .. finding is { Verdict: ClaimVerdict.Sensitive, IsTrueByDefault: { } byDefault }
                ? [byDefault ? "true by default" : "false by default"]
                : Array.Empty<string>(),
            .. finding.IsFirstApproximation ? ["first approximation"] : Array.Empty<string>(),
            .. finding.RestsOn.Count > 0
                ? [$"rests on what is {string.Join(", ", finding.RestsOn.Select(Specification.NameOf))}"]
                : Array.Empty<string>(),
        ];
        return $"{NameOf(finding.Verdict)}{(asides.Length == 0 ? "" : $" ({string.Join("; ", asides)})")}:";
    }

    private static string RestsOn(ClaimFinding finding) =>
        string.Join('+', finding.RestsOn.Select(Specification.NameOf));

    private static ResultTable Table(IReadOnlyList<TestedClaim> tested, ClaimSetting setting)
    {
        var share = NumberFormat.Percent();
        Column[] columns =
        [
            Column.OfIntegers("claim", "claim"),
            Column.OfText("theory", "theory").HiddenFromText(),
            Column.OfText("statement", "statement"),
            Column.OfNumbers("figure", "figure", NumberFormat.Significant(3)).HiddenFromText(),
            Column.OfText("unit", "unit").HiddenFromText(),
            Column.OfText("verdict", "verdict"),
            Column.OfNumbers("share_of_weightings", "weightings", share),
            Column.OfNumbers("share_of_specifications", "specifications", share),
            Column.OfText("rests_on", "rests on").HiddenFromText(),
            Column.OfText("figure_with_unit", "figure"),
            Column.OfText("true_by_default", "by default").HiddenFromText(),
            Column.OfText("first_approximation", "first approximation").HiddenFromText(),
            Column.OfText("group", "part").HiddenFromText(),
            Column.OfText("test", "test").HiddenFromText(),
            Column.OfText("reason", "reason").HiddenFromText(),
        ];
        return new(columns, [.. tested.Select(Row)])
        {
            Notes =
            [
                "Holds, fails: true, or false, by default and in at least "
                    + $"{share.Show(setting.Rule.LeastShare)} of weightings and of specifications; else sensitive.",
                "Weightings, specifications: share of each under which the claim is true; - where none is asked.",
                "Many tests are first approximations, each said to be so below, with what every verdict rests on.",
            ],
        };

        static IReadOnlyList<Cell> Row(TestedClaim t)
        {
            var (claim, finding) = (t.Claim, t.Finding);
            return
            [
                Cell.Of(claim.Id),
                claim.Theory.Length == 0 ? Cell.None : Cell.Of(claim.Theory),
                Cell.Of(claim.Statement),
                Cell.Of(finding.Figure),
                Cell.Of(finding.Unit),
                Cell.Of(NameOf(finding.Verdict)),
                finding.ShareOfWeightings is { } w ? Cell.Of(w) : Cell.None,
                finding.ShareOfSpecifications is { } s ? Cell.Of(s) : Cell.None,
                Cell.Of(RestsOn(finding)),
                finding.Figure.Match((value, _) => Cell.Of(WithUnit(value, finding.Unit)), _ => Cell.None),
                finding.IsTrueByDefault is { } byDefault ? Cell.Of(byDefault ? "true" : "false") : Cell.None,
                Cell.Of(finding.IsFirstApproximation ? "yes" : "no"),
                Cell.Of(Specification.NameOf(claim.Group)),
                Cell.Of(claim.Test.Name),
                Cell.Of(finding.Reason),
            ];
        }
    }

    // A year is no quantity, and a share reads as a percentage.
    private static string WithUnit(double value, string unit) =>
        unit.StartsWith("year ", StringComparison.Ordinal) ? $"{new Year((int)value)}"
        : Math.Abs(value) < 1e6 && double.IsInteger(value) ? $"{NumberFormat.Decimals(0).Show(value)} {unit}".TrimEnd()
        : $"{NumberFormat.Significant(3).Show(value)} {unit}".TrimEnd();
}
