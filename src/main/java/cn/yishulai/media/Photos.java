package cn.yishulai.media;

import static cn.yishulai.media.PhotoRefusal.PHOTO_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Photos of books and of their condition. */
@ApplicationScoped
@Transactional
public class Photos {

    private final PhotoRepository repository;
    private final Clock clock;

    Photos(PhotoRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Keeps a picture, encoded anew: upright, at most 1,600 pixels on the longer side, and without anything that the
     * camera wrote beside it (place, time, device).
     *
     * @param jpegOrPng up to 8 MB and 40 megapixels
     * @throws cn.yishulai.kernel.Refused PHOTO_MALFORMED, PHOTO_TOO_LARGE
     */
    public UUID keep(byte[] jpegOrPng) {
        Photo photo = new Photo(Picture.of(jpegOrPng), clock.instant());
        repository.persist(photo);
        return photo.id();
    }

    /** @throws cn.yishulai.kernel.Refused PHOTO_UNKNOWN */
    public byte[] jpeg(UUID id) {
        return repository.require(id).jpeg();
    }

    /** @throws cn.yishulai.kernel.Refused PHOTO_UNKNOWN: what is no id names no photo */
    static UUID id(String sent) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            throw PHOTO_UNKNOWN.because("this is no id of a photo");
        }
    }
}
