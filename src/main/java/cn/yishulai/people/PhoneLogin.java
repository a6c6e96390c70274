package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A phone that a person has shown to be theirs. Operators give numbers to others, so the day of the proof is kept. */
@Entity(name = "phone_login")
class PhoneLogin {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String phone;
    private UUID personId;
    private Instant verifiedAt;
    private @Nullable Instant reportedAt;

    protected PhoneLogin() {}

    PhoneLogin(PhoneNumber phone, UUID person, Instant now) {
        this.phone = phone.digits();
        this.personId = person;
        this.verifiedAt = now;
    }

    void verifiedAgain(Instant now) {
        verifiedAt = now;
        reportedAt = null;
    }

    /** Somebody says that the number is another's now. */
    void report(Instant now) {
        reportedAt = now;
    }

    /** Whether the number may be another's by now. */
    boolean isUncertain(Instant trustedSince) {
        return reportedAt != null || verifiedAt.isBefore(trustedSince);
    }

    UUID personId() {
        return personId;
    }

    PhoneNumber phone() {
        return new PhoneNumber(phone);
    }

    Instant verifiedAt() {
        return verifiedAt;
    }
}
