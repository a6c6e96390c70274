package cn.yishulai.reports;

import cn.yishulai.journal.CsvRow;
import cn.yishulai.reports.UnusualMinting.Row;
import cn.yishulai.reports.UnusualMinting.RuleView;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report as a table, each row with the definition of its rule. */
final class MintingCsv {

    private MintingCsv() {}

    static String of(UnusualMinting report) {
        Map<String, RuleView> rules =
                report.rules().stream().collect(Collectors.toMap(RuleView::name, Function.identity()));
        StringBuilder table = new StringBuilder(CsvRow.BYTE_ORDER_MARK)
                .append(CsvRow.of(
                        "rule",
                        "definition_zh",
                        "definition_en",
                        "from",
                        "to",
                        "baseline_from",
                        "staff_id",
                        "staff",
                        "household_id",
                        "site_id",
                        "site",
                        "drop_off_id",
                        "volume_id",
                        "day",
                        "figure",
                        "median",
                        "spread",
                        "bound",
                        "other_household_id",
                        "finding",
                        "state",
                        "note"));
        report.items().forEach(row -> table.append(row(report, Objects.requireNonNull(rules.get(row.rule())), row)));
        return table.toString();
    }

    private static String row(UnusualMinting report, RuleView rule, Row row) {
        return CsvRow.of(
                rule.name(),
                rule.zh(),
                rule.en(),
                report.from(),
                report.to(),
                report.baselineFrom(),
                row.staffId(),
                row.staffName(),
                row.householdId(),
                row.siteId(),
                row.siteName(),
                row.dropOffId(),
                row.volumeId(),
                row.day(),
                plain(row.figure()),
                plain(row.median()),
                plain(row.spread()),
                plain(row.bound()),
                row.otherHouseholdId(),
                row.finding(),
                row.state(),
                row.note());
    }

    private static @Nullable String plain(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }
}
