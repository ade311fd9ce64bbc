using System.Diagnostics;
using System.Runtime.InteropServices;
using Counterpoise.Statistics;
using Microsoft.Win32.SafeHandles;

namespace Counterpoise.Bench;

/// <summary>Bytes a second that one thread reads of a file from its beginning to its end.</summary>
/// <param name="Cached">From the page cache.</param>
/// <param name="Cold">After the file's pages were dropped from the cache; null where the system does not drop them.</param>
internal sealed record ReadBandwidth(double Cached, double? Cold)
{
    private const int Block = 1 << 20;

    private const int Blocks = 256;

    // POSIX_FADV_DONTNEED of Linux.
    private const int DropPages = 4;

    /// <summary>Measures both with a file of 256 MiB in the folder for temporary files, read in blocks of 1 MiB.</summary>
    public static ReadBandwidth Measure()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var written = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
            {
                // Noise, so that nothing below packs the file; a counter in front of each block tells it from the others.
                var block = new byte[Block];
                var random = new Philox(256);
                foreach (ref double number in MemoryMarshal.Cast<byte, double>(block.AsSpan()))
                    number = random.NextNormal();
                for (int b = 0; b < Blocks; b++)
                {
                    BitConverter.TryWriteBytes(block, b);
                    RandomAccess.Write(written, block, (long)b * Block);
                }
                // Pages that are not yet on the disk cannot be dropped.
                RandomAccess.FlushToDisk(written);
            }
            using var file = File.OpenHandle(path);
            double cached = Enumerable.Range(0, 6).Select(_ => Read(file)).Skip(1).Max();
            double? cold = Drops(path) ? Enumerable.Range(0, 3).Max(_ => ReadCold(file)) : null;
            return new(cached, cold);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool Drops(string path) =>
        OperatingSystem.IsLinux() && new DriveInfo(path).DriveFormat is not ("tmpfs" or "ramfs");

    private static double ReadCold(SafeFileHandle file) =>
        Advise(file, 0, 0, DropPages) == 0
            ? Read(file)
            : throw new InvalidOperationException("the system does not drop the pages of a file");

    private static double Read(SafeFileHandle file)
    {
        var block = new byte[Block];
        var clock = Stopwatch.StartNew();
        long place = 0;
        for (int read = 1; read > 0; place += read)
            read = RandomAccess.Read(file, block, place);
        return place / clock.Elapsed.TotalSeconds;
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(SafeFileHandle file, long from, long length, int advice);
}
