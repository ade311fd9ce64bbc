using System.Globalization;
using System.IO.Compression;
using System.Text;
using Counterpoise.Archive;
using Counterpoise.Statistics;

namespace Counterpoise.Validation;

/// <summary>
/// Inputs made to try one importer: sound ones in every dress, ones with planted faults, and damaged ones. A seed and the number of
/// an input fix its bytes.
/// </summary>
public sealed class HostileFiles
{
    private readonly Importer _importer;
    private readonly ulong _seed;
    private readonly uint _stream;
    private readonly List<Base> _bases;
    private readonly List<Lazy<HostileFile>> _parquet;

    /// <summary>Prepares the inputs of an importer.</summary>
    /// <param name="importer">The importer.</param>
    /// <param name="real">The first rows of real files by layout, where at hand.</param>
    /// <param name="seed">Fixes every input.</param>
    public HostileFiles(Importer importer, IReadOnlyDictionary<string, Sheet> real, ulong seed)
    {
        _importer = importer;
        _seed = seed;
        // The name fixes the stream, so that an importer's inputs stay when others join the catalogue.
        _stream = importer.DataSet.Id.Aggregate(2_166_136_261u, (sum, c) => unchecked((sum ^ c) * 16_777_619u));
        var random = new Philox(seed, _stream, uint.MaxValue);
        List<Base> bases = [];
        foreach (var layout in importer.DataSet.Layouts)
        {
            Field[] fields =
            [
                .. layout.Headers.Select(header => importer.DataSet.Fields.First(f => f.Header == header)),
            ];
            var made = SoundSheets.Made(importer, layout, ref random);
            if (made.Rows.Count > 0)
                bases.Add(SoundBase(made, fields));
            else
                bases.Add(
                    new(SoundSheets.Rough(importer, layout, ref random), fields, false, IsSound: false)
                    {
                        TellsOfTheWhole = false,
                    }
                );
            if (real.TryGetValue(SoundSheets.KeyOf(layout), out var sheet))
                bases.Add(SoundBase(sheet, fields));
            HasMadeRows &= made.Rows.Count > 0;
        }
        _bases = bases;
        _parquet = [.. _bases.SelectMany(AsParquet)];
    }

    /// <summary>Whether sound rows could be made from what the fields declare, for every layout.</summary>
    public bool HasMadeRows { get; } = true;

    /// <summary>
    /// Whether there are sound rows to start from, made or real. Without them no fault can be planted alone, and only answers are
    /// expected.
    /// </summary>
    public bool HasSoundRows => _bases.Any(one => one.IsSound);

    /// <summary>
    /// Whether a row repeated to the letter is refused by one fault; else the importer's rules merge it, keep it, or tell it twice.
    /// </summary>
    public bool RefusesDoubledRows => _bases.Any(one => one.RefusesDoubles);

    /// <summary>
    /// Whether a rule speaks of the table as a whole, such as that shares add up to 1; of a part of its rows it is then told
    /// that they break it, and no part is sound.
    /// </summary>
    public bool TellsOfTheWhole => _bases.Any(one => one.TellsOfTheWhole);

    /// <summary>Makes an input.</summary>
    /// <param name="number">Its number, from 0.</param>
    public HostileFile Make(int number)
    {
        var random = new Philox(_seed, _stream, (uint)number);
        var start = _bases[random.NextInt32(_bases.Count)];
        var sheet = start.Sheet.First(1 + random.NextInt32(Math.Min(12, start.Sheet.Rows.Count)));
        int kind = random.NextInt32(200);
        var made = kind switch
        {
            < 16 => Dressed("sound", sheet, [], Expectation.Sound, ref random),
            < 24 => SoundStata(sheet, start, ref random),
            < 54 => PlantedText(sheet, start, ref random),
            < 66 => PlantedStata(sheet, start, ref random),
            < 72 => Doubled(sheet, start, ref random),
            < 76 => Parquet(ref random),
            < 78 => HugeField(sheet, ref random),
            < 90 => DamagedStata(sheet, start, ref random),
            < 110 => Packed(sheet, ref random),
            _ => Damaged(sheet, ref random),
        };
        made = made with { DataSet = _importer.DataSet };
        if (made.Expectation == Expectation.Sound && start.TellsOfTheWhole && kind is < 72 or >= 76)
            made = made with { Expectation = Expectation.AnyOutcome };
        // Those in Parquet say for themselves what they start from.
        return start.IsSound || kind is >= 72 and < 76
            ? made
            : made with
            {
                Expectation = Expectation.AnyOutcome,
                Lines = [],
            };
    }

