package cn.yishulai.labels;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Sheets of labels, to be printed at 100 %. One drawing for all: as PDF, as a page of a browser, as dots for a label
 * printer. A module is a whole number of the dots of a label printer.
 */
@ApplicationScoped
public class LabelSheets {

    /** fontbox reads one font for all documents, and is not made for two threads. */
    static final Object FONT = new Object();

    /** In the order given, row by row, as many pages as needed; a thousand take about a second. */
    public byte[] draw(List<Label> labels, Layout layout) {
        return draw(labels, layout, drawn -> {});
    }

    /** @param done told after each label how many there are by now */
    public byte[] draw(List<Label> labels, Layout layout, IntConsumer done) {
        synchronized (FONT) {
            Sheet sheet = layout.sheet();
            Canvas canvas = canvas(layout);
            LabelPen pen = new LabelPen(canvas, sheet);
            int place = layout.first();
            for (int i = 0; i < labels.size(); i++) {
                if (i == 0 || place == 0) {
                    canvas.beginPage();
                }
                pen.draw(labels.get(i), place);
                place = (place + 1) % sheet.labelsPerPage();
                done.accept(i + 1);
            }
            return canvas.finish();
        }
    }

    /** Where this printer hits the paper: scales whose numbers go into its profile. */
    public byte[] calibration(Layout layout) {
        synchronized (FONT) {
            Canvas canvas = canvas(layout);
            new CalibrationPage(canvas, layout.sheet()).draw();
            return canvas.finish();
        }
    }

    /** The same with the labels on which 〓 stands for something. */
    public Drawn print(List<Label> labels, Layout layout) {
        return new Drawn(draw(labels, layout), layout.format(), substituted(labels));
    }

    static List<Substituted> substituted(List<Label> labels) {
        return labels.stream()
                .map(label -> new Substituted(label.code(), missing(label)))
                .filter(label -> !label.characters().isEmpty())
                .toList();
    }

    private static List<String> missing(Label label) {
        LabelFont font = LabelFont.instance();
        return label.words()
                .flatMap(line -> font.missing(line).stream())
                .sorted()
                .distinct()
                .map("U+%04X"::formatted)
                .toList();
    }

    private static Canvas canvas(Layout layout) {
        Millimetres page = layout.sheet().page();
        return switch (layout.format()) {
            case PDF -> new PdfCanvas(page, layout.offset());
            case HTML -> new SvgCanvas(page, layout.offset());
            case ZPL -> new DotCanvas(page, layout.offset(), Zpl::write);
            case TSPL ->
                new DotCanvas(
                        page,
                        layout.offset(),
                        (dots, out) -> Tspl.write(dots, layout.offset().dpi(), out));
        };
    }
}
