package cn.yishulai.intake;

/** Everything a decision was made from, kept with it: so it can be explained years later, and made again by other rules. */
record Basis(Finding finding, Tally tally) {}
