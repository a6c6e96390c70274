package cn.yishulai.matching;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of a list or result: UTF-8, or what else people's programs save without saying so. */
final class ListBytes {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int TO_ASCII = 0x80;
    private static final int LITTLE_ENDIAN_MARK = 0xFFFE;
    private static final int BIG_ENDIAN_MARK = 0xFEFF;

    private ListBytes() {}

    /**
     * UTF-16 where a byte order mark says so; UTF-8 if it is that; GB18030 if it is that and most characters are pairs of
     * bytes above ASCII, as Chinese text has them; else (lists of the first years) byte by byte, which names of items
     * survive.
     */
    static String decoded(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << Byte.SIZE | bytes[1] & 0xFF;
        if (mark == LITTLE_ENDIAN_MARK || mark == BIG_ENDIAN_MARK) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return strictly(StandardCharsets.UTF_8, bytes);
        } catch (CharacterCodingException notUtf8) {
            return looksChinese(bytes) ? new String(bytes, GB18030) : new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static String strictly(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean looksChinese(byte[] bytes) {
        try {
            strictly(GB18030, bytes);
        } catch (CharacterCodingException notGb18030) {
            return false;
        }
        int pairs = 0;
        int high = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if ((bytes[i] & TO_ASCII) != 0) {
                high += (bytes[++i] & TO_ASCII) != 0 ? 1 : 0;
                pairs++;
            }
        }
        return 2 * high >= pairs;
    }
}
