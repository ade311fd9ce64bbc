using Counterpoise.Bench;

if (args is ["--empty"])
    return 0;

if (args is [PanelBench.Once, .. var written])
    return PanelBench.WriteOnce(written);

// All of it, or one part; the game on an archive too if one is there, similarity on one of its own or on one that is there.
if (
    args
    is not (
        []
        or ["record"]
        or ["panels"]
        or ["game"]
        or ["game", _]
        or ["regression"]
        or ["similarity"]
        or ["similarity", _]
    )
)
{
    Console.Error.WriteLine(
        "usage: Counterpoise.Bench [record | panels | game [ARCHIVE] | regression | similarity [ARCHIVE]]"
    );
    return 2;
}
bool all = args.Length == 0;
var part = all ? "" : args[0];
int threads = Environment.ProcessorCount;
double peak = MachineLimits.PeakFlops(threads);
double bandwidth = MachineLimits.Bandwidth(threads);
Console.WriteLine($"machine: {threads} cores, {peak / 1e9:0} GFLOP/s multiply-add, {bandwidth / 1e9:0.0} GB/s triad");
if (all)
{
    WeightingBench.Run(peak, threads);
    LandscapeBench.Run(threads);
}
if (all || part == "game")
    GameBench.Run(peak, threads);
if (args is ["game", var played])
    GameOfRecordBench.Run(played);
if (all || part == "regression")
    RegressionBench.Run(peak, bandwidth, threads);
if (args is ["similarity", var archive])
    SimilarityBench.Run(archive, peak, bandwidth, threads);
else if (all || part == "similarity")
    SimilarityBench.Run(peak, bandwidth, threads);
if (all)
    ProcessBench.Run();
if (all || part == "record")
{
    var reading = ReadBandwidth.Measure();
    Console.WriteLine(
        $"machine: reading a file on one thread {reading.Cached / 1e9:0.0} GB/s from the page cache, "
            + (reading.Cold is { } cold ? $"{cold / 1e9:0.0} GB/s with its pages dropped" : "pages not dropped here")
    );
    RecordBench.Run(bandwidth, reading);
}
if (all || part == "panels")
    PanelBench.Run(threads);
return 0;
