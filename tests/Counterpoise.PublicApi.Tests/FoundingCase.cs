using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.PublicApi.Tests;

/// <summary>The embedded case, opened as a scholar's program would open it.</summary>
internal static class FoundingCase
{
    private static readonly Case Opened = CaseLibrary.Shipped.Open("japan-rok");

    private static readonly Measurements Measurements = new(
        Opened.World,
        CaseLibrary.Shipped.Parameters("assumed", RequiredParameters.All)
    );

    /// <summary>The setting of two states in a year.</summary>
    public static Setting Setting(string one, string other, int year)
    {
        var when = new Year(year);
        var dyad = new Dyad(CodeOf(one, when), CodeOf(other, when));
        return Theories.Setting.Of(Measurements, Specification.Default, dyad, when);
    }

    private static StateCode CodeOf(string name, Year year) => Opened.World.Identity.Resolve(name, year).State.Code;
}
