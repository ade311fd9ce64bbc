using AwesomeAssertions;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class ObservedStanceTests
{
    [Theory]
    [InlineData(1997, 5, true)]
    [InlineData(1999, 5, false)]
    [InlineData(1999, 4, true)]
    public void A_treaty_that_is_carried_on_does_not_outlast_a_war_that_it_did_not_see(
        int year,
        int hostility,
        bool standing
    )
    {
        var world = new SmallWorld
        {
            Treaties = [(11, 12, Obligations.Consultation)],
            LastTreaties = new Year(1998),
            Disputes = [new(1, SmallWorld.Seen(11, 12), new Year(year), new Year(year), hostility, null, null)],
        }.Build();
        var observed = ObservedStance.Of(world, new Dyad(new(11), new(12)), new Year(2000));
        (observed.Stance is Reading<Stance>.Known).Should().Be(standing);
        observed.LastDisputed.Should().Be(new Year(year));
    }
}
