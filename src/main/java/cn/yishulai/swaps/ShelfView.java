package cn.yishulai.swaps;

/** @param slept whether it slept before */
public record ShelfView(boolean slept) {}
