using Counterpoise.Alignment;
using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>The game of alignment among the states that matter to a dyad, and what becomes of the dyad's link in it.</summary>
/// <remarks>
/// Played over admissible parameters and over what is unknown within its bounds (docs/decisions/0016, 0017). No treaty of the year is read;
/// those of the year before enter leverage alone. Where the choice of measures takes intent out, what evidence asserts of leverage is out
/// too.
/// </remarks>
public sealed class DyadNetwork
{
    private readonly ParameterSet _parameters;

    private DyadNetwork(
        NetworkEnsemble ensemble,
        ParameterSet parameters,
        LinkOutcome link,
        IReadOnlyList<UnboundedFigure> leftOut
    ) => (Ensemble, _parameters, Link, LeftOut) = (ensemble, parameters, link, leftOut);

    /// <summary>The equilibria of the states.</summary>
    public NetworkEnsemble Ensemble { get; }

    /// <summary>What comes out for the dyad's link.</summary>
    public LinkOutcome Link { get; }

    /// <summary>States that matter and could not play, or may matter and could not be placed, since nothing bounds something of them.</summary>
    public IReadOnlyList<UnboundedFigure> LeftOut { get; }

    /// <summary>The states that play, the strongest first.</summary>
    public IReadOnlyList<StateCode> States => Ensemble.Readings.States;

    /// <summary>Share of the draws in which some, but not all, of the resting places hold the dyad's link, 0..1.</summary>
    public double DrawsInSome => 1 - Link.DrawsInAll - Link.DrawsInNone;

    /// <summary>Whether something of a state that plays is unknown and drawn within its bounds.</summary>
    public bool RestsOnGap => Enumerable.Range(0, States.Count).Any(Ensemble.Readings.IsDrawn);

    /// <summary>Plays the game for a dyad, with the draws that the parameters ask for.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <returns>Absent where the choice of measures does not fit the game, or nothing bounds something of a member.</returns>
    public static Reading<DyadNetwork> Of(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Of(setting, (int)setting.Parameters["theory.stable-network.draws"]);
    }

    /// <summary>Plays the game for a dyad.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="draws">Number of draws of parameters and of what is unknown, 1 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Absent where the choice of measures does not fit the game, or nothing bounds something of a member.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Draws are below 1.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Reading<DyadNetwork> Of(Setting setting, int draws, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        if (setting.Specification.Proximity == ProximityMeasure.PowerAdjusted)
        {
            return new Reading<DyadNetwork>.Absent(
                "this choice of measures discounts power and distance together, and the game of alignment needs them apart"
            );
        }
        var states = StatesThatMatter.Of(
            setting,
            (int)setting.Parameters["theory.stable-network.states"],
            out var unplaced
        );
        var read = AlignmentReadings.Of(setting.Measurements, setting.Specification, states, setting.Year);
        // Evidence tells what somebody perceived: where intent is taken out, so is what evidence asserts of leverage.
        if (setting.Specification.Intent == IntentMeasure.None)
            read = read.WithoutEvidence();
        var readings = read.Playable(out var unplayable);
        UnboundedFigure[] leftOut = [.. unplayable, .. unplaced.Select(state => new UnboundedFigure("power", [state]))];
        foreach (var member in (ReadOnlySpan<StateCode>)[setting.Dyad.A, setting.Dyad.B])
        {
            if (leftOut.FirstOrDefault(figure => figure.About.Contains(member)) is { } lacking)
            {
                return new Reading<DyadNetwork>.Absent(
                    $"nothing bounds the {lacking.Figure} of {setting.NameOf(member)} in {setting.Year}"
                );
            }
        }
        // By power and not by code or name, so that renaming the states changes nothing.
        readings = readings.Reordered([
            .. Enumerable
                .Range(0, readings.States.Count)
                .OrderByDescending(i => readings.Power[i].Middle)
                .ThenBy(i => readings.States[i]),
        ]);
        var ensemble = NetworkEnsemble.Of(
            readings,
            setting.Parameters,
            new()
            {
                Draws = draws,
                Starts = (int)setting.Parameters["theory.stable-network.starts"],
                Seed = (ulong)setting.Parameters["weightings.seed"],
            },
            cancellation
        );
        var link = ensemble.Links.First(found =>
            setting.Dyad == new Dyad(readings.States[found.First], readings.States[found.Second])
        );
        return double.IsNaN(link.ShareOfEquilibria)
            ? new Reading<DyadNetwork>.Absent("no path of the game of alignment came to rest")
            : new Reading<DyadNetwork>.Known(
                new(ensemble, setting.Parameters, link, leftOut),
                new Source("counterpoise", "game of alignment")
            );
    }

    /// <summary>What a link takes away of each rival's risk at the parameters' own values, in their likeliest network.</summary>
    /// <returns>In roots of fear, the sum over both members. Shape [states].</returns>
    /// <param name="one">A state that plays.</param>
    /// <param name="other">Another.</param>
    /// <exception cref="ArgumentException">A state does not play.</exception>
    public IReadOnlyList<double> Relief(StateCode one, StateCode other) =>
        Ensemble.Central.Places.Count == 0
            ? [.. States.Select(_ => double.NaN)]
            : ReliefByRival.Of(
                Ensemble.CentralInputs,
                Ensemble.CentralGame.Parameters,
                Ensemble.Central.Places[0].Networks[0],
                PlaceOf(one),
                PlaceOf(other)
            );

    /// <summary>What a link would bring each of two with no other link anywhere, at the parameters' own values, in roots of fear.</summary>
    /// <param name="one">A state that plays.</param>
    /// <param name="other">Another.</param>
    /// <exception cref="ArgumentException">A state does not play.</exception>
    public (double One, double Other) GainsAlone(StateCode one, StateCode other)
    {
        var gain = Ensemble.CentralGame.Gain(AlignmentNetwork.Empty(States.Count), PlaceOf(one), PlaceOf(other));
        return (gain.First, gain.Second);
    }

    /// <summary>Share of equilibria of which something is true, draw by draw: the games that <see cref="Ensemble"/> was drawn from.</summary>
    /// <param name="holds">What may be true of a network of a game.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>0..1, NaN where a draw came to rest nowhere. Shape [draws].</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IReadOnlyList<double> Shares(
        Func<DrawnGame, AlignmentNetwork, bool> holds,
        CancellationToken cancellation = default
    ) =>
        NetworkEnsemble.Told(
            Ensemble.Readings,
            _parameters,
            Ensemble.Plan,
            game => game.ShareOfPlaces(network => holds(game, network)),
            cancellation
        );

    /// <summary>Place of a state among those that play; -1 where it does not.</summary>
    /// <param name="state">The state.</param>
    public int Find(StateCode state)
    {
        for (int i = 0; i < States.Count; i++)
        {
            if (States[i] == state)
                return i;
        }
        return -1;
    }

    private int PlaceOf(StateCode state) =>
        Find(state) is var place and >= 0
            ? place
            : throw new ArgumentException($"State {state} does not play.", nameof(state));
}
