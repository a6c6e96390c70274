package cn.yishulai.matching;

import static cn.yishulai.matching.MatchingRefusal.TRADE_RESULT_WRONG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a result in the usual form, ours or another program's: who receives what, from the trade loops and the item
 * summary, which must agree; the counts it states; and the certificate if it has one.
 */
final class ResultReader {

    private static final Pattern COUNT = Pattern.compile("(?:TRADE LOOPS|ITEM SUMMARY) \\((\\d{1,9}) total trades\\):");
    private static final Pattern TRADES = Pattern.compile("Num trades\\s*=\\s*(\\d{1,9})\\b.*");
    private static final Pattern USERS = Pattern.compile("Num users\\s*=\\s*(\\d{1,9})\\b.*");

    private final TradeList list;
    private final Map<String, Integer> itemByName = new HashMap<>();
    private final int[] receives;
    private int statedTrades = -1;
    private int statedPeople = -1;

    /**
     * @param receives which real item each real item receives, -1 for none
     * @param statedTrades the count that the result gives, -1 when it gives none; so too {@code statedPeople}
     * @param certificate its lines, empty without one
     */
    record Result(int[] receives, int statedTrades, int statedPeople, List<String> certificate) {}

    private ResultReader(TradeList list) {
        this.list = list;
        receives = new int[list.items()];
        Arrays.fill(receives, -1);
        for (int i = 0; i < list.items(); i++) {
            if (!list.dummy()[i]) {
                itemByName.put(list.name().get(i), i);
            }
        }
    }

    static Result read(TradeList list, String text) {
        ResultReader reader = new ResultReader(list);
        List<String> certificate = new ArrayList<>();
        boolean inCertificate = false;
        for (String raw : text.split("\r?\n")) {
            String line = raw.trim();
            if (inCertificate) {
                certificate.add(raw);
            } else if (line.equals(CertificateText.TITLE)) {
                inCertificate = true;
            } else if (!line.startsWith("****")) {
                reader.line(line);
            }
        }
        return new Result(reader.receives, reader.statedTrades, reader.statedPeople, certificate);
    }

    private void line(String line) {
        Matcher count = COUNT.matcher(line);
        Matcher trades = TRADES.matcher(line);
        Matcher users = USERS.matcher(line);
        if (count.matches() || trades.matches()) {
            int stated = Integer.parseInt(count.matches() ? count.group(1) : trades.group(1));
            if (statedTrades >= 0 && statedTrades != stated) {
                throw wrong("The result counts its trades as " + statedTrades + " and as " + stated + ".");
            }
            statedTrades = stated;
        } else if (users.matches()) {
            statedPeople = Integer.parseInt(users.group(1));
        } else if (line.contains(" receives ")) {
            receives(line);
        }
    }

    private void receives(String line) {
        Half giver = half(line, 0);
        if (!line.startsWith("receives ", giver.end())) {
            throw wrong("The result has a line that cannot be read: " + line);
        }
        Half taken = half(line, giver.end() + "receives ".length());
        int before = receives[giver.item()];
        if (before >= 0 && before != taken.item()) {
            throw wrong("The result has " + list.name().get(giver.item()) + " receive two items.");
        }
        receives[giver.item()] = taken.item();
    }

    /** An item with or without its user, and where the line goes on. */
    private record Half(int item, int end) {}

    private Half half(String line, int from) {
        int at = skipBlanks(line, from);
        String user = "";
        if (at < line.length() && line.charAt(at) == '(') {
            int close = closing(line, at);
            user = line.substring(at, close + 1);
            at = skipBlanks(line, close + 1);
        }
        int end = at;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        int item = item(line.substring(at, end), line);
        end = skipBlanks(line, end);
        if (end < line.length() && line.charAt(end) == '(') {
            int close = closing(line, end);
            user = line.substring(end, close + 1);
            end = skipBlanks(line, close + 1);
        }
        if (!user.isEmpty() && !user.equalsIgnoreCase(list.user().get(item))) {
            throw wrong("The result gives item " + list.name().get(item) + " to " + user + ", who does not own it.");
        }
        return new Half(item, end);
    }

    private static int closing(String line, int open) {
        int close = line.indexOf(')', open);
        if (close < 0) {
            throw wrong("The result has a line that cannot be read: " + line);
        }
        return close;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private int item(String name, String line) {
        String known = list.options().has("CASE-SENSITIVE") ? name : name.toUpperCase(Locale.ROOT);
        Integer item = itemByName.get(known);
        if (item == null) {
            throw wrong("The result names " + name + ", which is not in the list: " + line);
        }
        return item;
    }

    private static RuntimeException wrong(String message) {
        return TRADE_RESULT_WRONG.because(message);
    }
}
