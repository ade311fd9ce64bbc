using Counterpoise.Bench;

if (args is ["--empty"])
    return 0;

if (args is [PanelBench.Once, .. var written])
    return PanelBench.WriteOnce(written);

// All of it, or one part: similarity on an archive of its own or on one that is there.
if (args is not ([] or ["record"] or ["panels"] or ["similarity"] or ["similarity", _]))
{
    Console.Error.WriteLine("usage: Counterpoise.Bench [record | panels | similarity [ARCHIVE]]");
    return 2;
}
int threads = Environment.ProcessorCount;
double peak = MachineLimits.PeakFlops(threads);
double bandwidth = MachineLimits.Bandwidth(threads);
if (args is ["similarity", ..])
{
    Console.WriteLine(
        $"machine: {threads} cores, {peak / 1e9:0} GFLOP/s multiply-add, {bandwidth / 1e9:0.0} GB/s triad"
    );
    if (args is [_, var archive])
        SimilarityBench.Run(archive, peak, bandwidth, threads);
    else
        SimilarityBench.Run(peak, bandwidth, threads);
    return 0;
}
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
    SimilarityBench.Run(peak, bandwidth, threads);
    ProcessBench.Run();
}
if (args is [] or ["record"])
    RecordBench.Run(bandwidth, reading);
if (args is [] or ["panels"])
    PanelBench.Run(threads);
return 0;
