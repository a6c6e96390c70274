package cn.yishulai.labels;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A document for a printer as HTTP carries it. */
public final class PrintAnswer {

    private PrintAnswer() {}

    /** Shown where a browser can show it, else kept under the name. */
    public static Response.ResponseBuilder of(Printers.Drawn drawn, String name) {
        String shown =
                switch (drawn.format()) {
                    case PDF, HTML -> "inline";
                    case ZPL, TSPL -> "attachment";
                };
        return Response.ok(drawn.file(), drawn.format().type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s.%s\""
                                .formatted(shown, name, drawn.format().suffix()));
    }
}
