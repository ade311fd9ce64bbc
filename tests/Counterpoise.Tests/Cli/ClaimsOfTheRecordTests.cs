using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What the embedded case carries of the whole record is what the whole record says.</summary>
public sealed class ClaimsOfTheRecordTests(SharedArchive archive)
{
    [Fact]
    public async Task The_findings_that_the_case_carries_are_those_that_the_whole_record_gives_today()
    {
        using var folder = new TemporaryFolder();
        await Shell.Done("claims", "japan-rok", "--archive", archive.Store.Path, "--results", folder["japan-rok.json"]);
        var made = ResultFile.Read(SourceFile.Read(folder["japan-rok.json"]));
        var carried = CaseLibrary.Shipped.Results("japan-rok")!;
        made.Year.Should().Be(carried.Year);
        made.Measures.Should().BeEquivalentTo(carried.Measures);
        made.Manifest.DataVersions.Should().BeEquivalentTo(carried.Manifest.DataVersions);
        made.Manifest.InputHashes.Should().BeEquivalentTo(carried.Manifest.InputHashes);
        made.Findings.Keys.Should().BeEquivalentTo(carried.Findings.Keys);
        foreach (var (claim, finding) in carried.Findings)
        {
            var again = made.Findings[claim];
            again.Verdict.Should().Be(finding.Verdict);
            Value(again.Figure).Should().BeApproximately(Value(finding.Figure), 1e-6);
            again.ShareOfWeightings.Should().Be(finding.ShareOfWeightings);
            again.ShareOfSpecifications.Should().Be(finding.ShareOfSpecifications);
            again.IsTrueByDefault.Should().Be(finding.IsTrueByDefault);
            again.RestsOn.Should().Equal(finding.RestsOn);
            again.Reason.Should().Be(finding.Reason);
        }

        static double Value(Reading<double> reading) => reading.Match((value, _) => value, _ => double.NaN);
    }

    [Fact]
    public async Task The_case_shows_them_where_nothing_that_they_depend_on_is_changed_and_asks_for_an_archive_elsewhere()
    {
        foreach (
            string[] same in (string[][])
                [
                    ["--measure", "poles=majors"],
                    ["--seed", "1816", "--parameters", "assumed"],
                ]
        )
            (await Shell.Done(["claims", "japan-rok", "--format", "csv", .. same]))
                .Out.Should()
                .Contain("On the whole record");
        foreach (
            string[] other in (string[][])
                [
                    ["--measure", "threat=additive"],
                    ["--year", "2012"],
                ]
        )
        {
            var run = await Shell.Done(["claims", "japan-rok", "--format", "csv", .. other]);
            run.Out.Should().NotContain("On the whole record").And.Contain("name an archive with --archive");
        }
    }

    [Fact]
    public async Task A_case_alone_writes_no_results()
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run("claims", "japan-rok", "--results", folder["x.json"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("--archive");
    }
}
