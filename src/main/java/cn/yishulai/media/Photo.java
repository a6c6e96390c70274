package cn.yishulai.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A picture as we encoded it anew. It never changes. */
@Entity(name = "photo")
class Photo {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private byte[] jpeg;
    private int width;
    private int height;

    @Column(name = "kept_at")
    private Instant keptAt;

    @SuppressWarnings("NullAway.Init")
    protected Photo() {}

    Photo(Picture picture, Instant keptAt) {
        this();
        this.jpeg = picture.jpeg();
        this.width = picture.width();
        this.height = picture.height();
        this.keptAt = keptAt;
    }

    UUID id() {
        return id;
    }

    byte[] jpeg() {
        return jpeg;
    }
}
