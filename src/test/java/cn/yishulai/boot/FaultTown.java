package cn.yishulai.boot;

import cn.yishulai.kernel.CopyCode;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A library in which nobody has done anything yet: a centre, staff, fairs that are running and labels that were printed.
 *
 * @param fairs one for each counter
 * @param labels each is used once
 */
record FaultTown(String site, List<String> fairs, Queue<String> labels) {

    /** More would need a permit. */
    private static final int PLACES = 900;

    private static final int LABELS = 10_000;

    /** Weak, so that signing in again and again is no load of its own; the service reads strength and salt from it. */
    private static final Argon2Function QUICK = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID);

    static FaultTown found(Connection connection) throws Exception {
        String site = Jar.ask(
                connection,
                "INSERT INTO site (id, name, kind, receives) VALUES (uuidv7(), '换书中心', 'CENTRE', true) RETURNING id");
        Jar.execute(
                connection,
                "INSERT INTO site_hours (site_id, weekday, opens, closes) SELECT '%s', day, '09:00', '20:30' FROM generate_series(1, 7) day"
                        .formatted(site));
        String hash = Password.hash(DemonstrationPeople.PASSWORD)
                .addRandomSalt(16)
                .with(QUICK)
                .getResult();
        try (PreparedStatement staff = connection.prepareStatement(
                """
                INSERT INTO staff_member (id, name, display_name, role, password_hash, created_at)
                VALUES (uuidv7(), 'staff', '馆员', 'STAFF', ?, now())""")) {
            staff.setString(1, hash);
            staff.executeUpdate();
        }
        new Town(connection).staff();
        return new FaultTown(site, List.of(), new ConcurrentLinkedQueue<>());
    }

    /** The same library on another day. */
    FaultTown withFairs(Connection connection, int counters) throws Exception {
        List<String> fairs = new ArrayList<>();
        for (int counter = 0; counter < counters; counter++) {
            fairs.add(fair(connection, site));
        }
        return new FaultTown(site, fairs, labels(connection));
    }

    private static String fair(Connection connection, String site) throws Exception {
        String fair = TicketRush.fair(connection, site, PLACES).toString();
        Jar.execute(
                connection,
                """
                UPDATE fair SET state = 'RUNNING' WHERE id = '%1$s';
                UPDATE fair_slot SET begins_at = now() + interval '9 minutes' WHERE fair_id = '%1$s'"""
                        .formatted(fair));
        return fair;
    }

    private static Queue<String> labels(Connection connection) throws SQLException {
        String[] codes = Stream.generate(() -> CopyCode.random().value())
                .limit(LABELS)
                .distinct()
                .toArray(String[]::new);
        try (PreparedStatement print = connection.prepareStatement(
                """
                INSERT INTO blank_label (code, made_at, made_by)
                SELECT unnest(?), now(), (SELECT id FROM staff_member WHERE name = 'staff')""")) {
            print.setArray(1, connection.createArrayOf("text", codes));
            print.executeUpdate();
        }
        return new ConcurrentLinkedQueue<>(Stream.of(codes).toList());
    }
}
