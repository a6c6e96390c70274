package cn.yishulai.fairs;

import cn.yishulai.labels.ListPaper.Column;
import cn.yishulai.labels.ListPaper.Part;
import cn.yishulai.places.OpeningCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of the paper of a fair follows from its programme, and the empty lists. */
record FairPaperParts(FairPaperWords words) {

    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    /** A page. */
    private static final int BLANKS = 30;

    Part sessions(ProgrammeView programme) {
        List<List<String>> rows = new ArrayList<>();
        for (ProgrammeView.Session session : programme.sessions()) {
            rows.add(List.of(
                    String.valueOf(session.number()),
                    span(session.from(), session.until()),
                    String.valueOf(session.capacity()),
                    String.valueOf(session.walkInPlaces()),
                    session.slots().stream()
                            .map(slot -> "%s (%d)".formatted(CLOCK.format(slot.from()), slot.places()))
                            .collect(Collectors.joining("  "))));
        }
        return new Part(
                words.programme(),
                false,
                List.of(),
                List.of(
                        new Column(words.session(), 1.2),
                        new Column(words.time(), 3.4),
                        new Column(words.places(), 1.4),
                        new Column(words.walkIns(), 1.6),
                        new Column(words.arrivals(), 5)),
                rows,
                0);
    }

    Part acts(ProgrammeView.Stage stage) {
        List<List<String>> rows = stage.performances().stream()
                .map(act -> List.of(
                        span(act.from(), act.until()),
                        words.pick(act.title(), act.titleEn()),
                        act.performer() == null ? "" : act.performer()))
                .toList();
        return new Part(
                words.stage(words.pick(stage.name(), stage.nameEn())),
                false,
                List.of(),
                List.of(new Column(words.time(), 3), new Column(words.act(), 5), new Column(words.performer(), 3)),
                rows,
                0);
    }

    Part rota(ProgrammeView programme) {
        List<List<String>> rows = new ArrayList<>();
        for (ProgrammeView.Shift shift : programme.shifts()) {
            List<String> names = shift.helpers().stream()
                    .filter(ProgrammeView.Helper::held)
                    .map(ProgrammeView.Helper::name)
                    .toList();
            for (int i = 0; i < Math.max(shift.needed(), names.size()); i++) {
                rows.add(List.of(
                        i == 0 ? span(shift.from(), shift.until()) : "",
                        i == 0 ? shift.role() : "",
                        i < names.size() ? names.get(i) : "",
                        "",
                        ""));
            }
        }
        return new Part(
                words.rota(),
                true,
                List.of(words.rotaNote()),
                List.of(
                        new Column(words.time(), 3.2),
                        new Column(words.shift(), 2.6),
                        new Column(words.name(), 2.6),
                        new Column(words.came(), 1.4),
                        new Column(words.went(), 1.4)),
                rows,
                4);
    }

    List<Part> blanks() {
        return List.of(
                blank(words.walkInList(), words.walkInNote(), words.walkInColumns()),
                blank(words.swapList(), words.swapNote(), words.swapColumns()),
                blank(words.bringList(), words.bringNote(), words.bringColumns()),
                blank(words.incidentList(), words.incidentNote(), words.incidentColumns()));
    }

    private static Part blank(String heading, String note, List<Column> columns) {
        return new Part(heading, true, List.of(note), columns, List.of(), BLANKS);
    }

    static String span(OffsetDateTime from, OffsetDateTime until) {
        Instant begins = from.toInstant();
        boolean oneDay = OpeningCalendar.dayOf(begins).equals(OpeningCalendar.dayOf(until.toInstant()));
        return DAY.format(from) + "–" + (oneDay ? CLOCK : DAY).format(until);
    }
}