    private Base SoundBase(Sheet sheet, IReadOnlyList<Field> fields) =>
        new(sheet, fields, RefusesDoubles(sheet), IsSound: true)
        {
            TellsOfTheWhole = Enumerable.Range(1, sheet.Rows.Count).Any(rows => IsToldOfTheWhole(sheet.First(rows))),
        };

    private bool IsToldOfTheWhole(Sheet part)
    {
        var input = new HostileFile("part", part.Bytes()) { DataSet = _importer.DataSet, Rows = part.Rows.Count };
        var outcome = OfferedFile.OfContent("part.csv", input.Content).Read();
        return outcome is ReadOutcome.Refused { Faults: [{ Line: 0 }] } && !FileContract.IsSoundButPart(input, outcome);
    }

    // Every row is doubled: some rules speak of some rows only, and then tell a doubled one twice.
    private static bool RefusesDoubles(Sheet sheet)
    {
        var doubled = sheet with { Rows = [.. sheet.Rows, .. sheet.Rows] };
        return OfferedFile.OfContent("doubled.csv", doubled.Bytes()).Read() is ReadOutcome.Refused refused
            && refused.Faults.Select(fault => fault.Line).SequenceEqual(doubled.Lines().Skip(sheet.Rows.Count));
    }

    private static HostileFile Dressed(
        string kind,
        Sheet sheet,
        IReadOnlyList<int> lines,
        Expectation expectation,
        ref Philox random
    )
    {
        string lineEnd = random.NextInt32(3) switch
        {
            0 => "\r",
            1 => "\r\n",
            _ => "\n",
        };
        var bytes = sheet.Bytes(lineEnd, quoteAll: random.NextInt32(4) == 0);
        bool isText = !bytes.Contains((byte)0xe9) || bytes.Any(b => b is 0xc3);
        var (dress, content) = random.NextInt32(10) switch
        {
            0 => ("byte order mark", [0xef, 0xbb, 0xbf, .. bytes]),
            1 when isText => ("UTF-16 LE", Utf16(bytes, bigEndian: false)),
            2 when isText => ("UTF-16 BE", Utf16(bytes, bigEndian: true)),
            3 => ("gzip", Gzip(bytes)),
            4 => ("zip", Zip(bytes)),
            5 => ("gzip of several members, filled up with zeros", Members(bytes, ref random)),
            _ => ("text", bytes),
        };
        return new($"{kind}, {dress}", content, expectation, lines) { Rows = sheet.Rows.Count };
    }

    private static byte[] Members(byte[] bytes, ref Philox random)
    {
        int cut = random.NextInt32(bytes.Length + 1);
        return
        [
            .. Gzip(bytes[..cut]),
            .. Gzip(bytes[cut..]),
            .. random.NextInt32(2) == 0 ? Gzip([]) : [],
            .. new byte[random.NextInt32(600)],
        ];
    }

