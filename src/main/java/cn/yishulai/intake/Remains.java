package cn.yishulai.intake;

import java.util.List;

/** All remainders of a family at one moment. */
record Remains(List<RemainderShown> each) {}
