using System.CommandLine;
using System.Text.Json;

namespace ClaimPipeline.App.Commands;

/// <summary><c>serve</c>: the workbench and the API in a browser's and a program's reach, until it is stopped.</summary>
internal sealed class ServeCommand : Verb
{
    private readonly Option<int?> _port = new("--port") { Description = "Port on 127.0.0.1; 0 for a free one. Default: 5080.", HelpName = "PORT" };

    private readonly Option<string?> _urls = new("--urls")
    {
        Description = "Addresses to listen at, parted by semicolons, instead of 127.0.0.1.", HelpName = "URLS",
    };

    public ServeCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "serve", "Serve the workbench and the API over a data folder, until stopped.", "serve --port 5080 --data ./data")
    {
        Command.Add(_port);
        Command.Add(_urls);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_port) is not null && invocation.Get(_urls) is not null)
        {
            throw new UsageException("--port and --urls contradict each other: write the port into the address.");
        }

        if (invocation.Get(_port) is < 0 or > 65535)
        {
            throw new UsageException("--port takes a number from 0 to 65535.");
        }

        var urls = invocation.Get(_port) is { } port ? FormattableString.Invariant($"http://127.0.0.1:{port}") : invocation.Get(_urls);
        await using var server = await invocation.ServeAsync(urls is null ? [] : [new("Serve:Urls", urls)]);
        var print = invocation.Terminal.Out;
        await print.WriteLineAsync(invocation.Json
            ? $"{{\"urls\":{JsonSerializer.Serialize(server.Addresses)}}}"
            : $"The workbench is at {string.Join(" and ", server.Addresses)}. Ctrl-C stops it.");
        await print.FlushAsync(invocation.Cancellation);
        await server.RunAsync(invocation.Cancellation);
        return ExitCode.Fine;
    }
}
