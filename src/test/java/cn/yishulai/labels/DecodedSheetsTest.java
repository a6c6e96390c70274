package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every label of full pages of every paper is read by every decoder there is: 100 %, counted, at the resolution of label
 * printers and of office printers, with a short and with the longest host. A decoder that is not installed is named.
 */
class DecodedSheetsTest {

    private static final double MM_PER_INCH = 25.4;
    private static final String LONGEST_HOST = "a".repeat(44);

    private final LabelSheets sheets = new LabelSheets();

    @TempDir
    Path folder;

    static Stream<Arguments> printed() {
        return LabelsFixture.ALL.stream().flatMap(sheet -> Stream.of(LabelsFixture.HOST, LONGEST_HOST)
                .flatMap(host -> Stream.of(203, 300).map(dpi -> Arguments.of(sheet.name(), host, dpi, sheet))));
    }

    @ParameterizedTest(name = "{0} for {1} at {2} dpi")
    @MethodSource("printed")
    void everyLabelOfADocumentIsRead(String name, String host, int dpi, Sheet sheet) throws Exception {
        List<Label> labels = LabelsFixture.labels(host, sheet.labelsPerPage() == 1 ? 20 : 2 * sheet.labelsPerPage());
        List<String> byZxing = new ArrayList<>();
        List<BufferedImage> held = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(LabelsFixture.pdf(labels, sheet))) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, dpi, ImageType.GRAY);
                byZxing.addAll(Decoders.byZxing(picture));
                for (int place = 0; place < sheet.labelsPerPage(); place++) {
                    held.add(cut(picture, sheet, place, dpi));
                }
            }
        }
        assertThat(byZxing.stream().sorted().toList()).isEqualTo(urls(labels));
        assertReadByTheOthers(name, held, labels);
    }

    static Stream<Arguments> sentToLabelPrinters() {
        return Stream.of(LabelFormat.ZPL, LabelFormat.TSPL).flatMap(format -> LabelsFixture.ALL.stream()
                .filter(Layout::fitsLabelPrinter)
                .flatMap(sheet -> Stream.of(LabelsFixture.HOST, LONGEST_HOST).flatMap(host -> Stream.of(203, 300, 600)
                        .map(dpi -> Arguments.of(sheet.name(), format, host, dpi, sheet)))));
    }

    @ParameterizedTest(name = "{0} by {1} for {2} at {3} dpi")
    @MethodSource("sentToLabelPrinters")
    void everyLabelOfALabelPrinterIsRead(String name, LabelFormat format, String host, int dpi, Sheet sheet)
            throws Exception {
        List<Label> labels = LabelsFixture.labels(host, 20);
        byte[] sent = sheets.draw(labels, new Layout(sheet, format, new Layout.Offset(0, 0, 100, dpi), 0));
        List<BufferedImage> printed =
                format == LabelFormat.ZPL ? PrinterEmulator.zpl(sent) : PrinterEmulator.tspl(sent, dpi);
        List<String> byZxing = new ArrayList<>();
        for (BufferedImage label : printed) {
            byZxing.addAll(Decoders.byZxing(label));
        }
        assertThat(byZxing.stream().sorted().toList()).isEqualTo(urls(labels));
        assertReadByTheOthers(name + " " + format, printed, labels);
    }

    private void assertReadByTheOthers(String what, List<BufferedImage> held, List<Label> labels) throws IOException {
        if (Decoders.isInstalled("zbarimg")) {
            assertThat(Decoders.byZbar(held, folder)).as(what).isEqualTo(urls(labels));
        } else {
            System.out.println("skipped: zbarimg is not installed");
        }
        if (Decoders.isInstalled("ZXingReader")) {
            assertThat(Decoders.byZxingCpp(held, folder)).as(what).isEqualTo(urls(labels));
        } else {
            System.out.println("skipped: ZXingReader is not installed");
        }
    }

    private static BufferedImage cut(BufferedImage page, Sheet sheet, int place, int dpi) {
        double dots = dpi / MM_PER_INCH;
        return page.getSubimage(
                (int) (sheet.leftOf(place) * dots),
                (int) (sheet.topOf(place) * dots),
                (int) (sheet.width() * dots),
                (int) (sheet.height() * dots));
    }

    private static List<String> urls(List<Label> labels) {
        return labels.stream().map(Label::url).sorted().toList();
    }
}
