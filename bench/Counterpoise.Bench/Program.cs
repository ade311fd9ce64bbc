using Counterpoise.Bench;

if (args is ["--empty"])
    return 0;
int threads = Environment.ProcessorCount;
double peak = MachineLimits.PeakFlops(threads);
double bandwidth = MachineLimits.Bandwidth(threads);
Console.WriteLine($"machine: {threads} cores, {peak / 1e9:0} GFLOP/s multiply-add, {bandwidth / 1e9:0.0} GB/s triad");
WeightingBench.Run(peak, threads);
LandscapeBench.Run(threads);
ProcessBench.Run();
return 0;
