package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.ANSWER_INCOMPLETE;
import static cn.yishulai.copies.CopyRefusal.BOOK_NUMBER_UNKNOWN;
import static cn.yishulai.copies.CopyRefusal.COPY_WITHOUT_VOLUME;
import static cn.yishulai.copies.CopyRefusal.SECOND_COPY_OR_VOLUME;
import static cn.yishulai.copies.CopyRefusal.VOLUME_AMBIGUOUS;

import cn.yishulai.catalog.Merging;
import cn.yishulai.catalog.Origin;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which volume the book in somebody's hand is. A number says that often, but not always: it may stand on the upper and
 * the lower volume, and who scans it again may hold a second copy or the other volume. Then it is asked, never guessed.
 */
@ApplicationScoped
@Transactional
public class VolumeInHand {

    /** What a family brought so lately counts as still in its hands: the visit to the desk is not over. */
    static final Duration A_VISIT = Duration.ofHours(24);

    private final CopyRepository copies;
    private final Volumes volumes;
    private final Merging merging;
    private final Clock clock;

    VolumeInHand(CopyRepository copies, Volumes volumes, Merging merging, Clock clock) {
        this.copies = copies;
        this.volumes = volumes;
        this.merging = merging;
        this.clock = clock;
    }

    /** How somebody names the book: by one of the two, and by the answer to what was asked before. */
    public record Named(@Nullable String volumeId, @Nullable String bookNumber, @Nullable RepeatAnswer answer) {}

    /**
     * @throws cn.yishulai.kernel.Refused COPY_WITHOUT_VOLUME, VOLUME_UNKNOWN, BOOK_NUMBER_MALFORMED,
     *     BOOK_NUMBER_UNKNOWN; VOLUME_AMBIGUOUS and SECOND_COPY_OR_VOLUME ask, and say which volumes there are;
     *     ANSWER_INCOMPLETE
     */
    public UUID settle(Caller caller, UUID household, Named named) {
        return merging.settled(meant(caller, household, named));
    }

    private UUID meant(Caller caller, UUID household, Named named) {
        List<VolumeSummary> candidates = candidates(named);
        RepeatAnswer answer = named.answer();
        if (answer == null) {
            UUID only = only(candidates);
            askWhenRepeated(household, only);
            return only;
        }
        return switch (answer.is()) {
            case SECOND_COPY -> answer.volumeId() == null ? only(candidates) : known(answer.volumeId());
            case ANOTHER_VOLUME -> another(caller, candidates, named);
        };
    }

    private UUID another(Caller caller, List<VolumeSummary> candidates, Named named) {
        RepeatAnswer answer = Objects.requireNonNull(named.answer());
        if (answer.namesNothing()) {
            throw ANSWER_INCOMPLETE.because("another volume has an id, or a title or label of its own");
        }
        if (answer.volumeId() != null) {
            return known(answer.volumeId());
        }
        BookNumber number = named.bookNumber() == null ? null : new BookNumber(named.bookNumber());
        return volumes.addBeside(
                candidates.get(0).id(), number, answer.title(), answer.volumeLabel(), Origin.of(caller));
    }

    private List<VolumeSummary> candidates(Named named) {
        if ((named.volumeId() == null) == (named.bookNumber() == null)) {
            throw COPY_WITHOUT_VOLUME.because("name the volume by its id or by its book number");
        }
        if (named.volumeId() != null) {
            return List.of(volumes.require(known(named.volumeId())).summary());
        }
        List<VolumeSummary> found = volumes.byNumber(new BookNumber(Objects.requireNonNull(named.bookNumber())));
        if (found.isEmpty()) {
            throw BOOK_NUMBER_UNKNOWN.because("no volume carries this book number");
        }
        return found;
    }

    private static UUID only(List<VolumeSummary> candidates) {
        if (candidates.size() > 1) {
            throw VOLUME_AMBIGUOUS.because(
                    "%d volumes carry this book number".formatted(candidates.size()), Map.of("volumes", candidates));
        }
        return candidates.get(0).id();
    }

    private UUID known(String volumeId) {
        return merging.settled(OpaqueId.parse(volumeId, VolumeRefusal.VOLUME_UNKNOWN));
    }

    private void askWhenRepeated(UUID household, UUID volume) {
        List<String> there = copies.inHandsOf(household, volume, clock.instant().minus(A_VISIT));
        if (!there.isEmpty()) {
            throw SECOND_COPY_OR_VOLUME.because(
                    "the family has %d of this volume".formatted(there.size()),
                    Map.of("copyCodes", there, "volumes", volumes.besides(volume)));
        }
    }
}
