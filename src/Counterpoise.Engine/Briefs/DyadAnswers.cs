using System.Collections.Concurrent;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>What every theory says of one dyad in one year, beside what is observed: results only, no rendering.</summary>
public sealed record DyadAnswers
{
    /// <summary>The year.</summary>
    public required Year Year { get; init; }

    /// <summary>The pair, in the order in which the user named it.</summary>
    public required (StateCode First, StateCode Second) Pair { get; init; }

    /// <summary>The record.</summary>
    public required World World { get; init; }

    /// <summary>The choice of measures; pledges are taken out of intent.</summary>
    public required Specification Specification { get; init; }

    /// <summary>The parameters.</summary>
    public required ParameterSet Parameters { get; init; }

    /// <summary>What is observed.</summary>
    public required ObservedStance Observed { get; init; }

    /// <summary>The theories' answers, in the order asked.</summary>
    public required IReadOnlyList<TheoryAnswer> Theories { get; init; }

    /// <summary>Name of a state.</summary>
    public string NameOf(StateCode state) => World.Identity.NameOf(state);

    /// <summary>The pair's names and the year.</summary>
    public string Title => $"{NameOf(Pair.First)} - {NameOf(Pair.Second)}, {Year}";

    /// <summary>
    /// Whether a stance that a theory expects is the one observed. Absent where nothing is observed, where treaties are only carried
    /// on, and where an opposition is observed by disputes that the theory read before it expected one.
    /// </summary>
    public Reading<bool> Happened(Theory theory, Stance expected)
    {
        if (Observed.Stance is not Reading<Stance>.Known(var stance, var source))
            return new Reading<bool>.Absent(((Reading<Stance>.Absent)Observed.Stance).Reason);
        if (Observed.IsCarriedOn)
            return new Reading<bool>.Absent($"no treaties of {Year} are covered ({source.Short})");
        if (stance == Stance.Opposition && expected == stance && theory.ReadsDisputes && Observed.LastDisputed < Year)
        {
            return new Reading<bool>.Absent(
                $"the dispute of {Observed.LastDisputed} that is observed is one that the theory has read"
            );
        }
        return new Reading<bool>.Known(stance == expected, source);
    }

    /// <summary>Asks the theories.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="theories">The theories.</param>
    /// <param name="pair">The two states in the order to show them.</param>
    /// <param name="threads">Threads to use, or -1 for as many as there are; the result does not depend on it.</param>
    /// <param name="games">
    /// Whether other readings that play the game of alignment are asked; where nobody is told what they say, they only cost time. A theory
    /// that plays it and is itself among those given is always asked.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    public static DyadAnswers Of(
        Setting setting,
        IReadOnlyList<Theory> theories,
        (StateCode First, StateCode Second) pair,
        int threads = -1,
        bool games = true,
        CancellationToken cancellation = default
    )
    {
        var answers = new TheoryAnswer[theories.Count];
        // The theory with most to try goes first, so that no thread waits for it at the end.
        var order = Enumerable.Range(0, answers.Length).OrderByDescending(i => theories[i].Measures.Count);
        // Each theory's answer is its own: the result does not depend on the order of work.
        Parallel.ForEach(
            Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads },
            i => answers[i] = TheoryAnswer.Of(theories[i], setting, games, cancellation)
        );
        return new()
        {
            Year = setting.Year,
            Pair = pair,
            World = setting.World,
            Specification = setting.Specification,
            Parameters = setting.Parameters,
            Observed = ObservedStance.Of(setting.World, setting.Dyad, setting.Year),
            Theories = answers,
        };
    }
}
