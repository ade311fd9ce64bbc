using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class CaseRecordTests
{
    private static readonly StateCode Avaria = new(1001);
    private static readonly StateCode Belmark = new(1002);
    private static readonly StateCode Corvia = new(1003);

    [Fact]
    public void A_good_case_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        var opened = CaseLibrary.Shipped.Open(SampleCase.Write(folder));
        var world = opened.World;

        opened.Dyad.Should().Be(new DirectedDyad(Avaria, Belmark));
        opened.States.Should().Equal(Avaria, Belmark, Corvia);
        world.Years.Should().Be(new YearSpan(1950, 1953));
        world.Identity.NameOf(Belmark).Should().Be("Belmark, Kingdom \"Bel\" of old");
        world.Identity.Find(Avaria)!.Aliases.Should().Equal("Avar Republic", "Avarland");
        world.Identity.Find(Belmark)!.Membership.Should().Equal(new YearSpan(1816, 1944), new YearSpan(1946, 1960));
        world
            .Identity.Find(Belmark)!
            .GleditschWard.Should()
            .Equal((1002, new YearSpan(1816, 1944)), (1003, new YearSpan(1946, 1960)));
        world.Identity.Remembers(Avaria, new(1950)).Should().Equal(Avaria, new StateCode(1000));
        world.At(new(1950)).HoldsWholeSystem.Should().BeFalse();
        world.At(new(1950)).States.ToArray().Should().Equal(Avaria, Belmark);
        world.At(new(1951)).States.ToArray().Should().Equal(Avaria, Belmark, Corvia);

        Read(world, Variables.MilitaryExpenditure, Avaria, 1950).Should().Be(10.5);
        Read(world, Variables.MilitaryExpenditure, Belmark, 1950).Should().Be(1000);
        Read(world, Variables.CapitalLatitude, Avaria, 1950).Should().Be(-12.25);
        Read(world, Variables.MajorPower, Avaria, 1950).Should().Be(0, "no row means no major power");
        Read(world, Variables.MajorPower, Belmark, 1950).Should().Be(1);

        world.Disputes.Should().HaveCount(3);
        world
            .Disputes[1]
            .Should()
            .Be(new DisputeYear(7, new(Avaria, Belmark), new(1951), new(1950), 4, Revisionist: true, Originator: null));
        world.Wars.Should().Equal(new War(3, new(new(1000), Belmark), new(1880), new(1882), RivalInitiated: true));
        world
            .Rivalries.Should()
            .Equal(
                new Rivalry(
                    new(Avaria, Belmark),
                    new(1946),
                    new(1960),
                    RivalryKinds.Positional | RivalryKinds.Ideological,
                    Principal: true
                )
            );
        world
            .ColonialRule.Should()
            .Equal(
                new ColonialRule(Belmark, Avaria, new Year(1910), new(1945)),
                new ColonialRule(Belmark, Corvia, null, new(1951))
            );
        world.ArmsRaces.Should().Equal(new ArmsRace(new(Avaria, Belmark), new(1936), new(1939)));
        world.Conquests.Should().Equal(new Conquest(Belmark, new StateCode(1000), new(1882)));
        world.Evidence.Select(item => item.Id).Should().Equal("annexation-1910", "apology-1952", "pact-1953");
        world.CoverageOf(EventList.Wars).Should().Be(new Coverage(new("cow-wars", "4.0"), new(1816, 2007), "free"));
        world.CoverageOf(Variables.Imports).Should().Be(new Coverage(new("cow-trade", "4.0"), new(1870, 2014), "free"));
    }

    [Fact]
    public void What_is_missing_is_absent_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        var world = CaseLibrary.Shipped.Open(SampleCase.Write(folder)).World;
        world
            .Read(Variables.MilitaryExpenditure, Avaria, new(1951))
            .Should()
            .Be(new Reading<double>.Absent("the archive burnt, and no copy is left"));
        world
            .Read(Variables.MilitaryExpenditure, Belmark, new(1952))
            .Should()
            .Be(
                new Reading<double>.Absent(
                    "nmc 7.0 gives no military expenditure for Belmark, Kingdom \"Bel\" of old in 1952"
                )
            );
        world.Read(Variables.Gdp, Avaria, new(1950)).Should().BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void Values_of_pairs_keep_their_direction()
    {
        using var folder = new TemporaryFolder();
        var world = CaseLibrary.Shipped.Open(SampleCase.Write(folder)).World;
        var forward = new DirectedDyad(Avaria, Belmark);
        Read(world, Variables.Imports, forward, 1950).Should().Be(1.5);
        Read(world, Variables.Imports, forward.Reversed, 1950).Should().Be(2.5);
        Read(world, Variables.Contiguity, forward.Reversed, 1950).Should().Be(4);
        Read(world, Variables.Imports, forward, 1951).Should().Be(0);
        world.Read(Variables.Imports, forward.Reversed, new(1951)).Should().BeOfType<Reading<double>.Absent>();
        world.Read(Variables.Troops, forward, new(1950)).Should().BeOfType<Reading<double>.Absent>();
        Read(world, Variables.Troops, forward.Reversed, 1950).Should().Be(28000);
        Read(world, Variables.Troops, forward.Reversed, 1951).Should().Be(0);
        var slice = world.At(new(1950));
        slice.Obligations(Avaria, Belmark).Should().Be(Obligations.Defence | Obligations.NonAggression);
        slice.Obligations(Belmark, Avaria).Should().Be(Obligations.Defence);
        world.At(new(1951)).Obligations(Avaria, Belmark).Should().Be(Obligations.None);
    }

    [Fact]
    public void System_figures_are_carried()
    {
        using var folder = new TemporaryFolder();
        var world = CaseLibrary.Shipped.Open(SampleCase.Write(folder)).World;
        world.At(new(1950)).System["milex"].Should().Be(new SystemFigure(99000.5, 50000, 70, 5));
        world.At(new(1950)).System["offence"].Should().Be(new SystemFigure(12, 4, 60, 15));
        world.At(new(1951)).System["milex"].Should().Be(new SystemFigure(0, double.NaN, 0, 75));
    }

    [Fact]
    public void Counts_of_dyads_are_carried_and_give_the_base_rate()
    {
        using var folder = new TemporaryFolder();
        var world = CaseLibrary.Shipped.Open(SampleCase.Write(folder)).World;
        world.At(new(1951)).Dyads[DyadQuantity.Relevant].Should().Be(new DyadCount(12, 2774, 1));
        world.At(new(1951)).Dyads[DyadQuantity.Allied].Should().Be(new DyadCount(3, 11, 1));
        world.At(new(1951)).System.Keys.Should().Equal("milex");
        var (rate, source) = TreatyBaseRate
            .Of(world, new(1951))
            .Should()
            .BeOfType<Reading<TreatyBaseRate>.Known>()
            .Which;
        source.Should().Be(new Source("atop", "5.1"));
        rate.ShareAllied.Should().Be(new Share(3.0 / 11));
        rate.SharePledged.Should().Be(new Share(2.0 / 11));
        rate.ShareUnbound.Should().Be(new Share(6.0 / 11));
        TreatyBaseRate
            .Of(world, new(1950))
            .Should()
            .Be(
                new Reading<TreatyBaseRate>.Absent(
                    "this record holds only some states and carries no count of politically relevant dyads in 1950"
                )
            );
    }

    [Fact]
    public void A_case_that_carries_no_total_of_trade_does_not_sum_its_few_partners()
    {
        using var folder = new TemporaryFolder();
        var world = CaseLibrary.Shipped.Open(SampleCase.Write(folder)).World;
        Read(world, Variables.Trade, Avaria, 1950).Should().Be(150.5);
        world.CoverageOf(Variables.Trade)!.Source.Should().Be(new Source("cow-trade", "4.0"));
        // Its imports from Belmark are known in 1951, but Belmark is not the whole system.
        Read(world, Variables.Imports, new DirectedDyad(Avaria, Belmark), 1951).Should().Be(0);
        world.Read(Variables.Trade, Avaria, new(1951)).Should().BeOfType<Reading<double>.Absent>();
    }

    [Theory]
    [InlineData(
        "states.csv",
        "ccode,stateabb,name",
        "ccode,abbreviation,name",
        "states.csv:1: the header is not that of states.csv (missing: stateabb; unknown: abbreviation); "
            + "write 'ccode,stateabb,name,iso3,aliases,membership,gleditsch_ward'."
    )]
    [InlineData(
        "states.csv",
        "1945-1960,1001",
        "1960-1945,1001",
        "states.csv:3: membership '1960-1945' is no list of spans in order and apart; write as 1860-1945|1952-2025."
    )]
    [InlineData(
        "states.csv",
        "1003,CRV",
        "1001,CRV",
        "states.csv:5: state 1001 stands here again, first in line 3; keep one row."
    )]
    [InlineData("states.csv", "1000,OAV", "1000,", "states.csv:2: stateabb is empty; every row needs one.")]
    [InlineData(
        "states.csv",
        "1000,OAV,Old Avaria",
        "1000,OAV,\"Old Avaria",
        "states.csv:2: a quotation mark is not closed on its line; close it, or double it within quotes."
    )]
    [InlineData(
        "states.csv",
        "1000,OAV,Old Avaria",
        "1000,OAV,Old \"Avaria\"",
        "states.csv:2: a quotation mark stands within a field; put the field in quotes and double the mark."
    )]
    [InlineData(
        "successions.csv",
        "1000,1001,1945",
        "1009,1001,1945",
        "successions.csv:2: predecessor 1009 is no state of states.csv; add it there or delete the row."
    )]
    [InlineData(
        "state-years.csv",
        "ccode,year,milex",
        "ccode,year,milx",
        "state-years.csv:1: column 'milx' is no variable of states; did you mean 'milex'?"
    )]
    [InlineData(
        "state-years.csv",
        "ccode,year,milex,tpop",
        "ccode,year,milex,milex",
        "state-years.csv:1: column 'milex' stands twice in the header; delete one."
    )]
    [InlineData(
        "state-years.csv",
        "1001,1950,10.5",
        "1001,1950,10;5",
        "state-years.csv:2: milex '10;5' is no number; write digits with a point, or nothing where missing."
    )]
    [InlineData(
        "state-years.csv",
        "1001,1950,10.5",
        "1001,1950,NaN",
        "state-years.csv:2: milex 'NaN' is no number; write digits with a point, or nothing where missing."
    )]
    [InlineData(
        "state-years.csv",
        "1001,1950,10.5,1000,,-12.25",
        "1001,1950,10.5,1000,,-91",
        "state-years.csv:2: capital-latitude -91 lies outside its range -90..90; correct it."
    )]
    [InlineData(
        "state-years.csv",
        "1001,1950,10.5",
        "1007,1950,10.5",
        "state-years.csv:2: ccode 1007 is no state of states.csv; add it there or delete the row."
    )]
    [InlineData(
        "state-years.csv",
        "1001,1950,10.5",
        "1001,1949,10.5",
        "state-years.csv:2: year 1949 lies outside the case's years 1950-1953; delete the row or extend 'years'."
    )]
    [InlineData(
        "state-years.csv",
        "1002,1951,1100",
        "1002,1950,1100",
        "state-years.csv:6: state 1002 in 1950 stands here again, first in line 5; keep one row."
    )]
    [InlineData(
        "state-years.csv",
        "1003,1951,5,",
        "1003,1950,5,",
        "state-years.csv:7: state 1003 is no member of the state system in 1950; delete the row or mend states.csv."
    )]
    [InlineData(
        "state-years.csv",
        "1003,1951,5,,,",
        "1003,1951,5,,",
        "state-years.csv:7: the row has 6 fields where the header has 7; check its commas."
    )]
    [InlineData(
        "dyad-years.csv",
        "1001,1003,1951",
        "1003,1001,1951",
        "dyad-years.csv:4: ccode1 1003 is not below ccode2 1001; write the pair once, the lower code first."
    )]
    [InlineData(
        "dyad-years.csv",
        "1001,1002,1951",
        "1001,1002,1950",
        "dyad-years.csv:3: 1001 and 1002 in 1950 stands here again, first in line 2; keep one row."
    )]
    [InlineData(
        "dyad-years.csv",
        "2.5,9,1",
        "2.5,64,1",
        "dyad-years.csv:2: obligations12 64 lies outside its range 0..63; correct it."
    )]
    [InlineData(
        "dyad-years.csv",
        "2.5,9,1",
        "2.5,9.5,1",
        "dyad-years.csv:2: obligations12 9.5 is no whole number; correct it."
    )]
    [InlineData(
        "system-years.csv",
        "1951,milex,0,,0,75",
        "1951,milex,0,3,0,75",
        "system-years.csv:4: greatest '3' does not fit 0 known states; it is empty only where none is known."
    )]
    [InlineData(
        "system-years.csv",
        "1950,offence",
        "1950,milex",
        "system-years.csv:3: 'milex' in 1950 stands here again, first in line 2; keep one row."
    )]
    [InlineData(
        "system-years.csv",
        "relevant-dyads,12,,2774",
        "relevant-dyads,12,3,2774",
        "system-years.csv:5: greatest '3' stands beside a count of dyads, which has none; delete it."
    )]
    [InlineData(
        "system-years.csv",
        "allied,3,,11",
        "allied,3.5,,11",
        "system-years.csv:6: total '3.5' is no count of at most 11 known dyads; correct one of the two."
    )]
    [InlineData(
        "system-years.csv",
        "allied,3,,11",
        "allied,3,,10",
        "system-years.csv:7: in 1951 'relevant-dyads-allied' and 'relevant-dyads-pledged' are not both counted among "
            + "the 12 of 'relevant-dyads' (known and missing); make them agree."
    )]
    [InlineData(
        "system-years.csv",
        "pledged,2,,11",
        "pledged,9,,11",
        "system-years.csv:7: in 1951 3 allied and 9 pledged dyads are more than the 11 known; correct them."
    )]
    [InlineData(
        "system-years.csv",
        "1951,relevant-dyads-pledged",
        "1952,relevant-dyads-pledged",
        "system-years.csv:6: 1951 has counts of dyads, but no 'relevant-dyads-pledged'; give all of them or none.",
        "system-years.csv:7: 1952 has counts of dyads, but no 'relevant-dyads'; give all of them or none."
    )]
    [InlineData(
        "disputes.csv",
        "1950,4,1,",
        "1950,6,1,",
        "disputes.csv:2: hostility '6' is no whole number from 1 to 5; correct it."
    )]
    [InlineData(
        "disputes.csv",
        "1950,4,1,",
        "1952,4,1,",
        "disputes.csv:2: first_year 1952 lies after year 1951; correct one of the two."
    )]
    [InlineData(
        "disputes.csv",
        "1950,4,1,",
        "1950,4,yes,",
        "disputes.csv:2: revisionist 'yes' is no flag; write 1, 0 or nothing where it is not coded."
    )]
    [InlineData(
        "wars.csv",
        "1880,1882",
        "1882,1880",
        "wars.csv:2: last_year 1880 lies before first_year 1882; correct one of the two."
    )]
    [InlineData(
        "arms-races.csv",
        "1936,1939",
        "1939,1936",
        "arms-races.csv:2: last_year 1936 lies before first_year 1939; correct one of the two."
    )]
    [InlineData(
        "conquests.csv",
        "1002,1000,1882",
        "1002,1002,1882",
        "conquests.csv:2: conqueror and conquered are both 1002; name two states."
    )]
    [InlineData("rivalries.csv", "1,0,1,0,1", "1,0,1,0,", "rivalries.csv:2: principal is empty; write 1 or 0.")]
    [InlineData(
        "colonial-rule.csv",
        "1002,1001,1910",
        "1001,1001,1910",
        "colonial-rule.csv:2: ruler and ruled are both 1001; name two states."
    )]
    [InlineData(
        "columns.csv",
        "state-years.csv,tpop,tpop",
        "state-years.csv,tpop,tpopp",
        "columns.csv:3: variable 'tpopp' is unknown; did you mean 'tpop'?",
        "columns.csv: no row names column 'tpop' of state-years.csv; add one with its data set, version, licence and years."
    )]
    [InlineData(
        "columns.csv",
        "state-years.csv,tpop,tpop",
        "state-years.csv,tpop,upop",
        "columns.csv:3: variable 'upop' is not that of column 'tpop' of state-years.csv; write 'tpop'."
    )]
    [InlineData(
        "columns.csv",
        "wars.csv,*",
        "war.csv,*",
        "columns.csv:15: file 'war.csv' is no file of a case; did you mean 'wars.csv'?",
        "columns.csv: no row names column '*' of wars.csv; add one with its data set, version, licence and years."
    )]
    [InlineData(
        "columns.csv",
        "imports21,imports,million,cow-trade,4.0",
        "imports21,imports,million,cow-trade,4.1",
        "columns.csv:11: column 'imports21' differs in data set, version, licence or years from 'imports12' in line 10, "
            + "which holds the same variable; make them agree."
    )]
    [InlineData(
        "columns.csv",
        "tpop,tpop,thousand,nmc,7.0,free,1816,2016",
        "tpop,tpop,thousand,nmc,7.0,free,1816,1951",
        "state-years.csv:4: tpop has a value in 1952, outside the years 1816-1951 that columns.csv gives for it; "
            + "correct one of the two."
    )]
    [InlineData(
        "columns.csv",
        "nmc,7.0,free,1816,2016,0\nstate-years.csv,tpop",
        "nmc,7.0,,1816,2016,0\nstate-years.csv,tpop",
        "columns.csv:2: licence is empty; every row needs one.",
        "columns.csv: no row names column 'milex' of state-years.csv; add one with its data set, version, licence and years."
    )]
    [InlineData(
        "gaps.csv",
        "milex,1001",
        "contiguity,1001",
        "gaps.csv:2: variable 'contiguity' is no variable of states; variables are milex, milper"
    )]
    [InlineData(
        "gaps.csv",
        "1951,1951",
        "1951,1954",
        "gaps.csv:2: the gap 1951-1954 reaches beyond the case's years 1950-1953; shorten it."
    )]
    [InlineData(
        "gaps.csv",
        "1951,1951",
        "1951,1952",
        "gaps.csv:2: milex of state 1001 in 1952 is called missing, but state-years.csv has a value; delete one."
    )]
    public void A_faulty_row_is_told_with_its_rule_and_repair(
        string file,
        string old,
        string replacement,
        params string[] faults
    )
    {
        var told = FaultsOf.Folder(SampleCase.Change(file, old, replacement));
        told.Should().HaveCount(faults.Length, string.Join('\n', told));
        foreach (var fault in faults)
            told.Should().Contain(t => t.StartsWith(fault, StringComparison.Ordinal), string.Join('\n', told));
    }

    [Fact]
    public void Faults_of_every_file_are_told_at_once() =>
        FaultsOf
            .Folder(
                SampleCase.Change("case.yaml", "focus-year: 1952", "focus-year: 1990"),
                SampleCase.Change("evidence.yaml", "size: 1.0", "size: 2"),
                SampleCase.Change("disputes.csv", "1950,4,1,", "1950,9,1,"),
                SampleCase.Change("state-years.csv", "1001,1950,10.5", "1001,1950,x"),
                SampleCase.Change("wars.csv", "3,1000", "x,1000")
            )
            .Select(fault => fault.Split(": ")[0])
            .Should()
            .Equal("case.yaml:7", "disputes.csv:2", "evidence.yaml:9", "state-years.csv:2", "wars.csv:2");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void So_many_planted_faults_are_so_many_faults_told(int planted)
    {
        var lines = SampleCase.Files["state-years.csv"].Split('\n');
        for (int i = 1; i <= planted; i++)
            lines[i] = lines[i][..10] + "x" + lines[i][10..];
        FaultsOf.Folder(("state-years.csv", string.Join('\n', lines))).Should().HaveCount(planted);
    }

    [Fact]
    public void Bare_carriage_returns_are_named() =>
        FaultsOf
            .Folder(("wars.csv", SampleCase.Files["wars.csv"].ReplaceLineEndings("\r")))
            .Should()
            .Equal("wars.csv:1: lines end in a bare carriage return; save the file with line feeds.");

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_are_no_fault() =>
        FaultsOf
            .Folder(("states.csv", "\uFEFF" + SampleCase.Files["states.csv"].ReplaceLineEndings("\r\n")))
            .Should()
            .BeEmpty();

    [Fact]
    public void An_empty_file_is_told() =>
        FaultsOf
            .Folder(("wars.csv", ""))
            .Should()
            .Equal("wars.csv:1: the file has no header; write the case's record anew with 'cases freeze'.");

    private static double Read(World world, Variable variable, StateCode state, int year) =>
        world
            .Read(variable, state, new(year))
            .Match((value, _) => value, reason => throw new InvalidOperationException(reason));

    private static double Read(World world, Variable variable, DirectedDyad dyad, int year) =>
        world
            .Read(variable, dyad, new(year))
            .Match((value, _) => value, reason => throw new InvalidOperationException(reason));
}
