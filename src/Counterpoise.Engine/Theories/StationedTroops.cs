using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>The troops of one state in another, where the record reaches back to the year.</summary>
internal static class StationedTroops
{
    public static Reading<double> Of(Setting setting, StateCode host, StateCode guest, Year year) =>
        setting.World.Years.Contains(year)
            ? setting.World.Read(Variables.Troops, new DirectedDyad(guest, host), year)
            : new Reading<double>.Absent($"this record covers {setting.World.Years}, not {year}");
}
