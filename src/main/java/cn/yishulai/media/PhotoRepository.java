package cn.yishulai.media;

import static cn.yishulai.media.PhotoRefusal.PHOTO_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PhotoRepository implements PanacheRepositoryBase<Photo, UUID> {

    Photo require(UUID id) {
        Photo photo = findById(id);
        if (photo == null) {
            throw PHOTO_UNKNOWN.because("no photo has the id " + id);
        }
        return photo;
    }
}
