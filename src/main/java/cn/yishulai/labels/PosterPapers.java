package cn.yishulai.labels;

import static cn.yishulai.labels.PosterPen.INK;
import static cn.yishulai.labels.PosterPen.PAPER;
import static cn.yishulai.labels.PosterPen.QUIET;
import static cn.yishulai.labels.PosterPen.SEAL;
import static cn.yishulai.labels.PosterPen.WHITE;

import cn.yishulai.labels.PosterCanvas.Type;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The papers of a tour, on A4: the certificate at its end, and the stamp card for whoever walks it without a phone. */
@ApplicationScoped
public class PosterPapers {

    private static final double WIDTH = 1080;
    private static final double HEIGHT = WIDTH * PDRectangle.A4.getHeight() / PDRectangle.A4.getWidth();
    private static final double MIDDLE = WIDTH / 2;
    private static final double EDGE = 48;
    private static final Color EMPTY = new Color(0xD9D2C3);

    /** One page. */
    public byte[] certificate(PosterCertificate paper) {
        return drawn(paper.heading(), paper.language(), pen -> {
            pen.fill(PosterPen.box(0, 0, WIDTH, HEIGHT), PAPER);
            pen.water(WIDTH, HEIGHT, 230);
            frame(pen);
            pen.sky(MIDDLE + 300, 250, 86);
            pen.brand(paper.brand(), 112, 112, 46);
            pen.centred(paper.heading(), MIDDLE, 420, pen.fitting(paper.heading(), 840, 1, new Type(64, SEAL, true)));
            Type name = pen.fitting(paper.name(), 800, 1, new Type(108, INK, true));
            pen.centred(PosterPen.wrapped(paper.name(), 800, 1, name).get(0), MIDDLE, 580, name);
            pen.fill(PosterPen.box(MIDDLE - 70, 616, 140, 8), SEAL);
            double y = 660;
            Type said = new Type(34, INK, false);
            for (String sentence : paper.sentences()) {
                for (String line : PosterPen.wrapped(sentence, 820, 2, said)) {
                    pen.centred(line, MIDDLE, y + said.size(), said);
                    y += said.size() * 1.4;
                }
            }
            stamps(pen, paper.stops(), y + 44, HEIGHT - 350);
            check(pen, paper, HEIGHT - 320);
        });
    }

    /** One page: places for the stamps, and the symbol that says whose they are. */
    public byte[] card(PosterCertificate paper) {
        return drawn(paper.heading(), paper.language(), pen -> {
            pen.fill(PosterPen.box(0, 0, WIDTH, HEIGHT), WHITE);
            pen.brand(paper.brand(), 84, 72, 46);
            Type heading = pen.fitting(paper.heading(), 640, 2, new Type(58, INK, true));
            double y = pen.lines(PosterPen.wrapped(paper.heading(), 640, 2, heading), 84, 156, heading);
            Type name = pen.fitting(paper.name(), 600, 1, new Type(46, SEAL, true));
            y = pen.lines(PosterPen.wrapped(paper.name(), 600, 1, name), 84, y + 8, name);
            Type said = new Type(26, QUIET, false);
            for (String sentence : paper.sentences()) {
                y = pen.lines(PosterPen.wrapped(sentence, 640, 3, said), 84, y + 4, said);
            }
            pen.symbol(paper.url(), 756, 72, 260);
            pen.centred(paper.check(), 886, 366, pen.fitting(paper.check(), 280, 1, new Type(22, INK, false)));
            stamps(pen, paper.stops(), Math.max(y, 400) + 40, HEIGHT - 90);
        });
    }

    private interface Drawing {
        void on(PosterPen pen);
    }

    private static byte[] drawn(String title, String language, Drawing drawing) {
        synchronized (LabelSheets.FONT) {
            PosterPdf canvas = new PosterPdf(PDRectangle.A4, WIDTH, title, language);
            drawing.on(new PosterPen(canvas));
            return canvas.finish();
        }
    }

    private static void frame(PosterPen pen) {
        double width = WIDTH - 2 * EDGE;
        double height = HEIGHT - 2 * EDGE;
        pen.fill(PosterPen.box(EDGE, EDGE, width, 5), SEAL);
        pen.fill(PosterPen.box(EDGE, EDGE + height - 5, width, 5), SEAL);
        pen.fill(PosterPen.box(EDGE, EDGE, 5, height), SEAL);
        pen.fill(PosterPen.box(EDGE + width - 5, EDGE, 5, height), SEAL);
    }

    /** In rows between two heights; the more there are the smaller they are. */
    private static void stamps(PosterPen pen, List<PosterCertificate.Stop> stops, double top, double bottom) {
        int columns =
                stops.size() <= 4 ? Math.max(1, stops.size()) : stops.size() <= 12 ? 4 : stops.size() <= 24 ? 6 : 8;
        int rows = (stops.size() + columns - 1) / columns;
        double wide = (WIDTH - 2 * 96) / columns;
        double high = Math.min(wide * 1.2, (bottom - top) / rows);
        double radius = Math.min(wide * 0.34, (high - 3.2 * nameSize(wide)) / 2);
        for (int i = 0; i < stops.size(); i++) {
            int inRow = Math.min(columns, stops.size() - i / columns * columns);
            double x = MIDDLE + (i % columns - (inRow - 1) / 2.0) * wide;
            double y = top + high * (i / columns) + radius;
            stamp(pen, i + 1, stops.get(i), new Place(x, y, radius, wide));
        }
    }

    /** Two lines of it stand beneath a stamp. */
    private static double nameSize(double wide) {
        return Math.min(22, Math.max(12, wide / 10));
    }

    private record Place(double x, double y, double radius, double wide) {}

    private static void stamp(PosterPen pen, int number, PosterCertificate.Stop stop, Place at) {
        boolean stamped = stop.day() != null;
        Color color = stamped ? SEAL : EMPTY;
        pen.fill(PosterPen.ring(at.x(), at.y(), at.radius(), at.radius() * (stamped ? 0.11 : 0.05)), color);
        if (stamped) {
            pen.fill(PosterPen.ring(at.x(), at.y(), at.radius() * 0.8, at.radius() * 0.03), color);
        }
        Type large = new Type(at.radius() * (stamped ? 0.62 : 0.8), color, true);
        pen.centred(String.valueOf(number), at.x(), at.y() + at.radius() * (stamped ? 0.06 : 0.28), large);
        if (stop.day() != null) {
            Type day = pen.fitting(stop.day(), at.radius() * 1.35, 1, new Type(at.radius() * 0.3, color, false));
            pen.centred(stop.day(), at.x(), at.y() + at.radius() * 0.5, day);
        }
        Type name = new Type(nameSize(at.wide()), INK, false);
        double y = at.y() + at.radius() + name.size() * 1.4;
        for (String line : PosterPen.wrapped(stop.name(), at.wide() - 14, 2, name)) {
            pen.centred(line, at.x(), y, name);
            y += name.size() * 1.3;
        }
    }

    private static void check(PosterPen pen, PosterCertificate paper, double top) {
        pen.fill(PosterPen.card(112, top, WIDTH - 224, 224), WHITE);
        pen.symbol(paper.url(), 118, top + 6, 212);
        pen.line(paper.check(), 356, top + 104, pen.fitting(paper.check(), 590, 1, new Type(32, INK, true)));
        pen.line(paper.code(), 356, top + 154, new Type(30, QUIET, false));
    }
}
