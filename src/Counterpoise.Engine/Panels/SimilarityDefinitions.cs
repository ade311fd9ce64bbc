using Counterpoise.Measures;

namespace Counterpoise.Panels;

/// <summary>What each index of similarity is, in words.</summary>
internal static class SimilarityDefinitions
{
    private const string Ties =
        "Ties with every member of the system, the two themselves among them: 0 none, 1 consultation, 2 neutrality or non-aggression, 3 "
        + "defence or offence, whichever of the two owes it, and 3 with itself.";

    private const string Unknown =
        "Missing where a tie of either is not known, and in a record that does not hold the whole system.";

    /// <summary>How it is computed.</summary>
    public static string Of(SimilarityIndex index) =>
        index.Positions == SimilarityPositions.IdealPoints
            ? "1 less twice the absolute difference of the two ideal points over the greatest distance, which is the range of all states' "
                + "ideal points of the year: -1 for the two ends, 1 for the same point."
        : index.Measure == SimilarityMeasure.TauB
            ? "Rank correlation of the two states' ties, corrected for equal ties: pairs of third states that both order alike, less those "
                + "that they order against each other, over the root of the product of the pairs that each orders at all. "
                + Ties
        : $"{Formula(index)} {Ties}";

    /// <summary>When it is missing.</summary>
    public static string MissingRuleOf(SimilarityIndex index) =>
        index.Positions == SimilarityPositions.IdealPoints
            ? "Missing where either cast too few votes to have a point, where no two points differ, and in a record that does not hold the "
                + "whole system. 0 is half of the greatest distance."
            : Unknown
                + index.Measure switch
                {
                    SimilarityMeasure.S when index.Weighted =>
                        " Missing too where the CINC of no state is known. 0 is half of the greatest distance.",
                    SimilarityMeasure.S => " 0 is half of the greatest distance.",
                    SimilarityMeasure.Kappa or SimilarityMeasure.Pi =>
                        " Not defined, and missing, where chance alone gives no distance, as both have the same tie (where tie or none is told, "
                            + "a tie) with every state. 0 is what chance gives.",
                    _ =>
                        " Not defined, and missing, where either has the same tie with every state. 0 is no correlation.",
                };

    private static string Formula(SimilarityIndex index)
    {
        var (distance, greatest) = index.Distance switch
        {
            SimilarityDistance.Absolute => ("the absolute difference of their ties", "3"),
            SimilarityDistance.Squared => ("the squared difference of their ties", "9"),
            SimilarityDistance.Binary => ("0 or 1, whether one has a tie and the other has none,", "1"),
            _ => throw new ArgumentOutOfRangeException(nameof(index), index.Distance, "No such distance."),
        };
        return index.Measure switch
        {
            SimilarityMeasure.S when index.Weighted =>
                $"1 less twice the sum over all states of {distance} times the third state's CINC, recomputed, over {greatest} times the "
                    + "sum of those CINC; states of unknown CINC are left out of both sums.",
            SimilarityMeasure.S =>
                $"1 less twice the sum over all states, which count alike, of {distance} over {greatest} times the number of states; {greatest} is "
                    + "the greatest distance of the scale, whether any pair reaches it or not.",
            SimilarityMeasure.Kappa =>
                $"1 less the sum over all states of {distance} over the sum expected by chance, were the ties of each state drawn at random "
                    + $"from its own; the greatest distance ({greatest}) cancels out.",
            SimilarityMeasure.Pi =>
                $"1 less the sum over all states of {distance} over the sum expected by chance, were the ties of both drawn at random from "
                    + $"those of the two together; the greatest distance ({greatest}) cancels out.",
            _ => throw new ArgumentOutOfRangeException(nameof(index), index.Measure, "No such measure."),
        };
    }
}
