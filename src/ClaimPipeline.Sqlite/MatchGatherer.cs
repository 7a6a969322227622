using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// An auxiliary function of FTS5, <c>gather(words)</c>, that hands every match of one statement over with its BM25 score. FTS5's own
/// bm25() looks up the length of each match in a table, which is most of its time; here lengths lie in memory, and one walk over
/// the matches gives count, scores and numbers.
/// </summary>
/// <remarks>See https://www.sqlite.org/fts5.html#custom_auxiliary_functions; the slots below count the members of its structures.</remarks>
internal sealed unsafe class MatchGatherer : IDisposable
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;
    private const double TitleWeight = 3;

    // Of a term in nearly every document, as in FTS5.
    private const double LeastRarity = 1e-6;

    private GCHandle _self;
    private Exception? _trouble;
    private FactTable _facts = FactTable.Empty;
    private Func<long, bool>? _test;
    private bool _scores;
    private bool _isStarted;
    private double _averageLength;
    private double[] _rarity = [];
    private long[] _docs = new long[1_024];
    private double[] _score = new double[1_024];
    private int _count;
    private long _walked;
    private long _rows;

    /// <summary>Makes the function known to a connection, which must not outlive it.</summary>
    public MatchGatherer(SqliteConnection connection)
    {
        _self = GCHandle.Alloc(this);
        nint api = 0;
        raw.sqlite3_prepare_v2(connection.Handle, "SELECT fts5(?1)", out var statement);
        using (statement)
        {
            fixed (byte* type = "fts5_api_ptr"u8)
            {
                _ = BindPointer(statement.DangerousGetHandle(), 1, &api, type, 0);
            }

            raw.sqlite3_step(statement);
        }

        fixed (byte* name = "gather"u8)
        {
            if (api == 0 || Api.CreateFunction(api)(api, name, GCHandle.ToIntPtr(_self), &Gather, 0) != raw.SQLITE_OK)
            {
                throw new NotSupportedException("This build of SQLite has no FTS5.");
            }
        }
    }

    /// <summary>The documents in which an expression is found, by number.</summary>
    /// <param name="session">A session of the connection.</param>
    /// <param name="expression">In the syntax of FTS5.</param>
    /// <param name="facts">Those of the generation that the session reads, with <see cref="FactColumn.Documents"/>.</param>
    /// <param name="test">What else a document must meet; null for nothing.</param>
    /// <param name="scores">Whether they are scored.</param>
    public Matches Gathered(SqliteSession session, string expression, FactTable facts, Func<long, bool>? test, bool scores)
    {
        (_facts, _test, _scores) = (facts, test, scores);
        (_count, _walked, _isStarted, _trouble) = (0, 0, false, null);
        session.Number("SELECT count(*) FROM words WHERE words MATCH $1 AND gather(words) IS NULL", expression);
        if (_trouble is not null)
        {
            ExceptionDispatchInfo.Throw(_trouble);
        }

        var found = new Matches(_docs[.._count], scores ? _score[.._count] : null);
        if (_rarity.Length == 1)
        {
            // Of a single phrase every match was walked over, so how rare it is need not be found out beforehand.
            found.Scale(RarityOf(_walked));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _self.Free();

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_bind_pointer", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int BindPointer(nint statement, int index, void* value, byte* type, nint destructor);

    // No exception may cross the frames of SQLite.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Gather(nint* api, nint cursor, nint context, int count, nint values)
    {
        var gatherer = (MatchGatherer)GCHandle.FromIntPtr(Api.UserData(api)(cursor)).Target!;
        if (gatherer._trouble is null)
        {
            try
            {
                gatherer.Take(api, cursor);
            }
#pragma warning disable CA1031
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                gatherer._trouble = trouble;
            }
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CountRow(nint* api, nint cursor, nint count)
    {
        ++*(long*)count;
        return raw.SQLITE_OK;
    }

    private void Take(nint* api, nint cursor)
    {
        if (!_isStarted)
        {
            Start(api, cursor);
        }

        _walked++;
        var doc = Api.Rowid(api)(cursor);
        if (_test?.Invoke(doc) == false)
        {
            return;
        }

        if (_count == _docs.Length)
        {
            Array.Resize(ref _docs, _count * 2);
            Array.Resize(ref _score, _count * 2);
        }

        _docs[_count] = doc;
        _score[_count++] = _scores ? Score(api, cursor, _facts.LengthOf(doc)) : 0;
    }

    private void Start(nint* api, nint cursor)
    {
        _isStarted = true;
        _rarity = [];
        if (!_scores)
        {
            return;
        }

        long tokens;
        _ = Api.ColumnTotalSize(api)(cursor, -1, &tokens);
        _rows = Rows(api, cursor);
        _averageLength = (double)tokens / _rows;
        _rarity = new double[Api.PhraseCount(api)(cursor)];
        Array.Fill(_rarity, 1);
        for (var i = 0; i < _rarity.Length && _rarity.Length > 1; i++)
        {
            long holding = 0;
            _ = Api.QueryPhrase(api)(cursor, i, &holding, &CountRow);
            _rarity[i] = RarityOf(holding);
        }
    }

    private static long Rows(nint* api, nint cursor)
    {
        long rows;
        _ = Api.RowCount(api)(cursor, &rows);
        return rows;
    }

    private double RarityOf(long holding) => Math.Max(LeastRarity, Math.Log((_rows - holding + 0.5) / (holding + 0.5)));

    private double Score(nint* api, nint cursor, int length)
    {
        var norm = Saturation * (1 - LengthWeight + (LengthWeight * length / _averageLength));
        var score = 0.0;
        for (var i = 0; i < _rarity.Length; i++)
        {
            Api.PhraseIterator at;
            int column, offset;
            var frequency = 0.0;
            _ = Api.PhraseFirst(api)(cursor, i, &at, &column, &offset);
            while (column >= 0)
            {
                frequency += column == 0 ? TitleWeight : 1;
                Api.PhraseNext(api)(cursor, &at, &column, &offset);
            }

            if (frequency > 0)
            {
                score += _rarity[i] * (frequency * (Saturation + 1) / (frequency + norm));
            }
        }

        return score;
    }

    /// <summary>Members of fts5_api and Fts5ExtensionApi; the first slot of both is a version.</summary>
    private static class Api
    {
        public static delegate* unmanaged[Cdecl]<nint, byte*, nint, delegate* unmanaged[Cdecl]<nint*, nint, nint, int, nint, void>, nint, int> CreateFunction(nint api) =>
            (delegate* unmanaged[Cdecl]<nint, byte*, nint, delegate* unmanaged[Cdecl]<nint*, nint, nint, int, nint, void>, nint, int>)((nint*)api)[3];

        public static delegate* unmanaged[Cdecl]<nint, nint> UserData(nint* api) => (delegate* unmanaged[Cdecl]<nint, nint>)api[1];

        public static delegate* unmanaged[Cdecl]<nint, long*, int> RowCount(nint* api) => (delegate* unmanaged[Cdecl]<nint, long*, int>)api[3];

        public static delegate* unmanaged[Cdecl]<nint, int, long*, int> ColumnTotalSize(nint* api) =>
            (delegate* unmanaged[Cdecl]<nint, int, long*, int>)api[4];

        public static delegate* unmanaged[Cdecl]<nint, int> PhraseCount(nint* api) => (delegate* unmanaged[Cdecl]<nint, int>)api[6];

        public static delegate* unmanaged[Cdecl]<nint, long> Rowid(nint* api) => (delegate* unmanaged[Cdecl]<nint, long>)api[10];

        public static delegate* unmanaged[Cdecl]<nint, int, void*, delegate* unmanaged[Cdecl]<nint*, nint, nint, int>, int> QueryPhrase(nint* api) =>
            (delegate* unmanaged[Cdecl]<nint, int, void*, delegate* unmanaged[Cdecl]<nint*, nint, nint, int>, int>)api[13];

        public static delegate* unmanaged[Cdecl]<nint, int, PhraseIterator*, int*, int*, int> PhraseFirst(nint* api) =>
            (delegate* unmanaged[Cdecl]<nint, int, PhraseIterator*, int*, int*, int>)api[16];

        public static delegate* unmanaged[Cdecl]<nint, PhraseIterator*, int*, int*, void> PhraseNext(nint* api) =>
            (delegate* unmanaged[Cdecl]<nint, PhraseIterator*, int*, int*, void>)api[17];

        /// <summary>Fts5PhraseIter.</summary>
        public struct PhraseIterator
        {
            private nint _a;
            private nint _b;
        }
    }
}
