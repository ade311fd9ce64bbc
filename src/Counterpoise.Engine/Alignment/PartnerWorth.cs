namespace Counterpoise.Alignment;

/// <summary>What a set of partners is worth to a state, from the set alone. One thread at a time.</summary>
internal sealed class PartnerWorth(AlignmentGame game)
{
    private readonly double[] _open = new double[game.Width];
    private readonly double[] _against = new double[game.Width];
    private readonly double[] _rest = new double[game.Width];
    private readonly double[] _risk = new double[game.Width];
    private readonly double[] _forces = new double[game.States];

    /// <summary>What the partners are worth, in square roots of fear.</summary>
    /// <param name="state">Place of the state.</param>
    /// <param name="partners">Places of its partners, in order.</param>
    public double Of(int state, ReadOnlySpan<int> partners)
    {
        var ease = game.Ease(state);
        double guard = game.OwnGuard(state);
        double worth = 0;
        Array.Fill(_open, 1);
        for (int at = 0; at < partners.Length; at++)
        {
            int j = partners[at];
            _open[j] = 1 - ease[j];
            _forces[at] = game.Force(state, j);
            guard = Math.Max(guard, game.PartnerGuard(j));
            worth += game.Cost(state, j);
        }
        double nuclear = RiskKernel.Rebuild(
            game.Alone(state),
            game.AloneRest(state),
            game.Stake(state),
            game.Nuclear(state),
            _open,
            game.Concerns,
            game.Pressures,
            partners,
            _forces.AsSpan(0, partners.Length),
            _against,
            _rest,
            _risk
        );
        worth += nuclear * (1 - guard);
        foreach (double risk in _risk)
            worth += risk;
        return 0 - worth;
    }
}
