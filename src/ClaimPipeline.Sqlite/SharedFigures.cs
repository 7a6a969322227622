using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ClaimPipeline.Records;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Reads official figures so that equal texts and units are one object. Rows of a table repeat nearly all of theirs, and a comparison holds
/// them all in memory: it takes less than half the room.
/// </summary>
internal sealed class SharedFigures
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<Unit> _units = [];

    public OfficialFigure Read(SqliteDataReader reader)
    {
        var figure = JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.OfficialFigure)!;
        return figure with
        {
            Series = Text(figure.Series),
            Indicator = new EntityId(Text(figure.Indicator.Value)),
            Subject = new EntityId(Text(figure.Subject.Value)),
            Place = new EntityId(Text(figure.Place.Value)),
            Counterpart = figure.Counterpart is { } partner ? new EntityId(Text(partner.Value)) : null,
            Quantity = figure.Quantity with { Unit = UnitOf(figure.Quantity.Unit) },
            Basis = Text(figure.Basis),
            Status = Text(figure.Status),
            Edition = Text(figure.Edition),
            Source = Text(figure.Source),
            SourceTitle = Text(figure.SourceTitle),
            SourceUrl = Text(figure.SourceUrl),
            Confidence = Text(figure.Confidence),
            Note = Text(figure.Note),
        };
    }

    [return: NotNullIfNotNull(nameof(text))]
    private string? Text(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (_texts.TryGetValue(text, out var known))
        {
            return known;
        }

        _texts.Add(text);
        return text;
    }

    private Unit UnitOf(Unit unit)
    {
        if (_units.TryGetValue(unit, out var known))
        {
            return known;
        }

        _units.Add(unit);
        return unit;
    }
}
