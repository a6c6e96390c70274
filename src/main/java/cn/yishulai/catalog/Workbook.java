package cn.yishulai.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks through a workbook before it is read: a file of 40 kilobytes can swell to gigabytes, and what it says of its own
 * sizes may be a lie. Everything is unpacked once and only counted.
 */
final class Workbook {

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 512L << 20;
    /** Sheets of real lists are 10 to 60 times smaller when packed; what is small anyway may be packed better. */
    private static final int MOST_TIMES_SMALLER = 200;

    private static final long SMALL = 8L << 20;
    /** Texts that cells share are kept in memory while the sheets are read. */
    private static final long MOST_SHARED = 32L << 20;
    /** Excel itself ends at 32,767 characters a cell and 16,384 cells a row. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int LONGEST_ROW = 4 << 20;
    private static final byte[] ROW = {'<', 'r', 'o', 'w'};

    private long bytes;

    private Workbook() {}

    /** @throws UnreadableFile when it is no workbook, or one that nobody could have made by hand */
    static void requireHarmless(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new UnreadableFile("a workbook with %,d parts is none of ours".formatted(zip.size()));
            }
            Workbook workbook = new Workbook();
            Set<String> names = new HashSet<>();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!names.add(entry.getName())) {
                    throw new UnreadableFile("the workbook has two parts of one name");
                }
                workbook.unpack(zip, entry);
            }
            if (!names.contains("xl/workbook.xml")) {
                throw new UnreadableFile("it is a packed file, but no .xlsx workbook");
            }
        } catch (UnreadableFile refused) {
            throw refused;
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableFile("the workbook is damaged: " + broken.getMessage());
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
        long own = 0;
        int text = 0;
        int row = 0;
        int matched = 0;
        byte[] piece = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                own += read;
                bytes += read;
                refuseSwollen(entry, own);
                for (int i = 0; i < read; i++) {
                    text = piece[i] == '<' ? 0 : text + 1;
                    matched = piece[i] == ROW[matched] ? matched + 1 : piece[i] == '<' ? 1 : 0;
                    row++;
                    if (matched == ROW.length) {
                        matched = 0;
                        row = 0;
                    }
                    refuseEndless(entry, text, row);
                }
            }
        }
    }

    private void refuseSwollen(ZipEntry entry, long own) throws UnreadableFile {
        long packed = Math.max(1, entry.getCompressedSize());
        if (bytes > MOST_BYTES || own > SMALL && own / packed > MOST_TIMES_SMALLER) {
            throw new UnreadableFile("the workbook swells when it is unpacked; it is not read");
        }
        if (own > MOST_SHARED && entry.getName().endsWith("sharedStrings.xml")) {
            throw new UnreadableFile("the workbook is too large; cut it in two, or save it as CSV");
        }
    }

    private static void refuseEndless(ZipEntry entry, int text, int row) throws UnreadableFile {
        boolean isXml = entry.getName().endsWith(".xml");
        if (isXml && text > LONGEST_TEXT) {
            throw new UnreadableFile("a cell of the workbook holds more than a million characters");
        }
        if (isXml && row > LONGEST_ROW && entry.getName().startsWith("xl/worksheets/")) {
            throw new UnreadableFile("a row of the workbook holds more than four megabytes");
        }
    }
}
