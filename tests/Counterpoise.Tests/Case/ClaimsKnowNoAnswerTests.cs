using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Case;

/// <summary>The claims of the founding case on histories told otherwise: the register follows the record, not the names.</summary>
public sealed class ClaimsKnowNoAnswerTests
{
    private static readonly Counterpoise.Files.Case Told = CaseLibrary.Shipped.Open("japan-rok");
    private static readonly Lazy<IReadOnlyList<TestedClaim>> AsTold = new(() => Test(Told.World, Told.Claims));

    [Fact]
    public void With_every_state_renamed_and_the_order_reversed_every_claim_agrees()
    {
        static StateCode Renamed(StateCode state) => new(9999 - state.Number);
        var renamed = Test(Rewritten.Copy(Told.World, Renamed), Rewritten.Copy(Told.Claims, Renamed));
        renamed.Should().HaveCount(AsTold.Value.Count);
        foreach (var (before, after) in AsTold.Value.Zip(renamed))
        {
            string which = $"claim {before.Claim.Id}";
            after.Finding.Verdict.Should().Be(before.Finding.Verdict, which);
            after.Finding.IsTrueByDefault.Should().Be(before.Finding.IsTrueByDefault, which);
            after.Finding.RestsOn.Should().Equal(before.Finding.RestsOn, which);
            Same(Value(after), Value(before), 1e-6, which);
            // Draws at which two rivals are level go to whichever stands first.
            Same(after.Finding.ShareOfWeightings, before.Finding.ShareOfWeightings, 2e-4, which);
            Same(after.Finding.ShareOfSpecifications, before.Finding.ShareOfSpecifications, 1e-9, which);
        }
    }

    [Fact]
    public void With_two_histories_swapped_the_claims_about_them_move_and_the_others_stay()
    {
        // Whoever the register names as rivals of two perceivers change their histories with each other.
        StateCode[] rivals =
        [
            .. Told.Claims.Where(c => c.Test.Name == "top-threat").Select(c => c.Arguments.State("rival")),
        ];
        StateCode Swapped(StateCode s) =>
            s == rivals[0] ? rivals[1]
            : s == rivals[1] ? rivals[0]
            : s;
        var swapped = Test(Rewritten.Copy(Told.World, state => state, Swapped), Told.Claims);
        foreach (var (before, after) in AsTold.Value.Zip(swapped))
        {
            if (before.Claim.Test.Name is "top-threat" or "crossings" or "prevails" or "turns-toward" or "carried-by")
                (Value(after), after.Finding.Verdict).Should().NotBe((Value(before), before.Finding.Verdict));
        }
        foreach (int i in Enumerable.Range(0, swapped.Count).Where(i => swapped[i].Claim.Test.Name is "no-pact"))
            Value(swapped[i]).Should().Be(Value(AsTold.Value[i]));
    }

    [Fact]
    public void With_the_claims_about_swapped_states_renamed_too_nothing_has_changed()
    {
        var pair = Told.Claims.First(c => c.Test.Name == "crossings").Arguments;
        var (one, other) = (pair.State("ahead"), pair.State("behind"));
        StateCode Swapped(StateCode s) =>
            s == one ? other
            : s == other ? one
            : s;
        Claim[] asked = [.. Told.Claims.Where(c => c.Test.Name is "crossings" or "top-threat" or "turns-toward")];
        var swapped = Test(Rewritten.Copy(Told.World, state => state, Swapped), Rewritten.Copy(asked, Swapped));
        foreach (var after in swapped)
        {
            var before = AsTold.Value.Single(t => t.Claim.Id == after.Claim.Id);
            Same(Value(after), Value(before), 1e-6, $"claim {after.Claim.Id}");
            after.Finding.Verdict.Should().Be(before.Finding.Verdict);
        }
    }

    [Fact]
    public void With_every_figure_of_a_rival_deleted_no_claim_about_its_threat_is_decided()
    {
        Claim[] about =
        [
            .. Told.Claims.Where(c => c.Test.Name is "top-threat" or "carried-by" or "prevails" or "adds-little"),
        ];
        foreach (var claim in about)
        {
            var rival = claim.Arguments.State(claim.Arguments.OfStates.ContainsKey("rival") ? "rival" : "against");
            var deleted = Rewritten.Copy(
                Told.World,
                state => state,
                keep: (variable, state, _) =>
                    state != rival || variable == Variables.CapitalLatitude || variable == Variables.CapitalLongitude
            );
            var finding = Test(deleted, [claim]).Single().Finding;
            finding.Verdict.Should().Be(ClaimVerdict.NoData, $"claim {claim.Id}");
            finding.Reason.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void What_happened_later_changes_no_claim_about_an_earlier_year()
    {
        var earlier = new Year(1995);
        // What is observed of the whole record is no forecast, and what is read of the year itself is not before it.
        Claim[] asked = [.. Told.Claims.Where(c => c.Test.Name is not "no-pact")];
        var blind = Rewritten.Copy(Told.World, state => state, last: earlier);
        var before = Test(Told.World, asked, earlier);
        var after = Test(blind, asked, earlier);
        foreach (var (one, other) in before.Zip(after))
        {
            Same(Value(other), Value(one), 1e-9, $"claim {one.Claim.Id}");
            other.Finding.Verdict.Should().Be(one.Finding.Verdict, $"claim {one.Claim.Id}");
        }
    }

    [Fact]
    public void Every_claim_gives_a_reason_and_says_what_it_rests_on_unless_there_is_no_data()
    {
        AsTold.Value.Select(t => t.Claim.Id).Should().Equal(Enumerable.Range(1, 30));
        foreach (var (claim, finding) in AsTold.Value.Select(t => (t.Claim, t.Finding)))
        {
            finding.Reason.Should().NotBeNullOrWhiteSpace($"claim {claim.Id}");
            (finding.Verdict == ClaimVerdict.NoData || finding.RestsOn.Count > 0).Should().BeTrue($"claim {claim.Id}");
            foreach (var share in new[] { finding.ShareOfWeightings, finding.ShareOfSpecifications }.OfType<double>())
                share.Should().BeInRange(0, 1, $"claim {claim.Id}");
        }
    }

    private static IReadOnlyList<TestedClaim> Test(World world, IEnumerable<Claim> claims, Year? year = null) =>
        ClaimsRegister.Test(
            claims,
            new(
                new Measurements(world, TestParameters.Shipped),
                TheoryCatalogue.All,
                Specification.Default,
                year ?? Told.Definition.FocusYear,
                TestContext.Current.CancellationToken
            )
        );

    private static double? Value(TestedClaim tested) =>
        tested.Finding.Figure.Match<double?>((value, _) => value, _ => null);

    private static void Same(double? one, double? other, double tolerance, string which)
    {
        one.HasValue.Should().Be(other.HasValue, which);
        if (one is { } a && other is { } b)
            a.Should().BeApproximately(b, tolerance * Math.Max(1, Math.Abs(b)), which);
    }
}
