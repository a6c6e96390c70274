package cn.yishulai.catalog;

import java.text.Normalizer;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year of printing as catalogues and sellers write it: 2009-1, 1997年11月1日, 民国75年[1986], 二零零六年四月. */
final class PrintedYear {

    private static final String CHINESE_DIGITS = "零一二三四五六七八九";
    /** A year, alone or with month and day behind it. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[89]\\d\\d|20\\d\\d)(?:\\d{2}|\\d{4})?(?!\\d)");

    private PrintedYear() {}

    /** The first year that is named; nothing for years of the Republic (民82), months alone, and anything else. */
    static OptionalInt parse(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replace('〇', '零')
                .replace('○', '零');
        StringBuilder digits = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int digit = CHINESE_DIGITS.indexOf(c);
            digits.append(digit < 0 ? c : (char) ('0' + digit));
        }
        Matcher year = YEAR.matcher(digits);
        return year.find() ? OptionalInt.of(Integer.parseInt(year.group(1))) : OptionalInt.empty();
    }
}
