package cn.yishulai.boot;

import cn.yishulai.copies.BlankLabels;
import cn.yishulai.kernel.Refused;
import cn.yishulai.labels.Label;
import cn.yishulai.labels.LabelFormat;
import cn.yishulai.labels.LabelRefusal;
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
import java.util.function.IntConsumer;

/** The service without its door, for as long as it takes to print a sheet: {@code count, sheet, file, format}. */
@Singleton
@Unremovable
class BlankLabelSheet implements QuarkusApplication {

    /** Who made labels that were printed at the machine itself: nobody who signs in. */
    private static final UUID AT_THE_MACHINE = new UUID(0, 0);

    /** Labels between two words of progress. */
    private static final int STEP = 50;

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
    public int run(String... args) {
        Path file = Path.of(args[2]);
        Layout layout;
        try {
            layout = printers.layout(args[1], LabelFormat.valueOf(args[3]));
        } catch (Refused refused) {
            System.err.println("yishulai: " + said(refused, args[1]).getMessage());
            return Command.REFUSED;
        }
        List<Label> made = blanks.make(Integer.parseInt(args[0]), AT_THE_MACHINE).stream()
                .map(code -> new Label(code.value(), labels.url(code), List.of()))
                .toList();
        byte[] drawn = sheets.draw(made, layout, progress(made.size()));
        try {
            Path half = Files.createTempFile(file.getParent(), "labels", ".part");
            Files.write(half, drawn);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.err.println("yishulai: "
                    + CannotStart.because("Cannot write %s.".formatted(file), "文件 %s 写不进去。".formatted(file))
                            .getMessage());
            return Command.REFUSED;
        }
        System.out.printf("%d blank labels in %s%n", made.size(), file);
        return Command.DONE;
    }

    /** One line that counts, for whoever sits before a terminal. */
    private static IntConsumer progress(int all) {
        if (System.console() == null) {
            return done -> {};
        }
        return done -> {
            if (done % STEP == 0 || done == all) {
                System.out.printf("\r%,d of %,d labels drawn%s", done, all, done == all ? System.lineSeparator() : "");
            }
        };
    }

    private static CannotStart said(Refused refused, String sheet) {
        return refused.refusal() == LabelRefusal.FORMAT_NEEDS_ROLL
                ? CannotStart.because(
                        "Label printers take rolls; %s is office paper.".formatted(sheet),
                        "标签机只用卷纸，%s 是整张纸。".formatted(sheet))
                : CannotStart.because("There is no paper called %s.".formatted(sheet), "没有名叫 %s 的纸。".formatted(sheet));
    }
}
