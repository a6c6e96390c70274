package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_CHANGED;
import static cn.yishulai.fairs.FairRefusal.FAIR_NEEDS_ANOTHER_HAND;
import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairRefusal.FAIR_TOO_EARLY;
import static cn.yishulai.places.PlaceRefusal.ORGANISATION_UNKNOWN;

import cn.yishulai.fairs.StaffNotices.Kind;
import cn.yishulai.people.Caller;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Organisations;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of a fair by the hands of people: a partner proposes, somebody else of the library approves. Each step is written
 * down with who took it. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class FairLife {

    /** RFC 9110: an edit that does not mind what was there. */
    private static final String WHATEVER_STANDS = "*";

    private final Fairs fairs;
    private final FairRepository repository;
    private final FairAccess access;
    private final FairPermits permits;
    private final FairTrail trail;
    private final FairNews news;
    private final PartnerRights rights;
    private final Organisations organisations;
    private final Clock clock;

    FairLife(
            Fairs fairs,
            FairRepository repository,
            FairAccess access,
            FairPermits permits,
            FairTrail trail,
            FairNews news,
            PartnerRights rights,
            Organisations organisations,
            Clock clock) {
        this.fairs = fairs;
        this.repository = repository;
        this.access = access;
        this.permits = permits;
        this.trail = trail;
        this.news = news;
        this.rights = rights;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * A draft: a partner's is of its organisation, a librarian's of whoever is named, or the library's own.
     *
     * @throws cn.yishulai.kernel.Refused RIGHT_NOT_YOURS, ORGANISATION_UNKNOWN, SITE_UNKNOWN, FAIR_SESSIONS_WRONG
     */
    public UUID plan(Caller caller, FairForm form) {
        rights.require(caller, PartnerRight.PROPOSE);
        UUID fair = fairs.plan(form.of(organisation(caller, form.organisation())));
        trail.step(caller, fair, FairVerb.PLANNED);
        return fair;
    }

    private @Nullable UUID organisation(Caller caller, @Nullable UUID id) {
        if (caller.role() == Role.PARTNER) {
            UUID own = caller.organisation();
            if (own == null || id != null && !id.equals(own)) {
                throw ORGANISATION_UNKNOWN.because("no organisation of yours has this id");
            }
            return own;
        }
        return id == null ? null : organisations.require(id).id();
    }

    /**
     * All that is said of it anew.
     *
     * @param seen the version that was edited, as an entity tag; null or * for whatever stands
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_CHANGED, FAIR_NOT_READY, FAIR_VENUE_TAKEN, SITE_UNKNOWN,
     *     FAIR_SESSIONS_WRONG
     */
    void edit(Caller caller, UUID id, @Nullable String seen, FairForms.Edit form) {
        may(caller, id, FairNext.EDIT);
        requireSeen(id, seen);
        boolean permitIsVoid = fairs.describe(id, form.words(), Sites.id(form.venueId()), form.planned());
        trail.step(caller, id, FairVerb.EDITED);
        permitVoid(caller, id, permitIsVoid);
    }

    /** Whoever does so cannot approve it. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, RIGHT_NOT_YOURS */
    public void propose(Caller caller, UUID id) {
        FairFacts fair = may(caller, id, FairNext.PROPOSE);
        fairs.propose(id, caller.personId());
        trail.step(caller, id, FairVerb.PROPOSED);
        news.toLibrary(caller, fair, Kind.FAIR_PROPOSED, "");
    }

    void sendBack(Caller caller, UUID id, String reason) {
        FairFacts fair = may(caller, id, FairNext.SEND_BACK);
        fairs.sendBack(id);
        trail.step(caller, id, FairVerb.SENT_BACK, reason.strip());
        news.toPartner(caller, fair, Kind.FAIR_SENT_BACK, reason.strip());
    }

    /**
     * By somebody else than who proposed it.
     *
     * @param seen the version that was read, as for {@link #edit}
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_CHANGED, FAIR_NOT_READY, FAIR_NEEDS_ANOTHER_HAND, FAIR_VENUE_TAKEN
     */
    void approve(Caller caller, UUID id, @Nullable String seen) {
        FairFacts fair = may(caller, id, FairNext.APPROVE);
        if (caller.personId().equals(requireSeen(id, seen).proposedBy())) {
            throw FAIR_NEEDS_ANOTHER_HAND.because("who proposed a fair does not approve it");
        }
        fairs.approve(id);
        trail.step(caller, id, FairVerb.APPROVED);
        news.toPartner(caller, fair, Kind.FAIR_APPROVED, "");
    }

    /** For the time, the place and the people it has now. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_PERMIT_WRONG */
    void permit(Caller caller, UUID id, FairForms.Permit form) {
        may(caller, id, FairNext.RECORD_PERMIT);
        permits.record(caller, id, form.paper());
        trail.step(caller, id, FairVerb.PERMIT_RECORDED, form.number().strip());
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_WITHOUT_PERMIT, FAIR_VENUE_TAKEN */
    void publish(Caller caller, UUID id) {
        FairFacts fair = may(caller, id, FairNext.PUBLISH);
        fairs.publish(id, null);
        trail.step(caller, id, FairVerb.PUBLISHED);
        news.toPartner(caller, fair, Kind.FAIR_PUBLISHED, "");
    }

    void postpone(Caller caller, UUID id, String reason) {
        FairFacts fair = may(caller, id, FairNext.POSTPONE);
        boolean permitIsVoid = fairs.takeOff(id);
        trail.step(caller, id, FairVerb.POSTPONED, reason.strip());
        news.toPartner(caller, fair, Kind.FAIR_PUT_OFF, reason.strip());
        permitVoid(caller, id, permitIsVoid);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_SESSIONS_WRONG, SITE_UNKNOWN */
    void move(Caller caller, UUID id, FairForms.Move form) {
        may(caller, id, FairNext.MOVE);
        List<SessionForm> later =
                form.sessions().stream().map(FairForms.Session::planned).toList();
        boolean permitIsVoid = fairs.move(id, later, form.venueId() == null ? null : Sites.id(form.venueId()));
        trail.step(caller, id, FairVerb.MOVED);
        permitVoid(caller, id, permitIsVoid);
    }

    /** On its day. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_TOO_EARLY */
    void open(Caller caller, UUID id) {
        FairFacts fair = may(caller, id, FairNext.OPEN);
        if (!isItsDay(fair)) {
            throw FAIR_TOO_EARLY.because("it begins on " + OpeningCalendar.dayOf(fair.begins()));
        }
        fairs.open(id);
        trail.step(caller, id, FairVerb.OPENED);
    }

    boolean isItsDay(FairFacts fair) {
        return !OpeningCalendar.dayOf(clock.instant()).isBefore(OpeningCalendar.dayOf(fair.begins()));
    }

    void close(Caller caller, UUID id) {
        may(caller, id, FairNext.CLOSE);
        fairs.close(id);
        trail.step(caller, id, FairVerb.CLOSED);
    }

    void cancel(Caller caller, UUID id, String reason) {
        FairFacts fair = may(caller, id, FairNext.CANCEL);
        fairs.cancel(id);
        trail.step(caller, id, FairVerb.CANCELLED, reason.strip());
        news.toPartner(caller, fair, Kind.FAIR_CALLED_OFF, reason.strip());
    }

    /** For the other side to read. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, RIGHT_NOT_YOURS */
    public void comment(Caller caller, UUID id, String words) {
        FairFacts fair = may(caller, id, FairNext.COMMENT);
        trail.comment(caller, id, words.strip());
        if (FairSide.of(caller) == FairSide.PARTNER) {
            news.toLibrary(caller, fair, Kind.FAIR_COMMENT, words.strip());
        } else {
            news.toPartner(caller, fair, Kind.FAIR_COMMENT, words.strip());
        }
    }

    private void permitVoid(Caller caller, UUID id, boolean is) {
        if (is) {
            trail.step(caller, id, FairVerb.PERMIT_VOID);
        }
    }

    /** The fair, when it is one of the caller's and its state lets the caller take this step. */
    private FairFacts may(Caller caller, UUID id, FairNext step) {
        access.require(caller, id);
        rights.require(caller, PartnerRight.PROPOSE);
        FairFacts fair = access.hold(id);
        if (!FairNext.of(caller, fair.state(), true).contains(step)) {
            throw FAIR_NOT_READY.because(
                    "the fair is %s: not the time to %s".formatted(fair.state(), step),
                    Map.of("fairState", fair.state()));
        }
        return fair;
    }

    private Fair requireSeen(UUID id, @Nullable String seen) {
        Fair fair = repository.require(id);
        if (seen != null && !seen.equals(WHATEVER_STANDS) && !seen.equals(tag(fair.version()))) {
            throw FAIR_CHANGED.because("the fair was changed since it was seen", Map.of("version", fair.version()));
        }
        return fair;
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
