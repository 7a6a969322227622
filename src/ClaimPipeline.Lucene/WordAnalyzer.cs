using ClaimPipeline.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClaimPipeline.Lucene;

/// <summary>Cuts text into the words of <see cref="Text.Tokenizer"/>, one position each: the same words as every other engine has.</summary>
internal sealed class WordAnalyzer : Analyzer
{
    /// <inheritdoc/>
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new Words(reader));

    private sealed class Words : global::Lucene.Net.Analysis.Tokenizer
    {
        private readonly ICharTermAttribute _term;
        private readonly IOffsetAttribute _offset;
        private string _text = "";
        private TokenSequence.Enumerator _tokens;

        public Words(TextReader input)
            : base(input)
        {
            _term = AddAttribute<ICharTermAttribute>();
            _offset = AddAttribute<IOffsetAttribute>();
        }

        public override void Reset()
        {
            base.Reset();
            _text = m_input.ReadToEnd();
            _tokens = Text.Tokenizer.Tokenize(_text).GetEnumerator();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (!_tokens.MoveNext())
            {
                return false;
            }

            _term.SetEmpty().Append(_tokens.Current.Normalized);
            _offset.SetOffset(_tokens.Current.Span.Start, _tokens.Current.Span.End);
            return true;
        }

        public override void End()
        {
            base.End();
            _offset.SetOffset(_text.Length, _text.Length);
        }
    }
}
