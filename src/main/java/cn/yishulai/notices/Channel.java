package cn.yishulai.notices;

/** The ways by which a copy of a notice goes out. */
public enum Channel {
    SMS,
    MAIL,
    PUSH
}
