package cn.yishulai.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody who works for the library or with it, or audits it. Signs in by name and password. */
@Entity(name = "staff_member")
class StaffMember {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String name;
    private String displayName;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable UUID organisationId;
    private String passwordHash;
    private Instant createdAt;
    private @Nullable Instant leftAt;
    private @Nullable Instant endsAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "staff_site", joinColumns = @JoinColumn(name = "staff_id"))
    @Column(name = "site_id")
    private Set<UUID> sites = new HashSet<>();

    protected StaffMember() {}

    StaffMember(String name, String displayName, Role role, String passwordHash, Instant now) {
        if (role == Role.CITIZEN) {
            throw new IllegalArgumentException("citizens are persons of a household");
        }
        this.name = normal(name);
        this.displayName = displayName;
        this.role = role;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    /** Names differ by more than their case. */
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    void worksAt(Set<UUID> newSites) {
        sites.clear();
        sites.addAll(newSites);
    }

    /** Whose partner or volunteer it is: an id of the room places. */
    void worksFor(UUID organisation) {
        organisationId = organisation;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    Role role() {
        return role;
    }

    @Nullable
    UUID organisation() {
        return organisationId;
    }

    void newPassword(String hash) {
        passwordHash = hash;
    }

    String passwordHash() {
        return passwordHash;
    }

    Set<UUID> sites() {
        return Set.copyOf(sites);
    }

    /** The account ends by itself at this moment. */
    void endsAt(Instant moment) {
        endsAt = moment;
    }

    void leave(Instant now) {
        leftAt = now;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    /** Left, or the account has ended. */
    boolean isGone(Instant now) {
        return leftAt != null || endsAt != null && !now.isBefore(endsAt);
    }
}
