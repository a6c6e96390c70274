package cn.yishulai.swaps;

import static cn.yishulai.swaps.PlaceView.PlaceReason.BEING_PULLED;
import static cn.yishulai.swaps.PlaceView.PlaceReason.FINISHED;
import static cn.yishulai.swaps.PlaceView.PlaceReason.NEEDS_A_CREDIT;
import static cn.yishulai.swaps.PlaceView.PlaceReason.NO_FREE_COPY;
import static cn.yishulai.swaps.PlaceView.PlaceReason.OFFER_WAITS_FOR_YOU;
import static cn.yishulai.swaps.PlaceView.PlaceReason.ON_ITS_WAY;
import static cn.yishulai.swaps.PlaceView.PlaceReason.OTHERS_FIRST;
import static cn.yishulai.swaps.PlaceView.PlaceReason.PAUSED;
import static cn.yishulai.swaps.PlaceView.PlaceReason.READY_TO_FETCH;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.StockLine;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.ClaimState;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Page;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonView;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.PlaceView.PlaceReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests as they are shown. A page of requests costs twelve queries, however long it is. */
@ApplicationScoped
@Transactional
public class RequestReads {

    private final RequestRepository requests;
    private final PromisedWishes promises;
    private final PlacesInLine places;
    private final Requests rules;
    private final Claims claims;
    private final CopyReads copies;
    private final Volumes volumes;
    private final Sites sites;
    private final Households households;
    private final Ledger ledger;
    private final Purses purses;
    private final Forecasts forecasts;

    RequestReads(
            RequestRepository requests,
            PromisedWishes promises,
            PlacesInLine places,
            Requests rules,
            Claims claims,
            CopyReads copies,
            Volumes volumes,
            Sites sites,
            Households households,
            Ledger ledger,
            Purses purses,
            Forecasts forecasts) {
        this.requests = requests;
        this.promises = promises;
        this.places = places;
        this.rules = rules;
        this.claims = claims;
        this.copies = copies;
        this.volumes = volumes;
        this.sites = sites;
        this.households = households;
        this.ledger = ledger;
        this.purses = purses;
        this.forecasts = forecasts;
    }

    /** @throws cn.yishulai.kernel.Refused REQUEST_UNKNOWN also for the request of another family */
    public RequestView show(Caller caller, UUID id) {
        SwapRequest request = rules.visible(caller, id);
        if (caller.isStaff()) {
            caller.requireSite(request.pickupSite());
        }
        households.opened(request.household());
        return views(List.of(request)).get(0);
    }

    /** After a step of the desk on behalf of a family, wherever the family fetches its books. */
    RequestView show(UUID id) {
        return views(List.of(requests.read(id))).get(0);
    }

    public Page<RequestView> ofHousehold(UUID household, @Nullable UUID after, int limit) {
        Page<SwapRequest> page =
                Page.cut(requests.ofHousehold(household, after, limit + 1), limit, r -> r.id().toString());
        return new Page<>(views(page.items()), page.nextAfter());
    }

    private List<RequestView> views(List<SwapRequest> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Around around = around(shown);
        return shown.stream().map(request -> view(request, around)).toList();
    }

    private Around around(List<SwapRequest> shown) {
        List<UUID> ids = shown.stream().map(SwapRequest::id).toList();
        Set<UUID> volumeIds = shown.stream()
                .flatMap(request -> Stream.of(request.volume(), request.wish().volume()))
                .collect(Collectors.toSet());
        Set<UUID> siteIds = shown.stream()
                .flatMap(request -> Stream.concat(Stream.of(request.pickupSite()), request.wish().sites().stream()))
                .collect(Collectors.toSet());
        Map<UUID, ClaimFacts> open = claims.openFor(ids);
        return new Around(
                volumes.summaries(volumeIds),
                sites.names(siteIds),
                households.persons(shown.stream().map(SwapRequest::person).collect(Collectors.toSet())),
                places.ahead(ids),
                copies.stock(volumeIds),
                copies.circulating(volumeIds),
                open,
                copies.views(open.values().stream().map(ClaimFacts::copy).toList()),
                shown.stream()
                        .map(SwapRequest::household)
                        .distinct()
                        .collect(Collectors.toMap(h -> h, h -> ledger.balance(h).free())),
                purses.costs(volumeIds),
                promises.promisedFor(ids),
                forecasts.read(shown.stream()
                        .filter(request -> request.state() == RequestState.OPEN)
                        .map(SwapRequest::volume)
                        .collect(Collectors.toSet())));
    }

