using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Gazetteer;

/// <summary>Reads the lists of this room.</summary>
internal sealed class GazetteerReader
{
    private readonly Dictionary<(EntityKind Kind, EntityId Id), GazetteerEntry> _entries = [];
    private readonly List<NameTrie.Name> _names = [];

    public static EntityGazetteer ReadEmbedded()
    {
        var reader = new GazetteerReader();
        foreach (var (file, kind) in new[]
        {
            ("places.csv", EntityKind.Place),
            ("commodities.csv", EntityKind.Commodity),
            ("indicators.csv", EntityKind.Indicator),
            ("authorities.csv", EntityKind.Authority),
            ("measure_types.csv", EntityKind.MeasureType),
        })
        {
            using var stream = Open(file);
            reader.Read(kind, stream);
        }

        using var exclusions = Open("exclusions.csv");
        reader.ReadExclusions(exclusions);
        return reader.Build();
    }

    /// <exception cref="InvalidDataException">A code stands twice.</exception>
    public void Read(EntityKind kind, Stream stream)
    {
        foreach (var row in Rows(stream))
        {
            var place = row("place") is { Length: > 0 } code ? new EntityId(code) : (EntityId?)null;
            var broader = List(row("broader")).Select(b => new EntityId(b)).ToValueList();
            var entry = new GazetteerEntry(kind, new EntityId(row("code")), row("name"), broader, place);
            if (!_entries.TryAdd((kind, entry.Id), entry))
            {
                throw new InvalidDataException($"The code '{entry.Id}' stands twice among the {kind} entries.");
            }

            if (kind != EntityKind.MeasureType)
            {
                AddNames(entry, row);
            }
        }
    }

    public void ReadExclusions(Stream stream) =>
        _names.AddRange(Rows(stream).Select(row => new NameTrie.Name(row("phrase"), null, NameRelation.Name, [])));

    /// <exception cref="InvalidDataException">A broader term or place is in no list, or broader terms run in a circle.</exception>
    public EntityGazetteer Build()
    {
        foreach (var entry in _entries.Values)
        {
            if (entry.Place is { } place && !_entries.ContainsKey((EntityKind.Place, place)))
            {
                throw new InvalidDataException($"The {entry.Kind} '{entry.Id}' belongs to the place '{place}', which is in no list.");
            }

            CheckBroader(entry, entry, depth: 0);
        }

        return new EntityGazetteer(_entries.Values, new NameTrie(_names));
    }

    private void CheckBroader(GazetteerEntry start, GazetteerEntry entry, int depth)
    {
        foreach (var code in entry.Broader)
        {
            if (depth > 20 || !_entries.TryGetValue((entry.Kind, code), out var broader))
            {
                throw new InvalidDataException(
                    $"The {start.Kind} '{start.Id}' has the broader term '{code}', which is in no list or leads back to it.");
            }

            CheckBroader(start, broader, depth + 1);
        }
    }

    private void AddNames(GazetteerEntry entry, Func<string, string> row)
    {
        var ambiguous = List(row("ambiguous"));
        var companions = row("companions").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in List(row("names")).Prepend(entry.Name).Except(ambiguous))
        {
            _names.Add(new NameTrie.Name(name, entry, NameRelation.Name, []));
        }

        _names.AddRange(ambiguous.Select(n => new NameTrie.Name(n, entry, NameRelation.Name, companions)));
        _names.AddRange(List(row("demonyms")).Select(n => new NameTrie.Name(n, entry, NameRelation.Demonym, [])));
        _names.AddRange(List(row("capitals")).Select(n => new NameTrie.Name(n, entry, NameRelation.Capital, [])));
        _names.AddRange(List(row("verbs")).Select(n => new NameTrie.Name(n, entry, NameRelation.Verb, [])));
    }

    private static string[] List(string field) => field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<Func<string, string>> Rows(Stream stream)
    {
        using var text = new StreamReader(stream);
        Dictionary<string, int>? columns = null;
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = Cells(line);
            if (columns is null)
            {
                columns = cells.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
                continue;
            }

            if (cells.Count != columns.Count)
            {
                throw new InvalidDataException($"A row of the gazetteer has {cells.Count} cells instead of {columns.Count}: {line}");
            }

            yield return name => columns.TryGetValue(name, out var index) ? cells[index].Trim() : "";
        }
    }

    /// <summary>Cells of one line; a quoted cell may hold commas, not line feeds.</summary>
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            switch (c)
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private static Stream Open(string file) =>
        typeof(GazetteerReader).Assembly.GetManifestResourceStream($"ClaimPipeline.Gazetteer.{file}")
        ?? throw new InvalidOperationException($"The program was built without Gazetteer/{file}.");
}
