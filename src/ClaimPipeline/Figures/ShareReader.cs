using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Reads shares that are written with two numbers, or with one sign for both.</summary>
internal sealed class ShareReader(SentenceTokens tokens, UnitTable table)
{
    /// <summary>"one in five", "three out of four", "9 of every 10": the share that begins with a number just read.</summary>
    public bool PartOfMany(Draft draft, out decimal value, out int last)
    {
        value = 0;
        last = draft.Last;
        var at = draft.Last + 1;
        if (draft.Value != decimal.Truncate(draft.Value) || draft.Value is < 1 or > 99)
        {
            return false;
        }

        var dashed = tokens.IsDash(at) && tokens.Is(at + 1, "in") && tokens.IsDash(at + 2);
        if (dashed)
        {
            at += 3;
        }
        else if (tokens.Is(at, "in"))
        {
            at += tokens.Is(at + 1, "every") ? 2 : 1;
        }
        else if (tokens.Is(at, "out") && tokens.Is(at + 1, "of"))
        {
            at += tokens.Is(at + 2, "every") ? 3 : 2;
        }
        else if (tokens.Is(at, "of") && tokens.Is(at + 1, "every"))
        {
            at += 2;
        }
        else
        {
            return false;
        }

        if (at >= tokens.Count)
        {
            return false;
        }

        // "One out of every three tonnes" is a share, "5 in 10 minutes" is none.
        var every = tokens.Is(at - 1, "every");
        var whole = 0m;
        last = at;
        if (tokens[at] is { Kind: TokenKind.Number, Literal.Decimals: 0 })
        {
            whole = tokens[at].Value;
        }
        else if (tokens.NumberWord(at) is NumberWordKind.Digit or NumberWordKind.Teen or NumberWordKind.Tens)
        {
            _ = CardinalWords.Read(tokens, at, out whole, out last, out _);
        }

        if (whole <= draft.Value || whole > 1000 || tokens.NumberWord(last + 1) == NumberWordKind.Scale || (!every && TakesUnit(last + 1)))
        {
            return false;
        }

        value = draft.Value / whole;
        return true;
    }

    // "5 in 10 minutes" is no share.
    private bool TakesUnit(int at) =>
        tokens.IsSymbol(at, '%') || (tokens.IsKind(at, TokenKind.Word) && table.Names.TryGet(tokens.Slice(at), out var entry) && entry.Unit.Dimension is Dimension.Time or Dimension.Ratio or Dimension.Length);

    /// <summary>"3/4", but not "24/7" or "9/11".</summary>
    public bool SlashFraction(int at, out decimal value, out int last)
    {
        value = 0;
        last = at + 2;
        if (!(tokens.IsSymbol(at + 1, '/') || tokens.IsSymbol(at + 1, '⁄')) || !tokens.IsKind(at + 2, TokenKind.Number)
            || !tokens.IsGlued(at + 1) || !tokens.IsGlued(at + 2) || tokens.IsSymbol(at + 3, '/') || tokens.IsSymbol(at - 1, '/'))
        {
            return false;
        }

        var (up, down) = (tokens[at], tokens[at + 2]);
        if (!up.Literal.Plain || !down.Literal.Plain || up.Value >= down.Value || up.Value == 0
            || down.Value is not (<= 10 or 12 or 16 or 20 or 25 or 32 or 50 or 64 or 100 or 128))
        {
            return false;
        }

        value = up.Value / down.Value;
        return true;
    }

    /// <summary>The value of a sign such as ½ at a token; null when there is none.</summary>
    public decimal? Vulgar(int at) => !tokens.IsKind(at, TokenKind.Symbol) ? null : tokens.Slice(at)[0] switch
    {
        '½' => 0.5m,
        '¼' => 0.25m,
        '¾' => 0.75m,
        '⅓' => 1m / 3,
        '⅔' => 2m / 3,
        '⅛' => 0.125m,
        '⅜' => 0.375m,
        '⅝' => 0.625m,
        '⅞' => 0.875m,
        '⅕' => 0.2m,
        '⅖' => 0.4m,
        '⅗' => 0.6m,
        '⅘' => 0.8m,
        '⅙' => 1m / 6,
        '⅚' => 5m / 6,
        _ => null,
    };
}
