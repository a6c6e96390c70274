package cn.yishulai.swaps;

import cn.yishulai.inventory.RunFacts;
import cn.yishulai.places.SiteName;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of the van as the desk and the driver see it.
 *
 * @param room how many copies it takes
 * @param here the place in the order of the stop where it is, or goes next
 * @param loads in the order in which they are packed
 */
public record RunView(
        String id,
        LocalDate day,
        int room,
        RunFacts.State state,
        @Nullable String driver,
        int here,
        List<Halt> stops,
        List<Riding> loads) {

    /**
     * @param aboard how many copies ride on from here, or shall
     * @param free for how many more there is room then; below nothing where somebody said why
     */
    public record Halt(
            int position,
            SiteName site,
            int aboard,
            int free,
            @Nullable OffsetDateTime leftAt,
            @Nullable String leftBy) {}

    public record Riding(TransferView transfer, int fromStop, int toStop, @Nullable String overBecause) {}
}
