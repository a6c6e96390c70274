package cn.yishulai.labels;

import static cn.yishulai.labels.LabelRefusal.SHEET_NAME_TAKEN;
import static cn.yishulai.labels.LabelRefusal.SHEET_STAYS;
import static cn.yishulai.labels.LabelRefusal.SHEET_UNKNOWN;

import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** The papers that labels are printed on: those every shop sells, and those a library adds. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Sheets {

    private static final String COLUMNS =
            """
            SELECT name, title, page_width, page_height, columns, rows, width, height,
                   margin_left, margin_top, pitch_across, pitch_down, shipped
            FROM label_sheet WHERE retired_at IS NULL""";

    private final EntityManager em;
    private final Clock clock;

    Sheets(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** Those of the shops first, then the library's own by name. */
    public List<SheetView> list() {
        return rows(COLUMNS + " ORDER BY shipped DESC, name").stream()
                .map(row -> SheetView.of(sheet(row), row.get("shipped", Boolean.class)))
                .toList();
    }

    /** @throws cn.yishulai.kernel.Refused SHEET_UNKNOWN */
    Sheet require(String name) {
        return sheet(row(name));
    }

    /** @throws cn.yishulai.kernel.Refused SHEET_MALFORMED, SHEET_NAME_TAKEN also by one that is not used any more */
    public SheetView add(Caller caller, SheetForm form) {
        Sheet sheet = form.sheet();
        int added = em.createNativeQuery(
                        """
                        INSERT INTO label_sheet (name, title, page_width, page_height, columns, rows, width, height,
                            margin_left, margin_top, pitch_across, pitch_down, added_at, added_by)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING
                        """)
                .setParameter(1, sheet.name())
                .setParameter(2, sheet.title())
                .setParameter(3, exact(sheet.page().across()))
                .setParameter(4, exact(sheet.page().down()))
                .setParameter(5, sheet.grid().columns())
                .setParameter(6, sheet.grid().rows())
                .setParameter(7, exact(sheet.label().across()))
                .setParameter(8, exact(sheet.label().down()))
                .setParameter(9, exact(sheet.place().margin().across()))
                .setParameter(10, exact(sheet.place().margin().down()))
                .setParameter(11, exact(sheet.place().pitch().across()))
                .setParameter(12, exact(sheet.place().pitch().down()))
                .setParameter(13, clock.instant())
                .setParameter(14, caller.personId())
                .executeUpdate();
        if (added == 0) {
            throw SHEET_NAME_TAKEN.because("there is a paper called " + sheet.name());
        }
        return SheetView.of(sheet, false);
    }

    /**
     * The library uses it no longer. What was printed on it keeps its name.
     *
     * @throws cn.yishulai.kernel.Refused SHEET_UNKNOWN, SHEET_STAYS
     */
    public void retire(String name) {
        if (row(name).get("shipped", Boolean.class)) {
            throw SHEET_STAYS.because(name + " is sold everywhere");
        }
        em.createNativeQuery("UPDATE label_sheet SET retired_at = ?1 WHERE name = ?2")
                .setParameter(1, clock.instant())
                .setParameter(2, name)
                .executeUpdate();
    }

    private Tuple row(String name) {
        return rows(COLUMNS + " AND name = ?1", name).stream()
                .findFirst()
                .orElseThrow(() -> SHEET_UNKNOWN.because("there is no such paper here"));
    }

    private List<Tuple> rows(String sql, Object... parameters) {
        var query = em.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).toList();
    }

    private static Sheet sheet(Tuple row) {
        return new Sheet(
                row.get("name", String.class),
                row.get("title", String.class),
                new Millimetres(length(row, "page_width"), length(row, "page_height")),
                new Sheet.Grid(row.get("columns", Integer.class), row.get("rows", Integer.class)),
                new Millimetres(length(row, "width"), length(row, "height")),
                new Sheet.Place(
                        new Millimetres(length(row, "margin_left"), length(row, "margin_top")),
                        new Millimetres(length(row, "pitch_across"), length(row, "pitch_down"))));
    }

    private static double length(Tuple row, String column) {
        return row.get(column, BigDecimal.class).doubleValue();
    }

    private static BigDecimal exact(double millimetres) {
        return BigDecimal.valueOf(millimetres);
    }
}
