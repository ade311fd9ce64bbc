using AwesomeAssertions;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class EvidenceFileTests
{
    private const string Good = SampleCase.Evidence;

    [Fact]
    public void A_good_file_is_read_whole()
    {
        var items = FaultsOf.ReadEvidence(Good);
        items.Should().HaveCount(3);
        (items[0] with { Sources = [], Links = [] })
            .Should()
            .Be(
                new EvidenceItem
                {
                    Id = "annexation-1910",
                    Date = new(new Year(1910), 8, 22),
                    Until = new(new Year(1945), 8),
                    Title = "Belmark annexes Avaria",
                    Perceiver = new(1001),
                    Actor = new(1002),
                    Type = EvidenceType.ColonialRule,
                    Size = 1,
                    Historical = true,
                    Summary = "Belmark takes the land, and keeps it.",
                    Bearing = "Avaria expects the worst.",
                    Sources = [],
                }
            );
        items[0].Links.Should().BeEmpty();
        items[0].Sources.Should().Equal(new CitedWork("Duus, Peter", "The Abacus", 1995, "Press"));
        items[1].Perceiver.Should().Be(new StateCode(1001));
        items[1].Actor.Should().Be(new StateCode(1002));
        items[1].About.Should().Be(new StateCode(1003));
        items[1].Links.Should().Equal("annexation-1910");
        items[1].Sources.Should().Equal(new CitedWork("Lind, Jennifer", "Sorry States", 2008));
        items[1].Until.Should().BeNull();
        items[1].Open.Should().BeFalse();
        items[2].Until.Should().BeNull();
        items[2].Open.Should().BeTrue();
    }

    [Fact]
    public void A_case_may_have_no_evidence() => FaultsOf.ReadEvidence("items: []").Should().BeEmpty();

    [Theory]
    [InlineData(
        "date: 1910-08-22",
        "date: 1910-13-22",
        "evidence.yaml:3: date 1910-13-22 has no such month; write year-month-day, as 1910-08-22."
    )]
    [InlineData(
        "date: 1910-08-22",
        "date: 1910-02-29",
        "evidence.yaml:3: date 1910-02-29 has no such day; write year-month-day, as 1910-08-22."
    )]
    [InlineData(
        "date: 1910-08-22",
        "date: 1910-00",
        "evidence.yaml:3: date 1910-00 has no such month; write year-month, as 1910-08."
    )]
    [InlineData(
        "date: 1910-08-22",
        "date: 22 August 1910",
        "evidence.yaml:3: date '22 August 1910' is no date; write year, year-month or year-month-day, as 1910-08-22."
    )]
    [InlineData(
        "date: 1910-08-22",
        "date: 1895-08-22",
        "evidence.yaml:3: year 1895 of \"Belmark annexes Avaria\" lies before the case's first evidence year 1900; "
            + "correct the year or extend 'evidence-years'."
    )]
    [InlineData(
        "until: 1945-08",
        "until: 1961",
        "evidence.yaml:4: year 1961 of \"Belmark annexes Avaria\" lies after the case's last evidence year 1960; "
            + "correct the year or extend 'evidence-years'."
    )]
    [InlineData(
        "until: 1945-08",
        "until: 1910-08-21",
        "evidence.yaml:4: until 1910-08-21 lies before date 1910-08-22; correct one of the two."
    )]
    [InlineData(
        "until: 1945-08",
        "until: opne",
        "evidence.yaml:4: until 'opne' is no date; write open, or year, year-month or year-month-day, as 1910-08-22."
    )]
    [InlineData(
        "perceiver: AVA\n    actor: BLM\n    type: col",
        "perceiver: Avariia\n    actor: BLM\n    type: col",
        "evidence.yaml:6: perceiver 'Avariia' is no state on this record; did you mean AVA (1001, Avaria)?"
    )]
    [InlineData(
        "actor: BLM\n    type: col",
        "actor: AVA\n    type: col",
        "evidence.yaml:7: actor AVA is the perceiver too; name two states."
    )]
    [InlineData(
        "about: CRV",
        "about: BLM",
        "evidence.yaml:22: about BLM is a party itself; name a third state or drop 'about'."
    )]
    [InlineData(
        "type: apology",
        "type: appology",
        "evidence.yaml:23: type 'appology' is unknown; did you mean 'apology'?"
    )]
    [InlineData(
        "size: 1.0",
        "size: 0",
        "evidence.yaml:9: size 0 lies outside 0..1 (0 excluded); write 1 for a full-sized event of its type."
    )]
    [InlineData(
        "size: 1.0",
        "size: 1.01",
        "evidence.yaml:9: size 1.01 lies outside 0..1 (0 excluded); write 1 for a full-sized event of its type."
    )]
    [InlineData(
        "size: 1.0",
        "size: NaN",
        "evidence.yaml:9: size 'NaN' is no finite number; write digits without quotes, as 'size: 0.5'."
    )]
    [InlineData(
        "size: 1.0",
        "size: 1e999",
        "evidence.yaml:9: size '1e999' is no finite number; write digits without quotes, as 'size: 0.5'."
    )]
    [InlineData(
        "size: 1.0",
        "size: '1.0'",
        "evidence.yaml:9: size \"1.0\" in quotes is no finite number; write digits without quotes, as 'size: 0.5'."
    )]
    [InlineData(
        "historical: true",
        "historical: yes",
        "evidence.yaml:10: historical 'yes' is no flag; write true or false."
    )]
    [InlineData(
        "id: pact-1953",
        "id: apology-1952",
        "evidence.yaml:32: id 'apology-1952' is taken by the item in line 17; ids are unique, choose another."
    )]
    [InlineData(
        "links: [annexation-1910]",
        "links: [anexation-1910]",
        "evidence.yaml:25: link 'anexation-1910' of 'apology-1952' leads to no item; did you mean 'annexation-1910'?"
    )]
    [InlineData(
        "links: [annexation-1910]",
        "links: [apology-1952]",
        "evidence.yaml:25: link 'apology-1952' leads from the item to itself; delete it."
    )]
    [InlineData(
        "links: [annexation-1910]",
        "links: [annexation-1910, annexation-1910]",
        "evidence.yaml:25: link 'annexation-1910' stands twice in 'apology-1952'; delete one."
    )]
    [InlineData("summary: A speech.", "summary: ''", "evidence.yaml:26: summary of the item is empty; write a text.")]
    [InlineData(
        "    bearing: It lowers fear.\n",
        "",
        "evidence.yaml:17: the item lacks 'bearing'; add 'bearing: What it bears on in the argument.'."
    )]
    [InlineData(
        "sources: [{ author: A, title: B, year: 1954 }]",
        "sources: []",
        "evidence.yaml:42: sources is empty; cite at least one work, as [{ author: \"...\", title: \"...\", year: 1995 }]."
    )]
    [InlineData(
        "sources: [{ author: A, title: B, year: 1954 }]",
        "sources: [{ author: A, title: B }]",
        "evidence.yaml:42: the source lacks 'year'; add 'year: 2008'."
    )]
    [InlineData(
        "sources: [{ author: A, title: B, year: 1954 }]",
        "sources: [{ author: A, title: B, year: 1954, pages: 3 }]",
        "evidence.yaml:42: key 'pages' is unknown in the source; allowed are author, title, year, place."
    )]
    public void A_faulty_value_is_told_with_its_rule_and_repair(string old, string replacement, string fault)
    {
        Good.Should().Contain(old);
        FaultsOf.Evidence(Good.Replace(old, replacement, StringComparison.Ordinal)).Should().Equal(fault);
    }

    [Fact]
    public void Links_that_run_in_a_circle_are_told_once_with_their_way() =>
        FaultsOf
            .Evidence(
                Good.Replace("historical: true", "links: [pact-1953]", StringComparison.Ordinal)
                    .Replace("until: open", "links: [apology-1952]", StringComparison.Ordinal)
            )
            .Should()
            .Equal(
                "evidence.yaml:10: links run in a circle: annexation-1910 -> pact-1953 -> apology-1952 -> "
                    + "annexation-1910; delete one of them."
            );

    [Fact]
    public void Many_items_that_answer_one_another_in_a_row_are_no_circle()
    {
        var text = Enumerable
            .Range(0, 5_000)
            .Select(i =>
                $"  - {{id: e{i}, date: 1950, title: t, perceiver: AVA, actor: BLM, type: apology, size: 1, "
                + $"links: [{(i == 0 ? "" : $"e{i - 1}")}], summary: s, bearing: b, "
                + "sources: [{author: a, title: t, year: 1}]}"
            );
        FaultsOf.ReadEvidence("items:\n" + string.Join('\n', text)).Should().HaveCount(5_000);
    }

    [Fact]
    public void A_name_shared_by_two_states_means_the_member_of_the_year() =>
        FaultsOf
            .ReadEvidence(
                Good.Replace(
                    "perceiver: AVA\n    actor: BLM\n    type: col",
                    "perceiver: Corvia\n    actor: BLM\n    type: col",
                    StringComparison.Ordinal
                )
            )[0]
            .Perceiver.Should()
            .Be(new StateCode(1004));

    [Fact]
    public void What_befell_a_state_before_it_was_a_member_may_be_told() =>
        FaultsOf.ReadEvidence(Good)[0].Perceiver.Should().Be(new StateCode(1001), "Avaria joins in 1945");

    [Fact]
    public void An_until_known_to_the_year_does_not_lie_before_a_day_of_that_year() =>
        FaultsOf.Evidence(Good.Replace("until: 1945-08", "until: 1910", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void All_faults_of_a_file_are_told_at_once() =>
        FaultsOf
            .Evidence(
                Good.Replace("1910-08-22", "1910-13-22", StringComparison.Ordinal)
                    .Replace("type: apology", "type: regret", StringComparison.Ordinal)
                    .Replace("size: 0.25", "size: -1", StringComparison.Ordinal)
                    .Replace("actor: 1002", "actor: 4711", StringComparison.Ordinal)
            )
            .Select(fault => fault.Split(' ')[0])
            .Should()
            .Equal("evidence.yaml:3:", "evidence.yaml:21:", "evidence.yaml:23:", "evidence.yaml:39:");
}
