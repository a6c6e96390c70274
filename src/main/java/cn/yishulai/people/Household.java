package cn.yishulai.people;

import cn.yishulai.kernel.FamilyCode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A family: the unit that owns books and credits. It has a code on a card, so that nobody needs a phone. */
@Entity(name = "household")
class Household {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String familyCode;
    private Instant createdAt;
    private @Nullable UUID mergedInto;
    private @Nullable Instant mergedAt;

    protected Household() {}

    Household(FamilyCode code, Instant now) {
        this.familyCode = code.value();
        this.createdAt = now;
    }

    /** Nothing is its own any more. */
    void becomePartOf(UUID other, Instant now) {
        mergedInto = other;
        mergedAt = now;
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    /** Another card from here on. */
    void carry(FamilyCode code) {
        familyCode = code.value();
    }

    UUID id() {
        return id;
    }

    FamilyCode familyCode() {
        return new FamilyCode(familyCode);
    }

    Instant createdAt() {
        return createdAt;
    }
}
