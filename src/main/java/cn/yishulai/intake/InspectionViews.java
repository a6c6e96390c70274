package cn.yishulai.intake;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decisions as they are shown; any number of them costs the same few queries. */
@ApplicationScoped
class InspectionViews {

    private final CopyReads reads;
    private final Stamps stamps;
    private final InspectionRepository inspections;

    InspectionViews(CopyReads reads, Stamps stamps, InspectionRepository inspections) {
        this.reads = reads;
        this.stamps = stamps;
        this.inspections = inspections;
    }

    /** In the order given. A family is told what was decided and why, not what staff note for each other. */
    List<InspectionView> of(Caller caller, List<Inspection> decided) {
        Map<UUID, CopyView> copies =
                reads.views(decided.stream().map(Inspection::copy).toList());
        Map<UUID, Stamps.Library> libraries = caller.isCitizen()
                ? Map.of()
                : stamps.libraries(decided.stream()
                        .map(i -> i.circumstances().stampLibrary())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<UUID, List<String>> photos =
                inspections.photos(decided.stream().map(Inspection::id).toList());
        return decided.stream()
                .map(i -> view(
                        i,
                        Objects.requireNonNull(copies.get(i.copy())),
                        photos.getOrDefault(i.id(), List.of()),
                        caller.isCitizen() ? null : new Note(stamp(i, libraries), i.why())))
                .toList();
    }

    /** What staff note for each other. */
    private record Note(@Nullable StampView stamp, @Nullable String why) {}

    private static InspectionView view(Inspection i, CopyView copy, List<String> photos, @Nullable Note note) {
        Inspection.Circumstances known = i.circumstances();
        return new InspectionView(
                copy,
                i.decision(),
                i.reason(),
                i.grade(),
                i.rulesVersion(),
                i.credits(),
                i.worth(),
                i.flaws(),
                i.decidedAt().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                known.person() == null ? null : known.person().toString(),
                known.newLabel(),
                note == null ? null : note.stamp(),
                note == null ? null : note.why(),
                photos);
    }

    private static @Nullable StampView stamp(Inspection i, Map<UUID, Stamps.Library> libraries) {
        Inspection.Circumstances known = i.circumstances();
        if (known.stamp() == null) {
            return null;
        }
        Stamps.Library library = known.stampLibrary() == null ? null : libraries.get(known.stampLibrary());
        return new StampView(
                known.stamp(), library == null ? null : library.name(), library == null ? null : library.place());
    }
}
