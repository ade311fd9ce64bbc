using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Measures;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Panels;

/// <summary>What columns say of what they are read from.</summary>
public sealed class ColumnReadingTests(SharedArchive archive)
{
    private const string ThreatFamily =
        "threat,threat_share,threat_rank,threat_absent,capability,proximity,offense,intent";
    private const string OfLists =
        "dispute,dispute_onset,hostility,originator,revisionist,war,war_onset,dispute:peace-years,war:peace-censored";
    private static readonly YearSpan Years = new(1816, 2024);

    private static readonly Specification Unpledged = Specification.Default with { Pledges = false };

    private static readonly Specification Contemporary = Unpledged with { Intent = IntentMeasure.Contemporaneous };

    [Theory]
    [InlineData("rivalry")]
    [InlineData("rivalry:peace-years")]
    [InlineData("arms_race:peace-censored")]
    [InlineData("relevant")]
    [InlineData("polity2:weak-link")]
    [InlineData("religion_muslim")]
    [InlineData("warheads")]
    [InlineData("net_resources")]
    [InlineData("ideal_point_distance")]
    [InlineData("s_ideal")]
    [InlineData("leeds_savun")]
    [InlineData("strategic_group")]
    [InlineData("threat_share")]
    [InlineData("intent")]
    [InlineData("top_threat")]
    public void Hindsight_is_inherited_from_what_a_column_reads(string asked) =>
        Columns(asked, Specification.Default).Should().OnlyContain(column => column.Retrospective);

    [Theory]
    [InlineData("cinc,milex,gdp:lag,trade", "gdp1_lag1,gdp2_lag1")]
    [InlineData("dispute,hostility,revisionist,war:peace-years,contiguity,imports,owes_defense,s_abs,stance", "")]
    public void What_was_on_record_at_the_time_is_not_hindsight(string asked, string retrospective) =>
        Retrospective(asked, Specification.Default).Should().Be(retrospective);

    [Fact]
    public void Whether_threat_has_hindsight_depends_on_the_measures_chosen()
    {
        Retrospective(ThreatFamily, Specification.Default)
            .Should()
            .Be("threat,threat_share,threat_rank,threat_absent,intent");
        Retrospective(ThreatFamily, Contemporary).Should().BeEmpty();
        Retrospective(ThreatFamily, Contemporary with { Capability = CapabilityMeasure.Surplus })
            .Should()
            .Be("threat,threat_share,threat_rank,threat_absent,capability");
        Retrospective(ThreatFamily, Contemporary with { Nuclear = NuclearAdjustment.Status })
            .Should()
            .Be("threat,threat_share,threat_rank,threat_absent,offense");
        // Who was feared most a year before is decided by every factor of that year.
        Retrospective("intent", Contemporary with { Pledges = true, Capability = CapabilityMeasure.Surplus })
            .Should()
            .Be("intent");
        PanelVariables.Find("threat")!.IsRetrospective(Contemporary).Should().BeFalse();
    }

    [Fact]
    public void Each_factor_names_the_data_sets_that_it_reads_and_no_other()
    {
        string[] events =
        [
            "arms-races",
            "coldat",
            "dyadic-war",
            "icow-colonial",
            "mid-dyadic",
            "territorial-change",
            "tss-rivalries",
            "ucdp-conflict",
        ];
        DataSets("intent", Unpledged).Should().BeEquivalentTo(events);
        DataSets("intent", Contemporary).Should().BeEquivalentTo(events.Except(["arms-races", "tss-rivalries"]));
        DataSets("intent", Specification.Default).Should().BeEquivalentTo([.. events, "atop", "nmc", "capitals"]);
        DataSets("intent", Specification.Default with { Intent = IntentMeasure.None }).Should().BeEmpty();
        DataSets("capability", Specification.Default).Should().Equal("nmc");
        DataSets("capability", Specification.Default.With("capability", "surplus")).Should().Equal("gdp-population");
        DataSets("capability", Specification.Default.With("proximity", "power-adjusted"))
            .Should()
            .BeEquivalentTo("nmc", "capitals");
        DataSets("proximity", Specification.Default).Should().BeEquivalentTo("capitals", "nmc");
        DataSets("proximity", Specification.Default.With("reach", "none")).Should().Equal("capitals");
        DataSets("proximity", Specification.Default.With("reach", "basing"))
            .Should()
            .BeEquivalentTo("capitals", "atop", "us-troops");
        DataSets("proximity", Specification.Default.With("proximity", "contiguity")).Should().Equal("contiguity");
        DataSets("offense", Specification.Default.With("nuclear", "warheads"))
            .Should()
            .BeEquivalentTo("nmc", "nuclear-status", "nuclear-warheads");
        foreach (var specification in (Specification[])[Specification.Default, Contemporary])
        {
            var union = DataSets("capability", specification)
                .Concat(DataSets("proximity", specification))
                .Concat(DataSets("offense", specification))
                .Concat(DataSets("intent", specification))
                .Distinct();
            DataSets("threat", specification).Should().BeEquivalentTo(union);
        }
        DataSets("stance", Specification.Default).Should().BeEquivalentTo("atop", "mid-dyadic", "ucdp-conflict");
    }

