using System.Globalization;
using ClaimPipeline.Records;
using static ClaimPipeline.Segmentation.StopCharacters;

namespace ClaimPipeline.Segmentation;

/// <summary>
/// Where sentences end inside a paragraph. One pass from left to right; every look around a stop is bounded, so the time is
/// linear in the text.
/// </summary>
internal static class SentenceBoundary
{
    // How far a decision looks back for the word, or the URL, that a stop belongs to.
    private const int Reach = 256;

    /// <summary>Adds the sentences of one paragraph.</summary>
    public static void Split(string text, TextSpan paragraph, string language, List<TextSpan> sentences)
    {
        var start = paragraph.Start;
        var i = paragraph.Start;
        while (i < paragraph.End)
        {
            if (!IsStop(text[i]))
            {
                i++;
                continue;
            }

            var stop = new Stop(text, paragraph.End, start, i, language);
            if (stop.EndsSentence())
            {
                AddTrimmed(text, start, stop.Close, sentences);
                start = stop.Close;
            }

            i = Math.Max(stop.Close, i + 1);
        }

        AddTrimmed(text, start, paragraph.End, sentences);
    }

    /// <summary>Adds the span without the white space around it, unless nothing is left.</summary>
    public static void AddTrimmed(string text, int start, int end, List<TextSpan> spans)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            spans.Add(TextSpan.FromBounds(start, end));
        }
    }

    /// <summary>A run of stops with what closes behind it, and the decision about it.</summary>
    private readonly ref struct Stop
    {
        private readonly string _text;
        private readonly int _limit;
        private readonly int _sentence;
        private readonly int _first;
        private readonly int _last;
        private readonly string _language;

        public Stop(string text, int limit, int sentence, int first, string language)
        {
            (_text, _limit, _sentence, _first, _language) = (text, limit, sentence, first, language);
            var i = first;
            while (i + 1 < limit && IsStop(text[i + 1]))
            {
                i++;
            }

            _last = i;
            Close = Closed(i + 1);
        }

        /// <summary>Behind the stops and the quotes and brackets that close there.</summary>
        public int Close { get; }

        // Quotes look alike on both sides: one that a letter follows directly opens, unless a space cannot have been meant.
        private int Closed(int from)
        {
            var i = from;
            while (i < _limit && IsCloser(_text[i]))
            {
                var ambiguous = _text[i] is '"' or '\'' or '*';
                if (ambiguous)
                {
                    var run = i;
                    while (run < _limit && _text[run] == _text[i])
                    {
                        run++;
                    }

                    var next = run < _limit ? _text[run] : ' ';
                    if (char.IsLetterOrDigit(next) && !IsOpenQuote(i))
                    {
                        break;
                    }

                    i = run;
                    continue;
                }

                i++;
            }

            return i;
        }

        // Whether an odd number of these quotes stands between the start of the sentence and here.
        private bool IsOpenQuote(int at)
        {
            var count = 0;
            for (var i = Math.Max(_sentence, at - Reach * 8); i < at; i++)
            {
                count += _text[i] == _text[at] ? 1 : 0;
            }

            return (count & 1) == 1;
        }

        public bool EndsSentence()
        {
            if (Close >= _limit)
            {
                return true;
            }

            var wide = IsWideStop(_text[_last]) || IsWideStop(_text[_first]);
            var next = Close;
            while (next < _limit && char.IsWhiteSpace(_text[next]))
            {
                next++;
            }

            if (next >= _limit)
            {
                return true;
            }

            if (wide)
            {
                return !IsContinuation(_text[next]) && !(Close > _last + 1 && SaysFollows(next));
            }

            var spaced = next > Close;
            var begin = next;
            while (begin < _limit && begin - next < 4 && IsOpener(_text[begin]))
            {
                begin++;
            }

            if (begin >= _limit)
            {
                return spaced;
            }

            if (!spaced)
            {
                return EndsUnspaced(begin, begin > next);
            }

            if (!BeginsSentence(begin, begin > next))
            {
                return false;
            }

            if (Close > _last + 1 && SaysFollows(begin))
            {
                return false;
            }

            return _text[_last] is not '.' || _last > _first || EndsAtPoint(begin);
        }

        private static bool IsContinuation(char c) => c is ',' or '，' or '、' or ';' or '；' or ':' or '：' or ')' or '）';

        // "production?The reason", "task.A new": the space was lost. A capitalised word must follow, and no address be cut.
        private bool EndsUnspaced(int begin, bool opened)
        {
            var c = _text[begin];
            if (IsUnspacedScript(c))
            {
                return !(_text[_last] == '.' && _first > _sentence && char.IsAsciiDigit(_text[_first - 1]));
            }

            if (!char.IsUpper(c) || IsInAddress())
            {
                return false;
            }

            if (_text[_last] is not '.' || _last > _first)
            {
                return _text[_last] is '!' or '?' || opened || IsWordAt(begin);
            }

            var before = _first > _sentence ? _text[_first - 1] : ' ';
            var closed = Close > _last + 1;
            if (!closed && !char.IsLower(before) && !char.IsAsciiDigit(before) && !IsCloser(before) && !IsUnspacedScript(before) && before != '%')
            {
                return false;
            }

            var word = WordBefore();
            return (closed || opened || IsWordAt(begin))
                && (closed || AbbreviationList.KindOf(word) == AbbreviationKind.None)
                && !IsDomainEnding(begin);
        }

        // A capital followed by a small letter, or a word of one capital ("A new", "I am").
        private bool IsWordAt(int at) =>
            at + 1 >= _limit || char.IsLower(_text[at + 1]) || _text[at + 1] is ' ' or '\'' or '’'
            || AbbreviationList.IsStarter(WordAt(at))
            || (char.IsUpper(_text[at + 1]) && _first - _sentence > 3 && at + 2 < _limit && char.IsUpper(_text[at + 2]) && WordBefore().Length > 3);

        private bool IsDomainEnding(int at) => WordAt(at) is "com" or "org" or "net" or "gov" or "edu" or "io" or "js" or "info";

        private bool BeginsSentence(int at, bool opened)
        {
            var c = _text[at];
            if (char.IsLetter(c))
            {
                // "iPhone", "eBay" begin small; letters without case (Han, Arabic) begin anything.
                // "(b)" numbers a clause.
                return !char.IsLower(c) || (at + 1 < _limit && (char.IsUpper(_text[at + 1]) || (opened && _text[at - 1] == '(' && _text[at + 1] == ')')));
            }

            return char.IsDigit(c) || opened || c is '$' or '€' or '£' or '¥' or '₹' or '#' or '@' or '&' or '~' or '+' or '=' or '§'
                || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate or UnicodeCategory.MathSymbol;
        }

        // A single full stop with a space and something capital behind it: is the word before it an abbreviation?
        private bool EndsAtPoint(int begin)
        {
            if (Close > _last + 1 && _text[Close - 1] is not ')' and not ']')
            {
                return true;
            }

            var word = WordBefore();
            if (word.Length == 0)
            {
                return true;
            }

            var wordStart = _first - word.Length;
            var starts = AbbreviationList.IsStarter(WordAt(begin));
            if (IsEnumerator(word, wordStart))
            {
                return false;
            }

            if (char.IsAsciiDigit(word[^1]))
            {
                // German and its neighbours write ordinals with a point: "am 21. Dezember".
                var ordinals = _language.StartsWith("de", StringComparison.OrdinalIgnoreCase)
                    || _language is "da" or "nb" or "no" or "cs" or "fi" or "hu" or "pl";
                return !(ordinals && word.Length <= 2 && char.IsLetter(_text[begin]) && !starts);
            }

            switch (AbbreviationList.KindOf(word))
            {
                case AbbreviationKind.Never:
                    return false;
                case AbbreviationKind.BeforeNumber:
                    return !(char.IsDigit(_text[begin]) || IsRoman(WordAt(begin)));
                case AbbreviationKind.Maybe:
                    return starts;
                case AbbreviationKind.None:
                default:
                    break;
            }

            if (word.Length == 1 && char.IsLetter(word[0]))
            {
                return !char.IsUpper(_text[wordStart]) || (starts && !IsInitialBefore(wordStart));
            }

            // Unknown initials: "J.R.R." goes on, unless a common first word follows.
            return word.Length < 3 || word[^2] != '.' || starts;
        }

        // "1. The ministry", "(a) ...", "IV. Results": a number at the start of the sentence numbers it.
        private bool IsEnumerator(ReadOnlySpan<char> word, int wordStart)
        {
            var i = wordStart - 1;
            while (i >= _sentence && (char.IsWhiteSpace(_text[i]) || IsOpener(_text[i])))
            {
                i--;
            }

            if (i >= _sentence)
            {
                return false;
            }

            var digits = 0;
            foreach (var c in word)
            {
                digits += char.IsAsciiDigit(c) || c == '.' ? 1 : 0;
            }

            return (digits == word.Length && word.Length <= 6) || word.Length == 1 || IsRoman(word);
        }

        private static bool IsRoman(ReadOnlySpan<char> word)
        {
            foreach (var c in word)
            {
                if (c is not ('i' or 'v' or 'x'))
                {
                    return false;
                }
            }

            return word.Length is > 0 and <= 5;
        }

        private bool IsInitialBefore(int wordStart) =>
            wordStart >= _sentence + 2 && char.IsWhiteSpace(_text[wordStart - 1]) && _text[wordStart - 2] == '.';

        // "No!" she said; “为什么？”他问: the quotation ends there, the sentence does not.
        private bool SaysFollows(int at)
        {
            var i = at;
            for (var n = 0; n < 3 && i < _limit; n++)
            {
                var word = WordAt(i);
                if (word is "said" or "says" or "asked" or "asks" or "added" or "adds" or "told" or "wrote" or "replied" or "noted"
                    or "explained" or "warned" or "insisted" or "declared" or "tweeted" or "shouted")
                {
                    return true;
                }

                i += word.Length;
                while (i < _limit && _text[i] == ' ')
                {
                    i++;
                }

                if (word.Length == 0)
                {
                    return false;
                }
            }

            return false;
        }

        // Whether the stop stands in something like a URL or an e-mail address.
        private bool IsInAddress()
        {
            var from = _first;
            while (from > _sentence && _first - from < Reach && !char.IsWhiteSpace(_text[from - 1]) && _text[from - 1] < '\u2E80')
            {
                from--;
            }

            var token = _text.AsSpan(from, _first - from);
            return token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                || (token.Contains('@') && !token.Contains(' '));
        }

        // The word that the stop follows, lower case, with inner stops: "u.s", "inc", "2.1".
        private ReadOnlySpan<char> WordBefore()
        {
            var from = _first;
            while (from > _sentence && _first - from < 24 && (char.IsLetterOrDigit(_text[from - 1]) || _text[from - 1] is '.' or '№' or '§'))
            {
                from--;
            }

            return _text[from.._first].ToLowerInvariant();
        }

        private ReadOnlySpan<char> WordAt(int at)
        {
            var to = at;
            while (to < _limit && to - at < 24 && char.IsLetter(_text[to]))
            {
                to++;
            }

            return _text[at..to].ToLowerInvariant();
        }
    }
}
