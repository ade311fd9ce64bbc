namespace Counterpoise.Theories;

/// <summary>The theories that ship, by id. A scholar's own theory stands beside them through the same type.</summary>
public static class TheoryCatalogue
{
    /// <summary>The word that stands for every theory of <see cref="All"/>; no theory may bear it as its id.</summary>
    public const string Everything = "all";

    /// <summary>Every theory, in the order in which they are shown.</summary>
    public static IReadOnlyList<Theory> All { get; } =
    [
        BalanceOfThreat.Theory,
        BalanceOfPower.Theory,
        OffensiveRealism.Theory,
        CommonThreat.Theory,
        BalanceOfInterests.Theory,
        NeoclassicalRealism.Theory,
        Liberalism.Theory,
        Constructivism.Theory,
        QuasiAlliance.Theory,
        LandscapeTheory.Theory,
        Persistence.Theory,
        BaseRate.Theory,
        PowerAndDistance.Theory,
        BlackBox.Theory,
    ];

    /// <summary>Finds a theory; null where no theory has the id.</summary>
    public static Theory? Find(string id) =>
        All.SelectMany(t => t.OtherReadings.Prepend(t))
            .FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.OrdinalIgnoreCase));
}
