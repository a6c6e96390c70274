package cn.yishulai.people;

import static cn.yishulai.people.ExportWords.said;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is kept of a family as one page: tables with heads, no script, nothing from elsewhere, fit to be printed. A cell
 * that a spreadsheet would compute when the table is copied into it is defused.
 */
final class ExportPage {

    private static final String STYLE =
            """
            body{font:16px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
            table{border-collapse:collapse;width:100%;margin:0 0 2rem}
            th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            th{background:#eee}caption{text-align:left;font-weight:bold;padding:.4rem 0}
            @media print{body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}
            """;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    private final Writer out;
    private final boolean english;

    ExportPage(Writer out, boolean english) {
        this.out = out;
        this.english = english;
    }

    void begin(String title, List<String> lines) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                .formatted(english ? "en" : "zh-CN"));
        out.write(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.write("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>%1$s</h1>\n"
                .formatted(escape(title), STYLE));
        for (String line : lines) {
            out.write("<p>%s</p>\n".formatted(escape(line)));
        }
    }

    void section(Kept kept) throws IOException {
        out.write("<h2>%s</h2>\n".formatted(escape(said(kept.title(), english))));
        if (kept.rows().isEmpty()) {
            out.write(english ? "<p>Nothing.</p>\n" : "<p>没有记录。</p>\n");
            return;
        }
        out.write("<table>\n<thead><tr>");
        for (Kept.Words head : kept.heads()) {
            out.write("<th scope=\"col\">%s</th>".formatted(escape(said(head, english))));
        }
        out.write("</tr></thead>\n<tbody>\n");
        for (List<String> row : kept.rows()) {
            out.write("<tr>");
            for (String cell : row) {
                out.write("<td>%s</td>".formatted(escape(defused(ExportWords.say(cell, english)))));
            }
            out.write("</tr>\n");
        }
        out.write("</tbody>\n</table>\n");
    }

    void end() throws IOException {
        out.write("</body>\n</html>\n");
        out.flush();
    }

    /** A spreadsheet computes what begins with one of these; an apostrophe makes it text. A plain number stays one. */
    static String defused(String cell) {
        boolean computes = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return computes && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
