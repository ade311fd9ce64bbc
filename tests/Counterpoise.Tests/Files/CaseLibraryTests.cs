using System.Security.Cryptography;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class CaseLibraryTests
{
    private const string Parameters = """
        name: assumed
        frozen: 2026-01-31
        parameters:
          - { id: a.b, value: 1, range: [0, 2], unit: years, source: ours, note: n }
        """;

    [Fact]
    public void An_embedded_case_and_its_folder_give_the_same()
    {
        using var folder = new TemporaryFolder();
        var fromFolder = CaseLibrary.Shipped.Open(SampleCase.Write(folder));
        var embedded = Library().Open("avaria-belmark");
        embedded.Hashes.Should().Equal(fromFolder.Hashes);
        (embedded.Definition with { States = [] }).Should().Be(fromFolder.Definition with { States = [] });
        embedded.Definition.States.Should().Equal(fromFolder.Definition.States);
        embedded.World.Disputes.Should().Equal(fromFolder.World.Disputes);
        embedded.World.Evidence.Select(e => e.Id).Should().Equal(fromFolder.World.Evidence.Select(e => e.Id));
        foreach (var (one, other) in embedded.World.Slices.Zip(fromFolder.World.Slices))
        {
            foreach (var variable in Variables.All.Where(v => v.Level == VariableLevel.StateYear))
                one.Column(variable).ToArray().Should().Equal(other.Column(variable).ToArray());
            foreach (var variable in Variables.All.Where(v => v.Level != VariableLevel.StateYear))
                one.Matrix(variable).ToArray().Should().Equal(other.Matrix(variable).ToArray());
        }
        embedded.Origin.Should().Be("cases/avaria-belmark");
        fromFolder.Origin.Should().Be(folder.Path);
    }

    [Fact]
    public void Hashes_are_those_of_the_files()
    {
        using var folder = new TemporaryFolder();
        var opened = CaseLibrary.Shipped.Open(SampleCase.Write(folder));
        opened.Hashes.Keys.Should().Equal(SampleCase.Files.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, hash) in opened.Hashes)
            hash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder[name]))));
    }

    [Fact]
    public void Embedded_cases_are_listed()
    {
        Library().Ids.Should().Equal("avaria-belmark");
        Library().Definitions().Should().ContainSingle().Which.Title.Should().Be("Avaria and Belmark");
    }

    [Fact]
    public void Everything_that_ships_can_be_opened()
    {
        foreach (var id in CaseLibrary.Shipped.Ids)
            CaseLibrary.Shipped.Open(id).Definition.Id.Should().Be(id);
        foreach (var name in CaseLibrary.Shipped.ParameterSets())
            CaseLibrary.Shipped.Parameters(name).Name.Should().Be(name);
    }

    [Fact]
    public void Embedded_parameters_of_one_name_make_one_set()
    {
        var second = Parameters.Replace("a.b", "c.d", StringComparison.Ordinal);
        var other = Parameters.Replace("name: assumed", "name: estimated", StringComparison.Ordinal);
        var library = Library(
            ("parameters/one.yaml", Parameters),
            ("parameters/two.yaml", second),
            ("parameters/x.yaml", other)
        );
        library.ParameterSets().Should().Equal("assumed", "estimated");
        library.Parameters().All.Select(p => p.Id).Should().Equal("a.b", "c.d");
        library.Parameters("estimated").All.Select(p => p.Id).Should().Equal("a.b");
        FaultsOf
            .Of(() => library.Parameters("asumed"))
            .Should()
            .Equal("--parameters: 'asumed' is no embedded parameter set; did you mean 'assumed'?");
    }

    [Theory]
    [InlineData("../avaria-belmark")]
    [InlineData("avaria-belmark/../avaria-belmark")]
    [InlineData("avaria-belmark/case.yaml")]
    [InlineData("cases/avaria-belmark")]
    [InlineData("/nowhere/at/all")]
    [InlineData("avaria-belmark\0")]
    public void A_path_that_is_no_folder_reaches_nothing(string path) =>
        FaultsOf
            .Of(() => Library().Open(path))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("this is neither a case of ours nor a folder");

    [Fact]
    public void A_near_match_of_an_id_is_named() =>
        FaultsOf
            .Of(() => Library().Open("avaria-bellmark"))
            .Should()
            .Equal("avaria-bellmark: this is neither a case of ours nor a folder; did you mean 'avaria-belmark'?");

    [Fact]
    public void A_link_out_of_the_folder_is_refused()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        SampleCase.Write(outside);
        SampleCase.Write(folder, ("wars.csv", null), ("evidence.yaml", null));
        File.CreateSymbolicLink(folder["wars.csv"], outside["wars.csv"]);
        Directory.CreateSymbolicLink(folder["sub"], outside.Path);
        File.CreateSymbolicLink(folder["evidence.yaml"], "sub/evidence.yaml");
        CaseLibrary
            .Shipped.Check(folder.Path)
            .Select(f => f.ToString())
            .Should()
            .Equal(
                $"{folder["evidence.yaml"]}: the file is a link that leads out of the case's folder; put the file itself there.",
                $"{folder["wars.csv"]}: the file is a link that leads out of the case's folder; put the file itself there."
            );
    }

    [Fact]
    public void Links_that_run_in_a_circle_are_refused()
    {
        using var folder = new TemporaryFolder();
        SampleCase.Write(folder, ("wars.csv", null));
        File.CreateSymbolicLink(folder["wars.csv"], folder["other.csv"]);
        File.CreateSymbolicLink(folder["other.csv"], folder["wars.csv"]);
        CaseLibrary.Shipped.Check(folder.Path).Should().ContainSingle().Which.File.Should().Be(folder["wars.csv"]);
    }

    [Fact]
    public void A_link_within_the_folder_is_followed()
    {
        using var folder = new TemporaryFolder();
        SampleCase.Write(folder);
        File.Move(folder["wars.csv"], folder["wars-2.csv"]);
        File.CreateSymbolicLink(folder["wars.csv"], "wars-2.csv");
        CaseLibrary.Shipped.Check(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_folder_without_a_case_file_is_told()
    {
        using var folder = new TemporaryFolder();
        FaultsOf
            .Of(() => CaseLibrary.Shipped.Open(folder.Path))
            .Should()
            .Equal(
                $"{folder.Path}: there is no case.yaml here; name the folder of a case, or make one with 'cases new'."
            );
    }

    [Fact]
    public void Files_that_are_missing_are_named_together() =>
        FaultsOf
            .Folder(("wars.csv", null), ("gaps.csv", null))
            .Should()
            .ContainSingle()
            .Which.Should()
            .EndWith(": the record lacks wars.csv, gaps.csv; write it with 'counterpoise cases freeze'.");

    [Fact]
    public void A_state_that_the_record_lacks_is_told_where_the_case_names_it() =>
        FaultsOf
            .Folder(SampleCase.Change("case.yaml", "BLM, CRV]", "BLM, CRX]"))
            .Should()
            .Equal("case.yaml:8: state 'CRX' is no state on this record; did you mean CRV (1003, Corvia)?");

    [Fact]
    public void Two_names_of_one_state_are_told() =>
        FaultsOf
            .Folder(SampleCase.Change("case.yaml", "BLM, CRV]", "BLM, Avarland]"))
            .Should()
            .Equal("case.yaml:8: state 'Avarland' is Avaria, listed before; delete one.");

    [Fact]
    public void A_new_case_can_be_read_and_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        var path = folder["mine"];
        CaseLibrary.New(path, "my-case", "Mine: a \"case\" \\ of sorts", "AVA", "BLM", new(1950, 1953));
        var definition = CaseLibrary.Shipped.Definition(path);
        definition.Title.Should().Be("Mine: a \"case\" \\ of sorts");
        definition.Dyad.Should().Be(("AVA", "BLM"));
        definition.FocusYear.Should().Be(new Year(1953));
        FaultsOf.ReadEvidence(File.ReadAllText(Path.Combine(path, "evidence.yaml"))).Should().BeEmpty();
        File.ReadAllText(Path.Combine(path, "evidence.yaml")).Should().NotContain("\r");

        var before = File.ReadAllText(Path.Combine(path, "case.yaml"));
        FaultsOf
            .Of(() => CaseLibrary.New(path, "other", "Other", "AVA", "BLM", new(1950, 1953)))
            .Should()
            .HaveCount(2)
            .And.OnlyContain(f =>
                f.EndsWith(
                    "the file is there already; choose another folder, or delete it first.",
                    StringComparison.Ordinal
                )
            );
        File.ReadAllText(Path.Combine(path, "case.yaml")).Should().Be(before);
    }

    [Fact]
    public void The_example_of_a_new_case_is_good_evidence()
    {
        using var folder = new TemporaryFolder();
        CaseLibrary.New(folder.Path, "my-case", "Mine", "AVA", "BLM", new(1950, 1953));
        var example = File.ReadAllLines(folder["evidence.yaml"])
            .SkipWhile(line => !line.StartsWith("#   - id:", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('#'))
            .Select(line => line[1..])
            .Select(line => line.Replace("ROK", "AVA").Replace("JPN", "BLM").Replace("PRK", "CRV"));
        FaultsOf.ReadEvidence("items:\n" + string.Join('\n', example)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("My Case", "AVA", "BLM")]
    [InlineData("../x", "AVA", "BLM")]
    [InlineData("my-case", "AVA", "AVA")]
    [InlineData("my-case", "", "AVA")]
    public void A_new_case_with_a_faulty_argument_is_not_written(string id, string one, string other)
    {
        using var folder = new TemporaryFolder();
        FaultsOf
            .Of(() => CaseLibrary.New(folder["mine"], id, "Mine", one, other, new(1950, 1953)))
            .Should()
            .NotBeEmpty();
        Directory.Exists(folder["mine"]).Should().BeFalse();
    }

    private static CaseLibrary Library(params (string Name, string Text)[] more)
    {
        var files = SampleCase
            .Files.Select(file => ($"cases/avaria-belmark/{file.Key}", file.Value + "\n"))
            .Concat(more)
            .ToDictionary(file => file.Item1, file => file.Item2, StringComparer.Ordinal);
        return new(files.Keys, name => new MemoryStream(Encoding.UTF8.GetBytes(files[name])));
    }
}
