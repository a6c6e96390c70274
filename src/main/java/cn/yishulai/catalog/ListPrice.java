package cn.yishulai.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The price printed on a book as it is written down: 25.00元, CNY赠90.00, ¥100, 132.00（全三册）. */
final class ListPrice {

    private static final int FEN = 100;
    private static final int DEAREST_YUAN = 1_000_000;

    /** Any of these makes it the money of another place; then it is not the number of yuan. */
    private static final Pattern FOREIGN = Pattern.compile(
            "NT|TWD|台币|台幣|臺幣|新台|HK|H\\.K|港|USD|\\$|美元|GBP|£|英镑|JP|円|圓|日元|税|本体" + "|EUR|€|欧元|CAD|KRW|韩元|(?<!C)NY");

    private static final Pattern YUAN = Pattern.compile(
            "^(?:定价|人民币|CNY|RMB|¥|赠|:|\\s)*(\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:[.。]+(\\d{1,2}))?(?![\\d、,]).*",
            Pattern.DOTALL);

    private ListPrice() {}

    /** In hundredths of a yuan, the first one if several are named; nothing for other money and for what is no price. */
    static OptionalInt parse(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .strip();
        Matcher yuan = YUAN.matcher(text);
        if (FOREIGN.matcher(text).find() || !yuan.matches()) {
            return OptionalInt.empty();
        }
        int whole = Integer.parseInt(yuan.group(1).replace(",", ""));
        String part = yuan.group(2) == null ? "00" : (yuan.group(2) + "0").substring(0, 2);
        return whole > DEAREST_YUAN ? OptionalInt.empty() : OptionalInt.of(whole * FEN + Integer.parseInt(part));
    }
}
