package cn.yishulai.people;

/** All we know about how old a child is. Under 14 the law calls its data sensitive. */
public enum AgeBand {
    UNDER_7,
    FROM_7_TO_10,
    FROM_11_TO_13,
    FROM_14_TO_17
}
