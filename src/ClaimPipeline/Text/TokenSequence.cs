using System.Collections;

namespace ClaimPipeline.Text;

/// <summary>The tokens of a text, found while they are enumerated; <c>foreach</c> over it allocates only the tokens' texts.</summary>
public readonly struct TokenSequence : IEnumerable<Token>, IEquatable<TokenSequence>
{
    private readonly string _text;

    internal TokenSequence(string text) => _text = text;

    /// <summary>Enumerates from the start of the text.</summary>
    public Enumerator GetEnumerator() => new(_text ?? "");

    IEnumerator<Token> IEnumerable<Token>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(TokenSequence other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TokenSequence other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_text ?? "").GetHashCode(StringComparison.Ordinal);

    /// <summary>Tokens of the same text.</summary>
    public static bool operator ==(TokenSequence left, TokenSequence right) => left.Equals(right);

    /// <summary>Tokens of different texts.</summary>
    public static bool operator !=(TokenSequence left, TokenSequence right) => !left.Equals(right);

    /// <summary>Walks a text token by token.</summary>
    public struct Enumerator : IEnumerator<Token>
    {
        private readonly string _text;
        private int _position;

        internal Enumerator(string text) => _text = text;

        /// <inheritdoc/>
        public Token Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (!Tokenizer.TryNext(_text, ref _position, out var token))
            {
                return false;
            }

            Current = token;
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _position = 0;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
