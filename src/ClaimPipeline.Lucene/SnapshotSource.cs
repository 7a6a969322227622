using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Join;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Hands out the last commit. Commits of this process are announced to it, with readers taken from the writer; as long as this
/// process writes nothing, it looks for commits of others each time it is asked.
/// </summary>
internal sealed class SnapshotSource : IDisposable
{
    /// <summary>Name of the generation in a commit's data.</summary>
    public const string GenerationKey = "generation";

    /// <summary>Name of the version in a commit's data.</summary>
    public const string VersionKey = "version";

    /// <summary>Raised when fields change their meaning: an index of another version counts as empty and is written anew.</summary>
    public const string Version = "2";

    private readonly Lock _gate = new();
    private readonly LuceneDirectory _directory;
    private readonly FixedBitSetCachingWrapperFilter _articles =
        new(new QueryWrapperFilter(new TermQuery(new Term(IndexFields.Is, IndexFields.Article))));

    private IndexSnapshot _current;
    private bool _writesHere;

    /// <summary>Over the commits in a folder.</summary>
    public SnapshotSource(LuceneDirectory directory)
    {
        _directory = directory;
        _current = OfLastCommit();
    }

    /// <summary>Whether there is a commit of this version.</summary>
    public bool HasCommit => _current.Reader is DirectoryReader;

    /// <summary>The last commit; to be disposed by the caller.</summary>
    public IndexSnapshot Take()
    {
        lock (_gate)
        {
            if (!_writesHere && !(_current.Reader is DirectoryReader reader && reader.IsCurrent()) && DirectoryReader.IndexExists(_directory))
            {
                Replace(OfLastCommit());
            }

            _current.Reader.IncRef();
            return _current;
        }
    }

    /// <summary>From now on, commits are announced.</summary>
    public void BeginWriting()
    {
        lock (_gate)
        {
            _writesHere = true;
        }
    }

    /// <summary>The writer was given up: the last commit stands, and others may write.</summary>
    public void EndWriting()
    {
        lock (_gate)
        {
            _writesHere = false;
            Replace(OfLastCommit());
        }
    }

    /// <summary>The writer has committed.</summary>
    public void Announce(IndexWriter writer, long generation)
    {
        lock (_gate)
        {
            var next = _current.Reader is DirectoryReader reader
                ? DirectoryReader.OpenIfChanged(reader, writer, applyAllDeletes: true)
                : DirectoryReader.Open(writer, applyAllDeletes: true);
            if (next is null)
            {
                _current.Reader.IncRef();
            }

            Replace(new IndexSnapshot(next ?? _current.Reader, generation, _articles));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _current.Dispose();

    // Holders of the old one keep it until they give it back.
    private void Replace(IndexSnapshot next)
    {
        _current.Dispose();
        _current = next;
    }

    private IndexSnapshot OfLastCommit()
    {
        if (DirectoryReader.IndexExists(_directory))
        {
            var reader = DirectoryReader.Open(_directory);
            var data = reader.IndexCommit.UserData;
            if (data.TryGetValue(VersionKey, out var version) && version == Version)
            {
                return new IndexSnapshot(reader, long.Parse(data[GenerationKey], CultureInfo.InvariantCulture), _articles);
            }

            reader.Dispose();
        }

        return new IndexSnapshot(new MultiReader(), 0, _articles);
    }
}
