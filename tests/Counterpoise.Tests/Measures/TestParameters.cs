using Counterpoise.Files;
using Counterpoise.Measures;

namespace Counterpoise.Tests.Measures;

/// <summary>The parameters that ship.</summary>
internal static class TestParameters
{
    public static ParameterSet Shipped { get; } = CaseLibrary.Shipped.Parameters("assumed", RequiredParameters.All);

    public static Threat ThreatOn(Counterpoise.Record.World world, Specification? specification = null) =>
        new(new Measurements(world, Shipped), specification ?? Specification.Default);
}
