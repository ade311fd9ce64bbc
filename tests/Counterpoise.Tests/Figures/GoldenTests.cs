using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Xunit;

namespace Counterpoise.Tests.Figures;

public class GoldenTests
{
    private static readonly Manifest Manifest = new("counterpoise brief arcadia-borduria")
    {
        ProgramVersion = "0.1.0",
        Seed = 18446744073709551615,
        InputHashes = new Dictionary<string, string> { ["b.yaml"] = "bb", ["a.csv"] = "aa" },
        DataVersions = new Dictionary<string, string> { ["nmc"] = "7.0" },
        InstructionSet = "avx2",
    };

    [Fact]
    public void A_brief_in_text_answers_first() =>
        Golden.Agrees("A brief in text answers first", TextRenderer.Render(Samples.Brief));

    [Fact]
    public void A_brief_in_a_narrow_terminal_wraps_and_says_what_it_leaves_out() =>
        Golden.Agrees(
            "A brief in a narrow terminal wraps and says what it leaves out",
            TextRenderer.Render(Samples.Brief, new() { Width = 48 })
        );

    [Fact]
    public void A_brief_in_markdown_reads_as_tables() =>
        Golden.Agrees("A brief in Markdown reads as tables", MarkdownRenderer.Render(Samples.Brief));

    [Fact]
    public void A_brief_in_html_needs_no_other_file() =>
        Golden.Agrees("A brief in HTML needs no other file", HtmlRenderer.Render(Samples.Brief));

    [Fact]
    public void A_brief_in_latex_compiles_by_itself() =>
        Golden.Agrees("A brief in LaTeX compiles by itself", LatexRenderer.Render(Samples.Brief));

    [Fact]
    public void A_table_in_json_carries_its_manifest_and_its_reasons() =>
        Golden.Agrees(
            "A table in JSON carries its manifest and its reasons",
            JsonRenderer.Render(Samples.Theories, Manifest)
        );

    [Fact]
    public void A_table_in_csv_holds_every_column_and_leaves_the_missing_empty() =>
        Golden.Agrees(
            "A table in CSV holds every column and leaves the missing empty",
            CsvRenderer.Render(Samples.Theories)
        );

    [Fact]
    public void A_profile_over_time_is_drawn_with_its_gaps() =>
        Golden.Agrees("A profile over time is drawn with its gaps", SvgProfileChart.Render(Samples.OverTime));

    [Fact]
    public void A_difference_shows_what_was_and_what_is() =>
        Golden
            .Difference("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n")
            .Should()
            .Be("     1   a\n     2   b\n-    3   c\n+    3   X\n     4   d\n     5   e\n");
}
