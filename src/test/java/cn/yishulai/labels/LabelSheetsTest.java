package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.CopyCode;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LabelSheetsTest {

    private static final String HOST = "swap.library.example.cn";
    private static final double MM_PER_INCH = 25.4;

    @Test
    void theCodeStandsBeneathAndTheTitleBeside() throws Exception {
        Label label = label("平凡的世界（普及本）");
        try (PDDocument document = Loader.loadPDF(LabelsFixture.pdf(List.of(label), LabelsFixture.L7160))) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains(label.code()).contains("平凡的世界（普及本）");
        }
    }

    @Test
    void aCharacterThatTheFontDoesNotHaveIsVisiblyReplaced() throws Exception {
        try (PDDocument document = Loader.loadPDF(
                LabelsFixture.pdf(List.of(label("\uD83D\uDCDA读\u0000书\uD800\u0E01")), LabelsFixture.ROLL_60X40))) {
            assertThat(new PDFTextStripper().getText(document)).contains("〓读");
        }
    }

    @Test
    void aLongTitleEndsInAnEllipsisInsideItsLabel() throws Exception {
        String title = "一部很长很长的书名，".repeat(40);
        try (PDDocument document = Loader.loadPDF(LabelsFixture.pdf(List.of(label(title)), LabelsFixture.L7651))) {
            assertThat(new PDFTextStripper().getText(document)).contains("…");
        }
    }

    @Test
    void aSymbolIsAtMostTwentyMillimetresWideWithItsWhite() throws Exception {
        try (PDDocument document = Loader.loadPDF(LabelsFixture.pdf(List.of(label()), LabelsFixture.ROLL_40X30))) {
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
    void aSheetUsedBeforeIsUsedUpFromItsFirstFreeLabel() throws Exception {
        Layout layout = new Layout(LabelsFixture.L7160, LabelFormat.PDF, Layout.Offset.NONE, 19);
        try (PDDocument document = Loader.loadPDF(new LabelSheets().draw(LabelsFixture.labels(3), layout))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            BufferedImage first = new PDFRenderer(document).renderImageWithDPI(0, 72, ImageType.GRAY);
            assertThat(isWhite(first, 0, 0, first.getWidth(), first.getHeight() * 5 / 7))
                    .isTrue();
        }
        assertThatThrownBy(() -> new Layout(LabelsFixture.L7160, LabelFormat.PDF, Layout.Offset.NONE, 21))
                .hasMessageContaining("21 labels");
    }

    @Test
    void aPrinterThatMissesItsPaperIsPutRightInEachFormat() throws Exception {
        Layout.Offset off = new Layout.Offset(2, 3, 100, 203);
        try (PDDocument straight = Loader.loadPDF(calibration(Layout.Offset.NONE));
                PDDocument moved = Loader.loadPDF(calibration(off))) {
            int[] there = firstInk(new PDFRenderer(straight).renderImageWithDPI(0, 254, ImageType.GRAY));
            int[] here = firstInk(new PDFRenderer(moved).renderImageWithDPI(0, 254, ImageType.GRAY));
            assertThat(here[0] - there[0]).isBetween(19, 21);
            assertThat(here[1] - there[1]).isBetween(29, 31);
        }
        List<Label> labels = LabelsFixture.labels(1);
        LabelSheets sheets = new LabelSheets();
        BufferedImage straight = PrinterEmulator.zpl(sheets.draw(
                        labels, new Layout(LabelsFixture.ROLL_60X40, LabelFormat.ZPL, Layout.Offset.NONE, 0)))
                .get(0);
        BufferedImage moved = PrinterEmulator.zpl(
                        sheets.draw(labels, new Layout(LabelsFixture.ROLL_60X40, LabelFormat.ZPL, off, 0)))
                .get(0);
        assertThat(firstInk(moved)[0] - firstInk(straight)[0]).isEqualTo(16);
        assertThat(firstInk(moved)[1] - firstInk(straight)[1]).isEqualTo(24);
    }

    private static byte[] calibration(Layout.Offset offset) {
        return new LabelSheets().calibration(new Layout(LabelsFixture.L7160, LabelFormat.PDF, offset, 0));
    }

    private static int[] firstInk(BufferedImage picture) {
        int left = picture.getWidth();
        int top = picture.getHeight();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFF) < 128) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                }
            }
        }
        return new int[] {left, top};
    }

    private static boolean isWhite(BufferedImage picture, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                if ((picture.getRGB(x, y) & 0xFF) < 250) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void aLabelPrinterTakesNoOfficePaper() {
        assertThatThrownBy(() -> new Layout(LabelsFixture.L7160, LabelFormat.ZPL, Layout.Offset.NONE, 0))
                .hasMessageContaining("210 × 297");
    }

    @Test
    void labelsThatOverlapLeaveThePageOrAreTooSmallAreNoSheet() {
        assertThatThrownBy(() -> LabelsFixture.sheet("X1", 210, 297, 3, 7, 63.5, 38.1, 7.2, 15.1, 60, 38.1))
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> LabelsFixture.sheet("X1", 210, 297, 3, 8, 63.5, 38.1, 7.2, 15.1, 66, 38.1))
                .hasMessageContaining("leave the page");
        assertThatThrownBy(() -> LabelsFixture.sheet("X1", 210, 297, 1, 1, 20, 20, 0, 0, 20, 20))
                .hasMessageContaining("25 × 21");
    }

    @Test
    void anAddressIsOursUnderEachNameThatWasEverPrinted() {
        Labels labels = LabelsFixture.under("lib.example.cn", "old.example.cn:8080");
        assertThat(labels.isOurs("https://Lib.Example.cn/B/7K2M4Q9D0B")).isTrue();
        assertThat(labels.isOurs("HTTP://OLD.EXAMPLE.CN:8080/B/7K2M4Q9D0B")).isTrue();
        assertThat(labels.isOurs("https://lib.example.cn.evil.example/B/7K2M4Q9D0B"))
                .isFalse();
        assertThat(labels.isOurs("https://weixin.qq.com/B/7K2M4Q9D0B")).isFalse();
        assertThat(labels.isOurs("7K2M4Q9D0B")).isFalse();
    }

    @Test
    void aThousandLabelsFillAsManyPagesAsTheyNeed() throws Exception {
        byte[] pdf = LabelsFixture.pdf(LabelsFixture.labels(1000), LabelsFixture.L7160);
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

    private static Label label(String... lines) {
        return LabelsFixture.label(HOST, lines);
    }
}
