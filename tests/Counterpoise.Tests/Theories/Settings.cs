using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Tests.Theories;

/// <summary>What theories look at, in the small invented system.</summary>
internal static class Settings
{
    public static Setting Of(World world, int one, int other, Specification? specification = null) =>
        SmallSetting.Of(
            world,
            one,
            other,
            specification ?? Specification.Default with { Poles = PolesMeasure.Threshold }
        );

    public static Stance StanceOf(Theory theory, Setting setting) =>
        theory.Read(setting).Verdict is Verdict.Expects(var stance, _, _)
            ? stance
            : throw new InvalidOperationException($"{theory.Read(setting).Verdict}");

    /// <summary>One-year disputes in which a state pressed another from the first day, numbered from a number on.</summary>
    public static IEnumerable<DisputeYear> Pressing(
        int state,
        int other,
        int times,
        int number,
        bool? revisionist = true
    ) =>
        Enumerable
            .Range(0, times)
            .Select(k => new Year(1995 + k % 5))
            .Select(
                (year, k) =>
                    new DisputeYear(number + k, SmallWorld.Seen(other, state), year, year, 2, revisionist, true)
            );
}
