namespace Counterpoise.Archive;

/// <summary>What became of reading one offered file.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome(string file) => File = file;

    /// <summary>Name of the file, as <see cref="OfferedFile.Name"/>.</summary>
    public string File { get; }

    /// <summary>The file holds a whole edition of a data set, and its rows are sound.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="DataSet">Data set that it holds.</param>
    /// <param name="Edition">Edition that it holds.</param>
    /// <param name="Batch">The rows, mended, with the peculiarities counted.</param>
    /// <param name="Sha256">SHA-256 of the file, in lower-case hexadecimal; of an entry of a zip archive, unpacked.</param>
    public sealed record Sound(string Name, DataSet DataSet, Edition Edition, Batch Batch, string Sha256)
        : ReadOutcome(Name);

    /// <summary>The file is held already; its rows were not read.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Sha256">SHA-256 of the file, in lower-case hexadecimal.</param>
    public sealed record Held(string Name, string Sha256) : ReadOutcome(Name);

    /// <summary>The file holds no data set that an importer knows.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Skipped(string Name, string Reason) : ReadOutcome(Name);

    /// <summary>The file is faulty.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Faults">The faults, in order of line or row; at most <see cref="Batch.FaultsKept"/>.</param>
    /// <param name="FaultCount">Number of faults, all counted.</param>
    public sealed record Refused(string Name, IReadOnlyList<Fault> Faults, int FaultCount) : ReadOutcome(Name)
    {
        internal Refused(string name, int line, string message)
            : this(name, [new Fault(name, line, message)], 1) { }
    }
}
