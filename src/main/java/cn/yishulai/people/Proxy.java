package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody acts for an elder, in the open: the elder says so, or the desk for them; both can end it. */
@Entity(name = "person_proxy")
class Proxy {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID elderId;
    private UUID proxyId;
    private Instant since;
    private @Nullable Instant revokedAt;

    protected Proxy() {}

    Proxy(UUID elder, UUID proxy, Instant now) {
        this.elderId = elder;
        this.proxyId = proxy;
        this.since = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID elderId() {
        return elderId;
    }

    UUID proxyId() {
        return proxyId;
    }

    Instant since() {
        return since;
    }
}
