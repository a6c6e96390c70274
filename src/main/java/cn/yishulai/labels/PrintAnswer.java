package cn.yishulai.labels;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;

/** A document for a printer as HTTP carries it. */
public final class PrintAnswer {

    /** How many labels have 〓 on them; absent when none has. */
    static final String SUBSTITUTED_LABELS = "Substituted-Labels";
    /** The first of them with the characters that could not be printed: {@code 7K2M4Q9D0B=U+1F4DA,U+0E01; …}. */
    static final String SUBSTITUTED = "Substituted";

    /** A head of an answer is not for long lists; servers between here and a desk take 4 KB of it. */
    private static final int LABELS_NAMED = 40;

    private static final int CHARACTERS_NAMED = 6;

    private PrintAnswer() {}

    /** Shown where a browser can show it, else kept under the name. */
    public static Response.ResponseBuilder of(Drawn drawn, String name) {
        String shown =
                switch (drawn.format()) {
                    case PDF, HTML -> "inline";
                    case ZPL, TSPL -> "attachment";
                };
        Response.ResponseBuilder answer = Response.ok(
                        drawn.file(), drawn.format().type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s.%s\""
                                .formatted(shown, name, drawn.format().suffix()));
        if (!drawn.substituted().isEmpty()) {
            answer.header(SUBSTITUTED_LABELS, drawn.substituted().size())
                    .header(
                            SUBSTITUTED,
                            drawn.substituted().stream()
                                    .limit(LABELS_NAMED)
                                    .map(PrintAnswer::named)
                                    .collect(Collectors.joining("; ")));
        }
        return answer;
    }

    /** A title of emoji alone ends in an ellipsis. */
    private static String named(Substituted label) {
        String first = label.characters().stream().limit(CHARACTERS_NAMED).collect(Collectors.joining(","));
        return label.code() + "=" + first + (label.characters().size() > CHARACTERS_NAMED ? ",..." : "");
    }
}