    private static byte[] Utf16(byte[] bytes, bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(bytes))];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("folder/inner.csv", CompressionLevel.Fastest).Open();
            entry.Write(bytes);
        }
        return packed.ToArray();
    }

    private static HostileFile PlantedText(Sheet sheet, Base start, ref Philox random)
    {
        var (planted, rows) = PlantedFaults.Plant(sheet, start.Fields, asText: true, ref random);
        if (rows.Count == 0)
            return Dressed("sound", sheet, [], Expectation.Sound, ref random);
        var places = planted.Lines();
        return Dressed("planted", planted, [.. rows.Select(row => places[row])], Expectation.Planted, ref random);
    }

    private HostileFile Doubled(Sheet sheet, Base start, ref Philox random)
    {
        int copies = 1 + random.NextInt32(3);
        var rows = sheet.Rows.ToList();
        if (random.NextInt32(3) == 0)
            return new("doubled keys", DoubledKeys(sheet, start, ref random));
        for (int i = 0; i < copies; i++)
            rows.Add(sheet.Rows[random.NextInt32(sheet.Rows.Count)]);
        var doubled = sheet with { Rows = rows };
        return start.RefusesDoubles
            ? Dressed("doubled rows", doubled, [.. doubled.Lines().TakeLast(copies)], Expectation.Planted, ref random)
            : new("doubled rows", doubled.Bytes());
    }

    // Whether such rows are refused or merged is each importer's rule, so only an answer is expected.
    private byte[] DoubledKeys(Sheet sheet, Base start, ref Philox random)
    {
        var rows = sheet.Rows.Select(row => row.ToArray()).ToArray();
        var first = rows[random.NextInt32(rows.Length)];
        var second = rows[random.NextInt32(rows.Length)];
        for (int column = 0; column < start.Fields.Count; column++)
        {
            if (_importer.DataSet.Key.Contains(start.Fields[column].Column, StringComparer.Ordinal))
                second[column] = first[column];
        }
        return (sheet with { Rows = rows }).Bytes();
    }

    private static HostileFile SoundStata(Sheet sheet, Base start, ref Philox random)
    {
        int release = 117 + random.NextInt32(3);
        return new($"sound, Stata {Shown(release)}", Stata(sheet, start, release, ref random), Expectation.Sound, [])
        {
            Rows = sheet.Rows.Count,
        };
    }

    private static HostileFile PlantedStata(Sheet sheet, Base start, ref Philox random)
    {
        var (planted, rows) = PlantedFaults.Plant(sheet, start.Fields, asText: false, ref random);
        int release = 117 + random.NextInt32(3);
        return new(
            $"planted, Stata {Shown(release)}",
            Stata(planted, start, release, ref random),
            rows.Count > 0 ? Expectation.Planted : Expectation.Sound,
            [.. rows.Select(row => row + 1)]
        )
        {
            Rows = sheet.Rows.Count,
        };
    }

    // In any order of columns and in lower case, as Stata's users have it; text beyond Latin-1 needs 118.
    private static byte[] Stata(Sheet sheet, Base start, int release, ref Philox random)
    {
        bool beyond = sheet.Rows.Any(row => row.Any(cell => cell.Any(c => c > 0xff || c is >= '\x80' and < '\xa0')));
        var order = Enumerable.Range(0, sheet.Headers.Count).ToArray();
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        var turned = new Sheet(
            [.. order.Select(i => Name(sheet.Headers[i]))],
            [.. sheet.Rows.Select(row => order.Select(i => row[i]).ToArray())]
        );
        return StataWriter.Write(
            turned,
            [.. order.Select(i => start.Fields[i].Kind == FieldKind.Text)],
            beyond ? 118 : release,
            bigEndian: random.NextInt32(2) == 0,
            longTexts: random.NextInt32(4) == 0,
            missing: random.NextInt32(27)
        );

        static string Name(string header)
        {
            var plain = string.Concat(header.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_')).ToLowerInvariant();
            return plain.Length > 32 ? plain[..32] : plain;
        }
    }

    private static HostileFile DamagedStata(Sheet sheet, Base start, ref Philox random)
    {
        var bytes = Stata(sheet, start, 117 + random.NextInt32(3), ref random);
        return new("damaged Stata", Damage(bytes, ref random));
    }

    // A handful of tables is written, and each once: DuckDB takes milliseconds for it.
    private IEnumerable<Lazy<HostileFile>> AsParquet(Base start, int place)
    {
        bool[] isText = [.. start.Fields.Select(field => field.Kind == FieldKind.Text)];
        if (!start.IsSound)
        {
            yield return new(() => new("Parquet", ParquetWriter.Write(start.Sheet, isText)));
            yield break;
        }
        var sound = start.TellsOfTheWhole ? Expectation.AnyOutcome : Expectation.Sound;
        yield return new(() =>
            new("sound, Parquet", ParquetWriter.Write(start.Sheet, isText), sound, []) { Rows = start.Sheet.Rows.Count }
        );
        for (uint i = 1; i <= 3; i++)
        {
            var random = new Philox(_seed, _stream, uint.MaxValue - i - (4 * (uint)place));
            var (planted, rows) = PlantedFaults.Plant(start.Sheet, start.Fields, asText: false, ref random);
            yield return new(() =>
                new(
                    "planted, Parquet",
                    ParquetWriter.Write(planted, isText),
                    rows.Count > 0 ? Expectation.Planted : sound,
                    [.. rows.Select(row => row + 1)]
                )
                {
                    Rows = start.Sheet.Rows.Count,
                }
            );
        }
    }

    private HostileFile Parquet(ref Philox random)
    {
        var chosen = _parquet[random.NextInt32(_parquet.Count)].Value;
        return random.NextInt32(4) == 0 ? chosen : new("damaged Parquet", Damage(chosen.Content, ref random));
    }

    private static HostileFile HugeField(Sheet sheet, ref Philox random)
    {
        var rows = sheet.Rows.ToArray();
        int row = random.NextInt32(rows.Length);
        var cells = rows[row].ToArray();
        int size = (1 << 20) + random.NextInt32(1 << 19);
        char filling = random.NextInt32(4) switch
        {
            0 => '\n',
            1 => ',',
            2 => '"',
            _ => '9',
        };
        cells[random.NextInt32(cells.Length)] = new string(filling, size);
        rows[row] = cells;
        return new("huge field", (sheet with { Rows = rows }).Bytes());
    }

    private static HostileFile Packed(Sheet sheet, ref Philox random)
    {
        var inner = random.NextInt32(2) == 0 ? sheet.Bytes() : Damaged(sheet, ref random).Content;
        var packed = random.NextInt32(5) switch
        {
            0 or 1 => Gzip(inner),
            2 => Zip(Gzip(inner)),
            3 => Zip(Zip(inner)),
            _ => Zip(inner),
        };
        return new("damaged when packed", Damage(packed, ref random));
    }

    private static byte[] Damage(byte[] bytes, ref Philox random)
    {
        if (bytes.Length == 0)
            return bytes;
        switch (random.NextInt32(5))
        {
            case 0:
                return bytes[..random.NextInt32(bytes.Length + 1)];
            case 1:
                int from = random.NextInt32(bytes.Length);
                return [.. bytes[..from], .. bytes[Math.Min(bytes.Length, from + 1 + random.NextInt32(64))..]];
            case 2:
                int at = random.NextInt32(bytes.Length);
                return [.. bytes[..at], .. Noise(1 + random.NextInt32(64), ref random), .. bytes[at..]];
            default:
                var changed = bytes.ToArray();
                int changes = 1 + random.NextInt32(8);
                for (int i = 0; i < changes; i++)
                    changed[random.NextInt32(changed.Length)] = (byte)random.NextInt32(256);
                return changed;
        }
    }

    private static byte[] Noise(int length, ref Philox random)
    {
        var noise = new byte[length];
        for (int i = 0; i < length; i++)
            noise[i] = (byte)random.NextInt32(256);
        return noise;
    }

    private static HostileFile Damaged(Sheet sheet, ref Philox random)
    {
        var headers = sheet.Headers.ToArray();
        int width = headers.Length;
        int one = random.NextInt32(width);
        int other = random.NextInt32(width);
        switch (random.NextInt32(22))
        {
            case 0:
                return new("truncated", sheet.Bytes()[..random.NextInt32(sheet.Bytes().Length)]);
            case 1:
                char delimiter = ";\t| "[random.NextInt32(4)];
                return new("wrong delimiter", Encoding.UTF8.GetBytes(sheet.Text(delimiter: delimiter)));
            case 2:
                return new("swapped headers", (sheet with { Headers = Swapped(headers, one, other) }).Bytes());
            case 3:
                return new("swapped content", (sheet with { Rows = SwappedRows(sheet, one, other) }).Bytes());
            case 4:
                return new(
                    "swapped columns",
                    new Sheet(Swapped(headers, one, other), SwappedRows(sheet, one, other)).Bytes()
                );
            case 5:
                return new("damaged bytes", Damage(sheet.Bytes(), ref random));
            case 6:
                var exponents = sheet.Rows.Select(row => row.ToArray()).ToArray();
                foreach (var row in exponents)
                    row[one] = ExtremeNumbers[random.NextInt32(ExtremeNumbers.Length)];
                return new("extreme numbers", (sheet with { Rows = exponents }).Bytes());
            case 7:
                return new("mixed line ends", MixedLineEnds(sheet, ref random));
            case 8:
                var unmarked = Utf16(sheet.Bytes(), bigEndian: random.NextInt32(2) == 0);
                return new("UTF-16 without a mark", unmarked[2..]);
            case 9:
                var marked = Utf16(sheet.Bytes(), bigEndian: random.NextInt32(2) == 0);
                return new("damaged UTF-16", Damage(marked, ref random));
            case 10:
                return new("noise", Noise(random.NextInt32(3000), ref random));
            case 11:
                return new("noise below the header", [.. Header(sheet), .. Noise(random.NextInt32(3000), ref random)]);
            case 12:
                var zeros = sheet.Bytes();
                zeros.AsSpan(random.NextInt32(zeros.Length)).Clear();
                return new("zeros to the end", zeros);
            case 13:
                return new("another data set's content", Foreign(sheet, ref random));
            case 14:
                var strange = ImporterCatalogue.All[random.NextInt32(ImporterCatalogue.All.Count)];
                return new(
                    "another data set's header",
                    (sheet with { Headers = strange.DataSet.Layouts[0].Headers }).Bytes()
                );
            case 15:
                var quotes = sheet.Bytes().ToList();
                for (int i = random.NextInt32(4); i >= 0; i--)
                    quotes.Insert(random.NextInt32(quotes.Count), (byte)'"');
                return new("stray quotes", [.. quotes]);
            case 16:
                return new("lines moved", Lines(sheet, ref random));
            case 17:
                return new(
                    "column left out",
                    new Sheet(Without(headers, one), [.. sheet.Rows.Select(row => Without([.. row], one))]).Bytes()
                );
            case 18:
                return new(
                    "column twice",
                    new Sheet(
                        [.. headers, headers[one]],
                        [.. sheet.Rows.Select(row => row.Append(row[one]).ToArray())]
                    ).Bytes()
                );
            case 19:
                return new(
                    "column left out below the header",
                    (sheet with { Rows = [.. sheet.Rows.Select(row => Without([.. row], one))] }).Bytes()
                );
            case 20:
                var codes = sheet.Rows.Select(row => row.ToArray()).ToArray();
                foreach (var row in codes)
                    row[random.NextInt32(width)] = random.NextInt32(100_000).ToString(CultureInfo.InvariantCulture);
                return new("codes by chance", (sheet with { Rows = codes }).Bytes());
            default:
                var empty = sheet.Rows.Select(row => row.ToArray()).ToArray();
                foreach (var row in empty)
                    row[one] = "";
                return new("column emptied", (sheet with { Rows = empty }).Bytes());
        }
    }

    private static readonly string[] ExtremeNumbers =
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e308",
        "-1e308",
        "1e999",
        "1e-999",
        "-0",
        "99999999999999999999999999",
        "2147483647",
        "-2147483648",
        "0x10",
        "1,5",
        "٣",
        "1 000",
        "+7",
        "1e2",
    ];

    private static byte[] Header(Sheet sheet) => (sheet with { Rows = [] }).Bytes();

    private static string[] Swapped(IReadOnlyList<string> cells, int one, int other)
    {
        var swapped = cells.ToArray();
        (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
        return swapped;
    }

    private static string[][] SwappedRows(Sheet sheet, int one, int other) =>
        [.. sheet.Rows.Select(row => Swapped(row, one, other))];

    private static string[] Without(string[] cells, int one) => [.. cells.Where((_, i) => i != one)];

    private static byte[] MixedLineEnds(Sheet sheet, ref Philox random)
    {
        var text = new StringBuilder();
        foreach (char c in sheet.Text())
        {
            if (c == '\n')
                text.Append(LineEnds[random.NextInt32(LineEnds.Length)]);
            else
                text.Append(c);
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static readonly string[] LineEnds = ["\n", "\r", "\r\n", "\n\n", "\n\r", "\u2028", "\v"];

    private static byte[] Lines(Sheet sheet, ref Philox random)
    {
        var lines = sheet.Text().Split('\n').ToList();
        for (int i = random.NextInt32(4); i >= 0 && lines.Count > 0; i--)
        {
            int at = random.NextInt32(lines.Count);
            switch (random.NextInt32(3))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(random.NextInt32(lines.Count), lines[at]);
                    break;
                default:
                    lines.Insert(at, "");
                    break;
            }
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Foreign(Sheet sheet, ref Philox random)
    {
        var other = ImporterCatalogue.All[random.NextInt32(ImporterCatalogue.All.Count)];
        var made = Enumerable
            .Range(0, 5)
            .Select(_ => (IReadOnlyList<string>)new string[other.DataSet.Layouts[0].Headers.Count])
            .ToArray();
        for (int i = 0; i < made.Length; i++)
        {
            var row = new string[made[i].Count];
            for (int column = 0; column < row.Length; column++)
                row[column] = random.NextInt32(3000).ToString(CultureInfo.InvariantCulture);
            made[i] = row;
        }
        return (sheet with { Rows = made }).Bytes();
    }

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Base(Sheet Sheet, IReadOnlyList<Field> Fields, bool RefusesDoubles, bool IsSound)
    {
        public required bool TellsOfTheWhole { get; init; }
    }
}
