package cn.yishulai.simulation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulation as librarians see it.
 *
 * @param done runs of {@code of}
 * @param intakeVersion of the rules of today when it was asked for
 * @param requestsVersion the same of the rules of requests
 * @param forgottenAt a day after it was asked for; the same seed gives the same figures again
 * @param report once it is done
 */
record SimulationView(
        UUID id,
        SimulationState state,
        int done,
        int of,
        SimulationForm asked,
        int intakeVersion,
        int requestsVersion,
        Instant askedAt,
        @Nullable Instant finishedAt,
        Instant forgottenAt,
        @Nullable Report report) {}