    private static RequestView view(SwapRequest request, Around around) {
        Optional<ClaimFacts> claim = Optional.ofNullable(around.claims().get(request.id()));
        CopyView copy = claim.map(c -> around.copies().get(c.copy())).orElse(null);
        PersonView person = around.persons().get(request.person());
        return new RequestView(
                request.id().toString(),
                request.state(),
                Objects.requireNonNull(around.volumes().get(request.volume())),
                wish(request.wish(), around),
                request.person().toString(),
                person == null ? null : person.nickname(),
                Objects.requireNonNull(around.sites().get(request.pickupSite())),
                edge(request.placedAt()),
                place(request, claim, around),
                copy == null ? null : copy.code(),
                copy == null ? null : copy.site(),
                request.offeredUntil() == null ? null : edge(request.offeredUntil()),
                claim.map(ClaimFacts::pickupUntil).orElse(null),
                request.creditHeld(),
                credits(request, around),
                around.promised().get(request.id()));
    }

    private static WishView wish(Wish wish, Around around) {
        return new WishView(
                wish.kind(),
                Objects.requireNonNull(around.volumes().get(wish.volume())),
                wish.alike().isEmpty() ? null : List.copyOf(wish.alike()),
                wish.worstGrade(),
                Objects.requireNonNull(around.sites().get(wish.site())),
                wish.alsoSites().isEmpty()
                        ? null
                        : wish.alsoSites().stream()
                                .map(site ->
                                        Objects.requireNonNull(around.sites().get(site)))
                                .toList(),
                wish.forFamily());
    }

    private static @Nullable Long credits(SwapRequest request, Around around) {
        if (!request.state().open()) {
            return null;
        }
        return request.creditHeld()
                ? request.heldCredits().amount()
                : around.cost(request).amount();
    }

    private static PlaceView place(SwapRequest request, Optional<ClaimFacts> claim, Around around) {
        int ahead = around.ahead().getOrDefault(request.id(), 0);
        int free = around.stock().getOrDefault(request.volume(), List.of()).stream()
                .mapToInt(StockLine::free)
                .sum();
        long circulating = around.circulating().getOrDefault(request.volume(), 0L);
        boolean canPay = around.freeCredits().getOrDefault(request.household(), 0L)
                >= around.cost(request).amount();
        return new PlaceView(
                request.state().open() ? ahead : 0,
                free,
                (int) circulating,
                because(request, claim, ahead, canPay),
                request.state() == RequestState.OPEN ? around.forecast(request, ahead) : null);
    }

    private static PlaceReason because(SwapRequest request, Optional<ClaimFacts> claim, int ahead, boolean canPay) {
        return switch (request.state()) {
            case OPEN -> canPay ? (ahead > 0 ? OTHERS_FIRST : NO_FREE_COPY) : NEEDS_A_CREDIT;
            case PAUSED -> PAUSED;
            case OFFERED -> OFFER_WAITS_FOR_YOU;
            case ACCEPTED ->
                claim.map(ClaimFacts::state)
                        .filter(state -> state == ClaimState.ON_ITS_WAY)
                        .map(state -> ON_ITS_WAY)
                        .orElse(BEING_PULLED);
            case READY -> READY_TO_FETCH;
            case FULFILLED, EXPIRED, CANCELLED, UNFILLED -> FINISHED;
        };
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    /** Everything a page of requests needs, read once. */
    private record Around(
            Map<UUID, VolumeSummary> volumes,
            Map<UUID, SiteName> sites,
            Map<UUID, PersonView> persons,
            Map<UUID, Integer> ahead,
            Map<UUID, List<StockLine>> stock,
            Map<UUID, Long> circulating,
            Map<UUID, ClaimFacts> claims,
            Map<UUID, CopyView> copies,
            Map<UUID, Long> freeCredits,
            Map<UUID, Credits> costs,
            Map<UUID, LocalDate> promised,
            Forecasts.Read forecasts) {

        @Nullable
        Forecast forecast(SwapRequest request, int ahead) {
            return forecasts.of(request.volume(), request.pickupSite(), ahead).orElse(null);
        }

        Credits cost(SwapRequest request) {
            return costs.getOrDefault(request.volume(), Credits.ONE);
        }
    }
}
