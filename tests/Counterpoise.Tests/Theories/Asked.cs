using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Tests.Theories;

/// <summary>What theories are asked about small invented worlds.</summary>
internal static class Asked
{
    public static Setting Of(World world, int one, int other, Year? year = null) =>
        SmallSetting.Of(world, one, other, year: year);

    public static Verdict VerdictOf(this Theory theory, World world, int one, int other, Year? year = null) =>
        theory.Read(Of(world, one, other, year)).Verdict;

    public static EvidenceItem Item(
        string id,
        int year,
        int perceiver,
        int actor,
        EvidenceType type,
        double size = 1
    ) => Weighed.Item(id, year) with { Perceiver = new(perceiver), Actor = new(actor), Type = type, Size = size };
}
