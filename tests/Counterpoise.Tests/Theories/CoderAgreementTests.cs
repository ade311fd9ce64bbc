using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class CoderAgreementTests
{
    [Fact]
    public void An_items_own_coding_is_its_first_coders()
    {
        var item = Coded("one", 1950, new EvidenceCoding("ben", EvidenceType.Incident, 0.5));
        var agreement = CoderAgreement.Of([item with { Coder = "zoe" }]);
        agreement.Coders.Should().Equal("ben", "zoe");
        agreement
            .Items.Should()
            .ContainSingle()
            .Which.Codings.Should()
            .Equal(
                new EvidenceCoding("zoe", EvidenceType.Incident, 0.5, false),
                new EvidenceCoding("ben", EvidenceType.Incident, 0.5)
            );
    }

    [Fact]
    public void An_item_that_one_coder_alone_coded_is_left_out() =>
        CoderAgreement.Of([Coded("one", 1950), Coded("two", 1951)]).Items.Should().BeEmpty();

    [Fact]
    public void With_no_item_coded_twice_agreement_is_undefined_and_says_why()
    {
        var agreement = CoderAgreement.Of([Coded("one", 1950)]);
        foreach (var on in new[] { agreement.Type, agreement.Size, agreement.Historical })
        {
            on.Alpha.Should().Be(double.NaN);
            on.WhyUndefined.Should().NotBeNull();
        }
    }

    [Fact]
    public void Type_is_compared_as_a_name_and_size_as_a_figure()
    {
        var agreement = CoderAgreement.Of([
            Coded("one", 1950, new EvidenceCoding("ben", EvidenceType.Incident, 0.4)),
            Coded("two", 1951, new EvidenceCoding("ben", EvidenceType.Statement, 0.5)),
        ]);
        agreement.Type.Identical.Should().Be(0.5);
        // One of two items differs: 2 of 4 over 6 of 12 ordered pairs of incident, incident, incident, statement.
        agreement.Type.Alpha.Should().BeApproximately(1 - (0.5 / 0.5), 1e-12);
        agreement.Size.Identical.Should().Be(0.5);
        agreement.Size.Alpha.Should().BeApproximately(0, 1e-12);
    }

    [Fact]
    public void Items_on_which_coders_differ_are_listed_by_date()
    {
        var agreement = CoderAgreement.Of([
            Coded("historical", 1953, new EvidenceCoding("ben", EvidenceType.Incident, 0.5, true)),
            Coded("size", 1952, new EvidenceCoding("ben", EvidenceType.Incident, 0.6)),
            Coded("same", 1951, new EvidenceCoding("ben", EvidenceType.Incident, 0.5, false)),
            Coded("type", 1950, new EvidenceCoding("ben", EvidenceType.Statement, 0.5)),
        ]);
        agreement.Differing.Select(item => item.Item.Id).Should().Equal("type", "size", "historical");
        agreement.Differing.Select(item => item.DiffersInType).Should().Equal(true, false, false);
        agreement.Differing.Select(item => item.DiffersInSize).Should().Equal(false, true, false);
        agreement.Differing.Select(item => item.DiffersInHistorical).Should().Equal(false, false, true);
        agreement.Historical.Units.Should().Be(2, "a coder who was not asked says nothing");
    }

    [Fact]
    public void Three_coders_of_one_item_and_two_of_another_make_one_table()
    {
        var agreement = CoderAgreement.Of([
            Coded(
                "one",
                1950,
                new EvidenceCoding("ben", EvidenceType.Incident, 0.5),
                new EvidenceCoding("cyd", EvidenceType.Statement, 0.5)
            ),
            Coded("two", 1951, new EvidenceCoding("ben", EvidenceType.Incident, 0.5)),
        ]);
        agreement.Type.Codings.Should().Be(5);
        agreement.Type.Identical.Should().Be(0.5);
        agreement.Size.WhyUndefined.Should().Contain("every coding is the same");
    }

    [Fact]
    public void A_coder_who_coded_an_item_twice_is_refused() =>
        FluentActions
            .Invoking(() =>
                CoderAgreement.Of([
                    Coded("one", 1950, new EvidenceCoding("ada", EvidenceType.Incident, 0.4)) with
                    {
                        Coder = "ada",
                    },
                ])
            )
            .Should()
            .Throw<ArgumentException>();

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_size_beyond_its_range_is_refused(double size) =>
        FluentActions
            .Invoking(() => new EvidenceCoding("ada", EvidenceType.Incident, size))
            .Should()
            .Throw<ArgumentOutOfRangeException>();

    private static EvidenceItem Coded(string id, int year, params EvidenceCoding[] codings) =>
        Weighed.Item(id, year) with
        {
            Codings = codings,
        };
}
