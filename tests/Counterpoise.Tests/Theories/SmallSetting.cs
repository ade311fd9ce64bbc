using Counterpoise.Measures;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Tests.Theories;

/// <summary>A question about two invented states.</summary>
internal static class SmallSetting
{
    public static Setting Of(SmallWorld world, int one, int other, Specification? specification = null) =>
        Of(world.Build(), one, other, specification);

    public static Setting Of(
        Counterpoise.Record.World world,
        int one,
        int other,
        Specification? specification = null,
        ParameterSet? parameters = null,
        Year? year = null
    ) =>
        new(
            new Measurements(world, parameters ?? TestParameters.Shipped),
            specification ?? Specification.Default,
            new Dyad(new StateCode(one), new StateCode(other)),
            year ?? SmallWorld.Focus,
            AdmissibleWeightings.Draw(200, 0, 1),
            AdmissibleWeightings.Draw(200, Setting.WeightFloor, 1)
        );
}
