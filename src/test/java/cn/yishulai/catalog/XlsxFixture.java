package cn.yishulai.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks as Excel writes them, and as nobody should. */
final class XlsxFixture {

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, byte[]> others = new LinkedHashMap<>();

    /** @param rows the XML between sheetData */
    XlsxFixture sheet(String name, String rows) {
        sheets.put(name, rows);
        return this;
    }

    XlsxFixture hidden(String name) {
        states.put(name, " state=\"hidden\"");
        return this;
    }

    XlsxFixture part(String name, byte[] content) {
        others.put(name, content);
        return this;
    }

    /** A row of texts. */
    static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.append(
                        cells[i].startsWith("<c ")
                                ? cells[i].replace("@", (char) ('A' + i) + "" + number)
                                : text((char) ('A' + i) + "" + number, cells[i]));
            }
        }
        return row.append("</row>").toString();
    }

    private static String text(String reference, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(reference, text.replace("&", "&amp;"));
    }

    /** A cell of another type, to be set into a row. */
    static String cell(String attributes, String content) {
        return "<c r=\"@\" %s>%s</c>".formatted(attributes, content);
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            StringBuilder list = new StringBuilder();
            StringBuilder relations = new StringBuilder();
            StringBuilder types = new StringBuilder();
            int number = 0;
            for (Map.Entry<String, String> sheet : sheets.entrySet()) {
                number++;
                list.append("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
                        .formatted(sheet.getKey(), number, states.getOrDefault(sheet.getKey(), ""), number));
                relations.append(
                        ("<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                        + "relationships/worksheet\" Target=\"worksheets/sheet%d.xml\"/>")
                                .formatted(number, number));
                types.append(
                        ("<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"application/vnd.openxmlformats-"
                                        + "officedocument.spreadsheetml.worksheet+xml\"/>")
                                .formatted(number));
                put(
                        zip,
                        "xl/worksheets/sheet" + number + ".xml",
                        main("worksheet", "<sheetData>" + sheet.getValue() + "</sheetData>"));
            }
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                            + "spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd."
                            + "openxmlformats-officedocument.spreadsheetml.styles+xml\"/>" + types + "</Types>");
            put(
                    zip,
                    "_rels/.rels",
                    rels("<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                            + "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            put(zip, "xl/_rels/workbook.xml.rels", rels(relations.toString()));
            put(zip, "xl/workbook.xml", main("workbook", "<sheets>" + list + "</sheets>"));
            put(
                    zip,
                    "xl/styles.xml",
                    main("styleSheet", "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"));
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue());
            }
        }
        return file;
    }

    private static String main(String element, String content) {
        return ("<%1$s xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats"
                        + ".org/officeDocument/2006/relationships\">%2$s</%1$s>")
                .formatted(element, content);
    }

    private static String rels(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                + "</Relationships>";
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
