package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What those who work at fairs are told. They have no household and no inbox; it lies on their own page. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class StaffNotices {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M-d HH:mm", Locale.ROOT);

    /** What they are told; the words name facts in braces. */
    enum Kind {
        FAIR_PROPOSED("“{fair}”请图书馆看：{venue}，{from}。", "“{fair}” waits for the library’s answer: {venue}, {from}."),
        FAIR_SENT_BACK("“{fair}”退回修改：{note}", "“{fair}” was sent back: {note}"),
        FAIR_APPROVED("“{fair}”批准了，场地已留好。", "“{fair}” is approved, and its venue is kept."),
        FAIR_PUBLISHED("“{fair}”已公布，大家可以领票。", "“{fair}” is published: people can book."),
        FAIR_PUT_OFF("“{fair}”延期了：{note}", "“{fair}” is put off: {note}"),
        FAIR_CALLED_OFF("“{fair}”取消了：{note}", "“{fair}” is called off: {note}"),
        FAIR_COMMENT("“{fair}”有新留言：{note}", "A word about “{fair}”: {note}"),
        SHIFT_ASKED(
                "“{fair}”请您帮忙：{role}，{from} 起。请答复能不能来。",
                "“{fair}” asks for your help: {role}, from {from}. Please say whether you can come."),
        SHIFT_MOVED(
                "“{fair}”的{role}改到 {from} 起，请再确认一次能不能来。",
                "“{fair}”: {role} is now from {from}. Please say again whether you can come."),
        SHIFT_PUT_OFF(
                "“{fair}”延期了，{role}（{from}）先不用来；新时间定了再告诉您。",
                "“{fair}” is put off: {role} ({from}) does not take place then. You will be told the new times."),
        SHIFT_OFF(
                "“{fair}”的{role}（{from}）不用来了，谢谢您！", "“{fair}”: {role} ({from}) is off; you need not come. Thank you!"),
        SHIFT_TOMORROW(
                "别忘了：“{fair}”的{role}，{from} 起，在{venue}。", "A reminder: {role} at “{fair}”, from {from}, at {venue}."),
        TASK_DUE("“{fair}”：“{task}”请在 {due} 前办好。", "“{fair}”: “{task}” is to be done by {due}."),
        TASK_OVERDUE("“{fair}”：“{task}”已过 {due} 的期限。", "“{fair}”: “{task}” was to be done by {due} and is overdue.");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String words(boolean english) {
            return english ? en : zh;
        }
    }

    /** One of them, in the language asked for. */
    record View(UUID id, Kind kind, UUID fairId, String text, OffsetDateTime at, boolean read) {}

    private final TradeSql sql;
    private final ObjectMapper json;
    private final Clock clock;

    StaffNotices(TradeSql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    void shift(Kind kind, FairFacts fair, UUID shift, ShiftPlan plan, List<UUID> helpers) {
        Map<String, Object> facts = Map.of("fair", fair.title(), "role", plan.role(), "from", when(plan.from()));
        helpers.forEach(helper ->
                put(helper, kind, new About(fair.id(), shift, OpeningCalendar.dayOf(clock.instant())), facts));
    }

    /** What a notice is about; the same is said once a day. */
    record About(UUID fair, UUID thing, LocalDate day) {}

    void put(UUID staff, Kind kind, About about, Map<String, Object> facts) {
        sql.change(
                """
                INSERT INTO staff_notice (staff_id, kind, fair_id, about, day, facts, at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT ON CONSTRAINT staff_notice_once DO UPDATE SET facts = excluded.facts, at = excluded.at, read_at = NULL
                WHERE staff_notice.facts <> excluded.facts""",
                staff,
                kind,
                about.fair(),
                about.thing(),
                about.day(),
                write(facts),
                clock.instant());
    }

    /** The newest fifty. */
    List<View> of(UUID staff, boolean english) {
        return sql.list(
                row -> {
                    Kind kind = Kind.valueOf(row.getString("kind"));
                    return new View(
                            TradeSql.id(row, "id"),
                            kind,
                            TradeSql.id(row, "fair_id"),
                            said(kind.words(english), read(row.getString("facts"))),
                            FairView.inCity(ProgrammeReads.time(row, "at")),
                            TradeSql.instant(row, "read_at") != null);
                },
                "SELECT * FROM staff_notice WHERE staff_id = ? ORDER BY at DESC, id DESC LIMIT 50",
                staff);
    }

    void read(UUID staff) {
        sql.change(
                "UPDATE staff_notice SET read_at = ? WHERE staff_id = ? AND read_at IS NULL", clock.instant(), staff);
    }

    static String when(Instant moment) {
        return WHEN.format(moment.atZone(OpeningCalendar.CITY));
    }

    private static String said(String words, Map<String, Object> facts) {
        String said = words;
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            said = said.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return said;
    }

    private String write(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(new HashMap<>(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts of a notice must be plain values", e);
        }
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of a notice that do not read", e);
        }
    }
}
