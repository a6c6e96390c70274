package cn.yishulai.people;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * All rooms that keep something of a family, asked in one fixed order and one transaction. The order is that of their
 * names backwards, with people last: lines are locked before copies, and purses after everything.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FamilyRooms {

    private final List<FamilyRecords> rooms;

    FamilyRooms(@All List<FamilyRecords> rooms) {
        this.rooms = rooms.stream()
                .sorted(Comparator.comparing(
                                (FamilyRecords records) -> records.room().equals("people"))
                        .thenComparing(FamilyRecords::room, Comparator.reverseOrder()))
                .toList();
    }

    void merged(FamilyRecords.Merger merger) {
        each(room -> room.merged(merger));
    }

    void moved(FamilyRecords.MoveOut move) {
        each(room -> room.moved(move));
    }

    void erased(FamilyRecords.Erasure erasure) {
        each(room -> room.erased(erasure));
    }

    /** What is kept of a household in the whole house. */
    List<Kept> export(UUID household) {
        return rooms.stream().flatMap(room -> room.export(household).stream()).toList();
    }

    /** The same, one table at a time: nobody holds a whole family's life at once. */
    void exportTo(UUID household, Consumer<Kept> reader) {
        each(room -> room.export(household).forEach(reader));
    }

    private void each(Consumer<FamilyRecords> step) {
        rooms.forEach(step);
    }
}
