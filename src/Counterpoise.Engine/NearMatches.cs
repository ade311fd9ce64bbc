namespace Counterpoise;

/// <summary>What a user may have meant by a word that is not on a list.</summary>
public static class NearMatches
{
    /// <summary>No name on any of our lists is longer, and the cost grows with the length.</summary>
    private const int LongestWord = 64;

    /// <summary>A question that names the nearest words, or the whole list where none is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="list">What may be written.</param>
    /// <param name="otherwise">Said before the whole list, such as <c>allowed are</c>.</param>
    public static string Ask(string word, IEnumerable<string> list, string otherwise)
    {
        var all = list.ToList();
        var near = Of(word, all);
        return near.Count > 0
            ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
            : $"{otherwise} {string.Join(", ", all)}.";
    }

    /// <summary>At most two words of a list within a third of the word's letters, the nearest first.</summary>
    public static IReadOnlyList<string> Of(string word, IEnumerable<string> list) =>
        word.Length is 0 or > LongestWord
            ? []
            :
            [
                .. list.Select(other => (other, distance: EditDistance(word, other)))
                    .Where(pair => pair.distance <= Math.Max(1, word.Length / 3))
                    .OrderBy(pair => pair.distance)
                    .ThenBy(pair => pair.other, StringComparer.Ordinal)
                    .Select(pair => pair.other)
                    .Take(2),
            ];

    /// <summary>Fewest letters to put in, take out, replace or swap with their neighbour.</summary>
    private static int EditDistance(string left, string right)
    {
        var distance = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
            distance[i, 0] = i;
        for (int j = 0; j <= right.Length; j++)
            distance[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = distance[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                int best = Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    best = Math.Min(best, distance[i - 2, j - 2] + 1);
                distance[i, j] = best;
            }
        }
        return distance[left.Length, right.Length];
    }

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
