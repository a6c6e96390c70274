package cn.yishulai.labels;

import static cn.yishulai.labels.PosterPen.INK;
import static cn.yishulai.labels.PosterPen.PAPER;
import static cn.yishulai.labels.PosterPen.QUIET;
import static cn.yishulai.labels.PosterPen.SEAL;
import static cn.yishulai.labels.PosterPen.WHITE;

import cn.yishulai.labels.PosterCanvas.Type;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws posters: as pictures for screens and as pages for the printer. One at a time, so that none takes the counters' processor. */
@ApplicationScoped
public class Posters {

    private static final int WIDE_WIDTH = 1200;
    private static final int WIDE_HEIGHT = 630;
    private static final int TALL_WIDTH = 1080;
    private static final int TALL_HEIGHT = 1440;

    /** A PNG; some tenths of a second. */
    public synchronized byte[] picture(Poster poster, Poster.Shape shape) {
        return switch (shape) {
            case WIDE -> {
                PosterPicture canvas = new PosterPicture(WIDE_WIDTH, WIDE_HEIGHT);
                wide(poster, new PosterPen(canvas));
                yield canvas.finish();
            }
            case TALL -> {
                PosterPicture canvas = new PosterPicture(TALL_WIDTH, TALL_HEIGHT);
                tall(poster, new PosterPen(canvas), TALL_HEIGHT);
                yield canvas.finish();
            }
        };
    }

    /** One page, with text that can be searched and a symbol of rectangles. */
    public synchronized byte[] pdf(Poster poster, Poster.Paper paper) {
        PDRectangle page =
                switch (paper) {
                    case A4 -> PDRectangle.A4;
                    case A3 -> PDRectangle.A3;
                };
        synchronized (LabelSheets.FONT) {
            PosterPdf canvas = new PosterPdf(page, TALL_WIDTH, poster.title(), poster.language());
            tall(poster, new PosterPen(canvas), TALL_WIDTH * page.getHeight() / page.getWidth());
            return canvas.finish();
        }
    }

    private static void wide(Poster poster, PosterPen pen) {
        pen.fill(PosterPen.box(0, 0, WIDE_WIDTH, WIDE_HEIGHT), PAPER);
        pen.sky(1010, 150, 104);
        pen.water(WIDE_WIDTH, WIDE_HEIGHT, 104);
        pen.brand(poster.brand(), 64, 48, 48);
        double y = 126;
        boolean changed = poster.banner() != null;
        if (poster.banner() != null) {
            y = banner(poster.banner(), pen, 64, y, 32);
        }
        Type title = pen.fitting(poster.title(), 740, 2, new Type(changed ? 60 : 72, INK, true));
        List<String> said = PosterPen.balanced(poster.title(), 740, 2, title);
        y = pen.lines(said, 64, y, title) + 8;
        pen.fill(PosterPen.box(66, y, 96, 8), SEAL);
        y += 22;
        Type when = new Type(34, SEAL, true);
        for (String line : first(poster.when(), said.size() > 1 && changed ? 1 : 2)) {
            y = pen.lines(PosterPen.wrapped(line, 740, 1, when), 64, y, when);
        }
        Type where = new Type(30, INK, false);
        pen.lines(PosterPen.wrapped(poster.where(), 740, 1, where), 64, y, where);
        pen.fill(PosterPen.card(868, 256, 268, 310), WHITE);
        pen.symbol(poster.url(), 876, 260, 252);
        pen.centred(poster.call(), 1002, 540, pen.fitting(poster.call(), 244, 1, new Type(27, INK, true)));
    }

    /** @param height in units of which the page has {@value #TALL_WIDTH} across */
    private static void tall(Poster poster, PosterPen pen, double height) {
        pen.fill(PosterPen.box(0, 0, TALL_WIDTH, height), PAPER);
        pen.sky(876, 214, 124);
        pen.water(TALL_WIDTH, height, 330);
        pen.brand(poster.brand(), 84, 84, 56);
        double y = 330;
        if (poster.banner() != null) {
            y = banner(poster.banner(), pen, 84, y - 40, 42);
        }
        Type title = pen.fitting(poster.title(), 912, 3, new Type(96, INK, true));
        y = pen.lines(PosterPen.balanced(poster.title(), 912, 3, title), 84, y, title) + 10;
        pen.fill(PosterPen.box(86, y, 140, 10), SEAL);
        y += 34;
        Type when = new Type(44, SEAL, true);
        for (String line : first(poster.when(), 3)) {
            y = pen.lines(PosterPen.wrapped(line, 912, 1, when), 84, y, when);
        }
        Type where = new Type(40, INK, false);
        y = pen.lines(PosterPen.wrapped(poster.where(), 912, 2, where), 84, y, where) + 10;
        double top = height - 356;
        if (poster.about() != null) {
            Type about = new Type(31, QUIET, false);
            int room = (int) Math.max(0, Math.min(6, (top - 20 - y) / (about.size() * PosterPen.LEADING)));
            if (room > 0) {
                pen.lines(PosterPen.wrapped(poster.about(), 912, room, about), 84, y, about);
            }
        }
        pen.fill(PosterPen.card(84, top, 912, 288), WHITE);
        pen.symbol(poster.url(), 92, top + 8, 272);
        Type call = pen.fitting(poster.call(), 560, 1, new Type(52, INK, true));
        pen.line(poster.call(), 392, top + 162, call);
    }

    private static double banner(String words, PosterPen pen, double left, double top, double size) {
        Type type = new Type(size, WHITE, true);
        String printable = LabelFont.instance().printable(words);
        double width = LabelFont.instance().width(printable) * size + size * 1.2;
        pen.fill(PosterPen.box(left, top, width, size * 1.6), SEAL);
        pen.line(words, left + size * 0.6, top + size * 1.16, type);
        return top + size * 2;
    }

    private static List<String> first(List<String> lines, int most) {
        return lines.subList(0, Math.min(most, lines.size()));
    }
}
