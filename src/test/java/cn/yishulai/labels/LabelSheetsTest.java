package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yishulai.kernel.CopyCode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelSheetsTest {

    private static final String HOST = "swap.library.example.cn";
    private static final double MM_PER_INCH = 25.4;

    private final LabelSheets sheets = new LabelSheets();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void everyLabelIsReadAtTheResolutionOfALabelPrinterAndOfAnOfficePrinter(Sheet sheet) throws Exception {
        List<Label> labels = labels(sheet.labelsPerPage() == 1 ? 3 : sheet.labelsPerPage());
        try (PDDocument document = Loader.loadPDF(sheets.pdf(labels, sheet))) {
            assertThat(document.getNumberOfPages()).isEqualTo(sheet.labelsPerPage() == 1 ? 3 : 1);
            for (int dpi : new int[] {203, 300}) {
                assertThat(decoded(document, dpi)).as(sheet + " at " + dpi).isEqualTo(urls(labels));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void anotherDecoderReadsThemToo(Sheet sheet) throws Exception {
        assumeTrue(isInstalled("zbarimg"), "skipped: zbarimg is not installed");
        List<Label> labels = labels(sheet.labelsPerPage());
        try (PDDocument document = Loader.loadPDF(sheets.pdf(labels, sheet))) {
            for (int dpi : new int[] {203, 300}) {
                assertThat(readByZbar(document, sheet, labels.size(), dpi))
                        .as(sheet + " at " + dpi)
                        .isEqualTo(urls(labels));
            }
        }
    }

    /** Each label alone, as it is held before a scanner. */
    private TreeSet<String> readByZbar(PDDocument document, Sheet sheet, int labels, int dpi) throws IOException {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
        double dots = dpi / MM_PER_INCH;
        List<String> command = new ArrayList<>(List.of("zbarimg", "-q", "--raw"));
        for (int i = 0; i < labels; i++) {
            BufferedImage label = page.getSubimage(
                    (int) (sheet.leftOf(i) * dots), (int) (sheet.topOf(i) * dots), (int) (sheet.width() * dots), (int)
                            (sheet.height() * dots));
            Path picture = folder.resolve("label" + i + ".png");
            ImageIO.write(label, "png", picture.toFile());
            command.add(picture.toString());
        }
        Process zbar = new ProcessBuilder(command).start();
        return new TreeSet<>(new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    @Test
    void theCodeStandsBeneathAndTheTitleBeside() throws Exception {
        Label label = label("平凡的世界（普及本）");
        try (PDDocument document = Loader.loadPDF(sheets.pdf(List.of(label), Sheet.L7160))) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains(label.code().value()).contains("平凡的世界（普及本）");
        }
    }

    @Test
    void aCharacterThatTheFontDoesNotHaveIsVisiblyReplaced() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(sheets.pdf(List.of(label("\uD83D\uDCDA读\u0000书\uD800\u0E01")), Sheet.ROLL_60X40))) {
            assertThat(new PDFTextStripper().getText(document)).contains("〓读");
        }
    }

    @Test
    void aLongTitleEndsInAnEllipsisInsideItsLabel() throws Exception {
        String title = "一部很长很长的书名，".repeat(40);
        try (PDDocument document = Loader.loadPDF(sheets.pdf(List.of(label(title)), Sheet.L7651))) {
            assertThat(new PDFTextStripper().getText(document)).contains("…");
        }
    }

    @Test
    void aSymbolIsAtMostTwentyMillimetresWideWithItsWhite() throws Exception {
        try (PDDocument document = Loader.loadPDF(sheets.pdf(List.of(label(null)), Sheet.ROLL_40X30))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 203.2f, ImageType.GRAY);
            int left = page.getWidth();
            int right = 0;
            for (int y = 0; y < page.getHeight(); y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    if ((page.getRGB(x, y) & 0xFF) < 128) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                    }
                }
            }
            double symbol = (right - left + 1) / 203.2 * MM_PER_INCH;
            assertThat(symbol + 8 * 0.5).isBetween(15.0, 20.0);
        }
    }

    @Test
    void aThousandLabelsFillAsManyPagesAsTheyNeed() throws Exception {
        byte[] pdf = sheets.pdf(labels(1000), Sheet.L7160);
        assertThat(pdf.length).isLessThan(4_000_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(48);
        }
    }

    @Test
    void theAddressIsInCapitalsSoThatTheSymbolStaysSmall() {
        CopyCode code = CopyCode.random();
        assertThat(Labels.url("lib.example.cn", code)).isEqualTo("HTTPS://LIB.EXAMPLE.CN/B/" + code);
        assertThat(Symbol.of(Labels.url("lib.example.cn", code)).modules()).isEqualTo(29);
        assertThat(Symbol.of(Labels.url("njlib.cn", code)).modules()).isEqualTo(25);
        assertThatThrownBy(() -> Labels.url("图书馆.cn", code)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Label label(@org.jspecify.annotations.Nullable String title) {
        CopyCode code = CopyCode.random();
        return new Label(code, Labels.url(HOST, code), title);
    }

    private static List<Label> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> label("红楼梦 第" + i + "册")).toList();
    }

    private static TreeSet<String> urls(List<Label> labels) {
        TreeSet<String> urls = new TreeSet<>();
        labels.forEach(label -> urls.add(label.url()));
        return urls;
    }

    private static TreeSet<String> decoded(PDDocument document, int dpi) throws IOException, NotFoundException {
        TreeSet<String> read = new TreeSet<>();
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, dpi, ImageType.GRAY);
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
            Result[] results = new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true));
            Stream.of(results).map(Result::getText).forEach(read::add);
        }
        return read;
    }

    private static boolean isInstalled(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
