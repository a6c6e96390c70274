package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleSymbolTest {

    private static final int SIZES = 5;
    private static final String BEFORE = "HTTPS://SWAP.LIBRARY.EXAMPLE.CN/B/";

    @ParameterizedTest
    @ValueSource(strings = {"YVAYDC0SNR", "CPSQD7FQBY", "KYZC5C373V", "DRXBDRDHP6", "7XA95FH2PG", "9WEAWBB309"})
    void aCodeWhoseUsualSymbolNoSizeMakesReadableGetsAnother(String code) throws Exception {
        String url = BEFORE + code;
        ByteMatrix usual = Encoder.encode(url, ErrorCorrectionLevel.Q).getMatrix();

        assertThat(LegibleSymbol.sizesRead(usual, url)).isLessThan(SIZES);
        assertThat(LegibleSymbol.sizesRead(LegibleSymbol.of(url), url)).isEqualTo(SIZES);
    }

    /** Seven of 1,000 codes fail at two dots a module without the choice of a mask, so that this many hold some that need it. */
    @Test
    void everyCodeIsReadAtEverySize() throws Exception {
        Random random = new Random(20261123);
        String letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        List<String> unread = new ArrayList<>();
        int needed = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder code = new StringBuilder();
            random.ints(CopyCode.LENGTH, 0, letters.length()).forEach(letter -> code.append(letters.charAt(letter)));
            String url = BEFORE + code;
            ByteMatrix symbol = LegibleSymbol.of(url);
            if (LegibleSymbol.sizesRead(symbol, url) < SIZES) {
                unread.add(url);
            }
            if (!symbol.toString()
                    .equals(Encoder.encode(url, ErrorCorrectionLevel.Q)
                            .getMatrix()
                            .toString())) {
                needed++;
            }
        }

        assertThat(unread).isEmpty();
        assertThat(needed).isPositive();
    }
}
