package cn.yishulai.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A way in that is good once and not for long. Of its token only the digest is kept. */
@Entity(name = "invitation")
class Invitation {

    static final Duration LIFETIME = Duration.ofDays(7);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private byte[] tokenDigest;
    private byte[] requestMac;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String displayName;
    private @Nullable UUID organisationId;
    private @Nullable LocalDate endsOn;
    private @Nullable UUID staffId;
    private @Nullable UUID invitedBy;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant acceptedAt;
    private @Nullable UUID acceptedStaff;
    private @Nullable Instant revokedAt;

    @ElementCollection
    @CollectionTable(name = "invitation_site", joinColumns = @JoinColumn(name = "invitation_id"))
    @Column(name = "site_id")
    private Set<UUID> sites = new HashSet<>();

    protected Invitation() {}

    /**
     * How an invitation is told from its retry.
     *
     * @param by nobody when it was made at the machine itself
     */
    record Origin(byte[] tokenDigest, byte[] requestMac, @Nullable UUID by, Instant at) {}

    Invitation(InvitationForm form, Origin origin) {
        this(form.role(), form.displayName(), origin);
        this.organisationId = form.organisationId();
        this.endsOn = form.endsOn();
        this.sites.addAll(form.siteIds());
    }

    private Invitation(Role role, String displayName, Origin origin) {
        this.role = role;
        this.displayName = displayName;
        this.tokenDigest = origin.tokenDigest().clone();
        this.requestMac = origin.requestMac().clone();
        this.invitedBy = origin.by();
        this.createdAt = origin.at();
        this.expiresAt = origin.at().plus(LIFETIME).truncatedTo(ChronoUnit.MICROS);
    }

    /** For somebody who is here already and has lost the password. */
    static Invitation toChooseAPassword(StaffMember member, Origin origin) {
        Invitation invitation = new Invitation(member.role(), member.displayName(), origin);
        invitation.organisationId = member.organisation();
        invitation.staffId = member.id();
        return invitation;
    }

    boolean isOpen(Instant now) {
        return acceptedAt == null && revokedAt == null && now.isBefore(expiresAt);
    }

    void accepted(UUID as, Instant now) {
        acceptedAt = now;
        acceptedStaff = as;
    }

    void revoke(Instant now) {
        if (acceptedAt == null && revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean wasAskedWith(byte[] mac) {
        return MessageDigest.isEqual(requestMac, mac);
    }

    UUID id() {
        return id;
    }

    Role role() {
        return role;
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    UUID organisation() {
        return organisationId;
    }

    @Nullable
    LocalDate endsOn() {
        return endsOn;
    }

    @Nullable
    UUID staff() {
        return staffId;
    }

    Set<UUID> sites() {
        return Set.copyOf(sites);
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
