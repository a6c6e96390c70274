package cn.yishulai.catalog;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * A cell as text.
 *
 * @param refusal why its row cannot come in, if this column matters; null when it can
 */
record XlsxCell(String text, @Nullable String refusal, boolean isFormula) {

    /** Letters of a date, outside of quotation marks and colours. */
    private static final Pattern DATE = Pattern.compile("[yY]|[dD].*[mM]|[mM].*[dD]|年");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]");

    /** @param field what its column was taken for */
    static XlsxCell of(@Nullable Cell cell, @Nullable DescribedField field) {
        if (cell == null) {
            return new XlsxCell("", null, false);
        }
        CellType type = cell.getType();
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (type) {
            case EMPTY -> new XlsxCell("", null, false);
            case STRING -> new XlsxCell(cell.asString(), null, false);
            case BOOLEAN -> new XlsxCell(raw, null, false);
            case NUMBER -> number(cell, raw, field);
            case FORMULA ->
                raw.isEmpty() || raw.startsWith("#")
                        ? new XlsxCell("=" + cell.getFormula(), "the cell holds a formula without its result", true)
                        : new XlsxCell(computed(raw, field), null, true);
            case ERROR -> new XlsxCell(raw, "the cell holds an error (%s)".formatted(raw), true);
        };
    }

    private static String computed(String raw, @Nullable DescribedField field) {
        return field == DescribedField.NUMBERS && raw.matches("\\d(\\.\\d+)?E\\d{1,2}")
                ? new BigDecimal(raw).toPlainString()
                : raw;
    }

    private static XlsxCell number(Cell cell, String raw, @Nullable DescribedField field) {
        BigDecimal exact = new BigDecimal(raw);
        if (field == DescribedField.NUMBERS) {
            BigDecimal whole = exact.stripTrailingZeros();
            return whole.scale() > 0
                    ? new XlsxCell(
                            raw,
                            "“%s” is a number here and may have lost zeros; format the column as text".formatted(raw),
                            false)
                    : new XlsxCell(whole.toPlainString(), null, false);
        }
        if (field == DescribedField.YEAR && isDate(cell.getDataFormatString())) {
            return new XlsxCell(String.valueOf(cell.asDate().toLocalDate()), null, false);
        }
        // 19.9 is kept as 19.899999999999999.
        return new XlsxCell(
                BigDecimal.valueOf(exact.doubleValue()).stripTrailingZeros().toPlainString(), null, false);
    }

    private static boolean isDate(@Nullable String format) {
        return format != null
                && DATE.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }
}
