package cn.yishulai.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row of a table of a report.
 *
 * @param section which table: TOTAL, BY_VENUE, BY_DAY …
 * @param keys what is counted: {@code {"SITE": …, "DAY": "2026-05-01"}}
 * @param measures how much: {@code {"VISITS": 12}}
 */
record Figure(String section, ObjectNode keys, ObjectNode measures) {}
