using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

/// <summary>What every theory owes, whatever it claims.</summary>
public sealed class EveryTheoryOwesTests
{
    private static readonly World Invented = new SmallWorld
    {
        Treaties = [(14, 11, Obligations.Defence), (14, 13, Obligations.Defence)],
        Also = builder =>
        {
            for (var year = SmallWorld.Years.First; year <= SmallWorld.Years.Last; year = year.Plus(1))
            {
                builder.Set(Variables.Troops, new StateCode(14), new StateCode(11), year, 5_000);
                builder.Set(Variables.Troops, new StateCode(14), new StateCode(13), year, 5_000);
            }
        },
    }.Build();

    public static TheoryData<string> Ids => [.. TheoryCatalogue.All.Select(t => t.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_premise_carries_a_figure_with_its_source_or_the_reason_of_its_absence(string id)
    {
        var argument = TheoryCatalogue.Find(id)!.Read(Asked.Of(Invented, 11, 13)).Argument;
        foreach (var premise in argument.Premises)
        {
            premise.Figures.Should().NotBeEmpty(premise.Text);
            foreach (var figure in premise.Figures)
                figure.Value.Match((_, source) => source.Short, reason => reason).Should().NotBeEmpty(figure.Name);
        }
        argument.Conclusion.Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_order_in_which_the_two_are_named_changes_nothing(string id)
    {
        var theory = TheoryCatalogue.Find(id)!;
        var one = theory.VerdictOf(Invented, 11, 13);
        var other = theory.VerdictOf(Invented, 13, 11);
        other.GetType().Should().Be(one.GetType());
        if (one is Verdict.Expects expects)
            other.Should().Be(expects);
    }
}
