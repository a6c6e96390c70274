package cn.yishulai.fairs;

import cn.yishulai.fairs.AdmissionRule.Party;
import cn.yishulai.people.AgeBand;
import cn.yishulai.places.District;
import cn.yishulai.rules.Sentence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may come to the sessions of fairs. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Admittance {

    private static final String RULES =
            """
            SELECT r.fair_id, r.session_number, r.kind, r.bands, r.reason_zh, r.reason_en, d.code, d.zh, d.en
            FROM fair_admission_rule r LEFT JOIN district d ON d.code = r.district
            WHERE r.fair_id = ANY (?::uuid[]) ORDER BY r.fair_id, r.session_number, r.kind""";

    private final TradeSql sql;

    Admittance(TradeSql sql) {
        this.sql = sql;
    }

    private record Row(UUID fair, int session, AdmissionRule rule) {}

    /** Of one session; all of them hold together, and none means that everybody may come. */
    public List<AdmissionRule> rules(UUID fair, int session) {
        return of(List.of(fair)).getOrDefault(fair, Map.of()).getOrDefault(session, List.of());
    }

    /** The first rule that speaks against them; null when they may come. */
    public @Nullable AdmissionRule against(UUID fair, int session, Party party) {
        return rules(fair, session).stream()
                .filter(rule -> !rule.admits(party))
                .findFirst()
                .orElse(null);
    }

    /** By fair and session. */
    Map<UUID, Map<Integer, List<AdmissionRule>>> of(Collection<UUID> fairs) {
        if (fairs.isEmpty()) {
            return Map.of();
        }
        return sql.list(Admittance::read, RULES, fairs).stream()
                .collect(Collectors.groupingBy(
                        Row::fair,
                        Collectors.groupingBy(
                                Row::session, LinkedHashMap::new, Collectors.mapping(Row::rule, Collectors.toList()))));
    }

    private static Row read(ResultSet row) throws SQLException {
        Array bands = row.getArray("bands");
        String district = row.getString("code");
        return new Row(
                TradeSql.id(row, "fair_id"),
                row.getInt("session_number"),
                new AdmissionRule(
                        AdmissionKind.valueOf(row.getString("kind")),
                        bands == null
                                ? null
                                : Arrays.stream((String[]) bands.getArray())
                                        .map(AgeBand::valueOf)
                                        .toList(),
                        district == null ? null : new District(district, row.getString("zh"), row.getString("en")),
                        new Sentence(row.getString("reason_zh"), row.getString("reason_en"))));
    }
}
