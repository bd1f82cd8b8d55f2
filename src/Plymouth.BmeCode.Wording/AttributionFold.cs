using System.Text;

namespace Plymouth.BmeCode.Wordings;

/// <summary>Words that a change inserts at a place of the wording after it, and who wrote them before.</summary>
public readonly record struct KnownWords<TAuthor>(int At, Attribution<TAuthor> Authors);

/// <summary>
/// Folds the changes of a wording into who wrote which words of it, at each of its versions. A unit belongs to whoever first inserted it,
/// until it is deleted; formatting leaves it theirs.
/// </summary>
/// <remarks>
/// It keeps, in their order, all units that ever stood, each with the versions between which it did, so that it costs memory for what was
/// inserted, never for versions. Pieces lie in chunks that know how many of their units stand now: a change passes over chunks, not units.
/// Versions count from 0, the one that inserts the whole wording; an embed reads as <see cref="Insertion.Embed"/>.
/// </remarks>
public sealed class AttributionFold<TAuthor>
{
    private const int MostPieces = 512;
    private const int Standing = int.MaxValue;

    private readonly List<Chunk> _chunks = [new()];
    private readonly List<int> _lengths = [];
    private int _chunk;
    private int _piece;
    private int _offset;

    /// <summary>The last version; -1 before the first.</summary>
    public int Version => _lengths.Count - 1;

    /// <summary>Returns the length of the wording at a version, in UTF-16 code units.</summary>
    public int LengthAt(int version) => _lengths[version];

    /// <summary>Takes the change that makes the next version.</summary>
    /// <param name="change">The change; an empty one where the version changes no words.</param>
    /// <param name="author">Whoever made it: what it inserts is theirs.</param>
    /// <param name="known">Inserted words that are somebody else's, in order and apart.</param>
    /// <exception cref="WordingException">The change reaches past the end of the wording.</exception>
    public void Take(Delta change, TAuthor author, params ReadOnlySpan<KnownWords<TAuthor>> known)
    {
        ArgumentNullException.ThrowIfNull(change);
        (_chunk, _piece, _offset) = (0, 0, 0);
        var (at, length) = (0, Version < 0 ? 0 : _lengths[^1]);
        foreach (var op in change.Ops)
        {
            switch (op.Kind)
            {
                case OpKind.Insert:
                    Insert(op.Text ?? Insertion.Embed, at, author, ref known);
                    length += op.Length;
                    break;
                case OpKind.Retain:
                    Pass(op.Length);
                    break;
                default:
                    Delete(op.Length);
                    length -= op.Length;
                    break;
            }

            at += op.Kind == OpKind.Delete ? 0 : op.Length;
        }

        _lengths.Add(length);
    }

    /// <summary>Returns who wrote the wording of a version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public Attribution<TAuthor> At(int version) => At(version, 0, _lengths[version]);

    /// <summary>Returns who wrote some units of the wording of a version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version, or they did not stand in it.</exception>
    public Attribution<TAuthor> At(int version, int from, int length) =>
        new(Stood(version, from, length).Select(p => new AttributedRun<TAuthor>(p.Length, p.Author)));

    /// <summary>Returns what some units of the wording of a version said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version, or they did not stand in it.</exception>
    public string Text(int version, int from, int length) =>
        Stood(version, from, length)
            .Aggregate(new StringBuilder(length), (text, p) => text.Append(p.Text, p.From, p.Length))
            .ToString();

    /// <summary>The pieces that stood in a version from a place on, the first and the last cut to size.</summary>
    private IEnumerable<Piece> Stood(int version, int from, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _lengths[version] - from);
        return Walk();

