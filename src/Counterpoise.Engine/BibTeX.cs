using System.Text;

namespace Counterpoise;

/// <summary>Writes entries of a BibTeX file.</summary>
public static class BibTeX
{
    /// <summary>An entry, ended by a line break.</summary>
    /// <param name="kind">Kind of the work, such as <c>article</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="fields">Fields in order, each value as it stands between the braces; empty ones are left out.</param>
    public static string Entry(string kind, string key, params IEnumerable<(string Field, string Value)> fields)
    {
        var entry = new StringBuilder().Append('@').Append(kind).Append('{').Append(key);
        foreach (var (field, value) in fields.Where(field => field.Value.Length > 0))
            entry.Append(",\n  ").Append(field).Append(" = {").Append(value).Append('}');
        return entry.Append("\n}\n").ToString();
    }

    /// <summary>A text in which no character has a meaning to TeX.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(
                c switch
                {
                    '&' or '%' or '_' or '#' or '$' or '{' or '}' => $"\\{c}",
                    '\\' => "\\textbackslash{}",
                    '~' => "\\textasciitilde{}",
                    '^' => "\\textasciicircum{}",
                    _ => c.ToString(),
                }
            );
        }
        return escaped.ToString();
    }
}
