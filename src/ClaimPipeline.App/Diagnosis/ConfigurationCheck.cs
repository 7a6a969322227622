using System.Text.Json;
using ClaimPipeline.Diagnosis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClaimPipeline.App.Diagnosis;

/// <summary>The settings: whether the file can be read, and every option is allowed.</summary>
internal sealed class ConfigurationCheck(DataFolder folder, IReadOnlyList<KeyValuePair<string, string?>> settings, TimeProvider time) : ICheck
{
    /// <inheritdoc/>
    public string Name => "settings";

    /// <inheritdoc/>
    public IAsyncEnumerable<Finding> RunAsync(bool full, CancellationToken cancellationToken) => Findings().ToAsyncEnumerable();

    private List<Finding> Findings()
    {
        var findings = new List<Finding>();
        if (UnknownSections(findings) is false)
        {
            return findings;
        }

        var services = new ServiceCollection();
        Composition.Register(services, folder, Composition.Configure(folder, settings), time);
        using var provider = services.BuildServiceProvider();
        var checkedTypes = services.Select(service => service.ServiceType)
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Assembly.GetName().Name!.StartsWith("ClaimPipeline", StringComparison.Ordinal))
            .Append(typeof(ClaimPipeline.Scheduling.SchedulePlanner))
            .Distinct();
        foreach (var type in checkedTypes)
        {
            try
            {
                provider.GetRequiredService(type);
            }
            catch (OptionsValidationException trouble)
            {
                findings.AddRange(trouble.Failures.Select(Wrong));
            }
            catch (ArgumentException trouble)
            {
                findings.Add(Wrong(trouble.Message));
            }
        }

        return findings.Distinct().ToList();
    }

    private static Finding Wrong(string failure) => new(
        "settings", FindingSeverity.Error, "settings", failure,
        "Mend the setting: 'docs/guide/settings.md' has each with its default, and where it may stand. No verb works before.");

    /// <summary>Whether the file can be read at all; what nobody reads in it is told.</summary>
    private bool UnknownSections(List<Finding> findings)
    {
        if (!File.Exists(folder.SettingsFile))
        {
            return true;
        }

        var name = Path.GetFileName(folder.SettingsFile);
        try
        {
            using var json = JsonDocument.Parse(
                File.ReadAllText(folder.SettingsFile), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            findings.AddRange(json.RootElement.EnumerateObject()
                .Select(section => section.Name.Split(':')[0])
                .Where(section => !Composition.Sections.Contains(section, StringComparer.OrdinalIgnoreCase))
                .Select(section => new Finding(
                    "settings-unknown", FindingSeverity.Warning, name, $"Nothing reads the section '{section}'.",
                    "Correct its name or take it out: 'docs/guide/settings.md' has all sections.")));
            return true;
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            findings.Add(new Finding(
                "settings-unreadable", FindingSeverity.Error, name, $"It is no JSON object: {trouble.Message}", "Mend the file, or move it away: then the defaults hold."));
            return false;
        }
    }
}
