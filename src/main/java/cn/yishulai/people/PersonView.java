package cn.yishulai.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person of a household.
 *
 * @param ageBand of a child only
 * @param me whether this is who is asking
 */
public record PersonView(UUID id, String nickname, PersonKind kind, @Nullable AgeBand ageBand, boolean me) {

    static PersonView of(Person person) {
        return new PersonView(person.id(), person.nickname(), person.kind(), person.ageBand(), false);
    }

    /** The same, knowing who is asking. */
    public PersonView seenBy(UUID asker) {
        return new PersonView(id, nickname, kind, ageBand, id.equals(asker));
    }
}
