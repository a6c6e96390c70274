package cn.yishulai.fairs;

import cn.yishulai.fairs.EquipmentUse.Booking;
import cn.yishulai.fairs.EquipmentUse.Given;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of equipment and its bookings. Who changes bookings of a sort holds its row, so that pieces are given by one at a time. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class EquipmentRows {

    private static final String ALL = "SELECT id, name, name_en, pieces FROM equipment";

    private static final String BOOKINGS =
            """
            SELECT b.id, b.equipment_id, b.pieces, b.begins_at, b.ends_at,
                   EXISTS (SELECT FROM equipment_hold h WHERE h.booking_id = b.id) AS held
            FROM fair_equipment b JOIN fair f ON f.id = b.fair_id
            WHERE b.equipment_id = ANY (?::uuid[]) AND f.state <> 'CANCELLED'
              AND NOT EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = f.id) ORDER BY b.begins_at, b.id""";

    private final TradeSql sql;

    EquipmentRows(TradeSql sql) {
        this.sql = sql;
    }

    private record Of(UUID equipment, Booking booking) {}

    List<EquipmentUse> all() {
        return with(bare(ALL + " ORDER BY name"));
    }

    Optional<EquipmentUse> find(UUID equipment) {
        return with(bare(ALL + " WHERE id = ?", equipment)).stream().findFirst();
    }

    /** With its bookings as they are now that it is held. */
    Optional<EquipmentUse> lock(UUID equipment) {
        return with(bare(ALL + " WHERE id = ? FOR NO KEY UPDATE", equipment)).stream()
                .findFirst();
    }

    void add(UUID fair, UUID equipment, Booking booking) {
        sql.change(
                "INSERT INTO fair_equipment (id, fair_id, equipment_id, pieces, begins_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
                booking.id(),
                fair,
                equipment,
                booking.pieces(),
                booking.begins(),
                booking.ends());
    }

    /** Gives the pieces anew. The equipment is held by the caller. */
    void holdAgain(UUID equipment) {
        give(find(equipment).orElseThrow());
    }

    void give(EquipmentUse use) {
        List<Given> given = use.give();
        letGo(use.id());
        for (Given one : given) {
            sql.change(
                    """
                    INSERT INTO equipment_hold (booking_id, unit, equipment_id, pieces, begins_at, ends_at)
                    SELECT b.id, unit, b.equipment_id, e.pieces, b.begins_at, b.ends_at
                    FROM fair_equipment b JOIN equipment e ON e.id = b.equipment_id, unnest(?::int[]) AS unit WHERE b.id = ?""",
                    one.units(),
                    one.booking().id());
        }
    }

    /** Until {@link #give}. */
    void letGo(UUID equipment) {
        sql.change("DELETE FROM equipment_hold WHERE equipment_id = ?", equipment);
    }

    private List<EquipmentUse> bare(String question, Object... values) {
        return sql.list(
                row -> new EquipmentUse(
                        TradeSql.id(row, "id"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getInt("pieces"),
                        List.of()),
                question,
                values);
    }

    private List<EquipmentUse> with(List<EquipmentUse> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Booking>> bookings = sql
                .list(
                        row -> new Of(
                                TradeSql.id(row, "equipment_id"),
                                new Booking(
                                        TradeSql.id(row, "id"),
                                        row.getInt("pieces"),
                                        ProgrammeReads.time(row, "begins_at"),
                                        ProgrammeReads.time(row, "ends_at"),
                                        row.getBoolean("held"))),
                        BOOKINGS,
                        bare.stream().map(EquipmentUse::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Of::equipment, Collectors.mapping(Of::booking, Collectors.toList())));
        return bare.stream()
                .map(use -> new EquipmentUse(
                        use.id(), use.name(), use.nameEn(), use.pieces(), bookings.getOrDefault(use.id(), List.of())))
                .toList();
    }
}
