package cn.yishulai.labels;

import java.util.ArrayList;
import java.util.List;

/** @param codes at least one, at most one of each kind; the label first */
public record ReadingView(List<Code> codes) {

    /** What a code names. */
    public enum Kind {
        COPY_LABEL,
        BOOK_NUMBER
    }

    /** @param value ten characters of a copy code, or thirteen digits */
    public record Code(Kind kind, String value) {}

    static ReadingView of(PhotoReader.Seen seen) {
        List<Code> codes = new ArrayList<>();
        seen.label().ifPresent(label -> codes.add(new Code(Kind.COPY_LABEL, label.value())));
        seen.number().ifPresent(number -> codes.add(new Code(Kind.BOOK_NUMBER, number.value())));
        return new ReadingView(List.copyOf(codes));
    }
}
