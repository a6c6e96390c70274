package cn.yishulai.reports;

import cn.yishulai.reports.CountView.Row;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps back what could be about somebody. A row with a number of people above zero and below the smallest is hidden; and as
 * the total is known, so is the next smallest row, until what is hidden together is no such number either and is not of one
 * row alone.
 */
final class Suppression {

    private final int smallest;

    Suppression(int smallest) {
        this.smallest = smallest;
    }

    /** Whether the total itself is so small that nothing of the table may be shown. */
    boolean isTooSmall(ObjectNode measures, List<String> people) {
        return people.stream().anyMatch(measure -> small(measures.path(measure).asLong()));
    }

    /**
     * @param people the measures that count people
     * @return the same rows in the same order, some without their measures
     */
    List<Row> of(List<Row> rows, List<String> people) {
        List<Row> open = new ArrayList<>(rows);
        List<Row> hidden = new ArrayList<>(
                rows.stream().filter(row -> isTooSmall(row.measures(), people)).toList());
        open.removeAll(hidden);
        open.sort(Comparator.comparingLong(
                row -> row.measures().path(people.get(0)).asLong()));
        while (!hidden.isEmpty() && betrays(hidden, people) && !open.isEmpty()) {
            Row next = open.remove(0);
            if (people.stream()
                    .anyMatch(measure -> next.measures().path(measure).asLong() > 0)) {
                hidden.add(next);
            }
        }
        return rows.stream()
                .map(row -> hidden.contains(row)
                        ? new Row(row.keys(), row.measures().objectNode(), true)
                        : new Row(row.keys(), row.measures(), false))
                .toList();
    }

    /** Whether the total less the rows that are shown says something about somebody. */
    private boolean betrays(List<Row> hidden, List<String> people) {
        return hidden.size() == 1
                || people.stream()
                        .anyMatch(measure -> small(hidden.stream()
                                .mapToLong(row -> row.measures().path(measure).asLong())
                                .sum()));
    }

    private boolean small(long number) {
        return number > 0 && number < smallest;
    }
}
