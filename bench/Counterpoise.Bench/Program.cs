using Counterpoise.Bench;

if (args is ["--empty"])
    return 0;

// All of it, or the record or the game of alignment alone.
if (args is not ([] or ["record"] or ["game"]))
{
    Console.Error.WriteLine("usage: Counterpoise.Bench [record|game]");
    return 2;
}
int threads = Environment.ProcessorCount;
double peak = MachineLimits.PeakFlops(threads);
double bandwidth = MachineLimits.Bandwidth(threads);
var reading = ReadBandwidth.Measure();
Console.WriteLine(
    $"machine: {threads} cores, {peak / 1e9:0} GFLOP/s multiply-add, {bandwidth / 1e9:0.0} GB/s triad, reading a file on one "
        + $"thread {reading.Cached / 1e9:0.0} GB/s from the page cache, "
        + (reading.Cold is { } cold ? $"{cold / 1e9:0.0} GB/s with its pages dropped" : "pages not dropped here")
);
if (args is [])
{
    WeightingBench.Run(peak, threads);
    LandscapeBench.Run(threads);
    ProcessBench.Run();
}
if (args is [] or ["game"])
    GameBench.Run(peak, threads);
if (args is [] or ["record"])
    RecordBench.Run(bandwidth, reading);
return 0;
