package cn.yishulai.fairs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fair to be planned: what, where, and its sessions in their order. */
public record FairForm(String title, @Nullable String about, UUID venue, List<SessionForm> sessions) {

    public FairForm {
        sessions = List.copyOf(sessions);
    }
}
