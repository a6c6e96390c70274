package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import java.time.LocalDate;

/** A book of a swap between families as the desk sees it; whose it is, the family's card says. */
public record HomeSwapBookView(CopyView copy, Stage stage, LocalDate until) {

    /** What is to be done with it. */
    public enum Stage {
        /** To be brought here. */
        EXPECTED,
        /** Here, until all books of its swap are. */
        KEPT,
        /** To be given back to who brought it. */
        GOES_HOME
    }
}
