namespace ClaimPipeline.Figures;

/// <summary>
/// Marks the numbers that state no amount: dates, years, clock times, telephone numbers, numbers of documents and their parts,
/// names that hold a number, ages in passing, addresses, footnotes.
/// </summary>
internal sealed class NonFigureMarker(SentenceTokens tokens, UnitFinder units, NounReader nouns, FiguresOptions options)
{
    // Behind these words a number is a name whatever follows.
    private static readonly HashSet<string> Strong = new(StringComparer.OrdinalIgnoreCase)
    {
        "section", "sections", "sec", "article", "articles", "art", "no", "nos", "chapter", "chapters", "page", "pages", "pp", "table", "tables",
        "annex", "annexes", "appendix", "heading", "headings", "subheading", "subheadings", "paragraph", "paragraphs", "clause", "clauses",
        "docket", "hs", "hts", "cn", "isin", "iso", "covid", "announcement", "announcements", "resolution", "code", "codes", "highway", "interstate",
        "boeing", "airbus", "footnote", "footnotes", "extension", "ext", "iphone", "version", "figure", "fig", "directive", "flight", "schedule", "proposition", "exhibit", "patent",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> StrongWords = Strong.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly CodeReader _codes = new(tokens, units);
    private readonly AgeReader _ages = new(tokens, units);

    public void Mark()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || tokens[i].Dead)
            {
                continue;
            }

