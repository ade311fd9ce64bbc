using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Record;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class DataSetUseTests(SharedArchive archive)
{
    [Fact]
    public void What_a_missing_data_set_is_said_to_give_is_what_the_record_reads_from_it()
    {
        using var folder = new TemporaryFolder();
        var said = ArchiveStore
            .Open(folder["none.duckdb"], TimeProvider.System)
            .Missing()
            .SelectMany(one => one.Variables, (one, variable) => (one.DataSet.Id, variable))
            .ToHashSet();
        var read = Variables
            .All.Select(variable => (archive.World.CoverageOf(variable)?.Source.DataSet, variable.Id))
            .Where(pair => ImporterCatalogue.All.Any(importer => importer.DataSet.Id == pair.DataSet))
            .ToList();
        read.Should().NotBeEmpty();
        read.Should().AllSatisfy(pair => said.Should().Contain((pair.DataSet!, pair.Id)));
        // A second source of a variable is read where the first is lacking or the other was chosen.
        var variables = read.Select(pair => pair.Id).ToHashSet();
        said.Select(pair => pair.variable)
            .Where(id => Variables.Find(id) is not null)
            .Should()
            .AllSatisfy(id => variables.Should().Contain(id));
    }
}
