package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.BOOK_NUMBER_UNKNOWN;
import static cn.yishulai.copies.CopyRefusal.COPY_WITHOUT_VOLUME;
import static cn.yishulai.copies.CopyRefusal.VOLUME_AMBIGUOUS;

import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A family's book becomes known: which volume it is, whose shelf it stands on, and its code. */
@ApplicationScoped
@Transactional
public class Registration {

    private final Copies copies;
    private final CopyReads reads;
    private final Volumes volumes;
    private final Households households;

    Registration(Copies copies, CopyReads reads, Volumes volumes, Households households) {
        this.copies = copies;
        this.reads = reads;
        this.volumes = volumes;
        this.households = households;
    }

    /**
     * @throws cn.yishulai.kernel.Refused COPY_WITHOUT_VOLUME, VOLUME_UNKNOWN, BOOK_NUMBER_UNKNOWN, VOLUME_AMBIGUOUS
     *     (says which volumes carry the number), LABEL_NOT_BLANK
     */
    public CopyView register(Caller caller, CopyForm form) {
        UUID volume = volume(form.volumeId(), form.bookNumber());
        CopyCode blank = form.blankLabel() == null ? null : new CopyCode(form.blankLabel());
        CopyFacts copy = copies.register(
                households.requireMeant(caller, form.familyCode()),
                volume,
                form.disposition(),
                blank,
                Move.by(caller.personId(), "registered at home"));
        return reads.view(copy.code());
    }

    /** The one volume that an id or a book number names; a number on several volumes is asked about, never guessed. */
    public UUID volume(@Nullable String volumeId, @Nullable String bookNumber) {
        if ((volumeId == null) == (bookNumber == null)) {
            throw COPY_WITHOUT_VOLUME.because("name the volume by its id or by its book number");
        }
        if (volumeId != null) {
            UUID id = OpaqueId.parse(volumeId, VolumeRefusal.VOLUME_UNKNOWN);
            volumes.require(id);
            return id;
        }
        List<VolumeSummary> found = volumes.byNumber(new BookNumber(Objects.requireNonNull(bookNumber)));
        return switch (found.size()) {
            case 0 -> throw BOOK_NUMBER_UNKNOWN.because("no volume carries this book number");
            case 1 -> found.get(0).id();
            default ->
                throw VOLUME_AMBIGUOUS.because(
                        "%d volumes carry this book number".formatted(found.size()), Map.of("volumes", found));
        };
    }
}
