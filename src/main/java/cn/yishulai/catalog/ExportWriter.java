package cn.yishulai.catalog;

import java.io.IOException;

/** Writes one volume after the other. */
interface ExportWriter {

    void write(ExportedVolume volume) throws IOException;

    /** Sends what is there on its way. */
    void flush() throws IOException;

    /** The end of the file; the stream stays open. */
    void finish() throws IOException;
}
