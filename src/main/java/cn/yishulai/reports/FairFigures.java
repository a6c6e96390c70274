package cn.yishulai.reports;

import cn.yishulai.fairs.FairAccess;
import cn.yishulai.fairs.FairFacts;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.reports.CountView.Row;
import cn.yishulai.reports.FairFiguresView.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What came of one fair, for those who held it: sums in which nobody can be recognised. */
@ApplicationScoped
@Transactional
public class FairFigures {

    private static final Map<Report, List<String>> PEOPLE = Map.of(
            Report.VISITS, List.of("VISITS"),
            Report.NO_SHOWS, List.of("HELD", "ADMITTED", "NO_SHOW"),
            Report.BOOKS, List.of());

    private static final Set<String> TABLES = Set.of("BY_SESSION", "BY_AGE_BAND", "BY_CHANNEL", "BY_DAY");

    private final FairAccess fairs;
    private final Definitions definitions;
    private final Counting counting;
    private final Counts counts;

    FairFigures(FairAccess fairs, Definitions definitions, Counting counting, Counts counts) {
        this.fairs = fairs;
        this.definitions = definitions;
        this.counting = counting;
        this.counts = counts;
    }

    /**
     * Counted now, by the definitions in force. Each table adds up to its total and crosses no other, so that none can be
     * solved from another.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair of somebody else
     */
    FairFiguresView of(Caller caller, UUID id) {
        FairFacts fair = fairs.require(caller, id);
        Instant asOf = counts.settledNow();
        Days days = days(fair, asOf);
        List<FairFiguresView.Part> parts = List.of(Report.VISITS, Report.NO_SHOWS, Report.BOOKS).stream()
                .map(report -> part(report, id, days, asOf))
                .toList();
        return new FairFiguresView(
                id,
                fair.title(),
                days.from(),
                days.to(),
                asOf.atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                parts);
    }

    private FairFiguresView.Part part(Report report, UUID fair, Days days, Instant asOf) {
        Definition definition = definitions.inForce(report);
        Question question = new Question(report, definition.id(), definition.rules(), days, null, fair, asOf);
        List<Figure> figures = counting.read(question);
        List<String> people = PEOPLE.getOrDefault(report, List.of());
        Integer smallest = definition.rules().smallest();
        Suppression suppression = new Suppression(smallest == null ? Fairness.SMALLEST : smallest);
        Row total = figures.stream()
                .filter(figure -> figure.section().equals("TOTAL"))
                .map(FairFigures::row)
                .findFirst()
                .orElseThrow();
        boolean tooSmall = suppression.isTooSmall(total.measures(), people);
        List<Table> tables = new ArrayList<>();
        if (!tooSmall && !people.isEmpty()) {
            figures.stream()
                    .map(Figure::section)
                    .distinct()
                    .filter(TABLES::contains)
                    .sorted()
                    .forEach(section -> tables.add(new Table(
                            section,
                            suppression.of(
                                    figures.stream()
                                            .filter(figure -> figure.section().equals(section))
                                            .map(FairFigures::row)
                                            .toList(),
                                    people))));
        }
        return new FairFiguresView.Part(
                report,
                definition.forEverybody(),
                tooSmall
                        ? new Row(total.keys(), total.measures().objectNode(), true)
                        : new Row(total.keys(), total.measures(), false),
                tables);
    }

    /** How often a scan was repeated is of no use to a partner, and would tell one count from another. */
    private static Row row(Figure figure) {
        return new Row(figure.keys(), figure.measures().without(List.of("EVENTS", "TICKETS", "LET_GO")), null);
    }

    /** From its publication on: one that was put off half-way was held before the day it now has. */
    private static Days days(FairFacts fair, Instant asOf) {
        Instant published = fair.publishedAt();
        LocalDate first = published == null || published.isAfter(fair.begins()) ? day(fair.begins()) : day(published);
        LocalDate last = day(fair.ends()).plusDays(1);
        return new Days(first, last.isBefore(day(asOf)) ? day(asOf) : last);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, OpeningCalendar.CITY);
    }
}
