package cn.yishulai.fairs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How tickets of a fair are given: its own rules, else the city's.
 *
 * @param opensAt when booking begins; null: with publication
 * @param largestParty persons of one ticket
 * @param releaseHours until so long before its slot a ticket can be given back and does not count
 * @param earlyMinutes so long before its slot a ticket is admitted
 * @param graceMinutes so long after its beginning places of those who did not come go to others
 * @param offerMinutes to answer an offer of the waiting line
 * @param passedOver how often a group in a line may be passed over by smaller ones behind it
 * @param callMinutes to come to the gate when one's number was called
 * @param eldersFirst whether groups with an elder are called first
 * @param safetyLimit people inside at once; null: those of the largest session
 */
record TicketRules(
        @Nullable Instant opensAt,
        int largestParty,
        int releaseHours,
        int earlyMinutes,
        int graceMinutes,
        int offerMinutes,
        int passedOver,
        int callMinutes,
        boolean eldersFirst,
        @Nullable Integer safetyLimit,
        Points points) {

    /**
     * What not coming costs, and how it is worked off.
     *
     * @param noShow for a ticket that nobody came with
     * @param late for one that was given back too late
     * @param attended taken off for coming to a fair
     * @param helped taken off for helping at one
     * @param blockFrom a family with so many points does not book
     * @param blockDays for so long after the last of them
     * @param forgetDays points older than this do not count
     */
    record Points(int noShow, int late, int attended, int helped, int blockFrom, int blockDays, int forgetDays) {}

    Duration release() {
        return Duration.ofHours(releaseHours);
    }

    Duration early() {
        return Duration.ofMinutes(earlyMinutes);
    }

    Duration grace() {
        return Duration.ofMinutes(graceMinutes);
    }

    static TicketRules read(ResultSet row) throws SQLException {
        return new TicketRules(
                TradeSql.instant(row, "opens_at"),
                row.getInt("largest_party"),
                row.getInt("release_hours"),
                row.getInt("early_minutes"),
                row.getInt("grace_minutes"),
                row.getInt("offer_minutes"),
                row.getInt("passed_over"),
                row.getInt("call_minutes"),
                row.getBoolean("elders_first"),
                TradeSql.number(row, "safety_limit"),
                new Points(
                        row.getInt("no_show_points"),
                        row.getInt("late_points"),
                        row.getInt("attended_points"),
                        row.getInt("helped_points"),
                        row.getInt("block_from"),
                        row.getInt("block_days"),
                        row.getInt("forget_days")));
    }

    /** How many people may be inside of a fair at once. */
    int limit(int peopleAtOnce) {
        return safetyLimit == null ? peopleAtOnce : Objects.requireNonNull(safetyLimit);
    }
}
