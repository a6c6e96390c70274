package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of problems.md: what each refusal means, and its title in both languages. */
@ApplicationScoped
class Problems {

    static final String CHINESE = "zh-CN";
    static final String ENGLISH = "en";

    private final Map<String, Map<String, String>> sections = read();

    /** What problems.md says of one code. */
    record Words(String code, String status, String meaning, String when, String zh, String en) {}

    /** The language of the answer: English when it is asked for before Chinese, else Chinese. */
    static String language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return CHINESE;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .filter(language -> language.equals("zh") || language.equals("en"))
                    .findFirst()
                    .map(language -> language.equals("en") ? ENGLISH : CHINESE)
                    .orElse(CHINESE);
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
    }

    String title(Refusal refusal, String language) {
        return words(refusal.code())
                .map(words -> language.equals(ENGLISH) ? words.en() : words.zh())
                .orElse(refusal.code());
    }

    Optional<Words> words(String code) {
        return Optional.ofNullable(sections.get(code))
                .map(lines -> new Words(
                        code,
                        lines.getOrDefault("status", ""),
                        lines.getOrDefault("meaning", ""),
                        lines.getOrDefault("when", ""),
                        lines.getOrDefault("zh", code),
                        lines.getOrDefault("en", code)));
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> sections = new TreeMap<>();
        Map<String, String> section = new HashMap<>();
        List<String> lines = new String(ContractFile.read("contract/problems.md"), UTF_8)
                .lines()
                .toList();
        for (String line : lines) {
            if (line.startsWith("## ")) {
                section = new HashMap<>();
                sections.put(line.substring(3).strip(), section);
            } else if (line.startsWith("- ") && line.contains(": ")) {
                int colon = line.indexOf(": ");
                section.put(line.substring(2, colon), line.substring(colon + 2));
            }
        }
        return sections;
    }
}
