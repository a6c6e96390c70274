package cn.yishulai.fairs;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_NOT_READY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_COPY_BOUND;
import static cn.yishulai.fairs.TradeRefusal.TRADE_LIST_CHANGED;
import static cn.yishulai.fairs.TradeRefusal.TRADE_LIST_WRONG;
import static cn.yishulai.fairs.TradeRefusal.TRADE_TOO_MUCH;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Move;
import cn.yishulai.fairs.TradeListingForm.Brought;
import cn.yishulai.fairs.TradeListingRows.Listing;
import cn.yishulai.fairs.TradeListingRows.Named;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a family brings to a trade session and what it wishes there. A copy that is listed is promised: it takes part in
 * nothing else until it is withdrawn, or the session is over.
 */
@ApplicationScoped
@Transactional
public class TradeListings {

    private static final Set<String> AT_HOME = Set.of(CopyStatus.LISTED.name(), CopyStatus.HANDED_OVER.name());

    private static final String WHATEVER_STANDS = "*";

    private final TradeSessionRows sessions;
    private final TradeListingRows rows;
    private final TradeLegs legs;
    private final Copies copies;
    private final Households households;
    private final Clock clock;

    TradeListings(
            TradeSessionRows sessions,
            TradeListingRows rows,
            TradeLegs legs,
            Copies copies,
            Households households,
            Clock clock) {
        this.sessions = sessions;
        this.rows = rows;
        this.legs = legs;
        this.copies = copies;
        this.households = households;
        this.clock = clock;
    }

    /**
     * Saves the whole list of the caller's family.
     *
     * @param seen the mark of the list that was changed; * or null to save whatever stands there
     * @throws cn.yishulai.kernel.Refused TRADE_SESSION_UNKNOWN, TRADE_NOT_READY, TRADE_LIST_CHANGED, TRADE_LIST_WRONG,
     *     TRADE_TOO_MUCH, TRADE_COPY_BOUND, TRADE_BOOK_NOT_READY, COPY_UNKNOWN
     *     also for a copy of another family
     */
    public void save(Caller caller, UUID id, @Nullable String seen, TradeListingForm form) {
        UUID household = caller.household();
        households.keep(household);
        TradeSession session = sessions.hold(id);
        session.requireListing(clock.instant());
        requireRoom(session, form);
        Listing listing = rows.lock(id, household, clock.instant());
        if (seen != null && !seen.equals(WHATEVER_STANDS) && !seen.equals(tag(listing.version()))) {
            throw TRADE_LIST_CHANGED.because(
                    "the list was saved since it was seen", Map.of("version", listing.version()));
        }
        List<UUID> wishes = wishes(form);
        Map<String, Named> named = named(household, form);
        Map<UUID, Set<UUID>> onlyFor = onlyFor(form, named, wishes);
        change(caller, session, listing, named.values());
        Map<UUID, TradeEnd> ends = form.copies().stream()
                .collect(Collectors.toMap(brought -> copy(named, brought).id(), Brought::end));
        rows.terms(id, ends, onlyFor);
        rows.wishes(listing, wishes);
        rows.saved(listing, clock.instant());
    }

    private static void requireRoom(TradeSession session, TradeListingForm form) {
        if (form.copies().size() > session.copiesPerFamily() || form.wishes().size() > session.wishesPerFamily()) {
            throw TRADE_TOO_MUCH.because(
                    "a family brings %d copies and wishes %d volumes at most"
                            .formatted(session.copiesPerFamily(), session.wishesPerFamily()),
                    Map.of("copies", session.copiesPerFamily(), "wishes", session.wishesPerFamily()));
        }
    }

    private List<UUID> wishes(TradeListingForm form) {
        List<UUID> asked = form.wishes().stream().map(TradeListings::volume).toList();
        Map<UUID, UUID> settled = rows.settled(asked);
        if (!settled.keySet().containsAll(asked)) {
            throw TRADE_LIST_WRONG.because("a wish is for a volume that nobody knows");
        }
        List<UUID> wishes =
                List.copyOf(asked.stream().map(settled::get).collect(Collectors.toCollection(LinkedHashSet::new)));
        if (wishes.size() < asked.size()) {
            throw TRADE_LIST_WRONG.because("a volume is wished twice");
        }
        return wishes;
    }

    private static UUID volume(String sent) {
        return OpaqueId.parse(sent, TRADE_LIST_WRONG);
    }

    private Map<String, Named> named(UUID household, TradeListingForm form) {
        List<String> codes =
                form.copies().stream().map(brought -> brought.copy().value()).toList();
        if (new HashSet<>(codes).size() < codes.size()) {
            throw TRADE_LIST_WRONG.because("a copy is named twice");
        }
        Map<String, Named> named = rows.named(codes);
        for (String code : codes) {
            Named copy = named.get(code);
            if (copy == null) {
                throw COPY_UNKNOWN.because("no copy has the code " + code);
            }
        }
        return named;
    }

    private static Named copy(Map<String, Named> named, Brought brought) {
        return named.get(brought.copy().value());
    }

