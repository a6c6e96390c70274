package cn.yishulai.notices;

import java.time.Instant;
import java.util.UUID;

/**
 * A copy of a notice that was given up; the notice itself lies in its inbox. It names nobody.
 *
 * @param kind of the notice
 * @param at when it was written
 * @param trouble what the carrier said last
 */
public record DeadLetterView(
        UUID id, Channel channel, String kind, Instant at, Instant givenUpAt, int attempts, String trouble) {}
