using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Record;
using Counterpoise.Tests.Files;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

/// <summary>A case holds a few states; the poles that it leaves out are counted all the same.</summary>
public sealed class PolesOfACaseTests
{
    // Two poles are held; by the shipped list there were two others in those years.
    private static World CaseWithPoles(string version)
    {
        using var folder = new TemporaryFolder();
        string[] rows = SampleCase.Files["state-years.csv"].Split('\n');
        string path = SampleCase.Write(
            folder,
            ("state-years.csv", string.Join('\n', rows.Select(row => $"{row},{PoleOf(row)}"))),
            (
                "columns.csv",
                $"{SampleCase.Files["columns.csv"]}\nstate-years.csv,pole,pole,0 or 1,poles,{version},MIT,1816,2024,1"
            )
        );
        return CaseLibrary.Shipped.Open(path).World;

        static string PoleOf(string row) =>
            row[..row.IndexOf(',', StringComparison.Ordinal)] switch
            {
                "ccode" => "pole",
                "1001" or "1002" => "1",
                _ => "",
            };
    }

    [Fact]
    public void A_case_that_leaves_poles_out_does_not_make_a_multipolar_system_bipolar()
    {
        var setting = Of(CaseWithPoles("waltz1979"));
        var poles = Known(setting);
        (poles.States.Count, poles.Count, poles.Polarity).Should().Be((2, 4, "multipolar"));
        BalanceOfPower.Theory.Read(setting).Verdict.Should().BeOfType<Verdict.Indeterminate>();
        BalanceOfPower.Theory.Read(setting).Argument.Premises[0].Text.Should().Contain("2 more outside this record");
        OffensiveRealism
            .Theory.Read(setting)
            .Verdict.Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .Contain("2 of the 4 great powers");
        OffensiveRealism.Theory.SketchOf(setting).Should().BeOfType<Verdict.NoData>();
    }

    [Fact]
    public void Poles_of_a_list_that_is_not_the_shipped_one_are_those_that_the_case_holds()
    {
        var poles = Known(Of(CaseWithPoles("of my own")));
        (poles.Count, poles.Beyond, poles.Polarity).Should().Be((2, null, "bipolar"));
    }

    [Fact]
    public void Evidence_and_a_past_taken_out_leave_the_count_as_it_was()
    {
        var world = CaseWithPoles("waltz1979");
        var year = new Year(1951);
        world.CountBeyond(Variables.Pole, year).Should().Be(2);
        world.CountBeyond(Variables.MajorPower, year).Should().BeNull();
        world.With([]).CountBeyond(Variables.Pole, year).Should().Be(2);
        world.WithoutPast(new(new(1001), new(1002)), new(1945)).CountBeyond(Variables.Pole, year).Should().Be(2);
    }

    private static Poles Known(Setting setting) =>
        setting.Poles.Match((poles, _) => poles, reason => throw new InvalidOperationException(reason));

    private static Setting Of(World world) => Asked.Of(world, 1001, 1002, new Year(1951));
}
