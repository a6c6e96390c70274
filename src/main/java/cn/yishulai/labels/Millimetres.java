package cn.yishulai.labels;

/** A length across the page and one down it. */
record Millimetres(double across, double down) {}
