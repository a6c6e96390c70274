package cn.yishulai.catalog;

/**
 * Why a record did not come in.
 *
 * @param words for whoever puts it right, with the spelling that was not understood
 */
record Rejection(Code code, String words) {

    /** Stable, so that a list can be sorted by what is to be done. */
    enum Code {
        TITLE_MISSING,
        TITLE_TOO_LONG,
        BOOK_NUMBER_MALFORMED,
        ROW_TOO_LONG,
        ROW_TOO_WIDE,
        /** Of a spreadsheet: somebody may have filtered it away on purpose. */
        ROW_HIDDEN,
        SHEET_HIDDEN,
        /** No row among the first ones of a sheet names a column of titles. */
        HEADER_MISSING,
        QUOTATION_NOT_CLOSED,
        /** A formula whose result the file does not hold, or an error (#N/A). */
        FORMULA_WITHOUT_VALUE,
        RECORD_TOO_LONG,
        RECORD_BROKEN,
        CHARACTERS_UNREADABLE,
        /** The file ends or breaks off here; what comes after cannot be read. */
        FILE_BROKEN
    }

    @Override
    public String toString() {
        return words;
    }
}
