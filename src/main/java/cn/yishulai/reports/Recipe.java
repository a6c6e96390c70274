package cn.yishulai.reports;

import java.util.List;

/**
 * How a report is counted: what happened is gathered month by month into the table {@code counted} of the transaction, and
 * summed from it at the end, because somebody who counts once may come on the last day of one month and the first of the
 * next.
 *
 * <p>Parameters: {@code begin} and {@code end} of the month, {@code since} and {@code until} of all, {@code lastDay},
 * {@code asOf}, {@code site} and {@code fair} (null for all), and what the definition says, by name.
 *
 * @param gather fills {@code counted}
 * @param notes looks up what may be put right later, and writes down what it found
 * @param sums each answers rows of section, keys and measures
 */
record Recipe(String gather, List<String> notes, List<String> sums) {

    /** One table for all reports; each uses what it needs. */
    static final String TABLE =
            """
            CREATE TEMPORARY TABLE counted (
                kind text, id uuid, seq integer, site_id uuid, from_site uuid, fair_id uuid, session_number integer, at timestamptz, day date,
                band text, channel text, who text, moved_on date, n integer, m integer, l integer, class text) ON COMMIT DROP""";

    /** The day of the city. */
    static final String DAY = "(%s AT TIME ZONE 'Asia/Shanghai')::date";

    /** A class that is new, or another than was noted last, is noted. */
    static final String NOTE_CLASSES =
            """
            INSERT INTO counted_class (copy_id, since, class)
            SELECT c.id, :now, k.class FROM (SELECT DISTINCT id FROM counted) c
            JOIN (SELECT copy.id, coalesce(left(s.class_number, 1), 'NONE') AS class
                  FROM copy JOIN volume v ON v.id = copy.volume_id LEFT JOIN edition_subject s ON s.edition_id = v.edition_id) k ON k.id = c.id
            LEFT JOIN LATERAL (SELECT class FROM counted_class h WHERE h.copy_id = c.id ORDER BY since DESC LIMIT 1) last ON true
            WHERE last.class IS DISTINCT FROM k.class
            ON CONFLICT DO NOTHING""";

    /** The last that was noted before the moment of the count, or else the first. */
    static final String CLASSES =
            """
            UPDATE counted c SET class = (SELECT h.class FROM counted_class h WHERE h.copy_id = c.id
                ORDER BY h.since <= :asOf DESC, abs(extract(epoch FROM h.since - :asOf)) LIMIT 1)""";

    /**
     * Steps of copies in a month, each with where the copy stood before, without those that were undone by then and without
     * the undoing.
     */
    static final String STEPS =
            """
            SELECT m.copy_id, m.seq, m.status, m.site_id, m.household_id, m.occurred_at, (m.occurred_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
                   p.status AS before, p.site_id AS from_site, p.household_id AS from_household
            FROM movement m LEFT JOIN movement p ON p.copy_id = m.copy_id AND p.seq = m.seq - 1
            WHERE m.occurred_at >= :begin AND m.occurred_at < :end AND m.recorded_at <= :asOf AND m.reason NOT LIKE 'undone: %'
              AND NOT EXISTS (SELECT FROM movement u WHERE u.copy_id = m.copy_id AND u.seq = m.seq + 1
                              AND u.reason = 'undone: ' || m.reason AND u.recorded_at <= :asOf)""";

    static Recipe of(Report report) {
        return switch (report) {
            case VISITS -> VisitRecipe.RECIPE;
            case ACTIVATION -> ActivationRecipe.RECIPE;
            case BOOKS -> BookRecipe.RECIPE;
            case NO_SHOWS -> NoShowRecipe.RECIPE;
        };
    }
}