    [Fact]
    public void A_list_that_UCDP_does_not_add_to_does_not_name_it()
    {
        var columns = Columns(OfLists, Specification.Default);
        columns.Should().HaveCount(9);
        columns.Should().OnlyContain(column => column.Sources.Count == 1);
        columns
            .SelectMany(column => column.Sources.Select(source => source.DataSet))
            .Distinct()
            .Should()
            .BeEquivalentTo("mid-dyadic", "dyadic-war");
    }

    [Fact]
    public void A_stance_in_a_case_rests_on_evidence_too()
    {
        var world = new SmallWorld { Evidence = [SmallWorld.Item("a", 1995, EvidenceType.Incident)] }.Build();
        const string read = "Evidence entered by hand in the case is read";
        foreach (var column in Of(world, "stance,intent,threat"))
        {
            column.ReadsEvidence.Should().BeTrue(column.Name);
            column.Definition.Should().Contain(read, column.Name);
        }
        foreach (var column in Of(world, "capability,dispute").Concat(Of(new SmallWorld().Build(), "stance,intent")))
        {
            column.ReadsEvidence.Should().BeFalse(column.Name);
            column.Definition.Should().NotContain(read, column.Name);
        }

        static IEnumerable<PanelColumn> Of(World record, string asked) =>
            PanelReading
                .Of(record, PanelUnit.DirectedDyadYear, SmallWorld.Years, asked)
                .Layout.Columns.Where(column => !column.IsKey);
    }

    [Fact]
    public void A_factor_needs_only_its_own_data_sets_to_have_a_value()
    {
        var columns = Columns(ThreatFamily, Specification.Default).ToDictionary(column => column.Name);
        columns["capability"].Coverage!.Value.First.Should().Be(new Year(1816));
        columns["intent"].Coverage!.Value.First.Should().Be(new Year(1817));
        columns["threat"].Coverage!.Value.First.Should().Be(new Year(1817));
        // Nobody had weapons before the list of them begins.
        Columns("offense", Specification.Default.With("nuclear", "status"))[0]
            .Coverage!.Value.First.Should()
            .Be(new Year(1816));
        var panel = PanelReading.Of(
            archive.World,
            PanelUnit.DirectedDyadYear,
            Years,
            "offense",
            specification: Specification.Default.With("nuclear", "status")
        );
        panel.Value(1900, "offense", 2, 200).Should().BeGreaterThan(0);
    }

    [Fact]
    public void A_definition_says_which_measures_and_parameters_were_chosen()
    {
        var specification = Specification.Default.With("capability", "surplus").With("reach", "basing");
        Definition("capability", specification).Should().Contain("Chosen: capability=surplus.");
        Definition("proximity", specification)
            .Should()
            .Contain("Chosen: proximity=exponential, distance=capitals, reach=basing.")
            .And.Contain(
                FormattableString.Invariant($"Parameters: assumed, {TestParameters.Shipped.Date:yyyy-MM-dd}.")
            );
        Definition("offensive_power", specification).Should().Contain("Chosen: offense=military, nuclear=none.");
        Definition("threat", specification)
            .Should()
            .Contain(
                "Chosen: capability=surplus, proximity=exponential, distance=capitals, reach=basing, offense=military, nuclear=none, "
                    + "intent=estimated, threat=geometric."
            );
        Definition("intent", Contemporary).Should().Contain("intent=contemporaneous").And.Contain("are left out");
        Definition("intent", Unpledged with { Concurrent = true }).Should().Contain("to the end of the year itself");
        Definition("cinc", specification).Should().NotContain("Chosen").And.NotContain("Parameters");
        Definition("cinc_low", specification).Should().Contain("Parameters: assumed");
        foreach (var variable in PanelVariables.All)
            variable
                .DefinitionIn(archive.World, specification, TestParameters.Shipped)
                .Should()
                .NotContain("  ", variable.Id);
    }

