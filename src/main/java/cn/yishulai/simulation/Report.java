package cn.yishulai.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a simulation came to, for each registered home shelf. */
public record Report(List<Shelf> shelves) {

    /** @param registered books of each home */
    public record Shelf(int registered, List<Row> figures, List<Line> series) {

        Row row(Figure figure) {
            return figures.stream()
                    .filter(row -> row.figure() == figure)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * @param today absent where no run had such a figure
     * @param proposed absent when only the rules of today were simulated, too
     * @param difference of the same city under both, run by run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(Figure figure, @Nullable Spread today, @Nullable Spread proposed, @Nullable Spread difference) {}

    public record Line(Series series, List<Point> points) {}

    /** @param day from 1 on; means of the runs */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Point(int day, @Nullable Double today, @Nullable Double proposed) {}
}
