package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Results and certificates changed at random: what is still accepted is still true. */
class BrokenResultTest {

    private static final int LISTS = 600;
    private static final int CHANGES_OF_A_LIST = 12;

    /** Refused and accepted changes, by the first word of the changed line. */
    private final Map<String, int[]> counts = new TreeMap<>();

    @Test
    void aChangedLineIsRefusedOrChangesNothingThatIsClaimed() {
        SplittableRandom random = new SplittableRandom(87);
        for (int n = 0; n < LISTS; n++) {
            String list = TradesFixture.aSmallList(random, 9);
            TradeRun run = TradeRun.of(list, 0, Watch.NONE);
            String result = run.resultText() + run.certificateText(list);
            for (int change = 0; change < CHANGES_OF_A_LIST; change++) {
                acceptsOnlyTheTruth(list, run, changed(result, random));
            }
        }
        for (String kind : List.of("receives", "item", "case", "takes", "input", "Num trades", "trade")) {
            assertThat(counts.get(kind)[0]).as("refused changes of " + kind).isPositive();
        }
    }

    /** A, B and C, D could trade in pairs; E wants A, and nobody wants E. */
    private static final String TWO_PAIRS = "A : B\nB : A\nC : D\nD : C\nE : A\n";

    @Test
    void aForgedCertificateDoesNotBlessAPoorerResult() {
        TradeRun run = TradeRun.of(TWO_PAIRS, 0, Watch.NONE);
        String poorer = "TRADE LOOPS (2 total trades):\n\nA receives B\nB receives A\n\nNum trades  = 2 of 5 items\n";
        String honest = run.certificateText(TWO_PAIRS);
        long weight = run.certificate().tradeWeight();
        assertRefused(poorer + honest, "The result makes 2 trades; 4 are not ruled out by the certificate.");
        assertRefused(
                poorer + forged(honest, "C", weight, 0) + "item\tD\t" + weight + "\t0\n",
                "The certificate does not hold at item C.");
        assertRefused(poorer + forged(honest, "E", 0, -3 * weight), "The certificate does not hold at item E.");
    }

    private static String forged(String certificate, String item, long level, long price) {
        return certificate + "item\t" + item + "\t" + level + "\t" + price + "\n";
    }

    private static void assertRefused(String result, String reason) {
        assertThatThrownBy(() -> ResultCheck.check(TWO_PAIRS, result))
                .isInstanceOf(Refused.class)
                .hasMessage(reason);
    }

    private record Changed(String kind, String text) {}

    private void acceptsOnlyTheTruth(String list, TradeRun best, Changed changed) {
        int[] count = counts.computeIfAbsent(changed.kind(), k -> new int[2]);
        try {
            List<String> found = ResultCheck.check(list, changed.text());
            assertThat(found.get(0))
                    .as(list + changed.text())
                    .isEqualTo("The result holds: " + best.trades() + " trades, " + best.people() + " users served.");
            count[1]++;
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(MatchingRefusal.TRADE_RESULT_WRONG);
            count[0]++;
        }
    }

    private static Changed changed(String result, SplittableRandom random) {
        List<String> lines = new ArrayList<>(Arrays.asList(result.split("\n")));
        int at;
        do {
            at = random.nextInt(lines.size());
        } while (lines.get(at).isBlank());
        String line = lines.get(at);
        String other = lines.get(random.nextInt(lines.size()));
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, withAnotherNumber(line, random));
            case 3 -> lines.set(at, withLastWordOf(line, other));
            default -> lines.set(at, other);
        }
        return new Changed(kindOf(line), String.join("\n", lines) + "\n");
    }

    private static String withAnotherNumber(String line, SplittableRandom random) {
        String[] words = line.split("(?<=[\t ])");
        int[] numbers = IntStream.range(1, words.length)
                .filter(w -> words[w].trim().matches("-?\\d{1,15}"))
                .toArray();
        if (numbers.length > 0) {
            int w = numbers[random.nextInt(numbers.length)];
            long number = Long.parseLong(words[w].trim());
            long step = random.nextBoolean() ? 1 : 1_000_000;
            words[w] = (random.nextBoolean() ? number + step : number - step) + words[w].replaceAll("\\S", "");
        }
        return String.join("", words);
    }

    private static String withLastWordOf(String line, String other) {
        return line.replaceFirst("\\S+$", "") + other.replaceFirst(".*\\s", "");
    }

    private static String kindOf(String line) {
        if (line.contains(" receives ")) {
            return "receives";
        }
        return line.startsWith("Num trades") ? "Num trades" : line.split("\t")[0];
    }
}
