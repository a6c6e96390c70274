package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A sign-in on one device. It ends by signing out, by age, or because a copy of its token was seen. */
@Entity(name = "login_session")
class LoginSession {

    /** A family's phone stays signed in while it is used, for at most half a year. */
    static final Duration OF_A_PERSON = Duration.ofDays(180);
    /** A counter signs in every morning. */
    static final Duration OF_STAFF = Duration.ofHours(16);
    /** A shift before a shared device. */
    static final Duration AT_A_DEVICE = Duration.ofHours(8);

    /** The number was not seen for long, or is said to be another's. */
    static final String NUMBER_UNCERTAIN = "NUMBER_UNCERTAIN";

    enum End {
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        TOKEN_REUSED,
        LEFT,
        MOVED,
        ERASED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private @Nullable UUID personId;
    private @Nullable UUID staffId;
    private @Nullable UUID holderId;
    private @Nullable UUID parentId;
    private @Nullable UUID deviceId;
    private @Nullable String restricted;
    private @Nullable String uncertainPhone;
    private Instant openedAt;
    private Instant endsAt;
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable End endReason;

    protected LoginSession() {}

    private LoginSession(@Nullable UUID person, @Nullable UUID staff, Instant now, Duration life) {
        this.personId = person;
        this.holderId = person;
        this.staffId = staff;
        this.openedAt = now;
        this.endsAt = now.plus(life);
    }

    static LoginSession of(Caller caller, Instant now) {
        return caller.role() == Role.CITIZEN
                ? new LoginSession(caller.personId(), null, now, OF_A_PERSON)
                : new LoginSession(null, caller.personId(), now, OF_STAFF);
    }

    /** The desk acts for a person: as long as one access token lives, and without another after it. */
    static LoginSession atTheDesk(UUID person, UUID desk, Instant now) {
        LoginSession session = new LoginSession(person, null, now, AccessTokens.LIFETIME);
        session.holderId = null;
        session.parentId = desk;
        return session;
    }

    /** By PIN before a shared device. */
    static LoginSession atADevice(Caller caller, UUID device, Instant now) {
        LoginSession session = new LoginSession(null, caller.personId(), now, AT_A_DEVICE);
        session.deviceId = device;
        return session;
    }

    void end(End reason, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            endReason = reason;
        }
    }

    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID personId() {
        return personId;
    }

    @Nullable
    UUID staffId() {
        return staffId;
    }

    /** Who signed in; null for staff and for a session of the desk. */
    @Nullable
    UUID holderId() {
        return holderId;
    }

    /** What for the session reaches nothing of the household; null when it reaches all of it. */
    @Nullable
    String restricted() {
        return restricted;
    }

    /** The number that has to be shown to be the family's still; null when that is sure. */
    @Nullable
    PhoneNumber uncertainPhone() {
        return uncertainPhone == null ? null : new PhoneNumber(uncertainPhone);
    }

    void restrict(PhoneNumber phone) {
        restricted = NUMBER_UNCERTAIN;
        uncertainPhone = phone.digits();
    }

    /** The session is that person's own, and nothing about it is uncertain. */
    void isOf(UUID person) {
        personId = person;
        holderId = person;
        restricted = null;
        uncertainPhone = null;
    }

    /** The session has another's rights from here on; who holds it stays. */
    void become(UUID person) {
        personId = person;
    }

    /** The session of the member of staff who acts here. */
    @Nullable
    UUID parentId() {
        return parentId;
    }

    /** The shared device that it belongs to. */
    @Nullable
    UUID deviceId() {
        return deviceId;
    }

    Instant endsAt() {
        return endsAt;
    }
}
