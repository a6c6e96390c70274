package cn.yishulai.labels;

import cn.yishulai.kernel.CopyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The papers of the shops and labels to print on them, without a database. */
public final class LabelsFixture {

    static final String HOST = "swap.library.example.cn";

    static final Sheet L7160 = sheet("L7160", 210, 297, 3, 7, 63.5, 38.1, 7.2, 15.1, 66.04, 38.1);
    static final Sheet L7651 = sheet("L7651", 210, 297, 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2);
    static final Sheet ROLL_40X30 = roll("ROLL_40X30", 40, 30);
    static final Sheet ROLL_50X30 = roll("ROLL_50X30", 50, 30);
    static final Sheet ROLL_60X40 = roll("ROLL_60X40", 60, 40);
    static final List<Sheet> ALL = List.of(L7160, L7651, ROLL_40X30, ROLL_50X30, ROLL_60X40);

    private LabelsFixture() {}

    static Labels under(String host, String... before) {
        return new Labels(new LabelsConfig() {
            @Override
            public String publicHost() {
                return host;
            }

            @Override
            public Optional<List<String>> formerHosts() {
                return before.length == 0 ? Optional.empty() : Optional.of(List.of(before));
            }
        });
    }

    static Sheet roll(String name, double width, double height) {
        return sheet(name, width, height, 1, 1, width, height, 0, 0, width, height);
    }

    static Sheet sheet(String name, double pageWidth, double pageHeight, int columns, int rows, double... rest) {
        return new SheetForm(
                        name,
                        name,
                        pageWidth,
                        pageHeight,
                        columns,
                        rows,
                        rest[0],
                        rest[1],
                        rest[2],
                        rest[3],
                        rest[4],
                        rest[5])
                .sheet();
    }

    /** A thousand labels as benchmarks print them. */
    public static List<Label> labels(int count) {
        return labels(HOST, count);
    }

    static List<Label> labels(String host, int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> label(host, "红楼梦 第" + i + "册"))
                .toList());
    }

    static Label label(String host, String... lines) {
        CopyCode code = CopyCode.random();
        return new Label(code.value(), Labels.url(host, code), List.of(lines));
    }

    /** As PDF on fresh paper. */
    static byte[] pdf(List<Label> labels, Sheet sheet) {
        return new LabelSheets().draw(labels, Layout.pdf(sheet));
    }

    /** For benchmarks, which stand in another room. */
    public static byte[] thousandOnL7160(List<Label> labels, LabelFormat format) {
        boolean roll = format == LabelFormat.ZPL || format == LabelFormat.TSPL;
        return new LabelSheets().draw(labels, new Layout(roll ? ROLL_50X30 : L7160, format, Layout.Offset.NONE, 0));
    }
}
