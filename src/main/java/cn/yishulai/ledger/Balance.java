package cn.yishulai.ledger;

/** What a household has: credits it may promise, and credits already promised. Both ≥ 0. */
public record Balance(long free, long held) {}
