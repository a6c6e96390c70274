package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.copies.CopyRefusal.COPY_NOT_AVAILABLE;
import static cn.yishulai.copies.CopyStatus.AT_FAIR;
import static cn.yishulai.copies.CopyStatus.AVAILABLE;
import static cn.yishulai.copies.CopyStatus.CLAIMED;
import static cn.yishulai.copies.CopyStatus.HANDED_OVER;
import static cn.yishulai.copies.CopyStatus.IN_TRANSIT;
import static cn.yishulai.copies.CopyStatus.LISTED;
import static cn.yishulai.copies.CopyStatus.MISSING;
import static cn.yishulai.copies.CopyStatus.ON_HOLD_SHELF;
import static cn.yishulai.copies.CopyStatus.PROMISED;
import static cn.yishulai.copies.CopyStatus.QUARANTINED;
import static cn.yishulai.copies.CopyStatus.WITHDRAWN;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One physical book with one QR label. Status and place change only through the verbs below, one movement each. */
@Entity(name = "copy")
@DynamicUpdate
@NullUnmarked
class Copy {

    /** A book as it comes over the counter: who brings it, to which site, in what condition, and whether onto a shelf. */
    record Delivery(UUID household, UUID site, Grade grade, CopyStatus into) {

        static Delivery of(Copies.Delivery said, boolean quarantined) {
            return new Delivery(said.household(), said.site(), said.grade(), quarantined ? QUARANTINED : AVAILABLE);
        }
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(updatable = false)
    private String code;

    @Column(name = "volume_id")
    private UUID volume;

    @Enumerated(EnumType.STRING)
    private CopyStatus status;

    @Column(name = "household_id")
    private UUID household;

    @Column(name = "site_id")
    private UUID site;

    private String shelf;

    @Enumerated(EnumType.STRING)
    private Grade grade;

    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    @Column(name = "owner_grade", updatable = false)
    @Enumerated(EnumType.STRING)
    private @Nullable Grade ownerGrade;

    @Column(name = "brought_by")
    private UUID broughtBy;

    private Instant since;

    private int moves;

    protected Copy() {}

    private Copy(CopyCode code, UUID volume, CopyStatus first, Place place, Instant now) {
        if (!first.canBeFirst()) {
            throw new IllegalArgumentException("a copy does not begin " + first);
        }
        this.code = code.value();
        this.volume = volume;
        this.status = first;
        this.since = now;
        stand(place);
        moves = 1;
    }

    /** A book that a family registers on its own shelf. */
    static Copy listed(CopyCode code, UUID volume, UUID household, Copies.Said said, Instant now) {
        Copy copy = new Copy(code, volume, LISTED, Place.home(household), now);
        copy.disposition = said.disposition();
        copy.ownerGrade = said.grade();
        return copy;
    }

    /** A book that nobody registered before it was brought: onto a shelf, or set aside. */
    static Copy brought(CopyCode code, UUID volume, Delivery delivery, Instant now) {
        Copy copy = new Copy(code, volume, delivery.into(), Place.site(delivery.site()), now);
        copy.wasBrought(delivery);
        return copy;
    }

    /** A family brings it from home; staff have graded it. */
    void receive(Delivery delivery, Instant now) {
        if (!status.atHome()) {
            throw notAvailable(delivery.into());
        }
        become(delivery.into(), Place.site(delivery.site()), now);
        wasBrought(delivery);
    }

    private void wasBrought(Delivery delivery) {
        broughtBy = delivery.household();
        grade = delivery.grade();
    }

    /** A book that the family took from us stands on its shelf like one that it registered. */
    void list(Instant now) {
        if (status != HANDED_OVER) {
            throw notAvailable(LISTED);
        }
        become(LISTED, Place.home(household), now);
        disposition = Disposition.SWAP;
    }

    /** The family says that it will bring it. */
    void promise(Instant now) {
        become(PROMISED, Place.home(household), now);
    }

    /** It was not brought, or need not be: it stands on the family's shelf as before. */
    void stayHome(Instant now) {
        if (status != PROMISED) {
            throw notAvailable(LISTED);
        }
        become(LISTED, Place.home(household), now);
    }

    /** Two families met, and it went from one to the other. */
    void passOn(UUID family, Instant now) {
        if (status != LISTED) {
            throw notAvailable(HANDED_OVER);
        }
        become(HANDED_OVER, Place.home(family), now);
    }

    void shelve(UUID here, @Nullable String onto, Instant now) {
        switch (status) {
            case MISSING, QUARANTINED, ON_HOLD_SHELF, CLAIMED -> {
                requireAt(here);
                become(AVAILABLE, Place.site(here), now);
            }
            case HANDED_OVER -> become(AVAILABLE, Place.site(here), now);
            case AVAILABLE -> {
                requireAt(here);
                moves += onto == null || onto.equals(shelf) ? 0 : 1;
            }
            case LISTED, PROMISED, IN_TRANSIT, AT_FAIR, WITHDRAWN -> throw notAvailable(AVAILABLE);
        }
        if (onto != null) {
            shelf = onto;
        }
    }

