package cn.yishulai.simulation;

/** How wide a wish is: mirrors the wishes of the product, of which the edition is the volume here. */
enum Wished {
    VOLUME,
    WORK,
    LIKE;

    private static final double VOLUMES = 0.7;
    private static final double WORKS = 0.25;

    static Wished drawn(double at) {
        if (at < VOLUMES) {
            return VOLUME;
        }
        return at < VOLUMES + WORKS ? WORK : LIKE;
    }
}
