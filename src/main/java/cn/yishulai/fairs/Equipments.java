package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.BOOKING_UNKNOWN;
import static cn.yishulai.fairs.ProgrammeRefusal.EQUIPMENT_NAME_TAKEN;
import static cn.yishulai.fairs.ProgrammeRefusal.EQUIPMENT_SHORT;
import static cn.yishulai.fairs.ProgrammeRefusal.EQUIPMENT_UNKNOWN;

import cn.yishulai.fairs.EquipmentUse.Booking;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Equipment (设备) and who has it when. Each piece is out for one booking at a time, so that never more is booked than there
 * is. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class Equipments {

    private final TradeSql sql;
    private final ProgrammeDoor door;
    private final EquipmentRows rows;

    Equipments(TradeSql sql, ProgrammeDoor door, EquipmentRows rows) {
        this.sql = sql;
        this.door = door;
        this.rows = rows;
    }

    /** How many pieces nobody has in the whole of this span. @throws cn.yishulai.kernel.Refused EQUIPMENT_UNKNOWN */
    public int free(UUID equipment, Instant from, Instant until) {
        return rows.find(equipment).orElseThrow(Equipments::unknown).free(from, until);
    }

    /**
     * Books pieces for a fair; false instead of a refusal when not so many are free.
     *
     * @throws cn.yishulai.kernel.Refused EQUIPMENT_UNKNOWN, PROGRAMME_TIMES_WRONG
     */
    public boolean tryBook(UUID fair, UUID equipment, int pieces, Instant from, Instant until) {
        new ProgrammeSpan(from, until);
        EquipmentUse use = rows.lock(equipment).orElseThrow(Equipments::unknown);
        if (use.free(from, until) < pieces) {
            return false;
        }
        rows.add(fair, equipment, new Booking(UUID.randomUUID(), pieces, from, until, false));
        rows.holdAgain(equipment);
        return true;
    }

    /** All there is, by name; with a span also how much of it is free then. */
    List<EquipmentView> list(@Nullable ProgrammeSpan span) {
        return rows.all().stream()
                .map(use -> new EquipmentView(
                        use.id(),
                        use.name(),
                        use.nameEn(),
                        use.pieces(),
                        span == null ? null : use.free(span.begins(), span.ends())))
                .toList();
    }

    /** @throws cn.yishulai.kernel.Refused EQUIPMENT_NAME_TAKEN */
    EquipmentView add(EquipmentForms.Equipment form) {
        UUID id = sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO equipment (name, name_en, pieces) VALUES (?, ?, ?)
                        ON CONFLICT ON CONSTRAINT equipment_name_once DO NOTHING RETURNING id""",
                        form.name().strip(),
                        Said.stripped(form.nameEn()),
                        form.pieces())
                .orElseThrow(() -> EQUIPMENT_NAME_TAKEN.because("there is equipment of that name"));
        return show(id);
    }

    /**
     * Says anew what it is and how much of it there is; not less than is booked at one time from now on.
     *
     * @throws cn.yishulai.kernel.Refused EQUIPMENT_UNKNOWN, EQUIPMENT_NAME_TAKEN, EQUIPMENT_SHORT
     */
    EquipmentView describe(String sent, EquipmentForms.Equipment form) {
        UUID id = OpaqueId.parse(sent, EQUIPMENT_UNKNOWN);
        EquipmentUse use = rows.lock(id).orElseThrow(Equipments::unknown);
        String name = form.name().strip();
        if (!sql.list(row -> 1, "SELECT 1 FROM equipment WHERE name = ? AND id <> ?", name, id)
                .isEmpty()) {
            throw EQUIPMENT_NAME_TAKEN.because("there is equipment of that name");
        }
        if (form.pieces() < use.pieces()) {
            int booked = use.mostAtOnce();
            if (booked > form.pieces()) {
                throw EQUIPMENT_SHORT.because(
                        "%d pieces are booked at one time".formatted(booked), Map.of("free", use.pieces() - booked));
            }
        }
        rows.letGo(id);
        sql.change(
                "UPDATE equipment SET name = ?, name_en = ?, pieces = ? WHERE id = ?",
                name,
                Said.stripped(form.nameEn()),
                form.pieces(),
                id);
        rows.give(new EquipmentUse(id, name, use.nameEn(), form.pieces(), use.bookings()));
        return show(id);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, EQUIPMENT_UNKNOWN, PROGRAMME_TIMES_WRONG, EQUIPMENT_SHORT */
    void book(Caller caller, UUID fair, EquipmentForms.Booking form) {
        FairFacts facts = door.change(caller, fair);
        ProgrammeSpan span = ProgrammeSpan.of(form.from(), form.until());
        UUID id = OpaqueId.parse(form.equipmentId(), EQUIPMENT_UNKNOWN);
        EquipmentUse use = rows.lock(id).orElseThrow(Equipments::unknown);
        int free = use.free(span.begins(), span.ends());
        if (free < form.pieces() && door.holds(facts) || form.pieces() > use.pieces()) {
            throw EQUIPMENT_SHORT.because("%d pieces are free then".formatted(free), Map.of("free", free));
        }
        rows.add(fair, id, new Booking(UUID.randomUUID(), form.pieces(), span.begins(), span.ends(), false));
        rows.holdAgain(id);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, BOOKING_UNKNOWN */
    void giveBack(Caller caller, UUID fair, String sent) {
        door.change(caller, fair);
        UUID id = OpaqueId.parse(sent, BOOKING_UNKNOWN);
        UUID equipment = sql.one(
                        row -> TradeSql.id(row, "equipment_id"),
                        "DELETE FROM fair_equipment WHERE id = ? AND fair_id = ? RETURNING equipment_id",
                        id,
                        fair)
                .orElseThrow(() -> BOOKING_UNKNOWN.because("the fair has no such booking"));
        rows.lock(equipment);
        rows.holdAgain(equipment);
    }

    private EquipmentView show(UUID id) {
        EquipmentUse use = rows.find(id).orElseThrow(Equipments::unknown);
        return new EquipmentView(use.id(), use.name(), use.nameEn(), use.pieces(), null);
    }

    private static Refused unknown() {
        return EQUIPMENT_UNKNOWN.because("there is no such equipment");
    }
}
