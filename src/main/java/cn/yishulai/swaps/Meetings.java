package cn.yishulai.swaps;

import static cn.yishulai.swaps.MeetingRefusal.MEETING_BOOK_NOT_YOURS;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.OfflineEvents;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.swaps.MeetingRows.Arrived;
import cn.yishulai.swaps.MeetingRows.Coded;
import cn.yishulai.swaps.MeetingRows.Said;
import cn.yishulai.swaps.MeetingsView.Item;
import cn.yishulai.swaps.MeetingsView.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records of swaps from hand to hand (面对面换书). A record counts once by its phone and number, whenever and however often
 * it comes; the swap is done when two families have said the same, whichever says it first. A label alone proves nothing:
 * a record names its own book, which must stand on the family's shelf, and the other by a code that we signed, or by the
 * other family's own record.
 */
@ApplicationScoped
@Transactional
public class Meetings {

    /** A phone's clock may run ahead; what happened was not in the future. */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final MeetingRows rows;
    private final MeetingKeys keys;
    private final MeetingSwap swap;
    private final MeetingReads reads;
    private final OfflineEvents events;
    private final RequestRepository requests;
    private final CopyReads copies;
    private final Households households;
    private final Clock clock;

    Meetings(
            MeetingRows rows,
            MeetingKeys keys,
            MeetingSwap swap,
            MeetingReads reads,
            OfflineEvents events,
            RequestRepository requests,
            CopyReads copies,
            Households households,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.swap = swap;
        this.reads = reads;
        this.events = events;
        this.requests = requests;
        this.copies = copies;
        this.households = households;
        this.clock = clock;
    }

    /**
     * @throws cn.yishulai.kernel.Refused MEETING_BOOK_NOT_YOURS for a record that names no book of ours at all, on one side or
     *     the other; never for what happened
     */
    public MeetingsView add(Caller caller, MeetingsForm form) {
        households.keep(caller.household());
        rows.lockDevice(form.device());
        Duration wrong = Duration.between(form.deviceTime().toInstant(), clock.instant());
        List<Named> named =
                form.events().stream().map(event -> named(event, wrong)).toList();
        lockLines(named);
        OfflineEvents.Added added = events.add(
                form.device(),
                caller.personId(),
                named.stream().map(Named::event).toList());
        List<Item> items = new ArrayList<>();
        for (Named each : named) {
            items.add(item(caller, form.device(), each, added));
        }
        return new MeetingsView(items);
    }

    /** The lines of all books, before anything else of them. */
    private void lockLines(List<Named> named) {
        TreeSet<UUID> volumes = new TreeSet<>();
        named.forEach(each ->
                copies.factsOf(List.of(each.gives().id(), each.takes())).forEach(copy -> volumes.add(copy.volume())));
        volumes.forEach(requests::lockLine);
    }

    private Item item(Caller caller, UUID device, Named named, OfflineEvents.Added added) {
        long sequence = named.event().sequence();
        if (added.fresh().contains(sequence) && rows.of(device, sequence).isEmpty()) {
            Said said = enter(caller, device, named);
            return new Item(
                    sequence, Outcome.RECORDED, reads.view(rows.find(said.id()).orElseThrow(), caller.household()));
        }
        Optional<Said> before = rows.of(device, sequence)
                .filter(said -> said.household().equals(caller.household()))
                .filter(said ->
                        said.gives().equals(named.gives().id()) && said.takes().equals(named.takes()));
        return before.map(said -> new Item(sequence, Outcome.REPEATED, reads.view(said, caller.household())))
                .orElseGet(() -> new Item(sequence, Outcome.SEQUENCE_USED, null));
    }

    private Said enter(Caller caller, UUID device, Named named) {
        UUID household = caller.household();
        Arrived arrived = new Arrived(
                device,
                named.event().sequence(),
                household,
                caller.personId(),
                named.gives().id(),
                named.takes(),
                named.code(),
                named.event().occurredAt());
        MeetingFlaw flaw = flaw(household, named);
        Said said = rows.add(arrived, flaw, clock.instant());
        if (flaw == null) {
            rows.counterpart(said)
                    .ifPresentOrElse(other -> swap.carryOut(said, other), () -> contradict(said, named.theirs()));
        }
        return said;
    }

