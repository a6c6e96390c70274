package cn.yishulai.matching;

/**
 * Books on the shelves and readers with credits, on primitive arrays: who would take which titles, one copy of each at the
 * most, and as many books as there are credits. All copies of a title are alike.
 *
 * @param credits of reader {@code r}
 * @param copies on the shelves, by title
 * @param wantStart reader {@code r} would take the titles {@code want[wantStart[r]]} to {@code want[wantStart[r + 1]]}
 */
public record Hub(int[] credits, int[] copies, int[] wantStart, int[] want) {

    /** @throws IllegalArgumentException when an array does not fit the others */
    public Hub {
        if (wantStart.length != credits.length + 1 || wantStart[credits.length] != want.length) {
            throw new IllegalArgumentException("wishes of another number of readers");
        }
    }

    int readers() {
        return credits.length;
    }

    int titles() {
        return copies.length;
    }
}
