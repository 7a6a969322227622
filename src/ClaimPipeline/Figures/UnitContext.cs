using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Chooses among the readings of an ambiguous unit by the words of the sentence.</summary>
internal sealed class UnitContext(SentenceTokens tokens, UnitTable table, FiguresOptions options)
{
    // How far around a figure the words count: it bounds the work on a sentence without end.
    private const int Window = 60;

    private int _at;

    /// <summary>Whether the number goes with the unit at all; "the 3 won" is no money.</summary>
    public static bool Accepts(UnitEntry entry, Draft draft) => entry.Unit.Code != "KRW" || draft.Value >= 100;

    /// <summary>Whether the unit makes the number an age, and ages are no figures.</summary>
    public bool IsUnwantedAge(UnitEntry entry) => !options.IncludeAges && entry.Unit.Code.EndsWith("{age}", StringComparison.Ordinal);

    /// <summary>Gives an age its unit; "aged 5 years" says it.</summary>
    public bool ReadAge(Draft draft)
    {
        draft.Unit = new Unit("a{age}", Dimension.Other);
        draft.OwnUnit = true;
        draft.SpanLast = tokens.IsAny(draft.Last + 1, "years", "year") ? draft.Last + 1 : draft.SpanLast;
        return options.IncludeAges;
    }

    /// <summary>The reading that the sentence asks for; the entry itself when nothing speaks against it.</summary>
    /// <param name="entry">The unit as the table has it.</param>
    /// <param name="draft">The number.</param>
    /// <param name="name">The unit as the sentence names it.</param>
    public UnitEntry Resolve(UnitEntry entry, Draft draft, ReadOnlySpan<char> name)
    {
        _at = draft.First;
        if (table.ContextOf(name) is { } reading && Speaks(tokens, reading, _at))
        {
            return reading.Entry;
        }

        var code = entry.Unit.Code switch
        {
            "CNY" when IsSign(draft, '¥') && Mentions("Japan", "Japanese", "Tokyo", "yen") && !Mentions("yuan", "renminbi", "RMB") => "JPY",
            "MXN" => Mentions("Argentina", "Argentine", "Argentinian") ? "ARS"
                : Mentions("Chile", "Chilean") ? "CLP"
                : Mentions("Colombia", "Colombian") ? "COP"
                : Mentions("Philippines", "Philippine", "Filipino", "Manila") ? "PHP" : null,
            "INR" => Mentions("Pakistan", "Pakistani", "Islamabad", "Karachi") ? "PKR" : Mentions("Sri", "Lankan", "Colombo") ? "LKR" : null,
            "DKK" when Mentions("Norway", "Norwegian", "Oslo") => "NOK",
            "SEK" when Mentions("Iceland", "Icelandic", "Reykjavik") => "ISK",
            "CHF" when Mentions("Congo", "Congolese", "Kinshasa") => "CDF",
            "USc" when Mentions("euro", "euros", "€") => "EURc",
            "[lb_av]" when draft.Scale >= 1_000_000 || Mentions("sterling", "British", "UK", "Britain") || Mentions("£", "London") => IsMass() ? null : "GBP",
            "t" when MentionsPhrase("short", "ton", "tons") => "[ston_av]",
            "[oz_av]" when Mentions("gold", "silver", "platinum", "palladium") || Mentions("bullion", "rhodium") => "[oz_tr]",
            _ => null,
        };
        return code is not null && table.TryGetCode(code, out var other) && !(code == "[ston_av]" && !IsBareTon(draft)) ? other : entry;
    }

    /// <summary>As <see cref="Resolve"/>, for the unit behind "per".</summary>
    public Unit ResolveDenominator(Unit unit) =>
        unit.Code == "[oz_av]" && (Mentions("gold", "silver", "platinum", "palladium") || Mentions("bullion", "rhodium"))
        && table.TryGetCode("[oz_tr]", out var troy) ? troy.Unit : unit;

    /// <summary>Whether the words around a token ask for a reading.</summary>
    public static bool Speaks(SentenceTokens tokens, ContextReading reading, int at)
    {
        var heard = reading.IsUsual;
        for (var i = Math.Max(0, at - Window); i < Math.Min(tokens.Count, at + Window); i++)
        {
            if (!tokens.IsKind(i, TokenKind.Word))
            {
                continue;
            }

            if (reading.Veto.Contains(tokens.Slice(i)))
            {
                return false;
            }

            heard = heard || reading.Words.Contains(tokens.Slice(i));
        }

        return heard;
    }

    private bool IsSign(Draft draft, char sign) => tokens.Text[tokens[draft.SpanFirst].Start..tokens[draft.First].Start].Contains(sign);

    private bool IsBareTon(Draft draft) => tokens.IsAny(draft.Last + 1, "ton", "tons");

    // "million pounds of uranium": of something, so a mass.
    private bool IsMass() => Mentions("lb", "lbs", "copper", "uranium") || Mentions("cobalt", "yellowcake", "weight", "beef") || MentionsPhrase("pounds", "of", "of");

    private bool Mentions(string first, string second, string? third = null, string? fourth = null)
    {
        for (var i = Math.Max(0, _at - Window); i < Math.Min(tokens.Count, _at + Window); i++)
        {
            if (tokens.IsAny(i, first, second, third, fourth))
            {
                return true;
            }
        }

        return false;
    }

    private bool MentionsPhrase(string word, string next, string or)
    {
        for (var i = Math.Max(0, _at - Window); i < Math.Min(tokens.Count, _at + Window); i++)
        {
            if (tokens.Is(i, word) && tokens.IsAny(i + 1, next, or))
            {
                return true;
            }
        }

        return false;
    }
}
