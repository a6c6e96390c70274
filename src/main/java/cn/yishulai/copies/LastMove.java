package cn.yishulai.copies;

import java.time.Instant;
import java.util.UUID;

/** The newest step of a copy: what it became, when and by whom. */
public record LastMove(CopyStatus status, Instant at, UUID actor) {}
