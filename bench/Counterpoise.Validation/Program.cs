using Counterpoise.Validation;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
return args switch
{
    ["kill", .. var options] => KillCheck.Run(options, interrupted.Token),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.Write("Checks that take minutes, by name:\n" + KillCheck.Usage);
    return 2;
}
