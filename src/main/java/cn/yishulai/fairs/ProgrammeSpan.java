package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.PROGRAMME_TIMES_WRONG;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** From when until when something of a programme lasts: not longer than a fortnight, or it is a slip. */
record ProgrammeSpan(Instant begins, Instant ends) {

    private static final Duration LONGEST = Duration.ofDays(14);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** @throws cn.yishulai.kernel.Refused PROGRAMME_TIMES_WRONG */
    ProgrammeSpan {
        if (!begins.isBefore(ends)
                || begins.isBefore(EARLIEST)
                || ends.isAfter(LATEST)
                || ends.isAfter(begins.plus(LONGEST))) {
            throw PROGRAMME_TIMES_WRONG.because("it begins before it ends, within %d days".formatted(LONGEST.toDays()));
        }
    }

    static ProgrammeSpan of(OffsetDateTime from, OffsetDateTime until) {
        return new ProgrammeSpan(from.toInstant(), until.toInstant());
    }
}
