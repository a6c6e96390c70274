package cn.yishulai.labels;

import static cn.yishulai.labels.ReadingRefusal.NOTHING_READ;
import static cn.yishulai.labels.ReadingRefusal.READINGS_TOO_MANY;

import cn.yishulai.media.GreyPicture;
import cn.yishulai.people.Caller;
import cn.yishulai.people.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Reads codes from photos when the camera of a phone could not. Nothing of a photo is kept, and nothing is written. */
@ApplicationScoped
public class Readings {

    /** One photo every two seconds: as fast as a hand takes them. */
    private static final RateLimiter.Limit PER_PERSON = new RateLimiter.Limit("readings:", 30, Duration.ofMinutes(1));
    /** A photo that shows no code takes longest, up to a second of two megapixels; then we have looked enough. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final int DESKS = 2;
    private static final long SECONDS_AT_MOST_BUSY = 5;

    /** So that photos never take all processors from the counters; each holds 30 MB at most while it is read. */
    private final Semaphore desks = new Semaphore(DESKS);

    private final RateLimiter limiter;

    Readings(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * The label of ours and the book number that a photo shows, or one of them. What is doubtful is not told.
     *
     * @param jpegOrPng up to 8 MB and 40 megapixels, in any direction
     * @throws cn.yishulai.kernel.Refused NOTHING_READ, READINGS_TOO_MANY, PHOTO_MALFORMED, PHOTO_TOO_LARGE
     */
    public ReadingView read(Caller caller, byte[] jpegOrPng) {
        RateLimiter.Limit mine =
                new RateLimiter.Limit(PER_PERSON.name() + caller.personId(), PER_PERSON.events(), PER_PERSON.window());
        limiter.take(List.of(mine)).ifPresent(wait -> refuse(wait.toSeconds() + 1));
        if (!desks.tryAcquire()) {
            refuse(SECONDS_AT_MOST_BUSY);
        }
        try {
            GreyPicture picture = GreyPicture.of(jpegOrPng);
            PhotoGrey photo = new PhotoGrey(picture.pixels(), picture.width(), picture.height());
            ReadingView reading = ReadingView.of(PhotoReader.read(photo, PhotoDeadline.in(LONGEST)));
            if (reading.codes().isEmpty()) {
                throw NOTHING_READ.because("neither a label of ours nor a book number can be read in this photo");
            }
            return reading;
        } finally {
            desks.release();
        }
    }

    private static void refuse(long seconds) {
        throw READINGS_TOO_MANY.because("too many photos at once", Map.of("retryAfterSeconds", seconds));
    }
}
