using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Statistics;
using Counterpoise.Tests.Archive;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class WholeRecordTests(SharedArchive archive)
{
    // Every stretch of the record, and the edges of its coverage. The states of a year are drawn anew by its own stream.
    [Theory]
    [InlineData(1816)]
    [InlineData(1817)]
    [InlineData(1855)]
    [InlineData(1885)]
    [InlineData(1914)]
    [InlineData(1919)]
    [InlineData(1946)]
    [InlineData(1973)]
    [InlineData(1991)]
    [InlineData(2015)]
    [InlineData(2024)]
    public async Task Any_state_and_any_pair_of_any_year_is_answered(int year)
    {
        var slice = archive.World.At(new Year(year));
        var draw = new Philox(20260, (ulong)year);
        int one = draw.NextInt32(slice.Count);
        int other = (one + 1 + draw.NextInt32(slice.Count - 1)) % slice.Count;
        string[] dyad = [Code(slice.States[one]), Code(slice.States[other]), "--year", Text(year)];
        string[][] commands =
        [
            ["threat", dyad[0], "--year", Text(year)],
            ["align", .. dyad],
            ["brief", .. dyad],
        ];
        foreach (var command in commands)
        {
            var run = await Shell.Run(command, archive.Store.Path);
            run.Code.Should().Be(0, $"{string.Join(' ', command)}: {run.Error}");
            run.Lines.Should().HaveCountGreaterThan(3).And.OnlyContain(line => line.Length <= 100);
        }
    }

    private static string Code(StateCode state) => state.Number.ToString(CultureInfo.InvariantCulture);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
