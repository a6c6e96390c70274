package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.NotFoundException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Posters and papers are read back as people and phones read them; what was drawn lies in target/screens. */
class PostersTest {

    private static final String URL = "HTTPS://LIB.EXAMPLE.CN/E/0199D5E2-7C1A-7F3E-9A55-2B1F6C0D8E11";
    private static final Path SEEN = Path.of("target", "screens");

    private final Posters posters = new Posters();
    private final PosterPapers papers = new PosterPapers();

    private static Poster moved() {
        return new Poster(
                "zh-CN",
                "益书来 · 金陵图书馆",
                "时间已改（原定 5月1日 星期六）",
                "阅美玄武湖 · 春日换书市集",
                List.of("5月8日 星期六 09:30–11:30", "5月8日 星期六 14:00–16:30", "共 6 场"),
                "玄武湖公园樱洲　玄武区玄武巷 1 号",
                "带一本读完的好书来，换一本想读的书走。现场有故事会、旧书修补和湖边朗读；雨天改到湖畔长廊。孩子不用手机，凭家庭卡就能入场。",
                "扫码看详情",
                URL);
    }

    private static Poster english() {
        return new Poster(
                "en",
                "Yishulai · Jinling Library",
                null,
                "Reading by Xuanwu Lake: a swap fair for all who have books they finished",
                List.of("Saturday, 8 May, 09:30–11:30"),
                "Xuanwu Lake Park",
                null,
                "Scan for details",
                URL);
    }

    private static PosterCertificate certificate(int stops) {
        return new PosterCertificate(
                "zh-CN",
                "益书来 · 金陵图书馆",
                "换书游 · 完成证书",
                "小明",
                List.of("走完了换书游《城墙根下的书》", "集齐 %d 枚章 · 2026-05-08".formatted(stops)),
                IntStream.rangeClosed(1, stops)
                        .mapToObj(i -> new PosterCertificate.Stop("第" + i + "站 中华门藏书阁", "2026-05-0" + (i % 9 + 1)))
                        .toList(),
                "扫码验证真伪",
                "7K2M4 Q9D0 B3F1",
                "HTTPS://LIB.EXAMPLE.CN/C/7K2M4Q9D0B3F1");
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneReadsThePicture(Poster.Shape shape) throws IOException, NotFoundException {
        for (Poster poster : List.of(moved(), english())) {
            byte[] png = posters.picture(poster, shape);
            keep("poster-%s-%s.png".formatted(shape, poster.language()), png);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(picture.getWidth()).isEqualTo(shape == Poster.Shape.WIDE ? 1200 : 1080);
            assertThat(picture.getHeight()).isEqualTo(shape == Poster.Shape.WIDE ? 630 : 1440);
            assertThat(Decoders.byZxing(picture)).containsExactly(URL);
            assertThat(png.length).as("what chats still load").isLessThan(300_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPrintedPosterSaysAllInTextAndInItsSymbol(Poster.Paper paper) throws IOException, NotFoundException {
        try (PDDocument document = Loader.loadPDF(posters.pdf(moved(), paper))) {
            assertThat(document.getNumberOfPages()).isOne();
            PDRectangle page = paper == Poster.Paper.A4 ? PDRectangle.A4 : PDRectangle.A3;
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(page.getWidth());
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("时间已改", "春日换书市集", "14:00–16:30", "共6场", "樱洲", "故事会");
            assertThat(symbols(document, paper + "-poster")).containsExactly(URL);
        }
    }

    @Test
    void aCertificateIsReadBack() throws IOException, NotFoundException {
        for (int stops : List.of(3, 8, 40)) {
            PosterCertificate paper = certificate(stops);
            try (PDDocument document = Loader.loadPDF(papers.certificate(paper))) {
                assertThat(document.getNumberOfPages()).isOne();
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                        .contains("小明", "城墙根下的书", "集齐%d枚章".formatted(stops), "第%d站".formatted(stops), "7K2M4Q9D0B3F1");
                assertThat(symbols(document, "certificate-" + stops)).containsExactly(paper.url());
            }
        }
    }

    @Test
    void aStampCardIsScannedAtEachStop() throws IOException, NotFoundException {
        PosterCertificate of = certificate(8);
        PosterCertificate card = new PosterCertificate(
                of.language(),
                "益书来 · 集章卡",
                "城墙根下的书",
                of.name(),
                List.of("每到一站出示此卡，由现场人员扫码登记，也可以在纸上盖章。集满 6 枚即完成。"),
                of.stops().stream()
                        .map(stop -> new PosterCertificate.Stop(stop.name(), null))
                        .toList(),
                "每站扫这里",
                "",
                "YP1.AZnV4nwaf-OaVSsfbA2OEQGZ1eJ8Gn8-mlUrH2wNjhF4k0eC2V1fT0aQyJ3L");
        try (PDDocument document = Loader.loadPDF(papers.card(card))) {
            assertThat(symbols(document, "stamp-card")).containsExactly(card.url());
        }
    }

    /** A title is kept whole where it fits at half its size, words are not torn, and no line begins with a comma. */
    @Test
    void linesBreakWherePeopleBreakThem() {
        PosterCanvas.Type type = new PosterCanvas.Type(10, PosterPen.INK, false);
        assertThat(PosterPen.wrapped("swap fair for all", 70, 9, type)).containsExactly("swap fair for", "all");
        assertThat(PosterPen.wrapped("春日，换书", 25, 9, type)).containsExactly("春", "日，", "换书");
        assertThat(PosterPen.balanced("春日换书市", 45, 3, type)).containsExactly("春日换", "书市");
        assertThat(PosterPen.wrapped("一二三四五六七八九", 30, 2, type))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
    }

    private static List<String> symbols(PDDocument document, String name) throws IOException, NotFoundException {
        PDFRenderer renderer = new PDFRenderer(document);
        BufferedImage page = renderer.renderImageWithDPI(0, 110, ImageType.RGB);
        Files.createDirectories(SEEN);
        ImageIO.write(page, "png", SEEN.resolve(name + ".png").toFile());
        return Decoders.byZxing(renderer.renderImageWithDPI(0, 150, ImageType.GRAY));
    }

    private static void keep(String name, byte[] png) throws IOException {
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve(name), png);
    }
}
