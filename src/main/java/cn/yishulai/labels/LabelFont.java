package cn.yishulai.labels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Noto Sans SC, read once (10 MB); a document gets those glyphs that it uses. */
final class LabelFont {

    private static final String REGULAR = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    /** 〓 is what Chinese and Japanese printers have always set for a character that is not in the case. */
    private static final int MISSING = '〓';

    private static final LabelFont INSTANCE = new LabelFont();

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    private LabelFont() {
        try (InputStream file = Objects.requireNonNull(LabelFont.class.getResourceAsStream(REGULAR))) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the font for labels cannot be read", e);
        }
    }

    static LabelFont instance() {
        return INSTANCE;
    }

    PDType0Font in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** With 〓 for what the font does not have: PDFBox gives up a whole document for one character. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .map(c -> glyphs.getGlyphId(c) == 0 ? MISSING : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** Width of printable text set in 1 point, in points. */
    double width(String text) throws IOException {
        double width = 0;
        for (int c : text.codePoints().toArray()) {
            width += font.getAdvanceWidth(glyphs.getGlyphId(c)) / unitsPerEm;
        }
        return width;
    }

    /**
     * Cuts printable text into lines; where it does not fit, the last line ends in an ellipsis. Chinese may break
     * anywhere, and on so small a label the rest may too.
     *
     * @param width in units of the type size
     */
    List<String> lines(String text, double width, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            String next = Character.toString(c);
            if (width(line + next) > width) {
                if (lines.size() + 1 == most) {
                    lines.add(shortened(line.toString(), width));
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty() || c != ' ') {
                line.append(next);
            }
        }
        if (!line.isEmpty() && lines.size() < most) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String shortened(String line, double width) throws IOException {
        String shorter = line;
        while (!shorter.isEmpty() && width(shorter + "…") > width) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter + "…";
    }
}
