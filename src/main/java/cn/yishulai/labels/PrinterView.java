package cn.yishulai.labels;

import cn.yishulai.labels.PrinterForm.Resolution;
import java.util.UUID;

/** A printer of a site, and how far off it is. */
public record PrinterView(
        UUID id,
        UUID siteId,
        String name,
        LabelFormat format,
        Resolution dpi,
        double rightMm,
        double downMm,
        double scale) {

    Layout.Offset offset() {
        return new Layout.Offset(rightMm, downMm, scale, dpi.dots());
    }
}
