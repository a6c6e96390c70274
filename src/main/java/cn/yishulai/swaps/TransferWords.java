package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.inventory.Difference;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.labels.PaperSlip.Kind;
import cn.yishulai.labels.PaperSlip.Line;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the packing slip of a van load says, in two languages: books and places, and nothing of those who wait for them. */
enum TransferWords {
    CHINESE,
    ENGLISH;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The books in packing order. What came along without being packed is no part of it. */
    PaperSlip slip(TransferReads.Sheet sheet) {
        TransferView load = sheet.transfer();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Kind.CENTRED, pick("益书来", "Yishulai")));
        lines.add(new Line(Kind.STRONG, pick("发往", "To"), load.to().name()));
        lines.add(new Line(Kind.PLAIN, pick("发自", "From"), load.from().name()));
        lines.add(new Line(Kind.PLAIN, pick("开单", "Made"), MINUTE.format(load.madeAt())));
        time(lines, pick("发车", "Left"), load.sentAt());
        time(lines, pick("清点", "Checked"), load.closedAt());
        lines.add(Line.symbol());
        lines.add(Line.rule());
        int number = 0;
        for (TransferReads.Line one : sheet.lines()) {
            if (one.difference() != Difference.UNEXPECTED) {
                number++;
                lines.add(new Line(
                        Kind.PLAIN,
                        "□ %d. %s".formatted(number, title(one.copy().volume())),
                        null));
                lines.add(new Line(Kind.NOTE, spaced(one.copy().code(), 5), difference(one.difference())));
            }
        }
        lines.add(Line.rule());
        lines.add(new Line(Kind.STRONG, pick("共", "Books"), pick("%d 册", "%d").formatted(number)));
        lines.add(new Line(Kind.PLAIN, pick("装车人", "Packed by"), pick("收书人", "Received by") + "          "));
        return new PaperSlip(pick("装车单", "Packing slip"), lines, load.url(), spaced(load.code(), 4));
    }

    private static void time(List<Line> lines, String what, @Nullable OffsetDateTime at) {
        if (at != null) {
            lines.add(new Line(Kind.PLAIN, what, MINUTE.format(at)));
        }
    }

    private @Nullable String difference(@Nullable Difference difference) {
        return difference == null
                ? null
                : switch (difference) {
                    case UNEXPECTED -> pick("单上没有", "Not packed");
                    case DAMAGED -> pick("破损", "Damaged");
                    case ELSEWHERE -> pick("在别处收下", "Received elsewhere");
                    case MISSING -> pick("缺失", "Missing");
                };
    }

    private static String title(VolumeSummary volume) {
        return volume.volumeLabel() == null ? volume.title() : volume.title() + " " + volume.volumeLabel();
    }

    /** So people read it to each other. */
    private static String spaced(String code, int group) {
        return code.replaceAll("(.{" + group + "})(?=.)", "$1 ");
    }

    private String pick(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}
