package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_PHOTOS_FULL;
import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.media.Photos;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Photos of the condition of a copy, in the order in which they were taken; a dozen at most. */
@ApplicationScoped
@Transactional
public class CopyPhotos {

    /** The database says so too. */
    static final int MOST = 12;

    private final CopyReads reads;
    private final Photos photos;
    private final EntityManager em;

    CopyPhotos(CopyReads reads, Photos photos, EntityManager em) {
        this.reads = reads;
        this.photos = photos;
        this.em = em;
    }

    /**
     * Keeps a photo of a copy: a family photographs its own books, staff any.
     *
     * @throws cn.yishulai.kernel.Refused COPY_UNKNOWN, also for another family's; COPY_PHOTOS_FULL, and what {@link
     *     Photos#keep} refuses
     */
    public UUID add(Caller caller, CopyCode code, byte[] picture) {
        CopyFacts copy = reads.facts(code);
        if (caller.isCitizen() && !caller.household().equals(copy.household())) {
            throw COPY_UNKNOWN.because("no copy of yours has this code");
        }
        requireRoom(copy.id()); // before a second is spent on decoding
        UUID photo = photos.keep(picture);
        em.flush();
        em.createNativeQuery("SELECT 1 FROM copy WHERE id = ?1 FOR UPDATE", Object.class)
                .setParameter(1, copy.id())
                .getSingleResult();
        int taken = requireRoom(copy.id());
        em.createNativeQuery("INSERT INTO copy_photo (copy_id, position, photo_id) VALUES (?1, ?2, ?3)")
                .setParameter(1, copy.id())
                .setParameter(2, taken + 1)
                .setParameter(3, photo)
                .executeUpdate();
        return photo;
    }

    private int requireRoom(UUID copy) {
        Object taken = em.createNativeQuery(
                        "SELECT CAST(count(*) AS integer) FROM copy_photo WHERE copy_id = ?1", Object.class)
                .setParameter(1, copy)
                .getSingleResult();
        if ((Integer) taken >= MOST) {
            throw COPY_PHOTOS_FULL.because("a copy has at most %d photos".formatted(MOST));
        }
        return (Integer) taken;
    }
}
