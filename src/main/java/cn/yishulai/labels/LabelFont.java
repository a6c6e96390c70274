package cn.yishulai.labels;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
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
    private final Map<Integer, Path2D> outlines = new ConcurrentHashMap<>();
    private final Map<Integer, Double> advances = new ConcurrentHashMap<>();

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

    /**
     * With 〓 for what the font cannot draw: PDFBox gives up a whole document for one character, and a character that is
     * silently left out makes another title. What is meant to be invisible (soft hyphens, marks of direction, joiners) is
     * left out, so that it can neither hide a letter nor turn the line around.
     */
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        codePoints(text).map(c -> draws(c) ? c : MISSING).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** What {@link #printable} puts 〓 for. */
    Set<Integer> missing(String text) {
        return codePoints(text).filter(c -> !draws(c)).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static IntStream codePoints(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> !isInvisible(c));
    }

    /** Format characters, and those that choose between shapes of the character before. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    /** Whether ink comes of it; some fonts have an empty glyph for what they do not know. */
    private boolean draws(int c) {
        return c == ' ' || glyphs.getGlyphId(c) != 0 && outline(c).getBounds2D().getHeight() > 0;
    }

    /** Of type that is 1 high; y grows upwards from the baseline. Kept, because a city reads the same few thousand characters. */
    Path2D outline(int c) {
        return outlines.computeIfAbsent(c, this::read);
    }

    private Path2D read(int c) {
        synchronized (LabelSheets.FONT) {
            try {
                GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(c));
                Path2D outline = glyph == null ? new GeneralPath() : glyph.getPath();
                outline.transform(AffineTransform.getScaleInstance(1 / unitsPerEm, 1 / unitsPerEm));
                return outline;
            } catch (IOException e) {
                throw new UncheckedIOException("the font for labels cannot be read", e);
            }
        }
    }

    /** How far type that is 1 high moves on after the character. */
    double advance(int c) {
        return advances.computeIfAbsent(c, this::readAdvance);
    }

    private double readAdvance(int c) {
        synchronized (LabelSheets.FONT) {
            try {
                return font.getAdvanceWidth(glyphs.getGlyphId(c)) / unitsPerEm;
            } catch (IOException e) {
                throw new UncheckedIOException("the font for labels cannot be read", e);
            }
        }
    }

    /** Width of printable text set in 1 point, in points. */
    double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    /**
     * Cuts printable text into lines; where it does not fit, the last line ends in an ellipsis. Chinese may break
     * anywhere, and on so small a label the rest may too.
     *
     * @param width in units of the type size
     */
    List<String> lines(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (int c : text.codePoints().toArray()) {
            double next = advance(c);
            if (used + next > width) {
                if (lines.size() + 1 == most) {
                    lines.add(shortened(line.toString(), width));
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (!line.isEmpty() || c != ' ') {
                line.appendCodePoint(c);
                used += next;
            }
        }
        if (!line.isEmpty() && lines.size() < most) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String shortened(String line, double width) {
        String shorter = line;
        while (!shorter.isEmpty() && width(shorter + "…") > width) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter + "…";
    }
}
