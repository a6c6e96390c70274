package cn.yishulai.labels;

import static cn.yishulai.labels.LabelRefusal.PRINTER_NAME_TAKEN;
import static cn.yishulai.labels.LabelRefusal.PRINTER_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.labels.PrinterForm.Resolution;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which printers a site has, and how each misses its paper. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Printers {

    private static final String COLUMNS =
            "SELECT id, site_id, name, format, dpi, right_mm, down_mm, scale FROM label_printer WHERE ";

    private final EntityManager em;
    private final Sheets sheets;
    private final LabelSheets drawing;
    private final Sites sites;
    private final Clock clock;

    Printers(EntityManager em, Sheets sheets, LabelSheets drawing, Sites sites, Clock clock) {
        this.em = em;
        this.sheets = sheets;
        this.drawing = drawing;
        this.sites = sites;
        this.clock = clock;
    }

    /** By name. @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, SITE_UNKNOWN */
    public List<PrinterView> at(Caller caller, UUID site) {
        caller.requireSite(site);
        sites.name(site);
        return found("site_id = ?1 ORDER BY name", site);
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, SITE_UNKNOWN, PRINTER_NAME_TAKEN */
    public PrinterView add(Caller caller, PrinterForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        sites.name(site);
        Layout.Offset offset = form.offset();
        UUID id = (UUID) em.createNativeQuery("SELECT uuidv7()", Object.class).getSingleResult();
        int added = em.createNativeQuery(
                        """
                        INSERT INTO label_printer (id, site_id, name, format, dpi, right_mm, down_mm, scale, changed_at, changed_by)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (site_id, name) DO NOTHING
                        """)
                .setParameter(1, id)
                .setParameter(2, site)
                .setParameter(3, form.name().strip())
                .setParameter(4, form.format().name())
                .setParameter(5, offset.dpi())
                .setParameter(6, hundredths(offset.right()))
                .setParameter(7, hundredths(offset.down()))
                .setParameter(8, hundredths(offset.scale()))
                .setParameter(9, clock.instant())
                .setParameter(10, caller.personId())
                .executeUpdate();
        if (added == 0) {
            throw PRINTER_NAME_TAKEN.because("the site has a printer of this name");
        }
        return require(id);
    }

    /** @throws cn.yishulai.kernel.Refused PRINTER_UNKNOWN, SITE_NOT_YOURS */
    public PrinterView adjust(Caller caller, UUID id, OffsetForm offset) {
        caller.requireSite(require(id).siteId());
        em.createNativeQuery(
                        """
                        UPDATE label_printer SET right_mm = ?1, down_mm = ?2, scale = ?3, changed_at = ?4, changed_by = ?5
                        WHERE id = ?6
                        """)
                .setParameter(1, hundredths(offset.rightMm()))
                .setParameter(2, hundredths(offset.downMm()))
                .setParameter(3, hundredths(offset.scale()))
                .setParameter(4, clock.instant())
                .setParameter(5, caller.personId())
                .setParameter(6, id)
                .executeUpdate();
        return require(id);
    }

    /** Drawn as the profile is now. @throws cn.yishulai.kernel.Refused PRINTER_UNKNOWN, SITE_NOT_YOURS, SHEET_UNKNOWN, FORMAT_NEEDS_ROLL */
    public Drawn calibration(Caller caller, UUID id, String sheet) {
        PrinterView printer = require(id);
        caller.requireSite(printer.siteId());
        Layout layout = new Layout(sheets.require(sheet), printer.format(), printer.offset(), 0);
        return new Drawn(drawing.calibration(layout), printer.format(), List.of());
    }

    /**
     * On which paper, in which language, and how far off. Anybody may name any printer: a profile only moves the drawing.
     *
     * @param printer null for a printer that hits its paper
     * @param format null for the printer's, or PDF
     * @param start the first free label of the first sheet, from 1; null for fresh paper
     * @throws cn.yishulai.kernel.Refused SHEET_UNKNOWN, PRINTER_UNKNOWN, FORMAT_NEEDS_ROLL, START_BEYOND_SHEET
     */
    public Layout layout(Wish wish) {
        Sheet sheet = sheets.require(wish.sheet());
        PrinterView printer = wish.printer() == null ? null : require(OpaqueId.parse(wish.printer(), PRINTER_UNKNOWN));
        LabelFormat format =
                wish.format() != null ? wish.format() : printer == null ? LabelFormat.PDF : printer.format();
        return new Layout(
                sheet,
                format,
                printer == null ? Layout.Offset.NONE : printer.offset(),
                wish.start() == null ? 0 : wish.start() - 1);
    }

    /** The machine itself prints, on fresh paper. @throws cn.yishulai.kernel.Refused SHEET_UNKNOWN, FORMAT_NEEDS_ROLL */
    public Layout layout(String sheet, LabelFormat format) {
        return new Layout(sheets.require(sheet), format, Layout.Offset.NONE, 0);
    }

    /** What somebody wants labels drawn on. */
    public record Wish(String sheet, @Nullable LabelFormat format, @Nullable String printer, @Nullable Integer start) {}

    private PrinterView require(UUID id) {
        return found("id = ?1", id).stream()
                .findFirst()
                .orElseThrow(() -> PRINTER_UNKNOWN.because("no printer has this id"));
    }

    private List<PrinterView> found(String where, UUID id) {
        List<?> rows = em.createNativeQuery(COLUMNS + where, Tuple.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(Printers::view).toList();
    }

    private static PrinterView view(Tuple row) {
        return new PrinterView(
                row.get("id", UUID.class),
                row.get("site_id", UUID.class),
                row.get("name", String.class),
                LabelFormat.valueOf(row.get("format", String.class)),
                Resolution.of(row.get("dpi", Integer.class)),
                row.get("right_mm", BigDecimal.class).doubleValue(),
                row.get("down_mm", BigDecimal.class).doubleValue(),
                row.get("scale", BigDecimal.class).doubleValue());
    }

    private static BigDecimal hundredths(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
