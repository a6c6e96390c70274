package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** The desk prints labels, replaces one, and puts a printer right; what a browser prints has the size of the paper. */
@QuarkusTest
class LabelsInBrowserTest extends InBrowser {

    @Test
    void theDeskPrintsBlankLabelsAndPutsAPrinterRight() throws Exception {
        Desk desk = aDesk("玄武少儿图书室");
        try (Screen screen = screen("labels-phone", 390, 844, "zh-CN")) {
            walk(screen, desk, "labels");
        }
    }

    @Test
    void theDeskDoesItInEnglish() throws Exception {
        Desk desk = aDesk("玄武少儿图书室");
        try (Screen screen = screen("labels-desk", 1280, 800, "en")) {
            signInAtDesk(screen, desk);
            screen.page.navigate(home + "counter/labels");
            screen.page.getByText("First free label").waitFor();
            screen.look("blank");
            screen.page
                    .getByText("Printers", new Page.GetByTextOptions().setExact(true))
                    .click();
            screen.look("printers");
            screen.page.getByText("Replace a label").first().click();
            screen.look("replace");
        }
    }

    private void walk(Screen screen, Desk desk, String name) throws Exception {
        signInAtDesk(screen, desk);
        Page page = screen.page;
        page.navigate(home + "counter/labels");
        page.getByText("从第几张开始").waitFor();
        page.getByLabel("多少张").fill("3");
        screen.look(name);

        page.getByLabel("用什么纸").selectOption("ROLL_50X30");
        page.getByLabel("格式").selectOption("HTML");
        Download html = page.waitForDownload(() -> screen.press("生成标签").click());
        assertThat(html.suggestedFilename()).isEqualTo("labels.html");
        printedAtItsSize(screen, html.path());
        screen.press("再打一次").first().waitFor();
        screen.look(name + "-jobs");
        Download again = page.waitForDownload(() -> screen.press("再打一次").first().click());
        assertThat(Files.readString(again.path())).contains("@page { size: 50mm 30mm");

        page.getByText("打印机", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByLabel("名字").fill("前台 ZD421");
        screen.press("添加打印机").click();
        page.getByLabel("横尺读数").waitFor();
        Download calibration = page.waitForDownload(() -> screen.press("打印校准页").click());
        assertThat(calibration.suggestedFilename()).isEqualTo("calibration.pdf");
        page.getByLabel("横尺读数").fill("0.5");
        page.getByLabel("竖尺读数").fill("-1");
        page.getByLabel("150 毫米的线").fill("149");
        screen.press("保存校准").click();
        page.getByText("右移 0.5 毫米，下移 -1 毫米，缩放 100.67%").waitFor();
        screen.look(name + "-printers");

        page.getByText("换新标签", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        screen.look(name + "-replace");
    }

    private static void printedAtItsSize(Screen screen, Path html) throws Exception {
        Page sheet = screen.page.context().newPage();
        sheet.setContent(Files.readString(html));
        byte[] pdf = sheet.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        sheet.close();
        Files.write(Path.of("target/labels-by-browser.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isBetween(49.5, 50.5);
            assertThat(document.getPage(0).getMediaBox().getHeight() / 72 * 25.4)
                    .isBetween(29.5, 30.5);
        }
    }
}
