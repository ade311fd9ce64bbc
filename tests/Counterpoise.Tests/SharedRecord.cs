namespace Counterpoise.Tests;

/// <summary>Where the public data files lie: not in the repository, but beside it.</summary>
public static class SharedRecord
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "COUNTERPOISE_DATA";

    /// <summary>Folder of the data files; null where this machine has none.</summary>
    public static string? Folder { get; } = Locate();

    /// <summary>Path of a data file. Without the files the test is skipped, but fails where the variable CI is true.</summary>
    public static string File(string name) => Path.Combine(Require(), name);

    /// <summary>Folder of the data files. Without them the test is skipped, but fails where the variable CI is true.</summary>
    public static string Require()
    {
        if (Folder is { } folder)
            return folder;
        const string reason = $"no data files: set {Variable}, or put them in shared/data beside the repository";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }

    private static string? Locate()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "Counterpoise.slnx")))
                continue;
            var beside = Path.Combine(folder.FullName, "..", "shared", "data");
            return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
        }
        return null;
    }
}
