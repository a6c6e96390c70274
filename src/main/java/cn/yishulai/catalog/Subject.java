package cn.yishulai.catalog;

import cn.yishulai.kernel.Audience;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record says its book is about, in which language and for whom. It only serves to narrow a search, so what
 * cannot be understood is left out and is no reason to reject a record.
 *
 * @param classNumber of the Chinese Library Classification (中图法): I242.4
 * @param language three letters as in MARC records
 */
record Subject(@Nullable String classNumber, @Nullable String language, @Nullable Audience audience) {

    static final Subject UNKNOWN = new Subject(null, null, null);

    private static final Pattern CLASS = Pattern.compile("^[A-KN-VXZ][A-Z]?[0-9]*[0-9.\\-/]*");
    private static final Pattern CODE = Pattern.compile("[a-z]{3}");

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("中文", "chi"),
            Map.entry("汉语", "chi"),
            Map.entry("zh", "chi"),
            Map.entry("zho", "chi"),
            Map.entry("英文", "eng"),
            Map.entry("英语", "eng"),
            Map.entry("en", "eng"),
            Map.entry("日文", "jpn"),
            Map.entry("日语", "jpn"),
            Map.entry("ja", "jpn"),
            Map.entry("法语", "fre"),
            Map.entry("fra", "fre"),
            Map.entry("德语", "ger"),
            Map.entry("deu", "ger"),
            Map.entry("俄语", "rus"));

    /** UNIMARC manual, field 100, characters 17 to 19: b to 5 years, c 5 to 10, d 9 to 14, e 14 to 20, k and m adults. */
    private static final Map<Character, Audience> OF_CNMARC = Map.of(
            'b', Audience.UNDER_7,
            'c', Audience.FROM_7_TO_10,
            'd', Audience.FROM_11_TO_13,
            'e', Audience.FROM_14_TO_17,
            'k', Audience.ADULT,
            'm', Audience.ADULT);

    /** MARC 21, field 008, character 22: a to 5 years, b 6 to 8, c 9 to 13, d 14 to 17, e and f adults. */
    private static final Map<Character, Audience> OF_MARC21 = Map.of(
            'a', Audience.UNDER_7,
            'b', Audience.FROM_7_TO_10,
            'c', Audience.FROM_11_TO_13,
            'd', Audience.FROM_14_TO_17,
            'e', Audience.ADULT,
            'f', Audience.ADULT);

    static Subject of(@Nullable String classNumber, @Nullable String language) {
        return new Subject(classOf(classNumber), languageOf(language), null);
    }

    /** @param coded field 100, subfield a */
    Subject forReadersOfCnmarc(@Nullable String coded) {
        return new Subject(
                classNumber, language, coded == null || coded.length() < 18 ? null : OF_CNMARC.get(coded.charAt(17)));
    }

    /** @param coded field 008, which also says the language when no other field does */
    Subject forReadersOfMarc21(@Nullable String coded) {
        if (coded == null || coded.length() < 38) {
            return this;
        }
        return new Subject(
                classNumber,
                language == null ? languageOf(coded.substring(35, 38)) : language,
                OF_MARC21.get(coded.charAt(22)));
    }

    private static @Nullable String classOf(@Nullable String written) {
        if (written == null) {
            return null;
        }
        Matcher number = CLASS.matcher(plain(written).toUpperCase(Locale.ROOT));
        return number.find() ? number.group() : null;
    }

    private static @Nullable String languageOf(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String plain = plain(written).toLowerCase(Locale.ROOT);
        String code = LANGUAGES.getOrDefault(plain, plain);
        return CODE.matcher(code).matches() && !code.equals("und") ? code : null;
    }

    private static String plain(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
    }
}
