package cn.yishulai.intake;

import java.time.OffsetDateTime;

/**
 * One receipt for the whole session, whatever was brought.
 *
 * @param credits minted for it, what was given late for books that were set aside included
 * @param freeCredits the family had when it was printed first
 */
public record ReceiptView(DropOffView dropOff, OffsetDateTime closedAt, long credits, long freeCredits) {}
