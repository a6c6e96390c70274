package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.COVER_THERE;
import static cn.yishulai.catalog.VolumeRefusal.COVER_UNKNOWN;

import cn.yishulai.media.Photos;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Photos of covers: often all that is known of a book besides its title. */
@ApplicationScoped
@Transactional
public class Covers {

    private final EntityManager database;
    private final Photos photos;
    private final Merging merging;

    Covers(EntityManager database, Photos photos, Merging merging) {
        this.database = database;
        this.photos = photos;
        this.merging = merging;
    }

    /**
     * Keeps the photo as the cover of the volume. A family adds one where there is none; the library may put a better one
     * in its place.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, COVER_THERE, PHOTO_MALFORMED, PHOTO_TOO_LARGE
     */
    public void attach(Caller caller, UUID volume, byte[] picture) {
        UUID settled = merging.settled(volume);
        UUID photo = photos.keep(picture);
        database.flush();
        int changed = database.createNativeQuery(
                        "UPDATE volume SET cover_id = ?1 WHERE id = ?2 AND (cover_id IS NULL OR ?3)")
                .setParameter(1, photo)
                .setParameter(2, settled)
                .setParameter(3, !caller.isCitizen())
                .executeUpdate();
        if (changed == 0) {
            throw COVER_THERE.because("the volume has a cover");
        }
    }

    /** @throws cn.yishulai.kernel.Refused COVER_UNKNOWN also for a volume that is none */
    public byte[] jpeg(UUID volume) {
        List<?> cover = database.createNativeQuery(
                        "SELECT cover_id FROM volume WHERE id = ?1 AND cover_id IS NOT NULL", Object.class)
                .setParameter(1, volume)
                .getResultList();
        if (cover.isEmpty()) {
            throw COVER_UNKNOWN.because("the volume has no cover");
        }
        return photos.jpeg((UUID) cover.get(0));
    }
}
