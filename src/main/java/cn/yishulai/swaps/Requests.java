package cn.yishulai.swaps;

import static cn.yishulai.swaps.SwapRefusal.PERSON_OF_ANOTHER_FAMILY;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_ALREADY_OPEN;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_CAP_REACHED;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_NOT_READY;
import static cn.yishulai.swaps.SwapRefusal.SITE_DOES_NOT_LEND;
import static cn.yishulai.swaps.SwapRefusal.WISH_UNCLEAR;

import cn.yishulai.catalog.Merging;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.RulesHere;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PeopleRefusal;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.swaps.SwapRequest.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Swap requests (换书申请): asking, pausing, accepting, cancelling. Each step serves the line it changes. */
@ApplicationScoped
@Transactional
public class Requests {

    private final RequestRepository requests;
    private final WaitingLine line;
    private final HomeSwapFinder swaps;
    private final Circulation circulation;
    private final Claims claims;
    private final Copies copies;
    private final Merging merging;
    private final Households households;
    private final Sites sites;
    private final Ledger ledger;
    private final Purses purses;
    private final RulesHere rules;
    private final Clock clock;

    Requests(
            RequestRepository requests,
            WaitingLine line,
            HomeSwapFinder swaps,
            Circulation circulation,
            Claims claims,
            Copies copies,
            Merging merging,
            Households households,
            Sites sites,
            Ledger ledger,
            Purses purses,
            RulesHere rules,
            Clock clock) {
        this.requests = requests;
        this.line = line;
        this.swaps = swaps;
        this.circulation = circulation;
        this.claims = claims;
        this.copies = copies;
        this.merging = merging;
        this.households = households;
        this.sites = sites;
        this.ledger = ledger;
        this.purses = purses;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Joins the line of what is wished; a free copy is claimed at once when the household has a free credit.
     *
     * @return the request
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, SITE_UNKNOWN, SITE_DOES_NOT_LEND, WISH_UNCLEAR,
     *     PERSON_OF_ANOTHER_FAMILY, REQUEST_ALREADY_OPEN, REQUEST_CAP_REACHED
     */
    public UUID place(Caller caller, RequestForm form) {
        UUID volume = merging.settled(OpaqueId.parse(form.volumeId(), VolumeRefusal.VOLUME_UNKNOWN));
        UUID pickup = Sites.id(form.pickupSiteId());
        Wish wish = new Wish(volume, form.width(), pickup, form.terms());
        requireSense(wish);
        UUID household = households.requireMeant(caller, form.familyCode());
        households.keep(household);
        UUID person = person(caller, household, form.personId());
        line.lock(volume);
        RequestRules ruleSet = rules.requests(pickup);
        requireRoom(household, person, wish, ruleSet);
        SwapRequest request = new SwapRequest(
                wish, new Reading(person, household, form.takesTheFirst()), ruleSet.version(), clock.instant());
        requests.persistAndFlush(request);
        serve(request, volume, caller);
        return request.id();
    }

    /** Keeps the place in line. */
    public void pause(Caller caller, UUID id) {
        change(caller, id, request -> request.pause(clock.instant()));
    }

    /** At the same place in line. */
    public void resume(Caller caller, UUID id) {
        change(caller, id, request -> {
            requireState(request, RequestState.PAUSED);
            request.reopen(clock.instant());
        });
    }

    /**
     * The reader wants the copy that is offered: what it costs is held, the copy goes on the pull list.
     *
     * @throws cn.yishulai.kernel.Refused REQUEST_NOT_READY when nothing is offered, or CREDIT_SHORT
     */
    public void accept(Caller caller, UUID id) {
        change(caller, id, request -> {
            requireState(request, RequestState.OFFERED);
            CopyFacts copy = copies.lock(claims.openFor(id).orElseThrow().copy());
            Credits cost = purses.cost(copy);
            request.accept(cost, clock.instant());
            ledger.hold(
                    cost,
                    purses.payment(request),
                    WaitingLine.posting(request, copy, caller.personId(), "offer accepted"));
            claims.accept(id);
        });
    }

    /**
     * Leaves the line; a copy that was kept goes to the next reader in the same transaction. What the credit that comes free
     * can do for the family is done first, while the copy is not free yet: so each of the two serves all that it can.
     */
    public void cancel(Caller caller, UUID id) {
        change(caller, id, request -> {
            boolean paid = request.creditHeld();
            line.release(request, caller.personId(), "request cancelled");
            request.cancel(clock.instant());
            requests.flush();
            if (paid) {
                line.serveFamily(request.household(), caller.personId());
            }
            Move move = Move.by(caller.personId(), "request cancelled");
            claims.openFor(id).ifPresent(claim -> {
                CopyFacts copy = copies.lock(claim.copy());
                claims.release(copy, move);
                circulation.passOn(copy, claim.reader().pickupSite(), caller.personId());
            });
        });
    }

    /** Whose it is decides whether it exists for the caller. */
    SwapRequest visible(Caller caller, UUID id) {
        SwapRequest request = requests.read(id);
        if (caller.isCitizen() && !caller.household().equals(request.household())) {
            throw RequestRepository.unknown();
        }
        return request;
    }

    private void change(Caller caller, UUID id, Consumer<SwapRequest> step) {
        visible(caller, id);
        UUID volume = line.lock(() -> requests.volumeOf(id));
        SwapRequest request = requests.require(id);
        step.accept(request);
        requests.flush();
        serve(request, volume, caller);
    }

    /** The line that is locked, then what else is free or can be set free for a reader in line, then a swap with another family. */
    private void serve(SwapRequest request, UUID volume, Caller caller) {
        line.serve(volume, caller.personId());
        if (request.state() == RequestState.OPEN) {
            line.serveReader(request, caller.personId());
        }
        if (request.state() == RequestState.OPEN) {
            swaps.wished(request.id());
        }
    }

    private void requireSense(Wish wish) {
        for (UUID site : wish.sites()) {
            if (!sites.require(site).receives()) {
                throw SITE_DOES_NOT_LEND.because("books cannot be fetched at this site");
            }
        }
        if (wish.kind() == WishKind.LIKE && !requests.hasLine(wish)) {
            throw WISH_UNCLEAR.because("nothing is known of that book that others could have in common with it");
        }
    }

    private static void requireState(SwapRequest request, RequestState needed) {
        if (request.state() != needed) {
            throw REQUEST_NOT_READY.because(
                    "request %s is %s, not %s".formatted(request.id(), request.state(), needed),
                    Map.of("requestState", request.state()));
        }
    }

    private void requireRoom(UUID household, UUID person, Wish wish, RequestRules ruleSet) {
        requests.openLike(wish, person, household).ifPresent(open -> {
            throw REQUEST_ALREADY_OPEN.because("request %s is open".formatted(open));
        });
        if (requests.countOpen(household) >= ruleSet.openPerHousehold()) {
            throw REQUEST_CAP_REACHED.because(
                    "a household may have %d open requests".formatted(ruleSet.openPerHousehold()));
        }
    }

    private UUID person(Caller caller, UUID household, @Nullable String personId) {
        UUID person = personId != null
                ? OpaqueId.parse(personId, PeopleRefusal.PERSON_UNKNOWN)
                : caller.isCitizen() ? caller.personId() : households.firstAdult(household);
        if (!households.isIn(person, household)) {
            throw PERSON_OF_ANOTHER_FAMILY.because("the person does not belong to this family");
        }
        return person;
    }
}
