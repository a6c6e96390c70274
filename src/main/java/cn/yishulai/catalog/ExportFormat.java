package cn.yishulai.catalog;

import java.io.IOException;
import java.io.OutputStream;

/** In which form the catalogue leaves the house. Both come back in as they went out. */
public enum ExportFormat {
    /** For a spreadsheet. */
    CSV,
    /** For another library: CNMARC in XML. */
    MARCXML;

    ExportWriter writer(OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvExport(out);
            case MARCXML -> new MarcXmlExport(out);
        };
    }
}
