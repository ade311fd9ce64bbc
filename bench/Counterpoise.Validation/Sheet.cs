using System.Text;

namespace Counterpoise.Validation;

/// <summary>A small table of text on its way into a file, in the order of columns of a layout.</summary>
/// <param name="Headers">Names of the columns.</param>
/// <param name="Rows">Cells by row; empty where missing. A row may be too long or too short.</param>
public sealed record Sheet(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Stands in a cell for a byte that is no UTF-8; the text is made so once it is bytes.</summary>
    public const char BadByte = '\ue000';

    /// <summary>The table as text with a delimiter.</summary>
    public string Text(string lineEnd = "\n", char delimiter = ',', bool quoteAll = false)
    {
        var text = new StringBuilder();
        Line(Headers);
        foreach (var row in Rows)
            Line(row);
        return text.ToString();

        void Line(IReadOnlyList<string> cells)
        {
            for (int i = 0; i < cells.Count; i++)
            {
                if (i > 0)
                    text.Append(delimiter);
                if (
                    (quoteAll && cells[i].Length > 0)
                    || cells[i].AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0
                    || cells[i].Contains('\r')
                )
                    text.Append('"').Append(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                else
                    text.Append(cells[i]);
            }
            text.Append(lineEnd);
        }
    }

    /// <summary>The table as UTF-8, bad bytes included.</summary>
    public byte[] Bytes(string lineEnd = "\n", bool quoteAll = false)
    {
        var bytes = Encoding.UTF8.GetBytes(Text(lineEnd, quoteAll: quoteAll));
        ReadOnlySpan<byte> mark = [0xee, 0x80, 0x80];
        if (bytes.AsSpan().IndexOf(mark) < 0)
            return bytes;
        List<byte> replaced = new(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            bool bad = bytes.AsSpan(i).StartsWith(mark);
            replaced.Add(bad ? (byte)0xe9 : bytes[i]);
            if (bad)
                i += 2;
        }
        return [.. replaced];
    }

    /// <summary>The line on which each row begins in text, the header being line 1.</summary>
    public IReadOnlyList<int> Lines()
    {
        var lines = new int[Rows.Count];
        int line = 2;
        for (int row = 0; row < Rows.Count; row++)
        {
            lines[row] = line++;
            line += Rows[row].Sum(cell => cell.ReplaceLineEndings("\n").Count(c => c == '\n'));
        }
        return lines;
    }

    /// <summary>The first rows.</summary>
    public Sheet First(int rows) => this with { Rows = [.. Rows.Take(rows)] };

    /// <summary>Reads text with commas into rows of cells, quotes taken off.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Split(string text, int rows)
    {
        List<IReadOnlyList<string>> read = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length && read.Count < rows; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                cell.Append(c);
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                read.Add(cells);
                cells = [];
            }
        }
        return read;
    }
}
