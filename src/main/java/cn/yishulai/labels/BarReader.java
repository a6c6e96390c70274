package cn.yishulai.labels;

import cn.yishulai.kernel.BookNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the bar code of a book where bars are found, on many lines and in many ways, and believes what two lines apart
 * from each other say and no two others contradict.
 */
final class BarReader {

    private static final int MOST_FIELDS = 3;
    private static final double[] ASIDE = {0, -0.15, 0.15, -0.3, 0.3, -0.42, 0.42};
    private static final double[][] SHARPENINGS = {{0, 0}, {2, 1.5}, {3, 2.5}, {4, 4}, {6, 5}};
    private static final double[] STEPS = {0.12, 0.05, 0.25};
    private static final int[] REACHES = {2, 6, 0, 14};

    private final PhotoGrey photo;
    private final PhotoDeadline deadline;
    /** A number, and on which lines it was read. */
    private final Map<String, Set<Integer>> seen = new HashMap<>();

    BarReader(PhotoGrey photo, PhotoDeadline deadline) {
        this.photo = photo;
        this.deadline = deadline;
    }

    Optional<BookNumber> read() {
        for (BarField field : BarField.in(photo, MOST_FIELDS)) {
            for (int reach : REACHES) {
                for (double[] sharpening : SHARPENINGS) {
                    for (int line = 0; line < ASIDE.length; line++) {
                        if (deadline.passed()) {
                            return Optional.empty();
                        }
                        look(field, line, reach, sharpening);
                    }
                    Optional<BookNumber> believed = believed();
                    if (believed.isPresent()) {
                        return believed;
                    }
                }
            }
            seen.clear();
        }
        return Optional.empty();
    }

    private void look(BarField field, int line, int reach, double[] sharpening) {
        BarLine plain = new BarLine(field.profile(photo, ASIDE[line] * field.height(), reach, 0)).smoothed(1);
        BarLine sharp = sharpening[1] == 0 ? plain : plain.sharpened(sharpening[0], sharpening[1]);
        for (double step : STEPS) {
            sharp.read(step).filter(BarReader::isOfABook).ifPresent(digits -> seen.computeIfAbsent(
                            digits, d -> new HashSet<>())
                    .add(line));
        }
    }

    private static boolean isOfABook(String digits) {
        return BookNumber.maybe(digits).isPresent();
    }

    private Optional<BookNumber> believed() {
        return seen.entrySet().stream()
                .filter(e -> e.getValue().size() >= 2)
                .filter(e -> seen.entrySet().stream()
                        .allMatch(other -> other.equals(e)
                                || other.getValue().size() * 2 <= e.getValue().size()))
                .findFirst()
                .map(e -> new BookNumber(e.getKey()));
    }
}
