package cn.yishulai.catalog;

import java.util.List;

/** Is told how an import goes on, while it goes on. */
public interface ImportListener {

    /**
     * A record did not come in.
     *
     * @param place "line 17", "record 3"
     * @param raw the cells of the row, or the record as one text
     */
    void rejected(String place, String reason, List<String> raw);

    /** A record came in without something that was not understood. */
    void noted(String place, String note);

    /** @param position bytes, or characters, of the file that are behind us; about every thousand records */
    void progressed(ImportCounts counts, long position);
}
