package cn.yishulai.labels;

/** What spoils a photo; each photo of the bench has one of these more or less, and a little of everyday's shake and noise. */
enum PhotoTrouble {
    /** Out of focus. */
    BLUR,
    /** Moved while the shutter was open, in any direction. */
    MOTION,
    /** Held obliquely: far edges are shorter. */
    TILT,
    /** Turned in the picture, to any side and between. */
    TURN,
    /** A lamp mirrored on the plastic cover. */
    GLARE,
    /** A hand's shadow across, with a soft edge. */
    SHADOW,
    /** Little light: weak contrast and much noise. */
    DARK,
    /** Taken from too far. */
    SMALL,
    /** Squeezed by a messenger. */
    JPEG,
    /** On the round back of an open book. */
    CURVED,
    /** Some of most of them. */
    MIXED
}
