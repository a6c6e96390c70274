package cn.yishulai.fairs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair to be planned: what, where, and its sessions in their order.
 *
 * @param organisation whose fair it is; null for the library's own
 */
public record FairForm(
        String title, @Nullable String about, UUID venue, List<SessionForm> sessions, @Nullable UUID organisation) {

    public FairForm {
        sessions = List.copyOf(sessions);
    }

    /** The same, of this organisation. */
    FairForm of(@Nullable UUID whose) {
        return new FairForm(title, about, venue, sessions, whose);
    }

    /** One of the library's own. */
    public FairForm(String title, @Nullable String about, UUID venue, List<SessionForm> sessions) {
        this(title, about, venue, sessions, null);
    }
}
