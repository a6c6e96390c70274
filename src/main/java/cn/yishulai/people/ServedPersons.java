package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.SESSION_ACTS_ALREADY;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The persons whom one session can be: all those whom its phone serves, and those for whom its holder is a proxy. */
@ApplicationScoped
@Transactional
public class ServedPersons {

    private final SessionRepository sessions;
    private final Sessions tokens;
    private final PersonRepository persons;
    private final Audit audit;

    ServedPersons(SessionRepository sessions, Sessions tokens, PersonRepository persons, Audit audit) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.persons = persons;
        this.audit = audit;
    }

    /** @param byProxy whether somebody acts for this person; else the phone is theirs too */
    public record ServedPerson(UUID personId, String nickname, PersonKind kind, boolean byProxy, boolean current) {}

    /**
     * Whom a session serves, and whether it is restricted; nothing else is said while it is.
     *
     * @param restricted NUMBER_UNCERTAIN, or null
     */
    public record Service(@Nullable String restricted, List<ServedPerson> persons) {}

    /** Of a session of a citizen; nobody for one of staff, and only the one person at the desk. */
    public Service of(UUID session) {
        LoginSession found = sessions.require(session);
        UUID holder = found.holderId();
        if (holder == null || found.restricted() != null) {
            return new Service(found.restricted(), List.of());
        }
        return new Service(null, persons.servedBy(holder, found.personId()));
    }

    /**
     * The session is this person's from here on; what it was before is another's.
     *
     * @return an access token; the refresh token goes on
     * @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN unless the session serves the person; SESSION_ACTS_ALREADY for
     *     one that was opened at the desk
     */
    public SignedIn become(Caller caller, UUID id, UUID person) {
        LoginSession session = sessions.require(id);
        UUID holder = session.holderId();
        if (holder == null) {
            throw SESSION_ACTS_ALREADY.because("this session was opened for one person; open another for another");
        }
        if (persons.servedBy(holder, session.personId()).stream()
                .noneMatch(served -> served.personId().equals(person))) {
            throw PERSON_UNKNOWN.because("this phone serves no such person");
        }
        if (!person.equals(session.personId())) {
            session.become(person);
            audit.record(caller.actor(), "session.person", "session:" + id, Map.of("person", person.toString()));
        }
        return tokens.acting(id);
    }
}
