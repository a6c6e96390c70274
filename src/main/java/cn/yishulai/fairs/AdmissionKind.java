package cn.yishulai.fairs;

/** What a rule of admission asks. */
public enum AdmissionKind {
    /** Children of these ages; grown-ups come with them. */
    AGE_BANDS,
    /** Families that bring a child. */
    FAMILIES,
    /** Who lives in the district: asked at the gate, since nobody's address is kept. */
    DISTRICT,
    /** Who was invited: places are given at the desk only. */
    INVITATION
}
