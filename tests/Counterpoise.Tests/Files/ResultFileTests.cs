using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Briefs.Claims;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class ResultFileTests
{
    private static readonly Claim Asking = new(
        8,
        ClaimGroup.Threat,
        "",
        "A claim.",
        ClaimKinds.All.First(kind => kind.ReadsWholeRecord),
        ClaimArguments.None
    );

    [Fact]
    public void What_is_written_is_read_again_to_the_byte()
    {
        var file = Made(TestParameters.Shipped);
        var bytes = file.Write();
        ResultFile.Read(new SourceFile("results.json", bytes)).Write().Should().Equal(bytes);
    }

    [Fact]
    public void A_finding_stands_in_for_the_cases_own_and_says_where_it_comes_from()
    {
        var findings = Made(TestParameters.Shipped)
            .For(Asked, Specification.Default, Hashes("a"), TestParameters.Shipped, Record)!;
        var finding = findings.Of(Asking)!;
        finding.Verdict.Should().Be(ClaimVerdict.Fails);
        finding.Reason.Should().StartWith("On the whole record (claims x)");
        findings.Of(Asking with { Id = 9 }).Should().BeNull();
        findings.Of(Asking with { Test = ClaimKinds.All.First(kind => !kind.ReadsWholeRecord) }).Should().BeNull();
    }

    [Fact]
    public void A_finding_made_from_other_inputs_is_refused_with_the_input_and_the_command()
    {
        var file = Made(TestParameters.Shipped);
        var other = file.For(Asked, Specification.Default, Hashes("b"), TestParameters.Shipped, Record)!.Of(Asking)!;
        other.Verdict.Should().Be(ClaimVerdict.NoData);
        other.Reason.Should().Contain("evidence.yaml").And.Contain("claims x");
        var moved = TestParameters.Shipped.With("intent.base", 0.03);
        file.For(Asked, Specification.Default, Hashes("a"), moved, Record)!
            .Of(Asking)!
            .Reason.Should()
            .Contain("parameters");
    }

    [Fact]
    public void A_threshold_of_a_theory_enters_no_finding_and_refuses_none()
    {
        var moved = TestParameters.Shipped.With("theory.liberalism.alliance", 0.9);
        Made(TestParameters.Shipped)
            .For(Asked, Specification.Default, Hashes("a"), moved, Record)!
            .Refusal.Should()
            .BeNull();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"manifest\": {\"schema_version\": 2}}")]
    [InlineData("{\"manifest\": {\"schema_version\": \"one\"}}")]
    public void A_file_that_is_no_file_of_results_is_refused_with_the_repair(string text)
    {
        var reading = () => ResultFile.Read(SourceFile.OfText("results.json", text));
        reading
            .Should()
            .Throw<FaultyInputException>()
            .Which.Faults.Single()
            .Message.Should()
            .Contain("no file of results")
            .And.Contain("--results");
    }

    [Fact]
    public void A_finding_for_another_year_or_under_other_measures_is_not_there()
    {
        var file = Made(TestParameters.Shipped);
        file.For(Asked.Plus(-1), Specification.Default, Hashes("a"), TestParameters.Shipped, Record).Should().BeNull();
        foreach (var (measure, option) in (ReadOnlySpan<(string, string)>)[("threat", "additive"), ("intent", "none")])
        {
            file.For(Asked, Specification.Default.With(measure, option), Hashes("a"), TestParameters.Shipped, Record)
                .Should()
                .BeNull();
        }
        file.For(Asked, Specification.Default.With("poles", "majors"), Hashes("a"), TestParameters.Shipped, Record)
            .Should()
            .NotBeNull("poles enter no finding");
    }

    [Fact]
    public void A_case_with_another_version_of_a_data_set_refuses_the_finding()
    {
        var file = Made(TestParameters.Shipped) with
        {
            Manifest = new Manifest("claims x")
            {
                DataVersions = new Dictionary<string, string> { ["invented"] = "0" },
            },
        };
        file.For(Asked, Specification.Default, Hashes("a"), TestParameters.Shipped, Record)!
            .Refusal.Should()
            .Contain("invented");
    }

    private static readonly Year Asked = new(2013);

    private static readonly Counterpoise.Record.World Record = new SmallWorld().Build();

    private static ResultFile Made(ParameterSet parameters) =>
        new()
        {
            Year = Asked,
            Measures = ResultFile.MeasuresOf(Specification.Default),
            Manifest = new Manifest("claims x")
            {
                ProgramVersion = "1",
                Seed = 7,
                InstructionSet = "scalar",
                InputHashes = Hashes("a").Append(ResultFile.HashOf(parameters)).ToDictionary(),
                DataVersions = new Dictionary<string, string> { ["nmc"] = "7.0" },
            },
            Findings = new Dictionary<int, ClaimFinding>
            {
                [8] = new(
                    new Reading<double>.Known(-0.1234567890123456, new Source("counterpoise", "claims")),
                    "difference",
                    ClaimVerdict.Fails,
                    "A reason with \"quotes\", + and é.",
                    [Standing.Computed, Standing.Assumed]
                )
                {
                    IsTrueByDefault = false,
                    ShareOfSpecifications = 0.25,
                    IsFirstApproximation = true,
                },
            },
        };

    private static Dictionary<string, string> Hashes(string evidence) => new() { ["evidence.yaml"] = evidence };
}
