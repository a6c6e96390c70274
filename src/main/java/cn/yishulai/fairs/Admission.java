package cn.yishulai.fairs;

import cn.yishulai.people.AgeBand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is scanned at a gate, and what it answers. */
final class Admission {

    private Admission() {}

    /**
     * @param code of a ticket or a family card, or the address on it
     * @param persons how many come in with this scan; one where it is left out
     * @param personIds who of those that the ticket names
     * @param epoch of the list that the gate works with; looked at where it is sent
     */
    record Form(
            @NotNull @Size(max = 64) String fairId,
            @NotNull @Size(max = 600) String code,
            @Nullable @Min(1) @Max(100) Integer persons,
            @Nullable @Size(max = 100) List<@Size(max = 64) String> personIds,
            @Nullable @Min(0) @Max(1000000) Integer epoch) {

        List<String> named() {
            return personIds == null ? List.of() : personIds;
        }

        int number() {
            return persons == null ? Math.max(1, named().size()) : persons;
        }
    }

    /** @param code null for somebody who came in without a ticket */
    record ExitForm(
            @NotNull @Size(max = 64) String fairId,
            @Nullable @Size(max = 600) String code,
            @Nullable @Min(1) @Max(100) Integer persons) {

        int number() {
            return persons == null ? 1 : persons;
        }
    }

    record FairForm(@NotNull @Size(max = 64) String fairId) {}

    /**
     * @param slip the number that was called; null where nobody waits
     * @param ageBands of the children and young people among them
     */
    record WalkInForm(
            @NotNull @Min(1) @Max(100) Integer persons,
            @Nullable @Min(1) @Max(1000000) Integer slip,
            @Nullable @Size(max = 100) List<AgeBand> ageBands) {

        List<AgeBand> bands() {
            return ageBands == null ? List.of() : ageBands;
        }
    }

    /** What happened. */
    enum Result {
        ADMITTED,
        /** They had gone out. */
        RE_ENTERED,
        LEFT,
        UNDONE
    }

    /** @param limit as many as may be inside at once */
    record Heads(int inside, int limit) {}

    /**
     * @param persons how many this scan was about
     * @param ticket null for those without one
     */
    record View(
            @Nullable UUID id,
            Result result,
            int persons,
            @Nullable TicketView ticket,
            @Nullable Integer slip,
            Heads heads) {}
}
