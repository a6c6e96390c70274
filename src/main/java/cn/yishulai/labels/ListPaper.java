package cn.yishulai.labels;

import java.util.List;

/**
 * Lists on office paper, to be worked with by hand: read under a lamp, ticked and written on.
 *
 * @param language of its words: {@code zh-CN} or {@code en}
 * @param title at the head of the first page and at the foot of each
 * @param notes beneath it
 * @param foot at the foot of each page, before its number
 */
public record ListPaper(String language, String title, List<String> notes, String foot, List<Part> parts) {

    public ListPaper {
        notes = List.copyOf(notes);
        parts = List.copyOf(parts);
    }

    /** What a column is called, and its part of the width: shares are relative to each other. */
    public record Column(String title, double share) {}

    /**
     * One list.
     *
     * @param ownPage begins on a page of its own, so that it can be given to somebody
     * @param columns empty for a part that is notes only
     * @param rows in each as many cells as there are columns
     * @param blanks empty rows after them, to be filled in by hand
     */
    public record Part(
            String heading,
            boolean ownPage,
            List<String> notes,
            List<Column> columns,
            List<List<String>> rows,
            int blanks) {

        public Part {
            notes = List.copyOf(notes);
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int wide = columns.size();
            if (blanks < 0 || rows.stream().anyMatch(row -> row.size() != wide)) {
                throw new IllegalArgumentException("a row has a cell for each column");
            }
        }

        /** Nothing but sentences. */
        public static Part said(String heading, List<String> notes) {
            return new Part(heading, false, notes, List.of(), List.of(), 0);
        }
    }
}
