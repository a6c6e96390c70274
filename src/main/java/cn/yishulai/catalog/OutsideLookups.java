package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.OUTSIDE_SILENT;
import static cn.yishulai.catalog.VolumeRefusal.VOLUME_UNKNOWN;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the outside source, if there is one. It is asked outside of any transaction and never waited for twice: answers
 * are kept, and a source that fails is left alone for a while.
 */
@ApplicationScoped
public class OutsideLookups {

    private static final Logger LOG = Logger.getLogger(OutsideLookups.class);

    private final OutsideAnswers answers;
    private final VolumeRepository volumes;
    private final Editing editing;
    private final @Nullable OutsideSource source;
    private final OutsideCircuit circuit;
    private final Clock clock;

    OutsideLookups(
            OutsideAnswers answers,
            VolumeRepository volumes,
            Editing editing,
            Instance<OutsideSource> given,
            OutsideConfig config,
            Clock clock) {
        this.answers = answers;
        this.volumes = volumes;
        this.editing = editing;
        this.source = given.isResolvable()
                ? given.get()
                : config.address()
                        .map(address -> (OutsideSource) new RestOutsideSource(address, config.timeout()))
                        .orElse(null);
        this.circuit = new OutsideCircuit(config.failures(), config.pause(), clock);
        this.clock = clock;
    }

    /** What came of a question. */
    public enum State {
        /** There is no outside source. */
        OFF,
        FOUND,
        NOT_FOUND,
        /** It does not answer now. */
        SILENT
    }

    /**
     * @param book null unless found
     * @param askedAt when the source said so; null when it said nothing
     */
    public record Lookup(State state, @Nullable OutsideBook book, @Nullable Instant askedAt) {}

    /** Costs at most the timeout, and nothing when it was asked before. */
    public Lookup lookUp(BookNumber number) {
        if (source == null) {
            return new Lookup(State.OFF, null, null);
        }
        Optional<OutsideAnswers.Kept> kept = answers.of(number.value());
        if (kept.isPresent()) {
            return said(kept.get().book(), kept.get().askedAt());
        }
        if (!circuit.allows()) {
            return new Lookup(State.SILENT, null, null);
        }
        try {
            Optional<OutsideBook> book = source.lookUp(number);
            circuit.succeeded();
            answers.keep(number.value(), book);
            return said(book.orElse(null), clock.instant());
        } catch (OutsideFailure failure) {
            circuit.failed();
            LOG.infof("the outside source failed: %s", failure.getMessage());
            return new Lookup(State.SILENT, null, null);
        }
    }

    /**
     * Fills a volume with what the outside source said of its number before; what a librarian said stays.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN; OUTSIDE_SILENT when nothing is known of its number: it has to
     *     be asked first
     */
    @Transactional
    public void fill(Caller librarian, UUID volume) {
        VolumeView view = volumes.views(List.of(volume)).stream()
                .findFirst()
                .orElseThrow(() -> VOLUME_UNKNOWN.because("no volume has the id " + volume));
        String number = view.bookNumber();
        OutsideBook book = number == null
                ? null
                : answers.of(new BookNumber(number).value())
                        .map(OutsideAnswers.Kept::book)
                        .orElse(null);
        if (book == null) {
            throw OUTSIDE_SILENT.because("the outside source has not said anything of this number");
        }
        String name = source == null ? "outside" : source.name();
        Map<DescribedField, @Nullable String> values = book.values();
        editing.complete(librarian, volume, values, new Origin(Origin.Kind.OUTSIDE, name, null));
    }

    private static Lookup said(@Nullable OutsideBook book, Instant askedAt) {
        return new Lookup(book == null ? State.NOT_FOUND : State.FOUND, book, askedAt);
    }
}
