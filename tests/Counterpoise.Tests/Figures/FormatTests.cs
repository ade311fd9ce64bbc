using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Xunit;

namespace Counterpoise.Tests.Figures;

public sealed class FormatTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("counterpoise-figures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null, null, OutputFormat.Table)]
    [InlineData("csv", null, OutputFormat.Csv)]
    [InlineData(null, "x.HTML", OutputFormat.Html)]
    [InlineData(null, "a.b/x.tex", OutputFormat.Latex)]
    [InlineData("md", "x.json", OutputFormat.Markdown)]
    [InlineData("json", "x.unknown", OutputFormat.Json)]
    [InlineData(null, "x.svg", OutputFormat.Svg)]
    public void A_format_named_wins_over_the_extension(string? name, string? file, OutputFormat format) =>
        OutputFormats.Choose(name, file).Should().Be(format);

    [Theory]
    [InlineData("xml", null, "--format: 'xml' is no format; choose table, csv, json, md, html or latex*")]
    [InlineData(null, "x.doc", "--out: the extension '.doc' names no format; end it in .txt, *")]
    [InlineData(null, "x", "--out: 'x' has no extension; *")]
    public void An_unknown_format_is_refused_with_the_known_ones(string? name, string? file, string message)
    {
        var choose = () => OutputFormats.Choose(name, file);
        choose.Should().Throw<FaultyInputException>().WithMessage(message);
    }

    [Theory]
    [InlineData(OutputFormat.Csv)]
    [InlineData(OutputFormat.Svg)]
    public void A_format_that_cannot_hold_the_result_is_refused(OutputFormat format)
    {
        var render = () => Rendering.Render(new("t", [new Paragraph("words")]), format, new("c"));
        render.Should().Throw<FaultyInputException>().WithMessage("--format: this result has no *");
    }

    [Fact]
    public void Every_format_renders_a_brief_the_same_twice_with_line_feeds_alone()
    {
        foreach (var format in Enum.GetValues<OutputFormat>())
        {
            var once = Rendering.Render(Samples.Brief, format, new("c"));
            once.Should().NotContain("\r").And.EndWith("\n");
            Rendering.Render(Samples.Brief, format, new("c")).Should().Be(once);
        }
    }

    [Fact]
    public void A_file_is_replaced_whole()
    {
        var path = Path.Combine(_folder.FullName, "brief.txt");
        AtomicFile.Write(path, "first, and longer\n");
        AtomicFile.Write(path, "second é\n");
        File.ReadAllBytes(path).Should().Equal("second é\n"u8.ToArray());
        _folder.GetFiles().Should().ContainSingle();
    }

    [Fact]
    public void A_write_that_fails_half_way_leaves_the_old_file_and_no_part()
    {
        var path = Path.Combine(_folder.FullName, "brief.txt");
        AtomicFile.Write(path, "old\n");
        var write = () =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write("new"u8);
                    throw new OperationCanceledException();
                }
            );
        write.Should().Throw<OperationCanceledException>();
        File.ReadAllText(path).Should().Be("old\n");
        _folder.GetFiles().Should().ContainSingle();
    }

    [Fact]
    public void A_file_that_cannot_be_is_refused_with_its_name()
    {
        var nowhere = () => AtomicFile.Write(Path.Combine(_folder.FullName, "none", "x.txt"), "");
        var folder = () => AtomicFile.Write(_folder.FullName, "");
        var nothing = () => AtomicFile.Write("", "");
        nowhere.Should().Throw<FaultyInputException>().WithMessage("*x.txt: its folder does not exist*");
        folder.Should().Throw<FaultyInputException>().WithMessage("*is a folder*");
        nothing.Should().Throw<FaultyInputException>().WithMessage("--out: no file is named*");
    }
}
