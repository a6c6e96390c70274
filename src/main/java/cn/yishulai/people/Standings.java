package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.NOT_SIGNED_IN;
import static cn.yishulai.people.PeopleRefusal.SESSION_RESTRICTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whether an access token still says the truth. Much changes within the quarter of an hour that it lives: people move, leave,
 * hand the phone over, are let go, lose a device, sign out. One statement by primary keys at each request.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Standings {

    private static final String STANDING =
            """
            SELECT s.person_id, p.household_id, s.restricted,
                   s.ended_at IS NULL AND s.ends_at > ? AND p.erased_at IS NULL
                   AND (s.parent_id IS NULL OR EXISTS (SELECT FROM login_session d
                        WHERE d.id = s.parent_id AND d.ended_at IS NULL AND d.ends_at > ?)) AS open
            FROM login_session s JOIN person p ON p.id = s.person_id WHERE s.id = ?""";

    /** A device that is revoked, or has another before it, ends the session; so does a let-go. An account ends by the clock. */
    private static final String STANDING_OF_STAFF =
            """
            SELECT s.ended_at IS NULL AND s.ends_at > ? AND m.left_at IS NULL AND coalesce(m.ends_at > ?, true) AS open
            FROM login_session s JOIN staff_member m ON m.id = s.staff_id WHERE s.id = ? AND s.staff_id = ?""";

    private final DataSource database;
    private final Clock clock;

    Standings(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param whileRestricted whether a session may do this that has not shown yet whose phone it is on
     * @throws cn.yishulai.kernel.Refused NOT_SIGNED_IN when the session ended or is another person's or household's by
     *     now (refreshing it says whose); SESSION_RESTRICTED
     */
    public void require(Caller caller, UUID session, boolean whileRestricted) {
        if (caller.isCitizen()) {
            requireCitizen(caller, session, whileRestricted);
        } else {
            requireStaff(caller, session);
        }
    }

    private void requireStaff(Caller caller, UUID session) {
        try (Connection connection = database.getConnection();
                PreparedStatement look = connection.prepareStatement(STANDING_OF_STAFF)) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            look.setObject(1, now);
            look.setObject(2, now);
            look.setObject(3, session);
            look.setObject(4, caller.personId());
            try (ResultSet row = look.executeQuery()) {
                if (!row.next() || !row.getBoolean("open")) {
                    throw NOT_SIGNED_IN.because("this session has ended");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sessions cannot be read", e);
        }
    }

    private void requireCitizen(Caller caller, UUID session, boolean whileRestricted) {
        try (Connection connection = database.getConnection();
                PreparedStatement look = connection.prepareStatement(STANDING)) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            look.setObject(1, now);
            look.setObject(2, now);
            look.setObject(3, session);
            try (ResultSet row = look.executeQuery()) {
                if (!row.next() || !row.getBoolean("open")) {
                    throw NOT_SIGNED_IN.because("this session has ended");
                }
                if (row.getString("restricted") != null && !whileRestricted) {
                    throw SESSION_RESTRICTED.because("first show that this number is yours");
                }
                boolean same = caller.personId().equals(row.getObject("person_id", UUID.class))
                        && caller.household().equals(row.getObject("household_id", UUID.class));
                if (!same && !whileRestricted) {
                    throw NOT_SIGNED_IN.because("this session is another person's or household's now; refresh it");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sessions cannot be read", e);
        }
    }
}
