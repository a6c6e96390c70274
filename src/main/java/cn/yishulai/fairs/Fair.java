package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;
import static cn.yishulai.fairs.FairRefusal.FAIR_WITHOUT_PERMIT;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A swap fair (换书市集): a programme at a venue, in sessions. Its state changes only through the verbs below. */
@Entity(name = "Fair")
@Table(name = "fair")
class Fair {

    /** From so many people at once on the police must permit it (大型群众性活动安全管理条例, article 2). */
    static final int NEEDS_PERMIT_FROM = 1_000;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false)
    private String title;

    @Column
    private @Nullable String about;

    @Column(name = "venue_id", nullable = false)
    private UUID venueId;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private FairState state = FairState.DRAFT;

    @Column(nullable = false)
    private int epoch;

    @Column(name = "people_at_once", nullable = false)
    private int peopleAtOnce;

    @Column(name = "permit_number")
    private @Nullable String permitNumber;

    @Column(name = "begins_at", nullable = false)
    private Instant begins;

    @Column(name = "ends_at", nullable = false)
    private Instant ends;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "fair_session", joinColumns = @JoinColumn(name = "fair_id"))
    @OrderBy("number")
    @BatchSize(size = 100)
    private List<FairSession> sessions = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Fair() {}

    @SuppressWarnings("NullAway.Init")
    Fair(FairForm form) {
        Programme programme = new Programme(form.sessions());
        this.title = form.title();
        this.about = form.about();
        this.venueId = form.venue();
        this.peopleAtOnce = programme.peopleAtOnce();
        this.begins = programme.begins();
        this.ends = programme.ends();
        this.sessions.addAll(programme.numbered(peopleAtOnce));
    }

    void propose() {
        become(FairState.PROPOSED);
    }

    void sendBack() {
        become(FairState.DRAFT);
    }

    void approve() {
        become(FairState.APPROVED);
    }

    /** @param permit the number of the permit; needed for {@value #NEEDS_PERMIT_FROM} people at once or more */
    void publish(@Nullable String permit, Instant now) {
        if (permit == null && peopleAtOnce >= NEEDS_PERMIT_FROM) {
            throw FAIR_WITHOUT_PERMIT.because("a fair for %d people at once needs a permit".formatted(peopleAtOnce));
        }
        become(FairState.PUBLISHED);
        permitNumber = permit;
        publishedAt = publishedAt == null ? now : publishedAt;
    }

    /** The permit was for that time and place: it is void. Tickets stay; a gate with the old roster refuses by the epoch. */
    void postpone() {
        become(FairState.POSTPONED);
        epoch++;
        permitNumber = null;
    }

    /** New times for a postponed fair. Session two stays session two and as large as it was, because tickets name it. */
    void move(List<SessionForm> later) {
        Programme programme = new Programme(later);
        if (state != FairState.POSTPONED) {
            throw FAIR_NOT_READY.because("the fair is %s; only a postponed one gets new times".formatted(state));
        }
        List<Integer> capacities = sessions.stream().map(FairSession::capacity).toList();
        if (!capacities.equals(later.stream().map(SessionForm::capacity).toList())) {
            throw FAIR_SESSIONS_WRONG.because("a postponed fair keeps its sessions and their capacity");
        }
        begins = programme.begins();
        ends = programme.ends();
        sessions.clear();
        sessions.addAll(programme.numbered(peopleAtOnce));
    }

    void cancel() {
        become(FairState.CANCELLED);
    }

    private void become(FairState next) {
        if (!state.canBecome(next)) {
            throw FAIR_NOT_READY.because("the fair is %s and cannot become %s".formatted(state, next));
        }
        state = next;
    }

    UUID id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    String about() {
        return about;
    }

    UUID venueId() {
        return venueId;
    }

    FairState state() {
        return state;
    }

    int epoch() {
        return epoch;
    }

    Instant begins() {
        return begins;
    }

    List<FairSession> sessions() {
        return sessions;
    }
}
