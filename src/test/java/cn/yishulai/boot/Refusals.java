package cn.yishulai.boot;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people were told while something was out of order. Clear is what says that it may be tried again, and when: 503 and
 * 429 with Retry-After, a write that is still being done (409), and the 502 and 504 of the proxy, which say it too. A 500 is not.
 */
final class Refusals {

    private static final Pattern CODE = Pattern.compile("\"code\" *: *\"([a-z-]+)\"");
    private static final Pattern INSTANCE = Pattern.compile("\"instance\" *: *\"(urn:uuid:[0-9a-f-]+)\"");
    private static final String UNCLEAR = "UNCLEAR ";

    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Queue<String> instances = new ConcurrentLinkedQueue<>();

    void add(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        Matcher code = CODE.matcher(body);
        boolean clear = answer.statusCode() == 409
                || (answer.statusCode() != 500
                        && answer.headers().firstValue("Retry-After").isPresent());
        if (!clear) {
            Matcher instance = INSTANCE.matcher(body);
            instances.add(instance.find() ? instance.group(1) : "an answer without an instance");
        }
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

    /** By what name each of the {@link #unclear} is found in the log of the node that gave it. */
    List<String> instances() {
        return List.copyOf(instances);
    }

    /** Those that did not say that it may be tried again. */
    Map<String, Integer> unclear() {
        Map<String, Integer> unclear = all();
        unclear.keySet().removeIf(what -> !what.startsWith(UNCLEAR));
        return unclear;
    }
}
