package cn.yishulai.intake;

import java.time.OffsetDateTime;

/** One receipt for the whole session, whatever was brought. */
public record ReceiptView(DropOffView dropOff, OffsetDateTime closedAt, long credits, long freeCredits) {}