    /** A step is undone: it stands again as it stood, where its status allows that. */
    void goBack(LastVerb.Stood before, Instant now) {
        if (status == before.status()) {
            stand(new Place(before.household(), before.site()));
            moves++;
        } else {
            become(before.status(), new Place(before.household(), before.site()), now);
        }
        shelf = before.shelf();
    }

    /** Somebody took it for another book. */
    void regardAs(UUID otherVolume) {
        volume = otherVolume;
    }

    void claim(Instant now) {
        become(CLAIMED, Place.site(site), now);
    }

    /** The claim on it ended before it was pulled. */
    void release(Instant now) {
        if (status != CLAIMED) {
            throw notAvailable(AVAILABLE);
        }
        become(AVAILABLE, Place.site(site), now);
    }

    /** Pulled and set aside for its reader. */
    void setAside(UUID here, Instant now) {
        become(ON_HOLD_SHELF, here, now);
    }

    void send(UUID from, UUID to, Instant now) {
        requireAt(from, IN_TRANSIT);
        become(IN_TRANSIT, Place.site(to), now);
        shelf = null;
    }

    void arrive(UUID here, Instant now) {
        if (status != IN_TRANSIT) {
            throw notAvailable(AVAILABLE);
        }
        become(AVAILABLE, Place.site(here), now);
    }

    /** Onto a table of a fair, from a van or a shelf of its venue; on one already, only the table changes. */
    void layOut(UUID venue, @Nullable String table, Instant now) {
        if (status == AT_FAIR) {
            requireAt(venue);
            moves += table == null || table.equals(shelf) ? 0 : 1;
            shelf = table == null ? shelf : table;
        } else {
            if (status == AVAILABLE) {
                requireAt(venue);
            }
            become(AT_FAIR, Place.site(venue), now);
            shelf = table;
        }
    }

    void handOver(UUID here, UUID family, Instant now) {
        requireAt(here, HANDED_OVER);
        become(HANDED_OVER, Place.home(family), now);
        shelf = null;
    }

    /** The family takes back what it brought; it was not swapped. */
    void takeHome(UUID here, UUID family, @Nullable UUID bringer, Instant now) {
        handOver(here, family, now);
        broughtBy = bringer;
    }

    void regrade(UUID here, Grade found) {
        requireAt(here);
        grade = found;
    }

    void miss(UUID here, Instant now) {
        become(MISSING, here, now);
    }

    /** It was missing, here or elsewhere, and stands here. */
    void findAgain(UUID here, @Nullable String onto, Instant now) {
        if (status != MISSING) {
            throw notAvailable(AVAILABLE);
        }
        String before = here.equals(site) ? shelf : null; // a shelf of another site is none of this one
        become(AVAILABLE, Place.site(here), now);
        shelf = onto == null ? before : onto;
    }

    /** Its status stays; somebody saw on which shelf it really stands. */
    void standOn(UUID here, String onto) {
        if (status != AVAILABLE && status != CLAIMED) {
            throw notAvailable(status);
        }
        requireAt(here);
        shelf = onto;
        moves++;
    }

    void quarantine(UUID here, Instant now) {
        become(QUARANTINED, here, now);
    }

    /** Its status stays, and so does the day since when it has it; only the family is another. */
    void moveHome(UUID family) {
        if (household == null) {
            throw notAvailable(status);
        }
        stand(Place.home(family));
        moves++;
    }

    void withdraw(Instant now) {
        become(WITHDRAWN, new Place(household, site), now);
    }

    /** Where it is. */
    private void become(CopyStatus next, UUID here, Instant now) {
        requireAt(here, next);
        become(next, Place.site(here), now);
    }

    private void become(CopyStatus next, Place place, Instant now) {
        if (!status.canBecome(next)) {
            throw notAvailable(next);
        }
        status = next;
        stand(place);
        since = now;
        moves++;
    }

    private void stand(Place place) {
        household = place.household();
        site = place.site();
    }

    /** Status first: who comes second to a desk hears since when the copy is what it is, not that it is elsewhere. */
    private void requireAt(UUID here, CopyStatus next) {
        if (!status.canBecome(next)) {
            throw notAvailable(next);
        }
        requireAt(here);
    }

    private void requireAt(UUID here) {
        if (!here.equals(site)) {
            throw COPY_ELSEWHERE.because("copy %s is not at this site".formatted(code), Map.of("copyStatus", status));
        }
    }

    private RuntimeException notAvailable(CopyStatus next) {
        return COPY_NOT_AVAILABLE.because(
                "copy %s is %s since %s and cannot become %s".formatted(code, status, since, next),
                Map.of("copyStatus", status, "since", since.toString()));
    }

    UUID id() {
        return id;
    }

    CopyCode code() {
        return new CopyCode(code);
    }

    int moves() {
        return moves;
    }

    CopyStatus status() {
        return status;
    }

    /** As its family said when it registered it; null when nobody said so, or staff have seen it since. */
    @Nullable
    Grade ownerGrade() {
        return grade == null ? ownerGrade : null;
    }

    Disposition disposition() {
        return disposition;
    }

    Instant since() {
        return since;
    }

    CopyFacts facts() {
        return new CopyFacts(id, new CopyCode(code), status, volume, household, site, shelf, grade, broughtBy);
    }
}
