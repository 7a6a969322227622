using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Units;

/// <summary>Reads the embedded tables. They hold no quotes: a comma parts cells, a bar parts names.</summary>
internal static class UnitTableReader
{
    private const string Header = "code,dimension,base,factor,offset,name,plural,aliases,symbols,prefixes";

    public static UnitTable ReadEmbedded() => new(
        Lines("units.csv", Header).Select(Row),
        Lines("ambiguous-units.csv", "name,readings,note").Select(Ambiguity),
        Lines("unit-contexts.csv", "name,code,words,veto").Select(Context));

    private static UnitRow Row(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != 10)
        {
            throw new InvalidDataException($"units.csv: 10 cells wanted, {cells.Length} found in \"{line}\".");
        }

        return new UnitRow(
            cells[0],
            Enum.Parse<Dimension>(cells[1]),
            cells[3].Length == 0 ? null : Scale(cells[2], cells[3], cells[4]),
            cells[5],
            cells[6],
            Names(cells[7]),
            Names(cells[8]),
            Names(cells[9]));
    }

    private static UnitScale Scale(string @base, string factor, string offset)
    {
        var slash = factor.IndexOf('/', StringComparison.Ordinal);
        var (up, down) = slash < 0 ? (Number(factor), 1m) : (Number(factor[..slash]), Number(factor[(slash + 1)..]));
        // 0.45359237 is kept as 45359237 / 100000000: both sides whole, so quotients of two units stay exact.
        while (up != decimal.Truncate(up) && down < 1_000_000_000_000_000m)
        {
            up *= 10;
            down *= 10;
        }

        return new UnitScale(@base, up / 1.0000000000000000000000000000m, down, offset.Length == 0 ? 0 : Number(offset));
    }

    private static (string Name, string Readings, string Note) Ambiguity(string line)
    {
        var first = line.IndexOf(',', StringComparison.Ordinal);
        var second = line.IndexOf(',', first + 1);
        return (line[..first], line[(first + 1)..second], line[(second + 1)..]);
    }

    private static (string Name, string Code, string Words, string Veto) Context(string line) => line.Split(',') is [var name, var code, var words, var veto]
        ? (name, code, words, veto)
        : throw new InvalidDataException($"unit-contexts.csv: 4 cells wanted in \"{line}\".");

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string[] Names(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Lines(string file, string header)
    {
        var resource = $"{typeof(UnitTableReader).Namespace}.{file}";
        using var stream = typeof(UnitTableReader).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The assembly holds no {resource}.");
        using var reader = new StreamReader(stream);
        if (reader.ReadLine() is not { } first || first != header)
        {
            throw new InvalidDataException($"{file} does not begin with {header}.");
        }

        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
