package cn.yishulai.notices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Several notices as one message: books that are ready at one site share a sentence, the rest follow one another. */
final class NoticeDigest {

    /** Four parts of a Chinese message (3GPP TS 23.040: 67 characters each); whoever wants more reads the inbox. */
    private static final int LONGEST = 268;
    /** Titles that are named; the sentence says how many there are. */
    private static final int NAMED = 3;

    private NoticeDigest() {}

    static String of(List<NoticeRepository.Row> notices, Language language) {
        List<String> sentences = sentences(notices, language);
        StringBuilder text = new StringBuilder(sentences.get(0));
        int said = 1;
        while (said < sentences.size()
                && text.length()
                                + sentences.get(said).length()
                                + rest(language, 99).length()
                        < LONGEST) {
            text.append(gap(language)).append(sentences.get(said++));
        }
        if (said < sentences.size()) {
            text.append(gap(language)).append(rest(language, sentences.size() - said));
        }
        return text.toString();
    }

    private static List<String> sentences(List<NoticeRepository.Row> notices, Language language) {
        Map<String, List<NoticeRepository.Row>> together = notices.stream()
                .collect(Collectors.groupingBy(NoticeDigest::key, LinkedHashMap::new, Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        together.values()
                .forEach(rows -> sentences.add(
                        rows.size() == 1
                                ? NoticeText.of(rows.get(0).kind(), rows.get(0).facts(), language)
                                : many(rows, language)));
        return sentences;
    }

    /** Only what is ready at one site is said in one sentence. */
    private static String key(NoticeRepository.Row notice) {
        return notice.kind() == NoticeKind.REQUEST_READY
                ? "ready " + notice.facts().get("siteName")
                : notice.id().toString();
    }

    /** The earliest of the days: who comes by then finds all of them. */
    private static String many(List<NoticeRepository.Row> ready, Language language) {
        Map<String, Object> facts = new HashMap<>(ready.get(0).facts());
        facts.put(
                "titles",
                ready.stream()
                        .limit(NAMED)
                        .map(row -> quoted(String.valueOf(row.facts().get("title")), language))
                        .collect(Collectors.joining(language == Language.ZH ? "" : ", ")));
        facts.put("count", ready.size());
        ready.stream()
                .map(row -> (String) row.facts().get("until"))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(until -> facts.put("until", until));
        String words =
                switch (language) {
                    case ZH ->
                        ready.size() > NAMED
                                ? "{titles}等 {count} 册书已到{siteName}，请于{until}闭馆前凭家庭码领取。"
                                : "{titles}共 {count} 册书已到{siteName}，请于{until}闭馆前凭家庭码领取。";
                    case EN ->
                        ready.size() > NAMED
                                ? "{count} books, among them {titles}, are ready at {siteName}. Please fetch them by {until} with your family code."
                                : "{titles} are ready at {siteName}. Please fetch them by {until} with your family code.";
                };
        return NoticeText.fill(words, facts, language);
    }

    private static String quoted(String title, Language language) {
        return switch (language) {
            case ZH -> "《" + title + "》";
            case EN -> "“" + title + "”";
        };
    }

    private static String gap(Language language) {
        return language == Language.ZH ? "" : " ";
    }

    private static String rest(Language language, int left) {
        return switch (language) {
            case ZH -> "另有 %d 条消息，请看收件箱。".formatted(left);
            case EN -> "%d more in your inbox.".formatted(left);
        };
    }
}