    [Fact]
    public void A_definition_says_from_what_year_on_something_stands_in()
    {
        Definition("relevant", Specification.Default)
            .Should()
            .Contain("Of years after 2016, direct contiguity is read as in 2016.");
        Definition("leeds_savun", Specification.Default).Should().Contain("direct contiguity is read as in 2016.");
        Definition("stance", Specification.Default)
            .Should()
            .Contain("Of years after 2018, what treaties bind to is read as in 2018.")
            .And.Contain("The list of disputes ends with 2014: of later years UCDP's");
        foreach (var id in (string[])["intent", "threat", "threat_share", "top_threat", "total_threat"])
        {
            Definition(id, Specification.Default)
                .Should()
                .Contain("The list of disputes ends with 2014: of later years UCDP's")
                .And.Contain("The list of wars ends with 2007")
                .And.Contain("The list of rivalries ends with 2020: those then open are read as going on.")
                .And.Contain("The list of arms races ends with 1984");
        }
        Definition("dispute", Specification.Default).Should().NotContain("ends with");
        // A record that ends before its data sets has nothing to carry on.
        PanelVariables
            .Find("threat")!
            .DefinitionIn(new SmallWorld().Build(), Specification.Default, TestParameters.Shipped)
            .Should()
            .NotContain("ends with")
            .And.NotContain("Of years after");
    }

    [Fact]
    public void Every_index_of_similarity_has_a_definition_of_its_own()
    {
        var definitions = SimilarityIndex.All.Select(index => PanelVariables.Find(index.Id)!.Definition).ToArray();
        definitions.Should().OnlyHaveUniqueItems();
        foreach (var index in SimilarityIndex.All)
        {
            var variable = PanelVariables.Find(index.Id)!;
            variable
                .Definition.Contains("chance", StringComparison.Ordinal)
                .Should()
                .Be(index.Measure is SimilarityMeasure.Kappa or SimilarityMeasure.Pi, index.Id);
            variable
                .Definition.Contains("left out of both sums", StringComparison.Ordinal)
                .Should()
                .Be(index.Weighted, index.Id);
            variable.MissingRule.Should().EndWith(".").And.Contain("0 is ");
        }
    }

    [Fact]
    public void Means_of_other_years_cancel_out_of_ranks_and_shares_and_deviations_do_not()
    {
        var specification = Specification.Default;
        var mean = Standardisation.MeanId(specification, ThreatFactor.Capability);
        var deviation = Standardisation.DeviationId(specification, ThreatFactor.Capability);
        var shipped = TestParameters.Shipped;
        var told = Profile(shipped);
        var shifted = Profile(shipped.With(mean, shipped[mean] + 1));
        var stretched = Profile(shipped.With(deviation, shipped[deviation] * 2));
        for (int row = 0; row < told.Share.Length; row++)
        {
            shifted.Share[row].Should().BeApproximately(told.Share[row], 1e-12);
            shifted.Threat[row].Should().BeLessThan(told.Threat[row]);
        }
        shifted.Rank.Should().Equal(told.Rank);
        stretched.Share.Zip(told.Share, (a, b) => Math.Abs(a - b)).Max().Should().BeGreaterThan(1e-3);

        foreach (var form in (ThreatForm[])[ThreatForm.Additive, ThreatForm.WeakestLink])
        {
            var plain = Profile(shipped, form);
            var moved = Profile(shipped.With(mean, shipped[mean] + 1).With(deviation, shipped[deviation] * 2), form);
            plain.Threat.SequenceEqual(moved.Threat).Should().Be(form == ThreatForm.Additive, form.ToString());
        }

        static (double[] Threat, double[] Share, double[] Rank) Profile(
            ParameterSet parameters,
            ThreatForm form = ThreatForm.Geometric
        )
        {
            var panel = Panel.Of(
                new Measurements(new SmallWorld().Build(), parameters),
                Specification.Default with
                {
                    Form = form,
                },
                PanelUnit.DirectedDyadYear,
                SmallWorld.Years,
                PanelMeasures.Parse("threat,threat_share,threat_rank", PanelUnit.DirectedDyadYear, [])
            );
            var batch = panel.Filled(2000);
            return (
                panel.Column(batch, "threat"),
                panel.Column(batch, "threat_share"),
                panel.Column(batch, "threat_rank")
            );
        }
    }

