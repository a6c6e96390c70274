package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.AGE_BAND_NEEDED;
import static cn.yishulai.people.PeopleRefusal.NICKNAME_MALFORMED;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One person of a household, with or without a login. Of a child we know a nickname, an age band and its guardian. */
@Entity(name = "person")
class Person {

    static final int NICKNAME_LENGTH = 40;

    static final String NOBODY = "已注销";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID householdId;
    private String nickname;

    @Enumerated(EnumType.STRING)
    private PersonKind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable AgeBand ageBand;

    private @Nullable Instant bandSince;
    private @Nullable UUID guardianId;
    private @Nullable UUID guardianOfferedTo;
    private Instant createdAt;
    private @Nullable Instant erasedAt;

    protected Person() {}

    private Person(UUID household, String nickname, PersonKind kind, Instant now) {
        this.householdId = household;
        this.nickname = nickname(nickname);
        this.kind = kind;
        this.createdAt = now;
    }

    static Person grownUp(UUID household, String nickname, PersonKind kind, Instant now) {
        if (kind == PersonKind.CHILD) {
            throw new IllegalArgumentException("a child has a guardian");
        }
        return new Person(household, nickname, kind, now);
    }

    /** @throws cn.yishulai.kernel.Refused AGE_BAND_NEEDED */
    static Person child(Person guardian, String nickname, @Nullable AgeBand ageBand, Instant now) {
        if (ageBand == null) {
            throw AGE_BAND_NEEDED.because("a child is added with its age band");
        }
        Person child = new Person(guardian.householdId, nickname, PersonKind.CHILD, now);
        child.ageBand = ageBand;
        child.bandSince = now;
        child.guardianId = guardian.id;
        return child;
    }

    UUID id() {
        return id;
    }

    UUID householdId() {
        return householdId;
    }

    String nickname() {
        return nickname;
    }

    PersonKind kind() {
        return kind;
    }

    @Nullable
    AgeBand ageBand() {
        return ageBand;
    }

    @Nullable
    UUID guardianId() {
        return guardianId;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** From here on it is an id that names nobody. */
    void erase(Instant now) {
        nickname = NOBODY;
        kind = PersonKind.ADULT;
        ageBand = null;
        bandSince = null;
        guardianId = null;
        guardianOfferedTo = null;
        erasedAt = now;
    }

    void grow(AgeBand next, Instant now) {
        ageBand = next;
        bandSince = now;
    }

    /** Answers for themselves from here on. */
    void comeOfAge() {
        kind = PersonKind.ADULT;
        ageBand = null;
        bandSince = null;
        guardianId = null;
        guardianOfferedTo = null;
    }

    /** When a child is older for certain than was said. */
    Instant bandEnds(ZoneId zone) {
        if (ageBand == null || bandSince == null) {
            throw new IllegalStateException("only a child has an age band");
        }
        return bandSince.atZone(zone).plusYears(ageBand.years()).toInstant();
    }

    /** Somebody is asked to answer for the child; null takes that back. */
    void offerTo(@Nullable UUID other) {
        guardianOfferedTo = other;
    }

    void isAnsweredForBy(UUID guardian) {
        guardianId = guardian;
        guardianOfferedTo = null;
    }

    /** Who has been asked to answer for the child. */
    @Nullable
    UUID guardianOfferedTo() {
        return guardianOfferedTo;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    /** Blanks around it are dropped; invisible and direction-changing characters could make one name look like another. */
    private static String nickname(String typed) {
        String nickname = typed.strip();
        boolean odd = nickname.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
        if (odd || nickname.isEmpty() || nickname.length() > NICKNAME_LENGTH) {
            throw NICKNAME_MALFORMED.because("a nickname has 1 to 40 visible characters");
        }
        return nickname;
    }
}
