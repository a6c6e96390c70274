package cn.yishulai.people;

/** What a person is in the household. An elder's steps may be done by proxy; a child has a guardian. */
public enum PersonKind {
    ADULT,
    ELDER,
    CHILD
}
