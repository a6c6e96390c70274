package cn.yishulai.people;

/** Where somebody is known besides here. */
public enum OutsideKind {
    READER_CARD,
    WECHAT
}
