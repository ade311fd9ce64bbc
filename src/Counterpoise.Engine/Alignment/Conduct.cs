namespace Counterpoise.Alignment;

/// <summary>What a state may do about the rival that it fears most.</summary>
public enum Conduct
{
    /// <summary>Stand against it, with allies or by its own arms (walt1987).</summary>
    Balance,

    /// <summary>Side with it (walt1987).</summary>
    Bandwagon,

    /// <summary>Leave it to another that stands nearer (christensen1990).</summary>
    BuckPass,

    /// <summary>Keep out of its way (schroeder1994).</summary>
    Hide,
}

/// <summary>The conditions on which conduct turns.</summary>
public enum ConductTest
{
    /// <summary>The threat is no slight one among those of the year.</summary>
    Threatened,

    /// <summary>The state is weak against the rival, alone.</summary>
    Weak,

    /// <summary>Little is believed of the rival's will to use force, so that it may be appeased.</summary>
    Appeasable,

    /// <summary>Some state was bound to defend it the year before, and not the rival.</summary>
    AllyHeld,

    /// <summary>Some state is bound to defend it, or would consent to a link, and takes away a good part of the risk from the rival.</summary>
    AllyAvailable,

    /// <summary>A link with the rival itself would bring the state more than it costs.</summary>
    AccommodationPays,

    /// <summary>Another state stands nearer the rival, is stronger there and fears it too.</summary>
    AnotherBears,

    /// <summary>That state can hold against the rival by its own arms.</summary>
    BearerHolds,

    /// <summary>The system has more than two poles.</summary>
    Multipolar,

    /// <summary>Defence is believed to be dominant.</summary>
    DefenceBelieved,
}

/// <summary>From conditions to conduct: one rule, which knows no state.</summary>
/// <remarks>
/// <para>
/// Ours, from published arguments. Weak states bandwagon where the threat may be appeased or where no ally is to be had; others balance
/// (walt1987, pp. 28-33). Another that stands nearer, fears the rival too and can hold against it is left to bear the burden among more than two
/// poles where defence is believed to be dominant (christensen1990, who speak of multipolarity alone). Who is hardly threatened, and who is weak without an ally and would gain nothing by
/// siding with the rival, hides (schroeder1994).
/// </para>
/// <para>The order of the conditions is ours: appeasing comes before passing the buck, and passing the buck before looking for allies.</para>
/// </remarks>
public static class ConductRule
{
    /// <summary>The conduct that some conditions give.</summary>
    /// <param name="holds">Whether a condition holds.</param>
    public static Conduct Of(Func<ConductTest, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        if (!holds(ConductTest.Threatened))
            return Conduct.Hide;
        if (holds(ConductTest.Weak) && holds(ConductTest.Appeasable))
            return Conduct.Bandwagon;
        if (PassesTheBuck(holds))
            return Conduct.BuckPass;
        if (holds(ConductTest.Weak) && !holds(ConductTest.AllyHeld) && !holds(ConductTest.AllyAvailable))
            return holds(ConductTest.AccommodationPays) ? Conduct.Bandwagon : Conduct.Hide;
        return Conduct.Balance;
    }

    /// <summary>The part of the rule by which some conditions give their conduct, in a sentence.</summary>
    /// <param name="holds">Whether a condition holds.</param>
    public static string Reason(Func<ConductTest, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        if (!holds(ConductTest.Threatened))
            return "the threat is slight, and a state that is hardly threatened keeps out of the way (schroeder1994)";
        if (holds(ConductTest.Weak) && holds(ConductTest.Appeasable))
            return "it is weak and the threat may be appeased (walt1987)";
        if (PassesTheBuck(holds))
            return "among more than two poles another stands nearer, fears the rival too and can hold against it, and defence is believed to be dominant (christensen1990)";
        if (!holds(ConductTest.Weak))
            return holds(ConductTest.AllyHeld) ? "it is not weak, and has allies by treaty (walt1987)"
                : holds(ConductTest.AllyAvailable) ? "it is not weak, and allies that help are to be had (walt1987)"
                : "it is not weak, and stands alone for want of an ally (walt1987)";
        if (holds(ConductTest.AllyHeld))
            return "it is weak, the threat may not be appeased, and it has allies by treaty (walt1987)";
        if (holds(ConductTest.AllyAvailable))
            return "it is weak, the threat may not be appeased, and allies that help are to be had (walt1987)";
        return holds(ConductTest.AccommodationPays)
            ? "it is weak, no ally that helps is to be had, and siding with the rival brings it more than it costs (walt1987)"
            : "it is weak, no ally that helps is to be had, and siding with the rival would bring it nothing (schroeder1994)";
    }

    private static bool PassesTheBuck(Func<ConductTest, bool> holds) =>
        holds(ConductTest.AnotherBears)
        && holds(ConductTest.BearerHolds)
        && holds(ConductTest.Multipolar)
        && holds(ConductTest.DefenceBelieved);
}
