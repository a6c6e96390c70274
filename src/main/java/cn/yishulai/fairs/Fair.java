package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;
import static cn.yishulai.fairs.FairRefusal.FAIR_WITHOUT_PERMIT;
import static cn.yishulai.fairs.ProgrammeRefusal.SESSION_UNKNOWN;

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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Column(name = "organisation_id")
    private @Nullable UUID organisationId;

    @Column(name = "proposed_by")
    private @Nullable UUID proposedBy;

    @Version
    private int version;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "fair_session", joinColumns = @JoinColumn(name = "fair_id"))
    @OrderBy("number")
    @BatchSize(size = 100)
    private List<FairSession> sessions = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "fair_slot", joinColumns = @JoinColumn(name = "fair_id"))
    @OrderBy("session, number")
    @BatchSize(size = 100)
    private List<FairSlot> slots = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Fair() {}

    @SuppressWarnings("NullAway.Init")
    Fair(FairForm form) {
        this.title = form.title();
        this.about = form.about();
        this.venueId = form.venue();
        this.organisationId = form.organisation();
        Programme programme = new Programme(form.sessions());
        this.peopleAtOnce = programme.peopleAtOnce();
        hold(programme);
    }

    /**
     * All that is said of it anew, as long as nobody could book; afterwards its words only, and its times by postponing it.
     *
     * @param programme null when its sessions stay
     * @return whether a permit is void by it: it was for another time, another place, or fewer people
     */
    boolean describe(Words words, UUID venue, @Nullable Programme programme) {
        boolean samePlace = venueId.equals(venue);
        boolean sameTimes = programme == null || isAlready(programme);
        if (!state.isPlanned() && !(state.isAnnounced() && sameTimes && samePlace)) {
            throw FAIR_NOT_READY.because("the fair is %s; its times and its place stay".formatted(state), facts());
        }
        boolean another = !samePlace || programme != null && isMore(programme);
        title = words.title();
        about = words.about();
        venueId = venue;
        if (programme != null && !sameTimes) {
            peopleAtOnce = programme.peopleAtOnce();
            hold(programme);
        }
        permitNumber = another ? null : permitNumber;
        return another;
    }

    /** What is said of it. */
    record Words(String title, @Nullable String about) {}

    private boolean isAlready(Programme programme) {
        return sameHours(programme)
                && sessions.stream()
                        .map(FairSession::capacity)
                        .toList()
                        .equals(programme.sessions().stream()
                                .map(SessionForm::capacity)
                                .toList());
    }

    private boolean isMore(Programme programme) {
        return !sameHours(programme) || programme.peopleAtOnce() > peopleAtOnce;
    }

    private boolean sameHours(Programme programme) {
        return sessions.stream()
                .map(session -> List.of(session.begins(), session.ends()))
                .toList()
                .equals(programme.sessions().stream()
                        .map(session -> List.of(session.from(), session.until()))
                        .toList());
    }

    /** Writes sessions and their arrival slots. */
    private void hold(Programme programme) {
        List<FairSession> before = List.copyOf(sessions);
        List<FairSession> now = programme.numbered(peopleAtOnce, before);
        List<FairSlot> nowSlots = programme.slots(now, before, List.copyOf(slots));
        begins = programme.begins();
        ends = programme.ends();
        sessions.clear();
        sessions.addAll(now);
        slots.clear();
        slots.addAll(nowSlots);
    }

    /** What a session keeps for whom, and when people arrive: its times and its size stay. */
    void divide(int number, SessionTermsForm form) {
        FairSession was = session(number);
        FairSession now = new FairSession(
                number,
                was.begins(),
                was.ends(),
                was.capacity(),
                was.peopleAtOnce(),
                form.walkInPlaces(),
                form.deskPlaces());
        if (now.walkInPlaces() + now.deskPlaces() > now.capacity()) {
            throw FAIR_SESSIONS_WRONG.because("session %d is for %d people".formatted(number, now.capacity()));
        }
        List<FairSlot> own = form.slots().isEmpty() ? List.of(FairSlot.whole(now)) : Slots.of(now, form.slotForms());
        sessions.replaceAll(session -> session.number() == number ? now : session);
        slots.removeIf(slot -> slot.session() == number);
        slots.addAll(own);
    }

    /** @throws cn.yishulai.kernel.Refused SESSION_UNKNOWN */
    FairSession session(int number) {
        return sessions.stream()
                .filter(session -> session.number() == number)
                .findFirst()
                .orElseThrow(() -> SESSION_UNKNOWN.because("the fair has no session " + number));
    }

    void propose() {
        become(FairState.PROPOSED);
    }

    /** @param by whoever does so cannot approve it */
    void propose(UUID by) {
        propose();
        proposedBy = by;
    }

    void sendBack() {
        become(FairState.DRAFT);
    }

    void approve() {
        become(FairState.APPROVED);
    }

    void open() {
        become(FairState.RUNNING);
    }

    void close() {
        become(FairState.CLOSED);
    }

    /** The number that the police gave. */
    void permit(String number) {
        permitNumber = number;
    }

    /** With a permit for {@value #NEEDS_PERMIT_FROM} people at once or more. */
    void publish(Instant now) {
        if (permitNumber == null && peopleAtOnce >= NEEDS_PERMIT_FROM) {
            throw FAIR_WITHOUT_PERMIT.because("a fair for %d people at once needs a permit".formatted(peopleAtOnce));
        }
        become(FairState.PUBLISHED);
        publishedAt = publishedAt == null ? now : publishedAt;
    }

    /** The permit was for that time and place: it is void. Tickets stay; a gate with the old roster refuses by the epoch. */
    void postpone() {
        become(FairState.POSTPONED);
        renew();
        permitNumber = null;
    }

    /** What devices and papers know of it is old: they refuse by the epoch. */
    private void renew() {
        epoch++;
    }

    /**
     * New times for a postponed fair, perhaps elsewhere. Session two stays session two and as large as it was, because tickets
     * name it; what took place keeps its time, and the fair is for what is to come.
     *
     * @param held the numbers of the sessions that took place
     */
    void move(List<SessionForm> later, @Nullable UUID elsewhere, Set<Integer> held) {
        Programme programme = new Programme(later);
        if (state != FairState.POSTPONED) {
            throw FAIR_NOT_READY.because(
                    "the fair is %s; only a postponed one gets new times".formatted(state), facts());
        }
        List<Integer> capacities = sessions.stream().map(FairSession::capacity).toList();
        if (!capacities.equals(later.stream().map(SessionForm::capacity).toList())) {
            throw FAIR_SESSIONS_WRONG.because("a postponed fair keeps its sessions and their capacity");
        }
        for (int number : held) {
            FairSession was = session(number);
            SessionForm now = programme.sessions().get(number - 1);
            if (!was.begins().equals(now.from()) || !was.ends().equals(now.until())) {
                throw FAIR_SESSIONS_WRONG.because("session %d took place; its time stays".formatted(number));
            }
        }
        venueId = elsewhere == null ? venueId : elsewhere;
        permitNumber = null;
        hold(programme);
        begins = sessions.stream()
                .filter(session -> !held.contains(session.number()))
                .map(FairSession::begins)
                .findFirst()
                .orElse(begins);
        renew();
    }

    /** Every copy that was sent is accounted for. */
    void reconcile() {
        become(FairState.RECONCILED);
    }

    void cancel() {
        become(FairState.CANCELLED);
        renew();
    }

    private void become(FairState next) {
        if (!state.canBecome(next)) {
            throw FAIR_NOT_READY.because("the fair is %s and cannot become %s".formatted(state, next), facts());
        }
        state = next;
    }

    private Map<String, Object> facts() {
        return Map.of("fairState", state);
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

    Instant ends() {
        return ends;
    }

    int peopleAtOnce() {
        return peopleAtOnce;
    }

    @Nullable
    String permitNumber() {
        return permitNumber;
    }

    @Nullable
    UUID organisation() {
        return organisationId;
    }

    @Nullable
    UUID proposedBy() {
        return proposedBy;
    }

    int version() {
        return version;
    }

    List<FairSession> sessions() {
        return sessions;
    }

    /** Of one session, in their order. */
    List<FairSlot> slots(int session) {
        return slots.stream()
                .filter(slot -> slot.session() == session)
                .sorted(Comparator.comparing(FairSlot::number))
                .toList();
    }
}
