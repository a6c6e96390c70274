package cn.yishulai.journal;

/** A room that wants to know of every write that came over HTTP. The journal does not know who writes; people does. */
public interface OnceWitness {

    /** The write has been done and is about to be committed, together with whatever is noted here. */
    void wrote();
}
