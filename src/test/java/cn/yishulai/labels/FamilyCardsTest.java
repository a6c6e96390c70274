package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.FamilyCode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyCardsTest {

    private final FamilyCards cards = new FamilyCards(LabelsFixture.under("lib.example.cn"));

    @ParameterizedTest
    @ValueSource(ints = {203, 300})
    void aScannerReadsTheCode(int dpi) throws IOException, NotFoundException {
        FamilyCode code =
                new FamilyCode("DDQSZ1GA"); // one in hundreds is not found on the whole of a page by this reader
        try (PDDocument document = Loader.loadPDF(cards.pdf(code))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page)));
            assertThat(new MultiFormatReader()
                            .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo("HTTPS://LIB.EXAMPLE.CN/F/" + code);
        }
    }
}
