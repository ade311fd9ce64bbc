namespace Counterpoise.Files;

/// <summary>The form of ids in files: lower-case letters and digits in words joined by single hyphens.</summary>
internal static class KebabCase
{
    private const int Longest = 80;

    /// <summary>Whether a text has the form.</summary>
    public static bool Fits(string text)
    {
        if (text.Length is 0 or > Longest)
            return false;
        bool wordBefore = false;
        foreach (char c in text)
        {
            bool inWord = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
            if (!inWord && (c != '-' || !wordBefore))
                return false;
            wordBefore = inWord;
        }
        return wordBefore;
    }

    /// <summary>The name of a value of an enumeration, as files write it: <c>ColonialRule</c> is <c>colonial-rule</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}")
        );
}
