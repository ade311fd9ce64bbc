using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Record;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>COW Formal Alliances as the list of obligations: rows written here in the published layout, for no copy may be kept.</summary>
public sealed class FormalAllianceReadingTests : IDisposable
{
    private const string Header =
        "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,"
        + "dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,year,version";

    private static readonly StateCode Usa = new(2);
    private static readonly StateCode Canada = new(20);
    private static readonly StateCode France = new(220);
    private static readonly StateCode Israel = new(666);
    private static readonly StateCode Iran = new(630);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Types_become_obligations_in_both_directions_and_several_alliances_add_up()
    {
        var world = World(
            "1,2,USA,20,Canada,4,4,1949,,,,0,1,1,0,0,0,2000,4.1",
            "1,20,Canada,2,USA,4,4,1949,,,,0,1,1,0,0,0,2000,4.1",
            "2,2,USA,20,Canada,4,4,1949,,,,0,1,0,0,1,1,2000,4.1"
        );
        Owed(world, Usa, Canada)
            .Should()
            .Be(Obligations.Defence | Obligations.NonAggression | Obligations.Consultation);
        Owed(world, Canada, Usa).Should().Be(Owed(world, Usa, Canada));
        Owed(world, Usa, France).Should().Be(Obligations.None);
        world.At(new Year(2000)).StatesObligations(Usa, France).Should().BeTrue();
    }

    [Fact]
    public void A_pair_named_in_one_direction_owes_the_same_in_the_other() =>
        Owed(World("1,220,France,2,USA,4,4,1949,,,,0,1,1,0,0,0,2000,4.1"), Usa, France)
            .Should()
            .Be(Obligations.Defence);

    [Fact]
    public void A_row_without_a_year_stands_for_the_years_between_its_dates()
    {
        var world = World("1,2,USA,666,Israel,30,11,1981,1,1,1991,0,0,1,0,0,0,0,4.1");
        foreach (int year in (int[])[1981, 1985, 1991])
            world.At(new Year(year)).Obligations(Israel, Usa).Should().Be(Obligations.Defence, $"in {year}");
        foreach (int year in (int[])[1980, 1992])
            world.At(new Year(year)).Obligations(Israel, Usa).Should().Be(Obligations.None, $"in {year}");
    }

    [Fact]
    public void An_obligation_that_is_not_stated_is_unknown_unless_a_defence_pact_decides()
    {
        var world = World(
            "1,2,USA,20,Canada,4,4,1949,,,,0,1,1,,0,0,2000,4.1",
            "2,2,USA,630,Iran,4,4,1949,,,,0,1,,0,0,0,2000,4.1"
        );
        Owed(world, Usa, Canada).Should().Be(Obligations.Defence);
        world.At(new Year(2000)).StatesObligations(Usa, Iran).Should().BeFalse();
        world.At(new Year(2000)).StatesObligations(Iran, Usa).Should().BeFalse();
        ObservedStance
            .Of(world, new Dyad(Usa, Iran), new Year(2000))
            .Stance.Should()
            .BeOfType<Reading<Stance>.Absent>()
            .Which.Reason.Should()
            .Contain("does not state");
        // The compiled record must not take the unknown for the nothing that a missing row means.
        World().At(new Year(2000)).StatesObligations(Usa, Iran).Should().BeFalse();
    }

    [Fact]
    public async Task A_case_frozen_with_it_leaves_the_obligations_out_and_can_be_read()
    {
        World("1,2,USA,20,Canada,4,4,1949,,,,0,1,1,0,0,0,2000,4.1");
        await File.WriteAllTextAsync(
            _folder["case.yaml"],
            "id: neighbours\ntitle: Neighbours\nquestion: Why?\ndyad: [USA, CAN]\nyears: [1999, 2001]\nevidence-years: [1999, 2001]\nfocus-year: 2000\nstates: [USA, CAN]\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(_folder["evidence.yaml"], "items: []\n", TestContext.Current.CancellationToken);
        var frozen = await Shell.Run(
            ["cases", "freeze", _folder.Path, "--dataset", "alliances=cow"],
            _folder["archive.duckdb"]
        );
        frozen.Code.Should().Be(0, frozen.Error);
        var header = (await File.ReadAllLinesAsync(_folder["dyad-years.csv"], TestContext.Current.CancellationToken))[
            0
        ];
        header.Should().NotContain("obligations");
        var check = await Shell.Run("cases", "check", _folder.Path);
        check.Code.Should().Be(0, check.Error);
    }

    private World World(params string[] rows)
    {
        var store = ArchiveStore.Open(_folder["archive.duckdb"], TimeProvider.System);
        if (rows.Length > 0)
        {
            File.WriteAllText(_folder["offered.csv"], $"{Header}\n{string.Join('\n', rows)}\n");
            store
                .Add(
                    [
                        _folder["offered.csv"],
                        SharedRecord.File("cow_gw_panel.csv"),
                        SharedRecord.File("NMC-70-export.csv"),
                    ],
                    TestContext.Current.CancellationToken
                )
                .Should()
                .AllBeOfType<AddOutcome.Imported>();
        }
        return ArchiveWorld
            .Load(
                store,
                new YearSpan(1975, 2005),
                new ArchiveChoices { Alliances = AllianceSource.Cow },
                TestContext.Current.CancellationToken
            )
            .World;
    }

    private static Obligations Owed(World world, StateCode from, StateCode toward) =>
        world.At(new Year(2000)).Obligations(from, toward);
}
