using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ClaimPipeline.App;
using ClaimPipeline.Archive;
using ClaimPipeline.Pipeline;
using ClaimPipeline.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.Tests.Commands;

/// <summary>Every option of every room stands on the settings page with its default, and no other does.</summary>
public sealed partial class SettingsPageTests
{
    [Fact]
    public async Task Page_EveryOption_StandsThereWithItsDefault()
    {
        var page = await File.ReadAllTextAsync(Repository.At("docs", "guide", "settings.md"), TestContext.Current.CancellationToken);

        var documented = Rows().Matches(page).Select(row => (row.Groups[1].Value, row.Groups[2].Value));

        documented.ShouldBe(Options().Select(option => (option.Name, Default(option.Value))), ignoreOrder: true);
    }

    [Fact]
    public void Sections_OfTheOptions_AreThoseThatAreRead() =>
        Options().Select(option => option.Name.Split(':')[0]).Distinct()
            .ShouldBe(Composition.Sections, ignoreOrder: true);

    [Fact]
    public void AddClaimPipeline_EverySingleOption_CanBeSet()
    {
        foreach (var (name, value) in Options().Where(option => option.Value is not (null or IReadOnlyList<string> or double or decimal)))
        {
            var setting = new KeyValuePair<string, string?>(name, Convert.ToString(value, CultureInfo.InvariantCulture));
            using var services = Services(setting);
            Should.NotThrow(() => services.GetRequiredService(TypeOf(name.Split(':')[0])), name);
        }
    }

    [Fact]
    public void AddClaimPipeline_ItemsOfAList_ComeAfterTheDefault()
    {
        using var services = Services(new("Pipeline:Languages:0", "de"));
        services.GetRequiredService<PipelineOptions>().Languages.ShouldBe(["en", "und", "de"]);
    }

    private static ServiceProvider Services(KeyValuePair<string, string?> setting)
    {
        var services = new ServiceCollection();
        Composition.Register(
            services, DataFolder.Open(Path.GetTempPath()), new ConfigurationBuilder().AddInMemoryCollection([setting]).Build(), TimeProvider.System);
        return services.BuildServiceProvider();
    }

    private static IEnumerable<Type> Types() =>
        typeof(PipelineOptions).Assembly.GetExportedTypes().Concat(typeof(Composition).Assembly.GetExportedTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal));

    private static string SectionOf(Type type) => type == typeof(WarcArchiveOptions) ? "Archive" : type.Name[..^"Options".Length];

    private static Type TypeOf(string section) => Types().Single(type => SectionOf(type) == section);

    private static IEnumerable<(string Name, object? Value)> Options() =>
        from type in Types()
        let defaults = Activator.CreateInstance(type)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        select ($"{SectionOf(type)}:{property.Name}", property.GetValue(defaults));

    private static string Default(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        ICollection { Count: 0 } => "none",
        IEnumerable<string> items => $"`{string.Join(", ", items)}`",
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };

    [GeneratedRegex(@"^\| `(\w+:\w+)` \| (none|`[^`]*`) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
