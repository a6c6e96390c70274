package cn.yishulai.kernel;

/** For whom a book was written. Ages of children as for persons; the rest is for those who are none. */
public enum Audience {
    UNDER_7,
    FROM_7_TO_10,
    FROM_11_TO_13,
    FROM_14_TO_17,
    ADULT
}
