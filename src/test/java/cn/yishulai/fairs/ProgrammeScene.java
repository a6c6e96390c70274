package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Things of the programme of a fair. */
public final class ProgrammeScene {

    private ProgrammeScene() {}

    public static String stage(UUID fair) {
        bean(Stages.class).add(librarian(), fair, new StageForms.Stage("台 " + UUID.randomUUID(), null));
        return newest("SELECT id FROM fair_stage WHERE fair_id = ? ORDER BY id DESC LIMIT 1", fair);
    }

    public static String performance(UUID fair) {
        OffsetDateTime from = at(50);
        bean(Stages.class)
                .play(
                        librarian(),
                        fair,
                        new StageForms.Performance(
                                stage(fair), "评弹", null, "江苏评弹团", "139 0000 0000", from, from.plusHours(1), 5));
        return newest("SELECT id FROM fair_performance WHERE fair_id = ? ORDER BY id DESC LIMIT 1", fair);
    }

    /** For one helper. */
    public static String shift(UUID fair) {
        return newest(
                fair, "SELECT id FROM fair_shift WHERE fair_id = ? ORDER BY id DESC LIMIT 1", () -> bean(Rota.class)
                        .propose(
                                fair,
                                new ShiftPlan(
                                        "入场",
                                        at(60).toInstant(),
                                        at(60).plusHours(3).toInstant(),
                                        2,
                                        null)));
    }

    public static void ask(UUID fair, UUID helper) {
        bean(Rota.class).tryAsk(UUID.fromString(shift(fair)), helper);
    }

    public static String incident(UUID fair) {
        return bean(Incidents.class)
                .raise(librarian(), fair, new IncidentForms.Raise(IncidentView.Kind.POWER, true, "灯灭了", "三号桌"))
                .id()
                .toString();
    }

    public static String equipment() {
        return equipment(1_000).toString();
    }

    public static UUID equipment(int pieces) {
        return bean(Equipments.class)
                .add(new EquipmentForms.Equipment("帐篷 " + UUID.randomUUID(), null, pieces))
                .id();
    }

    public static String booking(UUID fair) {
        bean(Equipments.class).tryBook(fair, equipment(3), 1, at(30).toInstant(), at(31).toInstant());
        return newest("SELECT id FROM fair_equipment WHERE fair_id = ? ORDER BY id DESC LIMIT 1", fair);
    }

    public static String task(UUID fair) {
        return newest("SELECT id FROM fair_task WHERE fair_id = ? AND derived IS NULL ORDER BY id LIMIT 1", fair);
    }

    public static String season() {
        return bean(Seasons.class)
                .add(
                        librarian(),
                        new SeasonForm(
                                "读者节",
                                null,
                                LocalDate.now(OpeningCalendar.CITY),
                                LocalDate.now(OpeningCalendar.CITY).plusDays(60)))
                .toString();
    }

    /** One that no fair has its tasks from. */
    public static String checklist() {
        String name = UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 16)
                .chars()
                .map(digit -> 'A' + Character.digit(digit, 16))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        QuarkusTransaction.requiringNew().run(() -> bean(TradeSql.class)
                .change("INSERT INTO checklist (name, zh, en) VALUES (?, '清单', 'List')", name));
        return name;
    }

    static Caller librarian() {
        return Somebody.aLibrarian().caller();
    }

    private static OffsetDateTime at(int days) {
        return OffsetDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.HOURS), ZoneOffset.UTC)
                .plusDays(days);
    }

    private static String newest(String question, UUID fair) {
        return newest(fair, question, null);
    }

    private static String newest(UUID fair, String question, @Nullable Runnable otherwise) {
        return QuarkusTransaction.requiringNew().call(() -> {
            TradeSql sql = bean(TradeSql.class);
            if (otherwise != null && sql.list(row -> 1, question, fair).isEmpty()) {
                otherwise.run();
            }
            return sql.one(row -> TradeSql.id(row, "id").toString(), question, fair)
                    .orElseThrow();
        });
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
