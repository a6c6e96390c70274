package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.SCAN_INCOMPLETE;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.inventory.ScanRepository.Kind;
import cn.yishulai.inventory.ScanRepository.Read;
import cn.yishulai.inventory.ShelfScansView.Item;
import cn.yishulai.inventory.ShelfScansView.Outcome;
import cn.yishulai.journal.OfflineEvents;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people with scanners read, several at once, with network or without. An event counts once by its device and
 * number; what the stocktake says afterwards depends on which events there are, not on the order in which they came.
 */
@ApplicationScoped
@Transactional
public class StocktakeScans {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final StocktakeRepository stocktakes;
    private final StocktakeLines lines;
    private final ScanRepository scans;
    private final ShelfNames shelves;
    private final OfflineEvents events;
    private final CopyReads copies;
    private final Clock clock;

    StocktakeScans(
            StocktakeRepository stocktakes,
            StocktakeLines lines,
            ScanRepository scans,
            ShelfNames shelves,
            OfflineEvents events,
            CopyReads copies,
            Clock clock) {
        this.stocktakes = stocktakes;
        this.lines = lines;
        this.scans = scans;
        this.shelves = shelves;
        this.events = events;
        this.copies = copies;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused STOCKTAKE_UNKNOWN, SITE_NOT_YOURS, SCAN_INCOMPLETE; never for what was read */
    public ShelfScansView add(Caller caller, UUID id, ShelfScansForm form) {
        Stocktake stocktake = stocktakes.share(id);
        caller.requireSite(stocktake.site());
        List<Read> reads = read(stocktake, form);
        scans.lockDevice(form.device());
        boolean counts = stocktake.state().counts();
        OfflineEvents.Added added = events.add(
                form.device(),
                caller.personId(),
                reads.stream().map(read -> event(read, counts)).toList());
        List<Read> fresh = reads.stream()
                .filter(read -> added.fresh().contains(read.sequence()))
                .collect(Collectors.toMap(Read::sequence, Function.identity(), (first, again) -> first))
                .values()
                .stream()
                .toList();
        if (counts && !fresh.isEmpty()) {
            scans.add(id, form.device(), fresh);
            scans.seen(id, touched(id, form.device(), fresh));
        }
        Set<Read> recorded = Set.copyOf(fresh);
        return answer(id, reads, read -> outcome(read, recorded.contains(read), added, counts));
    }

    /** A scan of a copy touches it; that of a shelf all copies that the device read after it. */
    private Collection<UUID> touched(UUID stocktake, UUID device, List<Read> fresh) {
        Set<UUID> touched = new HashSet<>(
                fresh.stream().map(Read::copy).filter(Objects::nonNull).toList());
        fresh.stream()
                .filter(read -> read.kind() == Kind.SHELF || read.kind() == Kind.HOLD_SHELF)
                .mapToLong(Read::sequence)
                .min()
                .ifPresent(first -> touched.addAll(scans.readSince(stocktake, device, first)));
        return touched;
    }

    private List<Read> read(Stocktake stocktake, ShelfScansForm form) {
        List<Scanned> scanned = form.events().stream()
                .map(event -> new Scanned(event, event.code() == null ? null : ShelfText.read(event.code())))
                .toList();
        Map<String, UUID> known = scans.copies(scanned.stream()
                .map(Scanned::text)
                .filter(Objects::nonNull)
                .map(ShelfText::copy)
                .filter(Objects::nonNull)
                .map(CopyCode::value)
                .collect(Collectors.toSet()));
        Duration wrong = Duration.between(inOurYears(form.deviceTime()), clock.instant());
        return scanned.stream()
                .map(one -> {
                    Instant said = inOurYears(one.event().occurredAt());
                    return read(stocktake, one, known).at(happened(stocktake, said.plus(wrong)), said);
                })
                .toList();
    }

    /** A device whose clock was never set, or whose battery is empty, says any year at all; the database knows fewer. */
    private static Instant inOurYears(OffsetDateTime said) {
        Instant at = said.toInstant();
        return at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
    }

    /** Not before the list was frozen and not in the future, whatever the device says. */
    private Instant happened(Stocktake stocktake, Instant corrected) {
        Instant now = clock.instant();
        return corrected.isAfter(now)
                ? now
                : corrected.isBefore(stocktake.openedAt()) ? stocktake.openedAt() : corrected;
    }

    /** An event with what its code says, if it has one. */
    private record Scanned(ShelfScansForm.Event event, @Nullable ShelfText text) {}

    private What read(Stocktake stocktake, Scanned scanned, Map<String, UUID> known) {
        ShelfScansForm.Event event = scanned.event();
        ShelfText text = scanned.text();
        long said = Stream.of(event.code(), event.shelf(), event.holdShelf())
                .filter(Objects::nonNull)
                .count();
        if (said != 1 || Boolean.FALSE.equals(event.holdShelf())) {
            throw SCAN_INCOMPLETE.because("an event has a code, a shelf, or says that the hold shelf is counted");
        }
        if (text == null) {
            return event.shelf() == null
                    ? new What(event.sequence(), Kind.HOLD_SHELF, null, null, null)
                    : shelf(event, shelves.named(stocktake.site(), event.shelf()), event.shelf());
        }
        if (text.shelf() != null) {
            return shelf(
                    event,
                    shelves.labelled(stocktake.site(), text.shelf()),
                    text.shelf().value());
        }
        if (text.copy() == null) {
            return new What(event.sequence(), Kind.UNKNOWN, null, null, text.text());
        }
        UUID copy = known.get(text.copy().value());
        return copy == null
                ? new What(
                        event.sequence(), Kind.UNKNOWN, null, null, text.copy().value())
                : new What(event.sequence(), Kind.COPY, copy, null, null);
    }

    private static What shelf(ShelfScansForm.Event event, @Nullable String shelf, String text) {
        return shelf == null
                ? new What(event.sequence(), Kind.UNKNOWN, null, null, text)
                : new What(event.sequence(), Kind.SHELF, null, shelf, null);
    }

    /** What was read, before it is known when. */
    private record What(long sequence, Kind kind, @Nullable UUID copy, @Nullable String shelf, @Nullable String text) {

        Read at(Instant happened, Instant said) {
            return new Read(sequence, kind, copy, shelf, text, happened, said);
        }
    }

    private static OfflineEvents.Event event(Read read, boolean counts) {
        return new OfflineEvents.Event(
                read.sequence(), "STOCKTAKE", subject(read), read.happenedAt(), counts ? "RECORDED" : "LATE");
    }

    private static String subject(Read read) {
        return switch (read.kind()) {
            case COPY -> "copy:" + read.copy();
            case SHELF -> "shelf:" + read.shelf();
            case HOLD_SHELF -> "hold-shelf";
            case UNKNOWN -> "text:" + read.text();
        };
    }

    private static Outcome outcome(Read read, boolean recorded, OfflineEvents.Added added, boolean counts) {
        if (recorded) {
            return counts ? Outcome.RECORDED : Outcome.LATE;
        }
        return subject(read).equals(added.subjects().get(read.sequence())) ? Outcome.REPEATED : Outcome.SEQUENCE_USED;
    }

    private ShelfScansView answer(UUID id, List<Read> reads, Function<Read, Outcome> outcome) {
        Set<UUID> ids = reads.stream().map(Read::copy).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Counted> judged =
                lines.of(id, ids).stream().collect(Collectors.toMap(Counted::copy, Function.identity()));
        Map<UUID, CopyView> books = copies.views(ids);
        return new ShelfScansView(reads.stream()
                .map(read -> item(read, outcome.apply(read), judged.get(read.copy()), books.get(read.copy())))
                .toList());
    }

    private static Item item(Read read, Outcome outcome, @Nullable Counted line, @Nullable CopyView book) {
        Judgement.Sighting seen = line == null ? null : line.seen();
        return new Item(
                read.sequence(),
                outcome,
                read.kind(),
                line == null
                        ? (read.kind() == Kind.UNKNOWN ? Bucket.UNKNOWN : null)
                        : line.judgement().bucket(),
                line == null ? null : line.judgement().finding(),
                seen == null ? read.shelf() : seen.shelf(),
                read.text(),
                book);
    }
}
