using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Counterpoise.Record;
using Microsoft.Win32.SafeHandles;

namespace Counterpoise.Archive.Readings;

/// <summary>
/// How a compiled record lies in its file: a mark, the head with its length and SHA-256, then the years. The head holds
/// identity, coverage and events, and for every year its place, length and SHA-256. A year holds the columns and matrices
/// that are there, each with the position of its variable, as the processor keeps numbers.
/// </summary>
internal static class CompiledFormat
{
    private const int HashLength = SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "CPRECORD"u8;

    private static int Prefix => Mark.Length + sizeof(int) + HashLength;

    /// <summary>Writes a whole record.</summary>
    /// <exception cref="IOException">The stream takes no more.</exception>
    public static void Write(Stream stream, LoadedWorld whole)
    {
        var slices = whole.World.Slices;
        var years = new (byte[] Body, byte[] Hash)[slices.Count];
        Parallel.For(
            0,
            years.Length,
            y =>
            {
                var body = BodyOf(slices[y]);
                years[y] = (body, SHA256.HashData(body));
            }
        );
        var head = Bytes(writer =>
        {
            writer.Write(years.Length);
            long place = 0;
            for (int y = 0; y < years.Length; y++)
            {
                writer.Write(slices[y].Year.Value);
                writer.Write(place);
                writer.Write(years[y].Body.Length);
                writer.Write(years[y].Hash);
                place += years[y].Body.Length;
            }
            CompiledHead.Write(writer, whole);
        });
        stream.Write(Mark);
        stream.Write(BitConverter.GetBytes(head.Length));
        stream.Write(SHA256.HashData(head));
        stream.Write(head);
        foreach (var (body, _) in years)
            stream.Write(body);
    }

    /// <summary>Reads a span of years, and only these.</summary>
    /// <returns>The record; null where the file is not what was written.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static LoadedWorld? Read(SafeFileHandle file, YearSpan span, CancellationToken cancellation)
    {
        var prefix = new byte[Prefix];
        long size = RandomAccess.GetLength(file);
        if (!ReadWhole(file, prefix, 0) || !prefix.AsSpan(0, Mark.Length).SequenceEqual(Mark))
            return null;
        int length = BitConverter.ToInt32(prefix, Mark.Length);
        if (length <= 0 || length > size - Prefix)
            return null;
        var head = new byte[length];
        if (!ReadWhole(file, head, Prefix) || !IsWhole(head, prefix.AsSpan(Mark.Length + sizeof(int))))
            return null;

        using var reader = new BinaryReader(new MemoryStream(head), Encoding.UTF8);
        List<(Year Year, long Place, int Length, byte[] Hash)> wanted = [];
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            var year = (
                new Year(reader.ReadInt32()),
                Prefix + length + reader.ReadInt64(),
                reader.ReadInt32(),
                reader.ReadBytes(HashLength)
            );
            if (span.Contains(year.Item1))
                wanted.Add(year);
        }
        var (builder, notes) = CompiledHead.Read(reader, span);
        var damaged = 0;
        using var buffers = new ThreadLocal<byte[]>(() => new byte[wanted.Max(year => year.Length)]);
        var values = new ConcurrentBag<(Year Year, Variable Variable, double[]? Column, float[]? Matrix)>();
        Parallel.ForEach(
            wanted,
            new ParallelOptions { CancellationToken = cancellation },
            year =>
            {
                var body = buffers.Value.AsMemory(0, year.Length);
                if (!IsReadable(body, year.Place) || !IsWhole(body.Span, year.Hash))
                    Interlocked.Exchange(ref damaged, 1);
                else
                    Unpack(body.Span, year.Year, values);
            }
        );
        if (damaged != 0)
            return null;
        foreach (var (year, variable, column, matrix) in values)
        {
            if (column is not null)
                builder.Fill(variable, year, column);
            else
                builder.Fill(variable, year, matrix!);
        }
        return new(builder.Build(), notes);

        // A failure within the loop would come out of it in another dress.
        bool IsReadable(Memory<byte> body, long place)
        {
            try
            {
                return ReadWhole(file, body, place);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private static byte[] BodyOf(YearSlice slice) =>
        Bytes(writer =>
        {
            for (int v = 0; v < Variables.All.Count; v++)
            {
                var variable = Variables.All[v];
                bool ofStates = variable.Level == VariableLevel.StateYear;
                var bytes = ofStates
                    ? MemoryMarshal.AsBytes(slice.Column(variable))
                    : MemoryMarshal.AsBytes(slice.Matrix(variable));
                if (bytes.IsEmpty)
                    continue;
                writer.Write(v);
                writer.Write(bytes.Length);
                writer.Write(bytes);
            }
        });

    private static void Unpack(
        ReadOnlySpan<byte> body,
        Year year,
        ConcurrentBag<(Year, Variable, double[]?, float[]?)> values
    )
    {
        while (!body.IsEmpty)
        {
            var variable = Variables.All[BitConverter.ToInt32(body)];
            int length = BitConverter.ToInt32(body[sizeof(int)..]);
            var bytes = body.Slice(2 * sizeof(int), length);
            body = body[(2 * sizeof(int) + length)..];
            if (variable.Level == VariableLevel.StateYear)
                values.Add((year, variable, MemoryMarshal.Cast<byte, double>(bytes).ToArray(), null));
            else
                values.Add((year, variable, null, MemoryMarshal.Cast<byte, float>(bytes).ToArray()));
        }
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            write(writer);
        return stream.ToArray();
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> stated)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        SHA256.HashData(bytes, hash);
        return hash.SequenceEqual(stated);
    }

    private static bool ReadWhole(SafeFileHandle file, Memory<byte> target, long place)
    {
        while (!target.IsEmpty)
        {
            int read = RandomAccess.Read(file, target.Span, place);
            if (read == 0)
                return false;
            target = target[read..];
            place += read;
        }
        return true;
    }
}
