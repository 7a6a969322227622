using ClaimPipeline.Records;
using ClaimPipeline.Tests.Rooms;

namespace ClaimPipeline.Tests;

/// <summary>The walls of the house. A new arrow between rooms means editing the table here, which a reviewer sees.</summary>
public sealed class RoomsTests(ITestOutputHelper output)
{
    private const string Core = "ClaimPipeline";
    private const string App = "ClaimPipeline.App";

    /// <summary>Room of the core, and the rooms of the core that it may use.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Records"] = [],
        ["Text"] = ["Records"],
        ["Units"] = ["Records"],
        ["Gazetteer"] = ["Records", "Text"],
        ["Archive"] = ["Records"],
        ["Crawling"] = ["Records", "Text"],
        ["Extraction"] = ["Records", "Text"],
        ["Segmentation"] = ["Records", "Text"],
        ["Classification"] = ["Records", "Text"],
        ["Figures"] = ["Records", "Text", "Units"],
        ["Linking"] = ["Records", "Text", "Gazetteer"],
        ["OfficialFigures"] = ["Records", "Text", "Units", "Gazetteer"],
        ["Comparison"] = ["Records", "Units", "Gazetteer"],
        ["Storage"] = ["Records"],
        ["Search"] = ["Records", "Text", "Units"],
        ["Alerting"] = ["Records"],
        ["Health"] = ["Records"],
        ["Pipeline"] =
        [
            "Records", "Text", "Units", "Gazetteer", "Archive", "Crawling", "Extraction", "Segmentation", "Classification",
            "Figures", "Linking", "OfficialFigures", "Comparison", "Storage", "Search", "Alerting", "Health",
        ],
        ["Scheduling"] = ["Records", "Archive", "Storage", "Alerting", "Pipeline"],
        ["OfficialUpdates"] = ["Records", "Crawling", "OfficialFigures", "Storage", "Pipeline", "Scheduling"],
        ["Diagnosis"] = ["Records", "Archive", "Storage", "Pipeline", "Scheduling", "OfficialUpdates"],
        ["Evaluation"] =
        [
            "Records", "Text", "Units", "Gazetteer", "Archive", "Crawling", "Extraction", "Segmentation", "Classification",
            "Figures", "Linking", "OfficialFigures", "Comparison", "Storage", "Search",
        ],
    };

    /// <summary>Provider assembly, and the rooms of the core that it may use.</summary>
    private static readonly Dictionary<string, string[]> Providers = new()
    {
        ["ClaimPipeline.Sqlite"] = ["Records", "Storage", "Search", "Text", "Units"],
    };

    /// <summary>Room of the program, and the rooms of the program that it may use. What lies at its root may use and be used by all.</summary>
    private static readonly Dictionary<string, string[]> Program = new()
    {
        ["Wording"] = [],
        ["Alerts"] = [],
        ["Querying"] = [],
        ["Official"] = [],
        ["Exporting"] = [],
        ["Provenance"] = ["Exporting"],
        ["Checking"] = ["Wording"],
        ["Demo"] = [],
        ["Serving"] = [],
        ["Reviewing"] = ["Serving"],
        ["Access"] = ["Serving"],
        ["Sanitizing"] = [],
        ["Jobs"] = [],
        ["Backups"] = [],
        ["Observing"] = [],
        ["Diagnosis"] = [],
        ["Commands"] =
        [
            "Wording", "Querying", "Official", "Exporting", "Provenance", "Checking", "Reviewing", "Alerts", "Access", "Demo", "Serving", "Jobs", "Backups", "Diagnosis",
        ],
        ["Workbench"] =
        [
            "Wording", "Querying", "Official", "Exporting", "Provenance", "Checking", "Reviewing", "Alerts", "Sanitizing", "Access", "Serving",
        ],
        ["Api"] = ["Querying", "Official", "Exporting", "Provenance", "Checking", "Reviewing", "Alerts", "Access", "Serving"],
    };

    [Fact]
    public void Core_EveryReference_IsInTheTable()
    {
        var arrows = AssemblyReferences.Of(typeof(Article).Assembly.Location)
            .Where(pair => Room(pair.Key.From) is not null && Room(pair.Key.To) is not null && Room(pair.Key.From) != Room(pair.Key.To))
            .ToList();
        foreach (var (room, uses) in arrows.GroupBy(a => Room(a.Key.From)!, a => Room(a.Key.To)!).OrderBy(g => g.Key, StringComparer.Ordinal)
                     .Select(g => (g.Key, g.Distinct().Order(StringComparer.Ordinal))))
        {
            output.WriteLine($"{room,-16} uses {string.Join(", ", uses)}");
        }

        arrows.Where(a => !Allowed.GetValueOrDefault(Room(a.Key.From)!, []).Contains(Room(a.Key.To)))
            .Select(a => $"{a.Key.From} uses {a.Key.To} in {a.Value}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Core_EveryNamespace_IsARoom() =>
        AssemblyReferences.Of(typeof(Article).Assembly.Location)
            .Select(pair => pair.Key.From)
            .Where(name => name.StartsWith(Core + ".", StringComparison.Ordinal))
            .Select(name => Room(name)!)
            .Distinct()
            .Where(room => !Allowed.ContainsKey(room))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("ClaimPipeline.Sqlite")]
    public void Provider_EveryReference_IsInTheTable(string assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
        AssemblyReferences.Of(file)
            .Where(pair => pair.Key.To.StartsWith(Core, StringComparison.Ordinal) && !pair.Key.To.StartsWith(assembly, StringComparison.Ordinal))
            .Where(pair => pair.Key.To != Core && !Providers[assembly].Contains(Room(pair.Key.To)))
            .Select(pair => $"{pair.Key.From} uses {pair.Key.To} in {pair.Value}")
            .ShouldBeEmpty();
    }

    /// <summary>
    /// The program's rooms: verbs, pages, API and jobs are siblings, and what two of them share stands in a room of its own beside them.
    /// </summary>
    [Fact]
    public void App_EveryReference_IsInTheTable() =>
        AssemblyReferences.Of(Path.Combine(AppContext.BaseDirectory, "ClaimPipeline.App.dll"))
            .Where(pair => AppRoom(pair.Key.From) is not null && AppRoom(pair.Key.To) is not null && AppRoom(pair.Key.From) != AppRoom(pair.Key.To))
            .Where(pair => !Program.GetValueOrDefault(AppRoom(pair.Key.From)!, []).Contains(AppRoom(pair.Key.To)))
            .Select(pair => $"{pair.Key.From} uses {pair.Key.To} in {pair.Value}")
            .ShouldBeEmpty();

    [Fact]
    public void App_EveryNamespace_IsARoom() =>
        AssemblyReferences.Of(Path.Combine(AppContext.BaseDirectory, "ClaimPipeline.App.dll"))
            .Select(pair => AppRoom(pair.Key.From))
            .OfType<string>()
            .Distinct()
            .Where(room => !Program.ContainsKey(room))
            .ShouldBeEmpty();

    private static string? AppRoom(string name) =>
        name.StartsWith(App + ".", StringComparison.Ordinal) ? name[(App.Length + 1)..].Split('.')[0] : null;

    private static string? Room(string name) =>
        name.StartsWith(Core + ".", StringComparison.Ordinal) ? name[(Core.Length + 1)..].Split('.')[0] : null;
}