    private Map<UUID, Set<UUID>> onlyFor(TradeListingForm form, Map<String, Named> named, List<UUID> wishes) {
        Map<UUID, Set<UUID>> onlyFor = new HashMap<>();
        for (Brought brought : form.copies()) {
            if (brought.onlyFor() != null) {
                Set<UUID> asked =
                        brought.onlyFor().stream().map(TradeListings::volume).collect(Collectors.toSet());
                Set<UUID> volumes = new HashSet<>(rows.settled(asked).values());
                if (volumes.isEmpty() || !wishes.containsAll(volumes)) {
                    throw TRADE_LIST_WRONG.because("copy %s is given for what is not wished".formatted(brought.code()));
                }
                onlyFor.put(copy(named, brought).id(), volumes);
            }
        }
        return onlyFor;
    }

    /** Copies that are new are promised, and those that are left out stay at home, or wait at the desk to go there. */
    private void change(Caller caller, TradeSession session, Listing listing, Collection<Named> named) {
        Map<UUID, TradeOffer> before = rows.offers(session.id(), caller.household()).stream()
                .collect(Collectors.toMap(TradeOffer::copy, offer -> offer));
        Set<UUID> after = named.stream().map(Named::id).collect(Collectors.toSet());
        named.stream().sorted(Comparator.comparing(Named::id)).forEach(copy -> {
            TradeOffer offer = before.get(copy.id());
            if (offer == null || offer.stage() == TradeStage.WITHDRAWN) {
                bind(caller, copy);
                rows.add(session.id(), listing, copy.id());
            } else if (offer.stage() != TradeStage.LISTED && offer.stage() != TradeStage.PRESENT) {
                throw offer.notReady();
            }
        });
        before.values().stream()
                .filter(offer -> !after.contains(offer.copy()))
                .sorted(Comparator.comparing(TradeOffer::copy))
                .forEach(offer -> leaveOut(caller, offer));
    }

    private void bind(Caller caller, Named copy) {
        if (!caller.household().equals(copy.household())) {
            throw COPY_UNKNOWN.because("the family has no copy " + copy.code());
        }
        boolean free = AT_HOME.contains(copy.status())
                && !copy.inHomeSwap()
                && !Disposition.SHOW_ONLY.name().equals(copy.disposition());
        if (!free) {
            throw TRADE_COPY_BOUND.because(
                    "copy %s is promised for something else, or not to be swapped".formatted(copy.code()),
                    Map.of("copyStatus", copy.status()));
        }
        copies.promise(new CopyCode(copy.code()), Move.by(caller.personId(), "listed in a trade session"));
    }

    private void leaveOut(Caller caller, TradeOffer offer) {
        switch (offer.stage()) {
            case LISTED -> withdrawAtHome(caller.personId(), offer);
            case PRESENT -> rows.stage(offer.id(), TradeStage.GOES_HOME);
            case TO_FETCH, FETCHED, GOES_HOME, HOME, STOCK, NOT_BROUGHT, WITHDRAWN, TURNED_AWAY, MISSING -> {
                // it takes part no more already
            }
        }
    }

    /** It never left the family's shelf; wherever it went meanwhile, it is bound no more. */
    void withdrawAtHome(UUID actor, TradeOffer offer) {
        CopyFacts copy = copies.lock(offer.copy());
        if (copy.status() == CopyStatus.PROMISED && offer.household().equals(copy.household())) {
            copies.stayHome(copy.code(), Move.by(actor, "withdrawn from a trade session"));
        }
        rows.stage(offer.id(), TradeStage.WITHDRAWN);
    }

    /**
     * A family takes a book back. After a run, whoever would have got it lacks one, and what the family would have got for
     * it comes free.
     *
     * @throws cn.yishulai.kernel.Refused COPY_UNKNOWN also for what the family did not list; TRADE_BOOK_NOT_READY when it was handed over, or the family has
     *     its book for it already; TRADE_NOT_READY between deadline and result, and while substitutes are looked for
     */
    public void withdraw(Caller caller, UUID id, CopyCode code) {
        TradeSession session = sessions.hold(id);
        if (session.state() != TradeState.MATCHED) {
            session.requireListing(clock.instant());
        }
        session.requireNoRun();
        CopyFacts copy = copies.lockInLine(code);
        TradeOffer offer = rows.lockOf(id, copy.id())
                .filter(mine -> mine.household().equals(caller.household()))
                .orElseThrow(() -> COPY_UNKNOWN.because("the family has no copy %s in this session".formatted(code)));
        switch (offer.stage()) {
            case LISTED -> withdrawAtHome(caller.personId(), offer);
            case PRESENT, TO_FETCH -> takeBack(offer);
            case FETCHED, GOES_HOME, HOME, STOCK, NOT_BROUGHT, WITHDRAWN, TURNED_AWAY, MISSING ->
                throw offer.notReady();
        }
    }

    private void takeBack(TradeOffer offer) {
        if (offer.escrow() == 0) {
            throw TRADE_BOOK_NOT_READY.because(
                    "the family has the book that it got for this one", Map.of("tradeStage", offer.stage()));
        }
        legs.breakOf(offer);
        rows.stage(offer.id(), TradeStage.GOES_HOME);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