        IEnumerable<Piece> Walk()
        {
            foreach (var chunk in _chunks)
            {
                if (chunk.Changed <= version && chunk.Units <= from)
                {
                    from -= chunk.Units;
                    continue;
                }

                foreach (var piece in chunk.Pieces)
                {
                    if (length == 0)
                    {
                        yield break;
                    }

                    if (piece.Born > version || piece.Died <= version)
                    {
                        continue;
                    }

                    var skipped = Math.Min(from, piece.Length);
                    from -= skipped;
                    if (piece.Cut(skipped, Math.Min(piece.Length - skipped, length)) is { Length: > 0 } part)
                    {
                        length -= part.Length;
                        yield return part;
                    }
                }
            }
        }
    }

    private void Insert(string text, int at, TAuthor author, ref ReadOnlySpan<KnownWords<TAuthor>> known)
    {
        for (var from = 0; from < text.Length;)
        {
            while (known is [var past, ..] && past.At + past.Authors.Length <= at + from)
            {
                known = known[1..];
            }

            var left = text.Length - from;
            if (known is [var words, ..] && words.At <= at + from)
            {
                var start = at + from - words.At;
                foreach (var run in words.Authors.Slice(start, Math.Min(left, words.Authors.Length - start)).Runs)
                {
                    Put(new(text, from, run.Length, run.Author, Version + 1, Standing));
                    from += run.Length;
                }
            }
            else
            {
                var units = known is [var next, ..] ? Math.Min(left, next.At - at - from) : left;
                Put(new(text, from, units, author, Version + 1, Standing));
                from += units;
            }
        }
    }

    private void Put(Piece piece)
    {
        if (_chunk == _chunks.Count)
        {
            (_chunk, _piece) = (_chunks.Count - 1, _chunks[^1].Pieces.Count);
        }

        CutHere();
        var chunk = _chunks[_chunk];
        chunk.Pieces.Insert(_piece++, piece);
        chunk.Units += piece.Length;
        chunk.Changed = piece.Born;
        KeepSmall();
    }

    private void Pass(int units)
    {
        while (units > 0)
        {
            var chunk = ChunkHere();
            if (_piece == 0 && _offset == 0 && chunk.Units <= units)
            {
                units -= chunk.Units;
                _chunk++;
            }
            else if (chunk.Pieces[_piece] is not { Died: Standing } piece)
            {
                _piece++;
            }
            else if (piece.Length - _offset is var rest && rest <= units)
            {
                (_piece, _offset, units) = (_piece + 1, 0, units - rest);
            }
            else
            {
                (_offset, units) = (_offset + units, 0);
            }
        }
    }

    private void Delete(int units)
    {
        while (units > 0)
        {
            var chunk = ChunkHere();
            CutHere();
            if (chunk.Units == 0)
            {
                (_chunk, _piece) = (_chunk + 1, 0);
            }
            else if (_piece == chunk.Pieces.Count || chunk.Pieces[_piece] is not { Died: Standing } piece)
            {
                _piece++;
            }
            else
            {
                if (piece.Length > units)
                {
                    Cut(chunk, _piece, units);
                }

                var gone = chunk.Pieces[_piece];
                chunk.Pieces[_piece++] = gone with { Died = Version + 1 };
                chunk.Units -= gone.Length;
                chunk.Changed = Version + 1;
                units -= gone.Length;
                KeepSmall();
            }
        }
    }

    /// <summary>The chunk that the next piece lies in.</summary>
    /// <exception cref="WordingException">There is none.</exception>
    private Chunk ChunkHere()
    {
        while (_chunk < _chunks.Count && _piece >= _chunks[_chunk].Pieces.Count)
        {
            (_chunk, _piece) = (_chunk + 1, 0);
        }

        return _chunk < _chunks.Count ? _chunks[_chunk] : throw new WordingException("The change reaches past the end of the wording.");
    }

    private void CutHere()
    {
        if (_offset > 0)
        {
            Cut(_chunks[_chunk], _piece++, _offset);
            _offset = 0;
        }
    }

    private static void Cut(Chunk chunk, int piece, int at)
    {
        var whole = chunk.Pieces[piece];
        chunk.Pieces[piece] = whole.Cut(0, at);
        chunk.Pieces.Insert(piece + 1, whole.Cut(at, whole.Length - at));
    }

    /// <summary>Cuts the chunk in two when it has become too large.</summary>
    private void KeepSmall()
    {
        var chunk = _chunks[_chunk];
        if (chunk.Pieces.Count <= MostPieces)
        {
            return;
        }

        var half = chunk.Pieces.Count / 2;
        var second = new Chunk { Changed = chunk.Changed };
        second.Pieces.AddRange(chunk.Pieces.Skip(half));
        chunk.Pieces.RemoveRange(half, chunk.Pieces.Count - half);
        second.Units = second.Pieces.Where(p => p.Died == Standing).Sum(p => p.Length);
        chunk.Units -= second.Units;
        _chunks.Insert(_chunk + 1, second);
        if (_piece > half)
        {
            (_chunk, _piece) = (_chunk + 1, _piece - half);
        }
    }

    /// <summary>Units inserted together, which stood from version <see cref="Born"/> until before <see cref="Died"/>.</summary>
    private readonly record struct Piece(string Text, int From, int Length, TAuthor Author, int Born, int Died)
    {
        public Piece Cut(int from, int length) => this with { From = From + from, Length = length };
    }

    private sealed class Chunk
    {
        public List<Piece> Pieces { get; } = [];

        /// <summary>The number of units that stand now.</summary>
        public int Units { get; set; }

        /// <summary>The last version that put a unit in or took one out.</summary>
        public int Changed { get; set; }
    }
}
