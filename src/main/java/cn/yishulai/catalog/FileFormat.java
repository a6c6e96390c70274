package cn.yishulai.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What kind of file it is. Its beginning says it; neither its name nor whoever sends it is asked. */
enum FileFormat {
    CSV,
    /** A workbook of Excel and its relatives. */
    XLSX,
    /** CNMARC or MARC 21 as it is exchanged between libraries. */
    ISO2709,
    MARCXML;

    private static final int HEAD = 4096;

    /** @throws UnreadableFile with a reason for a person, when it is none of ours */
    static FileFormat of(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new UnreadableFile("the file is empty");
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            return XLSX;
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFile("it is an .xls of old, or locked by a password; save it as .xlsx without one");
        }
        if (contains(head, 0x1E) || contains(head, 0x1D)) {
            return ISO2709;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("<") || text.startsWith("\u00EF\u00BB\u00BF<")) {
            return MARCXML;
        }
        if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
            throw new UnreadableFile("it is written in UTF-16; save it as UTF-8");
        }
        return CSV;
    }

    static BookSource open(Path file) throws IOException {
        return switch (of(file)) {
            case CSV -> new CsvBooks(file);
            case XLSX -> new XlsxBooks(file);
            case ISO2709 -> new MarcBooks(file);
            case MARCXML -> new MarcXmlBooks(file);
        };
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, int sought) {
        for (byte b : bytes) {
            if (b == sought) {
                return true;
            }
        }
        return false;
    }
}
