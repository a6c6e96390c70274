package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.TransferCode;
import cn.yishulai.labels.PaperSlip.Kind;
import cn.yishulai.labels.PaperSlip.Line;
import cn.yishulai.labels.PaperSlip.Roll;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A slip loses no line, whatever it is printed on, and is read by machine. */
class PaperSlipsTest {

    private static final String URL = "HTTPS://SWAP.LIBRARY.EXAMPLE.CN/X/" + TransferCode.random();

    static Stream<Integer> lengths() {
        return Stream.of(1, 28, 29, 30, 31, 60, 200, 997);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void officePaperHasEveryBookOnceInOrderAndNeverPartsItFromItsNote(int books) throws Exception {
        byte[] pdf = new PaperSlips().pdf(slip(books), Roll.A4);
        List<String> inOrder = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                List<String> words = text.getText(document)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("书") || line.startsWith("码"))
                        .toList();
                assertThat(words.get(0))
                        .as("first on page %d of %d", page, books)
                        .startsWith("书");
                assertThat(words.get(words.size() - 1))
                        .as("last on page %d of %d", page, books)
                        .startsWith("码");
                inOrder.addAll(words);
                assertThat(document.getPage(page - 1).getMediaBox().getHeight()).isBetween(841f, 843f);
            }
        }
        assertThat(inOrder)
                .isEqualTo(IntStream.rangeClosed(1, books)
                        .boxed()
                        .flatMap(i -> Stream.of("书" + i, "码" + i))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Roll.class)
    void theSymbolIsReadWhereTheSlipPutsIt(Roll roll) throws Exception {
        try (PDDocument document = Loader.loadPDF(new PaperSlips().pdf(slip(70), roll))) {
            assertThat(document.getNumberOfPages()).isEqualTo(roll == Roll.A4 ? 3 : 1);
            BufferedImage first = new PDFRenderer(document).renderImageWithDPI(0, 203, ImageType.GRAY);
            assertThat(Decoders.byZxing(first)).containsExactly(URL);
        }
    }

    /** As long as a ticket is that a gate without network believes: an address, what is signed, and the signature. */
    @ParameterizedTest
    @CsvSource({"MM_58, 203", "A4, 300"})
    void aSignedTicketIsReadFromPaperByEveryReader(Roll roll, int dpi, @TempDir Path folder) throws Exception {
        for (int i = 0; i < 2; i++) {
            String text = "HTTPS://SWAP.LIBRARY.EXAMPLE.CN/T/7K2M4Q9D0BXY#" + signed(i, 310);
            PaperSlip slip = new PaperSlip("入场票", List.of(Line.symbol()), text, "7K2M 4Q9D 0BXY");
            try (PDDocument document = Loader.loadPDF(new PaperSlips().pdf(slip, roll))) {
                BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
                assertThat(Decoders.byZxing(page)).containsExactly(text);
                if (Decoders.isInstalled("zbarimg")) {
                    assertThat(Decoders.byZbar(List.of(page), folder)).containsExactly(text);
                }
                if (Decoders.isInstalled("ZXingReader")) {
                    assertThat(Decoders.byZxingCpp(List.of(page), folder)).containsExactly(text);
                }
                assertThat(black(page, (roll.width() - roll.printed()) / 2 / 25.4 * dpi))
                        .as("nothing outside of what the printer prints")
                        .isFalse();
            }
        }
    }

    private static boolean black(BufferedImage page, double margin) {
        return IntStream.range(0, (int) margin).anyMatch(x -> IntStream.range(0, page.getHeight())
                .anyMatch(y ->
                        (page.getRGB(x, y) & 0xff) < 128 || (page.getRGB(page.getWidth() - 1 - x, y) & 0xff) < 128));
    }

    private static String signed(int seed, int length) {
        byte[] any = new byte[length * 3 / 4];
        new Random(seed).nextBytes(any);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(any);
    }

    @Test
    void aSlipWithoutAPlaceForItsSymbolHasItAtTheEnd() throws Exception {
        List<Line> lines = IntStream.range(0, 70)
                .mapToObj(i -> Line.of(Kind.PLAIN, "书" + i))
                .toList();
        PaperSlip slip = new PaperSlip("收书凭条", lines, URL, "7K2M 4Q9D");
        try (PDDocument document = Loader.loadPDF(new PaperSlips().pdf(slip, Roll.A4))) {
            int last = document.getNumberOfPages() - 1;
            assertThat(last).isEqualTo(1);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(last, 203, ImageType.GRAY);
            assertThat(Decoders.byZxing(page)).containsExactly(URL);
        }
    }

    private static PaperSlip slip(int books) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Kind.CENTRED, "益书来"));
        lines.add(Line.symbol());
        lines.add(Line.rule());
        for (int i = 1; i <= books; i++) {
            lines.add(Line.of(Kind.PLAIN, "书" + i));
            lines.add(Line.of(Kind.NOTE, "码" + i));
        }
        return new PaperSlip("装车单", lines, URL, "7K2M 4Q9D");
    }
}
