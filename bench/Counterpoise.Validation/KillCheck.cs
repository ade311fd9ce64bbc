using System.Diagnostics;
using System.Globalization;
using Counterpoise.Archive;
using Counterpoise.Statistics;

namespace Counterpoise.Validation;

/// <summary>
/// Kills <c>data add</c> with SIGKILL at random moments, spread over the time that an undisturbed import takes, and looks at
/// what is left: the archive opens, a verification is clean, each data set is whole or absent, and importing again ends where
/// the undisturbed import did.
/// </summary>
internal static class KillCheck
{
    public const string Usage =
        "  kill [--points 50] [--data FOLDER] [--seed S]   'data add' killed at random moments (default: ../shared/data)\n";

    public static int Run(string[] options, CancellationToken cancellation)
    {
        if (Read(options) is not var (points, data, seed))
        {
            Console.Error.Write("Write: " + Usage.TrimStart());
            return 2;
        }
        var folder = Directory.CreateTempSubdirectory("counterpoise-kill").FullName;
        try
        {
            return Run(points, data, seed, folder, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Run(int points, string data, ulong seed, string folder, CancellationToken cancellation)
    {
        var undisturbed = ArchiveStore.Open(Path.Combine(folder, "undisturbed.duckdb"), TimeProvider.System);
        // The first run warms the files; the second is the measure.
        Import(undisturbed.Path, data, null);
        File.Delete(undisturbed.Path);
        var (duration, _) = Import(undisturbed.Path, data, null);
        var complete = Contents(undisturbed);
        Console.WriteLine(
            FormattableString.Invariant(
                $"undisturbed: {complete.Count} data sets, {complete.Values.Sum(c => (long)c.Rows):N0} rows in {duration.TotalSeconds:0.00} s; {points} kills, seed {seed}"
            )
        );
        Console.WriteLine("point  killed at s  archive MiB  log KiB  held  whole  opens  verified  again  same end");
        var draws = new Philox(seed);
        int failed = 0;
        for (int point = 1; point <= points; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            var store = ArchiveStore.Open(Path.Combine(folder, "killed.duckdb"), TimeProvider.System);
            // One draw in each of as many equal parts of the time. A process that ended before its moment was quicker than the
            // measure: the time is then its own, and the point is taken again.
            double part = (point - 1 + draws.NextDouble()) / points;
            var (lived, killed) = Import(store.Path, data, duration * part);
            while (!killed)
            {
                Remove(folder);
                duration = lived;
                (lived, killed) = Import(store.Path, data, duration * part);
            }
            var found = Look(store, data, complete, cancellation);
            failed += found.Passed ? 0 : 1;
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{point, 5}  {lived.TotalSeconds, 11:0.000}  {found.Bytes / 1048576.0, 11:0.0}  {found.LogBytes / 1024.0, 7:0.0}  {found.Held, 4}  {found.Whole, 5}  {Shown(found.Opens), 5}  {Shown(found.Verified), 8}  {Shown(found.Again), 5}  {Shown(found.Same), 8}"
                )
            );
            Remove(folder);
        }
        Console.WriteLine(
            failed == 0
                ? "every archive opened, was verified, held data sets whole or not at all, and came to the same end"
                : FormattableString.Invariant($"{failed} of {points} points FAILED")
        );
        return failed == 0 ? 0 : 1;
    }

    private static Found Look(
        ArchiveStore store,
        string data,
        IReadOnlyDictionary<string, Content> complete,
        CancellationToken cancellation
    )
    {
        var found = new Found(Size(store.Path), Size(store.Path + ".wal"));
        try
        {
            var held = Contents(store);
            found = found with
            {
                Opens = true,
                Held = held.Count,
                Whole = held.Count(one => complete.GetValueOrDefault(one.Key) == one.Value),
                // Before the first data set there is no archive to verify.
                Verified = !store.Exists || store.Verify(cancellation).AllFaults.Count == 0,
            };
            store.Add([data], cancellation);
            var end = Contents(store);
            return found with
            {
                Again = store.Verify(cancellation).AllFaults.Count == 0,
                Same = end.Count == complete.Count && end.All(one => complete.GetValueOrDefault(one.Key) == one.Value),
            };
        }
        catch (FaultyInputException e)
        {
            Console.WriteLine(e.Message);
            return found;
        }
    }

    private static void Remove(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "killed.duckdb*"))
            File.Delete(file);
    }

    private static (TimeSpan Lived, bool Killed) Import(string archive, string data, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (ReadOnlySpan<string>)["exec", Command, "data", "add", data, "--archive", archive])
            start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        bool killed = killAfter is { } moment && !process.WaitForExit(moment);
        if (killed)
            process.Kill();
        process.WaitForExit();
        var lived = clock.Elapsed;
        Task.WaitAll(output, error);
        return killed || process.ExitCode == 0
            ? (lived, killed)
            : throw new InvalidOperationException($"data add ended with {process.ExitCode}: {error.Result}");
    }

    // The command as it is built, compiled ahead of time, and not the copy beside this program.
    private static string Command
    {
        get
        {
            var parts = AppContext
                .BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
                .Split(Path.DirectorySeparatorChar);
            var root = string.Join(Path.DirectorySeparatorChar, parts[..^6]);
            return Path.Combine([root, "src", "Counterpoise.Cli", "bin", .. parts[^3..], "counterpoise.dll"]);
        }
    }

    private static (int Points, string Data, ulong Seed)? Read(string[] options)
    {
        var (points, data, seed) = (50, Path.Combine("..", "shared", "data"), 1UL);
        for (int i = 0; i < options.Length; i += 2)
        {
            if (i + 1 == options.Length)
                return null;
            var value = options[i + 1];
            bool read = options[i] switch
            {
                "--points" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out points)
                    && points > 0,
                "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--data" => Directory.Exists(data = value),
                _ => false,
            };
            if (!read)
                return null;
        }
        return Directory.Exists(data) ? (points, data, seed) : null;
    }

    private static Dictionary<string, Content> Contents(ArchiveStore store) =>
        store
            .List()
            .ToDictionary(
                held => held.Choice,
                held => new Content(held.Rows, held.ContentSha256, held.Sha256),
                StringComparer.Ordinal
            );

    private static long Size(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static string Shown(bool passed) => passed ? "yes" : "NO";

    private sealed record Content(int Rows, string? Sha256, string FileSha256);

    private sealed record Found(long Bytes, long LogBytes)
    {
        public bool Opens { get; init; }

        public int Held { get; init; }

        public int Whole { get; init; }

        public bool Verified { get; init; }

        public bool Again { get; init; }

        public bool Same { get; init; }

        public bool Passed => Opens && Held == Whole && Verified && Again && Same;
    }
}
