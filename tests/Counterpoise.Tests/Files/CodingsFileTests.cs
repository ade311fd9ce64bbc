using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class CodingsFileTests
{
    private const string Good = SampleCase.Codings;

    [Fact]
    public void A_good_file_is_read_whole()
    {
        var coded = FaultsOf.ReadCodings(Good);
        coded
            .Coders.Should()
            .Equal(new EvidenceCoder("author"), new EvidenceCoder("second", "coded blind from title and summary"));
        var (annexation, apology, pact) = (coded.Evidence[0], coded.Evidence[1], coded.Evidence[2]);
        coded.Evidence.Should().OnlyContain(item => item.Coder == "author");
        annexation.Codings.Should().Equal(new EvidenceCoding("second", EvidenceType.Conquest, 0.9, true));
        annexation.Weighings.Should().BeEmpty();
        apology.Codings.Should().Equal(new EvidenceCoding("second", EvidenceType.Reassurance, 0.4));
        apology
            .Weighings.Should()
            .Equal(
                new EvidenceWeighing("author", "balance-of-threat", "liberalism", new(3), "Fear called for it."),
                new EvidenceWeighing("second", "liberalism", "balance-of-threat", new(-2), "x")
            );
        pact.Weighings.Should()
            .Equal(
                new EvidenceWeighing("author", "balance-of-power:foreign-policy", "liberalism", new(1.5), "A pact.")
            );
    }

    [Fact]
    public void What_coders_add_leaves_the_items_own_coding_as_it_was()
    {
        var items = FaultsOf.ReadEvidence(SampleCase.Evidence);
        var coded = FaultsOf.ReadCodings(Good).Evidence;
        coded
            .Select(item => (item.Id, item.Type, item.Size, item.Historical))
            .Should()
            .Equal(items.Select(item => (item.Id, item.Type, item.Size, item.Historical)));
    }

    [Fact]
    public void Codings_and_weighings_may_be_left_out() =>
        FaultsOf
            .ReadCodings("first-coder: author\ncoders: [{ id: author }]")
            .Evidence.Should()
            .OnlyContain(item => item.Coder == "author" && item.Codings.Count == 0 && item.Weighings.Count == 0);

    [Theory]
    [InlineData(
        "first-coder: author\n",
        "",
        "codings.yaml:1: the file of codings lacks 'first-coder'; add 'first-coder: author'."
    )]
    [InlineData(
        "first-coder: author",
        "first-coder: auther",
        "codings.yaml:1: first-coder 'auther' is not among the coders; did you mean 'author'?"
    )]
    [InlineData(
        "first-coder: author",
        "first-coders: author",
        "codings.yaml:1: key 'first-coders' is unknown in the file of codings; did you mean 'first-coder'? "
            + "Allowed are first-coder, coders, codings, weighings.",
        "codings.yaml:1: the file of codings lacks 'first-coder'; add 'first-coder: author'."
    )]
    [InlineData(
        "{ id: author }",
        "{ id: second }",
        "codings.yaml:4: coder 'second' stands here again, first in line 3; keep one."
    )]
    [InlineData(
        "{ id: author }",
        "{ id: The Author }",
        "codings.yaml:4: id 'The Author' is not in kebab case; write lower-case words joined by hyphens, as author."
    )]
    [InlineData(
        "item: annexation-1910",
        "item: anexation-1910",
        "codings.yaml:7: item 'anexation-1910' is not in evidence.yaml; did you mean 'annexation-1910'?"
    )]
    [InlineData(
        "item: pact-1953",
        "item: summit",
        "codings.yaml:20: item 'summit' is not in evidence.yaml; write the id of an item of evidence.yaml."
    )]
    [InlineData(
        "coder: second\n    type",
        "coder: secnd\n    type",
        "codings.yaml:8: coder 'secnd' is not among the coders; did you mean 'second'?"
    )]
    [InlineData(
        "coder: second\n    type",
        "coder: author\n    type",
        "codings.yaml:8: coder 'author' is the first coder, whose coding of 'annexation-1910' is the item itself; "
            + "change evidence.yaml, or name another coder."
    )]
    [InlineData(
        "item: annexation-1910",
        "item: apology-1952",
        "codings.yaml:7: 'second' codes 'apology-1952' here again, first in line 6; keep one."
    )]
    [InlineData(
        "type: conquest",
        "type: conquets",
        "codings.yaml:9: type 'conquets' is unknown; did you mean 'conquest'?"
    )]
    [InlineData(
        "size: 0.9",
        "size: 0",
        "codings.yaml:10: size 0 lies outside 0..1 (0 excluded); write 1 for a full-sized event of its type."
    )]
    [InlineData(
        "historical: true",
        "historical: yes",
        "codings.yaml:11: historical 'yes' is no flag; write true or false."
    )]
    [InlineData(
        "historical: true",
        "note: x",
        "codings.yaml:11: key 'note' is unknown in the coding; allowed are item, coder, type, size, historical."
    )]
    [InlineData(
        "for: balance-of-threat",
        "for: liberalism",
        "codings.yaml:17: against 'liberalism' is what the item is weighed for too; name two theories."
    )]
    [InlineData(
        "balance-of-power:foreign-policy",
        "Balance of Power",
        "codings.yaml:22: for 'Balance of Power' is no id of a theory; write lower-case words joined by hyphens, "
            + "as balance-of-threat, an option after a colon."
    )]
    [InlineData(
        "balance-of-power:foreign-policy",
        "'balance-of-power:'",
        "codings.yaml:22: for 'balance-of-power:' is no id of a theory; write lower-case words joined by hyphens, "
            + "as balance-of-threat, an option after a colon."
    )]
    [InlineData(
        "decibels: 1.5",
        "decibels: -61",
        "codings.yaml:24: decibels -61 lies outside -60..60; write 10 log10 of the likelihood ratio, "
            + "where 10 is ten to one and 30 a thousand to one."
    )]
    [InlineData(
        "decibels: 1.5",
        "decibels: NaN",
        "codings.yaml:24: decibels 'NaN' is no finite number; write digits without quotes, as 'decibels: 3'."
    )]
    [InlineData("reason: A pact.", "reason: ''", "codings.yaml:25: reason of the weighing is empty; write a text.")]
    [InlineData(
        "item: apology-1952\n    coder: author",
        "item: apology-1952\n    coder: second",
        "codings.yaml:14: 'second' weighs 'apology-1952' between 'balance-of-threat' and 'liberalism' here again, "
            + "first in line 13; keep one, in either direction."
    )]
    public void A_faulty_value_is_told_with_its_rule_and_repair(string old, string replacement, params string[] faults)
    {
        Good.Should().Contain(old);
        FaultsOf.Codings(Good.Replace(old, replacement, StringComparison.Ordinal)).Should().Equal(faults);
    }

    [Fact]
    public void A_coder_whose_own_entry_is_faulty_is_not_called_undeclared_as_well() =>
        FaultsOf
            .Codings(Good.Replace("id: second", "id: Second", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("codings.yaml:3: id 'Second' is not in kebab case");

    [Fact]
    public void All_faults_of_a_file_are_told_at_once() =>
        FaultsOf
            .Codings(
                Good.Replace("type: conquest", "type: rescue", StringComparison.Ordinal)
                    .Replace("decibels: 3", "decibels: 300", StringComparison.Ordinal)
                    .Replace("item: pact-1953", "item: pact-1954", StringComparison.Ordinal)
            )
            .Select(fault => fault.Split(' ')[0])
            .Should()
            .Equal("codings.yaml:9:", "codings.yaml:18:", "codings.yaml:20:");

    [Fact]
    public void A_theory_that_the_caller_does_not_know_is_told_where_it_is_named() =>
        FaultsOf
            .Codings(Good, id => id is "liberalism" or "balance-of-threat")
            .Should()
            .Equal(
                "codings.yaml:22: for 'balance-of-power:foreign-policy' is no theory that ships; "
                    + "'counterpoise theories' lists them with their options."
            );

    [Fact]
    public void The_order_of_the_file_changes_nothing()
    {
        var lines = Good.Split('\n');
        int weighings = Array.IndexOf(lines, "weighings:");
        var turned = string.Join(
            '\n',
            [.. lines[..(weighings + 1)], .. lines[(weighings + 2)..], lines[weighings + 1]]
        );
        FaultsOf
            .ReadCodings(turned)
            .Evidence[1]
            .Weighings.Should()
            .Equal(FaultsOf.ReadCodings(Good).Evidence[1].Weighings);
    }

    [Fact]
    public void A_case_carries_its_codings_and_their_hash()
    {
        using var folder = new TemporaryFolder();
        var opened = CaseLibrary.Shipped.Open(SampleCase.Write(folder, ("codings.yaml", Good)));
        opened.Coders.Select(coder => coder.Id).Should().Equal("author", "second");
        opened.Hashes.Keys.Should().Contain("codings.yaml").And.HaveCount(SampleCase.Files.Count + 1);
        opened.World.Evidence.Sum(item => item.Codings.Count).Should().Be(2);
        opened.World.Evidence.Sum(item => item.Weighings.Count).Should().Be(3);
    }

    [Fact]
    public void A_case_without_codings_is_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var opened = CaseLibrary.Shipped.Open(SampleCase.Write(folder));
        opened.Coders.Should().BeEmpty();
        opened.Hashes.Keys.Should().NotContain("codings.yaml");
        opened.World.Evidence.Should().HaveCount(3).And.OnlyContain(item => item.Coder == null);
    }

    [Fact]
    public void Checking_a_case_tells_the_faults_of_its_codings()
    {
        FaultsOf.Folder(("codings.yaml", Good)).Should().BeEmpty();
        FaultsOf
            .Folder(("codings.yaml", Good.Replace("size: 0.9", "size: 9", StringComparison.Ordinal)))
            .Should()
            .Equal(
                "codings.yaml:10: size 9 lies outside 0..1 (0 excluded); write 1 for a full-sized event of its type."
            );
    }

    [Fact]
    public void Where_the_evidence_is_faulty_codings_are_not_blamed_for_it() =>
        FaultsOf
            .Folder(("codings.yaml", Good), SampleCase.Change("evidence.yaml", "type: apology", "type: appology"))
            .Should()
            .Equal("evidence.yaml:23: type 'appology' is unknown; did you mean 'apology'?");

    [Fact]
    public void A_case_is_opened_with_the_theories_that_the_caller_knows()
    {
        using var folder = new TemporaryFolder();
        SampleCase.Write(folder, ("codings.yaml", Good));
        CaseLibrary.Shipped.Check(folder.Path, _ => true).Should().BeEmpty();
        CaseLibrary.Shipped.Check(folder.Path, id => id != "liberalism").Should().HaveCount(3);
    }
}