    [Fact]
    public void The_years_that_scores_are_taken_over_are_those_of_the_parameter_file()
    {
        var head = string.Join(
            ' ',
            File.ReadLines(Path.Combine(RepositoryTree.Root, "parameters", "standardisation.yaml"))
                .TakeWhile(line => line.StartsWith('#'))
                .Select(line => line.TrimStart('#', ' '))
        );
        head.Should().Contain("1950-2000, all dyads of Japan and of both Koreas held out");
        foreach (var id in (string[])["threat", "threat_share", "threat_rank", "top_threat", "total_threat"])
        {
            Definition(id, Specification.Default)
                .Should()
                .Contain("1950-2000, all pairs of Japan and both Koreas held out", id);
        }
    }

    [Fact]
    public void Zero_warheads_are_told_from_those_that_are_not_estimated()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.StateYear, Years, "warheads,nuclear_status");
        panel.Value(1950, "warheads", 200).Should().Be(0);
        panel.Value(1950, "nuclear_status", 200).Should().BeLessThan(3);
        panel.Value(1952, "warheads", 200).Should().Be(0);
        panel.Value(1952, "nuclear_status", 200).Should().Be(3);
        foreach (int year in (int[])[1960, 1963])
        {
            panel.Value(year, "warheads", 220).Should().Be(0);
            panel.Value(year, "nuclear_status", 220).Should().Be(3);
        }
        panel.Value(2010, "warheads", 731).Should().Be(double.NaN);
        panel.Value(1990, "warheads", 750).Should().Be(double.NaN);
        panel.Value(1985, "warheads", 560).Should().Be(double.NaN);
        panel.Value(1985, "nuclear_status", 560).Should().Be(3);
    }

    [Fact]
    public void Spells_of_peace_that_run_from_no_event_are_marked()
    {
        var panel = PanelReading.Of(
            archive.World,
            PanelUnit.DyadYear,
            Years,
            "dispute:peace-years,dispute:peace-censored,war:peace-years,war:peace-censored"
        );
        // Years without membership are years without event: the war ended in 1945, and Japan was no member until 1952.
        panel.Value(1952, "war_peace", 2, 740).Should().Be(6);
        panel.Value(1952, "war_peace_cut", 2, 740).Should().Be(0);
        // A new code: nothing came before it.
        panel.Value(1955, "dispute_peace", 220, 260).Should().Be(0);
        panel.Value(1955, "dispute_peace_cut", 220, 260).Should().Be(1);
        var batch = panel.Filled(1816);
        panel.Column(batch, "dispute_peace_cut").Should().OnlyContain(value => value == 1);
        int last = archive.World.CoverageOf(EventList.Disputes)!.Years.Last.Value;
        double.IsNaN(panel.Value(last + 1, "dispute_peace_cut", 2, 20)).Should().BeFalse();
        double.IsNaN(panel.Value(last + 2, "dispute_peace_cut", 2, 20)).Should().BeTrue();
    }

    [Fact]
    public void An_event_of_the_year_itself_does_not_end_the_cut()
    {
        var world = new SmallWorld { Disputes = [Dispute(1995)] }.Build();
        var panel = PanelReading.Of(world, PanelUnit.DyadYear, SmallWorld.Years, "dispute:peace-censored");
        panel.Value(1994, "dispute_peace_cut", 11, 12).Should().Be(1);
        panel.Value(1995, "dispute_peace_cut", 11, 12).Should().Be(1);
        panel.Value(1996, "dispute_peace_cut", 11, 12).Should().Be(0);
        panel.Value(1996, "dispute_peace_cut", 11, 13).Should().Be(1);

        static DisputeYear Dispute(int year) =>
            new(1, SmallWorld.Seen(11, 12), new(year), new(year), 4, Revisionist: true, Originator: true);
    }

    private IReadOnlyList<PanelColumn> Columns(string asked, Specification specification) =>
        [
            .. PanelReading
                .Of(archive.World, PanelUnit.DirectedDyadYear, Years, asked, specification: specification)
                .Layout.Columns.Where(column => !column.IsKey),
        ];

    private string Retrospective(string asked, Specification specification) =>
        string.Join(',', Columns(asked, specification).Where(column => column.Retrospective).Select(c => c.Name));

    private IEnumerable<string> DataSets(string asked, Specification specification) =>
        Columns(asked, specification).Single().Sources.Select(source => source.DataSet).Distinct();

    private string Definition(string id, Specification specification) => Columns(id, specification)[0].Definition;
}
