package cn.yishulai.labels;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a label printer makes of what it is sent, written from the programming guides and not from our writers. */
public final class PrinterEmulator {

    private static final Pattern FIELD = Pattern.compile("\\^FO(\\d+),(\\d+)\\^GFA,(\\d+),(\\d+),(\\d+),([^^]*)\\^FS");
    private static final Pattern BITMAP = Pattern.compile("BITMAP (\\d+),(\\d+),(\\d+),(\\d+),0,");
    private static final double MM_PER_INCH = 25.4;

    private PrinterEmulator() {}

    public static List<BufferedImage> zpl(byte[] sent) {
        List<BufferedImage> labels = new ArrayList<>();
        for (String label : new String(sent, ISO_8859_1).split("(?<=\\^XZ)\\s*")) {
            Matcher size = Pattern.compile("\\^XA\\^PW(\\d+)\\^LL(\\d+)").matcher(label);
            if (!size.find()) {
                throw new AssertionError("no label: " + label);
            }
            BufferedImage paper = paper(number(size, 1), number(size, 2));
            Matcher field = FIELD.matcher(label);
            while (field.find()) {
                byte[] bits = inflate(field.group(6), number(field, 5), number(field, 4));
                print(paper, number(field, 1), number(field, 2), number(field, 5), bits);
            }
            labels.add(paper);
        }
        return labels;
    }

    /** Digits, counted digits (G…Y: 1…19, g…z: 20…400), a comma for white to the end of the row, a colon for the row before. */
    private static byte[] inflate(String data, int bytesPerRow, int total) {
        StringBuilder all = new StringBuilder();
        StringBuilder row = new StringBuilder();
        String before = "";
        int times = 0;
        for (char c : data.toCharArray()) {
            if (c == ':') {
                all.append(before);
                continue;
            } else if (c == ',') {
                row.append("0".repeat(bytesPerRow * 2 - row.length()));
            } else if (c >= 'G' && c <= 'Y') {
                times += c - 'G' + 1;
            } else if (c >= 'g' && c <= 'z') {
                times += (c - 'g' + 1) * 20;
            } else {
                row.append(Character.toString(c).repeat(Math.max(1, times)));
                times = 0;
            }
            if (row.length() == bytesPerRow * 2) {
                before = row.toString();
                all.append(before);
                row.setLength(0);
            }
        }
        byte[] bits = HexFormat.of().parseHex(all);
        if (bits.length != total || !row.isEmpty()) {
            throw new AssertionError("%d bytes and not %d".formatted(bits.length, total));
        }
        return bits;
    }

    public static List<BufferedImage> tspl(byte[] sent, int dpi) {
        List<BufferedImage> labels = new ArrayList<>();
        String text = new String(sent, ISO_8859_1);
        int at = 0;
        while (at < text.length()) {
            Matcher size = Pattern.compile(
                            "\\GSIZE ([0-9.]+) mm,([0-9.]+) mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\n")
                    .matcher(text);
            if (!size.find(at)) {
                throw new AssertionError("no label at " + at);
            }
            BufferedImage paper = paper(dots(size.group(1), dpi), dots(size.group(2), dpi));
            at = size.end();
            Matcher bitmap = BITMAP.matcher(text);
            while (text.startsWith("BITMAP", at) && bitmap.find(at)) {
                int length = number(bitmap, 3) * number(bitmap, 4);
                byte[] bits =
                        text.substring(bitmap.end(), bitmap.end() + length).getBytes(ISO_8859_1);
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = (byte) ~bits[i];
                }
                print(paper, number(bitmap, 1), number(bitmap, 2), number(bitmap, 3), bits);
                at = bitmap.end() + length + "\r\n".length();
            }
            if (!text.startsWith("PRINT 1,1\r\n", at)) {
                throw new AssertionError("no PRINT at " + at);
            }
            at += "PRINT 1,1\r\n".length();
            labels.add(paper);
        }
        return labels;
    }

    private static int dots(String millimetres, int dpi) {
        return (int) Math.round(Double.parseDouble(millimetres) / MM_PER_INCH * dpi);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static BufferedImage paper(int width, int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D white = paper.createGraphics();
        white.setColor(Color.WHITE);
        white.fillRect(0, 0, width, height);
        white.dispose();
        return paper;
    }

    private static void print(BufferedImage paper, int left, int top, int bytesPerRow, byte[] bits) {
        for (int i = 0; i < bits.length * 8; i++) {
            if ((bits[i / 8] >> 7 - i % 8 & 1) == 1) {
                paper.setRGB(left + i % (bytesPerRow * 8), top + i / (bytesPerRow * 8), 0);
            }
        }
    }
}
