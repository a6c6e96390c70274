package cn.yishulai.notices;

import cn.yishulai.places.OpeningCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A notice in words. */
final class NoticeText {

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");
    /** What is only worth saying with the fact in it: nobody is told of no credits. */
    private static final Pattern CLAUSE = Pattern.compile("\\[([^\\[\\]{]*\\{(\\w+)}[^\\[\\]]*)]");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile(DAY + "T.*");

    private NoticeText() {}

    /** A fact that is not there is left out: half a sentence is better than no message. Days and times are those of the city. */
    static String of(NoticeKind kind, Map<String, ?> facts, Language language) {
        return fill(kind.words(language), facts, language);
    }

    /** The words with each fact in braces said in that language; a clause in brackets only if its first fact is there and not 0. */
    static String fill(String words, Map<String, ?> facts, Language language) {
        String said = CLAUSE.matcher(words)
                .replaceAll(
                        match -> isNothing(facts.get(match.group(2))) ? "" : Matcher.quoteReplacement(match.group(1)));
        return FACT.matcher(said)
                .replaceAll(match -> Matcher.quoteReplacement(say(facts.get(match.group(1)), language)));
    }

    private static boolean isNothing(@Nullable Object fact) {
        return fact == null || fact.toString().equals("0");
    }

    private static String say(@Nullable Object fact, Language language) {
        String text = fact == null ? "" : fact.toString();
        try {
            if (DAY.matcher(text).matches()) {
                return language.day(LocalDate.parse(text));
            }
            if (TIME.matcher(text).matches()) {
                return language.minute(OffsetDateTime.parse(text).atZoneSameInstant(OpeningCalendar.CITY));
            }
        } catch (DateTimeParseException e) {
            return text;
        }
        return text;
    }
}
