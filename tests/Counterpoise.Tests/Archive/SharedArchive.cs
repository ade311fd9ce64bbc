using Counterpoise.Archive;
using Counterpoise.Record;
using Counterpoise.Tests.Archive;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedArchive))]

namespace Counterpoise.Tests.Archive;

/// <summary>An archive of every shared data file, made once for all tests that read it. They run side by side: none may write to it.</summary>
public sealed class SharedArchive : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterpoise-archive").FullName;
    private readonly Lazy<(ArchiveStore Store, IReadOnlyList<AddOutcome> Outcomes)> _made;
    private readonly Lazy<LoadedWorld> _world;

    public SharedArchive()
    {
        _made = new(() =>
        {
            var store = ArchiveStore.Open(Path.Combine(_folder, "archive.duckdb"), TimeProvider.System);
            return (store, store.Add([SharedRecord.Folder!]));
        });
        _world = new(() => ArchiveWorld.Load(_made.Value.Store, new YearSpan(1816, 2024)));
    }

    public ArchiveStore Store
    {
        get
        {
            SharedRecord.Require();
            return _made.Value.Store;
        }
    }

    public IReadOnlyList<AddOutcome> Outcomes
    {
        get
        {
            SharedRecord.Require();
            return _made.Value.Outcomes;
        }
    }

    public LoadedWorld Loaded
    {
        get
        {
            SharedRecord.Require();
            return _world.Value;
        }
    }

    public World World => Loaded.World;

    public ImportReport Report(string file) =>
        Outcomes.OfType<AddOutcome.Imported>().Single(o => o.File == file).Report;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
