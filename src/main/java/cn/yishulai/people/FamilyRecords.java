package cn.yishulai.people;

import cn.yishulai.kernel.CopyCode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a room keeps of a family. Each room whose tables name a household or a person answers for them here; the room of
 * people asks all of them, in its own transaction, from the top of the house down ({@link FamilyRooms}). A room below
 * people (ledger, journal) cannot, so people answers for it.
 *
 * <p>Whoever asks has locked the households. A room locks its own rows in the order of the house: line, copy, request.
 */
public interface FamilyRecords {

    /** Name of the room; answers of one room stand together. */
    String room();

    /** Every column of the room that holds the id of a household or a person: {@code copy.brought_by}. */
    Set<String> columns();

    /** All that was the one household's is the other's; nothing is lost, doubled or put back in line. */
    void merged(Merger merger);

    /** Persons live in another household from here on: what is theirs goes along, what is the family's stays. */
    void moved(MoveOut move);

    /** Forgets a person: what waits for them ends, what they did stays under an id that names nobody. */
    void erased(Erasure erasure);

    /** All that the room keeps of a household and its persons, for the family to read. */
    List<Kept> export(UUID household);

    /**
     * One household becomes part of another.
     *
     * @param actor a person of the household, or staff at the desk
     * @param reference names this merger in the ledger
     */
    record Merger(UUID from, UUID into, UUID actor, UUID reference) {}

    /**
     * Persons leave a household for another.
     *
     * @param persons who goes: a grown-up and their wards
     * @param copies which books of the family's shelf go along
     * @param credits how many of the free credits go along, besides those that are held for requests of these persons
     */
    record MoveOut(
            Set<UUID> persons, UUID from, UUID into, Set<CopyCode> copies, long credits, UUID actor, UUID reference) {

        public MoveOut {
            persons = Set.copyOf(persons);
            copies = Set.copyOf(copies);
        }
    }

    /** @param lastOfAll whether nobody is left in the household, so that what it offers is offered by nobody */
    record Erasure(UUID person, UUID household, boolean lastOfAll, UUID actor) {}
}
