using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class SimilarityTests
{
    private const int States = 5;

    [Fact]
    public void The_columns_have_the_names_agreed_and_each_is_found_by_its_own() =>
        SimilarityIndex
            .All.Select(index => SimilarityIndex.Find(index.Id)!.Id)
            .Should()
            .Equal(
                "s_abs",
                "s_sq",
                "s_bin",
                "s_abs_w",
                "s_sq_w",
                "kappa_abs",
                "kappa_sq",
                "kappa_bin",
                "pi_abs",
                "pi_sq",
                "pi_bin",
                "tau_b",
                "s_ideal"
            );

    [Theory]
    [InlineData(Obligations.None, 0)]
    [InlineData(Obligations.TreatyWithout, 0)]
    [InlineData(Obligations.Consultation, 1)]
    [InlineData(Obligations.NonAggression, 2)]
    [InlineData(Obligations.Neutrality | Obligations.Consultation, 2)]
    [InlineData(Obligations.Offence, 3)]
    [InlineData(Obligations.Defence | Obligations.NonAggression, 3)]
    public void A_tie_is_the_closest_obligation_on_the_scale_of_the_literature(Obligations owed, byte level)
    {
        AlliancePortfolios.LevelOf(owed).Should().Be(level);
        Ties(new() { Treaties = [(12, 11, owed)] })[1].Should().Be(level, "direction does not matter");
    }

    [Fact]
    public void The_higher_obligation_of_the_two_directions_is_the_tie()
    {
        var ties = Ties(new() { Treaties = [(11, 12, Obligations.Consultation), (12, 11, Obligations.NonAggression)] });
        (ties[1], ties[States]).Should().Be((2, 2));
    }

    [Fact]
    public void A_state_has_the_closest_tie_with_itself()
    {
        var ties = Ties(new());
        for (int i = 0; i < States; i++)
            ties[i * States + i].Should().Be(AlliancePortfolios.Closest);
    }

    [Fact]
    public void What_a_treaty_does_not_say_is_unknown_unless_the_other_side_owes_the_most()
    {
        var ties = Ties(
            new()
            {
                Also = builder =>
                {
                    builder.SetUnknown(Variables.Obligations, new(11), new(12), SmallWorld.Focus);
                    builder.SetUnknown(Variables.Obligations, new(11), new(13), SmallWorld.Focus);
                    builder.Set(Variables.Obligations, new(13), new(11), SmallWorld.Focus, (int)Obligations.Defence);
                },
            }
        );
        ties[1].Should().Be(SimilarityKernel.Unknown);
        ties[2].Should().Be(AlliancePortfolios.Closest);
    }

    [Fact]
    public void Where_the_portfolio_of_one_state_is_not_wholly_known_its_similarities_are_unknown_and_no_others()
    {
        var similarity = Of(
            new() { Also = builder => builder.SetUnknown(Variables.Obligations, new(11), new(12), SmallWorld.Focus) }
        );
        var s = similarity.Matrix(SimilarityIndex.SAbsolute);
        double.IsNaN(s[2]).Should().BeTrue();
        double.IsNaN(s[0]).Should().BeTrue();
        double.IsNaN(s[2 * States + 3]).Should().BeFalse();
        similarity.WhyAbsent(SimilarityIndex.SAbsolute).Should().BeNull();
    }

    [Fact]
    public void The_matrices_are_those_of_the_definitions()
    {
        var world = new SmallWorld
        {
            Treaties =
            [
                (11, 14, Obligations.Defence),
                (13, 14, Obligations.Defence),
                (12, 15, Obligations.NonAggression),
                (15, 11, Obligations.Consultation),
            ],
        };
        var similarity = Of(world);
        var ties = Ties(world);
        double[] cinc =
        [
            .. new Measurements(world.Build(), TestParameters.Shipped)
                .CapabilityOf(SmallWorld.Focus, CapabilityMeasure.Cinc)
                .Values,
        ];
        foreach (var index in SimilarityIndex.All.Where(i => i.Positions == SimilarityPositions.Alliances))
        {
            for (int i = 0; i < States; i++)
            {
                for (int j = 0; j < States; j++)
                {
                    double plain = PlainSimilarity.Of(
                        index,
                        ties.AsSpan(i * States, States),
                        ties.AsSpan(j * States, States),
                        cinc
                    );
                    similarity.Matrix(index)[i * States + j].Should().BeApproximately(plain, 1e-12, "{0}", index);
                }
            }
        }
    }

    [Fact]
    public void A_record_of_some_states_gives_no_similarity_and_says_why()
    {
        var similarity = Of(new() { HoldsWholeSystem = false, Also = Ideals((11, 1), (12, 2)) });
        foreach (var index in SimilarityIndex.All)
        {
            similarity.WhyAbsent(index).Should().StartWith("this record holds only some states");
            similarity
                .Matrix(index)
                .ToArray()
                .Should()
                .HaveCount(States * States)
                .And.OnlyContain(v => double.IsNaN(v));
        }
    }

    [Fact]
    public void Treaties_are_not_carried_beyond_the_years_that_their_data_cover()
    {
        var world = new SmallWorld { LastTreaties = new(1998), Treaties = [(11, 14, Obligations.Defence)] };
        Of(world, 1998).WhyAbsent(SimilarityIndex.KappaSquared).Should().BeNull();
        var after = Of(world, 1999);
        after.WhyAbsent(SimilarityIndex.KappaSquared).Should().Contain("covers 1800-1998, not 1999");
        after.Matrix(SimilarityIndex.KappaSquared).ToArray().Should().OnlyContain(v => double.IsNaN(v));
    }

    [Fact]
    public void Without_any_capability_the_weighted_indices_alone_are_unknown()
    {
        var similarity = Of(
            new() { States = [new(11, double.NaN, double.NaN, 0, 0), new(12, double.NaN, double.NaN, 1, 1)] }
        );
        similarity.WhyAbsent(SimilarityIndex.SSquaredWeighted).Should().Contain("weighted");
        double.IsNaN(similarity.Matrix(SimilarityIndex.SSquaredWeighted)[1]).Should().BeTrue();
        similarity.WhyAbsent(SimilarityIndex.SSquared).Should().BeNull();
        similarity.Matrix(SimilarityIndex.SSquared)[1].Should().Be(1 - 2 * 18.0 / 18);
    }

    [Fact]
    public void Ideal_points_are_compared_over_the_range_of_the_year()
    {
        var similarity = Of(new() { Also = Ideals((11, -1), (12, 1), (13, 0.5)) });
        var s = similarity.Matrix(SimilarityIndex.SIdealPoints).ToArray();
        s[1].Should().Be(-1, "the two at the ends are as far apart as any");
        s[2].Should().BeApproximately(1 - 2 * 1.5 / 2, 1e-15);
        s[0].Should().Be(1);
        double.IsNaN(s[3]).Should().BeTrue("a state without an ideal point has no position");
        Of(new() { Also = Ideals((11, 1), (12, 1)) })
            .WhyAbsent(SimilarityIndex.SIdealPoints)
            .Should()
            .Contain("no two states have different ideal points");
    }

    [Fact]
    public void The_order_in_which_states_are_listed_changes_nothing()
    {
        var world = new SmallWorld { Treaties = [(11, 14, Obligations.Defence), (12, 15, Obligations.Neutrality)] };
        var one = Of(world);
        var other = Of(world with { Order = [4, 2, 0, 3, 1] });
        foreach (var index in SimilarityIndex.All)
            other.Matrix(index).ToArray().Should().Equal(one.Matrix(index).ToArray(), (a, b) => a.Equals(b));
    }

    private static Action<WorldBuilder> Ideals(params (int State, double Point)[] points) =>
        builder =>
        {
            foreach (var (state, point) in points)
                builder.Set(Variables.IdealPoint, new(state), SmallWorld.Focus, point);
        };

    private static byte[] Ties(SmallWorld world) =>
        AlliancePortfolios
            .Of(world.Build(), SmallWorld.Focus)
            .Should()
            .BeOfType<Reading<AlliancePortfolios>.Known>()
            .Which.Value.Ties.ToArray();

    private static Similarity Of(SmallWorld world, int year = 2000) =>
        Similarity.Of(new Measurements(world.Build(), TestParameters.Shipped), new Year(year));
}
