using Counterpoise.Panels;
using ParquetSharp;
using ParquetSharp.Schema;

namespace Counterpoise.Exports;

/// <summary>Types and settings of a Parquet file.</summary>
internal static class ParquetSchema
{
    // A dictionary pays where its values come again, on average, this often in the first row group.
    private const int LeastRepetition = 4;

    // The writer gives up a dictionary that outgrows this.
    private const long DictionaryBytes = 512 << 10;

    /// <summary>Columns: keys are required, others optional; whole numbers are as wide as their stated range needs.</summary>
    public static GroupNode Of(PanelLayout layout)
    {
        var nodes = layout.Columns.Select(Column).ToArray();
        try
        {
            return new("schema", Repetition.Required, nodes);
        }
        finally
        {
            foreach (var node in nodes)
                node.Dispose();
        }
    }

    /// <summary>Settings, chosen by the rows of the first row group.</summary>
    public static WriterProperties Properties(PanelLayout layout, IReadOnlyList<YearPart> first)
    {
        using var builder = new WriterPropertiesBuilder();
        builder
            // As quick as none, and read by every reader of Parquet; zstd is a tenth smaller and a tenth slower.
            .Compression(Compression.Snappy)
            .DictionaryPagesizeLimit(DictionaryBytes)
            .DisableDictionary();
        for (int c = 0; c < layout.Columns.Count; c++)
        {
            if (Repeats(first, c))
                builder.EnableDictionary(layout.Columns[c].Name);
        }
        return builder.Build();
    }

    private static bool Repeats(IReadOnlyList<YearPart> parts, int column)
    {
        int most = parts.Sum(part => part.Rows) / LeastRepetition;
        var seen = new HashSet<long>();
        foreach (var part in parts)
        {
            foreach (double value in part.Column(column))
            {
                if (!double.IsNaN(value) && seen.Add(BitConverter.DoubleToInt64Bits(value)) && seen.Count > most)
                    return false;
            }
        }
        return true;
    }

    private static Node Column(PanelColumn column)
    {
        var repetition = column.IsKey ? Repetition.Required : Repetition.Optional;
        using var type =
            column.Type == PanelType.Real ? LogicalType.None() : LogicalType.Int(Width(column), isSigned: true);
        return new PrimitiveNode(
            column.Name,
            repetition,
            type,
            column.Type == PanelType.Real ? PhysicalType.Double : PhysicalType.Int32
        );
    }

    private static int Width(PanelColumn column)
    {
        if (column.Least >= sbyte.MinValue && column.Greatest <= sbyte.MaxValue)
            return 8;
        return column.Least >= short.MinValue && column.Greatest <= short.MaxValue ? 16 : 32;
    }
}
