using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Walks the tags of HTML or XML bytes in one pass, without building a tree: time in proportion to the input whatever the nesting,
/// no entities of a document type, nothing fetched, broken markup survived. Bytes must be of an encoding in which ASCII
/// punctuation stands for itself.
/// </summary>
internal ref struct MarkupScanner(ReadOnlySpan<byte> data, bool isXml)
{
    private const int MostAttributes = 64;

    private readonly ReadOnlySpan<byte> _data = data;
    private readonly (int Name, int NameLength, int Value, int ValueLength)[] _attributes = new (int, int, int, int)[MostAttributes];
    private int _at;
    private int _count;

    /// <summary>What the scanner stands at.</summary>
    public enum Token
    {
        /// <summary>The end of the input.</summary>
        End,

        /// <summary>A start tag.</summary>
        Open,

        /// <summary>An end tag.</summary>
        Close,

        /// <summary>Text between tags.</summary>
        Text,

        /// <summary>Text in which nothing is escaped.</summary>
        CData,
    }

    /// <summary>Name of the tag as written.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The text of a text token.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Whether a start tag ends with a slash.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Steps to the next token.</summary>
    public Token Read()
    {
        while (_at < _data.Length)
        {
            var rest = _data[_at..];
            if (rest[0] != '<')
            {
                var length = rest.IndexOf((byte)'<');
                Text = length < 0 ? rest : rest[..length];
                _at += Text.Length;
                return Token.Text;
            }

            if (rest.Length < 2)
            {
                break;
            }

            if (char.IsAsciiLetter((char)rest[1]))
            {
                if (ReadTag(_at + 1))
                {
                    return Token.Open;
                }

                break;
            }

            if (rest[1] == '/')
            {
                if (rest.Length > 2 && char.IsAsciiLetter((char)rest[2]))
                {
                    if (ReadTag(_at + 2))
                    {
                        return Token.Close;
                    }

                    break;
                }

                SkipTo(">"u8);
            }
            else if (rest[1] is (byte)'!' or (byte)'?')
            {
                if (isXml && rest.StartsWith("<![CDATA["u8))
                {
                    var end = rest.IndexOf("]]>"u8);
                    Text = end < 0 ? rest[9..] : rest[9..end];
                    _at += end < 0 ? rest.Length : end + 3;
                    return Token.CData;
                }

                SkipDeclaration(rest);
            }
            else
            {
                Text = rest[..1];
                _at++;
                return Token.Text;
            }
        }

        _at = _data.Length;
        return Token.End;
    }

    /// <summary>Whether the tag has that name, any case; in XML any prefix.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name)
    {
        var own = Name;
        if (isXml && own.IndexOf((byte)':') is var colon and >= 0)
        {
            own = own[(colon + 1)..];
        }

        return Ascii.EqualsIgnoreCase(own, name);
    }

    /// <summary>The value of an attribute as written; false when the tag has none of that name (any case).</summary>
    public readonly bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < _count; i++)
        {
            var attribute = _attributes[i];
            if (attribute.NameLength == name.Length && Ascii.EqualsIgnoreCase(_data.Slice(attribute.Name, attribute.NameLength), name))
            {
                value = _data.Slice(attribute.Value, attribute.ValueLength);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Skips the content of a script, style or similar element, which is no markup. To be called at its start tag.</summary>
    public void SkipRawText()
    {
        var name = Name;
        while (_at < _data.Length)
        {
            var next = _data[_at..].IndexOf("</"u8);
            if (next < 0)
            {
                _at = _data.Length;
                return;
            }

            _at += next;
            var candidate = _data[(_at + 2)..];
            if (candidate.Length >= name.Length && Ascii.EqualsIgnoreCase(candidate[..name.Length], name))
            {
                return;
            }

            _at += 2;
        }
    }

    private void SkipTo(ReadOnlySpan<byte> end)
    {
        var found = _data[_at..].IndexOf(end);
        _at = found < 0 ? _data.Length : _at + found + end.Length;
    }

    private void SkipDeclaration(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("<!--"u8))
        {
            // "<!-->" and "<!--->" are whole comments.
            _at += rest.StartsWith("<!-->"u8) || rest.StartsWith("<!--->"u8) ? 2 : 4;
            SkipTo("-->"u8);
            return;
        }

        var close = rest.IndexOf((byte)'>');
        if (isXml && close >= 0 && rest[..close].Contains((byte)'['))
        {
            SkipTo("]"u8);
        }

        SkipTo(">"u8);
    }

    /// <summary>Reads a tag's name and attributes. False when the input ends inside: then there is no tag.</summary>
    private bool ReadTag(int start)
    {
        var at = start;
        while (at < _data.Length && _data[at] is not ((byte)'>' or (byte)'/') && !IsSpace(_data[at]))
        {
            at++;
        }

        Name = _data[start..at];
        _count = 0;
        IsEmpty = false;
        while (at < _data.Length)
        {
            var c = _data[at];
            if (c == '>')
            {
                IsEmpty = _data[at - 1] == '/';
                _at = at + 1;
                return true;
            }

            if (c == '/' || IsSpace(c))
            {
                at++;
                continue;
            }

            at = ReadAttribute(at);
        }

        return false;
    }

    private int ReadAttribute(int at)
    {
        var name = at++;
        while (at < _data.Length && _data[at] is not ((byte)'>' or (byte)'/' or (byte)'=') && !IsSpace(_data[at]))
        {
            at++;
        }

        var nameLength = at - name;
        var after = at;
        while (after < _data.Length && IsSpace(_data[after]))
        {
            after++;
        }

        var (value, valueLength) = (at, 0);
        if (after < _data.Length && _data[after] == '=')
        {
            at = after + 1;
            while (at < _data.Length && IsSpace(_data[at]))
            {
                at++;
            }

            if (at < _data.Length && _data[at] is (byte)'"' or (byte)'\'')
            {
                value = at + 1;
                valueLength = _data[value..].IndexOf(_data[at]);
                if (valueLength < 0)
                {
                    return _data.Length;
                }

                at = value + valueLength + 1;
            }
            else
            {
                value = at;
                while (at < _data.Length && _data[at] != '>' && !IsSpace(_data[at]))
                {
                    at++;
                }

                valueLength = at - value;
            }
        }

        if (_count < MostAttributes)
        {
            _attributes[_count++] = (name, nameLength, value, valueLength);
        }

        return at;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f';
}