    /** The two met and say different things: neither is believed. */
    private void contradict(Said said, UUID theirs) {
        rows.otherwise(said, theirs).ifPresent(other -> {
            rows.contradicted(said.id(), MeetingFlaw.OTHER_BOOK);
            rows.contradicted(other.id(), MeetingFlaw.OTHER_BOOK);
        });
    }

    private @Nullable MeetingFlaw flaw(UUID household, Named named) {
        if (!named.ours()) {
            return MeetingFlaw.CODE_NOT_OURS;
        }
        if (household.equals(named.theirs())) {
            return MeetingFlaw.SAME_FAMILY;
        }
        if (named.tooOld()) {
            return MeetingFlaw.CODE_TOO_OLD;
        }
        return standsWith(household, named.gives()) && standsWith(named.theirs(), facts(named.takes()))
                ? null
                : MeetingFlaw.BOOK_GONE;
    }

    private static boolean standsWith(UUID household, CopyFacts copy) {
        return copy.status() == CopyStatus.LISTED && household.equals(copy.household());
    }

    private CopyFacts facts(UUID copy) {
        return copies.factsOf(List.of(copy)).get(0);
    }

    /**
     * A record with what it names looked up.
     *
     * @param takes the other book
     * @param theirs the family that showed the code, or said the record that is confirmed
     * @param ours whether the code is one that we made
     */
    private record Named(
            CopyFacts gives,
            UUID takes,
            UUID theirs,
            @Nullable UUID code,
            boolean ours,
            boolean tooOld,
            OfflineEvents.Event event) {}

    private Named named(MeetingsForm.Event event, Duration wrong) {
        CopyFacts gives = copies.find(new CopyCode(event.gives())).orElseThrow(Meetings::namesNothing);
        Instant corrected = event.occurredAt().toInstant().plus(wrong);
        Instant happened = corrected.isAfter(clock.instant()) ? clock.instant() : corrected;
        if (event.confirms() != null) {
            Said other = confirmed(event.confirms(), gives);
            return named(event, gives, new Other(other.gives(), other.household(), null, true, false), happened);
        }
        return named(event, gives, other(event.code(), happened), happened);
    }

    private Said confirmed(String id, CopyFacts gives) {
        try {
            return rows.find(UUID.fromString(id))
                    .filter(said -> said.takes().equals(gives.id()))
                    .orElseThrow(Meetings::namesNothing);
        } catch (IllegalArgumentException e) {
            throw namesNothing();
        }
    }

    private static RuntimeException namesNothing() {
        return MEETING_BOOK_NOT_YOURS.because("the record names no book of another family");
    }

    private record Other(UUID copy, UUID household, @Nullable UUID code, boolean ours, boolean tooOld) {}

    /** A code that was forged still names a copy, if it was copied from a label: that is written down too. */
    private Other other(@Nullable String text, Instant happened) {
        Optional<MeetingCode> read = MeetingCode.read(text, keys);
        Optional<Coded> coded = read.flatMap(code -> rows.code(code.id()));
        if (read.isPresent() && coded.isPresent()) {
            boolean tooOld = happened.isAfter(coded.get().validUntil())
                    || happened.isBefore(coded.get().madeAt().minus(TOLERANCE));
            return new Other(
                    coded.get().copy(), coded.get().household(), read.get().id(), true, tooOld);
        }
        CopyFacts seen = MeetingText.copy(text).flatMap(copies::find).orElseThrow(Meetings::namesNothing);
        return new Other(seen.id(), seen.household() == null ? new UUID(0, 0) : seen.household(), null, false, false);
    }

    private static Named named(MeetingsForm.Event event, CopyFacts gives, Other other, Instant happened) {
        String subject = "copy:%s for copy:%s".formatted(gives.id(), other.copy());
        return new Named(
                gives,
                other.copy(),
                other.household(),
                other.code(),
                other.ours() && !gives.id().equals(other.copy()),
                other.tooOld(),
                new OfflineEvents.Event(event.sequence(), "MEETING", subject, happened, "RECORDED"));
    }
}
