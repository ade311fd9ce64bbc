using System.Diagnostics;
using System.Globalization;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Files;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class StrictYamlTests
{
    private const string Good = SampleCase.Case;

    [Fact]
    public void An_unknown_key_is_named_with_its_near_match_and_the_allowed_keys() =>
        FaultsOf
            .Case(Good.Replace("title:", "titel:", StringComparison.Ordinal))
            .Should()
            .Equal(
                "case.yaml:1: the case lacks 'title'; add 'title: Japan and the Republic of Korea'.",
                "case.yaml:2: key 'titel' is unknown in the case; did you mean 'title'? "
                    + "Allowed are id, title, question, dyad, years, evidence-years, focus-year, states."
            );

    [Fact]
    public void A_repeated_key_names_the_line_of_the_first() =>
        FaultsOf
            .Case(Good + "\ntitle: Another")
            .Should()
            .Equal("case.yaml:9: key 'title' stands here again, first in line 2; keep one.");

    [Theory]
    [InlineData("title: &a Avaria and Belmark", "case.yaml:2: anchor '&a' is not allowed here; delete it.")]
    [InlineData("title: *a", "case.yaml:2: alias '*a' is not allowed here; write the value out.")]
    [InlineData("title: !!str x", "case.yaml:2: tag 'tag:yaml.org,2002:str' is not allowed here; delete it.")]
    [InlineData("title: !x x", "case.yaml:2: tag '!x' is not allowed here; delete it.")]
    [InlineData(
        "title: [a]",
        "case.yaml:2: title must be a single value, not a list; write 'title: Japan and the Republic of Korea'."
    )]
    [InlineData(
        "title: { a: b }",
        "case.yaml:2: title must be a single value, not a mapping; write 'title: Japan and the Republic of Korea'."
    )]
    [InlineData(
        "title:",
        "case.yaml:2: title of the case has no value; write 'title: Japan and the Republic of Korea'."
    )]
    [InlineData("title: '  '", "case.yaml:2: title of the case is empty; write a text.")]
    [InlineData(
        "title: \"a\\0b\"",
        "case.yaml:2: title 'a?b' holds a character that does not belong in text; delete it."
    )]
    [InlineData("? [a]\n: b", "case.yaml:2: a key must be a word, not a list or mapping; write 'key: value'.")]
    [InlineData(
        "title: Avaria: a history",
        "case.yaml:2: not readable as YAML: while scanning a plain scalar value, found invalid mapping; "
            + "put text that holds a colon in quotes, and check the indentation."
    )]
    [InlineData(
        "title: \"a\\qb\"",
        "case.yaml:2: not readable as YAML: while scanning a quoted scalar, found unknown escape character; "
            + "write the text in single quotes, or double the backslash."
    )]
    [InlineData(
        "title: @x",
        "case.yaml:2: not readable as YAML: while scanning for the next token, found character that cannot start any "
            + "token; put the text in quotes."
    )]
    [InlineData(
        "title: 'x",
        "case.yaml:2: not readable as YAML: while scanning a quoted scalar, found unexpected end of stream; "
            + "close the quotation mark that opens here."
    )]
    [InlineData(
        "title: [a,",
        "case.yaml:2: not readable as YAML: a bracket opened here or after is not closed on the lines indented under "
            + "it; close it, or indent what it holds."
    )]
    public void What_is_not_plain_is_refused_at_its_line(string title, string fault) =>
        FaultsOf.Case(Good.Replace("title: Avaria and Belmark", title, StringComparison.Ordinal)).Should().Equal(fault);

    [Fact]
    public void A_second_document_is_refused() =>
        FaultsOf
            .Case(Good + "\n---\nid: x")
            .Should()
            .Equal("case.yaml:9: a second document begins here; keep one to a file and delete the '---'.");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    public void An_empty_file_is_refused(string text) =>
        FaultsOf.Case(text).Should().Equal("case.yaml:1: the file holds no content; write its keys, one to a line.");

    [Fact]
    public void A_list_where_keys_belong_is_refused() =>
        FaultsOf
            .Case("- a\n")
            .Should()
            .Equal("case.yaml:1: a list stands where the case belongs; write its keys, such as 'id: ...'.");

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused_at_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("id: x\ntitle: "), 0xE9, (byte)'\n'];
        FaultsOf
            .Of(() => CaseFile.Read(new("case.yaml", bytes)))
            .Should()
            .Equal("case.yaml:2: the bytes here are not UTF-8; save the file with the encoding UTF-8.");
    }

    [Fact]
    public void Utf16_is_refused() =>
        FaultsOf
            .Of(() =>
                CaseFile.Read(
                    new("case.yaml", (byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)])
                )
            )
            .Should()
            .Equal("case.yaml:1: the bytes here are not UTF-8; save the file with the encoding UTF-8.");

    [Fact]
    public void A_control_character_is_refused_at_its_line() =>
        FaultsOf
            .Case("id: x\ntitle: a\u0000b\n")
            .Should()
            .Equal("case.yaml:2: control character 0x00 does not belong in text; delete it.");

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_no_fault() =>
        FaultsOf.Case("\uFEFF" + Good.ReplaceLineEndings("\r\n")).Should().BeEmpty();

    [Theory]
    [InlineData("[", 3_000_000)]
    [InlineData("- ", 1_500_000)]
    [InlineData("{a: ", 700_000)]
    [InlineData("[\n", 1_500_000)]
    public void Deep_nesting_is_refused_at_once(string opening, int times)
    {
        var faults = Measured(string.Concat(Enumerable.Repeat(opening, times)), out long bytes, out var time);
        faults.Should().ContainSingle().Which.Should().Contain("nesting goes deeper than 12 levels");
        time.Should().BeLessThan(TimeSpan.FromSeconds(2));
        bytes.Should().BeLessThan(64 << 20);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_without_being_unfolded()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++)
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [")
                .AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10))
                .Append("]\n");
        var faults = Measured(bomb.ToString(), out long bytes, out var time);
        faults.Should().Contain("case.yaml:1: anchor '&a0' is not allowed here; delete it.");
        faults.Should().Contain("case.yaml:2: alias '*a0' is not allowed here; write the value out.");
        time.Should().BeLessThan(TimeSpan.FromSeconds(2));
        bytes.Should().BeLessThan(16 << 20);
    }

    [Fact]
    public void A_vast_number_of_values_is_refused()
    {
        var faults = Measured("id: [" + string.Concat(Enumerable.Repeat("1,", 1_000_000)) + "1]", out _, out _);
        faults.Should().Equal("case.yaml:1: the file holds more than 200000 values, the limit; shorten it.");
    }

    [Fact]
    public void A_file_beyond_four_mebibytes_is_refused_unread() =>
        FaultsOf
            .Case("id: " + new string('x', 4 << 20))
            .Should()
            .Equal("case.yaml: the file is larger than 4 MiB, the limit for its kind; shorten it.");

    [Fact]
    public void A_long_value_is_shown_short() =>
        FaultsOf.Case($"id: {new string('x', 100_000)}").Max(fault => fault.Length).Should().BeLessThan(400);

    [Fact]
    public void A_thousand_faults_are_listed_and_the_rest_counted()
    {
        var text = string.Concat(Enumerable.Range(0, 1_500).Select(i => $"qq{i}: 1\n"));
        var faults = FaultsOf.Case(text);
        faults.Should().HaveCount(1_001);
        faults[^1].Should().Be("case.yaml: 508 further faults are not listed; mend these first.");
    }

    private static string[] Measured(string text, out long bytes, out TimeSpan time)
    {
        var file = SourceFile.OfText("case.yaml", text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        var faults = FaultsOf.Of(() => CaseFile.Read(file));
        time = Stopwatch.GetElapsedTime(start);
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return faults;
    }
}
