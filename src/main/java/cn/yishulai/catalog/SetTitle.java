package cn.yishulai.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a title says of the parts of a set: 全三册, 套装共6册, 上下册, （上中下）. A title of one part (上册, 第二卷) and one that
 * gives no number (套装) say nothing.
 */
final class SetTitle {

    static final int MOST_PARTS = 200;

    private static final String UNIT = "[册冊卷集部本辑輯]";
    private static final Pattern COUNTED =
            Pattern.compile("[全共]\\s*([0-9０-９]{1,3}|[一二三四五六七八九十两兩]{1,3})\\s*(" + UNIT + ")");
    private static final String UPPER_TO_LOWER = "上[、,，/／\\s]*(中[、,，/／\\s]*)?下";
    private static final Pattern NAMED = Pattern.compile(UPPER_TO_LOWER + "\\s*(" + UNIT + ")");
    private static final Pattern NAMED_IN_BRACKETS =
            Pattern.compile("[（(\\[【][^（）()\\[\\]【】]*?" + UPPER_TO_LOWER + "\\s*[）)\\]】]");
    private static final String DIGITS = "一二三四五六七八九";

    private SetTitle() {}

    /** Labels of the parts, or nothing when the title does not say that it is a set. */
    static List<String> parts(String title, @Nullable String label) {
        String said = label == null ? title : title + " " + label;
        Matcher counted = COUNTED.matcher(said);
        if (counted.find()) {
            int count = number(counted.group(1));
            return count < 2 || count > MOST_PARTS
                    ? List.of()
                    : IntStream.rangeClosed(1, count)
                            .mapToObj(i -> "第" + i + counted.group(2))
                            .toList();
        }
        Matcher named = NAMED.matcher(said);
        if (named.find()) {
            return upperToLower(named.group(1) != null, named.group(2));
        }
        Matcher bracketed = NAMED_IN_BRACKETS.matcher(said);
        return bracketed.find() ? upperToLower(bracketed.group(1) != null, "册") : List.of();
    }

    private static List<String> upperToLower(boolean withMiddle, String unit) {
        return Stream.of("上", withMiddle ? "中" : "", "下")
                .filter(part -> !part.isEmpty())
                .map(part -> part + unit)
                .toList();
    }

    /** 12, １２, 十二, 二十, 二十四; 两 is two. */
    private static int number(String written) {
        String text = written.replace('两', '二').replace('兩', '二');
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return text.length() == 1 ? DIGITS.indexOf(text) + 1 : 0;
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(text.charAt(0)) + 1;
        return tens * 10 + (ten == text.length() - 1 ? 0 : DIGITS.indexOf(text.charAt(ten + 1)) + 1);
    }
}
