package cn.yishulai.fairs;

/** A main class of the Chinese Library Classification (中图法), with its name in both languages. */
public record FairClassView(String letter, String zh, String en) {

    /** What no record classifies. */
    static final String NONE = "NONE";

    static FairClassView none() {
        return new FairClassView(NONE, "未分类", "Not classified");
    }
}
