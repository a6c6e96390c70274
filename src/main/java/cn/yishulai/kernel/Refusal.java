package cn.yishulai.kernel;

import java.util.Locale;
import java.util.Map;

/**
 * A rule that says no, in the words of the library. Each feature lists its refusals in one enum {@code XRefusal}; the
 * name of the constant is the stable code of the contract ({@code COPY_NOT_AVAILABLE} is {@code copy-not-available}).
 * A refusal is an answer; a failure (our own fault) is never one.
 */
public interface Refusal {

    /** What sort of no it is. The sort alone decides the HTTP status. */
    enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        NOT_ALLOWED(403),
        NOT_FOUND(404),
        WRONG_METHOD(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        WRONG_MEDIA_TYPE(415),
        INVALID(422),
        TOO_MANY(429),
        /** Not a no at all: our own fault. Only the front door says it. */
        FAILURE(500),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The enum constant. */
    String name();

    Kind kind();

    /** The stable code of the contract, lower case with hyphens. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param detail one sentence for whoever reads the answer; never names or phones */
    default Refused because(String detail) {
        return new Refused(this, detail, Map.of());
    }

    /** @param facts further members of the problem, as the contract names them */
    default Refused because(String detail, Map<String, Object> facts) {
        return new Refused(this, detail, facts);
    }
}
