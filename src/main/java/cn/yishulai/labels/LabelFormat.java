package cn.yishulai.labels;

/** What a printer is sent. */
public enum LabelFormat {
    /** For any printer that prints documents, at 100 %. */
    PDF("application/pdf", "pdf"),
    /** A page with its own size, for the print dialogue of a browser: the way without drivers. */
    HTML("text/html;charset=UTF-8", "html"),
    /** Zebra's language, and of all who understand it. */
    ZPL("application/octet-stream", "zpl"),
    /** TSC's language, and of most cheap label printers. */
    TSPL("application/octet-stream", "tspl");

    private final String type;
    private final String suffix;

    LabelFormat(String type, String suffix) {
        this.type = type;
        this.suffix = suffix;
    }

    public String type() {
        return type;
    }

    /** Of a file that holds it. */
    public String suffix() {
        return suffix;
    }

    boolean isBitmap() {
        return this == ZPL || this == TSPL;
    }
}
