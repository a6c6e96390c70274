package cn.yishulai.intake;

/** What the family has had credited in this session so far: books in all, and copies of the volume at hand. */
record Tally(int inSession, int ofVolume) {}
