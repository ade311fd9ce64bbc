using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>
/// Writes a Stata file of format 118 or 115. What stands before the observations has a length that is known at the start; it is written
/// twice, the second time with the number of observations and, in 118, the places of the parts.
/// </summary>
/// <remarks>Source: StataCorp, help dta (format 118) and help dta_115, "Description of .dta file format".</remarks>
internal sealed class StataFile
{
    private const int Places = 14;

    private readonly PanelLayout _layout;
    private readonly ExportOptions _options;
    private readonly IReadOnlyList<PanelNote> _notes;
    private readonly StataStorage[] _storages;
    private readonly StataText _text;
    private readonly bool _isOld;
    private readonly ulong[] _map = new ulong[Places];

    /// <summary>A file for one panel.</summary>
    public StataFile(PanelLayout layout, ExportOptions options, bool isOld)
    {
        _layout = layout;
        _options = options;
        _isOld = isOld;
        _text = new(isOld);
        _notes = PanelNote.Of(layout, options);
        _storages = [.. layout.Columns.Select(StataStorage.Of)];
    }

    /// <summary>Most observations of a format: a signed number of four bytes in 115.</summary>
    private long MostRows => _isOld ? int.MaxValue : long.MaxValue;

    /// <summary>Writes the file.</summary>
    /// <param name="file">An empty file that can be read back.</param>
    /// <param name="writeRows">Writes the observations and gives their number.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Its SHA-256.</returns>
    public string Write(FileStream file, Func<Stream, long> writeRows, CancellationToken cancellation)
    {
        file.Write(Head(0));
        long dataStart = file.Position;
        long rows = writeRows(file);
        if (rows > MostRows)
        {
            throw new FaultyInputException(
                "--format",
                0,
                "the panel has more rows than a Stata file of format 115 holds; write format 118.",
                "nothing was written"
            );
        }
        file.Write(Foot((ulong)file.Position));
        _map[Places - 1] = (ulong)file.Position;
        file.Position = 0;
        file.Write(Head(rows));
        if (file.Position != dataStart)
            throw new InvalidOperationException("The head of a Stata file changed its length.");
        return Hash(file, cancellation);
    }

    // The head comes last, so the hash needs a pass of its own; the bytes are still in the page cache.
    private static string Hash(FileStream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 20];
        file.Position = 0;
        for (int read = file.Read(block); read > 0; read = file.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] Head(long rows)
    {
        var head = new MemoryStream();
        if (_isOld)
            OldHead(head, rows);
        else
            NewHead(head, rows);
        return head.ToArray();
    }

