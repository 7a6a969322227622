namespace ClaimPipeline.EndToEndTests.Serving;

/// <summary>Class fixture: the server that all tests share which change nothing.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal ServedFolder Served { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Served = await ServedFolder.SharedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
