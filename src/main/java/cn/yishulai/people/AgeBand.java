package cn.yishulai.people;

/** All we know about how old a child is. Under 14 the law calls its data sensitive. */
public enum AgeBand {
    UNDER_7(7),
    FROM_7_TO_10(4),
    FROM_11_TO_13(3),
    FROM_14_TO_17(4);

    private final int years;

    AgeBand(int years) {
        this.years = years;
    }

    /** After so many years the child is older for certain, whenever in the band it was. */
    int years() {
        return years;
    }
}
