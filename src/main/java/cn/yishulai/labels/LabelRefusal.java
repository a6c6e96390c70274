package cn.yishulai.labels;

import cn.yishulai.kernel.Refusal;

/** When a sheet, a printer or what is to be printed on them is refused. */
public enum LabelRefusal implements Refusal {
    /** No paper of this name is known here, or the library does not use it any more. */
    SHEET_UNKNOWN(Kind.NOT_FOUND),
    /** There is a paper of this name. */
    SHEET_NAME_TAKEN(Kind.CONFLICT),
    /** Labels of the paper would overlap, leave the page, or be too small for a symbol. */
    SHEET_MALFORMED(Kind.INVALID),
    /** The papers that every shop sells stay. */
    SHEET_STAYS(Kind.CONFLICT),
    /** No printer of this id is known at a site of the caller's. */
    PRINTER_UNKNOWN(Kind.NOT_FOUND),
    /** The site has a printer of this name. */
    PRINTER_NAME_TAKEN(Kind.CONFLICT),
    /** The first free place is beyond the last of the sheet. */
    START_BEYOND_SHEET(Kind.INVALID),
    /** Label printers take rolls, no office paper. */
    FORMAT_NEEDS_ROLL(Kind.INVALID);

    private final Kind kind;

    LabelRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
