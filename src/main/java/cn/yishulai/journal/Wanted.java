package cn.yishulai.journal;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** In which of the forms that we have somebody wants an answer. */
public final class Wanted {

    private Wanted() {}

    /** The first that is accepted by name; who accepts anything gets the first we have. */
    public static String form(HttpHeaders headers, String first, String... others) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            String name = accepted.getType() + '/' + accepted.getSubtype();
            for (String other : others) {
                if (other.startsWith(name)) {
                    return other;
                }
            }
            if (first.startsWith(name)) {
                return first;
            }
        }
        return first;
    }
}
