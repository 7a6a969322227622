using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Diagnosis;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.App.Commands;

/// <summary>One call of a verb: what was typed, and where to write.</summary>
internal sealed class Invocation(
    ParseResult parse,
    Terminal terminal,
    TimeProvider time,
    string dataFolder,
    bool json,
    IReadOnlyList<string> settings,
    CancellationToken cancellationToken)
{
    /// <summary>Where the verb writes.</summary>
    public Terminal Terminal { get; } = terminal;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Whether <c>--json</c> was given.</summary>
    public bool Json { get; } = json;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; } = cancellationToken;

    /// <summary>The data folder as typed.</summary>
    public string DataFolder { get; } = dataFolder;

    /// <summary>The value of an option; its default when it was not typed.</summary>
    public T? Get<T>(Option<T> option) => parse.GetValue(option);

    /// <summary>The value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => parse.GetValue(argument);

    /// <summary>Opens the data folder, which is made ready on first use, with the settings of the command line.</summary>
    /// <param name="extraSettings">Settings that the verb itself derives from its options; they win over <c>--set</c>.</param>
    /// <param name="withOfficialData">Whether a new folder gets the official data at once, for a verb that may look at it.</param>
    public Task<Workspace> OpenAsync(IEnumerable<KeyValuePair<string, string?>>? extraSettings = null, bool withOfficialData = true) =>
        Workspace.OpenAsync(DataFolder, Time, ParsedSettings().Concat(extraSettings ?? []), withOfficialData, Cancellation);

    /// <summary>Opens a data folder that the verb itself chose.</summary>
    public Task<Workspace> OpenAsync(string folder, IEnumerable<KeyValuePair<string, string?>> settings) =>
        Workspace.OpenAsync(folder, Time, settings.Concat(ParsedSettings()), withOfficialData: true, Cancellation);

    /// <summary>Opens the data folder and serves it, with the settings of the command line.</summary>
    /// <param name="extraSettings">Settings that the verb itself derives from its options; they win over <c>--set</c>.</param>
    public Task<WebServer> ServeAsync(IEnumerable<KeyValuePair<string, string?>> extraSettings) =>
        WebServer.StartAsync(DataFolder, Time, ParsedSettings().Concat(extraSettings), Cancellation);

    /// <summary>The doctor of the data folder.</summary>
    public Doctor Doctor() => new(DataFolder, [.. ParsedSettings()], Time);

    /// <summary>Options of a stage for a verb that works without a data folder.</summary>
    /// <param name="extraSettings">Settings that the verb itself derives from its options; they win over <c>--set</c>.</param>
    public T OptionsOf<T>(IEnumerable<KeyValuePair<string, string?>>? extraSettings = null)
        where T : class
    {
        using var services = new ServiceCollection()
            .AddClaimPipeline(Composition.Configure(null, ParsedSettings().Concat(extraSettings ?? [])))
            .BuildServiceProvider();
        return services.GetRequiredService<T>();
    }

    /// <summary>The stages for a verb that works without a store.</summary>
    /// <param name="extraSettings">Settings that the verb itself derives from its options; they win over <c>--set</c>.</param>
    public ServiceProvider Stages(IEnumerable<KeyValuePair<string, string?>>? extraSettings = null) => new ServiceCollection()
        .AddSingleton(Time)
        .AddLogging()
        .AddSingleton<TextChecker>()
        .AddClaimPipeline(Composition.Configure(null, ParsedSettings().Concat(extraSettings ?? [])))
        .BuildServiceProvider();

    /// <summary>Prints a record as one line of JSON.</summary>
    public void PrintJson<T>(T value, JsonTypeInfo<T> type) =>
        Terminal.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(value, type));

    private IEnumerable<KeyValuePair<string, string?>> ParsedSettings()
    {
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"--set takes NAME=VALUE, as in Crawling:MinDelay=00:00:05; '{setting}' has no name or no '='.");
            }

            var section = setting[..equals].Split(':')[0];
            if (!Composition.Sections.Contains(section, StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException(
                    $"--set {setting}: there is no section '{section}'; there are {string.Join(", ", Composition.Sections)}.");
            }

            yield return new(setting[..equals], setting[(equals + 1)..]);
        }
    }
}
