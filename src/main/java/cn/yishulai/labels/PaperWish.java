package cn.yishulai.labels;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** On what somebody wants labels drawn, where an address asks for it. */
public class PaperWish {

    @QueryParam("sheet")
    @NotNull
    @Size(max = 24)
    public String sheet = "";

    @QueryParam("format")
    @Pattern(regexp = "PDF|HTML|ZPL|TSPL")
    public @Nullable String format;

    @QueryParam("printerId")
    @Size(max = 64)
    public @Nullable String printer;

    @QueryParam("start")
    @Min(1)
    @Max(2400)
    public @Nullable Integer start;

    public Printers.Wish wish() {
        return new Printers.Wish(sheet, format == null ? null : LabelFormat.valueOf(format), printer, start);
    }
}