    private void NewHead(MemoryStream head, long rows)
    {
        Ascii(head, "<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        Number(head, (ulong)_storages.Length, 2);
        Ascii(head, "</K><N>");
        Number(head, (ulong)rows, 8);
        Ascii(head, "</N><label>");
        var label = Label();
        Number(head, (ulong)label.Length, 2);
        head.Write(label);
        Ascii(head, "</label><timestamp>");
        var stamp = Stamp();
        Number(head, (ulong)stamp.Length, 1);
        Ascii(head, stamp);
        Ascii(head, "</timestamp></header>");
        Mark(head, 1, "<map>");
        foreach (var place in _map)
            Number(head, place, 8);
        Ascii(head, "</map>");
        Mark(head, 2, "<variable_types>");
        foreach (var storage in _storages)
            Number(head, storage.Code118, 2);
        Ascii(head, "</variable_types>");
        Mark(head, 3, "<varnames>");
        foreach (var column in _layout.Columns)
            Fixed(head, column.Name, 129);
        Ascii(head, "</varnames>");
        Mark(head, 4, "<sortlist>");
        SortList(head);
        Ascii(head, "</sortlist>");
        Mark(head, 5, "<formats>");
        foreach (var storage in _storages)
            Fixed(head, storage.Format, 57);
        Ascii(head, "</formats>");
        Mark(head, 6, "<value_label_names>");
        foreach (var column in _layout.Columns)
            Fixed(head, LabelName(column), 129);
        Ascii(head, "</value_label_names>");
        Mark(head, 7, "<variable_labels>");
        foreach (var column in _layout.Columns)
            Fixed(head, column.Label, 321);
        Ascii(head, "</variable_labels>");
        Mark(head, 8, "<characteristics>");
        foreach (var (variable, name, text) in Characteristics())
        {
            var content = _text.Bytes(text, int.MaxValue);
            Ascii(head, "<ch>");
            Number(head, (ulong)(129 + 129 + content.Length + 1), 4);
            Fixed(head, variable, 129);
            Fixed(head, name, 129);
            head.Write(content);
            head.WriteByte(0);
            Ascii(head, "</ch>");
        }
        Ascii(head, "</characteristics>");
        Mark(head, 9, "<data>");
    }

    private void OldHead(MemoryStream head, long rows)
    {
        // Format, least significant byte first, file type, unused.
        head.Write([115, 2, 1, 0]);
        Number(head, (ulong)_storages.Length, 2);
        Number(head, (ulong)rows, 4);
        Fixed(head, _options.Title, 81);
        Fixed(head, Stamp(), 18);
        foreach (var storage in _storages)
            head.WriteByte(storage.Code115);
        foreach (var column in _layout.Columns)
            Fixed(head, column.Name, 33);
        SortList(head);
        foreach (var storage in _storages)
            Fixed(head, storage.Format, 49);
        foreach (var column in _layout.Columns)
            Fixed(head, LabelName(column), 33);
        foreach (var column in _layout.Columns)
            Fixed(head, column.Label, 81);
        foreach (var (variable, name, text) in Characteristics())
        {
            var content = _text.Bytes(text, int.MaxValue);
            head.WriteByte(1);
            Number(head, (ulong)(33 + 33 + content.Length + 1), 4);
            Fixed(head, variable, 33);
            Fixed(head, name, 33);
            head.Write(content);
            head.WriteByte(0);
        }
        head.Write(stackalloc byte[5]);
    }

    private byte[] Foot(ulong start)
    {
        var foot = new MemoryStream();
        if (!_isOld)
        {
            Ascii(foot, "</data>");
            _map[10] = start + (ulong)foot.Position;
            Ascii(foot, "<strls></strls>");
            _map[11] = start + (ulong)foot.Position;
            Ascii(foot, "<value_labels>");
        }
        foreach (var column in _layout.Columns.Where(column => column.ValueLabels.Count > 0))
            ValueLabels(foot, column);
        if (!_isOld)
        {
            Ascii(foot, "</value_labels>");
            _map[12] = start + (ulong)foot.Position;
            Ascii(foot, "</stata_dta>");
        }
        return foot.ToArray();
    }

    private void ValueLabels(MemoryStream foot, PanelColumn column)
    {
        var labels = column.ValueLabels.OrderBy(label => label.Value).ToList();
        var texts = new MemoryStream();
        var offsets = new MemoryStream();
        foreach (var label in labels)
        {
            Number(offsets, (ulong)texts.Position, 4);
            texts.Write(_text.Bytes(label.Text, StataText.MostValueLabel, StataText.MostValueLabel));
            texts.WriteByte(0);
        }
        if (!_isOld)
            Ascii(foot, "<lbl>");
        Number(foot, (ulong)(8 + (8 * labels.Count) + texts.Length), 4);
        Fixed(foot, LabelName(column), _isOld ? 33 : 129);
        foot.Write(stackalloc byte[3]);
        Number(foot, (ulong)labels.Count, 4);
        Number(foot, (ulong)texts.Length, 4);
        offsets.WriteTo(foot);
        foreach (var label in labels)
            Number(foot, (uint)label.Value, 4);
        texts.WriteTo(foot);
        if (!_isOld)
            Ascii(foot, "</lbl>");
    }

    // Notes are characteristics: note0 counts them, note1 and so on hold them.
    private IEnumerable<(string Variable, string Name, string Text)> Characteristics()
    {
        foreach (var of in _notes.GroupBy(note => note.Column, StringComparer.Ordinal))
        {
            var variable = of.Key.Length == 0 ? "_dta" : of.Key;
            int number = 0;
            foreach (var note in of)
            {
                number++;
                yield return (variable, $"note{number.ToString(CultureInfo.InvariantCulture)}", note.Text);
            }
            yield return (variable, "note0", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    // The numbers, from 1, of the variables by which the rows are sorted; a zero ends them.
    private void SortList(MemoryStream head)
    {
        int written = 0;
        foreach (var key in SortOrder(_layout))
        {
            Number(head, (ulong)key + 1, 2);
            written++;
        }
        for (; written <= _storages.Length; written++)
            Number(head, 0, 2);
    }

    // Rows come year by year, and within a year by the other keys.
    private static IEnumerable<int> SortOrder(PanelLayout layout)
    {
        var keys = Enumerable.Range(0, layout.Columns.Count).Where(c => layout.Columns[c].IsKey).ToList();
        int year = keys.FindIndex(c => layout.Columns[c].Name == "year");
        return year < 0 ? [] : [keys[year], .. keys.Where(c => c != keys[year])];
    }

    private byte[] Label() => _text.Bytes(_options.Title, StataText.MostLabel, StataText.MostLabel * 4);

    private string Stamp() => _options.Written?.ToString("dd MMM yyyy HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string LabelName(PanelColumn column) => column.ValueLabels.Count > 0 ? column.Name : "";

    private void Mark(MemoryStream head, int part, string tag)
    {
        _map[part] = (ulong)head.Position;
        Ascii(head, tag);
    }

    private void Fixed(MemoryStream target, string text, int bytes)
    {
        var padded = new byte[bytes];
        _text.Bytes(text, StataText.MostLabel, bytes - 1).CopyTo(padded, 0);
        target.Write(padded);
    }

    private static void Ascii(MemoryStream target, string text) => target.Write(Encoding.ASCII.GetBytes(text));

    private static void Number(MemoryStream target, ulong number, int bytes)
    {
        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(whole, number);
        target.Write(whole[..bytes]);
    }
}
