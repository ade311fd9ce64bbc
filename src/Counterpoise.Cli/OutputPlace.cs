using System.CommandLine;
using System.CommandLine.Parsing;
using Counterpoise.Archive;
using Counterpoise.Exports;
using Counterpoise.Files;

namespace Counterpoise.Cli;

/// <summary>Where <c>--out</c> leads: never over what the command reads, nor over a database.</summary>
internal static class OutputPlace
{
    // What a case's folder is read from.
    private static readonly string[] OfCases = [".yaml", ".yml", ".csv"];

    private static readonly StringComparison Names = OperatingSystem.IsLinux()
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    /// <summary>Why a command may not write to its <c>--out</c>; null where it may. Asked before any work.</summary>
    public static Fault? Refusal(ParseResult parsed, CommonOptions options, ArchiveStore archive)
    {
        if (parsed.GetValue(options.Out) is not { } file)
            return null;
        return Refusal(parsed, options, archive, file)
            ?? (
                IsExport(parsed)
                    ? PanelFiles
                        .Beside(file.FullName)
                        .Select(beside => Refusal(parsed, options, archive, new FileInfo(beside)))
                        .FirstOrDefault(refusal => refusal is not null)
                    : null
            );
    }

    // An export writes a codebook and more beside its file.
    private static bool IsExport(ParseResult parsed) =>
        parsed.CommandResult.Parent is CommandResult { Command.Name: "export" };

    private static Fault? Refusal(ParseResult parsed, CommonOptions options, ArchiveStore archive, FileInfo file)
    {
        // Renaming over it would put a file in the place of a device; and opening a pipe waits for its other end.
        if (PathKinds.Of(file.FullName) == PathKind.Endless)
            return new(
                "--out",
                0,
                $"'{file}' is a pipe or a device; name a file, or leave --out out to print on stdout."
            );
        var place = Real(file.FullName);
        var read = Real(archive.Path);
        if (Same(place, read) || Same(place, read + ".wal") || Same(file.FullName, archive.Path + ".wal"))
            return Of($"'{file}' is the archive that the command reads");
        if (ArchiveStore.IsDatabase(place))
            return Of($"'{file}' is a DuckDB database, and no result goes over one");
        foreach (var input in Inputs(parsed, options))
        {
            var real = Real(input);
            if (Same(place, real))
                return Of($"'{file}' is a file that the command reads");
            if (Directory.Exists(real) && File.Exists(place) && IsIn(real, place) && IsReadIn(parsed, place))
                return Of($"'{file}' lies in the folder {input}, of which the command reads the files");
        }
        return null;

        static Fault Of(string rule) => new("--out", 0, $"{rule}; name another file.");
    }

    private static IEnumerable<string> Inputs(ParseResult parsed, CommonOptions options) =>
        parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens.Select(token => token.Value))
            .Concat(parsed.GetValue(options.Theory) ?? [])
            .Append(parsed.GetValue(options.Parameters))
            .OfType<string>()
            .Where(Path.Exists);

    private static bool IsReadIn(ParseResult parsed, string place) =>
        parsed.CommandResult.Command.Name is "add" or "check"
        || OfCases.Contains(Path.GetExtension(place), StringComparer.OrdinalIgnoreCase);

    private static bool IsIn(string folder, string file) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, Names);

    private static bool Same(string one, string other) => string.Equals(one, other, Names);

    /// <summary>The whole path with every link followed, those among its folders too.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var place = Path.Combine(Real(folder), Path.GetFileName(full));
        try
        {
            return File.ResolveLinkTarget(place, returnFinalTarget: true) is { } target ? Real(target.FullName) : place;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is not there, or may not be seen, is no link that could be followed.
            return place;
        }
    }
}
