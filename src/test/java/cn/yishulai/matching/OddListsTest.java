package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lists that are legal and as odd as people make them: read as published, and both maxima reached. */
class OddListsTest {

    private static final int LISTS = 4000;
    private static final String[] OPTIONS = {
        "ALLOW-DUMMIES",
        "allow-dummies HIDE-REPEATS",
        "Allow-Dummies CASE-SENSITIVE",
        "ALLOW-DUMMIES LINEAR-PRIORITIES SMALL-STEP=0 BIG-STEP=1",
        "ALLOW-DUMMIES EXPLICIT-PRIORITIES METRIC=USERS-TRADING",
        "ALLOW-DUMMIES SQUARE-PRIORITIES NONTRADE-COST=7 SHRINK=1 ITERATIONS=2",
        "HIDE-ERRORS HIDE-LOOPS TRIANGLE-PRIORITIES",
        "REQUIRE-COLONS ALLOW-DUMMIES",
        "REQUIRE-USERNAMES ALLOW-DUMMIES"
    };
    private static final String[] BLANKS = {" ", "  ", "\t"};

    @Test
    void oddListsAreReadAsPublishedAndReachBothMaxima() {
        SplittableRandom random = new SplittableRandom(84);
        int traded = 0;
        for (int n = 0; n < LISTS; n++) {
            String text = new OddList(random).text();
            TradeRun run = TradeRun.of(text, n % 4, Watch.NONE);
            assertThat(wantsOf(run.list())).as(text).isEqualTo(ObviousReader.wantsOf(text));
            ObviousSolver best = ObviousSolver.bestOfAll(run.list());
            Certificate.Bounds bounds = run.certificate().check(run.list());
            assertThat(new int[] {run.trades(), run.people(), bounds.trades(), bounds.people()})
                    .as(text)
                    .containsExactly(best.trades, best.people, best.trades, best.people);
            LoopsFixture.assertAllowed(run);
            assertThat(ResultCheck.check(text, run.resultText() + run.certificateText(text)))
                    .as(text)
                    .hasSize(2);
            traded += run.trades() > 0 ? 1 : 0;
        }
        assertThat(traded).isGreaterThan(LISTS / 5);
    }

    private static Map<String, List<String>> wantsOf(TradeList list) {
        Map<String, List<String>> wants = new LinkedHashMap<>();
        for (int i = 0; i < list.items(); i++) {
            List<String> wanted = new ArrayList<>();
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                wanted.add(list.name().get(list.wants()[w]));
            }
            wants.put(list.name().get(i), wanted);
        }
        return wants;
    }

    /** One list: few names, so that everything collides with everything. */
    private static final class OddList {

        private final SplittableRandom random;
        private final String options;
        private final StringBuilder text = new StringBuilder();

        OddList(SplittableRandom random) {
            this.random = random;
            options = OPTIONS[random.nextInt(OPTIONS.length)];
        }

        String text() {
            text.append(random.nextInt(9) == 0 ? "\uFEFF" : "").append("# a fair: (odd) #1 ; !\n");
            text.append("#! ").append(options).append('\n');
            text.append("#@WAITING (u0) 4\n#@ and now : a comment\n");
            if (random.nextInt(4) == 0) {
                text.append("!Begin-Official-Names\n");
                for (int i = 0; i < 7; i++) {
                    text.append(random.nextInt(6) == 0 ? "" : "I" + i + (random.nextBoolean() ? ": a book" : "\n"));
                    text.append('\n');
                }
                text.append("!END-OFFICIAL-NAMES\n");
            }
            int lines = 5 + random.nextInt(5);
            for (int n = 0; n < lines; n++) {
                line();
                text.append(random.nextInt(5) == 0 ? "\r\n\r\n" : "\n");
            }
            return text.toString();
        }

        private void line() {
            boolean user = options.contains("REQUIRE-USERNAMES") || random.nextInt(8) > 0;
            if (user) {
                String letter = random.nextInt(3) == 0 ? "U" : "u";
                int who = random.nextInt(3);
                text.append('(')
                        .append(letter)
                        .append(who == 2 ? " 2" : who)
                        .append(')')
                        .append(blank());
            }
            text.append(item());
            boolean colon = options.contains("REQUIRE-COLONS") || random.nextInt(3) > 0;
            text.append(colon ? random.nextBoolean() ? ":" : " : " : blank());
            int wants = 1 + random.nextInt(5);
            for (int w = 0; w < wants; w++) {
                text.append(item());
                if (options.contains("EXPLICIT") && random.nextInt(3) == 0) {
                    text.append('=').append(1 + random.nextInt(20));
                }
                text.append(random.nextInt(4) == 0 ? ";" : random.nextInt(6) == 0 ? " ; ;" : blank());
            }
        }

        private String item() {
            if (random.nextInt(3) == 0) {
                return (random.nextBoolean() ? "%d" : "%D") + random.nextInt(3);
            }
            return (random.nextInt(6) == 0 ? "i" : "I") + random.nextInt(7);
        }

        private String blank() {
            return BLANKS[random.nextInt(BLANKS.length)];
        }
    }
}
