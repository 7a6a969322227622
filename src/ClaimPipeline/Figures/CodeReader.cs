namespace ClaimPipeline.Figures;

/// <summary>Tells telephone numbers, dates in digits, addresses of machines and codes of goods and forms.</summary>
internal sealed class CodeReader(SentenceTokens tokens, UnitFinder units)
{
    /// <summary>3B001, 20-F.</summary>
    public bool IsCode(int at)
    {
        if (tokens.IsGlued(at + 1) && tokens.IsGlued(at + 2) && tokens.IsKind(at + 1, TokenKind.Word) && tokens[at + 1].Capital && tokens.Slice(at + 1).Length == 1
            && tokens.IsKind(at + 2, TokenKind.Number) && tokens[at + 2].Literal.Digits > 1)
        {
            tokens[at + 2].Dead = true;
            return true;
        }

        return tokens.IsDash(at + 1) && tokens.IsGlued(at + 1) && tokens.IsGlued(at + 2) && tokens.Slice(at + 2) is "K" or "Q" or "F";
    }

    /// <summary>A telephone number, whose other parts are marked with it.</summary>
    public bool IsPhone(int at)
    {
        var plus = tokens.IsGlued(at) && tokens.IsSymbol(at - 1, '+');
        var zero = tokens[at].Literal is { Plain: true, Digits: > 1 } && tokens.Slice(at)[0] == '0';
        var dashed = tokens[at].Literal.Plain && tokens.IsDash(at + 1) && tokens.IsGlued(at + 1) && tokens.IsGlued(at + 2) && tokens.IsKind(at + 2, TokenKind.Number)
            && ((tokens[at].Literal.Digits == 3 && tokens[at + 2].Literal is { Plain: true, Digits: 4 })
                || (tokens.IsDash(at + 3) && tokens.IsGlued(at + 4) && tokens.IsKind(at + 4, TokenKind.Number)));
        var called = tokens[at].Literal.Digits > 4 && tokens[at].Literal.Plain && (tokens.Has(at - 1, Traits.Phone) || tokens.Has(at - 2, Traits.Phone));
        // "(010) 6519-8114"; "ring 112"
        var area = tokens[at].Literal is { Plain: true, Digits: > 2 and < 5 } && tokens.IsSymbol(at - 1, ')') && tokens.IsKind(at - 2, TokenKind.Number)
            && tokens.IsDash(at + 1) && tokens.IsKind(at + 2, TokenKind.Number);
        var emergency = tokens[at].Literal is { Plain: true, Digits: 3 } && tokens.IsAny(at - 1, "dial", "ring", "call", "phone")
            && (at + 1 >= tokens.Count || !tokens.IsKind(at + 1, TokenKind.Word) || tokens.Has(at + 1, Traits.Function));
        called |= area || emergency;
        if (!(plus || zero || dashed || called))
        {
            return false;
        }

        for (var next = at + 1; next < tokens.Count; next++)
        {
            if (tokens.IsKind(next, TokenKind.Number) && (zero || plus || called || !tokens[next].Spaced) && !units.Find(next + 1, out _, out _))
            {
                tokens[next].Dead = true;
            }
            else if (!tokens.IsDash(next) && !tokens.IsSymbol(next, '(') && !tokens.IsSymbol(next, ')'))
            {
                break;
            }
        }

        return !(zero && units.Find(at + 1, out _, out _));
    }

    /// <summary>2024/118, 24/7, 12/31/2022, 2022-12-31, 192.168.0.1.</summary>
    public bool IsSerial(int at)
    {
        // 192.168.0.1
        if (tokens.IsSymbol(at + 1, '.') && tokens.IsGlued(at + 1) && tokens.IsGlued(at + 2) && tokens.IsKind(at + 2, TokenKind.Number))
        {
            tokens[at + 2].Dead = true;
            return true;
        }

        if (tokens.Is(at + 1, "ZIP"))
        {
            return true;
        }

        if (!tokens.IsGlued(at + 1) || !tokens.IsGlued(at + 2) || !tokens.IsKind(at + 2, TokenKind.Number))
        {
            return false;
        }

        var slash = tokens.IsSymbol(at + 1, '/');
        var three = (slash ? tokens.IsSymbol(at + 3, '/') : tokens.IsDash(at + 1) && tokens.IsDash(at + 3)) && tokens.IsGlued(at + 3) && tokens.IsKind(at + 4, TokenKind.Number) && tokens.IsGlued(at + 4);
        if (three)
        {
            tokens[at + 2].Dead = tokens[at + 4].Dead = true;
            return true;
        }

        var fraction = tokens[at].Value < tokens[at + 2].Value && tokens[at].Value <= 31 && tokens[at + 2].Value is not (11 or > 128);
        if (slash && !fraction && !units.Find(at + 3, out _, out _))
        {
            tokens[at + 2].Dead = true;
            return true;
        }

        return false;
    }
}
