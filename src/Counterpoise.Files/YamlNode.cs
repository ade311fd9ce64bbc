namespace Counterpoise.Files;

/// <summary>A node of a YAML file with the line on which it begins, from 1.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A single value.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Text">The value without quotes.</param>
/// <param name="Plain">Whether it stood without quotes, so that it may be a number, a flag or nothing.</param>
internal sealed record YamlScalar(int Line, string Text, bool Plain) : YamlNode(Line)
{
    /// <summary>Whether it stands for no value at all.</summary>
    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>Keys with their values, in the order of the file; no key occurs twice.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

/// <summary>A node whose fault has been told, so that nothing more is said about it.</summary>
internal sealed record YamlRefused(int Line) : YamlNode(Line);

/// <summary>One key with its value.</summary>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
