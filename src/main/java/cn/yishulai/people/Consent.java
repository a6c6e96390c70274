package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A guardian's agreement to one version of the notice, for one child; kept after it was withdrawn. */
@Entity(name = "consent")
class Consent {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID personId;
    private UUID guardianId;
    private String noticeVersion;
    private boolean own;
    private Instant givenAt;
    private @Nullable Instant revokedAt;

    protected Consent() {}

    Consent(Person child, Person guardian, String noticeVersion, Instant now) {
        this(child, guardian, noticeVersion, false, now);
    }

    /** @param own whether the child, 14 or older, has agreed too */
    Consent(Person child, Person guardian, String noticeVersion, boolean own, Instant now) {
        this.own = own;
        this.personId = child.id();
        this.guardianId = guardian.id();
        this.noticeVersion = noticeVersion;
        this.givenAt = now;
    }

    UUID id() {
        return id;
    }

    boolean isOwn() {
        return own;
    }

    String noticeVersion() {
        return noticeVersion;
    }
}
