package cn.yishulai.labels;

import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A page of HTML that says its own paper size, for the print dialogue of any browser. Letters are drawn from our font,
 * as everywhere else: no printer and no phone needs a Chinese one.
 */
final class SvgCanvas implements Canvas {

    private static final int UNITS_PER_EM = 1000;

    private final Millimetres page;
    private final Layout.Offset offset;
    private final StringBuilder pages = new StringBuilder();
    private final Set<Integer> used = new LinkedHashSet<>();
    private boolean open;

    SvgCanvas(Millimetres page, Layout.Offset offset) {
        this.page = page;
        this.offset = offset;
    }

    @Override
    public void beginPage() {
        endPage();
        open = true;
        pages.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(page.across()))
                .append("mm\" height=\"")
                .append(number(page.down()))
                .append("mm\" viewBox=\"0 0 ")
                .append(number(page.across()))
                .append(' ')
                .append(number(page.down()))
                .append("\"><g transform=\"translate(")
                .append(number(offset.right()))
                .append(' ')
                .append(number(offset.down()))
                .append(") scale(")
                .append(number(offset.factor()))
                .append(")\">\n");
    }

    @Override
    public void symbol(Symbol symbol, double left, double top, double module) {
        place(left, top, module, module);
        pages.append("<path shape-rendering=\"crispEdges\" d=\"");
        for (Symbol.Run run : symbol.runs()) {
            pages.append('M').append(run.column()).append(' ').append(run.row());
            pages.append('h')
                    .append(run.length())
                    .append("v1h-")
                    .append(run.length())
                    .append('z');
        }
        pages.append("\"/></g>\n");
    }

    @Override
    public void text(String line, double left, double baseline, double size) {
        place(left, baseline, size / UNITS_PER_EM, -size / UNITS_PER_EM);
        double x = 0;
        for (int c : line.codePoints().toArray()) {
            if (c != ' ') {
                used.add(c);
                pages.append("<use href=\"#g")
                        .append(c)
                        .append("\" x=\"")
                        .append(number(x))
                        .append("\"/>");
            }
            x += LabelFont.instance().advance(c) * UNITS_PER_EM;
        }
        pages.append("</g>\n");
    }

    @Override
    public void line(Millimetres from, Millimetres to, double width) {
        pages.append("<path stroke=\"#000\" stroke-width=\"")
                .append(number(width))
                .append("\" d=\"M")
                .append(number(from.across()))
                .append(' ')
                .append(number(from.down()))
                .append('L')
                .append(number(to.across()))
                .append(' ')
                .append(number(to.down()))
                .append("\"/>\n");
    }

    @Override
    public byte[] finish() {
        endPage();
        StringBuilder html = new StringBuilder();
        html.append(
                        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"><title>labels</title><style>\n@page { size: ")
                .append(number(page.across()))
                .append("mm ")
                .append(number(page.down()))
                .append(
                        "mm; margin: 0 }\nhtml, body { margin: 0; background: #fff }\nsvg { display: block; break-after: page }\n")
                .append("svg:last-of-type { break-after: auto }\n.glyphs { display: none }\n</style></head><body>\n");
        html.append("<svg class=\"glyphs\" xmlns=\"http://www.w3.org/2000/svg\"><defs>\n");
        used.forEach(c -> glyph(html, c));
        html.append("</defs></svg>\n").append(pages).append("</body></html>\n");
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void endPage() {
        if (open) {
            pages.append("</g></svg>\n");
            open = false;
        }
    }

    private void place(double left, double top, double across, double down) {
        pages.append("<g transform=\"translate(")
                .append(number(left))
                .append(' ')
                .append(number(top))
                .append(") scale(")
                .append(number(across))
                .append(' ')
                .append(number(down))
                .append(")\">");
    }

    private static void glyph(StringBuilder html, int c) {
        html.append("<path id=\"g").append(c).append("\" d=\"");
        double[] points = new double[6];
        for (PathIterator at = LabelFont.instance().outline(c).getPathIterator(null); !at.isDone(); at.next()) {
            int kind = at.currentSegment(points);
            html.append("MLQCZ".charAt(kind));
            int numbers = new int[] {2, 2, 4, 6, 0}[kind];
            for (int i = 0; i < numbers; i++) {
                html.append(i == 0 ? "" : " ").append(Math.round(points[i] * UNITS_PER_EM));
            }
        }
        html.append("\"/>\n");
    }

    /** With as few digits as a tenth of a micrometre needs. */
    private static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.5f", value);
        return digits.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
