using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Tests.Briefs;

/// <summary>A claim put to its test on an invented system, with theories whose answers are given.</summary>
internal static class Claimed
{
    public static ClaimArguments Nothing => ClaimArguments.None;

    public static ClaimArguments Of(this ClaimArguments arguments, string name, params int[] states) =>
        arguments with
        {
            OfStates = new Dictionary<string, IReadOnlyList<StateCode>>(arguments.OfStates)
            {
                [name] = [.. states.Select(s => new StateCode(s))],
            },
        };

    public static ClaimArguments Says(this ClaimArguments arguments, string name, params string[] words) =>
        arguments with
        {
            OfWords = new Dictionary<string, IReadOnlyList<string>>(arguments.OfWords) { [name] = words },
        };

    public static ClaimArguments Counts(this ClaimArguments arguments, string name, double number) =>
        arguments with
        {
            OfNumbers = new Dictionary<string, double>(arguments.OfNumbers) { [name] = number },
        };

    /// <summary>What the register finds of a claim of a kind, with the arguments given.</summary>
    public static ClaimFinding On(
        this ClaimArguments arguments,
        SmallWorld world,
        string kind,
        IReadOnlyList<Theory>? theories = null,
        Year? year = null,
        Specification? specification = null
    ) =>
        ClaimsRegister
            .Test(
                [new(1, ClaimGroup.Threat, "", "A claim.", ClaimKinds.Find(kind)!, arguments)],
                new ClaimSetting(
                    new Measurements(world.Build(), TestParameters.Shipped),
                    theories ?? [],
                    specification ?? Specification.Default,
                    year ?? SmallWorld.Focus,
                    Xunit.TestContext.Current.CancellationToken
                )
            )
            .Single()
            .Finding;

    public static double Value(this ClaimFinding finding) =>
        finding.Figure is Reading<double>.Known(var value, _)
            ? value
            : throw new InvalidOperationException($"No figure: {finding.Reason}");

    /// <summary>A theory that says what it is told to say.</summary>
    public static Theory Told(string id, Func<Setting, Verdict> says) =>
        new(id, Citation.Ours)
        {
            Name = id,
            Claim = "A claim.",
            OurReading = "A reading.",
            Level = Level.Of(["structure"], []),
            Strength = "As told.",
            RefutedBy = "Nothing.",
            Proxies = [],
            CriticalQuestions = [],
            Scope = setting =>
                says(setting) is Verdict.Silent(var reason) ? Scope.Excludes(reason) : Scope.Includes("told"),
            Expect = setting => new(says(setting), Argument.None("told")),
        };

    public static Theory Told(string id, Verdict verdict) => Told(id, _ => verdict);

    public static Verdict Expecting(Stance stance) => new Verdict.Expects(stance, 0.5);

    /// <summary>States of one town and of one size: no factor tells them apart.</summary>
    public static SmallWorld OneTown(params int[] states) =>
        new() { States = [.. states.Select(s => Townsman(s, 100))] };

    /// <summary>A state of the town. Every figure of it is in proportion to its size.</summary>
    public static SmallState Townsman(int code, double size) => new(code, size, 2 * size, 35, 135);

    /// <summary>A conquest that is not over: what it adds to intent does not fade.</summary>
    public static EvidenceItem Conquest(int perceiver, int actor) =>
        Item($"conquest-{perceiver}-{actor}", 1980, perceiver, actor, EvidenceType.Conquest) with
        {
            Open = true,
        };

    public static EvidenceItem Item(
        string id,
        int year,
        int perceiver,
        int actor,
        EvidenceType type,
        double size = 1,
        int? about = null
    ) =>
        new()
        {
            Id = id,
            Date = new(new(year)),
            Title = "Title",
            Perceiver = new(perceiver),
            Actor = new(actor),
            About = about is { } third ? new StateCode(third) : null,
            Type = type,
            Size = size,
            Summary = "Summary",
            Bearing = "Bearing",
            Sources = [new("Author", "Title", 2000)],
        };

    /// <summary>Puts the figures of a state's size into years from one on: it grows, or it shrinks.</summary>
    public static Action<WorldBuilder> Resized(int state, int from, Func<int, double> times) =>
        builder =>
        {
            var small = Townsman(state, 100);
            for (var year = new Year(from); year <= SmallWorld.Years.Last; year = year.Plus(1))
            {
                double size = times(year.Value);
                foreach (
                    var (variable, value) in new[]
                    {
                        (Variables.MilitaryExpenditure, small.Expenditure),
                        (Variables.MilitaryPersonnel, small.Personnel),
                        (Variables.IronAndSteel, small.Expenditure),
                        (Variables.Energy, small.Expenditure * 2),
                        (Variables.TotalPopulation, small.Personnel * 50),
                        (Variables.UrbanPopulation, small.Personnel * 20),
                        (Variables.Gdp, small.Expenditure * small.ProductPerExpenditure),
                    }
                )
                    builder.Set(variable, new(state), year, value * size);
            }
        };
}
