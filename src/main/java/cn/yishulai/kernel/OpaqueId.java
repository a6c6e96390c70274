package cn.yishulai.kernel;

import java.util.UUID;

/** Ids are opaque strings outside and UUIDs inside; one that is no UUID names nothing we have. */
public final class OpaqueId {

    private OpaqueId() {}

    /** @throws Refused the given refusal when the text is no id of ours */
    public static UUID parse(String text, Refusal unknown) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown.because("there is nothing with this id");
        }
    }
}
