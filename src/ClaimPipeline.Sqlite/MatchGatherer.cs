using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// An auxiliary function of FTS5, <c>gather(words)</c>, that hands matches over with their BM25 score. FTS5's own bm25() looks up the
/// length of each match in a table, which is most of its time; here lengths lie in memory. Phrases are walked over one by one, once each and
/// inside FTS5, without a statement that steps from row to row.
/// </summary>
/// <remarks>See https://www.sqlite.org/fts5.html#custom_auxiliary_functions; the slots below count the members of its structures.</remarks>
internal sealed unsafe class MatchGatherer : IDisposable
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;
    private const double TitleWeight = 3;

    // Of a term in nearly every document, as in FTS5.
    private const double LeastRarity = 1e-6;

    private readonly SqliteConnection _connection;
    private GCHandle _self;
    private Exception? _trouble;
    private FactTable _facts = FactTable.Empty;
    private Func<long, bool>? _test;
    private Action? _atFirstRow;
    private nint* _api;
    private nint _cursor;
    private bool _scores;
    private bool _isStarted;
    private double _averageLength;
    private long[] _docs = new long[1_024];
    private double[] _score = new double[1_024];
    private int _count;
    private long _walked;
    private long _rows;

    /// <summary>Makes the function known to a connection, which must not outlive it.</summary>
    public MatchGatherer(SqliteConnection connection)
    {
        _connection = connection;
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

    /// <summary>The documents in which an expression is found, row by row.</summary>
    /// <param name="session">A session of the connection.</param>
    /// <param name="expression">In the syntax of FTS5; of a single phrase where it is scored.</param>
    /// <param name="facts">Those of the generation that the session reads, with <see cref="FactColumn.Documents"/>.</param>
    /// <param name="test">What else a document must meet, asked in their order; null for nothing.</param>
    /// <param name="scores">Whether they are scored.</param>
    public Matches Walk(SqliteSession session, string expression, FactTable facts, Func<long, bool>? test, bool scores)
    {
        Begin(facts, scores, null);
        (_test, _count, _walked) = (test, 0, 0);
        session.Number("SELECT count(*) FROM words WHERE words MATCH $1 AND gather(words) IS NULL", expression);
        ThrowTrouble();
        return Taken();
    }

    /// <summary>
    /// Calls back once, unless none of the phrases stands anywhere; meanwhile <see cref="OfPhrase"/> gives the documents of each of them.
    /// </summary>
    /// <param name="session">A session of the connection.</param>
    /// <param name="phrases">An expression in which each is an alternative.</param>
    /// <param name="facts">As in <see cref="Walk"/>.</param>
    /// <param name="scores">Whether documents are scored.</param>
    /// <param name="use">What is called.</param>
    public void WithPhrases(SqliteSession session, string phrases, FactTable facts, bool scores, Action use)
    {
        Begin(facts, scores, use);
        session.Number("SELECT gather(words) FROM words WHERE words MATCH $1 LIMIT 1", phrases);
        ThrowTrouble();
    }

    /// <summary>The documents in which a phrase stands, by its number among those of <see cref="WithPhrases"/>.</summary>
    /// <param name="phrase">The number.</param>
    /// <param name="test">As in <see cref="Walk"/>.</param>
    public Matches OfPhrase(int phrase, Func<long, bool>? test)
    {
        // A walk over one phrase is short, and FTS5 does not look up meanwhile.
        SqliteException.ThrowExceptionForRC(
            IsInterrupted(_connection.Handle!.DangerousGetHandle()) == 0 ? raw.SQLITE_OK : raw.SQLITE_INTERRUPT, _connection.Handle);
        (_test, _count, _walked) = (test, 0, 0);
        var result = Api.QueryPhrase(_api)(_cursor, phrase, (void*)GCHandle.ToIntPtr(_self), &TakeRow);
        ThrowTrouble();
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return Taken();
    }

    /// <inheritdoc/>
    public void Dispose() => _self.Free();

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_bind_pointer", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int BindPointer(nint statement, int index, void* value, byte* type, nint destructor);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_is_interrupted", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int IsInterrupted(nint connection);

    // No exception may cross the frames of SQLite.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Gather(nint* api, nint cursor, nint context, int count, nint values) =>
        ((MatchGatherer)GCHandle.FromIntPtr(Api.UserData(api)(cursor)).Target!).Try(api, cursor, isPhrase: false);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int TakeRow(nint* api, nint cursor, nint self) => ((MatchGatherer)GCHandle.FromIntPtr(self).Target!).Try(api, cursor, isPhrase: true);

    private int Try(nint* api, nint cursor, bool isPhrase)
    {
        if (_trouble is not null)
        {
            return raw.SQLITE_ERROR;
        }

        try
        {
            if (isPhrase)
            {
                Take(api, cursor);
            }
            else
            {
                TakeOrCallBack(api, cursor);
            }

            return raw.SQLITE_OK;
        }
#pragma warning disable CA1031
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            _trouble = trouble;
            return raw.SQLITE_ERROR;
        }
    }

    private void Begin(FactTable facts, bool scores, Action? atFirstRow) =>
        (_facts, _scores, _atFirstRow, _isStarted, _trouble) = (facts, scores, atFirstRow, false, null);

    private void ThrowTrouble()
    {
        if (_trouble is not null)
        {
            ExceptionDispatchInfo.Throw(_trouble);
        }
    }

    private void TakeOrCallBack(nint* api, nint cursor)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _api = api;
            _cursor = cursor;
            long tokens, rows;
            _ = Api.ColumnTotalSize(api)(cursor, -1, &tokens);
            _ = Api.RowCount(api)(cursor, &rows);
            (_rows, _averageLength) = (rows, (double)tokens / rows);
            _atFirstRow?.Invoke();
        }

        if (_atFirstRow is null)
        {
            Take(api, cursor);
        }
    }

    private void Take(nint* api, nint cursor)
    {
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
        _score[_count++] = _scores ? Weight(api, cursor, _facts.LengthOf(doc)) : 0;
    }

    // How rare a phrase is, is known behind the last of its matches.
    private Matches Taken()
    {
        var found = new Matches(_docs[.._count], _scores ? _score[.._count] : null);
        found.Scale(Math.Max(LeastRarity, Math.Log((_rows - _walked + 0.5) / (_walked + 0.5))));
        return found;
    }

    // What BM25 makes of how often the only phrase of a cursor stands in its row.
    private double Weight(nint* api, nint cursor, int length)
    {
        Api.PhraseIterator at;
        int column, offset;
        var frequency = 0.0;
        _ = Api.PhraseFirst(api)(cursor, 0, &at, &column, &offset);
        while (column >= 0)
        {
            frequency += column == 0 ? TitleWeight : 1;
            Api.PhraseNext(api)(cursor, &at, &column, &offset);
        }

        return frequency * (Saturation + 1) / (frequency + (Saturation * (1 - LengthWeight + (LengthWeight * length / _averageLength))));
    }

    /// <summary>
    /// Members of fts5_api and Fts5ExtensionApi; the first slot of both is a version. Those that only read a few numbers are called without
    /// telling the collector.
    /// </summary>
    private static class Api
    {
        public static delegate* unmanaged[Cdecl]<nint, byte*, nint, delegate* unmanaged[Cdecl]<nint*, nint, nint, int, nint, void>, nint, int> CreateFunction(nint api) =>
            (delegate* unmanaged[Cdecl]<nint, byte*, nint, delegate* unmanaged[Cdecl]<nint*, nint, nint, int, nint, void>, nint, int>)((nint*)api)[3];

        public static delegate* unmanaged[Cdecl]<nint, nint> UserData(nint* api) => (delegate* unmanaged[Cdecl]<nint, nint>)api[1];

        public static delegate* unmanaged[Cdecl]<nint, long*, int> RowCount(nint* api) => (delegate* unmanaged[Cdecl]<nint, long*, int>)api[3];

        public static delegate* unmanaged[Cdecl]<nint, int, long*, int> ColumnTotalSize(nint* api) =>
            (delegate* unmanaged[Cdecl]<nint, int, long*, int>)api[4];

        public static delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long> Rowid(nint* api) => (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, long>)api[10];

        public static delegate* unmanaged[Cdecl]<nint, int, void*, delegate* unmanaged[Cdecl]<nint*, nint, nint, int>, int> QueryPhrase(nint* api) =>
            (delegate* unmanaged[Cdecl]<nint, int, void*, delegate* unmanaged[Cdecl]<nint*, nint, nint, int>, int>)api[13];

        public static delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, PhraseIterator*, int*, int*, int> PhraseFirst(nint* api) =>
            (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, PhraseIterator*, int*, int*, int>)api[16];

        public static delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, PhraseIterator*, int*, int*, void> PhraseNext(nint* api) =>
            (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, PhraseIterator*, int*, int*, void>)api[17];

        /// <summary>Fts5PhraseIter.</summary>
        public struct PhraseIterator
        {
            private nint _a;
            private nint _b;
        }
    }
}
