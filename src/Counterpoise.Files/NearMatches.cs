namespace Counterpoise.Files;

/// <summary>What a user may have meant by a word that is not on a list.</summary>
internal static class NearMatches
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

    private static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                int best = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[right.Length];
    }
}
