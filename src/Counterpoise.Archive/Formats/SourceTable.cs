namespace Counterpoise.Archive.Formats;

/// <summary>
/// A table as a file holds it: a header, and rows of cells as text. Importers know this and nothing of formats: a number of a
/// binary format is handed over in its shortest form that reads back to the same number, a day as 1910-08-22, what is missing as
/// empty text.
/// </summary>
internal abstract class SourceTable : IDisposable
{
    /// <summary>
    /// Stands in a cell for bytes that are no text in the encoding of the file: a code that Unicode keeps free of characters.
    /// </summary>
    public const char NoCharacter = '\uffff';

    /// <summary>Bytes or characters of the longest row. No data set comes near; more must not fill the memory.</summary>
    public const int LongestRow = 1 << 20;

    /// <summary>Names of the columns.</summary>
    public abstract IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// Whether columns are known by their place, as in text, where a header may slip against its content. In formats where a name
    /// belongs to its column the order is free, and so are capitals.
    /// </summary>
    public virtual bool IsOrdered => false;

    /// <summary>Reads every row.</summary>
    /// <param name="onRow">
    /// Receives the place of the row and the row, which holds until it returns; says whether to go on. The place is the line on
    /// which the row begins, the header being line 1; in formats without lines the number of the row (in Stata the observation),
    /// from 1.
    /// </param>
    /// <param name="onFault">Receives the place, 0 where there is none, and the text of a fault that ends the reading.</param>
    public abstract void Read(Func<int, SourceRow, bool> onRow, Action<int, string> onFault);

    /// <inheritdoc />
    public virtual void Dispose() { }
}

/// <summary>The row of a table on which the reading stands.</summary>
internal abstract class SourceRow
{
    /// <summary>Number of cells.</summary>
    public abstract int Width { get; }

    /// <summary>A cell as text, empty where missing; holds until the next cell is asked for.</summary>
    /// <param name="column">The cell, from 0.</param>
    public abstract ReadOnlySpan<char> Cell(int column);
}
