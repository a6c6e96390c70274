package cn.yishulai.reports;

import cn.yishulai.reports.CountView.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What came of a fair. @param asOf what was recorded later is not in it */
public record FairFiguresView(
        UUID fairId, String title, LocalDate from, LocalDate to, OffsetDateTime asOf, List<Part> parts) {

    /** One report. @param tables none where the total is kept back */
    public record Part(Report report, Definition definition, Row total, List<Table> tables) {}

    /** Adds up to the total. */
    public record Table(String name, List<Row> rows) {}
}
