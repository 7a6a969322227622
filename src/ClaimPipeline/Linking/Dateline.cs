namespace ClaimPipeline.Linking;

/// <summary>"GENEVA, 3 March (Wire) -": where and when a report was filed, which is no part of what it says.</summary>
internal static class Dateline
{
    private const int Longest = 80;

    /// <summary>Where the text goes on behind its dateline; 0 when it has none.</summary>
    public static int End(string text)
    {
        var dash = Dash(text);
        return dash > 0 && Opens(text.AsSpan(0, dash)) ? dash + 1 : 0;
    }

    private static int Dash(string text)
    {
        for (var i = 1; i < Math.Min(text.Length - 1, Longest); i++)
        {
            if (text[i] is '\u2014' or '\u2013' or '-' && (text[i] == '\u2014' || (char.IsWhiteSpace(text[i - 1]) && char.IsWhiteSpace(text[i + 1]))))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Only names and dates, with an agency in brackets, or a town in capitals with something behind a comma.</summary>
    private static bool Opens(ReadOnlySpan<char> head)
    {
        var depth = 0;
        var isStart = true;
        var hasBrackets = false;
        foreach (var c in head)
        {
            if (c is '(' or ')')
            {
                depth += c == '(' ? 1 : -1;
                hasBrackets = true;
            }
            else if (depth == 0 && isStart && char.IsLower(c))
            {
                return false;
            }

            isStart = !char.IsLetterOrDigit(c);
        }

        return head.Length > 0 && char.IsUpper(head[0]) && (hasBrackets || (IsInCapitals(head) && head.Contains(',')));
    }

    private static bool IsInCapitals(ReadOnlySpan<char> head)
    {
        var length = 0;
        while (length < head.Length && char.IsLetter(head[length]))
        {
            if (char.IsLower(head[length++]))
            {
                return false;
            }
        }

        return length >= 3;
    }
}
