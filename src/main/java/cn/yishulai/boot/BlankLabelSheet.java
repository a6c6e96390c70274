package cn.yishulai.boot;

import cn.yishulai.copies.BlankLabels;
import cn.yishulai.kernel.Refused;
import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelFormat;
import cn.yishulai.labels.LabelSheets;
import cn.yishulai.labels.Labels;
import cn.yishulai.labels.Layout;
import cn.yishulai.labels.Printers;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** The service without its door, for as long as it takes to print a sheet: {@code count, sheet, file, format}. */
@Singleton
@Unremovable
class BlankLabelSheet implements QuarkusApplication {

    /** Who made labels that were printed at the machine itself: nobody who signs in. */
    private static final UUID AT_THE_MACHINE = new UUID(0, 0);

    private final BlankLabels blanks;
    private final Labels labels;
    private final LabelSheets sheets;
    private final Printers printers;

    BlankLabelSheet(BlankLabels blanks, Labels labels, LabelSheets sheets, Printers printers) {
        this.blanks = blanks;
        this.labels = labels;
        this.sheets = sheets;
        this.printers = printers;
    }

    @Override
    public int run(String... args) throws IOException {
        Path file = Path.of(args[2]);
        Layout layout;
        try {
            layout = printers.layout(args[1], LabelFormat.valueOf(args[3]));
        } catch (Refused refused) {
            System.err.println(refused.detail());
            return Command.REFUSED;
        }
        List<Label> made = blanks.make(Integer.parseInt(args[0]), AT_THE_MACHINE).stream()
                .map(code -> new Label(code.value(), labels.url(code), List.of()))
                .toList();
        Path half = Files.createTempFile(file.getParent(), "labels", ".part");
        Files.write(half, sheets.draw(made, layout));
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        System.out.printf("%d blank labels in %s%n", made.size(), file);
        return Command.DONE;
    }
}