            tokens[i].Age = _ages.IsStated(i);
            if (tokens[i].Age ? !options.IncludeAges : IsNoFigure(i))
            {
                tokens[i].Dead = true;
                SpreadForward(i);
            }
        }
    }

    private bool IsNoFigure(int at) =>
        IsPartOfWord(at) || IsMark(at) || IsClock(at) || IsDay(at) || _codes.IsPhone(at) || _codes.IsSerial(at)
        || IsNumbered(at) || IsYear(at) || IsName(at) || _ages.IsMentioned(at) || IsAddress(at);

    private bool IsPartOfWord(int at)
    {
        if (tokens.IsGlued(at) && tokens.IsKind(at - 1, TokenKind.Word))
        {
            return !IsLostSpace(at - 1) && !units.IsPrefix(at - 1, at);
        }

        if (tokens.IsGlued(at) && tokens.IsDash(at - 1) && tokens.IsGlued(at - 1) && tokens.IsKind(at - 2, TokenKind.Word))
        {
            return tokens.NumberWord(at - 2) == NumberWordKind.None && !tokens.IsAny(at - 2, "minus", "to", "sub") && !tokens.IsSymbol(at + 1, '%')
                && !units.IsUnitBehindNumber(at - 2);
        }

        // '98
        if (tokens.IsGlued(at) && tokens.IsSymbol(at - 1, '\'') && tokens[at - 1].Spaced && tokens[at].Literal is { Plain: true, Digits: 2 } && !tokens.IsSymbol(at + 1, '\''))
        {
            return true;
        }

        if (_codes.IsCode(at))
        {
            return true;
        }

        // COVID -19
        if (tokens.IsGlued(at) && tokens.IsDash(at - 1) && StrongWords.Contains(tokens.Slice(at - 2)))
        {
            return true;
        }

        if (!tokens.IsGlued(at + 1))
        {
            return false;
        }

        if (tokens.IsSymbol(at + 1, '\'') && tokens.Is(at + 2, "s") && tokens.IsGlued(at + 2))
        {
            return true;
        }

        if (!tokens.IsKind(at + 1, TokenKind.Word))
        {
            return false;
        }

        var word = tokens.Slice(at + 1);
        if (word is "st" or "nd" or "rd" or "th" or "s" or "ST" or "ND" or "RD" or "TH" or "ers" || tokens.Has(at + 1, Traits.Clock))
        {
            return true;
        }

        return !(tokens.NumberWord(at + 1) != NumberWordKind.None || UnitReader.IsScaleLetter(word) || word is "x" or "fold"
            || units.Find(at + 1, out _, out _) || (word.Length > 2 && !tokens[at + 1].Capital));
    }

    // Machine translation loses spaces: "totaled119,000", "which107,350".
    private bool IsLostSpace(int at)
    {
        var word = tokens.Slice(at);
        return word[^1] >= '\u3400' || (word.Length > 1 && !word.ContainsAnyExceptInRange('a', 'z') && word is not ("mk" or "km" or "cm" or "mm" or "co" or "pm" or "am" or "ver" or "ft" or "sq" or "pp"));
    }

    private bool IsMark(int at)
    {
        if (tokens.IsSymbol(at - 1, '#') || tokens.IsSymbol(at - 1, '§') || tokens.IsSymbol(at - 1, '@') || tokens.IsSymbol(at - 1, '_'))
        {
            return true;
        }

        var opened = tokens.IsSymbol(at - 1, '[') || tokens.IsSymbol(at - 1, '(');
        if (opened && (tokens.IsSymbol(at + 1, ']') || tokens.IsSymbol(at + 1, ')')) && tokens[at].Literal is { Decimals: 0, Digits: < 4 })
        {
            return true;
        }

        if (tokens.IsGlued(at) && tokens.IsSymbol(at - 1, '.') && tokens.IsGlued(at - 1) && !units.Find(at + 1, out _, out _))
        {
            return true;
        }

        // "1. ", "2) " before the text of an item
        return at == 0 && tokens[0].Literal is { Plain: true, Digits: < 3 } && tokens.IsGlued(1)
            && (tokens.IsSymbol(1, '.') || tokens.IsSymbol(1, ')')) && tokens.Count > 2;
    }

    private bool IsClock(int at)
    {
        if (tokens.IsSymbol(at + 1, ':') && tokens.IsGlued(at + 1) && tokens.IsGlued(at + 2) && tokens.IsKind(at + 2, TokenKind.Number))
        {
            tokens[at + 2].Dead = true;
            if (tokens.IsSymbol(at + 3, ':') && tokens.IsGlued(at + 3) && tokens.IsGlued(at + 4) && tokens.IsKind(at + 4, TokenKind.Number))
            {
                tokens[at + 4].Dead = true;
            }

            return true;
        }

        return (tokens.Has(at + 1, Traits.Clock) && (tokens[at].Value <= 24 || tokens[at].Literal.Digits == 4))
            || ((tokens.IsDash(at + 1) || tokens.IsAny(at + 1, "to", "and")) && tokens.IsKind(at + 2, TokenKind.Number)
                && tokens.Has(at + 3, Traits.Clock) && tokens[at + 2].Value <= 24);
    }

    private bool IsDay(int at)
    {
        if (tokens[at].Literal is not { Decimals: 0, Plain: true } || tokens[at].Value > 31 || tokens[at].Value < 1)
        {
            return false;
        }

        if (IsMonth(at + 1) || (tokens.Is(at + 1, "of") && IsMonth(at + 2)))
        {
            return true;
        }

        var month = tokens.IsSymbol(at - 1, '.') ? at - 2 : at - 1;
        if (IsMonth(month) && !units.Find(at + 1, out _, out _))
        {
            return true;
        }

        // "from 9 to 11 June", "9 and 10 May", "20–24 Sept."
        var joined = tokens.IsDash(at + 1) || tokens.IsAny(at + 1, "to", "and", "or") || tokens.IsSymbol(at + 1, ',');
        return joined && tokens.IsKind(at + 2, TokenKind.Number) && tokens[at + 2].Value <= 31 && tokens[at + 2].Literal.Plain && IsMonth(at + 3);
    }

    private bool IsMonth(int at) => tokens.Has(at, Traits.Month) && tokens[at].Capital;

    private bool IsNumbered(int at)
    {
        var name = tokens.IsSymbol(at - 1, '.') ? at - 2 : at - 1;
        if (!tokens.Has(name, Traits.Naming) || tokens[at].Literal.Digits > 8)
        {
            return false;
        }

        if (StrongWords.Contains(tokens.Slice(name)))
        {
            return !units.FindMeasure(at + 1);
        }

        if (units.Find(at + 1, out _, out _) || !tokens[at].Literal.Plain || units.IsPrefixed(at))
        {
            return false;
        }

        return (tokens[name].Capital && (name > 0 || !nouns.IsHead(name))) || !nouns.BeginsCount(at + 1);
    }

    private bool IsYear(int at)
    {
        if (tokens[at].Literal is not { Plain: true, Digits: 4 } || tokens[at].Value is < 1000 or > 2199 || units.IsPrefixed(at))
        {
            return false;
        }

        var follow = at;
        if (tokens.IsDash(at + 1) || tokens.IsSymbol(at + 1, '/') || tokens.Is(at + 1, "to") || tokens.Is(at + 1, "and") || tokens.Is(at + 1, "or"))
        {
            if (tokens.IsKind(at + 2, TokenKind.Number) && tokens[at + 2].Literal.Plain
                && (tokens[at + 2].Literal.Digits == 4 || (tokens[at + 2].Literal.Digits == 2 && !tokens.IsKind(at + 1, TokenKind.Word))))
            {
                follow = at + 2;
            }
        }

        if (units.Find(follow + 1, out _, out _) || units.Find(at + 1, out _, out _) || tokens.NumberWord(at + 1) == NumberWordKind.Scale)
        {
            return false;
        }

        if (tokens[follow].Value > 2100 && follow > at)
        {
            return false;
        }

        var counts = nouns.BeginsCount(follow + 1);
        var cue = tokens.Has(at - 1, Traits.YearCue) || tokens.Has(at - 1, Traits.Month) || tokens.IsSymbol(at - 1, '(');
        var direct = counts && nouns.IsHead(follow + 1);
        if (tokens[at].Value is < 1900 or > 2100)
        {
            return cue && !counts && !tokens.IsAny(at - 1, "of", "for", "from", "between") && !tokens.IsSymbol(at - 1, '(');
        }

        var hedged = tokens.Has(at - 1, Traits.Hedge) || tokens.IsAny(at - 1, "than", "to");
        var round = tokens[at].Value % 100 == 0;
        return !(direct && (hedged || (round && !tokens.IsAny(at - 1, "in", "since", "by", "the")))) && !(counts && hedged && round && !tokens.Is(at - 2, "by"));
    }

    // Apple Watch 5, Big 12, S&P 500
    private bool IsName(int at)
    {
        if (!tokens[at].Spaced || !tokens.IsKind(at - 1, TokenKind.Word) || tokens[at].Literal is not { Plain: true, Digits: < 5 }
            || units.Find(at + 1, out _, out _) || tokens.NumberWord(at + 1) == NumberWordKind.Scale || units.IsPrefixed(at))
        {
            return false;
        }

        // Group of 20
        if (tokens.Is(at - 1, "of") && tokens.Is(at - 2, "group") && tokens[at - 2].Capital)
        {
            return true;
        }

        if (tokens.Has(at - 1, Traits.Brand) && (tokens[at - 1].Capital || tokens.Has(at - 1, Traits.Naming)) && !(at == 1 && nouns.BeginsCount(at + 1)))
        {
            return true;
        }

        // "their own 787 Dreamliner"
        if (tokens[at].Literal.Digits == 3 && tokens.IsKind(at + 1, TokenKind.Word) && tokens[at + 1].Capital && !tokens.Has(at - 1, Traits.Hedge | Traits.Moves)
            && tokens[at].Value % 10 != 0 && !nouns.BeginsCount(at + 1))
        {
            return true;
        }

        return tokens[at - 1].Capital && at > 1 && !tokens.Has(at - 1, Traits.Function | Traits.Verb | Traits.Month | Traits.Weekday | Traits.Hedge | Traits.Filler)
            && !tokens.IsSymbol(at - 2, '.') && !nouns.BeginsCount(at + 1) && UnitReader.IsNotScale(tokens, at + 1);
    }

    // 49 Zorro Ranch Road
    private bool IsAddress(int at)
    {
        if (tokens[at].Literal is not { Plain: true, Digits: < 6 } || (!tokens.IsKind(at + 1, TokenKind.Word) && !tokens.IsDash(at + 1)))
        {
            return false;
        }

        for (var i = at + 1; i <= at + 4 && i < tokens.Count; i++)
        {
            if (tokens.IsKind(i, TokenKind.Number) || (tokens.IsDash(i) && tokens.IsGlued(i)))
            {
                continue;
            }

            if (tokens.Has(i, Traits.Street) && tokens[i].Capital && !nouns.IsHead(i + 1))
            {
                return true;
            }

            if (!tokens.IsKind(i, TokenKind.Word) || (!tokens[i].Capital && !tokens.IsGlued(i)))
            {
                return false;
            }
        }

        return false;
    }

    // "Articles 3, 4 and 5", "2014-15", "Oct. 18-22": what is joined to a number that is none is none either, unless it has a unit.
    private void SpreadForward(int at)
    {
        while (true)
        {
            var next = at + 1;
            var glued = tokens.IsGlued(next) && tokens.IsGlued(next + 1);
            var joined = tokens.IsDash(next) || (tokens.IsSymbol(next, '/') && glued) || tokens.IsAny(next, "and", "or", "to", "through")
                || (tokens.IsSymbol(next, ',') && tokens[at].Value < 1900);
            if (!joined || !tokens.IsKind(next + 1, TokenKind.Number) || tokens[next + 1].Dead)
            {
                return;
            }

            ref var other = ref tokens[next + 1];
            if (units.Find(next + 2, out _, out _) || other.Literal.Digits > 6 || !(other.Literal.Plain || other.Literal.Decimals > 0)
                || tokens.NumberWord(next + 2) == NumberWordKind.Scale || (!glued && nouns.BeginsCount(next + 2)) || units.IsPrefixed(next + 1))
            {
                return;
            }

            other.Dead = true;
            at = next + 1;
        }
    }
}
