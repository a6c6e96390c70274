package cn.yishulai.fairs;

import java.time.Instant;

/** A session to be planned: from when until when, for how many people at once. */
public record SessionForm(Instant from, Instant until, int capacity) {}
