using System.Text;

namespace Counterpoise.Cli;

/// <summary>A stream of UTF-8 that ends in a writer of text; where the writer is itself above a stream, in that.</summary>
internal sealed class WriterStream : Stream
{
    private readonly TextWriter _writer;
    private readonly Stream? _beneath;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private char[] _letters = [];

    public WriterStream(TextWriter writer)
    {
        _writer = writer;
        _beneath = writer is StreamWriter { Encoding: UTF8Encoding } above ? above.BaseStream : null;
        writer.Flush();
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        if (_beneath is null)
            _writer.Flush();
        else
            _beneath.Flush();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_beneath is not null)
        {
            _beneath.Write(buffer);
            return;
        }
        int most = Encoding.UTF8.GetMaxCharCount(buffer.Length);
        if (_letters.Length < most)
            _letters = new char[most];
        int count = _decoder.GetChars(buffer, _letters, flush: false);
        _writer.Write(_letters, 0, count);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
