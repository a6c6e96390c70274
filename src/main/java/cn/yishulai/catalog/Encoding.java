package cn.yishulai.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which characters a file is written: UTF-8 when every byte of it is, else GB18030, of which GBK and GB2312 are
 * parts. What a header says about it is not believed.
 */
final class Encoding {

    static final Charset GB18030 = Charset.forName("GB18030");
    private static final int PIECE = 1 << 16;

    private Encoding() {}

    /** Reads the file once. */
    static Charset of(Path file) throws IOException {
        CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        try (InputStream in = Files.newInputStream(file)) {
            int read = 0;
            while (read >= 0) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars.clear(), read < 0);
                if (result.isError()) {
                    return GB18030;
                }
                bytes.compact();
            }
        }
        return StandardCharsets.UTF_8;
    }

    /** @throws CharacterCodingException when they are neither UTF-8 nor GB18030 */
    static Charset of(byte[] bytes) throws CharacterCodingException {
        try {
            strict(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            strict(GB18030).decode(ByteBuffer.wrap(bytes));
            return GB18030;
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
