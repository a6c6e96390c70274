package cn.yishulai.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A van on its way as the rooms above see it.
 *
 * @param room how many copies it takes
 * @param driver who may scan at all its stops; null when staff of each site do
 */
public record RunFacts(
        UUID id, LocalDate day, int room, @Nullable UUID driver, State state, List<Stop> stops, List<Ride> rides) {

    /** Where a run stands. */
    public enum State {
        PLANNED,
        RUNNING,
        DONE,
        CANCELLED;

        public boolean open() {
            return this == PLANNED || this == RUNNING;
        }
    }

    /** @param position from 1 */
    public record Stop(int position, UUID site, @Nullable Instant leftAt, @Nullable UUID leftBy) {}

    /**
     * A load on the run, packed at one stop and unloaded at a later one.
     *
     * @param planned how much of the van it takes: its boxes before it leaves, what is in them afterwards
     * @param inside how many copies are in it now
     */
    public record Ride(
            UUID transfer,
            String code,
            TransferState state,
            int from,
            int to,
            int planned,
            int inside,
            @Nullable String overBecause) {}

    public Stop stop(int position) {
        return stops.get(position - 1);
    }

    /** Where the van is or goes next; the last stop when it is over. */
    public Stop here() {
        return stops.stream().filter(stop -> stop.leftAt() == null).findFirst().orElse(stops.get(stops.size() - 1));
    }

    /** By the place of the stop before it, how many copies ride on a leg; the first entry is unused. */
    public int[] aboard() {
        int[] aboard = new int[stops.size() + 1];
        for (Ride ride : rides) {
            for (int leg = ride.from(); leg < ride.to(); leg++) {
                aboard[leg] += ride.planned();
            }
        }
        return aboard;
    }

    /** For how many more there is room; below nothing where somebody said why. */
    public int[] free() {
        int[] free = aboard();
        for (int leg = 0; leg < free.length; leg++) {
            free[leg] = room - free[leg];
        }
        return free;
    }
}
