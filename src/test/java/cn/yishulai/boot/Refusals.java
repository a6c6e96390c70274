package cn.yishulai.boot;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people were told while something was out of order. Clear is what says that it may be tried again, and when: 503 and
 * 429 with Retry-After, a write that is still being done (409), and the 502 and 504 of the proxy, which say it too. A 500 is not.
 */
final class Refusals {

    private static final Pattern CODE = Pattern.compile("\"code\" *: *\"([a-z-]+)\"");
    private static final String UNCLEAR = "UNCLEAR ";

    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    void add(HttpResponse<byte[]> answer) {
        Matcher code = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        boolean clear = answer.statusCode() == 409
                || (answer.statusCode() != 500
                        && answer.headers().firstValue("Retry-After").isPresent());
        times.merge(
                (clear ? "" : UNCLEAR) + answer.statusCode() + " " + (code.find() ? code.group(1) : "without words"),
                1,
                Integer::sum);
    }

    /** The connection broke, or nobody answered in time. */
    void addNoAnswer() {
        times.merge("no answer", 1, Integer::sum);
    }

    /** How often each was said. */
    Map<String, Integer> all() {
        return new TreeMap<>(times);
    }

    int times(String what) {
        return times.getOrDefault(what, 0);
    }

    /** Those that did not say that it may be tried again. */
    Map<String, Integer> unclear() {
        Map<String, Integer> unclear = all();
        unclear.keySet().removeIf(what -> !what.startsWith(UNCLEAR));
        return unclear;
    }
}
