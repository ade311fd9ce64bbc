using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class DataSetChoiceTests(SharedArchive archive)
{
    [Theory]
    [InlineData("disputes=gml", "gml 2.2.1")]
    [InlineData("disputes=gibler-miller-little", "gml 2.2.1")]
    [InlineData("rivalries=td-rivalries", "td-rivalries 2012")]
    [InlineData("nmc=6.0", "nmc 6.0")]
    public async Task A_list_or_an_edition_can_be_chosen(string choice, string source)
    {
        var run = await Shell.Run(["threat", "JPN", "--year", "2000", "--dataset", choice], archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Should()
            .Contain(source);
    }

    [Theory]
    [InlineData("nmc=6.0 nmc=7.0", "'nmc=7.0' contradicts nmc=6.0")]
    [InlineData("gml=2.2.1", "disputes are read from mid-dyadic; add --dataset disputes=gml")]
    [InlineData("mid=5.0", "nothing of the record is read from it")]
    [InlineData("nmc=9.9", "the archive holds 6.0, 7.0")]
    [InlineData("disputes=icb", "'icb' is no source of disputes; choose mid-dyadic or gibler-miller-little")]
    [InlineData("nmc", "names no version")]
    [InlineData("=7.0", "names no version")]
    public async Task A_choice_that_cannot_have_its_effect_is_told(string choices, string message)
    {
        string[] options = [.. choices.Split(' ').SelectMany(choice => new[] { "--dataset", choice })];
        var run = await Shell.Run(["threat", "JPN", "--year", "2000", .. options], archive.Store.Path);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(message).And.Contain("nothing was computed");
    }
}
